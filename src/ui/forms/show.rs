//! Draws a form: one field under the other, in the order in which they are thought of. Enter saves, Esc closes.

use eframe::egui;
use eframe::egui::{Key, Modifiers, RichText, ScrollArea, Ui, Vec2};
use rust_decimal::Decimal;

use crate::analysis::labs;
use crate::intake;
use crate::model::diary::folded;
use crate::model::{Body, DoseUnit, Kind, Number};
use crate::ui::forms::by_type;
use crate::ui::forms::fields;
use crate::ui::forms::fields::{Control, Field};
use crate::ui::forms::yes_no;
use crate::ui::forms::{Form, Outcome};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::ui::widgets::{Answer, Question};
use crate::words::Words;

/// No field is wider: lines stay short enough to be followed.
const WIDTH: f32 = 560.0;
/// As many names are offered at once.
const OFFERED: usize = 6;

/// What was pressed in a frame.
#[derive(Default)]
struct Pressed {
    save: bool,
    close: bool,
    delete: bool,
}

impl Form {
    /// Within that height, if it is given: the fields scroll, and Save stays in view beneath them.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, height: Option<f32>) -> Outcome {
        self.draft.settle(cx.words);
        if self.asked.is_some() {
            return self.ask(ui, cx);
        }
        let mut pressed = Pressed::default();
        // An open list closes first.
        let in_list = egui::Popup::is_any_open(ui.ctx());
        pressed.close = !in_list && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        pressed.save = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let title = cx.get(self.title);
        ui.set_max_width((WIDTH + f32::from(size::PADDING) * 2.0).min(ui.available_width()));
        widgets::pane(ui, &title.clone(), |ui| match height {
            Some(height) => {
                let height = (height - size::TARGET_DAILY - size::GAP * 3.0).max(size::TARGET_DAILY);
                let area = ScrollArea::vertical().id_salt("form").max_height(height);
                area.show(ui, |ui| {
                    widgets::scroll_keys(ui);
                    self.page(ui, cx, &title, &mut pressed, false);
                });
                ui.add_space(size::GAP);
                self.buttons(ui, cx, &mut pressed);
            }
            None => self.page(ui, cx, &title, &mut pressed, true),
        });
        let Pressed { save, close, delete } = pressed;
        if delete && let Some(old) = &self.draft.old {
            return Outcome::Ask(Action::Save(super::delete(old, cx.diary)));
        }
        if save {
            return self.submit(cx);
        }
        if close { Outcome::Close } else { Outcome::Stay }
    }

    fn page(&mut self, ui: &mut Ui, cx: &Cx<'_>, title: &str, pressed: &mut Pressed, with_buttons: bool) {
        widgets::page_title(ui, title, self.about.as_deref());
        if self.kept {
            ui.label(RichText::new(cx.get("form-kept")).weak());
        }
        ui.add_space(size::GAP);
        widgets::card(ui, cx.theme, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP * 1.75;
            self.general_refusals(ui, cx);
            let common = self.draft.clone();
            pressed.save |= self.some(ui, cx, |field| !field.more && common.shows(field.name));
            let draft = self.draft.clone();
            let rare = |field: &Field| field.more && draft.shows(field.name);
            if fields::of(draft.kind).iter().any(rare) {
                let own = format!("form-more-{}", draft.kind.code());
                let more = if cx.words.knows(&own) { own.as_str() } else { "form-more" };
                let words = cx.get(if self.more { "form-less" } else { more });
                if widgets::quiet(ui, cx.theme, &words).clicked() {
                    self.more = !self.more;
                }
            }
            if self.more {
                pressed.save |= self.some(ui, cx, rare);
            }
            if with_buttons {
                self.buttons(ui, cx, pressed);
            }
        });
        ui.label(RichText::new(cx.get("form-keys")).small().weak());
    }

    fn buttons(&self, ui: &mut Ui, cx: &Cx<'_>, pressed: &mut Pressed) {
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(140.0, size::TARGET_DAILY);
            pressed.save |= widgets::primary(ui, cx.theme, &cx.get("form-save"), least).clicked();
            pressed.close |= widgets::plain_sized(ui, cx.theme, &cx.get("form-close"), least).clicked();
            if self.draft.old.is_some() {
                pressed.delete = widgets::quiet(ui, cx.theme, &cx.get("form-delete")).clicked();
            }
        });
    }

    /// Some of the fields; two short ones side by side where there is room.
    fn some(&mut self, ui: &mut Ui, cx: &Cx<'_>, shown: impl Fn(&Field) -> bool) -> bool {
        let mut save = false;
        let mut fields = fields::of(self.draft.kind).iter().filter(|field| shown(field)).peekable();
        let width = ui.available_width().min(WIDTH);
        let gap = size::GAP * 2.0;
        while let Some(field) = fields.next() {
            let beside = fields.next_if(|next| field.half && next.half && width >= 440.0);
            let Some(beside) = beside else {
                save |= self.field(ui, cx, field);
                continue;
            };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                let half = ((width - gap) / 2.0).floor();
                widgets::column(ui, half, |ui| save |= self.field(ui, cx, field));
                widgets::column(ui, half, |ui| save |= self.field(ui, cx, beside));
            });
        }
        save
    }

    /// What is asked before a dose out of the usual is saved. The safe answer goes back to the form.
    fn ask(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Outcome {
        let Some((says, change)) = &self.asked else { return Outcome::Stay };
        let twice = self.asked_once;
        let question = Question {
            title: &cx.get(if twice { "form-ask-again-title" } else { "form-ask-title" }),
            says,
            yes: &cx.get(if twice { "form-ask-again-yes" } else { "form-ask-yes" }),
            no: &cx.get("form-ask-no"),
        };
        match widgets::ask(ui, cx.theme, &question) {
            Some(Answer::Yes) if !twice && super::asks_twice(change, cx) => {
                self.asked_once = true;
                Outcome::Stay
            }
            Some(Answer::Yes) => {
                let change = change.clone();
                self.asked = None;
                self.asked_once = false;
                Outcome::Ask(Action::Save(change))
            }
            Some(Answer::No) => {
                self.asked = None;
                self.asked_once = false;
                self.focus = fields::of(self.draft.kind).get(1).map(|field| field.name);
                Outcome::Stay
            }
            None => Outcome::Stay,
        }
    }

    /// Refusals that belong to no field of this form.
    fn general_refusals(&self, ui: &mut Ui, cx: &Cx<'_>) {
        for refusal in &self.refusals {
            if fields::shown_at(self.draft.kind, refusal.field).is_empty() {
                widgets::refused(ui, cx.theme, &cx.message(&refusal.why));
            }
        }
    }

    /// One field; whether Enter was pressed in it.
    fn field(&mut self, ui: &mut Ui, cx: &Cx<'_>, field: &'static Field) -> bool {
        let kind = self.draft.kind;
        let label = label(cx, &self.draft, field.name);
        let error = self
            .refusals
            .iter()
            .find(|refusal| fields::shown_at(kind, refusal.field) == field.name)
            .map(|refusal| cx.say("form-refused", &[("field", label.clone()), ("why", cx.message(&refusal.why))]));
        let echo = self.draft.echo(field.name, cx);
        let hint = hint(cx, kind, field.name);
        let id = ui.make_persistent_id(("form", kind.code(), field.name));
        let focus = self.focus == Some(field.name);
        if focus {
            self.focus = None;
        }
        let before = self.draft.text(field.name).to_owned();
        let offered = match field.control {
            Control::Name => offered(cx, &self.draft, field.name),
            _ => Vec::new(),
        };
        let mut entered = false;
        let mut wants_next = None;
        let mut picked = None;
        let is_yes_no = self.draft.is_yes_no(cx, field.name);
        {
            let Some(text) = self.draft.text_mut(field.name) else { return false };
            let show = |ui: &mut Ui, text: &mut String, rows: usize, width: f32| {
                let shown = widgets::Field {
                    hint: &hint,
                    error: error.as_deref(),
                    echo: echo.as_deref(),
                    width,
                    rows,
                    ..widgets::Field::new(id, &label, text)
                }
                .show(ui, cx.theme);
                if focus {
                    shown.response.request_focus();
                }
                shown
            };
            match field.control {
                Control::Text => entered = show(ui, text, 1, WIDTH).entered,
                Control::Long => entered = show(ui, text, 2, WIDTH).entered,
                Control::Name => {
                    entered = show(ui, text, 1, WIDTH).entered;
                    if !offered.is_empty() {
                        ui.horizontal_wrapped(|ui| {
                            for name in &offered {
                                if widgets::plain(ui, cx.theme, name).clicked() {
                                    name.clone_into(text);
                                    wants_next = next_field(kind, field.name);
                                }
                            }
                        });
                    }
                }
                Control::Steps if is_yes_no => picked = yes_no::ui(ui, cx, &label, text, focus),
                Control::Steps => {
                    let least = Vec2::splat(size::TARGET_DAILY);
                    entered = show(ui, text, 1, WIDTH).entered;
                    ui.horizontal(|ui| {
                        if widgets::named_button(ui, cx.theme, "−", &cx.get("form-one-less"), least).clicked() {
                            step(text, -1, cx.words);
                        }
                        if widgets::named_button(ui, cx.theme, "+", &cx.get("form-one-more"), least).clicked() {
                            step(text, 1, cx.words);
                        }
                    });
                }
                Control::Pick(codes) => {
                    let options: Vec<_> =
                        codes.iter().map(|code| ((*code).to_owned(), choice(cx, field.name, code))).collect();
                    let response = widgets::pick(ui, cx.theme, field.name, &label, text, &options, 280.0);
                    if focus {
                        response.request_focus();
                    }
                    picked = Some(response);
                }
                Control::Medicine => {
                    let options: Vec<_> = cx
                        .diary
                        .medicines()
                        .map(|(_, medicine)| (medicine.name.clone(), medicine.name.clone()))
                        .collect();
                    if options.len() == 1 && text.is_empty() {
                        options[0].0.clone_into(text);
                    }
                    let response = widgets::pick(ui, cx.theme, field.name, &label, text, &options, WIDTH);
                    if focus {
                        response.request_focus();
                    }
                    picked = Some(response);
                }
            }
            if let (Some(error), Some(picked)) = (&error, &picked) {
                let beneath = widgets::refused(ui, cx.theme, error);
                widgets::describes(picked, &beneath);
            }
        }
        for says in self.draft.remarked(cx, field.name) {
            let said = ui.add(egui::Label::new(RichText::new(says).weak()).wrap());
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
        if field.name == "type" && self.draft.text("type") == "relapse" && self.draft.old.is_none() {
            let none = widgets::quiet(ui, cx.theme, &cx.get("form-no-relapse-instead"));
            if none.clicked() {
                *self = Self::no_relapse(cx);
                ui.ctx().request_repaint();
                return false;
            }
        }
        if wants_next.is_some() {
            self.focus = wants_next;
        }
        if self.draft.text(field.name) != before {
            self.changed(cx, field.name);
        }
        entered
    }

    /// A corrected field is no longer wrong; what follows from it follows.
    fn changed(&mut self, cx: &Cx<'_>, name: &'static str) {
        let kind = self.draft.kind;
        self.refusals.retain(|refusal| fields::shown_at(kind, refusal.field) != name);
        if (kind, name) == (Kind::Lab, "analyte")
            && let Some(analyte) = cx.catalogue.analyte(self.draft.text("analyte"))
            && let Some(unit) = analyte.units.first()
            && self.draft.old.is_none()
        {
            // Its usual unit stands there, to be seen and corrected, until another was typed.
            let last = last_lab(cx, self.draft.text("analyte"));
            let unit = last.unwrap_or_else(|| unit.ucum.clone());
            let typed = self.draft.text("unit").to_owned();
            if typed.is_empty()
                || cx.catalogue.analytes().iter().any(|known| known.units.iter().any(|u| u.ucum == typed))
            {
                self.draft.set("unit", &unit);
            }
        }
    }
}

/// The unit in which this analyte was last written down.
fn last_lab(cx: &Cx<'_>, analyte: &str) -> Option<String> {
    let name = |written: &str| folded(&labs::name_of(cx.catalogue, written));
    let wanted = name(analyte);
    let (_, last) = cx.diary.labs().rev().find(|(_, lab)| name(&lab.analyte) == wanted)?;
    last.unit.as_ref().map(|unit| unit.written.clone())
}

fn next_field(kind: Kind, name: &str) -> Option<&'static str> {
    let fields = fields::of(kind);
    let place = fields.iter().position(|field| field.name == name)?;
    fields.get(place + 1).map(|field| field.name)
}

