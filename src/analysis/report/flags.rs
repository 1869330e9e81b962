//! What must not be overlooked: signs of bleeding and of the liver, the lowest platelets, and what the watch asks for.
//! That nothing was written down is said as that, and not as "nothing was there".

use std::collections::HashMap;

use crate::analysis::facts::RangeSource;
use crate::analysis::grade::Flag;
use crate::analysis::labs::Measurement;
use crate::analysis::text::Text;
use crate::analysis::{baseline, watch};
use crate::model::record::{Body, Kind, Record, RecordId};

use super::desk::Desk;
use super::labs;
use super::{Block, Line};

/// Of the catalogue.
const PLATELETS: &str = "Platelets";

pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut lines = vec![platelets(desk)];
    for (list, none) in [("bleeding", "report-bleeding-none"), ("liver", "report-liver-none")] {
        let found = signs(desk, list);
        if found.is_empty() {
            lines.push(Line::plain(Text::key(none)));
        }
        lines.extend(found);
    }
    // The watch looks at today; a report about an earlier time has no word of it.
    if desk.request.to == desk.request.today {
        let open = watch::watch(desk.diary, desk.catalogue, &desk.facts, desk.last_day());
        let pressing = open.into_iter().filter(|item| item.is_open() && item.alarms() && !item.records.is_empty());
        lines.extend(
            pressing.map(|item| {
                Line::alert(Text::key("report-watch").with("what", Text::data(item.title))).of(item.records)
            }),
        );
    }
    vec![Block::Boxed(lines)]
}

/// The lowest count of the period with its date and the range that its laboratory printed.
fn platelets(desk: &Desk<'_>) -> Line {
    let all = baseline::results_of(desk.diary, desk.catalogue, PLATELETS);
    let counts = |within: bool| {
        let records = all.iter().filter_map(|(record, _)| desk.diary.get(record.id));
        let here = records.filter(move |record| !within || desk.within(&record.at));
        here.filter_map(|record| Measurement::new(record, &desk.facts))
            .filter_map(|one| Some((labs::in_usual_unit(desk, &one)?, one)))
    };
    let lowest = counts(true).min_by(|(a, _), (b, _)| a.low_key().total_cmp(&b.low_key()));
    let Some((_, lowest)) = lowest else {
        let before = counts(false).map(|(_, one)| one).filter(|one| one.record.at.latest().date() <= desk.last_day());
        return match before.max_by_key(|one| one.record.at.latest()) {
            Some(last) => {
                let said = Text::key("report-platelets-earlier").with("result", labs::sentence(desk, &last));
                Line::strong(said).of([last.record.id])
            }
            None => Line::strong(Text::key("report-platelets-none")),
        };
    };
    let sentence = labs::sentence(desk, &lowest);
    let repeat = lowest.result().and_then(|result| result.repeat_sample);
    let repeat = Text::key("report-repeat").with("said", repeat.map_or("unsaid", |yes| if yes { "yes" } else { "no" }));
    let range = match lowest.facts.range_source {
        RangeSource::None => Text::key("report-no-range"),
        _ => labs::range(&lowest),
    };
    let said = Text::key("report-platelets").with("result", sentence).with("limits", range).with("repeat", repeat);
    let line = if lowest.facts.flag == Flag::Low { Line::alert(said) } else { Line::strong(said) };
    line.of([lowest.record.id])
}

/// Each sign of a checklist that was written down in the period: on how many days, and when last.
fn signs(desk: &Desk<'_>, list: &str) -> Vec<Line> {
    let Some(list) = desk.catalogue.checklist(list) else { return Vec::new() };
    let mut found: HashMap<&str, Vec<&Record>> = HashMap::new();
    let mut known: HashMap<&str, Option<&str>> = HashMap::new();
    for record in desk.diary.of_kind(Kind::Symptom) {
        let Body::Symptom(entry) = &record.body else { continue };
        let name = *known.entry(entry.symptom.as_str()).or_insert_with(|| {
            let name = desk.symptom_name(&entry.symptom);
            list.items.iter().filter_map(|item| item.symptom.as_deref()).find(|symptom| *symptom == name)
        });
        let Some(name) = name.filter(|_| entry.is_there() && !entry.copied && desk.within(&record.at)) else {
            continue;
        };
        found.entry(name).or_default().push(record);
    }
    let named = list.items.iter().filter_map(|item| item.symptom.as_deref());
    named
        .filter_map(|name| Some((name, found.get(name)?)))
        .filter_map(|(name, records)| sign(desk, name, records))
        .collect()
}

fn sign(desk: &Desk<'_>, name: &str, records: &[&Record]) -> Option<Line> {
    let last = records.last()?;
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let said = Text::key("report-sign")
        .with("what", Text::name(name))
        .with("count", records.len().to_string())
        .with("date", desk.date(last));
    Some(Line::alert(said).of(ids))
}
