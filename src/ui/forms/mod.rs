//! The forms: one engine for all kinds of records. A form is a draft of texts; saving makes it a change through
//! `intake`; what is refused stands beside its field, and nothing that was typed is lost.

mod by_type;
mod draft;
mod echo;
mod fields;
mod kept;
mod show;
mod yes_no;

use crate::analysis::describe;
use crate::analysis::guard;
use crate::analysis::relapses;
use crate::model::dose::Status;
use crate::model::event::EventType;
use crate::model::{Amount, Body, Change, Diary, DoseUnit, Kind, Record, RecordId, Refusal};
use crate::ui::screen::{Action, Cx};
use crate::ui::widgets;

use self::draft::Draft;
pub use self::draft::new_id;
pub(crate) use self::echo::volume;
pub(crate) use self::show::{choice, in_words};

/// An open form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The Fluent key of its title.
    title: &'static str,
    /// What it is about, beneath the title.
    about: Option<String>,
    draft: Draft,
    refusals: Vec<Refusal>,
    /// What is asked before it is saved, and what would be saved.
    asked: Option<(Vec<String>, Change)>,
    /// A very large dose was said yes to once; it is asked a second time.
    asked_once: bool,
    /// The field that gets the keyboard next.
    focus: Option<&'static str>,
    /// The rarely needed fields are shown.
    more: bool,
    /// It was closed with something typed in it, and opened again.
    kept: bool,
}

/// What came of a frame of a form.
#[expect(clippy::large_enum_variant, reason = "one a frame, taken apart at once")]
pub enum Outcome {
    Stay,
    /// Closed without saving.
    Close,
    Ask(Action),
}

