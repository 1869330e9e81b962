//! The pieces that every screen is made of: card, title, buttons; a field with its label and its error, the notice and
//! the question are in files of their own. Each has a name for those who do not see it, a size for those whose hands
//! shake, and a ring when it has the keyboard.

mod field;
mod notice;
mod press;
mod question;

use eframe::egui;
use eframe::egui::accesskit;
use eframe::egui::{Button, Color32, CornerRadius, Frame, Id, Key, Margin, Response, RichText, Stroke, StrokeKind};
use eframe::egui::{Ui, UiBuilder, Vec2};

use crate::ui::theme;
use crate::ui::theme::Theme;
use crate::ui::theme::size;

pub use self::field::{Field, FieldResponse, describes, pick};
pub use self::notice::{Notice, NoticeAnswer, notice, refused, status, status_line, warned};
pub use self::press::{follow_pointer, go_to, is_again, is_held, seen, seen_with, wrote};
pub use self::question::{Answer, Question, ask, closed, focus_first, is_covered, just_closed, modal};

/// A white card with a hairline round it, as wide as there is room.
pub fn card<R>(ui: &mut Ui, theme: &Theme, add: impl FnOnce(&mut Ui) -> R) -> R {
    framed(ui, theme.palette.card, theme.hairline(), add)
}

/// Puts a button where its words stand in its middle: egui aligns them as the row or column they are in.
fn centred(ui: &mut Ui, button: Button<'_>) -> Response {
    let layout = *ui.layout();
    if layout.is_horizontal() && layout.vertical_align() == egui::Align::Center {
        ui.add(button)
    } else {
        ui.horizontal(|ui| ui.add(button)).inner
    }
}

/// A card in another tint: a banner, a question, something to watch.
pub fn framed<R>(ui: &mut Ui, fill: Color32, stroke: Stroke, add: impl FnOnce(&mut Ui) -> R) -> R {
    let padding = if ui.available_width() < 440.0 { 16 } else { size::PADDING };
    Frame::new()
        .fill(fill)
        .stroke(stroke)
        .corner_radius(CornerRadius::same(size::RADIUS + 2))
        .inner_margin(Margin::symmetric(padding, padding - 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// A page that scrolls, with room round it.
pub fn page<R>(ui: &mut Ui, salt: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = if ui.available_width() < 700.0 { 16 } else { size::MARGIN };
    egui::ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            scroll_keys(ui);
            let inner = Frame::new()
                .inner_margin(Margin { left: margin, right: margin - 8, top: margin - 8, bottom: margin })
                .show(ui, add)
                .inner;
            end_keys(ui);
            inner
        })
        .inner
}

/// So many frames it takes until what gets the keyboard has stopped asking to be seen.
pub const TOP_FRAMES: u8 = 2;

/// At the end of a page: for some frames its top is what is seen, although the keyboard is further down.
pub fn stay_on_top(ui: &Ui, frames: &mut u8) {
    if *frames == 0 {
        return;
    }
    *frames -= 1;
    let top = egui::Rect::from_min_size(ui.min_rect().min, Vec2::splat(1.0))
        .translate(Vec2::new(0.0, -f32::from(size::MARGIN)));
    ui.scroll_to_rect_animation(top, Some(egui::Align::TOP), egui::style::ScrollAnimation::none());
    ui.ctx().request_repaint();
}

/// The keys that go to the ends of a page, where nothing on it wanted them: a list has ends of its own.
fn end_keys(ui: &Ui) {
    // Further than any page is long.
    const FAR: f32 = 1.0e6;
    if ui.ctx().text_edit_focused() {
        return;
    }
    for (key, way) in [(Key::End, -FAR), (Key::Home, FAR)] {
        if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
            ui.scroll_with_delta(Vec2::new(0.0, way));
        }
    }
}

