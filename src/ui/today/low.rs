//! Low-energy mode: three large buttons for a day on which no more is possible. Each is one key, says what it did, and
//! can be taken back.

use eframe::egui;
use eframe::egui::{
    CornerRadius, FontId, Id, Key, Label, Modifiers, Rect, Response, RichText, Sense, Stroke, StrokeKind,
};
use eframe::egui::{Ui, Vec2};
use jiff::civil::{Date, Time};

use crate::analysis::daily::{self, DayScores};
use crate::analysis::due::{self, SlotState, next_open, said};
use crate::model::plan::clock;
use crate::model::portion::Portion;
use crate::model::symptom::SymptomEntry;
use crate::model::{Change, Kind, Record, RecordId};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::plan::in_words;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::planned::AGAIN;
use crate::ui::today::{Today, attention, day, put, taken};
use crate::ui::widgets;

const WIDTH: f32 = 680.0;
const HIGH: f32 = 92.0;

/// What "Took it" would write.
enum Next {
    Planned {
        medicine: RecordId,
        portion: Portion,
        at: Option<Time>,
        dose: String,
    },
    /// As the last time: it has no plan.
    Usual {
        medicine: RecordId,
        last: RecordId,
    },
    /// Of all that is taken, nothing is open.
    Nothing,
    /// No medicine is taken on that day.
    NoMedicine,
}

/// One of the three.
struct Big<'a> {
    number: usize,
    words: &'a str,
    beneath: &'a str,
    works: bool,
    first: bool,
}

impl Today {
    /// The quiet way in and out; the setting is kept with the diary's looks.
    pub(super) fn toggle_low_energy(cx: &Cx<'_>) -> Action {
        let before = cx.diary.settings.clone();
        let mut after = before.clone();
        after.daily.low_energy = !before.daily.low_energy;
        Action::Apply(Change::Configure { before, after })
    }

