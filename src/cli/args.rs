//! The words of a call. Doc comments are the help texts and the man page.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use super::day_args::{CheckInCommand, QuestionCommand, SettingsCommand, SymptomCommand};
use super::plan_args::{BottleCommand, PlanCommand};
use super::report_args::Report;
use super::watch_args::{AnalyteCommand, Attach, ChecklistCommand, PersonCommand, WatchCommand};

/// A private diary of doses, symptoms and lab values on one time axis.
///
/// Without a command, the window opens. WHEN is 2014-05, 2014-05-12, "2014-05-12 22:00", now, "yesterday 22:00",
/// ~2014-05 (about) or 2013-06..2014-01 (some time between). Numbers have a point as decimal mark and no grouping.
///
/// Exit status: 0 done; 1 failed for a reason outside the input; 2 the words of the call are wrong; 3 understood and
/// refused; 4 no such record or diary; 5 the file is damaged, empty, no diary, or newer than this program.
#[derive(Parser, Debug)]
#[command(name = "titrace", version, max_term_width = 100)]
pub struct Call {
    /// The diary's file; without it, the one in the user's data folder
    #[arg(long, global = true, env = "TITRACE_DIARY", value_name = "FILE", value_hint = ValueHint::FilePath)]
    diary: Option<OsString>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub json: bool,
    /// Yes to what the window would ask (a second dose in a day, a tenfold slip, a very high dose; what a text that
    /// was damaged in copying would be read as)
    #[arg(long, global = true)]
    pub confirm: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Call {
    /// The file that was named; an empty name is none.
    pub fn diary(&self) -> Option<PathBuf> {
        self.diary.as_ref().filter(|name| !name.is_empty()).map(PathBuf::from)
    }
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Make a diary from the bundled case and open the window on it
    Demo {
        /// Only make it
        #[arg(long)]
        no_window: bool,
    },
    /// Write down a dose, symptom, lab value, event or note
    #[command(subcommand)]
    Log(Log),
    /// Medicines
    #[command(subcommand)]
    Medicine(MedicineCommand),
    /// Courses: stretches of taking a medicine
    #[command(subcommand)]
    Course(CourseCommand),
    /// Plans: dated steps that bend to life
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Bottles: what is left, how long they keep
    #[command(subcommand)]
    Bottle(BottleCommand),
    /// What is due on a day (today), what was logged, what asks for attention
    Today {
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    /// What asks for attention, why, and what became of it
    Watch {
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[command(subcommand)]
        what: Option<WatchCommand>,
    },
    /// Checklists with the answers given so far
    Checklist {
        /// bleeding, liver, start, …; all of them, if not given
        name: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[command(subcommand)]
        what: Option<ChecklistCommand>,
    },
    /// Analytes that a laboratory measures
    #[command(subcommand)]
    Analyte(AnalyteCommand),
    /// Keep a scan or PDF of the original beside a record
    Attach(Attach),
    /// Write an attachment out into a new file
    Attachment {
        id: String,
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        out: PathBuf,
    },
    /// Symptoms: what may be asked for every day, and the person's own
    #[command(subcommand)]
    Symptom(SymptomCommand),
    /// What to ask at the next appointment
    #[command(subcommand)]
    Question(QuestionCommand),
    /// The check-in every three months: when it is due, what it asks, what was answered and how that compares
    CheckIn {
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[command(subcommand)]
        what: Option<CheckInCommand>,
    },
    /// How the program is set
    #[command(subcommand)]
    Settings(SettingsCommand),
    /// Who keeps the diary, as far as they say so
    #[command(subcommand)]
    Person(PersonCommand),
    /// Replace one field of a record; an empty value takes it away
    Edit {
        id: String,
        field: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Put a record into the trash
    Delete { id: String },
    /// Take the last change back, whoever made it
    Undo,
    /// Make the last undone change again
    Redo,
    /// Every version of a record, a line each
    History { id: String },
    /// What is in the trash
    Trash,
    /// Take a record out of the trash
    Restore { id: String },
    /// Records by time
    List(List),
    /// Write the diary out
    #[command(subcommand)]
    Export(Export),
    /// Read records in
    #[command(subcommand)]
    Import(Import),
    /// Draw the chart as a picture
    Chart(Chart),
    /// What a clinician reads at an appointment, as PDF or HTML
    Report(Report),
    /// Make a verified backup in the diary's own folder and in the second one that was chosen, or in DIR
    Backup {
        #[arg(value_hint = ValueHint::DirPath)]
        dir: Option<PathBuf>,
    },
    /// The backups there are, each opened and read again
    Backups {
        #[arg(value_hint = ValueHint::DirPath)]
        dir: Option<PathBuf>,
    },
    /// Put a backup in the place of the diary; what was there is kept beside it
    RestoreBackup {
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Make a new diary of what can be read of a damaged one, which is not touched
    Salvage {
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        out: PathBuf,
    },
    /// Look whether the file is sound
    Check,
    /// Print a completion script
    Completions { shell: Shell },
    /// Print the manual page
    Man,
}

/// When something was.
#[derive(Args, Debug)]
pub struct At {
    /// When it was; now, if not given
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub at: Option<String>,
    /// The date is an assumption, not the source's
    #[arg(long)]
    pub assumed: bool,
}

/// What every record may carry.
#[derive(Args, Debug)]
pub struct Beside {
    #[command(flatten)]
    pub at: At,
    /// A remark
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// Who types it, if that is not the person
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub entered_by: Option<String>,
}

#[derive(Subcommand, Debug)]
pub enum Log {
    /// A dose, counted or as an amount
    Dose {
        #[arg(allow_hyphen_values = true)]
        medicine: String,
        /// How many
        #[arg(long, allow_hyphen_values = true, conflicts_with = "amount")]
        count: Option<String>,
        /// Of what: drop, tablet, capsule, …
        #[arg(long, allow_hyphen_values = true, requires = "count")]
        count_unit: Option<String>,
        /// "1.75 mg"
        #[arg(long, allow_hyphen_values = true)]
        amount: Option<String>,
        /// taken, skipped, partial or extra
        #[arg(long, allow_hyphen_values = true)]
        status: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: Option<String>,
        #[command(flatten)]
        beside: Beside,
    },
    /// A symptom on its scale
    Symptom {
        #[arg(allow_hyphen_values = true)]
        name: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// 0-10, 0-4, …, yes/no, count, minutes, percent, change, m, km, mi
        #[arg(long, allow_hyphen_values = true)]
        scale: Option<String>,
        /// left, right or both
        #[arg(long, allow_hyphen_values = true)]
        side: Option<String>,
        #[command(flatten)]
        beside: Beside,
    },
    /// A laboratory value as it is written: 110, "<5", ~136, 3-5, normal, "110 x10^9/L"
    Lab {
        #[arg(allow_hyphen_values = true)]
        analyte: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
        #[arg(allow_hyphen_values = true)]
        unit: Option<String>,
        /// The range printed on the result, 165-387, or none
        #[arg(long, value_name = "LOW-HIGH|none", allow_hyphen_values = true)]
        range: Option<String>,
        /// The laboratory
        #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
        lab: Option<String>,
        /// yes or no
        #[arg(long, allow_hyphen_values = true)]
        fasting: Option<String>,
        /// Whether biotin was taken before the draw: yes or no
        #[arg(long, allow_hyphen_values = true)]
        biotin: Option<String>,
        /// Whether the sample was drawn again to check a result: yes or no
        #[arg(long, allow_hyphen_values = true)]
        repeat_sample: Option<String>,
        #[command(flatten)]
        beside: Beside,
    },
    /// A table of results as it is pasted from a laboratory's page, one result a line; all or nothing
    Panel(Panel),
    /// relapse, infection, procedure, imaging, appointment, treatment, context, adverse, milestone or other
    Event {
        #[arg(value_name = "TYPE", allow_hyphen_values = true)]
        event_type: String,
        #[arg(allow_hyphen_values = true)]
        title: String,
        /// Its end
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        until: Option<String>,
        /// mild, moderate or severe
        #[arg(long, allow_hyphen_values = true)]
        severity: Option<String>,
        /// Whether a clinician confirmed it: yes or no
        #[arg(long, allow_hyphen_values = true)]
        confirmed: Option<String>,
        /// Whether there was a fever or an infection at the time: yes or no
        #[arg(long, allow_hyphen_values = true)]
        fever: Option<String>,
        /// There was none of it, up to --until; the title may be empty
        #[arg(long)]
        absent: bool,
        #[command(flatten)]
        beside: Beside,
    },
    /// Free words
    Note {
        #[arg(allow_hyphen_values = true)]
        text: String,
        #[command(flatten)]
        at: At,
        /// Who types it, if that is not the person
        #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
        entered_by: Option<String>,
    },
}

/// Results that stand in one table, drawn at one time.
#[derive(Args, Debug)]
pub struct Panel {
    /// The table; standard input, if it is - or not given
    pub file: Option<PathBuf>,
    /// The laboratory
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub lab: Option<String>,
    /// yes or no
    #[arg(long, allow_hyphen_values = true)]
    pub fasting: Option<String>,
    /// Only say what would be written
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub beside: Beside,
}

#[derive(Subcommand, Debug)]
#[expect(clippy::large_enum_variant, reason = "one of them, read once")]
pub enum MedicineCommand {
    /// A new medicine; --from opens its first course
    Add {
        #[arg(allow_hyphen_values = true)]
        name: String,
        /// drops, capsule, tablet, liquid or other
        #[arg(long, allow_hyphen_values = true)]
        form: Option<String>,
        /// "50 mg in 10 mL, 20 drops/mL"
        #[arg(long, allow_hyphen_values = true)]
        recipe: Option<String>,
        /// Content of one tablet or capsule: "1.5 mg"
        #[arg(long, allow_hyphen_values = true)]
        strength: Option<String>,
        /// on or off
        #[arg(long, allow_hyphen_values = true)]
        label: Option<String>,
        /// Where it comes from
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        supply: Option<String>,
        /// medicine, supplement or diet
        #[arg(long, allow_hyphen_values = true)]
        category: Option<String>,
        /// Whether somebody prescribed it: yes or no
        #[arg(long, allow_hyphen_values = true)]
        prescribed: Option<String>,
        /// Who prescribed it
        #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
        prescriber: Option<String>,
        /// Start of the first course
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        from: Option<String>,
        /// That start is an assumption
        #[arg(long, requires = "from")]
        assumed: bool,
        /// A remark
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// All medicines
    List,
}

#[derive(Subcommand, Debug)]
pub enum CourseCommand {
    /// A course begins
    Start {
        #[arg(allow_hyphen_values = true)]
        medicine: String,
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        on: String,
        /// Its end, for a course that is over
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        until: Option<String>,
        /// Why it was stopped
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: Option<String>,
        /// Why it was started
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        why: Option<String>,
        #[arg(long)]
        assumed: bool,
    },
    /// It was prescribed, and never taken
    Never {
        #[arg(allow_hyphen_values = true)]
        medicine: String,
        /// When it was prescribed
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        on: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: Option<String>,
        #[arg(long)]
        assumed: bool,
    },
    /// The running course ends
    Stop {
        #[arg(allow_hyphen_values = true)]
        medicine: String,
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        on: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: Option<String>,
        #[arg(long)]
        assumed: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listed {
    Dose,
    Symptom,
    Lab,
    Event,
    Note,
    Medicine,
    Course,
    Plan,
    Adjustment,
    Bottle,
    Analyte,
    Answer,
    Attachment,
    OwnSymptom,
    Question,
    All,
}

#[derive(Args, Debug)]
pub struct List {
    #[arg(value_enum, default_value_t = Listed::All)]
    pub kind: Listed,
    /// From this day on
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// Up to this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Records that contain these words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub search: Option<String>,
}

#[derive(Subcommand, Debug)]
pub enum Export {
    /// One CSV file a kind, and a README.txt that names every column
    Csv { dir: PathBuf },
    /// Every plan as iCalendar with alarms; a changed plan updates what was imported before
    Ics { file: PathBuf },
    /// Everything in one file, also the trash, earlier versions and attachments; it imports back to the same diary
    Archive { file: PathBuf },
}

#[derive(Subcommand, Debug)]
pub enum Import {
    /// A folder of CSV files, or one of them; all or nothing
    Csv {
        path: PathBuf,
        /// Only say what would be read
        #[arg(long)]
        dry_run: bool,
    },
    /// The whole diary out of an archive, where there is no diary yet
    Archive { file: PathBuf },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AxisName {
    /// The calendar
    Date,
    /// Days since the start of the followed medicine
    Day,
}

#[derive(Args, Debug)]
pub struct Chart {
    /// Where the picture goes, FILE.svg or FILE.png
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,
    #[arg(long, value_enum, default_value_t = AxisName::Date)]
    pub axis: AxisName,
    /// Days since the latest start of this medicine; --axis day is that of the followed one
    #[arg(long, value_name = "MEDICINE", conflicts_with = "axis")]
    pub since: Option<String>,
    /// Only these, in this order: dose, clock, labs, lab:NAME, symptoms, symptom:NAME, signs, effects, treatments,
    /// events, bottles; default: as the window has them
    #[arg(long, value_name = "PANEL,…")]
    pub panels: Option<String>,
    /// How wide the picture is: points of an SVG, dots of a PNG
    #[arg(long, value_name = "WIDTH")]
    pub width: Option<u32>,
    /// Dots of a PNG for a point: 1 as on a screen, 2 sharp on paper
    #[arg(long, value_name = "TIMES")]
    pub scale: Option<f32>,
}
