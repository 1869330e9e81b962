//! Results as a clinician reads them: the last blood count and chemistry, and every result of the period with the range
//! that stood beside it, its flag, grade and day. Results of different laboratories stand in rows of their own; a value
//! that is only a limit is written as the limit.

use crate::analysis::facts::RangeSource;
use crate::analysis::grade::Flag;
use crate::analysis::lab_series::{self, Value};
use crate::analysis::labs::{Followed, Measurement};
use crate::analysis::text::Text;
use crate::model::RecordId;
use crate::model::lab::LabUnit;

use super::desk::Desk;
use super::{Block, Cell, Column, Line, LineTone, Row, Table};

/// Of one analyte, so many of the newest are listed, with the lowest and the highest of the period.
const NEWEST: usize = 4;
/// The place of the grade in a row.
const GRADE: usize = 5;

/// The last result of each analyte that every doctor asks for, with the one before it.
pub(super) fn last(desk: &Desk<'_>) -> Vec<Block> {
    let all = desk.labs();
    let mut rows = Vec::new();
    let mut missing = Vec::new();
    for name in desk.catalogue.asked_last() {
        let until = |one: &&Measurement| one.record.at.earliest().date() <= desk.last_day();
        let results = all.iter().find(|followed| followed.name == *name).map(|followed| &followed.results);
        let mut until = results.into_iter().flatten().filter(until);
        let Some(one) = until.next() else {
            missing.push(Text::name(name.clone()));
            continue;
        };
        let before = until.next();
        let before_said = before.map(|before| {
            Text::key("report-before").with("result", value(before)).with("date", desk.date_of(&before.record.at))
        });
        rows.push(Row {
            cells: vec![
                Cell::strong(Text::name(name.clone())),
                flagged(one, valued(one)),
                flagged(one, flag(one)),
                Cell::plain(range(one)),
                Cell::plain(desk.date_of(&one.record.at)),
                before_said.into(),
            ],
            from: [Some(one), before].into_iter().flatten().map(|one| one.record.id).collect(),
        });
    }
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let columns = vec![
            Column::new("report-column-analyte", 1.5),
            Column::number("report-column-value", 1.6),
            Column::new("report-column-flag", 1.1),
            Column::new("report-column-range", 1.6),
            Column::new("report-column-date", 1.6),
            Column::new("report-column-before", 2.1),
        ];
        blocks.push(Block::Table(Table { columns, rows }));
    }
    if let Some(names) = Text::list("chart-and", missing) {
        blocks.push(Block::Line(Line::soft(Text::key("report-last-missing").with("all", names))));
    }
    if blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        blocks.push(Block::Line(Line::soft(Text::key("report-typed"))));
    }
    blocks
}

/// The results of the period by analyte, the most pressing analyte first, of each the newest first.
pub(super) fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut left_out = 0_usize;
    for followed in desk.labs() {
        let (shown, more) = chosen(desk, followed);
        left_out += more;
        rows.extend(shown.into_iter().map(|one| row(desk, &followed.name, one)));
    }
    if rows.is_empty() {
        return vec![Block::Line(Line::soft(Text::key("report-labs-none")))];
    }
    let is_graded = rows.iter().any(|row| row.cells.get(GRADE).is_some_and(|cell| cell.text.is_some()));
    let columns = vec![
        Column::new("report-column-analyte", 1.5),
        Column::new("report-column-date", 1.9),
        Column::number("report-column-value", 1.6),
        Column::new("report-column-flag", 1.2),
        Column::new("report-column-range", 1.5),
        Column::new("report-column-grade", 0.7),
        Column::new("report-column-lab", 1.5),
        Column::new("report-column-sample", 1.5),
    ];
    let mut blocks = vec![Block::Table(Table { columns, rows })];
    if left_out > 0 {
        let said = Text::key("report-labs-more").with("count", left_out.to_string()).with("newest", NEWEST.to_string());
        blocks.push(Block::Line(Line::soft(said)));
    }
    if is_graded {
        blocks.push(Block::Line(Line::soft(Text::key("report-grades"))));
    }
    blocks.push(Block::Line(Line::soft(Text::key("report-typed"))));
    blocks
}

