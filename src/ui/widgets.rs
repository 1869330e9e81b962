//! The pieces that every screen is made of: card, title, buttons, a field with its label and its error, the notice,
//! the question. Each has a name for those who do not see it, a size for those whose hands shake, and a ring when
//! it has the keyboard.

use eframe::egui;
use eframe::egui::accesskit;
use eframe::egui::{Button, Color32, CornerRadius, Frame, Id, Key, Margin, Response, RichText, Stroke, StrokeKind};
use eframe::egui::{TextEdit, Ui, Vec2};

use crate::ui::theme;
use crate::ui::theme::Theme;
use crate::ui::theme::size;

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
    let button = Button::new(text)
        .fill(Color32::TRANSPARENT)
        .stroke(Stroke::NONE)
        .wrap()
        .min_size(Vec2::new(size::TARGET_LEAST.max(size::TARGET), target(ui)));
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
    let least = Vec2::new(size::TARGET_LEAST, target(ui));
    let button = Button::new(words).fill(Color32::TRANSPARENT).stroke(Stroke::NONE).wrap().min_size(least);
    let response = centred(ui, button);
    ui.spacing_mut().button_padding = before;
    let wide = response.clone().with_new_rect(response.rect.expand2(Vec2::new(5.0, 0.0)));
    if wide.hovered() {
        ui.painter().rect_stroke(wide.rect, CornerRadius::same(size::RADIUS), theme.border(), StrokeKind::Inside);
    }
    ring(ui, theme, &wide);
    response
}

/// Gives the keyboard to something that may have been drawn already, and brings it into view once it has it: egui does
/// not call that a gain.
pub fn go_to(ctx: &egui::Context, id: Id) {
    let pass = ctx.cumulative_pass_nr();
    ctx.memory_mut(|memory| memory.request_focus(id));
    ctx.data_mut(|data| data.insert_temp(sought(), (id, pass)));
    ctx.request_repaint();
}

fn sought() -> Id {
    Id::unique("sought")
}

/// Whether that was given the keyboard in one of the last passes. More than one: a notice that rises meanwhile takes
/// room from the page.
fn is_sought(response: &Response) -> bool {
    const PASSES: u64 = 4;
    let found = response.ctx.data(|data| data.get_temp::<(Id, u64)>(sought()));
    let is_it =
        found.is_some_and(|(id, since)| id == response.id && response.ctx.cumulative_pass_nr() <= since + PASSES);
    is_it && response.has_focus()
}

/// Brings what gets the keyboard into view.
pub fn seen(response: &Response) {
    seen_with(response, response.rect);
}

/// The same, with what belongs to it: its name above it.
pub fn seen_with(response: &Response, rect: egui::Rect) {
    if response.gained_focus() || is_sought(response) {
        response.clone().with_new_rect(rect).scroll_to_me(None);
    }
}

/// So near to the last press a second one is the same hand that shakes, points.
const SAME_PLACE: f32 = 60.0;

fn pressed_place() -> Id {
    Id::unique("pressed place")
}

/// A button wrote at once: the pointer has to leave its place before another press there is meant.
pub fn wrote(response: &Response) {
    let ctx = &response.ctx;
    if response.clicked_by(egui::PointerButton::Primary)
        && let Some(place) = ctx.input(|input| input.pointer.interact_pos())
    {
        ctx.data_mut(|data| data.insert_temp(pressed_place(), place));
    }
}

/// Whether the pointer is still where a button was pressed that wrote.
pub fn is_held(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<egui::Pos2>(pressed_place())).is_some()
}

/// Whether a press is the second one of a hand that shakes, whatever has come to stand under it, and however late.
pub fn is_again(response: &Response) -> bool {
    response.clicked_by(egui::PointerButton::Primary) && is_held(&response.ctx)
}

