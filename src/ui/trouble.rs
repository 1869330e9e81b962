//! The door of the window: behind it the diary; or, where that cannot be opened, a calm screen that says what is the
//! matter, that nothing was changed, where the file lies, and what helps: the newest good backup, or what can still be
//! read. Whatever is chosen, the file that could not be opened is kept.

mod rescue;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;
use eframe::egui::{Frame, Key, Margin, Modifiers, RichText, ScrollArea, Ui, Vec2};
use jiff::Zoned;

use crate::logbook::LogbookError;
use crate::model::Message;
use crate::model::settings;
use crate::ui::App;
use crate::ui::theme;
use crate::ui::theme::Theme;
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::words::Words;

use self::rescue::{Rescue, Way};

/// Opens the diary, now or in a moment.
pub type Reopen = Box<dyn FnMut() -> Result<App, Trouble>>;

/// Why the diary is not open.
#[derive(Clone, Debug)]
pub struct Trouble {
    pub why: Message,
    /// The file is there, and no diary: a backup may help.
    pub is_damage: bool,
}

impl From<Message> for Trouble {
    fn from(why: Message) -> Self {
        Self { why, is_damage: false }
    }
}

impl From<LogbookError> for Trouble {
    fn from(error: LogbookError) -> Self {
        Self { why: error.message(), is_damage: error.is_damage() }
    }
}

/// The window's outermost: the diary, or why there is none.
pub struct Door {
    words: Arc<Words>,
    path: PathBuf,
    reopen: Reopen,
    behind: Result<Box<App>, Trouble>,
    rescue: Rescue,
    theme: Option<Theme>,
    /// Lets a second window ring, for as long as this one is open.
    _bell: Option<super::seat::Bell>,
}

/// What was pressed.
#[derive(Default)]
struct Pressed {
    again: bool,
    close: bool,
    way: Option<Way>,
    folder: bool,
}

impl Door {
    pub fn open(words: Arc<Words>, path: PathBuf, reopen: Reopen, ctx: &egui::Context) -> Self {
        // Whoever looks for the file does not know where the window was started.
        let path = std::path::absolute(&path).unwrap_or(path);
        let behind = Err(Message::new("trouble-title").into());
        let rescue = Rescue::default();
        let mut door = Self { words, path, reopen, behind, rescue, theme: None, _bell: None };
        door.again(ctx);
        door
    }

    #[must_use]
    pub(super) fn held_by(self, bell: Option<super::seat::Bell>) -> Self {
        Self { _bell: bell, ..self }
    }

