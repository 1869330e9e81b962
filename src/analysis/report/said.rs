//! Parts of a report that quote what was written: why this visit, questions, notes, relapses; and the One Chart.

use jiff::civil::Date;

use crate::analysis::chart::{Axis, ChartRequest, Range, chart as chart_of};
use crate::analysis::relapses;
use crate::analysis::text::Text;
use crate::model::event::{Event, EventType, Severity};
use crate::model::record::{Kind, Record};
use crate::model::timeline::PanelChoice;

use super::desk::Desk;
use super::{Block, Line};

/// So many results and symptoms have a panel.
const LABS: usize = 2;
const SYMPTOMS: usize = 2;

pub(super) fn why(desk: &Desk<'_>) -> Vec<Block> {
    let why = desk.request.why.as_ref().map(|why| why.trim()).filter(|why| !why.is_empty());
    why.map(|why| Block::Line(Line::plain(Text::data(why)))).into_iter().collect()
}

pub(super) fn chart(desk: &Desk<'_>) -> Vec<Block> {
    let request = desk.request;
    let asked = ChartRequest {
        range: Range {
            from: request.from.or_else(|| first_value(desk)),
            // Of everything it ends with what was written down last: years since then would leave it half empty.
            to: (request.from.is_some() || request.to < request.today).then_some(request.to),
        },
        axis: if request.by_day { Axis::Day } else { Axis::Date },
        panels: Some(request.panels.clone().unwrap_or_else(|| usual_panels(desk))),
        width_px: request.chart_px,
        words_percent: request.words_percent,
        ..ChartRequest::default()
    };
    let drawn = chart_of(desk.diary, desk.catalogue, &asked);
    if drawn.panels.is_empty() {
        return vec![Block::Line(Line::soft(Text::key("report-chart-empty")))];
    }
    vec![Block::Chart(Box::new(drawn))]
}

/// The day from which on there is something to read: what was prescribed long before would squeeze all of it.
fn first_value(desk: &Desk<'_>) -> Option<Date> {
    let kinds = [Kind::Dose, Kind::Symptom, Kind::Lab];
    let first = kinds.into_iter().filter_map(|kind| desk.diary.of_kind(kind).first());
    let course = desk.facts.start().and_then(|start| desk.diary.get(start.record));
    first.chain(course).map(|record| record.at.earliest().date()).min()
}

/// What a clinician looks for on one page: the dose, the results that are out of range, what the person follows, and what
/// else was taken. Everything else is on the timeline.
fn usual_panels(desk: &Desk<'_>) -> Vec<PanelChoice> {
    let settings = &desk.diary.settings;
    let with_numbers = desk.labs().iter().filter(|followed| !followed.line.is_empty());
    let labs = with_numbers.take(LABS).map(|followed| PanelChoice::Lab(followed.name.clone()));
    let outcomes = settings.outcomes.iter().map(|outcome| outcome.symptom.clone());
    let symptoms: Vec<String> = outcomes.chain(settings.daily.symptoms.iter().cloned()).take(SYMPTOMS).collect();
    let has_chosen = !symptoms.is_empty();
    let symptoms = symptoms.into_iter().map(PanelChoice::Symptom);
    let others = (!has_chosen).then_some(PanelChoice::Symptoms);
    let rest = [PanelChoice::Signs, PanelChoice::Treatments];
    [PanelChoice::Dose].into_iter().chain(labs).chain(symptoms).chain(others).chain(rest).collect()
}

/// The open ones, the oldest first.
pub(super) fn questions(desk: &Desk<'_>) -> Vec<Block> {
    let open = desk.diary.questions().filter(|(_, question)| !question.done);
    let lines: Vec<_> =
        open.map(|(record, question)| Line::plain(Text::data(question.text.clone())).of([record.id])).collect();
    if lines.is_empty() { Vec::new() } else { vec![Block::List(lines)] }
}

/// Those that the person chose, in the order of their dates.
pub(super) fn notes(desk: &Desk<'_>) -> Vec<Block> {
    let mut lines = Vec::new();
    for (record, note) in desk.diary.notes().filter(|(record, _)| desk.request.notes.contains(&record.id)) {
        let said = Text::key("report-note").with("date", desk.date(record)).with("text", Text::data(note.text.clone()));
        lines.push(Line::plain(said).of([record.id]));
    }
    if lines.is_empty() { Vec::new() } else { vec![Block::List(lines)] }
}

/// Relapses that reach into the period, and what was said of there being none. Where nobody said anything, that is no
/// statement that there was none.
pub(super) fn relapses(desk: &Desk<'_>) -> Vec<Block> {
    if !relapses::are_spoken_of(desk.diary) {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for (record, event) in desk.diary.events().filter(|(_, event)| event.event_type == EventType::Relapse) {
        if desk.touches(&record.at, event.until.as_ref().or(Some(&record.at))) {
            lines.push(Line::plain(relapse(desk, record, event)).of([record.id]));
        }
    }
    if lines.is_empty() {
        lines.push(Line::soft(Text::key("report-relapse-unsaid")));
    }
    vec![Block::List(lines)]
}

fn relapse(desk: &Desk<'_>, record: &Record, event: &Event) -> Text {
    let stretch = desk.stretch(&record.at, event.until.as_ref());
    if event.absent {
        return Text::key("report-relapse-none").with("stretch", stretch);
    }
    let answer = |said: Option<bool>| said.map_or("unsaid", |yes| if yes { "yes" } else { "no" });
    Text::key("report-relapse")
        .with("stretch", stretch)
        .with("title", Text::data(event.title.clone()))
        .with("severity", event.severity.map_or("unsaid", Severity::code))
        .with("confirmed", answer(event.confirmed))
        .with("fever", answer(event.fever))
}
