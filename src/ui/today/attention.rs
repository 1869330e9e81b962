//! What asks for attention: because of a plan, or because the watch found it.

use eframe::egui::{Label, Stroke, Ui};
use jiff::civil::Date;

use crate::ui::screen::{Action, Cx};
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
            ui.label(theme::strong(title, size::SECTION).color(ink));
            if watched {
                screen::on_today(ui, cx, presses, actions);
            }
            for attention in found {
                ui.add(Label::new(cx.message(&attention.message)).wrap());
            }
        });
    });
}