/// The newest, the lowest and the highest of the period; and how many are not among them.
fn chosen<'f>(desk: &Desk<'_>, followed: &'f Followed) -> (Vec<&'f Measurement>, usize) {
    let here: Vec<&Measurement> = followed.results.iter().filter(|one| desk.within(&one.record.at)).collect();
    let numbers = || here.iter().filter_map(|one| Some((in_usual_unit(desk, one)?, one.record.id)));
    let lowest = numbers().min_by(|(a, _), (b, _)| a.low_key().total_cmp(&b.low_key())).map(|(_, id)| id);
    let highest = numbers().max_by(|(a, _), (b, _)| a.high_key().total_cmp(&b.high_key())).map(|(_, id)| id);
    let is_shown = |place: usize, id: RecordId| place < NEWEST || Some(id) == lowest || Some(id) == highest;
    let shown: Vec<_> =
        here.iter().enumerate().filter(|(place, one)| is_shown(*place, one.record.id)).map(|(_, one)| *one).collect();
    let more = here.len() - shown.len();
    (shown, more)
}

fn row(desk: &Desk<'_>, name: &str, one: &Measurement) -> Row {
    let result = one.result();
    let grade = one.facts.grade.filter(|grade| grade.worst > 0);
    let lab = result.and_then(|result| result.laboratory.clone()).map(Text::data);
    Row {
        cells: vec![
            Cell::strong(Text::name(name)),
            Cell::plain(desk.date_of(&one.record.at)),
            flagged(one, valued(one)),
            flagged(one, flag(one)),
            Cell::plain(range(one)),
            grade.map(|grade| Text::data(grade.to_string().replace('-', "–"))).into(),
            lab.into(),
            Text::list("report-beside", sample(one)).into(),
        ],
        from: vec![one.record.id],
    }
}

/// What is known of the blood: hours since the dose, repeat, fasting, biotin; and whether the original was seen.
fn sample(one: &Measurement) -> Vec<Text> {
    let mut said = Vec::new();
    if one.facts.original {
        said.push(Text::key("report-original"));
    }
    said.extend(one.facts.hours_since_dose.map(|hours| Text::key("labs-hours").with("number", hours.to_string())));
    if let Some(result) = one.result() {
        let answers = [
            (result.repeat_sample, "labs-repeat", "labs-no-repeat"),
            (result.fasting, "labs-fasting", "labs-not-fasting"),
            (result.biotin, "labs-biotin", "labs-no-biotin"),
        ];
        said.extend(answers.into_iter().filter_map(|(said, yes, no)| Some(Text::key(if said? { yes } else { no }))));
    }
    said
}

fn flagged(one: &Measurement, text: Text) -> Cell {
    let tone = if one.is_out() { LineTone::Alert } else { LineTone::Plain };
    Cell { text: Some(text), tone }
}

/// "<5 ×10⁹/L".
pub(super) fn value(one: &Measurement) -> Text {
    let unit = one.unit();
    if unit.is_empty() { Text::number(one.shown()) } else { Text::number(format!("{}\u{a0}{unit}", one.shown())) }
}

/// The same, with the mark of a value whose original nobody saw.
fn valued(one: &Measurement) -> Text {
    if one.facts.original { value(one) } else { Text::key("report-typed-value").with("value", value(one)) }
}

pub(super) fn flag(one: &Measurement) -> Text {
    Text::key(match one.facts.flag {
        Flag::Low if one.is_far() => "labs-very-low",
        Flag::High if one.is_far() => "labs-very-high",
        Flag::Low => "labs-low",
        Flag::High => "labs-high",
        Flag::Normal => "labs-in-range",
        Flag::Unscored => "labs-unscored",
    })
}

/// "165–387", "150–450 (default)": a range that nobody printed looks different from one that somebody did.
pub(super) fn range(one: &Measurement) -> Text {
    let Some(range) = one.facts.range() else { return Text::key("report-no-range") };
    let range = Text::number(range.shown());
    let key = match one.facts.range_source {
        RangeSource::Printed => return range,
        RangeSource::Laboratory => "report-range-laboratory",
        RangeSource::Default | RangeSource::None => "report-range-default",
    };
    Text::key(key).with("limits", range)
}

/// "<5 ×10⁹/L, very low, 12 Apr 2014 (day 98)".
pub(super) fn sentence(desk: &Desk<'_>, one: &Measurement) -> Text {
    Text::key("report-result").with("result", value(one)).with("flag", flag(one)).with("date", desk.date(&one.record))
}

/// The value in the usual unit of its analyte, so that results in two units can be ordered: 60000/µL is less than 110
/// ×10⁹/L. `None`: words, or a unit from which no way leads there.
pub(super) fn in_usual_unit(desk: &Desk<'_>, one: &Measurement) -> Option<Value> {
    let result = one.result()?;
    let Some(analyte) = desk.catalogue.analyte(&result.analyte) else { return Some(one.value()) };
    let usual = analyte.units.first().map(|unit| LabUnit { ucum: unit.ucum.clone(), written: unit.ucum.clone() });
    let (value, _) = lab_series::in_unit_of(result, None, usual.as_ref(), Some(analyte));
    value.filter(|value| value.y().is_some())
}
