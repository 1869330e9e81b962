//! One symptom of the day, drawn: its name with both ends of its scale in words, the score between − and + (or five
//! words, or no and yes, or a field to type in), and what the day before said. One stop for the keyboard a symptom.

use eframe::egui;
use eframe::egui::accesskit;
use eframe::egui::{Button, CornerRadius, FontId, Id, Label, Rect, Response, RichText, Sense, Stroke};
use eframe::egui::{StrokeKind, Ui, Vec2};
use rust_decimal::Decimal;

use crate::analysis::daily;
use crate::model::Number;
use crate::model::symptom::{Length, Scale, Score, Side};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::digits::{Said, Span};
use crate::ui::today::face::{self, frame, text};
use crate::ui::today::in_words::{before_words, ends, value_words, word};
use crate::ui::today::put::{Known, Wish};
use crate::ui::widgets;

/// The score itself, and the signs beside it.
const CELL: f32 = 76.0;
const SIGN: f32 = 52.0;
const GAP: f32 = size::GAP;
/// − score +
pub(super) const STEPPER: f32 = CELL + 2.0 * SIGN + 2.0 * GAP;
const HIGH: f32 = size::TARGET_DAILY;
/// Where the day before is said.
const BEFORE: f32 = 96.0;
const BEFORE_SIZE: f32 = 15.0;
/// A name beside its side is no narrower: else the side stands beneath it.
const LEAST_NAME: f32 = 80.0;
/// Beside the word of a side.
const SIDE_PADDING: f32 = 10.0;
/// Below this width the score stands under the name.
const STACKED: f32 = 500.0;

/// How a symptom is scored with hands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Control {
    Number(Span),
    /// Five numbers that stand for five words.
    Words([u16; 5]),
    YesNo,
    /// Typed; − and + go by so much.
    Typed(Decimal),
}

impl Control {
    pub(super) fn of(scale: Scale, worded: bool) -> Self {
        match scale {
            Scale::Numbers { .. } if worded && daily::worded(scale).is_some() => {
                daily::worded(scale).map_or(Self::YesNo, Self::Words)
            }
            Scale::Numbers { low, high } if high <= 100 => Self::Number(Span { low, high }),
            Scale::Change => Self::Number(Span { low: 1, high: 7 }),
            Scale::YesNo => Self::YesNo,
            Scale::Numbers { .. } | Scale::Percent => Self::Typed(Decimal::TEN),
            Scale::Count => Self::Typed(Decimal::ONE),
            Scale::Minutes => Self::Typed(Decimal::from(5)),
            Scale::Distance(Length::Metre) => Self::Typed(Decimal::from(50)),
            Scale::Distance(_) => Self::Typed(Decimal::new(5, 1)),
        }
    }

    /// What the digit keys may say.
    pub(super) fn span(self) -> Option<Span> {
        match self {
            Self::Number(span) => Some(span),
            Self::Words(_) => Some(Span { low: 1, high: 5 }),
            Self::YesNo => Some(Span { low: 0, high: 1 }),
            Self::Typed(_) => None,
        }
    }

    /// A score as the digit keys say it.
    pub(super) fn value(self, score: Score) -> Option<u16> {
        match self {
            Self::Words(steps) => daily::nearest_word(steps, score).map(|place| place as u16 + 1),
            Self::YesNo => Some(u16::from(score == Score::Yes)),
            Self::Number(_) | Self::Typed(_) => score.number()?.decimal().trunc().try_into().ok(),
        }
    }

    /// What the keys said, as a wish.
    pub(super) fn wish(self, said: Said) -> Wish {
        let Said::Value(value) = said else { return Wish::Nothing };
        Wish::Score(match self {
            Self::Words(steps) => {
                let step = steps.get(usize::from(value.saturating_sub(1))).copied();
                Score::Number(Number::computed(step.unwrap_or_default().into()))
            }
            Self::YesNo if value > 0 => Score::Yes,
            Self::YesNo => Score::No,
            Self::Number(_) | Self::Typed(_) => Score::Number(Number::computed(value.into())),
        })
    }
}

/// What was done to a symptom.
pub(super) enum Done {
    /// − or +.
    Step(bool),
    Wish(Wish),
    /// Enter in its field.
    Next,
}

/// A symptom with all that its drawing needs.
pub(super) struct Row<'a, 'b> {
    pub(super) cx: &'a Cx<'b>,
    pub(super) known: &'a Known<'a>,
    pub(super) control: Control,
    /// The header does not say which end is which.
    pub(super) numbered: bool,
    pub(super) is_today: bool,
    pub(super) id: Id,
}

/// A field of typed numbers while it is typed in.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    /// The score that it began as.
    pub(super) of: String,
    pub(super) error: Option<String>,
}