    fn again(&mut self, ctx: &egui::Context) {
        // The one before lets go of the file first.
        self.behind = Err(Message::new("trouble-title").into());
        self.behind = (self.reopen)().map(Box::new);
        match &mut self.behind {
            Ok(app) => {
                app.watch_others(ctx);
                app.take_care(ctx);
            }
            Err(trouble) if trouble.is_damage => self.rescue.look(&self.path, ctx),
            Err(_) => self.rescue = Rescue::default(),
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

    fn trouble(&mut self, ui: &mut Ui, trouble: &Trouble) {
        let look = self.look(ui.ctx());
        let margin = if ui.available_width() < 600.0 { 16 } else { size::MARGIN };
        let frame = Frame::new().fill(look.palette.ground).inner_margin(Margin::same(margin));
        let mut pressed = Pressed::default();
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(680.0));
                ui.add_space(size::GAP * 4.0);
                widgets::page_title(ui, &self.words.get("trouble-title"), None);
                ui.add_space(size::GAP);
                widgets::card(ui, &look, |ui| self.what(ui, trouble));
                ui.add_space(size::GAP);
                if trouble.is_damage {
                    widgets::card(ui, &look, |ui| self.ways(ui, &look, &mut pressed));
                    ui.add_space(size::GAP);
                }
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(160.0, size::TARGET_DAILY);
                    let again = self.words.get("trouble-again");
                    let button = if trouble.is_damage {
                        widgets::plain_sized(ui, &look, &again, least)
                    } else {
                        let button = widgets::primary(ui, &look, &again, least);
                        widgets::focus_first(ui, "trouble", &button);
                        button
                    };
                    pressed.again = button.clicked();
                    let folder = self.words.get("trouble-folder");
                    pressed.folder = widgets::plain_sized(ui, &look, &folder, least).clicked();
                    let close = self.words.get("trouble-close");
                    pressed.close = widgets::plain_sized(ui, &look, &close, least).clicked();
                });
            });
        });
        self.run(ui, pressed);
    }

    /// What is the matter, and where the file lies.
    fn what(&self, ui: &mut Ui, trouble: &Trouble) {
        ui.label(theme::strong(self.words.say(trouble.why.key, &trouble.why.args), size::SECTION));
        ui.label(self.words.get("trouble-untouched"));
        ui.add_space(size::GAP);
        ui.label(RichText::new(self.words.get("trouble-file")).weak());
        ui.add(egui::Label::new(self.path.display().to_string()).selectable(true).wrap());
        ui.add_space(size::GAP);
        ui.label(self.words.get(if trouble.is_damage { "trouble-kept" } else { "trouble-next" }));
    }

    /// What helps, the surest first.
    fn ways(&self, ui: &mut Ui, look: &Theme, pressed: &mut Pressed) {
        widgets::section(ui, &self.words.get("trouble-help"));
        let least = Vec2::new(160.0, size::TARGET_DAILY);
        if self.rescue.is_busy() {
            ui.label(self.words.get("trouble-working"));
            return;
        }
        if let Some(why) = self.rescue.failed() {
            widgets::refused(ui, look, &self.words.say(why.key, &why.args));
        }
        match self.rescue.newest() {
            Some(newest) => {
                let zone = read_clock().time_zone().clone();
                let at = newest.at.to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string();
                ui.label(self.words.say("trouble-backup-says", &[("at", at.clone())]));
                let button = widgets::primary(ui, look, &self.words.say("trouble-backup", &[("at", at)]), least);
                widgets::focus_first(ui, "trouble", &button);
                if button.clicked() {
                    pressed.way = Some(Way::Backup(newest.path.clone()));
                }
            }
            None => {
                ui.label(self.words.get("trouble-no-backup"));
            }
        }
        ui.add_space(size::GAP);
        ui.label(self.words.get("trouble-salvage-says"));
        let button = widgets::plain_sized(ui, look, &self.words.get("trouble-salvage"), least);
        if self.rescue.newest().is_none() {
            widgets::focus_first(ui, "trouble", &button);
        }
        if button.clicked() {
            pressed.way = Some(Way::Salvage(self.words.get("salvage-medicine")));
        }
    }

    fn run(&mut self, ui: &Ui, pressed: Pressed) {
        let quit = [Key::Q, Key::W].map(|key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)));
        if pressed.close || quit.contains(&true) {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if pressed.folder
            && let Err(error) = crate::files::desktop::show_folder_of(&self.path)
        {
            let message = Message::new("folder-not-shown").with("why", error);
            self.rescue.fail(message.with("path", self.path.display()));
        }
        if let Some(way) = pressed.way {
            self.rescue.go(way, &self.path, read_clock().timestamp(), ui.ctx());
        }
        if pressed.again {
            self.again(ui.ctx());
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the clock of a window that has no diary")]
fn read_clock() -> Zoned {
    Zoned::now()
}

impl eframe::App for Door {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Ok(app) = &mut self.behind {
            app.logic(ctx, frame);
            if let Some(message) = app.wants_again() {
                self.again(ctx);
                if let Ok(app) = &mut self.behind {
                    app.greet(&message);
                }
            }
        } else if let Some(message) = self.rescue.settle() {
            // What was chosen stands in its place.
            self.again(ctx);
            if let Ok(app) = &mut self.behind {
                app.greet(&message);
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        match &mut self.behind {
            Ok(app) => app.ui(ui, frame),
            Err(trouble) => {
                let trouble = trouble.clone();
                self.trouble(ui, &trouble);
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