    pub(super) fn low_energy(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
        let asked = self.daily.asked(cx);
        let (here, before) = (
            DayScores::of(cx.diary, cx.catalogue, date),
            date.yesterday().map(|before| DayScores::of(cx.diary, cx.catalogue, before)).unwrap_or_default(),
        );
        let copies = daily::copies(&asked, &here, &before);
        let bad = here.find(&cx.catalogue.symptom_key(cx.catalogue.bad_day())).map(|(record, _)| record);
        let next = self.next_dose(cx, date);
        ui.set_max_width(WIDTH.min(ui.available_width()));
        attention::compact(ui, cx, date, actions);
        // What was written stands close under its button.
        ui.spacing_mut().item_spacing.y = 0.0;
        let day = if date == cx.today() { "today" } else { "other" }.to_owned();
        let copied: Vec<&Record> = asked
            .iter()
            .filter_map(|asked| here.find(&asked.key))
            .filter(|(_, entry)| entry.copied)
            .map(|(record, _)| record)
            .collect();
        let (took, took_beneath) = took_words(cx, &next, &day);
        let same = cx.say("daily-same", &[("day", day.clone())]);
        let count = [("count", copies.len().to_string()), ("day", day.clone())];
        let same_beneath = match (copies.is_empty(), asked.is_empty()) {
            (false, _) => cx.say("low-same-says", &count),
            (true, true) => cx.get("low-same-unchosen"),
            (true, false) if asked.iter().all(|asked| here.find(&asked.key).is_some()) => cx.get("low-same-all"),
            (true, false) => cx.say("low-same-none", &count),
        };
        let (bad_words, bad_beneath) = match bad {
            None => (cx.get("low-bad"), cx.get("low-bad-says")),
            Some(_) => (cx.get("low-bad-done"), String::new()),
        };
        let works = [matches!(next, Next::Planned { .. } | Next::Usual { .. }), !copies.is_empty(), bad.is_none()];
        let first = works.iter().position(|works| *works);
        let big = |place: usize, words, beneath| Big {
            number: place + 1,
            words,
            beneath,
            works: works[place],
            first: first == Some(place),
        };
        let covered = widgets::is_covered(ui);
        let mut pressed = None;
        if !covered {
            for (place, key) in [Key::Num1, Key::Num2, Key::Num3].into_iter().enumerate() {
                if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                    pressed = self.answers(ui, place, false).then_some(place).or(pressed);
                }
            }
        }
        let mut stop = None;
        for (place, (words, beneath)) in
            [(&took, &took_beneath), (&same, &same_beneath), (&bad_words, &bad_beneath)].into_iter().enumerate()
        {
            let response = big(place, words.as_str(), beneath.as_str()).ui(ui, cx);
            if first == Some(place) {
                stop = Some(response.id);
            }
            let entered = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
            let is_meant = response.clicked() && !widgets::just_closed(ui.ctx()) && !widgets::is_again(&response);
            if is_meant && self.answers(ui, place, entered) {
                pressed = Some(place);
                widgets::wrote(&response);
            }
            // Its line is there before anything stands in it: nothing moves when a button is pressed.
            match place {
                0 => self.taken(ui, cx, date, actions),
                1 => {
                    let args = [("count", copied.len().to_string()), ("day", day.clone())];
                    let words = (!copied.is_empty()).then(|| cx.say("daily-copied-all", &args));
                    if written(ui, cx, "", words.as_deref()) {
                        let records = copied.iter().map(|record| (*record).clone()).collect();
                        actions.push(Action::Apply(Change::Delete(records)));
                    }
                }
                _ => {
                    let words = bad.map(|_| cx.get("low-bad-written"));
                    if written(ui, cx, "", words.as_deref())
                        && let Some(record) = bad
                    {
                        actions.push(Action::Apply(forms::delete(record, cx.diary)));
                    }
                }
            }
        }
        if let Some(place) = pressed {
            let now = ui.input(|input| input.time);
            self.low = Some((place, now));
            self.arrived = true;
            ui.ctx().request_repaint();
            if works[place] {
                actions.extend(self.low_pressed(cx, date, place, next, &copies));
            } else {
                let says = [took, same_beneath, bad_words].into_iter().nth(place).unwrap_or_default();
                actions.push(Action::Say(says));
            }
        }
        let more = ui
            .horizontal_wrapped(|ui| {
                let more =
                    widgets::plain_sized(ui, cx.theme, &cx.get("low-more"), Vec2::new(140.0, size::TARGET_DAILY));
                if date != cx.today() {
                    let back = cx.get("today-back");
                    if widgets::plain_sized(ui, cx.theme, &back, Vec2::new(140.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::Go(Route::Today { day: None }));
                    }
                }
                more
            })
            .inner;
        if more.clicked() {
            actions.push(Self::toggle_low_energy(cx));
        } else if self.arrived && !covered && pressed.is_none() && self.asked.is_none() {
            self.arrived = false;
            self.back = None;
            let id = stop.unwrap_or(more.id);
            widgets::go_to(ui.ctx(), id);
        }
    }

    /// A hand that shakes presses twice, and a key that is held presses on: neither writes what nobody meant.
    fn answers(&self, ui: &Ui, place: usize, entered: bool) -> bool {
        let now = ui.input(|input| input.time);
        self.low.is_none_or(|(last, at)| now - at >= AGAIN || (last != place && !entered))
    }

    fn low_pressed(
        &mut self,
        cx: &Cx<'_>,
        date: Date,
        place: usize,
        next: Next,
        copies: &[SymptomEntry],
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        match (place, next) {
            (0, Next::Planned { medicine, portion, at, .. }) => {
                let name = cx.diary.medicine_name(medicine).to_owned();
                self.take_planned(cx, date, &name, portion, at, &mut actions);
            }
            (0, Next::Usual { medicine, last }) => {
                if let (Some(medicine), Some(last)) = (cx.diary.medicine(medicine), cx.diary.get(last)) {
                    self.take_usual(cx, date, medicine, last, &mut actions);
                }
            }
            (1, _) => actions.extend(self.copy(cx, date, copies)),
            (2, _) => {
                let cells = [("symptom", cx.catalogue.bad_day()), ("value", "yes")];
                if let Ok(record) = put::other(cx, date, Kind::Symptom, &cells) {
                    actions.push(Action::ApplySaying(Change::Add(vec![record]), cx.get("low-bad-written")));
                }
            }
            _ => {}
        }
        actions
    }

    /// The first planned dose that is open, or the usual one of a medicine without a plan that has none yet.
    #[expect(clippy::unused_self, reason = "one of the screen's parts")]
    fn next_dose(&self, cx: &Cx<'_>, date: Date) -> Next {
        let running = day::running(cx, date);
        if running.is_empty() {
            return Next::NoMedicine;
        }
        let slots = due::slots(cx.diary, cx.schedules, date);
        let now = (date == cx.today()).then(|| (cx.now.hour(), cx.now.minute()));
        for (record, _) in running {
            let own: Vec<_> = slots.iter().filter(|slot| slot.schedule.medicine == record.id).cloned().collect();
            if own.is_empty() {
                let last = day::last_taken(cx, record.id, date);
                if let Some((last, _)) = last.filter(|_| day::doses(cx, record.id, date).is_empty()) {
                    return Next::Usual { medicine: record.id, last: last.id };
                }
                continue;
            }
            let open = next_open(&own, now, cx.diary.settings.day_start_hour).and_then(|place| own.get(place));
            if let Some(slot) = open.filter(|slot| slot.is_open())
                && let SlotState::Due { portion, time, .. } = slot.state
            {
                let at = if date == cx.today() { None } else { time };
                let dose = said(portion, slot.plan.shown_in).first().map(|way| in_words(cx, *way));
                return Next::Planned { medicine: record.id, portion, at, dose: dose.unwrap_or_default() };
            }
        }
        Next::Nothing
    }

    /// What was taken last on that day, with its Undo. One line, whatever was taken.
    fn taken(&self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let running = day::running(cx, date);
        let mut here: Vec<_> = running.iter().flat_map(|(record, _)| day::doses(cx, record.id, date)).collect();
        here.sort_by_key(|(record, _)| record.at.earliest());
        let newest = self.newest(&here);
        let medicine = here.iter().find(|(record, _)| newest.is_some_and(|newest| newest.id == record.id));
        let medicine = medicine.map_or("", |(_, dose)| cx.diary.medicine_name(dose.medicine));
        let words = newest.map(|record| taken::words(cx, record));
        if written(ui, cx, medicine, words.as_deref())
            && let Some(record) = newest
        {
            actions.push(self.take_back(cx, record));
        }
    }
}

