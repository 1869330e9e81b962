//! What a form asks depends on what is being written down: a relapse has a severity, an appointment has not. Which fields
//! there are, what they are called, and what is remarked beside them.

use crate::analysis::relapses;
use crate::model::event::EventType;
use crate::model::{Kind, Message};
use crate::ui::forms::draft::Draft;
use crate::ui::forms::fields;
use crate::ui::screen::Cx;

/// Of an event: there was none of it. A hidden cell, not a field: it is another form.
pub(super) const ABSENT: &str = "absent";

impl Draft {
    /// Whether it says that there was none.
    pub(super) fn is_absent(&self) -> bool {
        self.kind == Kind::Event && self.hidden(ABSENT) == Some("yes")
    }

    /// The fields of an event by its type.
    pub(super) fn shows_of_event(&self, name: &str) -> bool {
        if self.is_absent() {
            return matches!(name, "at" | "until" | "note");
        }
        let fits = match name {
            "until" => !matches!(self.text("type"), "procedure" | "imaging" | "appointment" | "milestone"),
            "severity" => matches!(self.text("type"), "relapse" | "infection" | "adverse"),
            "confirmed" | "fever" => self.text("type") == "relapse",
            _ => true,
        };
        // What is written there already stays in sight.
        fits || self.began_with(name)
    }

    /// The fields of a medicine: nobody counts a diet out in drops, and a course is begun only with a new one.
    pub(super) fn shows_of_medicine(&self, name: &str) -> bool {
        if fields::OF_FIRST_COURSE.contains(&name) {
            let never = self.text(fields::NEVER) == "yes";
            return self.old.is_none()
                && match name {
                    "why" => !never,
                    "reason" => never,
                    _ => true,
                };
        }
        let is_made = matches!(name, "form" | "strength" | "recipe" | "parts" | "drop_counts" | "label");
        self.text("category") != "diet" || !is_made || self.began_with(name)
    }

    /// The fields of a course: what was never taken has no end, and a stop its reason.
    pub(super) fn shows_of_course(&self, name: &str) -> bool {
        let never = self.text(fields::NEVER) == "yes";
        match name {
            "until" | "why" => !never || self.began_with(name),
            "reason" => never || !self.text("until").trim().is_empty() || self.began_with(name),
            _ => true,
        }
    }

    /// A question that is new was not asked yet.
    pub(super) fn shows_of_question(&self, name: &str) -> bool {
        !matches!(name, "done" | "answer") || self.old.is_some()
    }

    /// The Fluent key of a field's label, where it is another than its usual one.
    pub(super) fn label_key(&self, name: &str) -> Option<String> {
        let never = self.text(fields::NEVER) == "yes";
        match (self.kind, name) {
            (Kind::Event, "title") => Some(format!("form-event-title-{}", self.text("type"))),
            (Kind::Event, "at") if self.shows("until") => Some("form-event-at-from".to_owned()),
            (Kind::Medicine, fields::FROM) | (Kind::Course, "at") if never => Some("form-prescribed-at".to_owned()),
            (Kind::Medicine | Kind::Course, "reason") if never => Some("form-never-reason".to_owned()),
            _ => None,
        }
    }

    /// What is said beside a field: what counts as such an event, and how a relapse is usually judged. It hinders nothing.
    pub(super) fn beside(&self, cx: &Cx<'_>, name: &str) -> Vec<String> {
        if self.kind != Kind::Event {
            return Vec::new();
        }
        let event_type = EventType::parse(self.text("type"));
        if name == "type" {
            let words = event_type.and_then(|event_type| cx.catalogue.event_words(event_type));
            return words.and_then(|words| words.says.clone()).into_iter().collect();
        }
        if event_type != Some(EventType::Relapse) || !matches!(name, "at" | "until" | "fever") {
            return Vec::new();
        }
        let remarks = self.remarks(cx);
        remarks.iter().filter(|(field, _)| *field == name).map(|(_, message)| cx.message(message)).collect()
    }

    fn remarks(&self, cx: &Cx<'_>) -> Vec<(&'static str, Message)> {
        let mut draft = self.clone();
        if draft.text("title").trim().is_empty() {
            // Its name is not what is judged.
            draft.set("title", "?");
        }
        let record = draft.trial(cx, &["type", "title", "at", "until", "fever"]);
        record.map(|record| relapses::remarks(cx.diary, cx.catalogue, &record)).unwrap_or_default()
    }
}

/// What may be chosen for a text: supplies as they are often called, and what happens to people, by type.
pub(super) fn names(cx: &Cx<'_>, draft: &Draft, name: &str) -> (Vec<String>, Vec<String>) {
    match (draft.kind, name) {
        (Kind::Event, "title") => {
            let code = draft.text("type");
            let same = cx.diary.events().rev().filter(|(_, event)| event.event_type.code() == code && !event.absent);
            let own = same.take(400).map(|(_, event)| event.title.clone()).collect();
            let words = EventType::parse(code).and_then(|event_type| cx.catalogue.event_words(event_type));
            (own, words.map(|words| words.titles.clone()).unwrap_or_default())
        }
        (Kind::Medicine, "supply") => {
            let own = cx.diary.medicines().rev().filter_map(|(_, medicine)| medicine.supply.clone()).collect();
            let known = ["form-supply-pharmacy", "form-supply-compounding", "form-supply-internet"];
            (own, known.map(|key| cx.get(key)).to_vec())
        }
        (Kind::Medicine, "prescriber") => {
            let own = cx.diary.medicines().rev().filter_map(|(_, medicine)| medicine.prescriber.clone());
            let contacts = cx.diary.settings.person.contacts.iter().map(|contact| contact.name.clone());
            (own.collect(), contacts.collect())
        }
        _ => (Vec::new(), Vec::new()),
    }
}
