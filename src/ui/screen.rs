//! What a screen may see (`Cx`), what it may ask for (`Action`), and which screens there are (`Route`).
//! A screen holds drafts and nothing else; whatever changes the diary goes back to the window as an action.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Zoned;
use jiff::civil::Date;

use crate::analysis::attention::Attention;
use crate::analysis::chart::ChartRequest;
use crate::analysis::due::Schedules;
use crate::analysis::facts::Facts;
use crate::analysis::watch::WatchItem;
use crate::catalogue::Catalogue;
use crate::intake::Entry;
use crate::model::revision::Revision;
use crate::model::when::diary_day;
use crate::model::{Change, Diary, Message, RecordId, Source};
use crate::ui::forms::new_id;
use crate::ui::jobs::Job;
use crate::ui::keeper::Kept;
use crate::ui::report::Asked;
use crate::ui::report::work::{Format, LaidOut};
use crate::ui::theme::Theme;
use crate::words::Words;

/// Where the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `None`: the day it is.
    Today {
        day: Option<Date>,
    },
    Plan,
    Timeline,
    Labs,
    Watch,
    History,
    Report,
    Settings,
    /// Off the rail: reached from Today.
    CheckIn,
    Questions,
    /// Off the rail: reached from Plan.
    Treatments,
}

impl Route {
    /// The rail, in its order; Ctrl+1 and so on.
    pub const RAIL: [Self; 8] = [
        Self::Today { day: None },
        Self::Timeline,
        Self::Plan,
        Self::Labs,
        Self::Watch,
        Self::History,
        Self::Report,
        Self::Settings,
    ];

    /// The Fluent key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Today { .. } => "ui-today",
            Self::Plan => "ui-plan",
            Self::Timeline => "ui-timeline",
            Self::Labs => "ui-labs",
            Self::Watch => "ui-watch",
            Self::History => "ui-history",
            Self::Report => "ui-report",
            Self::Settings => "ui-settings",
            Self::CheckIn => "ui-check-in",
            Self::Questions => "ui-questions",
            Self::Treatments => "ui-treatments",
        }
    }

    /// The place of the rail that it belongs to.
    #[must_use]
    pub fn on_rail(self) -> Self {
        match self {
            Self::CheckIn | Self::Questions => Self::Today { day: None },
            Self::Treatments => Self::Plan,
            other => other,
        }
    }

    /// Used every day, by whoever uses the program at all.
    pub fn is_daily(self) -> bool {
        matches!(self, Self::Today { .. } | Self::Watch)
    }

    /// The same screen, whatever day it shows.
    pub fn is_beside(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// What a screen may see.
pub struct Cx<'a> {
    pub diary: &'a Arc<Diary>,
    pub catalogue: &'a Catalogue,
    pub words: &'a Words,
    pub now: &'a Zoned,
    pub theme: &'a Theme,
    pub facts: &'a Facts,
    /// Every plan on the calendar.
    pub schedules: &'a Schedules,
    /// What asks for attention today because of a plan.
    pub attention: &'a [Attention],
    /// What the watch finds today, the most pressing first; also what was put aside.
    pub watched: &'a [WatchItem],
    /// Another number whenever the diary is another: what caches are keyed by.
    pub revision: i64,
    /// What undo and redo would do, in words.
    pub undo: Option<&'a str>,
    pub redo: Option<&'a str>,
    /// The diary's file; none while it is only in memory.
    pub path: Option<&'a Path>,
    /// What was asked for with `Action::ReadTrash` and `Action::ReadHistory`.
    pub trash: &'a [Revision],
    pub history: &'a [Revision],
    /// Who writes, where it is not the person.
    pub carer: Option<&'a str>,
    /// The backups, and when the last one was verified.
    pub kept: &'a Kept,
    /// Where the diary had better not lie, if it lies there.
    pub misplaced: Option<&'a Message>,
    /// What was left of an error of the program's, if anything was.
    pub crash: Option<&'a Path>,
    /// What runs, or ran last, beside the window.
    pub job: &'a Job,
    /// The report as it was laid out last.
    pub laid: &'a LaidOut,
}

