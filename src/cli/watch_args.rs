//! The words of calls about the watch, checklists, own analytes, attachments and the person.

use std::path::PathBuf;

use clap::{Subcommand, ValueHint};

#[derive(Subcommand, Debug)]
pub enum WatchCommand {
    /// Put something aside, with a reason; it comes back when its facts change
    Dismiss {
        /// The rule, as `watch` names it
        rule: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: String,
    },
    /// Somebody was spoken to about it: who, and what they answered
    Spoken {
        /// The rule, as `watch` names it
        rule: String,
        #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
        with: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        answer: String,
        /// When; now, if not given
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        at: Option<String>,
    },
}

#[derive(Subcommand, Debug)]
pub enum ChecklistCommand {
    /// Answer one item: yes, no or unsure. A sign of bleeding that is there becomes an entry of its symptom
    Answer {
        /// The item, as `checklist` names it
        item: String,
        #[arg(value_name = "yes|no|unsure")]
        reply: String,
        /// The medicine it is asked about; the followed one, if not given
        #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
        medicine: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
        /// When; now, if not given
        #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
        at: Option<String>,
    },
}

#[derive(Subcommand, Debug)]
pub enum AnalyteCommand {
    /// Something your laboratory measures that the catalogue does not know
    Add {
        #[arg(allow_hyphen_values = true)]
        name: String,
        #[arg(long, value_name = "UNIT", allow_hyphen_values = true)]
        unit: Option<String>,
        /// Stands in where no range was printed
        #[arg(long, value_name = "LOW-HIGH", allow_hyphen_values = true)]
        range: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// The catalogue's analytes and your own, with units and default ranges
    List,
}

#[derive(Subcommand, Debug)]
pub enum PersonCommand {
    /// Say who keeps the diary, as far as you like; "none" takes a field away
    Set {
        /// As you want to appear in a report: a name, initials; none takes it away
        #[arg(long, allow_hyphen_values = true)]
        name: Option<String>,
        /// Allergies in your words, "none known" too; an empty text takes them away
        #[arg(long, allow_hyphen_values = true)]
        allergies: Option<String>,
        /// no, wished, pregnant, breastfeeding or none: in a report only if you choose so
        #[arg(long)]
        pregnancy: Option<String>,
        /// female, male or none: only to choose a laboratory range
        #[arg(long)]
        sex: Option<String>,
        /// Year of birth: only to choose a laboratory range
        #[arg(long, value_name = "YEAR")]
        birth_year: Option<String>,
        /// Two letters, as in GB: for the emergency number and the crisis line
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
        /// Whom to call, "Dr Lee: 020 7946 0000"; as often as needed, all of them together
        #[arg(long, value_name = "NAME: NUMBER", allow_hyphen_values = true)]
        contact: Vec<String>,
    },
    /// What was said
    Show,
}

#[derive(clap::Args, Debug)]
pub struct Attach {
    /// The lab result, event or note it belongs to
    pub id: String,
    /// A PDF, PNG, JPEG, WebP or TIFF
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
}
