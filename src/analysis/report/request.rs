//! What a report is asked for: the period, the parts in their order, and how much of the person it shows.

use jiff::civil::Date;

use crate::model::event::EventType;
use crate::model::{Diary, RecordId};

use super::Part;
use crate::model::timeline::PanelChoice;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRequest {
    /// `None`: from the first record on.
    pub from: Option<Date>,
    /// Both days are in it; never after today.
    pub to: Date,
    /// The day it is made.
    pub today: Date,
    pub parts: Vec<Part>,
    /// Why this visit, in the person's words.
    pub why: Option<String>,
    pub shown: Shown,
    /// Also what is marked as sensitive.
    pub sensitive: bool,
    /// Names of symptoms, analytes and medicines that are left out.
    pub left_out: Vec<String>,
    /// The notes that are quoted.
    pub notes: Vec<RecordId>,
    /// Panels of the chart; `None`: all that have something to show.
    pub panels: Option<Vec<PanelChoice>>,
    /// The chart counts days since the start.
    pub by_day: bool,
    /// How wide it is laid out, points: what makes its words as large as those around it.
    pub chart_px: u32,
    /// How long words are that are not said yet, as a part of English ones.
    pub words_percent: u16,
}

/// What of the person the report shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub name: bool,
    pub age: bool,
    pub sex: bool,
    pub pregnancy: bool,
}

impl Default for Shown {
    /// What somebody wrote down so that it is seen; the wish for a child only if they choose so.
    fn default() -> Self {
        Self { name: true, age: true, sex: true, pregnancy: false }
    }
}

impl ReportRequest {
    /// Everything up to that day, in two pages.
    pub fn of_everything(today: Date) -> Self {
        Self {
            from: None,
            to: today,
            today,
            parts: Part::ALL.to_vec(),
            why: None,
            shown: Shown::default(),
            sensitive: false,
            left_out: Vec::new(),
            notes: Vec::new(),
            panels: None,
            by_day: false,
            chart_px: 900,
            words_percent: 100,
        }
    }
}

/// The last appointment before that day, and its day: a report at an appointment covers what came since. `None` where
/// none is known to the day.
pub fn since_last_appointment(diary: &Diary, today: Date) -> Option<(RecordId, Date)> {
    let hour = diary.settings.day_start_hour;
    let appointments = diary.events().filter(|(_, event)| event.event_type == EventType::Appointment && !event.absent);
    let days = appointments.filter_map(|(record, _)| Some((record.id, record.at.diary_day(hour)?)));
    days.filter(|(_, day)| *day < today).max_by_key(|(_, day)| *day)
}