impl Form {
    /// An empty form, but for what is given.
    pub fn new(kind: Kind, given: &[(&'static str, String)]) -> Self {
        let draft = Draft::new(kind, given);
        let first = fields::of(kind)
            .iter()
            .find(|field| {
                let empty = draft.text(field.name).is_empty() && draft.shows(field.name);
                empty && field.control != fields::Control::Medicine
            })
            .or(fields::of(kind).first());
        let focus = first.map(|field| field.name);
        Self {
            title: new_title(kind),
            about: None,
            draft,
            refusals: Vec::new(),
            asked: None,
            asked_once: false,
            focus,
            more: false,
            kept: false,
        }
    }

    /// The statement that there was no relapse, from the last one or what was last said of it until today.
    pub fn no_relapse(cx: &Cx<'_>) -> Self {
        let since = relapses::none_since(cx.diary, cx.facts, cx.today());
        let since = since.map_or_else(String::new, |since| draft::typed_when(&since.text(), since.basis));
        let given = [
            ("type", EventType::Relapse.code().to_owned()),
            (by_type::ABSENT, "yes".to_owned()),
            ("at", since.split('T').next().unwrap_or_default().to_owned()),
            ("until", cx.today().to_string()),
        ];
        Self::new(Kind::Event, &given).titled("form-no-relapse").at_field("at")
    }

    /// The form of a record that is already in the diary.
    pub fn edit(record: &Record, cx: &Cx<'_>) -> Self {
        let draft = Draft::edit(record, cx);
        let focus = fields::of(record.kind()).iter().find(|field| draft.shows(field.name)).map(|field| field.name);
        let filled = |field: &fields::Field| field.more && field.name != "at" && !draft.text(field.name).is_empty();
        let more = fields::of(record.kind()).iter().any(filled);
        let about = draft.is_absent().then(|| cx.message(&describe::describe(record, cx.diary)));
        Self {
            title: edit_title(record.kind()),
            about,
            draft,
            refusals: Vec::new(),
            asked: None,
            asked_once: false,
            focus,
            more,
            kept: false,
        }
    }

    /// The same form, beginning at another field.
    #[must_use]
    pub fn at_field(mut self, field: &'static str) -> Self {
        self.focus = Some(field);
        self
    }

    #[must_use]
    pub fn titled(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(mut self, text: String) -> Self {
        self.about = Some(text);
        self
    }

    /// Fills a field as if it had been typed.
    #[must_use]
    pub fn typed(mut self, field: &'static str, text: &str) -> Self {
        self.draft.set(field, text);
        self
    }

    pub fn kind(&self) -> Kind {
        self.draft.kind
    }

    pub fn record(&self) -> Option<RecordId> {
        self.draft.old.as_ref().map(|record| record.id)
    }

    /// The record as it would be saved now; `None` while something is refused.
    pub fn trial(&self, cx: &Cx<'_>) -> Option<Record> {
        match self.draft.change(cx).ok()? {
            Change::Add(records) => records.into_iter().next(),
            Change::Edit { after, .. } => Some(*after),
            _ => None,
        }
    }

    pub fn is_touched(&self) -> bool {
        self.draft.is_touched()
    }

    /// The store refused what `intake` let pass.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refused(vec![refusal]);
    }

    fn refused(&mut self, refusals: Vec<Refusal>) {
        let kind = self.draft.kind;
        let refused_at = |name: &str| refusals.iter().any(|refusal| fields::shown_at(kind, refusal.field) == name);
        let first = fields::of(kind).iter().find(|field| refused_at(field.name));
        if let Some(first) = first {
            self.focus = Some(first.name);
            self.more |= first.more;
        }
        self.refusals = refusals;
    }

    /// Reads what was typed; a question comes before a dose that is out of the usual.
    fn submit(&mut self, cx: &Cx<'_>) -> Outcome {
        match self.draft.change(cx) {
            Err(refusals) => {
                self.refused(refusals);
                Outcome::Stay
            }
            Ok(Change::Edit { before, after }) if before == after => Outcome::Close,
            Ok(change) => {
                self.refusals.clear();
                let questions = questions(&change, cx);
                if questions.is_empty() {
                    return Outcome::Ask(Action::Save(change));
                }
                self.asked = Some((questions, change));
                Outcome::Stay
            }
        }
    }
}

/// What must be answered before this is written, in words.
pub fn questions(change: &Change, cx: &Cx<'_>) -> Vec<String> {
    let record = match change {
        Change::Add(records) => records.first(),
        Change::Edit { after, .. } => Some(&**after),
        _ => None,
    };
    let asked = record.map(|record| guard::questions(cx.diary, cx.catalogue, record)).unwrap_or_default();
    asked.iter().map(|message| cx.message(message)).collect()
}

/// Whether what is asked about this change is asked a second time.
pub fn asks_twice(change: &Change, cx: &Cx<'_>) -> bool {
    let record = match change {
        Change::Add(records) => records.first(),
        Change::Edit { after, .. } => Some(&**after),
        _ => None,
    };
    record.is_some_and(|record| guard::asks_twice(&guard::questions(cx.diary, cx.catalogue, record)))
}

/// Into the trash; a medicine takes its courses along, a plan its adjustments.
pub fn delete(record: &Record, diary: &Diary) -> Change {
    Change::Delete(diary.leaving_with(record))
}

fn new_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Dose => "form-new-dose",
        Kind::Symptom => "form-new-symptom",
        Kind::Lab => "form-new-lab",
        Kind::Event => "form-new-event",
        Kind::Note => "form-new-note",
        Kind::Medicine => "form-new-medicine",
        Kind::Course => "form-new-course",
        Kind::Plan => "form-new-plan",
        Kind::Adjustment => "form-new-adjustment",
        Kind::Bottle => "form-new-bottle",
        Kind::Analyte => "form-new-analyte",
        Kind::Answer => "form-new-answer",
        Kind::Attachment => "form-new-attachment",
        Kind::OwnSymptom => "form-new-own-symptom",
        Kind::Question => "form-new-question",
    }
}

fn edit_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Dose => "form-edit-dose",
        Kind::Symptom => "form-edit-symptom",
        Kind::Lab => "form-edit-lab",
        Kind::Event => "form-edit-event",
        Kind::Note => "form-edit-note",
        Kind::Medicine => "form-edit-medicine",
        Kind::Course => "form-edit-course",
        Kind::Plan => "form-edit-plan",
        Kind::Adjustment => "form-edit-adjustment",
        Kind::Bottle => "form-edit-bottle",
        Kind::Analyte => "form-edit-analyte",
        Kind::Answer => "form-edit-answer",
        Kind::Attachment => "form-edit-attachment",
        Kind::OwnSymptom => "form-edit-own-symptom",
        Kind::Question => "form-edit-question",
    }
}

/// How much was taken, as it is typed into a dose's form: "18 drops", else "4.5 mg".
pub fn typed_amount(record: &Record, cx: &Cx<'_>) -> String {
    match &record.body {
        Body::Dose(dose) if dose.status != Status::Skipped => match (dose.count, dose.amount) {
            (Some(count), _) => typed_count(&count.number.to_string(), count.unit, cx),
            (None, Some(amount)) => amount.to_string(),
            (None, None) => String::new(),
        },
        _ => String::new(),
    }
}

/// An amount as it is typed into a dose's form: "18 drops", "4.5 mg".
pub fn typed_number(amount: Amount, cx: &Cx<'_>) -> String {
    if amount.unit.is_counted() { typed_count(&amount.number.to_string(), amount.unit, cx) } else { amount.to_string() }
}

