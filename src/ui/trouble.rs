//! The calm screen of a diary that cannot be opened: what is the matter, that nothing was changed, where it lies.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;
use eframe::egui::{Frame, Margin, RichText, ScrollArea, Vec2};

use crate::model::Message;
use crate::model::settings;
use crate::ui::theme;
use crate::ui::theme::Theme;
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::ui::{options, prepare};
use crate::words::Words;

/// A diary that could not be opened.
pub struct Trouble {
    pub words: Arc<Words>,
    pub why: Message,
    pub path: PathBuf,
    theme: Option<Theme>,
}

impl Trouble {
    pub fn new(words: Arc<Words>, why: Message, path: PathBuf) -> Self {
        Self { words, why, path, theme: None }
    }
}

impl eframe::App for Trouble {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let wanted = Theme::of(settings::Theme::System, dark);
        if self.theme.as_ref() != Some(&wanted) {
            theme::apply(&ctx, &wanted);
            self.theme = Some(wanted.clone());
        }
        let margin = if ui.available_width() < 600.0 { 16 } else { size::MARGIN };
        let frame = Frame::new().fill(wanted.palette.ground).inner_margin(Margin::same(margin));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(680.0));
                ui.add_space(size::GAP * 4.0);
                widgets::page_title(ui, &self.words.get("trouble-title"), None);
                ui.add_space(size::GAP);
                widgets::card(ui, &wanted, |ui| {
                    ui.label(theme::strong(self.words.say(self.why.key, &self.why.args), size::SECTION));
                    ui.label(self.words.get("trouble-untouched"));
                    ui.add_space(size::GAP);
                    ui.label(RichText::new(self.words.get("trouble-file")).weak());
                    ui.add(egui::Label::new(self.path.display().to_string()).selectable(true).wrap());
                    ui.add_space(size::GAP);
                    ui.label(self.words.get("trouble-next"));
                });
                ui.add_space(size::GAP);
                let close = widgets::primary(
                    ui,
                    &wanted,
                    &self.words.get("trouble-close"),
                    Vec2::new(160.0, size::TARGET_DAILY),
                );
                if ui.ctx().memory(|memory| memory.focused().is_none()) {
                    close.request_focus();
                }
                let quit = ui.input_mut(|input| {
                    input.consume_key(egui::Modifiers::COMMAND, egui::Key::Q)
                        || input.consume_key(egui::Modifiers::COMMAND, egui::Key::W)
                });
                if close.clicked() || quit {
                    ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
                }
            });
        });
    }
}

/// Opens the window of a diary that cannot be opened.
pub fn run_trouble(words: Arc<Words>, why: Message, path: PathBuf) -> eframe::Result {
    let title = words.get("ui-title");
    eframe::run_native(
        &title,
        options(&title),
        Box::new(|creation| {
            theme::install(&creation.egui_ctx);
            prepare(&creation.egui_ctx);
            Ok(Box::new(Trouble::new(words, why, path)))
        }),
    )
}
