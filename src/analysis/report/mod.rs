//! The appointment report as a value: sections of lines, facts, tables and the One Chart, in the order in which a
//! clinician reads them. Every line knows the records it was made of; who writes it as PDF or HTML decides nothing.

mod changes;
mod desk;
mod doses;
mod effects;
mod flags;
mod labs;
mod medicines;
mod request;
mod said;
mod who;

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::model::{Diary, RecordId};

use self::desk::Desk;
use super::chart::Chart;
use super::text::Text;

pub use self::desk::{Names, is_sensitive, names, shared};
pub use self::request::{ReportRequest, Shown, since_last_appointment};

/// The report, laid out in sections; pages are the painter's.
#[derive(Clone, Debug)]
pub struct Report {
    pub title: Text,
    /// Who it is about, as that person wants to appear, and which period it covers.
    pub about: Vec<Line>,
    pub sections: Vec<Section>,
    /// At the foot of every page: what the report is not, which program wrote it, the period of its data.
    pub footer: Vec<Text>,
    /// The day it was made.
    pub made: Date,
}

/// The report of a diary. It never fails: where the diary does not say enough, the report says that.
pub fn report(diary: &Diary, catalogue: &Catalogue, request: &ReportRequest) -> Report {
    let shown = desk::without_what_is_left_out(diary, catalogue, request);
    let desk = Desk::new(&shown, catalogue, request);
    let of = |part: Part| {
        let blocks = match part {
            Part::Why => said::why(&desk),
            Part::Flags => flags::blocks(&desk),
            Part::Medicines => medicines::blocks(&desk),
            Part::Last => labs::last(&desk),
            Part::Changes => changes::blocks(&desk),
            Part::Chart => said::chart(&desk),
            Part::Questions => said::questions(&desk),
            Part::Labs => labs::blocks(&desk),
            Part::Effects => effects::blocks(&desk),
            Part::Doses => doses::blocks(&desk),
            Part::Relapses => said::relapses(&desk),
            Part::Notes => said::notes(&desk),
        };
        let title = Text::key("report-part").with("part", part.code());
        (!blocks.is_empty()).then_some(Section { part, title, blocks })
    };
    Report {
        title: Text::key("report-title"),
        about: who::lines(&desk),
        sections: request.parts.iter().filter_map(|part| of(*part)).collect(),
        footer: who::footer(&desk),
        made: request.today,
    }
}

/// A heading and what stands under it.
#[derive(Clone, Debug)]
pub struct Section {
    pub part: Part,
    pub title: Text,
    pub blocks: Vec<Block>,
}

/// Which sections there are; the words for choosing them are their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Why,
    /// Bleeding, the lowest platelets, what the watch asks for.
    Flags,
    Medicines,
    /// The last blood count and chemistry.
    Last,
    /// What changed of what was chosen beforehand.
    Changes,
    Chart,
    Questions,
    Labs,
    Effects,
    Doses,
    Relapses,
    Notes,
}

impl Part {
    pub const ALL: [Self; 12] = [
        Self::Why,
        Self::Flags,
        Self::Medicines,
        Self::Last,
        Self::Changes,
        Self::Chart,
        Self::Questions,
        Self::Labs,
        Self::Effects,
        Self::Doses,
        Self::Relapses,
        Self::Notes,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Flags => "flags",
            Self::Medicines => "medicines",
            Self::Last => "last",
            Self::Changes => "changes",
            Self::Chart => "chart",
            Self::Questions => "questions",
            Self::Labs => "labs",
            Self::Effects => "effects",
            Self::Doses => "doses",
            Self::Relapses => "relapses",
            Self::Notes => "notes",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == text)
    }

    /// On the first page, unless the person reorders.
    pub fn is_of_first_page(self) -> bool {
        self <= Self::Questions
    }
}

#[derive(Clone, Debug)]
pub enum Block {
    Line(Line),
    /// Lines in a frame that is seen first: what must not be overlooked. Alarming only where one of them is.
    Boxed(Vec<Line>),
    /// Each a line with a mark before it.
    List(Vec<Line>),
    Table(Table),
    Chart(Box<Chart>),
}

/// A sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: Text,
    pub tone: LineTone,
    /// The records it was made of, so that each number can be traced.
    pub from: Vec<RecordId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineTone {
    Plain,
    Strong,
    /// Beside the point: a source, a remark.
    Soft,
    /// Out of range or pressing: never by colour alone, its words say it, too.
    Alert,
}

impl Line {
    pub fn plain(text: Text) -> Self {
        Self { text, tone: LineTone::Plain, from: Vec::new() }
    }

    pub fn soft(text: Text) -> Self {
        Self { tone: LineTone::Soft, ..Self::plain(text) }
    }

    pub fn strong(text: Text) -> Self {
        Self { tone: LineTone::Strong, ..Self::plain(text) }
    }

    pub fn alert(text: Text) -> Self {
        Self { tone: LineTone::Alert, ..Self::plain(text) }
    }

    #[must_use]
    pub fn of(self, from: impl IntoIterator<Item = RecordId>) -> Self {
        Self { from: from.into_iter().collect(), ..self }
    }
}

/// Rows under a head that is repeated on every page.
#[derive(Clone, Debug)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub head: Text,
    /// Its share of the width beside the others.
    pub share: f32,
    /// Numbers stand at the right.
    pub is_number: bool,
}

#[derive(Clone, Debug)]
pub struct Row {
    /// As many as there are columns; the first one names the row.
    pub cells: Vec<Cell>,
    pub from: Vec<RecordId>,
}

/// A text, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub text: Option<Text>,
    pub tone: LineTone,
}

impl Column {
    pub fn new(head: &'static str, share: f32) -> Self {
        Self { head: Text::key(head), share, is_number: false }
    }

    pub fn number(head: &'static str, share: f32) -> Self {
        Self { is_number: true, ..Self::new(head, share) }
    }
}

impl Cell {
    pub fn plain(text: Text) -> Self {
        Self { text: Some(text), tone: LineTone::Plain }
    }

    pub fn strong(text: Text) -> Self {
        Self { text: Some(text), tone: LineTone::Strong }
    }

    pub fn alert(text: Text) -> Self {
        Self { text: Some(text), tone: LineTone::Alert }
    }

    pub fn soft(text: Text) -> Self {
        Self { text: Some(text), tone: LineTone::Soft }
    }

    pub fn empty() -> Self {
        Self { text: None, tone: LineTone::Plain }
    }
}

impl From<Option<Text>> for Cell {
    fn from(text: Option<Text>) -> Self {
        Self { text, tone: LineTone::Plain }
    }
}

impl Section {
    /// Every record that something in this section was made of, each once, in order.
    pub fn records(&self) -> Vec<RecordId> {
        let mut found: Vec<RecordId> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Line(line) => found.extend(&line.from),
                Block::Boxed(lines) | Block::List(lines) => found.extend(lines.iter().flat_map(|line| &line.from)),
                Block::Table(table) => found.extend(table.rows.iter().flat_map(|row| &row.from)),
                Block::Chart(_) => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
