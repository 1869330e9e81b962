//! The words of calls on what a day is asked for: symptoms, questions, settings.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand, Debug)]
pub enum SymptomCommand {
    /// A symptom that the program does not know
    Add {
        #[arg(allow_hyphen_values = true)]
        name: String,
        /// 0-10 (if not given), 0-4, …, yes/no, count, minutes, percent, change, m, km, mi
        #[arg(long, allow_hyphen_values = true)]
        scale: Option<String>,
        /// What a higher score is: worse or better
        #[arg(long, allow_hyphen_values = true)]
        higher_is: Option<String>,
        /// Left out of reports unless you put it in
        #[arg(long)]
        sensitive: bool,
        /// What the lower end of the scale means
        #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
        low_words: Option<String>,
        /// What its upper end means
        #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
        high_words: Option<String>,
        /// Since when it has been there
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        since: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// Every symptom with its scale; * before those that are asked for every day
    List,
    /// The symptoms that Today asks for, in this order; none takes them all away
    Choose {
        #[arg(required = true, allow_hyphen_values = true)]
        names: Vec<String>,
    },
    /// What a report compares, chosen beforehand, in this order; none takes them all away
    Outcomes {
        #[arg(required = true, allow_hyphen_values = true)]
        names: Vec<String>,
    },
    /// A paper for a week: boxes for doses and scores, to be filled in with a pen
    Sheet {
        #[arg(long, value_name = "FILE.svg")]
        out: PathBuf,
        /// Its first day; today, if not given
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        from: Option<String>,
    },
}

#[derive(Subcommand, Debug)]
pub enum QuestionCommand {
    /// Something to ask at the next appointment
    Add {
        #[arg(allow_hyphen_values = true)]
        text: String,
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        at: Option<String>,
    },
    /// Open questions; --all also those that were asked
    List {
        #[arg(long)]
        all: bool,
    },
    /// It was asked
    Done {
        id: String,
        /// What was said to it
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        answer: Option<String>,
    },
}

#[derive(Subcommand, Debug)]
pub enum CheckInCommand {
    /// Answers of one check-in, all at the same time; a question may be left out
    Log {
        /// "Change overall=5", "Walked=>=1 mi"; once for each
        #[arg(long = "answer", required = true, value_name = "SYMPTOM=VALUE", allow_hyphen_values = true)]
        answers: Vec<String>,
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        at: Option<String>,
        /// Who types it, if that is not the person
        #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
        entered_by: Option<String>,
    },
}

#[derive(Subcommand, Debug)]
pub enum SettingsCommand {
    /// What is set
    Show,
    #[expect(clippy::doc_markdown, reason = "it is read on a terminal")]
    /// Set one thing: day_start_hour, theme, zoom, followed, language, worded, yesterday_hidden, low_energy,
    /// panels, backup_folder
    Set {
        field: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}
