//! What is laid over the screens: questions with a safe answer, and where the keyboard is while they stand.

use eframe::egui;
use eframe::egui::{Frame, Id, Margin, Response, Ui, Vec2};

use crate::ui::theme::Theme;
use crate::ui::theme::size;
use crate::ui::widgets::press::{go_to, wrote};
use crate::ui::widgets::{plain_sized, primary, section};

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
        go_to(ui.ctx(), response.id);
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