impl Cx<'_> {
    /// The diary day that is now.
    pub fn today(&self) -> Date {
        diary_day(self.now.datetime(), self.diary.settings.day_start_hour)
    }

    /// That name in the folder of the diary: where a file goes until somebody says otherwise.
    pub fn beside(&self, name: &str) -> String {
        let path = self.path.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        let file = path.as_deref().and_then(Path::parent).map(|folder| folder.join(name));
        file.map_or_else(|| name.to_owned(), |file| file.display().to_string())
    }

    pub fn get(&self, key: &str) -> String {
        self.words.get(key)
    }

    pub fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        self.words.say(key, args)
    }

    /// A number, with its unit or its sign, in the decimal mark of the language.
    pub fn number(&self, number: impl std::fmt::Display) -> String {
        self.words.number(&number.to_string())
    }

    /// The name of an analyte or a symptom in the language; one of the person's own as it was written.
    pub fn name<'n>(&'n self, name: &'n str) -> &'n str {
        self.words.name(name)
    }

    pub fn message(&self, message: &Message) -> String {
        self.words.say(message.key, &message.args)
    }

    /// How a new record is read that was typed in the window: with the decimal mark of its language.
    pub fn entry(&self) -> Entry<'_> {
        Entry {
            diary: self.diary,
            catalogue: self.catalogue,
            now: self.now,
            source: Source::Window,
            decimal_mark: self.words.decimal_mark(),
            id: new_id(),
            fresh: true,
            confirmed: false,
        }
    }

    /// The same of texts that the window wrote itself: they have a point.
    pub fn entry_of_ours(&self) -> Entry<'_> {
        Entry { decimal_mark: '.', ..self.entry() }
    }
}

/// What a screen may ask for.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Change the diary.
    Apply(Change),
    /// Change the diary, and say it in these words.
    ApplySaying(Change, String),
    /// Change the diary as a form says: it closes when that is done, and keeps every letter when it is refused.
    Save(Change),
    Undo,
    /// Take back the change that made this revision; nothing, where another one came after it.
    UndoMade(i64),
    Redo,
    Go(Route),
    /// Lay the list of shortcuts over the page.
    ShowKeys,
    /// Say something that changed nothing.
    Say(String),
    /// From now on somebody of that name writes; `None`: the person again.
    WriteAs(Option<String>),
    /// Opens the page on which a day's symptoms are chosen.
    ChooseSymptoms,
    /// Opens that checklist of the watch.
    GoThrough(String),
    /// Read what is in the trash; it is in `Cx::trash` from the next frame on.
    ReadTrash,
    /// Read every version of a record; they are in `Cx::history` from the next frame on.
    ReadHistory(RecordId),
    /// Keep a copy of that file beside the record.
    Attach(RecordId, PathBuf),
    /// Write what is attached into this file, which is not there yet.
    SaveAttachment(RecordId, PathBuf),
    /// Write every table into this folder.
    ExportCsv(PathBuf),
    /// Draw that chart into this file, with so many dots for a point.
    ExportChart(Box<ChartRequest>, u8, PathBuf),
    /// Write the page of that plan for the fridge into this file.
    ExportPlan(RecordId, PathBuf),
    /// Write the paper for the week from that day on into this file.
    ExportWeek(Date, PathBuf),
    /// Lay the report out; it is in `Cx::laid` some frames later.
    LayOutReport(Box<Asked>),
    /// Write the report into this file, or as tables into this folder.
    SaveReport(Box<Asked>, Format, PathBuf),
    /// Write every plan as iCalendar into this file.
    ExportIcs(PathBuf),
    /// Write the whole diary into this file.
    WriteArchive(PathBuf),
    /// Make the diary, which is not there yet, of this file.
    ReadArchive(PathBuf),
    /// Read a folder or a file of tables and say what it would bring.
    PreviewCsv(PathBuf),
    /// Bring what was previewed.
    ImportPreviewed,
    ForgetJob,
    /// Make a verified backup now.
    BackUp,
    /// Put that backup in the place of the diary, which is kept beside it.
    PutBack(PathBuf),
    /// Show the folder of that file in the desktop's own window.
    ShowFolder(PathBuf),
}
