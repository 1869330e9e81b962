//! Bottles: a bar from the day each was opened to the day it was finished or the next was opened, an outline from the
//! day it was made to its last good day.

use std::sync::Arc;

use super::chart::{Frame, Mark, Panel, PanelKind, Shape, Span, SpanStyle, Tone};
use super::series::{At, Track};
use super::strip_panel::{Packed, middle};
use super::supply;
use super::text::{self, Text};
use super::ticks::DAY;
use crate::catalogue::Catalogue;
use crate::model::Diary;
use crate::model::record::Record;
use crate::model::when::{date_of, days};

/// One bottle; days since 1970.
#[derive(Clone, Debug)]
pub(super) struct BottleItem {
    pub medicine: String,
    pub holds: String,
    pub made: At,
    pub opened: Option<i64>,
    /// The last day on which doses came out of it, where that is known.
    pub used_until: Option<i64>,
    /// The last day it may be used.
    pub good_until: Option<i64>,
    pub record: Arc<Record>,
}

pub(super) fn gather(diary: &Diary, catalogue: &Catalogue) -> Vec<BottleItem> {
    let mut all = Vec::new();
    for (record, medicine) in diary.medicines() {
        let bottles = supply::in_order(diary, record.id);
        for (place, (bottle_record, bottle)) in bottles.iter().enumerate() {
            let next = bottles.get(place + 1).and_then(|(_, next)| next.opened).map(|next| days(next) - 1);
            let finished = bottle.finished.map(days);
            let used_until = [next, finished].into_iter().flatten().min().filter(|_| bottle.opened.is_some());
            let Some(record) = diary.get(bottle_record.id).map(Arc::clone) else { continue };
            all.push(BottleItem {
                medicine: medicine.name.clone(),
                holds: bottle.holds.to_string(),
                made: At::of(&bottle_record.at),
                opened: bottle.opened.map(days),
                used_until,
                good_until: supply::UseBy::of(bottle_record, bottle, catalogue).date().map(days),
                record,
            });
        }
    }
    all.sort_by(|a, b| a.reach().0.total_cmp(&b.reach().0).then(a.record.id.cmp(&b.record.id)));
    all
}

impl BottleItem {
    /// From its first to its last minute, as far as they are known.
    pub(super) fn reach(&self) -> (f64, f64) {
        let until = [self.opened, self.used_until, self.good_until].into_iter().flatten().max();
        let until = until.map_or(self.made.high, |day| ((day + 1) as f64 * DAY).max(self.made.high));
        (self.opened.map_or(self.made.low, |day| (day as f64 * DAY).min(self.made.low)), until)
    }

    /// Doses came out of it after its last good day.
    fn is_used_late(&self) -> bool {
        self.good_until.zip(self.used_until).is_some_and(|(good, used)| used > good)
    }

    /// "LDN 10 mL".
    pub(super) fn name(&self) -> Text {
        Text::key("chart-row").with("what", Text::data(&self.medicine)).with("value", Text::number(self.holds.as_str()))
    }

    /// "opened 3 May 2014, good until 16 May 2014".
    pub(super) fn value(&self) -> Text {
        let date = |day: i64| text::day(date_of(day));
        let said = [
            self.opened.map(|day| Text::key("chart-bottle-opened").with("date", date(day))),
            self.good_until.map(|day| Text::key("chart-bottle-good").with("date", date(day))),
            self.used_until.map(|day| Text::key("chart-bottle-used").with("date", date(day))),
        ];
        Text::list("chart-and", said.into_iter().flatten()).unwrap_or_else(|| Text::key("chart-bottle-made"))
    }

    fn label(&self) -> Text {
        let key = if self.is_used_late() { "chart-bottle-late" } else { "chart-bottle" };
        Text::key(key).with("name", self.name())
    }
}

pub(super) fn panel(items: &[BottleItem], frame: &Frame) -> Option<Panel> {
    let mut packed = Packed::default();
    let (mut spans, mut marks, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        let (from, to) = item.reach();
        if !frame.shows(from, to) {
            continue;
        }
        let (row, label) = packed.place((from, to), None, item.label(), frame);
        labels.push((row, label));
        let y = middle(row);
        let sure = match (item.opened, item.used_until) {
            (Some(opened), Some(used)) => (opened as f64 * DAY, (used + 1) as f64 * DAY),
            (Some(opened), None) => (opened as f64 * DAY, to),
            _ => (from, from),
        };
        let assumed = item.made.is_assumed();
        spans.push(Span { from, to, sure, y, is_open: false, assumed, style: SpanStyle::Event });
        if let Some(good) = item.good_until {
            let (shape, tone) =
                if item.is_used_late() { (Shape::Cross, Tone::Alert) } else { (Shape::OpenSquare, Tone::Soft) };
            let x = (good as f64 + 0.5) * DAY;
            marks.push(Mark { x, y, shape, tone, ringed: false, assumed: false, stretch: None, small: false });
        }
    }
    if spans.is_empty() {
        return None;
    }
    let about = Some(Text::key("chart-bottles-what"));
    Some(packed.strip(PanelKind::Bottles, vec![Track::Bottles], ("chart-bottles", about), spans, marks, labels))
}
