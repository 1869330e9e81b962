//! One question of the check-in, answered with large controls: steps to press, or a number that is typed. The arrows
//! move along the steps, and an answer can be taken away again.

use eframe::egui::{
    Button, EventFilter, Id, Key, Label, Modifiers, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo,
};

use crate::analysis::check_in::Sitting;
use crate::catalogue::CheckInQuestion;
use crate::model::Refusal;
use crate::model::symptom::{Length, Scale};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// What is answered to one question, as it is typed.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// Empty: not answered, and that is fine.
    text: String,
    scale: Scale,
    /// So much or more.
    at_least: bool,
    pub(super) refused: Option<Refusal>,
}

/// A step that can be pressed: what it is kept as, what stands on it.
struct Step {
    value: String,
    face: String,
}

impl Answer {
    /// A distance is asked for in the unit in which it was answered last: two units are not compared.
    pub(super) fn new(cx: &Cx<'_>, sittings: &[Sitting], symptom: &str, scale: Scale) -> Self {
        let of_it = |name: &str| cx.catalogue.symptom(name).is_some_and(|seed| seed.name == symptom);
        let mut entries = sittings.iter().rev().flat_map(Sitting::entries);
        let last = entries.find(|(_, entry)| of_it(&entry.symptom)).map(|(_, entry)| entry.scale);
        let is_distance = |scale: &Scale| matches!(scale, Scale::Distance(_));
        let scale = last.filter(|last| is_distance(last) && is_distance(&scale)).unwrap_or(scale);
        Self { text: String::new(), scale, at_least: false, refused: None }
    }

    pub(super) fn is_given(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// As `value` told it.
    pub(super) fn bring_back(&mut self, value: &str) {
        let at_least = value.strip_prefix(">=");
        self.at_least = at_least.is_some();
        at_least.unwrap_or(value).clone_into(&mut self.text);
    }

    pub(super) fn value(&self) -> String {
        if self.at_least { format!(">={}", self.text.trim()) } else { self.text.trim().to_owned() }
    }

    pub(super) fn scale(&self) -> Scale {
        self.scale
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, question: &CheckInQuestion, (is_first, focus): (bool, bool)) {
        ui.spacing_mut().item_spacing.y = size::GAP;
        ui.spacing_mut().interact_size.y = size::TARGET_DAILY;
        let asks = widgets::section(ui, &question.asks);
        let is_typed = matches!(self.scale, Scale::Distance(_) | Scale::Count | Scale::Minutes);
        if is_first && !is_typed {
            begin_at(ui, cx, question, &asks, focus);
        }
        let before = self.text.clone();
        match self.scale {
            Scale::Distance(length) => self.distance(ui, cx, &question.symptom, length, focus),
            Scale::Count | Scale::Minutes => {
                let label = cx.get(if self.scale == Scale::Count { "check-in-count" } else { "check-in-minutes" });
                self.typed(ui, cx, &question.symptom, &label, focus);
            }
            _ => self.steps(ui, cx, &question.symptom),
        }
        if before != self.text {
            self.refused = None;
        }
        let ends = ends(cx, &question.symptom, self.scale).unwrap_or_default();
        let clear = cx.get("check-in-clear");
        let beside = widgets::strong_width(ui, &clear, size::BODY) + 3.0 * size::GAP;
        let is_beside = widgets::strong_width(ui, &ends, size::BODY) + beside <= ui.available_width();
        let said = |ui: &mut Ui| drop(ui.add(Label::new(RichText::new(&ends).weak()).wrap()));
        if !is_beside && !ends.is_empty() {
            said(ui);
        }
        // Always as high: what comes below must not move under a hand that is about to press.
        ui.horizontal(|ui| {
            ui.set_min_height(size::TARGET_DAILY);
            if is_beside && !ends.is_empty() {
                said(ui);
            }
            if self.is_given() {
                let clear = widgets::quiet(ui, cx.theme, &clear);
                let named = cx.say("check-in-clear-of", &[("symptom", question.symptom.clone())]);
                if clear.accessible_name(named).clicked() {
                    self.text.clear();
                    self.refused = None;
                }
            }
        });
    }

    fn steps(&mut self, ui: &mut Ui, cx: &Cx<'_>, symptom: &str) {
        let steps = steps_of(cx, self.scale);
        let worded = self.scale == Scale::Change;
        let least = Vec2::new(if worded { 150.0 } else { size::TARGET_DAILY }, size::TARGET_DAILY);
        let place = steps.iter().position(|step| step.value == self.text);
        // One stop of the Tab key; the arrows move along.
        let stop = place.unwrap_or(0);
        let row = |ui: &mut Ui, answer: &mut Self| -> Vec<Response> {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
            let mut responses = Vec::with_capacity(steps.len());
            for (here, step) in steps.iter().enumerate() {
                let chosen = place == Some(here);
                let colour = if chosen { cx.theme.palette.on_accent } else { cx.theme.palette.ink };
                let text = if chosen { theme::strong(&step.face, size::BODY) } else { RichText::new(&step.face) };
                let mut button = Button::new(text.color(colour)).min_size(least).selected(chosen);
                button = button.sense(if here == stop { Sense::click() } else { Sense::CLICK });
                if chosen {
                    button = button.fill(cx.theme.palette.accent);
                }
                let response = ui.add(button);
                let args = [("symptom", symptom.to_owned()), ("answer", step.face.clone())];
                widgets::rename(&response, &cx.say("check-in-answer-of", &args));
                widgets::ring(ui, cx.theme, &response);
                if response.clicked() {
                    step.value.clone_into(&mut answer.text);
                    response.request_focus();
                }
                responses.push(response);
            }
            responses
        };
        let responses = ui.horizontal_wrapped(|ui| row(ui, self)).inner;
        let Some(here) = responses.get(stop) else { return };
        if here.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(here.id, arrows));
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let there = match (pressed(Key::ArrowRight), pressed(Key::ArrowLeft)) {
                (true, _) => Some(stop + 1),
                (_, true) => stop.checked_sub(1),
                _ => None,
            };
            let there = there.and_then(|there| Some((steps.get(there)?, responses.get(there)?)));
            if let Some((step, response)) = there {
                step.value.clone_into(&mut self.text);
                response.request_focus();
                ui.ctx().request_repaint();
            }
        }
    }

    fn distance(&mut self, ui: &mut Ui, cx: &Cx<'_>, symptom: &str, length: Length, focus: bool) {
        self.typed(ui, cx, symptom, &cx.get("check-in-distance"), focus);
        ui.horizontal_wrapped(|ui| {
            for other in Length::ALL {
                let words = cx.say("check-in-unit", &[("unit", other.code().to_owned())]);
                if widgets::choice(ui, cx.theme, &words, other == length).clicked() {
                    self.scale = Scale::Distance(other);
                }
            }
            ui.add_space(size::GAP);
            if widgets::choice(ui, cx.theme, &cx.get("check-in-at-least"), self.at_least).clicked() {
                self.at_least = !self.at_least;
            }
        });
    }

    fn typed(&mut self, ui: &mut Ui, cx: &Cx<'_>, symptom: &str, label: &str, focus: bool) {
        let error = self.refused.as_ref().map(|refusal| cx.message(&refusal.why));
        let id = Id::unique(("check-in", "typed", symptom.to_owned()));
        let field =
            widgets::Field { error: error.as_deref(), width: 220.0, ..widgets::Field::new(id, label, &mut self.text) };
        let shown = field.show(ui, cx.theme);
        if focus {
            shown.response.request_focus();
        }
    }
}

