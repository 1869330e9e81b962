//! The appointment report on paper and as a file: pages that the screen previews and the PDF prints, and HTML. What
//! the report says is `analysis::report`; here it is only set.

mod attachment;
mod chunk;
mod face;
mod figure;
mod html;
mod layout;
mod letters;
mod page;
mod pdf;
mod table;
mod typeset;

use thiserror::Error;

pub use self::page::{Area, Bookmark, Colour, Fill, Item, Page, Pages, Segment, ShapeItem, Stroke, TextItem};

use crate::analysis::report::Report;
use crate::words::Words;

/// The sheet that it is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

impl Paper {
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    pub fn code(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.code() == code)
    }

    /// Width and height, points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }

    /// What `ChartRequest::width_px` should be for a chart whose words are as large as those around it.
    pub fn chart_px(self) -> u32 {
        figure::chart_width(self.size().0 - 2.0 * layout::SIDE)
    }
}

/// Why there is no PDF. No text leads here.
#[derive(Debug, Error)]
pub enum ReportError {
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
}

/// The report on pages. Fonts of the machine are read only for letters that the bundled ones lack.
pub fn pages(report: &Report, words: &Words, paper: Paper) -> Pages {
    layout::pages(report, words, paper, true)
}

/// The report as a tagged PDF (PDF/UA-1) with what it says as JSON inside. Equal reports give equal bytes.
pub fn pdf(report: &Report, words: &Words, paper: Paper) -> Result<Vec<u8>, ReportError> {
    let attached = attachment::json(report, words);
    let write = |pages: &Pages| pdf::write(pages, report.made, words, &attached);
    write(&pages(report, words, paper)).or_else(|_| {
        // A font of the machine that cannot be embedded: what only it could draw becomes boxes.
        write(&layout::pages(report, words, paper, false)).map_err(ReportError::Pdf)
    })
}

/// The report as one HTML file that needs nothing else: UTF-8, no script.
pub fn html(report: &Report, words: &Words) -> Vec<u8> {
    html::write(report, words)
}