/// Once a frame, before anything is drawn: where the pointer has left the place of the last press, it is free again.
pub fn follow_pointer(ctx: &egui::Context) {
    let Some(place) = ctx.data(|data| data.get_temp::<egui::Pos2>(pressed_place())) else { return };
    let is_gone = ctx.input(|input| {
        // What is turned under the pointer on purpose is another place, too.
        let turned = input.events.iter().any(|event| matches!(event, egui::Event::MouseWheel { .. }));
        turned || input.pointer.latest_pos().is_some_and(|now| now.distance(place) > SAME_PLACE)
    });
    if is_gone {
        ctx.data_mut(|data| data.remove_temp::<egui::Pos2>(pressed_place()));
    }
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

/// A text field: its label above, what was understood or what is wrong beneath.
pub struct Field<'a> {
    pub id: Id,
    pub label: &'a str,
    pub text: &'a mut String,
    /// What it should look like, shown while it is empty.
    pub hint: &'a str,
    pub error: Option<&'a str>,
    /// What was understood: "= 1.75 mg".
    pub echo: Option<&'a str>,
    pub width: f32,
    /// Several lines: Enter still saves, Shift+Enter starts a new line.
    pub rows: usize,
}

impl<'a> Field<'a> {
    pub fn new(id: Id, label: &'a str, text: &'a mut String) -> Self {
        Self { id, label, text, hint: "", error: None, echo: None, width: f32::INFINITY, rows: 1 }
    }

    pub fn show(self, ui: &mut Ui, theme: &Theme) -> FieldResponse {
        let palette = &theme.palette;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = ui.label(self.label);
            let wrong = self.error.is_some();
            if wrong {
                // The border says it too, not only the words.
                let alert = Stroke::new(theme.alert_width().max(2.0), palette.alert);
                ui.visuals_mut().widgets.inactive.bg_stroke = alert;
                ui.visuals_mut().widgets.hovered.bg_stroke = alert;
            }
            let is_empty = self.text.is_empty();
            let mut edit = if self.rows > 1 { TextEdit::multiline(self.text) } else { TextEdit::singleline(self.text) };
            if self.rows > 1 {
                let new_line = egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, Key::Enter);
                edit = edit.desired_rows(self.rows).return_key(new_line);
            }
            let width = self.width.min(ui.available_width());
            // A hint that is longer than its field stands beneath it.
            let font = egui::TextStyle::Body.resolve(ui.style());
            let fits = |text: &str| {
                let galley = ui.painter().layout_no_wrap(text.to_owned(), font.clone(), palette.soft);
                galley.size().x <= width - 26.0
            };
            let is_inside = self.rows > 1 || fits(self.hint);
            let beneath_it = (!is_inside && is_empty).then_some(self.hint);
            let edit = edit
                .id(self.id)
                .hint_text(if is_inside { self.hint } else { "" })
                .desired_width(width)
                .margin(Margin::symmetric(12, 8))
                .min_size(Vec2::new(0.0, target(ui)));
            let response = ui.add(edit).labelled_by(label.id);
            let beneath = match (self.error, self.echo) {
                (Some(error), _) => Some(refused(ui, theme, error)),
                (None, Some(echo)) => Some(ui.add(egui::Label::new(RichText::new(echo).weak()).wrap())),
                (None, None) => beneath_it.map(|hint| ui.add(egui::Label::new(RichText::new(hint).weak()).wrap())),
            };
            if let Some(beneath) = &beneath {
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.push_described_by(beneath.id.accesskit_id());
                    if wrong {
                        node.set_invalid(accesskit::Invalid::True);
                    }
                });
                ui.ctx().accesskit_node_builder(beneath.id, |node| node.set_live(accesskit::Live::Polite));
            }
            seen(&response);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let entered = entered
                || self.rows > 1
                    && response.has_focus()
                    && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift);
            FieldResponse { response, entered }
        })
        .inner
    }
}

pub struct FieldResponse {
    pub response: Response,
    /// Enter was pressed in it.
    pub entered: bool,
}

