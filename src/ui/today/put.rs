//! A score of the day -> the change that it means: the first one is a new entry, another one edits the same entry, none
//! takes it away. A copy that is said anew is a felt score; one that stays as it was stays a copy.

use jiff::civil::Date;

use crate::analysis::daily::{Asked, felt};
use crate::analysis::describe::describe;
use crate::intake;
use crate::intake::Row;
use crate::model::symptom::{Scale, Score, Side, SymptomEntry};
use crate::model::{Body, Change, Kind, Record, Refusal};
use crate::ui::forms;
use crate::ui::screen::{Action, Cx};

/// What a person says of a symptom.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wish {
    Score(Score),
    /// As typed: it may be refused.
    Typed(String),
    Side(Option<Side>),
    Nothing,
}

/// What is known of one symptom on a day.
pub(super) struct Known<'a> {
    pub(super) asked: &'a Asked,
    /// The entry's own, where there is one: it may have been scored on another.
    pub(super) scale: Scale,
    pub(super) now: Option<(&'a Record, &'a SymptomEntry)>,
    pub(super) before: Option<(&'a Record, &'a SymptomEntry)>,
    /// The side that the next entry will say.
    pub(super) side: Option<Side>,
}

/// When something of that day is written: this minute, or the whole day where it is an earlier one.
pub(super) fn at(cx: &Cx<'_>, date: Date) -> String {
    if date == cx.today() { "now".to_owned() } else { date.to_string() }
}

/// A record of an entry, read as if it had been typed.
pub(super) fn record(cx: &Cx<'_>, date: Date, said: &SymptomEntry) -> Result<Record, Vec<Refusal>> {
    let mut row = Row::new();
    row.set("symptom", &said.symptom);
    row.set("value", said.score.text());
    row.set("scale", said.scale.text());
    row.set("copied", intake::row::yes_no(said.copied));
    row.put("side", said.side.map(|side| side.code().to_owned()));
    row.set("at", at(cx, date));
    // A score in our own writing has a point, whatever the language has.
    intake::record(Kind::Symptom, &row, &cx.entry_of_ours())
}

/// A record of another kind of that day.
pub(super) fn other(
    cx: &Cx<'_>,
    date: Date,
    kind: Kind,
    cells: &[(&'static str, &str)],
) -> Result<Record, Vec<Refusal>> {
    let mut row = Row::new();
    for (field, text) in cells {
        row.set(field, *text);
    }
    row.set("at", at(cx, date));
    intake::record(kind, &row, &cx.entry())
}

/// What was typed as a score of that scale.
fn read(cx: &Cx<'_>, known: &Known<'_>, text: &str) -> Result<Score, Vec<Refusal>> {
    let mut row = Row::new();
    row.set("symptom", &known.asked.name);
    row.set("value", text);
    row.set("scale", known.scale.text());
    let record = intake::record(Kind::Symptom, &row, &cx.entry())?;
    match record.body {
        Body::Symptom(read) => Ok(read.score),
        _ => Err(Vec::new()),
    }
}

/// What the wish comes to; `None` where nothing changes. What is refused says why.
pub(super) fn action(cx: &Cx<'_>, date: Date, known: &Known<'_>, wish: Wish) -> Result<Option<Action>, String> {
    let is_side = matches!(wish, Wish::Side(_));
    let (score, side) = match wish {
        Wish::Nothing => return Ok(known.now.map(|(record, _)| take_away(cx, known, record))),
        Wish::Typed(text) if text.trim().is_empty() => {
            return Ok(known.now.map(|(record, _)| take_away(cx, known, record)));
        }
        Wish::Typed(text) => (read(cx, known, text.trim()).map_err(|why| said(cx, &why))?, known.side),
        Wish::Score(score) => (score, known.side),
        Wish::Side(side) => match known.now {
            Some((_, entry)) => (entry.score, side),
            // Kept for the score that is to come, and said.
            None => return Ok(Some(Action::Say(side_words(cx, known, side)))),
        },
    };
    let change = if let Some((before, entry)) = known.now {
        if entry.score == score && entry.side == side {
            return Ok(None);
        }
        let is_felt = entry.score != score;
        let entry = SymptomEntry { score, side, copied: entry.copied && !is_felt, ..entry.clone() };
        // Whoever says it now is who entered it.
        let entered_by = cx.carer.map(str::to_owned);
        let after = Record { entered_by, body: Body::Symptom(entry), ..before.clone() };
        Change::Edit { before: Box::new(before.clone()), after: Box::new(after) }
    } else {
        let entry = felt(known.asked, known.scale, score, side);
        Change::Add(vec![record(cx, date, &entry).map_err(|why| said(cx, &why))?])
    };
    let says = match &change {
        _ if is_side => Some(side_words(cx, known, side)),
        Change::Add(records) => records.first().map(|record| cx.message(&describe(record, cx.diary))),
        Change::Edit { after, .. } => Some(cx.message(&describe(after, cx.diary))),
        _ => None,
    };
    Ok(Some(Action::ApplySaying(change, says.unwrap_or_default())))
}

/// "Spasticity: right"
fn side_words(cx: &Cx<'_>, known: &Known<'_>, side: Option<Side>) -> String {
    let symptom = cx.name(&known.asked.name).to_owned();
    let side = side.map_or("none", Side::code).to_owned();
    cx.say("daily-side-said", &[("symptom", symptom), ("side", side)])
}

fn take_away(cx: &Cx<'_>, known: &Known<'_>, record: &Record) -> Action {
    let says = cx.say("daily-cleared", &[("symptom", known.asked.name.clone())]);
    Action::ApplySaying(forms::delete(record, cx.diary), says)
}

fn said(cx: &Cx<'_>, refusals: &[Refusal]) -> String {
    refusals.iter().map(|refusal| cx.message(&refusal.why)).collect::<Vec<_>>().join(" · ")
}
