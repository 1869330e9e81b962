//! The head of the page: which day it is, and the ways to the others.

use eframe::egui::{Key, KeyboardShortcut, Modifiers, TextStyle, Ui, Vec2};
use jiff::civil::Date;

use crate::model::{Point, When};
use crate::ui::dates;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme::size;
use crate::ui::today::Today;
use crate::ui::widgets;

impl Today {
    /// Keys that work on the whole page.
    pub(super) fn day_keys(&mut self, ui: &Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let today = cx.today();
        if self.asked.is_some() || widgets::is_covered(ui) {
            return;
        }
        let command = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        self.same = command(Key::R);
        if command(Key::E) {
            actions.push(Self::toggle_low_energy(cx));
        }
        if ui.ctx().text_edit_focused() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::ALT, key)));
        if pressed(Key::ArrowLeft) {
            actions.extend(other_day(date.yesterday().ok(), today));
        }
        if pressed(Key::ArrowRight) && date < today {
            actions.extend(other_day(date.tomorrow().ok(), today));
        }
    }
}

/// The day, the days before it, and the way into low-energy mode.
pub(super) fn header(ui: &mut Ui, cx: &Cx<'_>, date: Date, today: Date, actions: &mut Vec<Action>) {
    // Its line is there before the first dose says which day it is: nothing moves when it does.
    let beneath = Some(day_number(cx, date).unwrap_or_default());
    let title = dates::title(cx, date);
    let back = cx.get("today-back");
    let least = Vec2::splat(size::TARGET_DAILY);
    let low = cx.get("low-mode");
    let nav = |ui: &mut Ui, actions: &mut Vec<Action>| {
        if widgets::named_button(ui, cx.theme, "‹", &cx.get("today-day-before"), least).clicked() {
            actions.extend(other_day(date.yesterday().ok(), today));
        }
        if date < today {
            if widgets::named_button(ui, cx.theme, "›", &cx.get("today-day-after"), least).clicked() {
                actions.extend(other_day(date.tomorrow().ok(), today));
            }
            if widgets::plain_sized(ui, cx.theme, &back, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                actions.push(Action::Go(Route::Today { day: None }));
            }
        }
        if widgets::plain_sized(ui, cx.theme, &low, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
            actions.push(Today::toggle_low_energy(cx));
        }
    };
    let width = ui.available_width();
    let button = |ui: &Ui, words: &str| {
        let font = TextStyle::Button.resolve(ui.style());
        let ink = cx.theme.palette.ink;
        let words = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, ink).size().x);
        size::GAP + words + ui.spacing().button_padding.x * 2.0
    };
    let mut buttons = least.x + button(ui, &low) + 2.0;
    if date < today {
        buttons += least.x + size::GAP + button(ui, &back);
    }
    if width < buttons + 320.0 {
        widgets::page_title(ui, &title, beneath.as_deref());
        ui.horizontal_wrapped(|ui| nav(ui, actions));
        return;
    }
    ui.horizontal_top(|ui| {
        widgets::column(ui, width - buttons - size::GAP, |ui| {
            widgets::page_title(ui, &title, beneath.as_deref());
        });
        ui.horizontal(|ui| nav(ui, actions));
    });
}

fn other_day(day: Option<Date>, today: Date) -> Option<Action> {
    let day = day?;
    Some(Action::Go(Route::Today { day: (day != today).then_some(day) }))
}

/// "Day 127" of the followed medicine, while it is taken.
fn day_number(cx: &Cx<'_>, date: Date) -> Option<String> {
    let followed = cx.facts.followed().filter(|id| cx.diary.is_running(*id, date))?;
    let day = cx.facts.day_of(&When::exact(Point::Day(date))).filter(|day| day.number >= 1)?;
    let key = if day.estimated { "today-day-about" } else { "today-day" };
    let medicine = cx.diary.medicine_name(followed).to_owned();
    Some(cx.say(key, &[("day", day.number.to_string()), ("medicine", medicine)]))
}