/// Where one begins the keyboard stands on the question itself, where Enter answers nothing: held too long, it would press
/// the first of the steps, and of a change that is the worst.
fn begin_at(ui: &Ui, cx: &Cx<'_>, question: &CheckInQuestion, asks: &Response, focus: bool) {
    let id = Id::unique(("check-in", "asks"));
    let stop = ui.interact(asks.rect, id, Sense::focusable_noninteractive());
    stop.widget_info(|| WidgetInfo::labeled(Role::Group, true, &question.asks));
    if focus {
        stop.request_focus();
    }
    widgets::ring(ui, cx.theme, &stop);
}

fn steps_of(cx: &Cx<'_>, scale: Scale) -> Vec<Step> {
    let numbers = |numbers: Vec<u16>| -> Vec<Step> {
        numbers.into_iter().map(|number| Step { value: number.to_string(), face: number.to_string() }).collect()
    };
    match scale {
        Scale::Numbers { low, high } => {
            numbers((low..=high).step_by(usize::from(((high - low) / 10).max(1))).collect())
        }
        Scale::Percent => numbers((0..=100).step_by(10).collect()),
        Scale::Change => (1..=7)
            .map(|step: u8| {
                let face = cx.say("check-in-change", &[("step", format!("s{step}"))]);
                Step { value: step.to_string(), face }
            })
            .collect(),
        _ => ["yes", "no"]
            .map(|answer| Step { value: answer.to_owned(), face: cx.get(&format!("check-in-{answer}")) })
            .into(),
    }
}

/// Both ends of the scale in words.
fn ends(cx: &Cx<'_>, symptom: &str, scale: Scale) -> Option<String> {
    let seed = cx.catalogue.symptom(symptom)?;
    let (bottom, top) = match scale {
        Scale::Numbers { low, high } => (low.to_string(), high.to_string()),
        Scale::Percent => ("0 %".to_owned(), "100 %".to_owned()),
        _ => return None,
    };
    let (low, high) = (seed.low.clone()?, seed.high.clone()?);
    Some(cx.say("check-in-ends", &[("bottom", bottom), ("low", low), ("top", top), ("high", high)]))
}