/// One more or one less; an empty field begins at none.
fn step(text: &mut String, by: i64, words: &Words) {
    let typed = intake::canonical("value", text.trim(), words.decimal_mark());
    let now = if text.trim().is_empty() {
        Some(None)
    } else {
        typed.ok().and_then(|typed| typed.parse::<Number>().ok()).map(Some)
    };
    let Some(now) = now else { return };
    let next = match now {
        Some(number) => number.decimal() + Decimal::from(by),
        None => Decimal::from(by.max(0)),
    };
    if next >= Decimal::ZERO {
        *text = words.number(&Number::new(next).to_string());
    }
}

/// The words of a field; a kind may have its own for it.
pub(super) fn label(cx: &Cx<'_>, draft: &super::Draft, name: &str) -> String {
    if let Some(key) = draft.label_key(name).filter(|key| cx.words.knows(key)) {
        return cx.get(&key);
    }
    let name = name.replace('_', "-");
    let own = format!("form-{}-{name}", draft.kind.code());
    if cx.words.knows(&own) { cx.get(&own) } else { cx.get(&format!("form-field-{name}")) }
}

/// The words of a field whose text stands there: shorter where the form's own words ask for something.
pub(super) fn said_label(cx: &Cx<'_>, draft: &super::Draft, name: &str) -> String {
    let said = format!("form-said-{}", name.replace('_', "-"));
    if cx.words.knows(&said) { cx.get(&said) } else { label(cx, draft, name) }
}

