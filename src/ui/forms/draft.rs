//! What was typed -> the change it means, through `intake` as everything else.

use crate::analysis::due::beside_plan;
use crate::intake;
use crate::intake::{Entry, Row};
use crate::model::{Basis, Body, Change, Diary, DoseUnit, Kind, Record, RecordId, Refusal};
use crate::ui::forms::by_type;
use crate::ui::forms::fields;
use crate::ui::screen::Cx;
use crate::words::Words;

/// A field's name and its text.
type Cell = (&'static str, String);

/// The typed texts of a form, and what they began as.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    /// The record that is being edited.
    pub(super) old: Option<Box<Record>>,
    texts: Vec<(&'static str, String)>,
    /// What the texts began as, as the program writes it, and as it was shown in the language of the window.
    began: Vec<(&'static str, String)>,
    shown: Vec<(&'static str, String)>,
    settled: bool,
    /// Cells that have no field of their own: whose plan it bends, and how.
    pub(super) hidden: Vec<(&'static str, String)>,
    pub(super) id: RecordId,
}

impl Draft {
    pub(super) fn new(kind: Kind, given: &[(&'static str, String)]) -> Self {
        let text = |name: &str| {
            given.iter().find(|(field, _)| *field == name).map_or_else(String::new, |(_, text)| text.clone())
        };
        let texts: Vec<_> = fields::of(kind)
            .iter()
            .map(|field| {
                let first = match field.control {
                    // What happened is not guessed.
                    fields::Control::Pick(codes) if (kind, field.name) == (Kind::Event, "type") => {
                        codes.last().copied().unwrap_or_default()
                    }
                    fields::Control::Pick(codes) => codes.first().copied().unwrap_or_default(),
                    _ => "",
                };
                let given = text(field.name);
                (field.name, if given.is_empty() { first.to_owned() } else { given })
            })
            .collect();
        let is_field = |name: &str| fields::of(kind).iter().any(|field| field.name == name);
        let hidden = given.iter().filter(|(name, _)| !is_field(name)).cloned().collect();
        Self {
            kind,
            old: None,
            began: texts.clone(),
            shown: texts.clone(),
            settled: false,
            texts,
            hidden,
            id: new_id(),
        }
    }

    /// What is given and has no field.
    pub(super) fn hidden(&self, name: &str) -> Option<&str> {
        self.hidden.iter().find(|(field, _)| *field == name).map(|(_, text)| text.as_str())
    }

    /// Whether a field belongs to what is being written: a hold has no amount, a fixed dose no steps.
    pub(super) fn shows(&self, name: &str) -> bool {
        match self.kind {
            Kind::Adjustment => fields::of_bend(self.hidden("type").unwrap_or_default()).contains(&name),
            Kind::Plan => match self.hidden(fields::RULE) {
                Some("fixed") => !matches!(name, "from" | "step" | "every" | "to" | "as_needed"),
                Some("needed") => !matches!(name, "from" | "step" | "every" | "to" | "as_needed" | "time"),
                _ => !matches!(name, "fixed" | "as_needed"),
            },
            // Nobody was spoken to about what is put aside, or about an item of a checklist.
            Kind::Answer => name != "who" || self.hidden("reply") == Some("spoken"),
            Kind::Event => self.shows_of_event(name),
            Kind::Medicine => self.shows_of_medicine(name),
            Kind::Course => self.shows_of_course(name),
            Kind::Question => self.shows_of_question(name),
            _ => true,
        }
    }

    /// Whether that field of the record was filled when the form was opened.
    pub(super) fn began_with(&self, name: &str) -> bool {
        self.old.is_some() && self.began.iter().any(|(field, text)| *field == name && !text.is_empty())
    }

    /// Whether a field is written: one that was hidden while it was typed in is not.
    fn writes(&self, name: &str) -> bool {
        match self.kind {
            // Of what there was not, the type is in the title of the form.
            Kind::Event => name == "type" || self.shows(name),
            Kind::Medicine => !fields::OF_FIRST_COURSE.contains(&name) && self.shows(name),
            Kind::Course => self.shows(name),
            _ => true,
        }
    }

    /// The record as it would be typed.
    pub(super) fn edit(record: &Record, cx: &Cx<'_>) -> Self {
        let row = intake::row(record, cx.diary);
        let kind = record.kind();
        let cell = |name: &str| row.get(name).unwrap_or_default().to_owned();
        let mut given: Vec<(&'static str, String)> = fields::of(kind)
            .iter()
            .filter(|field| kind != Kind::Medicine || !fields::OF_FIRST_COURSE.contains(&field.name))
            .map(|field| {
                let text = match (kind, field.name) {
                    (_, "at") => typed_when(&cell("at"), record.at.basis),
                    (_, "until") => {
                        typed_when(&cell("until"), Basis::parse(&cell("until_basis")).unwrap_or(Basis::Exact))
                    }
                    (Kind::Dose, "amount") if row.get("count").is_some() => {
                        let (number, code) = (cell("count"), cell("count_unit"));
                        match DoseUnit::parse(&code) {
                            Some(unit) => super::typed_count(&number, unit, cx),
                            None => format!("{number} {code}"),
                        }
                    }
                    (Kind::Dose, "amount") => format!("{} {}", cell("amount"), cell("unit")).trim().to_owned(),
                    (Kind::Lab | Kind::Analyte, "range") => typed_range(&row),
                    (Kind::Lab, "unit") => row.get("unit_written").map_or_else(|| cell("unit"), str::to_owned),
                    (_, name) => cell(name),
                };
                (field.name, text)
            })
            .collect();
        match &record.body {
            Body::Adjustment(adjustment) => given.push(("type", adjustment.bend.kind().code().to_owned())),
            Body::Event(event) if event.absent => given.push((by_type::ABSENT, "yes".to_owned())),
            Body::Answer(answer) => given.push(("reply", answer.reply.code().to_owned())),
            Body::Plan(plan) => given.push((fields::RULE, fields::rule_word(&plan.rule).to_owned())),
            _ => {}
        }
        given.retain(|(_, text)| !text.is_empty());
        let mut draft = Self::new(kind, &given);
        // A field that was not said must not become the first choice by being looked at.
        for (name, text) in &mut draft.texts {
            *text = given.iter().find(|(field, _)| field == name).map_or_else(String::new, |(_, text)| text.clone());
        }
        draft.began.clone_from(&draft.texts);
        draft.shown.clone_from(&draft.texts);
        draft.old = Some(Box::new(record.clone()));
        draft.id = record.id;
        draft
    }

    /// What stands there already is shown as the language writes it; a field that is left so keeps its own.
    pub(super) fn settle(&mut self, words: &Words) {
        if self.settled {
            return;
        }
        self.settled = true;
        for (at, (name, text)) in self.began.iter().enumerate() {
            if self.texts[at].1 != *text {
                continue;
            }
            let shown = if intake::holds_numbers(self.kind, name) {
                words.number(text)
            } else if intake::name_field(self.kind) == Some(*name) {
                words.name(text).to_owned()
            } else {
                continue;
            };
            self.texts[at].1.clone_from(&shown);
            self.shown[at].1 = shown;
        }
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(field, _)| *field == name).map_or("", |(_, text)| text.as_str())
    }

    pub(super) fn text_mut(&mut self, name: &str) -> Option<&mut String> {
        self.texts.iter_mut().find(|(field, _)| *field == name).map(|(_, text)| text)
    }

    pub(super) fn set(&mut self, name: &str, text: &str) {
        if let Some(place) = self.text_mut(name) {
            text.clone_into(place);
        }
    }

    /// Whether both were opened for the same thing: the same record, day, medicine, plan and choice. A minute's
    /// difference is none.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        let day = |name: &str, text: &str| -> String {
            if name == "at" { text.split(' ').next().unwrap_or_default().to_owned() } else { text.to_owned() }
        };
        let began = |draft: &Self| -> Vec<(&'static str, String)> {
            draft.began.iter().map(|(name, text)| (*name, day(name, text))).collect()
        };
        let record = |draft: &Self| draft.old.as_ref().map(|record| record.id);
        self.kind == other.kind
            && record(self) == record(other)
            && self.hidden == other.hidden
            && began(self) == began(other)
    }

    /// The fields that stand otherwise than they were shown first.
    pub(super) fn typed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let changed = self.beside().filter(|(text, shown, _)| text != shown);
        changed.map(|((name, text), ..)| (*name, text.as_str()))
    }

    /// Whether anything was typed.
    pub(super) fn is_touched(&self) -> bool {
        self.texts != self.shown
    }

    /// Each field as it is, as it was shown first and as it began.
    fn beside(&self) -> impl Iterator<Item = (&Cell, &Cell, &Cell)> {
        self.texts.iter().zip(&self.shown).zip(&self.began).map(|((text, shown), began)| (text, shown, began))
    }

    fn cells(&self) -> Row {
        let mut row = Row::new();
        for ((name, text), (_, shown), (_, began)) in self.beside() {
            if !self.writes(name) || text.is_empty() {
                continue;
            }
            if text == shown {
                row.set_exact(name, began.clone());
            } else {
                row.set(name, text.clone());
            }
        }
        for (name, text) in self.hidden.iter().filter(|(name, _)| *name != fields::RULE) {
            row.set(name, text.clone());
        }
        row
    }

    /// The record that the texts mean, with the course that a new medicine begins with.
    pub(super) fn change(&self, cx: &Cx<'_>) -> Result<Change, Vec<Refusal>> {
        let entry = self.entry(cx, cx.diary);
        if let Some(old) = &self.old {
            let typed: Vec<(&str, &str)> = self
                .beside()
                .filter(|(now, before, _)| now.1 != before.1)
                .map(|((name, text), _, _)| (*name, text.as_str()))
                .collect();
            let after = intake::edits(old, &typed, &entry)?;
            return Ok(Change::Edit { before: old.clone(), after: Box::new(after) });
        }
        let record = intake::record(self.kind, &self.cells(), &entry)?;
        let record = beside_plan(cx.diary, record);
        let from = self.text(fields::FROM);
        let never = self.kind == Kind::Medicine && self.text(fields::NEVER) == "yes";
        let unsaid = |field| Err(vec![Refusal::new(field, "refused-empty")]);
        if self.is_absent() && self.text("at").trim().is_empty() {
            return unsaid("at");
        }
        if never && from.trim().is_empty() {
            return unsaid(fields::FROM);
        }
        if self.kind != Kind::Medicine || from.trim().is_empty() {
            return Ok(Change::Add(vec![record]));
        }
        // The course is read against a diary that has the medicine already; both are one change.
        let add = Change::Add(vec![record.clone()]);
        add.check(cx.diary).map_err(|error| vec![Refusal { field: error.field(), why: error.message() }])?;
        let mut with_medicine = (**cx.diary).clone();
        add.apply(&mut with_medicine);
        let mut cells = Row::new();
        cells.set("medicine", self.text("name"));
        cells.set("at", from);
        if never {
            cells.set(fields::NEVER, "yes");
        }
        let why = if never { "reason" } else { "why" };
        cells.put(why, Some(self.text(why).to_owned()).filter(|text| !text.trim().is_empty()));
        let entry = Entry { id: new_id(), ..self.entry(cx, &with_medicine) };
        let course = intake::record(Kind::Course, &cells, &entry).map_err(|refusals| {
            let here = |refusal: Refusal| Refusal {
                field: if refusal.field == "at" { fields::FROM } else { refusal.field },
                ..refusal
            };
            refusals.into_iter().map(here).collect::<Vec<_>>()
        })?;
        Ok(Change::Add(vec![record, course]))
    }

    /// A record of only these fields: what an echo is made of.
    pub(super) fn trial(&self, cx: &Cx<'_>, names: &[&'static str]) -> Option<Record> {
        let mut row = Row::new();
        for ((name, text), (_, shown), (_, began)) in self.beside().filter(|(text, ..)| names.contains(&text.0)) {
            if text.is_empty() {
                continue;
            }
            if text == shown {
                row.set_exact(name, began.clone());
            } else {
                row.set(name, text.clone());
            }
        }
        if self.is_absent() {
            row.set(by_type::ABSENT, "yes");
        }
        intake::record(self.kind, &row, &self.entry(cx, cx.diary)).ok()
    }

    pub(super) fn entry<'a>(&self, cx: &'a Cx<'_>, diary: &'a Diary) -> Entry<'a> {
        Entry { diary, id: self.id, ..cx.entry() }
    }
}

/// The name of a record that is made here.
pub fn new_id() -> RecordId {
    RecordId(uuid::Uuid::now_v7())
}

/// A stored date as a person types it: `2014-05-12 22:00`, `~2014-05`.
pub(super) fn typed_when(text: &str, basis: Basis) -> String {
    let text = text.replace('T', " ");
    if basis == Basis::About { format!("~{text}") } else { text }
}

fn typed_range(row: &Row) -> String {
    match (row.get("low"), row.get("high"), row.get("range_source")) {
        (Some(low), Some(high), _) => format!("{low}-{high}"),
        (Some(low), None, _) => format!(">={low}"),
        (None, Some(high), _) => format!("<={high}"),
        (None, None, Some("none")) => "none".to_owned(),
        (None, None, _) => String::new(),
    }
}
