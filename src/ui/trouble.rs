//! The door of the window: behind it the diary; or, where that cannot be opened, a calm screen that says what is the
//! matter, that nothing was changed, and where the file lies.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;
use eframe::egui::{Frame, Key, Margin, Modifiers, RichText, ScrollArea, Ui, Vec2};

use crate::model::Message;
use crate::model::settings;
use crate::ui::App;
use crate::ui::theme;
use crate::ui::theme::Theme;
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::words::Words;

/// Opens the diary, now or in a moment.
pub type Reopen = Box<dyn FnMut() -> Result<App, Message>>;

/// The window's outermost: the diary, or why there is none.
pub struct Door {
    words: Arc<Words>,
    path: PathBuf,
    reopen: Reopen,
    behind: Result<Box<App>, Message>,
    theme: Option<Theme>,
}

impl Door {
    pub fn open(words: Arc<Words>, path: PathBuf, reopen: Reopen, ctx: &egui::Context) -> Self {
        let mut door = Self { words, path, reopen, behind: Err(Message::new("trouble-title")), theme: None };
        door.again(ctx);
        door
    }

    fn again(&mut self, ctx: &egui::Context) {
        self.behind = (self.reopen)().map(Box::new);
        if let Ok(app) = &mut self.behind {
            app.watch_others(ctx);
        }
        ctx.request_repaint();
    }

    fn look(&mut self, ctx: &egui::Context) -> Theme {
        let wanted = Theme::of(settings::Theme::System, ctx.system_theme() == Some(egui::Theme::Dark));
        if self.theme.as_ref() != Some(&wanted) {
            theme::apply(ctx, &wanted);
            self.theme = Some(wanted.clone());
        }
        wanted
    }

    fn trouble(&mut self, ui: &mut Ui, why: &Message) {
        let look = self.look(ui.ctx());
        let margin = if ui.available_width() < 600.0 { 16 } else { size::MARGIN };
        let frame = Frame::new().fill(look.palette.ground).inner_margin(Margin::same(margin));
        let (mut again, mut close) = (false, false);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(680.0));
                ui.add_space(size::GAP * 4.0);
                widgets::page_title(ui, &self.words.get("trouble-title"), None);
                ui.add_space(size::GAP);
                widgets::card(ui, &look, |ui| {
                    ui.label(theme::strong(self.words.say(why.key, &why.args), size::SECTION));
                    ui.label(self.words.get("trouble-untouched"));
                    ui.add_space(size::GAP);
                    ui.label(RichText::new(self.words.get("trouble-file")).weak());
                    ui.add(egui::Label::new(self.path.display().to_string()).selectable(true).wrap());
                    ui.add_space(size::GAP);
                    ui.label(self.words.get("trouble-next"));
                });
                ui.add_space(size::GAP);
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(160.0, size::TARGET_DAILY);
                    let button = widgets::primary(ui, &look, &self.words.get("trouble-again"), least);
                    widgets::focus_first(ui, "trouble", &button);
                    again = button.clicked();
                    close = widgets::plain_sized(ui, &look, &self.words.get("trouble-close"), least).clicked();
                });
            });
        });
        let quit = [Key::Q, Key::W].map(|key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)));
        if close || quit.contains(&true) {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if again {
            self.again(ui.ctx());
        }
    }
}

impl eframe::App for Door {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Ok(app) = &mut self.behind {
            app.logic(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        match &mut self.behind {
            Ok(app) => app.ui(ui, frame),
            Err(why) => {
                let why = why.clone();
                self.trouble(ui, &why);
            }
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        match &self.behind {
            Ok(app) => app.clear_color(visuals),
            Err(_) => visuals.panel_fill.to_normalized_gamma_f32(),
        }
    }
}