/// Within a scroll area: the keys that turn its pages.
pub fn scroll_keys(ui: &Ui) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let page = (ui.clip_rect().height() - 48.0).max(48.0);
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        ui.scroll_with_delta(Vec2::new(0.0, -page));
    }
    if pressed(Key::PageUp) {
        ui.scroll_with_delta(Vec2::new(0.0, page));
    }
}

/// A page that does not scroll as a whole: something on it does.
pub fn unscrolled<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = if ui.available_width() < 700.0 { 16 } else { size::MARGIN };
    Frame::new()
        .inner_margin(Margin { left: margin, right: margin - 8, top: margin - 8, bottom: 16 })
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            add(ui)
        })
        .inner
}

/// Names the part that is being drawn, as assistive technology knows it.
pub fn name_as(ui: &Ui, role: egui::Role, name: &str) {
    ui.response().widget_info(|| egui::WidgetInfo::labeled(role, true, name));
}

/// A part of a page, under a name of its own: beside another one or above it, its buttons are the same ones, and keep
/// the keyboard when the window or its letters become larger.
pub fn part<R>(ui: &mut Ui, name: impl std::hash::Hash + std::fmt::Debug, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().scope_id(Id::unique(name)), add).inner
}

/// A column of that width within a row.
pub fn column<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    sized_column(ui, Vec2::new(width, 0.0), add)
}

/// A column of that size within a row: what scrolls in it knows its height.
pub fn sized_column<R>(ui: &mut Ui, wanted: Vec2, add: impl FnOnce(&mut Ui) -> R) -> R {
    let width = wanted.x;
    ui.allocate_ui_with_layout(wanted, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = Vec2::splat(size::GAP);
        add(ui)
    })
    .inner
}

/// The title of a page, and a quiet line beneath it.
pub fn page_title(ui: &mut Ui, title: &str, beneath: Option<&str>) {
    let response = ui.label(RichText::new(title).heading());
    as_heading(ui, &response, 1, title);
    if let Some(beneath) = beneath {
        if beneath.is_empty() {
            ui.allocate_space(Vec2::new(0.0, ui.text_style_height(&egui::TextStyle::Body)));
            return;
        }
        ui.label(RichText::new(beneath).weak());
    }
}

/// The title of a section.
pub fn section(ui: &mut Ui, title: &str) -> Response {
    let response = ui.label(theme::strong(title, size::SECTION));
    as_heading(ui, &response, 2, title);
    response
}

/// Tells assistive technology that a label is a heading.
fn as_heading(ui: &Ui, response: &Response, level: usize, title: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_label(title);
        node.set_level(level);
    });
}

/// Names a part of the page, so that it can be found and told from the others.
pub fn pane<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.response().widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, name));
        add(ui)
    })
    .inner
}

/// The one button for what comes next.
pub fn primary(ui: &mut Ui, theme: &Theme, text: &str, least: Vec2) -> Response {
    let palette = &theme.palette;
    let button = Button::new(theme::strong(text, size::SECTION).color(palette.on_accent))
        .fill(palette.accent)
        .stroke(Stroke::new(palette.border_width, palette.accent))
        .min_size(Vec2::new(least.x, least.y.max(size::TARGET_DAILY)))
        .wrap();
    let response = centred(ui, button);
    ring(ui, theme, &response);
    response
}

/// The least height of what is pressed here: the window says where it is used daily.
fn target(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y.max(size::TARGET)
}

/// A button like any other.
pub fn plain(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    plain_sized(ui, theme, text, Vec2::ZERO)
}

pub fn plain_sized(ui: &mut Ui, theme: &Theme, text: &str, least: Vec2) -> Response {
    let response = centred(
        ui,
        Button::new(RichText::new(text).color(theme.palette.ink))
            .min_size(Vec2::new(least.x, least.y.max(target(ui))))
            .wrap(),
    );
    seen(&response);
    response
}

