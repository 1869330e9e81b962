//! What asks for attention: because of a plan, or because the watch found it.

use eframe::egui::{CornerRadius, Frame, Label, Margin, RichText, Stroke, Ui, Vec2};
use jiff::civil::Date;

use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::watch as screen;
use crate::ui::widgets;

/// What presses stands above everything else; what is good to know, calmly below the dose.
pub(super) fn card(ui: &mut Ui, cx: &Cx<'_>, date: Date, presses: bool, actions: &mut Vec<Action>) {
    if date != cx.today() {
        return;
    }
    if presses {
        screen::support_on_today(ui, cx);
    }
    let found: Vec<_> = cx.attention.iter().filter(|attention| attention.presses == presses).collect();
    let watched = !screen::open_items(cx, presses).is_empty();
    if found.is_empty() && !watched {
        return;
    }
    let palette = &cx.theme.palette;
    let (key, fill, stroke, ink) = if presses {
        ("today-attention", palette.alert_wash, Stroke::new(cx.theme.alert_width(), palette.alert), palette.alert)
    } else {
        ("today-coming", palette.card, cx.theme.hairline(), palette.ink)
    };
    let title = cx.get(key);
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::framed(ui, fill, stroke, |ui| {
            // What presses says itself what it is.
            if !(presses && watched) {
                ui.label(theme::strong(title, size::SECTION).color(ink));
            }
            if watched {
                screen::on_today(ui, cx, presses, actions);
            }
            for attention in found {
                ui.add(Label::new(cx.message(&attention.message)).wrap());
            }
        });
    });
}

/// So many lines stand above the three buttons.
const LINES: usize = 2;

/// In low-energy mode: what presses, a line each, and the way to it. It leaves the room to the three buttons.
pub(super) fn compact(ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
    if date != cx.today() {
        return;
    }
    let mut lines = screen::compact_lines(cx);
    let pressing = cx.attention.iter().filter(|attention| attention.presses);
    lines.extend(pressing.map(|attention| cx.message(&attention.message)));
    if lines.is_empty() {
        return;
    }
    let palette = &cx.theme.palette;
    widgets::pane(ui, &cx.get("today-attention"), |ui| {
        Frame::new()
            .fill(palette.alert_wash)
            .stroke(Stroke::new(cx.theme.alert_width(), palette.alert))
            .corner_radius(CornerRadius::same(size::RADIUS + 2))
            .inner_margin(Margin::symmetric(16, 8))
            .show(ui, |ui| {
                let look = cx.get("watch-look");
                let width = ui.available_width();
                let button = widgets::button_width(ui, &look).ceil();
                ui.set_min_width(width);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = size::GAP;
                    widgets::column(ui, width - button - size::GAP, |ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        if lines.len() == 1 {
                            ui.add_space(11.0);
                        }
                        for line in lines.iter().take(LINES) {
                            ui.add(Label::new(theme::strong(line, size::BODY).color(palette.alert)).wrap());
                        }
                        let more = lines.len().saturating_sub(LINES);
                        if more > 0 {
                            let more = cx.say("watch-more", &[("count", more.to_string())]);
                            ui.label(RichText::new(more).weak());
                        }
                    });
                    if widgets::plain_sized(ui, cx.theme, &look, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::Go(Route::Watch));
                    }
                });
            });
    });
}
