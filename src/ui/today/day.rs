//! What a diary day holds: which medicines are taken on it, which records belong to it.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::model::dose::Dose;
use crate::model::medicine::Medicine;
use crate::model::{Kind, Record, RecordId};
use crate::ui::screen::Cx;

/// The medicines that are taken on that day; the followed one first, then as they were written down.
pub(super) fn running<'a>(cx: &Cx<'a>, date: Date) -> Vec<(&'a Record, &'a Medicine)> {
    let followed = cx.facts.followed();
    let is_planned = |id| cx.schedules.running(date).any(|schedule| schedule.medicine == id);
    let runs = |record: &Record| is_planned(record.id) || cx.diary.is_running(record.id, date);
    let mut running: Vec<_> = cx.diary.medicines().filter(|(record, _)| runs(record)).collect();
    running.sort_by_key(|(record, _)| (!is_planned(record.id), Some(record.id) != followed));
    running
}

/// The last dose of a medicine that was taken on that day or before.
pub(super) fn last_taken<'a>(cx: &Cx<'a>, medicine: RecordId, date: Date) -> Option<(&'a Record, &'a Dose)> {
    let hour = cx.diary.settings.day_start_hour;
    cx.diary.doses_of(medicine).rev().find(|(record, dose)| {
        let day = record.at.diary_day(hour).unwrap_or_else(|| record.at.earliest().date());
        dose.status.is_taken() && day <= date
    })
}

/// The doses of a medicine on that diary day, taken or not, in order.
pub(super) fn doses<'a>(cx: &Cx<'a>, medicine: RecordId, date: Date) -> Vec<(&'a Record, &'a Dose)> {
    let records = within(cx.diary.of_kind(Kind::Dose), cx, date);
    records
        .filter_map(|record| match &record.body {
            crate::model::Body::Dose(dose) if dose.medicine == medicine => Some((record, dose)),
            _ => None,
        })
        .collect()
}

/// Everything of that diary day, in order.
pub(super) fn records<'a>(cx: &Cx<'a>, date: Date) -> Vec<&'a Record> {
    let mut records: Vec<&Record> =
        Kind::ALL.into_iter().flat_map(|kind| within(cx.diary.of_kind(kind), cx, date)).collect();
    records.sort_by_key(|record| (record.at.earliest(), record.id));
    records
}

/// The last day on which anything was written down; what is still to come is none.
pub(super) fn last_logged(cx: &Cx<'_>) -> Option<Date> {
    let hour = cx.diary.settings.day_start_hour;
    [Kind::Dose, Kind::Symptom, Kind::Lab, Kind::Event, Kind::Note]
        .into_iter()
        .filter_map(|kind| {
            let days = cx.diary.of_kind(kind).iter().rev().filter_map(|record| record.at.diary_day(hour));
            days.skip_while(|day| *day > cx.today()).next()
        })
        .max()
}

/// The records of one kind whose diary day it is; a list is ordered by time, so only its neighbourhood is read.
fn within<'a>(list: &'a [Arc<Record>], cx: &Cx<'_>, date: Date) -> impl Iterator<Item = &'a Record> {
    let hour = cx.diary.settings.day_start_hour;
    let after = date.tomorrow().unwrap_or(date).at(23, 59, 0, 0);
    let from = list.partition_point(|record| record.at.earliest() < DateTime::from(date));
    let to = list.partition_point(|record| record.at.earliest() <= after);
    list[from..to.max(from)]
        .iter()
        .map(|record| &**record)
        .filter(move |record| record.at.diary_day(hour) == Some(date))
}
