//! What is round the screens: the rail at the left (or on top, where it is narrow), the sample's banner, the notice
//! at the foot, and what is laid over: the list of shortcuts, what to write down.

use eframe::egui;
use eframe::egui::accesskit;
use eframe::egui::{Align, Atom, Button, Color32, CornerRadius, Frame, Id, Layout, Margin, Panel, RichText, Stroke};
use eframe::egui::{Ui, Vec2};
use jiff::Zoned;

use crate::model::Kind;
use crate::ui::dates;
use crate::ui::keys;
use crate::ui::keys::New;
use crate::ui::screen::{Action, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;
use crate::ui::widgets::NoticeAnswer;

use super::{App, Over};

const RAIL_WIDTH: f32 = 176.0;
/// Below this height a rail on top is one button.
const LOW: f32 = 420.0;

/// What the person may believe of what they wrote.
pub(super) enum Saved {
    /// Nothing was written since the window opened.
    Before,
    /// The last change was on the disk at this time of day.
    At(String),
    /// The last change was not taken.
    Not,
}

impl App {
    pub(super) fn rail(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let palette = self.theme.palette.clone();
        let screens = self.words.get("ui-screens");
        if ui.available_width() < size::NARROW {
            let frame = Frame::new().fill(palette.sunk).inner_margin(Margin::symmetric(12, 6));
            let low = ui.ctx().content_rect().height() < LOW;
            Panel::top("rail").frame(frame).show_separator_line(palette.high_contrast).show(ui, |ui| {
                if low {
                    ui.horizontal_wrapped(|ui| {
                        self.rail_button(ui);
                        self.writes(ui, actions);
                        self.backed_up(ui);
                    });
                    return;
                }
                navigation(ui, &screens, |ui| {
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        for route in Route::RAIL {
                            self.rail_item(ui, route, None, actions);
                        }
                        self.writes(ui, actions);
                        if ui.available_width() > 140.0 {
                            ui.add_space(size::GAP);
                            widgets::status(ui, self.saved_words());
                        }
                        self.backed_up(ui);
                    });
                });
            });
            return;
        }
        let frame = Frame::new().fill(palette.sunk).inner_margin(Margin { left: 12, right: 12, top: 24, bottom: 24 });
        Panel::left("rail")
            .exact_size(RAIL_WIDTH)
            .resizable(false)
            .frame(frame)
            .show_separator_line(palette.high_contrast)
            .show(ui, |ui| {
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.horizontal(|ui| {
                        ui.add_space(12.0);
                        ui.label(theme::strong(self.words.get("ui-title"), 22.0).color(palette.accent));
                    });
                    ui.add_space(size::GAP * 2.0);
                    navigation(ui, &screens, |ui| {
                        let width = ui.available_width();
                        for route in Route::RAIL {
                            self.rail_item(ui, route, Some(width), actions);
                        }
                    });
                });
                ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                    Frame::new().inner_margin(Margin { left: 12, ..Margin::ZERO }).show(ui, |ui| {
                        // From the bottom up.
                        self.backed_up(ui);
                        widgets::status(ui, self.saved_words());
                    });
                    ui.scope(|ui| self.writes(ui, actions));
                });
            });
    }

    /// On every screen, while somebody else writes: their name, and the way back. Today says both in full.
    fn writes(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let Some(name) = &self.carer else { return };
        let is_elsewhere = !matches!(self.route, Route::Today { .. });
        if is_elsewhere && widgets::quiet(ui, &self.theme, &self.words.get("carer-me-again")).clicked() {
            actions.push(Action::WriteAs(None));
        }
        let words = self.words.say("carer-rail", &[("name", name.clone())]);
        let words = theme::strong(words, size::SMALL).color(self.theme.palette.accent);
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            ui.add(egui::Label::new(words).truncate());
        });
    }

    /// Where the screens would take half of a low window: one button that lays them over the page.
    fn rail_button(&mut self, ui: &mut Ui) {
        let here = self.words.get(self.route.name());
        let text = self.words.say("ui-other-screens", &[("screen", here)]);
        let button = widgets::plain_sized(ui, &self.theme, &text, Vec2::new(0.0, size::TARGET_DAILY));
        self.parts.rail_item(&button, true);
        if button.clicked() {
            self.lay_over(Over::Screens, ui.ctx());
        }
    }

    fn choose_screen(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let mut chosen = None;
        let width = (ui.ctx().content_rect().width() - 96.0).min(360.0);
        let response = widgets::modal(ui, Id::unique("screens"), |ui| {
            ui.set_width(width);
            egui::ScrollArea::vertical()
                .max_height((ui.ctx().content_rect().height() - 96.0).max(96.0))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    widgets::section(ui, &self.words.get("ui-screens"));
                    for route in Route::RAIL {
                        let here = self.route.is_beside(route);
                        let name = self.words.get(route.name());
                        ui.spacing_mut().interact_size.y = size::TARGET_DAILY;
                        let button = widgets::choice(ui, &self.theme, &name, here);
                        if here {
                            widgets::focus_first(ui, "screens", &button);
                        }
                        if button.clicked() {
                            chosen = Some(route);
                        }
                    }
                    if widgets::quiet(ui, &self.theme, &self.words.get("ui-cancel")).clicked() {
                        ui.close();
                    }
                });
        });
        if response.should_close() || response.response.should_close() {
            self.close_over(ui.ctx());
        }
        if let Some(route) = chosen {
            self.close_over(ui.ctx());
            // The screen takes the keyboard.
            self.beneath = None;
            actions.push(Action::Go(route));
        }
    }

    /// What the disk has; in strong words, where it did not take the last change.
    fn saved_words(&self) -> RichText {
        let weak = |said: String| RichText::new(said).small().weak();
        match &self.saved {
            Saved::Before => weak(self.words.get("ui-saved-before")),
            Saved::At(clock) => weak(self.words.say("ui-saved", &[("clock", clock.clone())])),
            Saved::Not => theme::strong(self.words.get("ui-not-saved"), size::SMALL).color(self.theme.palette.alert),
        }
    }

    /// When the last backup was verified; in strong words, where none could be made.
    fn backed_up(&self, ui: &mut Ui) {
        let kept = self.keeper.kept();
        if kept.trouble.is_some() {
            let words = theme::strong(self.words.get("ui-backup-trouble"), size::SMALL);
            ui.add(egui::Label::new(words.color(self.theme.palette.alert)).wrap());
        } else if let Some(newest) = &kept.verified {
            let now = (self.clock)();
            let at = newest.at.to_zoned(now.time_zone().clone());
            let is_today = at.date() == now.date();
            let said = if is_today { dates::clock(at.datetime()) } else { at.date().to_string() };
            let words = self.words.say("ui-backup", &[("at", said)]);
            ui.add(egui::Label::new(RichText::new(words).small().weak()).wrap());
        }
    }

    fn rail_item(&mut self, ui: &mut Ui, route: Route, width: Option<f32>, actions: &mut Vec<Action>) {
        let palette = &self.theme.palette;
        let here = self.route.on_rail().is_beside(route);
        let name = self.words.get(route.name());
        let text = if here {
            theme::strong(name, size::BODY).color(palette.accent)
        } else {
            RichText::new(name).color(palette.ink)
        };
        let fill = if here { palette.accent_wash } else { Color32::TRANSPARENT };
        let stroke = if here && palette.high_contrast { self.theme.border() } else { Stroke::NONE };
        let button = match width {
            Some(_) => Button::new((text, Atom::grow())),
            None => Button::new(text),
        };
        let response = ui.add(
            button
                .fill(fill)
                .stroke(stroke)
                .selected(here)
                .corner_radius(6)
                .min_size(Vec2::new(width.unwrap_or(size::TARGET_DAILY), size::TARGET_DAILY)),
        );
        if here {
            // The place is a bar as well as a colour.
            let rect = response.rect;
            let bar = if width.is_some() {
                egui::Rect::from_min_size(rect.min - Vec2::new(1.0, 0.0), Vec2::new(4.0, rect.height()))
            } else {
                egui::Rect::from_min_size(rect.left_bottom() - Vec2::new(0.0, 4.0), Vec2::new(rect.width(), 4.0))
            };
            ui.painter().rect_filled(bar, CornerRadius::same(2), palette.accent);
        } else if response.hovered() {
            ui.painter().rect_stroke(
                response.rect,
                CornerRadius::same(6),
                self.theme.border(),
                egui::StrokeKind::Inside,
            );
        }
        widgets::ring(ui, &self.theme, &response);
        self.parts.rail_item(&response, here);
        if response.clicked() {
            actions.push(Action::Go(route));
        }
    }

    /// On every screen: these are not the person's own data.
    pub(super) fn banner(&self, ui: &mut Ui) {
        if !self.logbook.diary().settings.sample {
            return;
        }
        let palette = &self.theme.palette;
        let frame = Frame::new().fill(palette.accent_wash).inner_margin(Margin::symmetric(size::MARGIN, 8));
        Panel::top("sample").frame(frame).show_separator_line(palette.high_contrast).show(ui, |ui| {
            ui.label(RichText::new(self.words.get("ui-sample")).color(palette.accent));
        });
    }

    /// The notice, until it is closed, the next one comes or its screen is left: never because time went by, as
    /// nobody knows how long somebody needs to read it.
    pub(super) fn foot(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        widgets::follow_pointer(ui.ctx());
        let Some(notice) = &self.notice else { return };
        let undo = self.words.get("ui-undo");
        let close = self.words.get("ui-close-notice");
        let theme = &self.theme;
        let frame = Frame::new().fill(theme.palette.ground);
        let parts = &mut self.parts;
        let answer = Panel::bottom("notice")
            .frame(frame)
            .show_separator_line(true)
            .show(ui, |ui| widgets::notice(ui, theme, notice, &undo, &close, |button| parts.notice_button(button)))
            .inner;
        let escaped = self.parts.is_in_notice()
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        match answer.or(escaped.then_some(NoticeAnswer::Close)) {
            Some(NoticeAnswer::Undo(revision)) => actions.push(Action::UndoMade(revision)),
            Some(NoticeAnswer::Close) => self.notice = None,
            None => return,
        }
        if self.parts.is_in_notice() {
            // The button is gone: the keyboard goes on where it was before.
            self.back_to_page(ui.ctx());
            ui.ctx().request_repaint();
        }
    }

    /// Esc, where something is laid over the page: it is heard before the page, which is drawn first.
    pub(super) fn escaped_over(&self, ui: &Ui) -> bool {
        let is_laid_over = self.over != Over::Nothing || self.is_asking_about_clock();
        is_laid_over && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
    }

    pub(super) fn overlays(&mut self, ui: &mut Ui, escaped: bool, now: &Zoned, actions: &mut Vec<Action>) {
        match self.over {
            _ if self.is_asking_about_clock() => self.ask_about_clock(ui, escaped, now),
            Over::Nothing => self.give_back(ui),
            _ if escaped => self.close_over(ui.ctx()),
            Over::Keys => self.list_keys(ui),
            Over::New => self.choose_new(ui, now),
            Over::Screens => self.choose_screen(ui, actions),
        }
    }

    /// What to write down, by Ctrl+N.
    fn choose_new(&mut self, ui: &mut Ui, now: &Zoned) {
        let mut chosen = None;
        let width = (ui.ctx().content_rect().width() - 96.0).min(360.0);
        let response = widgets::modal(ui, Id::unique("new"), |ui| {
            ui.set_width(width);
            egui::ScrollArea::vertical()
                .max_height(ui.ctx().content_rect().height() - 128.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.spacing_mut().interact_size.y = size::TARGET_DAILY;
                    widgets::section(ui, &self.words.get("ui-new"));
                    for (place, new) in keys::NEW.into_iter().enumerate() {
                        let text = self.words.say("ui-new-kind", &[("kind", new.code().to_owned())]);
                        let least = Vec2::new(ui.available_width(), size::TARGET_DAILY);
                        let button = widgets::plain_sized(ui, &self.theme, &text, least);
                        if place == 0 {
                            widgets::focus_first(ui, "new", &button);
                        }
                        if button.clicked() {
                            chosen = Some(new);
                        }
                    }
                    if widgets::quiet(ui, &self.theme, &self.words.get("ui-cancel")).clicked() {
                        ui.close();
                    }
                });
        });
        if response.should_close() || response.response.should_close() {
            self.close_over(ui.ctx());
        }
        if let Some(new) = chosen {
            self.close_over(ui.ctx());
            // The form takes the keyboard.
            self.beneath = None;
            match new {
                New::Record(kind) => self.open_new(kind, now),
                New::Report => self.open_report(),
            }
            ui.ctx().request_repaint();
        }
    }

    /// Opens the form of a new record, on Today.
    pub(super) fn open_new(&mut self, kind: Kind, _now: &Zoned) {
        if !matches!(self.route, Route::Today { .. }) {
            self.go(Route::Today { day: None });
        }
        self.today.write(kind);
    }

    /// Opens the form of a laboratory report, on Labs.
    pub(super) fn open_report(&mut self) {
        if self.route != Route::Labs {
            self.go(Route::Labs);
        }
        self.labs.write_report();
    }

    /// The list of shortcuts, as the table of them has it.
    fn list_keys(&mut self, ui: &mut Ui) {
        let width = (ui.ctx().content_rect().width() - 96.0).clamp(160.0, 560.0);
        let response = widgets::modal(ui, Id::unique("keys"), |ui| {
            ui.set_width(width);
            egui::ScrollArea::vertical()
                .max_height((ui.ctx().content_rect().height() - 128.0).max(96.0))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    widgets::scroll_keys(ui);
                    widgets::section(ui, &self.words.get("ui-keys"));
                    for place in keys::Place::ALL {
                        ui.add_space(size::GAP);
                        let title = self.words.get(place.name());
                        widgets::heading(
                            ui,
                            theme::strong(&title, size::BODY).color(self.theme.palette.accent),
                            &title,
                        );
                        for shortcut in keys::ALL.iter().filter(|shortcut| shortcut.place == place) {
                            self.key_line(ui, shortcut);
                        }
                    }
                    let close = widgets::plain(ui, &self.theme, &self.words.get("ui-close"));
                    widgets::focus_first(ui, "keys", &close);
                    if close.clicked() {
                        ui.close();
                    }
                });
        });
        if response.should_close() || response.response.should_close() {
            self.close_over(ui.ctx());
        }
    }

    /// The keys and what they do, side by side; where it is narrow, one beneath the other.
    fn key_line(&self, ui: &mut Ui, shortcut: &keys::Shortcut) {
        let keys = theme::strong(keys::written(shortcut, &self.words), size::BODY);
        let does = self.words.get(shortcut.does);
        let room = ui.available_width();
        if room < 360.0 {
            ui.add(egui::Label::new(keys).wrap());
            ui.add(egui::Label::new(does).wrap());
            return;
        }
        ui.horizontal_top(|ui| {
            let left = (room * 0.45).min(240.0);
            widgets::column(ui, left, |ui| ui.add(egui::Label::new(keys).wrap()));
            widgets::column(ui, room - left - size::GAP, |ui| ui.add(egui::Label::new(does).wrap()));
        });
    }

    /// What was laid over is gone: the keyboard goes back to where it was before.
    pub(super) fn close_over(&mut self, ctx: &egui::Context) {
        self.over = Over::Nothing;
        widgets::closed(ctx);
        ctx.request_repaint();
    }

    /// Until the frame after the next one egui keeps what was laid over as the only thing that can have it.
    fn give_back(&mut self, ui: &Ui) {
        if self.beneath.is_none() {
            return;
        }
        if widgets::is_covered(ui) {
            ui.ctx().request_repaint();
        } else if let Some(id) = self.beneath.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    pub(super) fn lay_over(&mut self, over: Over, ctx: &egui::Context) {
        self.beneath = ctx.memory(egui::Memory::focused);
        self.over = over;
    }
}

/// The list of screens, as assistive technology knows one.
fn navigation(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        let response = ui.response();
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Navigation, true, name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(accesskit::Role::Navigation));
        add(ui);
    });
}