/// One of a list, with its label above: the Fluent words of each beside its value. Closed, the arrows up and down
/// change it where it stands, Enter opens the list; there Enter picks, Esc and Tab only close it.
pub fn pick(
    ui: &mut Ui,
    theme: &Theme,
    salt: &str,
    label: &str,
    value: &mut String,
    options: &[(String, String)],
    width: f32,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(label);
        let width = width.min(ui.available_width());
        // As egui names it: the keys are its own before it sees them.
        let id = ui.make_persistent_id(egui::IdSalt::new(salt));
        let was_open = egui::ComboBox::is_open(ui.ctx(), id);
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let none = egui::Modifiers::NONE;
        if was_open {
            let tab = pressed(none, Key::Tab) | pressed(egui::Modifiers::SHIFT, Key::Tab);
            if pressed(none, Key::Escape) || tab {
                close_list(ui, id);
            }
        } else if ui.memory(|memory| memory.has_focus(id)) {
            let here = options.iter().position(|(code, _)| code == value);
            let down = pressed(none, Key::ArrowDown);
            let up = pressed(none, Key::ArrowUp);
            let there = match here {
                Some(here) if down => Some(here + 1),
                Some(here) if up => here.checked_sub(1),
                None if down || up => Some(0),
                _ => None,
            };
            if let Some((code, _)) = there.and_then(|there| options.get(there)) {
                code.clone_into(value);
            }
        }
        let shown = options.iter().find(|(code, _)| code == value).map_or("", |(_, words)| words.as_str());
        let mut picked = false;
        let response = egui::ComboBox::from_id_salt(salt)
            .selected_text(RichText::new(shown).color(theme.palette.ink))
            .width(width)
            .show_ui(ui, |ui| {
                for (code, words) in options {
                    let option = ui.selectable_label(code == value, words);
                    if code == value && !was_open {
                        option.request_focus();
                    }
                    if option.clicked() {
                        code.clone_into(value);
                        picked = true;
                    }
                    seen(&option);
                }
            })
            .response
            .labelled_by(label.id);
        if picked {
            close_list(ui, id);
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(shown));
        if response.has_focus() {
            let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        seen(&response);
        response
    })
    .inner
}

/// Closes the list of a `pick` and gives it the keyboard.
fn close_list(ui: &Ui, id: Id) {
    egui::Popup::close_all(ui.ctx());
    ui.memory_mut(|memory| memory.request_focus(id));
    ui.ctx().request_repaint();
}

/// Something that was done or went wrong, at the foot of the window until it is read or the next one comes.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub trouble: bool,
    /// The revision that its Undo takes back; none: there is nothing to take back.
    pub undo: Option<i64>,
}

/// What was pressed in a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAnswer {
    /// Take back the change that made this revision.
    Undo(i64),
    Close,
}

/// `button` is told of each of its buttons.
pub fn notice(
    ui: &mut Ui,
    theme: &Theme,
    notice: &Notice,
    undo: &str,
    close: &str,
    mut button: impl FnMut(&Response),
) -> Option<NoticeAnswer> {
    let palette = &theme.palette;
    let mut answer = None;
    let (fill, ink) =
        if notice.trouble { (palette.alert_wash, palette.alert) } else { (palette.accent_wash, palette.ink) };
    Frame::new().fill(fill).inner_margin(Margin::symmetric(size::PADDING, 8)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            if notice.trouble {
                warning_sign(ui, ink);
            }
            let response = ui.label(theme::strong(&notice.text, size::BODY).color(ink));
            let live = if notice.trouble { accesskit::Live::Assertive } else { accesskit::Live::Polite };
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
            let mut pressed = |ui: &mut Ui, text: &str| {
                let response = quiet(ui, theme, text);
                button(&response);
                // It rises where a hand may have pressed just now.
                response.clicked() && !is_again(&response)
            };
            if let Some(revision) = notice.undo
                && pressed(ui, undo)
            {
                answer = Some(NoticeAnswer::Undo(revision));
            }
            if pressed(ui, close) {
                answer = Some(NoticeAnswer::Close);
            }
        });
    });
    answer
}

/// A line that is said whenever it is another: what came of something, how much was found. It interrupts nobody.
pub fn status(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let text = text.into();
    let said = text.text().to_owned();
    let response = ui.add(egui::Label::new(text).wrap());
    tell(&response, said);
    response
}

/// The same in one line, however long it is: the whole of it is said.
pub fn status_line(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let text = text.into();
    let said = text.text().to_owned();
    let response = ui.add(egui::Label::new(text).truncate());
    tell(&response, said);
    response
}

fn tell(response: &Response, said: String) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_label(said);
        node.set_live(accesskit::Live::Polite);
    });
}

/// What is wrong or cannot be done, in words, with a sign, in the colour of what is wrong; said as soon as it is there.
pub fn refused(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let response = warned(ui, theme, theme::strong(text, size::BODY));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
    response
}

/// Words that stand out: a sign beside them says so to those who do not see the colour.
pub fn warned(ui: &mut Ui, theme: &Theme, text: RichText) -> Response {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        warning_sign(ui, theme.palette.alert);
        ui.add(egui::Label::new(text.color(theme.palette.alert)).wrap())
    })
    .inner
}