fn hint(cx: &Cx<'_>, kind: Kind, name: &str) -> String {
    let name = name.replace('_', "-");
    let own = format!("form-hint-{}-{name}", kind.code());
    let any = format!("form-hint-{name}");
    match (cx.words.knows(&own), cx.words.knows(&any)) {
        (true, _) => cx.get(&own),
        (false, true) => cx.get(&any),
        (false, false) => String::new(),
    }
}

/// The words of one of a few choices.
pub(crate) fn choice(cx: &Cx<'_>, field: &str, code: &str) -> String {
    if code.is_empty() {
        return cx.get("form-choice-unsaid");
    }
    if field == "type" && code != "other" {
        return cx.say("event-type", &[("type", code.to_owned())]);
    }
    cx.get(&format!("form-choice-{}-{code}", field.replace('_', "-")))
}

/// Names that fit what was typed so far: first the diary's own, latest first, then the catalogue's.
fn offered(cx: &Cx<'_>, draft: &super::Draft, name: &str) -> Vec<String> {
    let own: Vec<String> = match name {
        "symptom" => cx.diary.symptoms().rev().take(400).map(|(_, entry)| entry.symptom.clone()).collect(),
        "analyte" => cx.diary.labs().rev().take(400).map(|(_, lab)| lab.analyte.clone()).collect(),
        "who" => cx.diary.settings.person.contacts.iter().map(|contact| contact.name.clone()).collect(),
        "lab" => cx.diary.labs().rev().take(400).filter_map(|(_, lab)| lab.laboratory.clone()).collect(),
        _ => Vec::new(),
    };
    let known: Vec<String> = match name {
        "symptom" => cx.catalogue.symptoms().iter().map(|seed| seed.name.clone()).collect(),
        "analyte" => cx.catalogue.analytes().iter().map(|analyte| analyte.name.clone()).collect(),
        "unit" => cx
            .catalogue
            .analyte(draft.text("analyte"))
            .map(|analyte| analyte.units.iter().map(|unit| unit.ucum.clone()).collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    let (own, known) = match by_type::names(cx, draft, name) {
        (more_own, more_known) if own.is_empty() && known.is_empty() => (more_own, more_known),
        _ => (own, known),
    };
    let typed = folded(draft.text(name).trim());
    let mut seen: Vec<String> = Vec::new();
    let mut names = Vec::new();
    for candidate in own.into_iter().chain(known) {
        let candidate = cx.name(&candidate).to_owned();
        let key = folded(&candidate);
        if key == typed {
            // It is there already.
            return Vec::new();
        }
        if names.len() < OFFERED && key.contains(&typed) && !seen.contains(&key) {
            seen.push(key);
            names.push(candidate);
        }
    }
    names
}

/// A dose in its own unit, for a form: "18 drops".
pub(crate) fn in_words(cx: &Cx<'_>, record: &crate::model::Record) -> String {
    let Body::Dose(dose) = &record.body else { return String::new() };
    match (dose.count, dose.amount) {
        (Some(count), _) => {
            let args = [
                ("number", count.number.to_string()),
                ("count", count.number.to_string()),
                ("unit", count.unit.code().to_owned()),
            ];
            cx.say("amount-count", &args)
        }
        (None, Some(amount)) => {
            let unit = if amount.unit == DoseUnit::InternationalUnit { "IU" } else { amount.unit.code() };
            cx.number(format!("{} {unit}", amount.number))
        }
        (None, None) => String::new(),
    }
}
