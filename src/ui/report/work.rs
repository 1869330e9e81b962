//! What a worker does for the screen: lays the report out, writes it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::report;
use crate::exchange::csv;
use crate::exchange::report as paper;
use crate::exchange::report::Pages;
use crate::model::{Diary, Message};
use crate::ui::jobs::{self, Job};
use crate::ui::tongue::speak;

use super::Asked;

/// What a report becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Pdf,
    Html,
    /// The same period and items as tables.
    Csv,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Html, Self::Csv];

    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// What its file is called until somebody says otherwise.
    pub(super) fn file(self, today: Date) -> String {
        match self {
            Self::Csv => format!("titrace-report-{today}"),
            other => format!("titrace-report-{today}.{}", other.code()),
        }
    }
}

/// Pages, and of what they are.
#[derive(Clone, Debug)]
pub struct Laid {
    pub asked: Asked,
    pub revision: i64,
    pub pages: Arc<Pages>,
}

/// What was laid out last.
#[derive(Debug, Default)]
pub struct LaidOut {
    pub laid: Option<Laid>,
    /// A worker is at it: what is asked for now is asked for again when it is done.
    pub is_coming: bool,
}

impl LaidOut {
    /// Neither there nor under way.
    pub fn is_wanted(&self, asked: &Asked, revision: i64) -> bool {
        let is_there = self.laid.as_ref().is_some_and(|laid| laid.asked == *asked && laid.revision == revision);
        !is_there && !self.is_coming
    }
}

pub(crate) fn lay_out(diary: &Diary, asked: &Asked) -> Option<Pages> {
    let (words, catalogue) = speak(asked.language).ok()?;
    let report = report::report(diary, &catalogue, &asked.request);
    Some(paper::pages(&report, &words, asked.paper))
}

pub(crate) fn write(diary: &Diary, asked: &Asked, format: Format, path: PathBuf) -> Job {
    let broken = |why: &dyn std::fmt::Display| Job::Failed(Message::new("cli-report-failed").with("why", why));
    let (words, catalogue) = match speak(asked.language) {
        Ok(spoken) => spoken,
        Err(err) => return broken(&err),
    };
    if format == Format::Csv {
        let shared = report::shared(diary, &catalogue, &asked.request);
        return jobs::tables(path, &csv::export_in(&shared, &catalogue, asked.language));
    }
    let report = report::report(diary, &catalogue, &asked.request);
    let bytes = match format {
        Format::Pdf => match paper::pdf(&report, &words, asked.paper) {
            Ok(bytes) => bytes,
            Err(err) => return broken(&err),
        },
        _ => paper::html(&report, &words),
    };
    jobs::write_file(path, &bytes)
}