/// A triangle with a mark of exclamation in it.
fn warning_sign(ui: &mut Ui, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(16.0, 20.0), egui::Sense::hover());
    let middle = rect.center();
    let corners = [Vec2::new(0.0, -7.0), Vec2::new(7.5, 6.5), Vec2::new(-7.5, 6.5)].map(|corner| middle + corner);
    let stroke = Stroke::new(1.5, colour);
    ui.painter().add(egui::Shape::closed_line(corners.to_vec(), stroke));
    ui.painter().vline(middle.x, (middle.y - 2.5)..=(middle.y + 2.0), stroke);
    ui.painter().circle_filled(middle + Vec2::new(0.0, 4.2), 1.0, colour);
}

/// Ties what is wrong to the field that it is about.
pub fn describes(response: &Response, error: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.push_described_by(error.id.accesskit_id());
        node.set_invalid(accesskit::Invalid::True);
    });
}

/// The answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
}

/// What a question says: a title, its sentences, and what its two buttons do.
pub struct Question<'a> {
    pub title: &'a str,
    pub says: &'a [String],
    pub yes: &'a str,
    pub no: &'a str,
}

/// A calm question in the middle of the window. The safe answer comes first and has the keyboard; Esc gives it too.
pub fn ask(ui: &Ui, theme: &Theme, question: &Question<'_>) -> Option<Answer> {
    let mut answer = None;
    let id = Id::unique("question");
    let width = (ui.ctx().content_rect().width() - 96.0).min(480.0);
    let response = modal(ui, id, |ui| {
        ui.set_width(width);
        // Large letters in a small window: the sentences scroll, the answers stay.
        let room = (ui.ctx().content_rect().height() - 200.0).max(64.0);
        egui::ScrollArea::vertical().id_salt("question").max_height(room).show(ui, |ui| {
            section(ui, question.title);
            for sentence in question.says {
                ui.label(sentence);
            }
        });
        ui.add_space(size::GAP);
        ui.horizontal_wrapped(|ui| {
            let no = primary(ui, theme, question.no, Vec2::new(140.0, size::TARGET_DAILY));
            // Each question gives the keyboard to its own safe answer.
            focus_first(ui, question.title, &no);
            if no.clicked() {
                answer = Some(Answer::No);
            }
            let yes = plain_sized(ui, theme, question.yes, Vec2::new(140.0, size::TARGET_DAILY));
            if yes.clicked() {
                wrote(&yes);
                answer = Some(Answer::Yes);
            }
        });
    });
    if answer.is_none() && response.should_close() {
        answer = Some(Answer::No);
    }
    answer
}

/// Something laid over everything else, with room round what it says.
pub fn modal<R>(ui: &Ui, id: Id, add: impl FnOnce(&mut Ui) -> R) -> egui::ModalResponse<R> {
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(size::PADDING));
    egui::Modal::new(id).frame(frame).show(ui.ctx(), add)
}

/// Gives the keyboard to the first button of something laid over, once it is there to take it.
pub fn focus_first(ui: &Ui, salt: &str, response: &Response) {
    let id = Id::unique(("focus first", salt));
    let pass = ui.ctx().cumulative_pass_nr();
    let (seen, done) = ui.ctx().data(|data| data.get_temp::<(u64, bool)>(id)).unwrap_or_default();
    let mut done = done && pass <= seen + 2;
    if !done {
        // In the pass that only measures it, it cannot keep what it is given.
        done = response.has_focus();
        response.request_focus();
        ui.ctx().request_repaint();
    }
    ui.ctx().data_mut(|data| data.insert_temp(id, (pass, done)));
}

/// Whether something laid over the page keeps the keyboard from it; egui says so a frame longer than it is there.
pub fn is_covered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some())
}

/// Seconds in which a button that writes at once does not answer, after what lay before it is gone.
const REST: f64 = 0.6;

/// A form or something laid over is gone.
pub fn closed(ctx: &egui::Context) {
    let now = ctx.input(|input| input.time);
    ctx.data_mut(|data| data.insert_temp(Id::unique("closed"), now));
}

/// Whether it went only just now: the key that is pressed was meant for it.
pub fn just_closed(ctx: &egui::Context) -> bool {
    let closed = ctx.data(|data| data.get_temp::<f64>(Id::unique("closed")));
    closed.is_some_and(|closed| ctx.input(|input| input.time) - closed < REST)
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
