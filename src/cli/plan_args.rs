//! The words of `titrace plan`, `titrace bottle` and `titrace today`. Doc comments are the help texts.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// The rule of a plan: a published protocol, or one's own.
#[derive(Args, Debug)]
pub struct RuleArgs {
    /// A protocol of `plan templates`; what its source leaves open is given beside it
    #[arg(long, value_name = "ID")]
    pub template: Option<String>,
    /// The first dose: "0.25 mg"
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// What each step adds: "0.25 mg"; a negative step goes down
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub step: Option<String>,
    /// How long a step lasts: "7 days", "2 weeks", "1 month"
    #[arg(long, value_name = "INTERVAL", allow_hyphen_values = true)]
    pub every: Option<String>,
    /// The target: "4.5 mg", or a range "2.5-3 mg"
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// One dose for as long as it goes on: "50 ug"
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub fixed: Option<String>,
    /// No dose is due; with --fixed, what is taken then
    #[arg(long)]
    pub as_needed: bool,
    /// Clock times: 22:00, or 08:00,22:00 for two doses a day
    #[arg(long, value_name = "TIMES", allow_hyphen_values = true)]
    pub time: Option<String>,
    /// The unit that the dose is said in first: drop, mL, tablet, mg
    #[arg(long, value_name = "UNIT")]
    pub shown_in: Option<String>,
    /// What to do about a missed dose, in the person's own words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub missed: Option<String>,
    /// When to hold, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub hold_if: Option<String>,
    /// From what the review at three months is counted: start or target
    #[arg(long, value_name = "start|target")]
    pub review: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub title: Option<String>,
    /// Whose protocol it is, and where it stands
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub author: Option<String>,
    /// The first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub start: String,
}

/// Which plan: its medicine, needed where several plans run.
#[derive(Args, Debug)]
pub struct Which {
    #[arg(allow_hyphen_values = true)]
    pub medicine: Option<String>,
}

#[derive(Args, Debug)]
pub struct Why {
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: Option<String>,
    /// A remark
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// How a plan goes on after missed days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum How {
    /// Where it was left: the missed days are made up by a hold since --missed-from
    Continue,
    /// The step in force begins again
    Repeat,
    /// From the first step
    Beginning,
}

#[derive(Subcommand, Debug)]
pub enum PlanCommand {
    /// Published protocols; none is a default
    Templates,
    /// What a plan would come to; writes nothing
    Preview {
        #[command(flatten)]
        which: Which,
        /// For a preparation that is no medicine of the diary: "50 mg in 10 mL, 20 drops/mL"
        #[arg(long, allow_hyphen_values = true)]
        recipe: Option<String>,
        #[command(flatten)]
        rule: Box<RuleArgs>,
    },
    /// A plan begins
    Start {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        rule: Box<RuleArgs>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// The steps in force and their totals; with --on, what is due on a day
    Show {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    /// The dose in force on a day stays for so many days more; without --days until it is resumed
    Hold {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "on", value_name = "DATE", allow_hyphen_values = true)]
        from: String,
        #[arg(long, allow_hyphen_values = true)]
        days: Option<String>,
        #[command(flatten)]
        why: Why,
    },
    /// Another amount for a day or some days; the plan does not move
    StepBack {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "from", value_name = "DATE", allow_hyphen_values = true)]
        on: String,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        until: Option<String>,
        #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
        to: String,
        #[command(flatten)]
        why: Why,
    },
    /// Every step that begins on a day or after it moves by so many days
    Shift {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "on", value_name = "DATE", allow_hyphen_values = true)]
        from: String,
        #[arg(long, allow_hyphen_values = true)]
        days: String,
        #[command(flatten)]
        why: Why,
    },
    /// The next step begins on a day (today), instead of the one in force
    Skip {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "from", value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[command(flatten)]
        why: Why,
    },
    /// Nothing is due from a day (today) on, for so many days or until it is resumed
    Pause {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "on", value_name = "DATE", allow_hyphen_values = true)]
        from: Option<String>,
        #[arg(long, allow_hyphen_values = true)]
        days: Option<String>,
        #[command(flatten)]
        why: Why,
    },
    /// A hold or pause without an end is over on a day (today)
    Resume {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "from", value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[command(flatten)]
        why: Why,
    },
    /// The plan goes on after missed days, on a day (today); how is for the person to choose
    Restart {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "from", value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[arg(long, value_enum, conflicts_with = "to")]
        how: Option<How>,
        /// With the first day of the step of this amount
        #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
        to: Option<String>,
        /// The first day that was missed, for --how continue
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        missed_from: Option<String>,
        #[command(flatten)]
        why: Why,
    },
    /// Nothing is due from a day on
    Stop {
        #[command(flatten)]
        which: Which,
        #[arg(long, alias = "from", value_name = "DATE", allow_hyphen_values = true)]
        on: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// Other clock times from a day (today) on
    Time {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "TIMES", allow_hyphen_values = true)]
        time: String,
        #[arg(long, alias = "from", value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[command(flatten)]
        why: Why,
    },
    /// The plan and every adjustment of it, those taken back among them
    History {
        #[command(flatten)]
        which: Which,
    },
    /// Taken of planned, by week and by step, up to a day (today)
    Adherence {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    /// One page for the fridge
    Calendar {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "FILE.svg")]
        out: PathBuf,
    },
}

#[derive(Subcommand, Debug)]
pub enum BottleCommand {
    /// A bottle, box or blister
    Add {
        #[arg(allow_hyphen_values = true)]
        medicine: String,
        /// What is in it: "10 mL", "200 drops", "30 capsules"
        #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
        holds: String,
        /// The day it was made up; today, if not given
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        made: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        opened: Option<String>,
        /// The last day it may be used, as its label says
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        use_by: Option<String>,
        /// water, preserved or home, where no label says how long it keeps
        #[arg(long)]
        keeps: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        batch: Option<String>,
        /// "40 USD"
        #[arg(long, value_name = "COST", allow_hyphen_values = true)]
        cost: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// A bottle is opened on a day (today)
    Open {
        id: String,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    /// A bottle is empty or thrown away on a day (today)
    Finish {
        id: String,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    /// Bottles, what is left in them and how long they keep
    List {
        #[arg(allow_hyphen_values = true)]
        medicine: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    /// On which days a plan needs a new bottle, each made up on the day it is opened
    Changes {
        #[command(flatten)]
        which: Which,
        /// What a bottle holds: "10 mL", "200 drops"
        #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
        holds: String,
        /// How many days a bottle keeps; without it nothing expires
        #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..))]
        keeps_days: Option<u16>,
        /// A dose may be taken from two bottles
        #[arg(long)]
        mix: bool,
    },
}