impl Row<'_, '_> {
    pub(super) fn ui(&self, ui: &mut Ui, draft: &mut Draft) -> Option<Done> {
        let width = ui.available_width();
        let mut done = None;
        let mut label = self.id;
        if width < STACKED || matches!(self.control, Control::Words(_)) {
            // What the day before said is one line, at the right.
            let words = before_words(self.cx, self.known, self.control, self.is_today);
            let font = FontId::new(BEFORE_SIZE, egui::FontFamily::Proportional);
            let ink = self.cx.theme.palette.soft;
            let before = if words.is_empty() { 0.0 } else { text(ui, &words, font, ink).size().x + 1.0 };
            let before = before.min(width / 2.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                (label, done) = widgets::column(ui, (width - before - GAP).max(120.0), |ui| self.name(ui));
                said_before(ui, before, &words);
            });
            let scored = match self.control {
                Control::Words(steps) => self.words(ui, steps, width, label),
                _ => ui.horizontal_top(|ui| self.score(ui, draft, label)).inner,
            };
            done = scored.or(done);
            ui.add_space(GAP);
        } else {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let name = width - STEPPER - BEFORE - 2.0 * GAP;
                (label, done) = widgets::column(ui, name, |ui| self.name(ui));
                done = self.score(ui, draft, label).or(done.take());
                let words = before_words(self.cx, self.known, self.control, self.is_today);
                said_before(ui, BEFORE, &words);
            });
        }
        if let Some(error) = &draft.error {
            let label = ui.add(Label::new(theme::strong(error, size::BODY).color(self.cx.theme.palette.alert)).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(accesskit::Live::Assertive));
        }
        done
    }

    fn name(&self, ui: &mut Ui) -> (Id, Option<Done>) {
        if !self.known.asked.sided {
            return (self.name_and_ends(ui), None);
        }
        let (width, side) = (ui.available_width(), self.side_width(ui));
        if width - side - GAP < LEAST_NAME {
            let label = self.name_and_ends(ui);
            return (label, self.side(ui, side));
        }
        let row = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let label = widgets::column(ui, width - side - GAP, |ui| self.name_and_ends(ui));
            (label, self.side(ui, side))
        });
        row.inner
    }

    fn name_and_ends(&self, ui: &mut Ui) -> Id {
        // Five words say themselves which end is which.
        let ends = match self.control {
            Control::Words(_) => String::new(),
            _ => ends(self.cx, self.known, self.numbered),
        };
        ui.spacing_mut().item_spacing.y = 1.0;
        let name = RichText::new(self.cx.name(&self.known.asked.name)).size(size::BODY);
        ui.add_space(if ends.is_empty() { 11.0 } else { 2.0 });
        let label = ui.add(Label::new(name).wrap()).id;
        if !ends.is_empty() {
            ui.add(Label::new(RichText::new(ends).small().weak()).wrap());
        }
        label
    }

    /// Room for the longest of its words: it stays as wide whatever it says.
    fn side_width(&self, ui: &Ui) -> f32 {
        let words =
            ["left", "right", "both", "none"].map(|side| self.cx.say("daily-side", &[("side", side.to_owned())]));
        let wide = words.iter().map(|words| widgets::strong_width(ui, words, size::BODY));
        wide.fold(0.0, f32::max) + 2.0 * SIDE_PADDING
    }

    /// Left, right, both, not said: each press is the next of them.
    fn side(&self, ui: &mut Ui, width: f32) -> Option<Done> {
        let code = |side: Option<Side>| side.map_or("none", Side::code).to_owned();
        let now = self.known.side;
        let words = self.cx.say("daily-side", &[("side", code(now))]);
        let args = [("symptom", self.known.asked.name.clone()), ("side", code(now))];
        let name = self.cx.say("daily-side-of", &args);
        ui.spacing_mut().button_padding.x = SIDE_PADDING;
        let button = widgets::plain_sized(ui, self.cx.theme, &words, Vec2::new(width, HIGH));
        let pressed = button.accessible_name(name).clicked();
        let next = match now {
            None => Some(Side::Left),
            Some(Side::Left) => Some(Side::Right),
            Some(Side::Right) => Some(Side::Both),
            Some(Side::Both) => None,
        };
        pressed.then_some(Done::Wish(Wish::Side(next)))
    }

    fn score(&self, ui: &mut Ui, draft: &mut Draft, label: Id) -> Option<Done> {
        ui.spacing_mut().item_spacing.x = GAP;
        match self.control {
            Control::YesNo => self.yes_no(ui, label),
            Control::Typed(step) => self.typed(ui, step, draft, label),
            _ => self.number(ui, label),
        }
    }

    fn number(&self, ui: &mut Ui, label: Id) -> Option<Done> {
        let mut done = self.sign(ui, false).then_some(Done::Step(false));
        let (_, rect) = ui.allocate_space(Vec2::new(CELL, HIGH));
        let response = self.stop(ui, rect, label);
        let text = self.known.now.map(|(_, entry)| entry.score.shown());
        self.cell(ui, rect, text.as_deref().unwrap_or("–"), text.is_some());
        self.ring(ui, &response);
        let actions = |action| ui.input(|input| input.num_accesskit_action_requests(self.id, action));
        if actions(accesskit::Action::Increment) > 0 {
            done = Some(Done::Step(true));
        } else if actions(accesskit::Action::Decrement) > 0 {
            done = Some(Done::Step(false));
        }
        if self.sign(ui, true) {
            done = Some(Done::Step(true));
        }
        done
    }

    fn yes_no(&self, ui: &mut Ui, label: Id) -> Option<Done> {
        let half = (STEPPER - GAP) / 2.0;
        let (_, rect) = ui.allocate_space(Vec2::new(STEPPER, HIGH));
        let response = self.stop(ui, rect, label);
        let now = self.known.now.map(|(_, entry)| entry.score);
        let mut done = None;
        for (place, score) in [Score::No, Score::Yes].into_iter().enumerate() {
            let left = rect.left() + place as f32 * (half + GAP);
            let rect = Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(half, HIGH));
            let words = self.cx.say("daily-answer", &[("answer", score.text())]);
            if self.option(ui, place, rect, &words, now == Some(score)) {
                done = Some(Done::Wish(Wish::Score(score)));
            }
        }
        self.ring(ui, &response);
        done
    }

    fn words(&self, ui: &mut Ui, steps: [u16; 5], width: f32, label: Id) -> Option<Done> {
        let (_, rect) = ui.allocate_space(Vec2::new(width, HIGH + 4.0));
        let response = self.stop(ui, rect, label);
        let now = self.known.now.and_then(|(_, entry)| daily::nearest_word(steps, entry.score));
        let each = (width - 4.0 * GAP) / 5.0;
        let mut done = None;
        for (place, step) in steps.into_iter().enumerate() {
            let left = rect.left() + place as f32 * (each + GAP);
            let rect = Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(each, rect.height()));
            let words = word(self.cx, self.known, place);
            if self.option(ui, place, rect, &words, now == Some(place)) {
                done = Some(Done::Wish(Wish::Score(Score::Number(Number::computed(step.into())))));
            }
        }
        self.ring(ui, &response);
        done
    }

    fn typed(&self, ui: &mut Ui, step: Decimal, draft: &mut Draft, label: Id) -> Option<Done> {
        let shown = self.known.now.map_or_else(String::new, |(_, entry)| entry.score.shown());
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        if draft.of != shown || (!has_focus && draft.error.is_none() && draft.text != shown) {
            // Another score is there, whoever wrote it.
            *draft = Draft { text: shown.clone(), of: shown.clone(), error: None };
        }
        let mut done = self.sign(ui, false).then(|| self.stepped(step, false));
        let edit = egui::TextEdit::singleline(&mut draft.text)
            .id(self.id)
            .desired_width(CELL - 16.0)
            .margin(egui::Margin::symmetric(8, 12))
            .align(egui::Align2::CENTER_CENTER)
            .min_size(Vec2::new(CELL, HIGH));
        let response = ui.add(edit).labelled_by(label);
        seen(&response);
        if self.sign(ui, true) {
            done = Some(self.stepped(step, true));
        }
        if response.lost_focus() {
            let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
            if draft.text.trim() != shown {
                done = Some(Done::Wish(Wish::Typed(draft.text.clone())));
            } else if entered {
                done = Some(Done::Next);
            }
        }
        done
    }

    /// The score one sensible step further, never off its scale.
    fn stepped(&self, step: Decimal, up: bool) -> Done {
        let now = self.known.now.and_then(|(_, entry)| entry.score.number()).map(Number::decimal);
        let (low, high) = self.known.scale.bounds();
        let (low, high) = (Decimal::from(low.unwrap_or_default()), high.map(Decimal::from));
        let next = match now {
            None if up => low + step,
            None => low,
            Some(now) if up => now + step,
            Some(now) => now - step,
        };
        let next = high.map_or(next, |high| next.min(high)).max(low).normalize();
        Done::Wish(Wish::Score(Score::Number(Number::computed(next))))
    }

    /// − or +: pressed with the hand; the keyboard has its arrows, so it does not stop here.
    fn sign(&self, ui: &mut Ui, up: bool) -> bool {
        let face = if up { "+" } else { "−" };
        let key = if up { "daily-more" } else { "daily-less" };
        let button = Button::new(theme::strong(face, 22.0).color(self.cx.theme.palette.ink))
            .min_size(Vec2::new(SIGN, HIGH))
            .sense(Sense::CLICK);
        let name = self.cx.say(key, &[("symptom", self.known.asked.name.clone())]);
        let button = ui.add(button).accessible_name(name);
        button.clicked() && !widgets::is_again(&button)
    }

    /// Where the keyboard stops.
    fn stop(&self, ui: &Ui, rect: Rect, label: Id) -> Response {
        let response = ui.interact(rect, self.id, Sense::click());
        response.widget_info(|| egui::WidgetInfo::new(egui::Role::SpinButton));
        let response = response.labelled_by(label);
        let now = self.known.now.map(|(_, entry)| entry.score);
        let value = now
            .map_or_else(|| self.cx.get("daily-unset"), |score| value_words(self.cx, self.known, self.control, score));
        let number = match self.control {
            Control::Number(_) => now.and_then(|score| self.control.value(score)),
            _ => None,
        };
        // Not every desktop hands a value on that is no number: those who listen are told it with the rest.
        let spoken = if number.is_some() { String::new() } else { value.clone() };
        let ends = ends(self.cx, self.known, !matches!(self.control, Control::Words(_)));
        let said = [spoken, ends, before_words(self.cx, self.known, self.control, self.is_today)];
        let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_value(value);
            node.set_description(said);
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
            if let (Control::Number(span), Some(number)) = (self.control, number) {
                node.set_numeric_value(f64::from(number));
                node.set_min_numeric_value(f64::from(span.low));
                node.set_max_numeric_value(f64::from(span.high));
            }
        });
        if response.clicked() {
            response.request_focus();
        }
        if response.has_focus() {
            let arrows =
                egui::EventFilter { vertical_arrows: true, horizontal_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, arrows));
        }
        seen(&response);
        response
    }

    /// One of several answers: a button for the hand and for those who hear it.
    fn option(&self, ui: &Ui, place: usize, rect: Rect, words: &str, chosen: bool) -> bool {
        let response = ui.interact(rect, self.id.with(place), Sense::CLICK);
        let args = [("symptom", self.known.asked.name.clone()), ("word", words.to_owned())];
        let name = self.cx.say("daily-option", &args);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &name));
        let palette = &self.cx.theme.palette;
        let (fill, stroke, ink) = match (chosen, response.hovered()) {
            (true, _) => (palette.accent, Stroke::new(palette.border_width, palette.accent), palette.on_accent),
            // Under the pointer: never as if it were chosen.
            (false, true) => (palette.sunk, self.cx.theme.border(), palette.ink),
            (false, false) => (palette.card, self.cx.theme.border(), palette.ink),
        };
        frame(ui, rect, fill, stroke);
        let family = if chosen { theme::semibold() } else { egui::FontFamily::Proportional };
        face::fitted(ui, rect, words, &family, ink);
        response.clicked() && !widgets::is_again(&response)
    }

    fn cell(&self, ui: &Ui, rect: Rect, shown: &str, is_set: bool) {
        let palette = &self.cx.theme.palette;
        let is_copied = self.known.now.is_some_and(|(_, entry)| entry.copied);
        let (fill, ink) = if is_set { (palette.accent_wash, palette.accent) } else { (palette.sunk, palette.soft) };
        // A copy has a border instead of a ground: it is told apart without colour, too.
        let stroke = match (is_copied, palette.high_contrast) {
            (true, _) => Stroke::new(1.5, palette.accent),
            (false, true) => self.cx.theme.border(),
            (false, false) => Stroke::NONE,
        };
        frame(ui, rect, if is_copied { palette.card } else { fill }, stroke);
        let galley = text(ui, shown, FontId::new(22.0, theme::semibold()), ink);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    }

    fn ring(&self, ui: &Ui, response: &Response) {
        if response.has_focus() {
            let rect = response.rect.expand(3.0);
            ui.painter().rect_stroke(
                rect,
                CornerRadius::same(size::RADIUS + 2),
                self.cx.theme.focus(),
                StrokeKind::Outside,
            );
        }
    }
}

/// Brought into view with its name, which may stand above it.
fn seen(response: &Response) {
    let mut rect = response.rect.expand2(Vec2::new(0.0, size::GAP));
    *rect.top_mut() -= 44.0;
    widgets::seen_with(response, rect);
}

/// What the day before said; of a copy, that it is one.
fn said_before(ui: &mut Ui, width: f32, words: &str) {
    widgets::column(ui, width, |ui| {
        ui.add_space(12.0);
        if !words.is_empty() {
            ui.add(Label::new(RichText::new(words).size(BEFORE_SIZE).weak()).wrap());
        }
    });
}