/// What was written, with its Undo, in a line that is as high when it is empty. Whether that was pressed.
fn written(ui: &mut Ui, cx: &Cx<'_>, of: &str, words: Option<&str>) -> bool {
    let line = Vec2::new(ui.available_width(), size::TARGET_DAILY);
    ui.spacing_mut().item_spacing.y = size::GAP;
    let undo = cx.get("ui-undo");
    let inside = ui.allocate_ui_with_layout(line, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_size(line);
        ui.spacing_mut().item_spacing.x = size::GAP * 2.0;
        let words = words?;
        let room = line.x - widgets::strong_width(ui, &undo, size::BODY) - 6.0 * size::GAP;
        let ok = theme::strong(words, size::SECTION).color(cx.theme.palette.ok);
        let wide = widgets::strong_width(ui, words, size::SECTION);
        if !of.is_empty() && wide + widgets::strong_width(ui, of, size::BODY) + 2.0 * size::GAP < room {
            ui.label(RichText::new(of).weak());
        }
        let label = ui.add(Label::new(ok).truncate());
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        let undo = widgets::quiet(ui, cx.theme, &undo);
        let undo = undo.accessible_name(cx.say("today-undo-of", &[("what", words.to_owned())]));
        Some(undo.clicked() && !widgets::is_again(&undo))
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    inside.inner.unwrap_or(false)
}

fn took_words(cx: &Cx<'_>, next: &Next, day: &str) -> (String, String) {
    let took = cx.get("low-took");
    match next {
        Next::Planned { medicine, at, dose, .. } => {
            let name = cx.diary.medicine_name(*medicine).to_owned();
            let mut beneath = cx.say("low-dose", &[("medicine", name), ("dose", dose.clone())]);
            if let Some(at) = at {
                beneath = format!("{beneath}, {}", clock(*at));
            }
            (took, beneath)
        }
        Next::Usual { medicine, last } => {
            let dose = cx.diary.get(*last).map(|record| forms::in_words(cx, record)).unwrap_or_default();
            let name = cx.diary.medicine_name(*medicine).to_owned();
            (took, cx.say("low-dose", &[("medicine", name), ("dose", dose)]))
        }
        Next::Nothing => (cx.say("low-nothing-due", &[("day", day.to_owned())]), String::new()),
        Next::NoMedicine => (cx.get("today-none-running"), String::new()),
    }
}

impl Big<'_> {
    fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        let palette = &cx.theme.palette;
        let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), HIGH));
        let sense = if self.works { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, Id::unique(("low energy", self.number)), sense);
        let name = if self.beneath.is_empty() {
            self.words.to_owned()
        } else {
            cx.say("low-button", &[("words", self.words.to_owned()), ("beneath", self.beneath.to_owned())])
        };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, self.works, &name));
        let (fill, stroke, ink, soft) = match (self.works, self.first) {
            (false, _) => (palette.sunk, cx.theme.hairline(), palette.soft, palette.soft),
            (true, true) => (
                palette.accent,
                Stroke::new(palette.border_width, palette.accent),
                palette.on_accent,
                palette.on_accent,
            ),
            (true, false) if response.hovered() => (palette.sunk, cx.theme.border(), palette.ink, palette.soft),
            (true, false) => (palette.card, cx.theme.border(), palette.ink, palette.soft),
        };
        let round = CornerRadius::same(size::RADIUS + 2);
        ui.painter().rect(rect, round, fill, stroke, StrokeKind::Inside);
        if response.has_focus() {
            ui.painter().rect_stroke(rect.expand(4.0), round, cx.theme.focus(), StrokeKind::Outside);
        }
        widgets::seen_with(&response, rect.expand(size::GAP));
        let text = |ui: &Ui, words: &str, font: FontId, ink, room: f32| {
            ui.fonts_mut(|fonts| fonts.layout(words.to_owned(), font, ink, room))
        };
        // The key that presses it.
        let key = Rect::from_center_size(rect.left_center() + Vec2::new(44.0, 0.0), Vec2::splat(36.0));
        if self.works {
            ui.painter().rect_stroke(
                key,
                CornerRadius::same(8),
                Stroke::new(palette.border_width.max(1.5), soft),
                StrokeKind::Inside,
            );
            let galley = text(ui, &self.number.to_string(), FontId::new(size::SECTION, theme::semibold()), soft, 40.0);
            ui.painter().galley(key.center() - galley.size() / 2.0, galley, soft);
        }
        let left = rect.left() + 84.0;
        let room = rect.right() - left - 16.0;
        let words = text(ui, self.words, FontId::new(24.0, theme::semibold()), ink, room);
        let beneath = text(ui, self.beneath, FontId::new(size::BODY, egui::FontFamily::Proportional), soft, room);
        let between = if self.beneath.is_empty() { 0.0 } else { 4.0 };
        let beneath_high = if self.beneath.is_empty() { 0.0 } else { beneath.size().y };
        let top = rect.center().y - (words.size().y + between + beneath_high) / 2.0;
        let below = top + words.size().y + between;
        ui.painter().galley(egui::pos2(left, top), words, ink);
        if !self.beneath.is_empty() {
            ui.painter().galley(egui::pos2(left, below), beneath, soft);
        }
        response
    }
}

/// The date of an earlier day stands in the title; of this one, too.
pub(super) fn title(ui: &mut Ui, cx: &Cx<'_>, date: Date) {
    widgets::page_title(ui, &dates::title(cx, date), None);
}