/// A button whose face is only a sign: its name is for those who do not see it, and in a note for those who do.
pub fn named_button(ui: &mut Ui, theme: &Theme, face: &str, name: &str, least: Vec2) -> Response {
    let response = centred(
        ui,
        Button::new(theme::strong(face, size::SECTION).color(theme.palette.ink))
            .min_size(least.max(Vec2::new(0.0, target(ui)))),
    );
    seen(&response);
    response.accessible_name(name).on_hover_text(name)
}

/// A button whose words say little alone: its name says of what, for those who hear it among others.
pub fn spoken_button(ui: &mut Ui, theme: &Theme, text: &str, name: &str, least: Vec2) -> Response {
    let response = plain_sized(ui, theme, text, least);
    rename(&response, name);
    response
}

/// Another name for what was drawn already.
pub fn rename(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// A heading within a card, in whatever look.
pub fn heading(ui: &mut Ui, text: RichText, name: &str) -> Response {
    let response = ui.add(egui::Label::new(text).wrap());
    as_heading(ui, &response, 2, name);
    response
}

/// One of several, of which one is chosen.
pub fn choice(ui: &mut Ui, theme: &Theme, text: &str, chosen: bool) -> Response {
    let palette = &theme.palette;
    let button = if chosen {
        Button::new(theme::strong(text, size::BODY).color(palette.on_accent)).fill(palette.accent)
    } else {
        Button::new(text)
    };
    let response = centred(ui, button.selected(chosen).min_size(Vec2::new(44.0, target(ui))));
    if chosen {
        ring(ui, theme, &response);
    } else {
        seen(&response);
    }
    response
}

/// A word to press: Undo, Edit. Without a frame until the pointer or the keyboard is on it.
pub fn quiet(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let text = theme::strong(text, size::BODY).color(theme.palette.accent);
    let before = ui.spacing().button_padding;
    ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
    let button =
        Button::new(text).fill(Color32::TRANSPARENT).stroke(Stroke::NONE).wrap().min_size(Vec2::splat(target(ui)));
    let response = centred(ui, button);
    ui.spacing_mut().button_padding = before;
    if response.hovered() {
        ui.painter().rect_stroke(response.rect, CornerRadius::same(size::RADIUS), theme.border(), StrokeKind::Inside);
    }
    ring(ui, theme, &response);
    response
}

/// A word to press that begins where the words above it begin: its ground shows only under the pointer.
pub fn quiet_flush(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let words = theme::strong(text, size::BODY).color(theme.palette.accent);
    let before = ui.spacing().button_padding;
    // The frame takes a point of it.
    ui.spacing_mut().button_padding = Vec2::new(1.0, 4.0);
    let least = target(ui);
    let button = Button::new(words).fill(Color32::TRANSPARENT).stroke(Stroke::NONE).wrap().min_size(Vec2::splat(least));
    // A short word stays at the left of what can be pressed.
    let button = if strong_width(ui, text, size::BODY) + 2.0 < least { button.right_text("") } else { button };
    let response = centred(ui, button);
    ui.spacing_mut().button_padding = before;
    let wide = response.clone().with_new_rect(response.rect.expand2(Vec2::new(5.0, 0.0)));
    if wide.hovered() {
        ui.painter().rect_stroke(wide.rect, CornerRadius::same(size::RADIUS), theme.border(), StrokeKind::Inside);
    }
    ring(ui, theme, &wide);
    response
}

/// The ring of a filled button that has the keyboard, where egui's own is painted over; also brings it into view.
pub fn ring(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            CornerRadius::same(size::RADIUS + 2),
            theme.focus(),
            StrokeKind::Outside,
        );
    }
    seen(response);
}

/// How wide a text is in the heavy cut.
pub fn strong_width(ui: &Ui, text: &str, height: f32) -> f32 {
    let font = egui::FontId::new(height, theme::semibold());
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::TRANSPARENT).size().x)
}

/// How wide a plain button is with these words.
pub fn button_width(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let words = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::TRANSPARENT).size().x);
    words + 2.0 * ui.spacing().button_padding.x
}
