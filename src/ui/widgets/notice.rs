//! What the window says: notices, lines of status, what is wrong.

use eframe::egui;
use eframe::egui::accesskit;
use eframe::egui::{Color32, Frame, Margin, Response, RichText, Stroke, Ui, Vec2};

use crate::ui::theme;
use crate::ui::theme::Theme;
use crate::ui::theme::size;
use crate::ui::widgets::press::is_again;
use crate::ui::widgets::quiet;

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
        // It rises on every screen, also where everything is pressed daily.
        ui.spacing_mut().interact_size.y = size::TARGET_DAILY;
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
