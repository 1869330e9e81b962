//! Windows of unwanted effects, each from its own onset to the last day it was noted: how long, and at which dose.

use super::chart::{Frame, Panel, PanelKind, Span, SpanStyle};
use super::series::Track;
use super::strip_panel::Packed;
use super::text::Text;
use super::ticks::DAY;
use super::windows;
use crate::catalogue::Catalogue;
use crate::model::record::{Record, RecordId};
use crate::model::when::{date_of, days};
use crate::model::{Amount, Diary, Kind};

/// One effect of the followed medicine; days since 1970.
#[derive(Clone, Debug)]
pub(super) struct EffectItem {
    pub name: String,
    pub first: i64,
    pub last: i64,
    /// The dose in force at its onset.
    pub dose: Option<Amount>,
    pub record: RecordId,
}

/// Effects since a day. The last day that anything of the kind was written down stands for today: what comes after it
/// is not known yet.
pub(super) fn gather(diary: &Diary, catalogue: &Catalogue, medicine: RecordId, since: i64) -> Vec<EffectItem> {
    let hour = diary.settings.day_start_hour;
    let last = |kind: Kind| {
        let records = diary.of_kind(kind);
        records.iter().rev().take(50).filter_map(|record: &std::sync::Arc<Record>| record.at.diary_day(hour)).max()
    };
    let Some(written) = [last(Kind::Symptom), last(Kind::Dose)].into_iter().flatten().max() else {
        return Vec::new();
    };
    let found = windows::effects_since(diary, catalogue, medicine, date_of(since), written);
    let item = |effect: windows::Effect| EffectItem {
        first: days(effect.onset),
        last: days(effect.last),
        name: effect.name,
        dose: effect.dose,
        record: effect.record,
    };
    let mut items: Vec<EffectItem> = found.into_iter().map(item).collect();
    items.sort_by_key(|item| (item.first, item.record));
    items
}

impl EffectItem {
    pub(super) fn days(&self) -> i64 {
        self.last - self.first + 1
    }

    pub(super) fn reach(&self) -> (f64, f64) {
        (self.first as f64 * DAY, (self.last + 1) as f64 * DAY)
    }

    /// "17 days, at 0.5 mg".
    pub(super) fn value(&self) -> Text {
        let count = self.days().to_string();
        match self.dose {
            Some(dose) => {
                Text::key("chart-effect-at").with("count", count).with("amount", Text::number(dose.to_string()))
            }
            None => Text::key("chart-effect-days").with("count", count),
        }
    }
}

pub(super) fn panel(items: &[EffectItem], frame: &Frame) -> Option<Panel> {
    let mut packed = Packed::default();
    let (mut spans, mut labels) = (Vec::new(), Vec::new());
    for item in items {
        let (from, to) = item.reach();
        if !frame.shows(from, to) {
            continue;
        }
        let text = Text::key("chart-row-head").with("date", Text::name(&item.name)).with("day", item.value());
        let (row, label) = packed.place((from, to), None, text, frame);
        labels.push((row, label));
        let (style, y) = (SpanStyle::Event, super::strip_panel::middle(row));
        spans.push(Span { from, to, sure: (from, to), y, is_open: false, assumed: false, style });
    }
    if spans.is_empty() {
        return None;
    }
    let about = Some(Text::key("chart-effects-what"));
    Some(packed.strip(PanelKind::Effects, vec![Track::Effects], ("chart-effects", about), spans, Vec::new(), labels))
}
