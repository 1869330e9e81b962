//! Medicines that are only noted: without a plan, and no dose of them was ever written down. A line each, with plain
//! buttons: they are not due, and do not stand before what is.

use eframe::egui::{Label, RichText, Ui, Vec2};
use jiff::civil::Date;

use crate::model::Record;
use crate::model::medicine::Medicine;
use crate::ui::screen::Cx;
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today};
use crate::ui::widgets;

impl Today {
    pub(super) fn noted(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, medicines: &[(&Record, &Medicine)]) {
        if medicines.is_empty() {
            return;
        }
        let title = cx.get("today-also");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP;
                widgets::section(ui, &title);
                for (record, medicine) in medicines {
                    self.noted_row(ui, cx, date, record, medicine);
                }
            });
        });
        if self.desk.is_open() {
            ui.ctx().request_repaint();
        }
    }

    fn noted_row(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, record: &Record, medicine: &Medicine) {
        let (first, stopped) = (cx.get("today-log-dose"), cx.get("today-stopped"));
        let wide = |words: &str| widgets::button_width(ui, words).ceil();
        let buttons = wide(&first) + wide(&stopped) + 2.0 * size::GAP;
        let width = ui.available_width();
        let name = |ui: &mut Ui| ui.add(Label::new(RichText::new(&medicine.name)).wrap());
        let mut both = |ui: &mut Ui| {
            let least = Vec2::new(0.0, size::TARGET_DAILY);
            let named = |words: &str| {
                cx.say("today-button-of", &[("button", words.to_owned()), ("medicine", medicine.name.clone())])
            };
            let button = widgets::spoken_button(ui, cx.theme, &first, &named(&first), least);
            self.come_back(Opener::First(record.id), &button);
            if button.clicked() {
                self.opener = Some(Opener::First(record.id));
                self.open_dose(cx, date, medicine, None, &[]);
            }
            let button = widgets::spoken_button(ui, cx.theme, &stopped, &named(&stopped), least);
            self.come_back(Opener::Stopped(record.id), &button);
            if button.clicked() {
                self.opener = Some(Opener::Stopped(record.id));
                self.open_stop(cx, date, record, medicine);
            }
        };
        if width - buttons < 120.0 {
            name(ui);
            ui.horizontal_wrapped(both);
        } else {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP;
                widgets::column(ui, width - buttons, |ui| {
                    ui.add_space(11.0);
                    name(ui);
                });
                both(ui);
            });
        }
    }
}
