//! The journal of one record, in words: when it was written and how, what of it was changed from what to what, and
//! who did it. Nothing that was written is lost.

use eframe::egui::{Label, Ui};

use crate::model::revision::Revision;
use crate::model::{Record, Source};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;

/// Every version, the latest first.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, record: &Record) {
    ui.add_space(size::GAP);
    ui.label(theme::strong(cx.get("history-versions-title"), size::BODY));
    let own: Vec<&Revision> = cx.history.iter().filter(|version| version.record.id == record.id).collect();
    for (place, version) in own.iter().enumerate().rev() {
        let before = place.checked_sub(1).and_then(|place| own.get(place)).copied();
        for sentence in sentences(cx, before, version) {
            ui.add(Label::new(sentence).wrap());
        }
    }
}

/// What this version did to the one before it: one sentence a field, or one of the whole record.
fn sentences(cx: &Cx<'_>, before: Option<&Revision>, version: &Revision) -> Vec<String> {
    let at = made_at(cx, version);
    let by = by(cx, &version.by, version.record.entered_by.as_deref());
    let changed = before.map(|before| differences(cx, &before.record, &version.record)).unwrap_or_default();
    if changed.is_empty() || version.deleted {
        let act = version.act.clone();
        return vec![cx.say("history-wrote", &[("act", act), ("at", at), ("by", by)])];
    }
    let sentence = |difference: Difference| {
        let what = [
            ("act", version.act.clone()),
            ("field", difference.label),
            ("from", difference.from.unwrap_or_default()),
            ("to", difference.to.clone().unwrap_or_default()),
            ("at", at.clone()),
            ("by", by.clone()),
        ];
        let key = match (difference.had, difference.to.is_some()) {
            (true, true) => "history-changed",
            (false, _) => "history-filled",
            (true, false) => "history-emptied",
        };
        cx.say(key, &what)
    };
    changed.into_iter().map(sentence).collect()
}

struct Difference {
    label: String,
    had: bool,
    from: Option<String>,
    to: Option<String>,
}

fn differences(cx: &Cx<'_>, old: &Record, new: &Record) -> Vec<Difference> {
    let (before, after) = (facts(cx, old), facts(cx, new));
    let text = |facts: &[(String, String)], label: &str| {
        facts.iter().find(|(other, _)| other == label).map(|(_, text)| text.clone())
    };
    let mut labels: Vec<&String> = before.iter().chain(&after).map(|(label, _)| label).collect();
    let mut seen = Vec::new();
    labels.retain(|label| {
        let is_new = !seen.contains(label);
        seen.push(*label);
        is_new
    });
    labels
        .into_iter()
        .filter_map(|label| {
            let (from, to) = (text(&before, label), text(&after, label));
            (from != to).then(|| Difference { label: label.clone(), had: from.is_some(), from, to })
        })
        .collect()
}

/// When, and every field that was given, by its label.
fn facts(cx: &Cx<'_>, record: &Record) -> Vec<(String, String)> {
    let mut facts = vec![(cx.get("history-when"), moment(cx, record))];
    facts.extend(forms::facts(record, cx));
    facts
}

/// The date as precise as it was given, and the clock where there is one.
pub(super) fn moment(cx: &Cx<'_>, record: &Record) -> String {
    let date = dates::when(cx, &record.at);
    let clock = dates::time(&record.at);
    if clock.is_empty() { date } else { cx.say("history-date-time", &[("date", date), ("clock", clock)]) }
}

/// By what means it was written, and who typed it where that was not the person.
pub(super) fn by(cx: &Cx<'_>, source: &Source, who: Option<&str>) -> String {
    let by = match source {
        Source::Window => "window",
        Source::CommandLine => "cli",
        Source::Import(_) => "import",
    };
    let by = cx.say("history-by", &[("by", by.to_owned())]);
    match who {
        Some(who) => cx.say("history-by-whom", &[("by", by), ("who", who.to_owned())]),
        None => by,
    }
}

/// When it was written, on the clock of here.
pub(super) fn made_at(cx: &Cx<'_>, version: &Revision) -> String {
    let Ok(at) = version.made_at.parse::<jiff::Timestamp>() else { return version.made_at.clone() };
    let here = at.to_zoned(cx.now.time_zone().clone()).datetime();
    let date = dates::plain(cx, here.date());
    cx.say("history-on-at", &[("date", date), ("clock", dates::clock(here))])
}