/// A count as a person types it; in the words of the language only where these are read as the same unit.
fn typed_count(number: &str, unit: DoseUnit, cx: &Cx<'_>) -> String {
    let args = [("count", number.to_owned()), ("unit", unit.code().to_owned())];
    let words = cx.say("count-unit", &args);
    if DoseUnit::parse(&words) == Some(unit) {
        format!("{number} {words}")
    } else {
        format!("{number} {}", unit.code())
    }
}

/// What a record says, field by field, as its form would show it: the labels and the texts of what is given.
pub fn facts(record: &Record, cx: &Cx<'_>) -> Vec<(String, String)> {
    let mut draft = Draft::edit(record, cx);
    draft.settle(cx.words);
    fields::of(record.kind())
        .iter()
        .filter(|field| field.name != "at" && !draft.text(field.name).is_empty() && draft.shows(field.name))
        // What nobody asks for is not said: that a course was taken, that a question is still open.
        .filter(|field| !(field.control.is_plain_no() && draft.text(field.name) == "no"))
        .map(|field| {
            let text = draft.text(field.name);
            let text = match (&field.control, &record.body) {
                (fields::Control::Pick(_), _) => choice(cx, field.name, text),
                (_, Body::Dose(dose)) if field.name == "amount" => cx.message(&describe::how_much(dose)),
                _ => text.to_owned(),
            };
            (show::said_label(cx, &draft, field.name), text)
        })
        .collect()
}

/// The open form of a screen, and those that were closed with something typed in them.
#[derive(Debug, Default)]
pub struct Desk {
    open: Option<Form>,
    kept: Vec<Form>,
    /// The open form was the page of the last frame.
    was_page: bool,
}

impl Desk {
    /// Opens a form; one of the same kind that was left half-filled comes back instead.
    pub fn open(&mut self, form: Form) {
        self.put_away();
        let same = |other: &Form| other.draft.is_of(&form.draft) && other.title == form.title;
        let place = self.kept.iter().position(same);
        self.open = Some(match place {
            Some(place) => Form { kept: true, focus: form.focus, ..self.kept.remove(place) },
            None => form,
        });
    }

    /// What the open form would save now.
    pub fn trial(&self, cx: &Cx<'_>) -> Option<Record> {
        self.open.as_ref()?.trial(cx)
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    pub fn close(&mut self) {
        self.put_away();
    }

    fn put_away(&mut self) {
        if let Some(form) = self.open.take()
            && form.is_touched()
        {
            self.kept.push(form);
        }
    }

    /// It is in the diary now.
    pub fn saved(&mut self) {
        self.open = None;
    }

    pub fn refused(&mut self, refusal: Refusal) {
        if let Some(form) = &mut self.open {
            form.refuse(refusal);
        }
    }

    /// The open form as the whole page, with what the screen says beneath it, and what is asked for; `None`: none is
    /// open.
    pub fn page(
        &mut self,
        ui: &mut eframe::egui::Ui,
        cx: &Cx<'_>,
        screen: &'static str,
        beneath: impl FnOnce(&mut eframe::egui::Ui, &Self),
    ) -> Option<Vec<Action>> {
        if !self.is_open() {
            return None;
        }
        self.was_page = true;
        let mut actions = Vec::new();
        widgets::page(ui, (screen, "form"), |ui| {
            actions.extend(self.ui(ui, cx));
            beneath(ui, self);
        });
        Some(actions)
    }

    /// The form that was the page is gone: the screen gives the keyboard back, in this frame.
    pub fn was_left(&mut self, ui: &eframe::egui::Ui) -> bool {
        let was_left = std::mem::take(&mut self.was_page);
        if was_left {
            widgets::closed(ui.ctx());
            ui.ctx().request_repaint();
        }
        was_left
    }

    /// Draws the open form, if any.
    pub fn ui(&mut self, ui: &mut eframe::egui::Ui, cx: &Cx<'_>) -> Option<Action> {
        self.drawn(ui, cx, None)
    }

    /// The same within that height, with Save always in view.
    pub fn ui_within(&mut self, ui: &mut eframe::egui::Ui, cx: &Cx<'_>, height: f32) -> Option<Action> {
        self.drawn(ui, cx, Some(height))
    }

    fn drawn(&mut self, ui: &mut eframe::egui::Ui, cx: &Cx<'_>, height: Option<f32>) -> Option<Action> {
        let form = self.open.as_mut()?;
        match form.ui(ui, cx, height) {
            Outcome::Stay => None,
            Outcome::Close => {
                self.close();
                None
            }
            Outcome::Ask(action) => Some(action),
        }
    }
}
