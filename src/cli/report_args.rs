//! The words of `report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::args::AxisName;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PaperName {
    A4,
    Letter,
}

#[derive(Args, Debug)]
pub struct Report {
    /// Where it goes: FILE.pdf or FILE.html
    #[arg(long, value_name = "FILE.pdf|.html", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
    /// The first day of the period; from the first record on, if not given
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// Its last day; today, if not given
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,
    #[arg(long, value_enum, default_value_t = PaperName::A4)]
    pub paper: PaperName,
    /// en or de; as everything else, if not given
    #[arg(long)]
    pub language: Option<String>,
    /// Only these parts, in this order: why, flags, medicines, last, changes, chart, questions, labs, effects, doses,
    /// relapses, notes
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    pub parts: Vec<String>,
    /// Without these parts
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    pub without: Vec<String>,
    /// Leave out a symptom, an analyte, a medicine or an event by its name; as often as needed
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub leave_out: Vec<String>,
    /// Also what is marked as sensitive
    #[arg(long)]
    pub sensitive: bool,
    /// Why this visit, in your words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub why: Option<String>,
    /// Quote a note; as often as needed
    #[arg(long, value_name = "ID")]
    pub note: Vec<String>,
    /// Neither name nor age nor sex
    #[arg(long)]
    pub anonymous: bool,
    /// Also what is said of a pregnancy or the wish for a child
    #[arg(long)]
    pub pregnancy: bool,
    #[arg(long, value_enum, default_value_t = AxisName::Date)]
    pub axis: AxisName,
}
