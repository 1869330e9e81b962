//! Nothing is taken on that day: what to begin with.

use eframe::egui::{Ui, Vec2};
use jiff::civil::Date;

use crate::model::Kind;
use crate::ui::dates;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today, day};
use crate::ui::widgets;

impl Today {
    /// The empty state: says what to do.
    pub(super) fn nothing_running(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let none_at_all = cx.diary.of_kind(Kind::Medicine).is_empty();
        widgets::card(ui, cx.theme, |ui| {
            let (title, says) = if none_at_all {
                ("today-no-medicine", "today-no-medicine-says")
            } else {
                ("today-none-running", "today-none-running-says")
            };
            widgets::section(ui, &cx.get(title));
            ui.label(cx.get(says));
            ui.add_space(size::GAP);
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(200.0, size::TARGET_DAILY);
                let (words, kind) = if none_at_all {
                    ("today-first-medicine", Kind::Medicine)
                } else {
                    ("today-start-course", Kind::Course)
                };
                let button = widgets::primary(ui, cx.theme, &cx.get(words), least);
                if std::mem::take(&mut self.arrived) {
                    widgets::go_to(ui.ctx(), button.id);
                }
                self.come_back(Opener::Start, &button);
                if button.clicked() {
                    self.write = Some(kind);
                    self.opener = Some(Opener::Start);
                }
                let last = day::last_logged(cx).filter(|last| *last < date);
                if let Some(last) = last {
                    let words = cx.say("today-last-day", &[("date", dates::plain(cx, last))]);
                    if widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::Go(Route::Today { day: Some(last) }));
                    }
                } else if !cx.diary.is_empty() && day::last_logged(cx).is_none() {
                    let words = cx.get("today-see-history");
                    if widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::Go(Route::History));
                    }
                }
            });
        });
    }
}
