//! The parts of the window that F6 goes round: the rail, the page, the notice while there is one. Each remembers what
//! of it had the keyboard, so that coming back is coming back to the same place.

use eframe::egui;
use eframe::egui::{Id, Response};

use super::App;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    Rail,
    #[default]
    Page,
    Notice,
}

#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The item of the screen that is shown.
    rail: Option<Id>,
    /// The first button of the notice.
    notice: Option<Id>,
    /// What of the page has the keyboard, or had it last.
    page: Option<Id>,
    /// Where the keyboard is in this frame, as far as it was drawn.
    at: Part,
}

impl Parts {
    /// A frame begins: whatever is not drawn again is not there any more.
    pub(super) fn begin(&mut self) {
        self.notice = None;
        self.at = Part::Page;
    }

    pub(super) fn rail_item(&mut self, response: &Response, here: bool) {
        if here {
            self.rail = Some(response.id);
        }
        if response.has_focus() {
            self.at = Part::Rail;
        }
    }

    pub(super) fn notice_button(&mut self, response: &Response) {
        self.notice.get_or_insert(response.id);
        if response.has_focus() {
            self.at = Part::Notice;
        }
    }

    /// A frame ends: what has the keyboard and is of neither is of the page.
    pub(super) fn end(&mut self, ctx: &egui::Context) {
        if self.at == Part::Page
            && let Some(id) = ctx.memory(egui::Memory::focused)
        {
            self.page = Some(id);
        }
    }

    /// Another screen: nothing of it had the keyboard yet.
    pub(super) fn forget_page(&mut self) {
        self.page = None;
    }

    pub(super) fn is_in_notice(&self) -> bool {
        self.at == Part::Notice
    }
}

impl App {
    /// Page, notice, rail, and round again.
    pub(super) fn next_part(&mut self, ctx: &egui::Context) {
        let next = match self.parts.at {
            Part::Page => self.parts.notice.or(self.parts.rail),
            Part::Notice => self.parts.rail,
            Part::Rail => None,
        };
        match next {
            Some(id) => ctx.memory_mut(|memory| memory.request_focus(id)),
            None => self.back_to_page(ctx),
        }
    }

    /// The keyboard goes to where it was on the page; to its beginning, where it was nowhere yet.
    pub(super) fn back_to_page(&mut self, ctx: &egui::Context) {
        match self.parts.page {
            Some(id) => ctx.memory_mut(|memory| memory.request_focus(id)),
            None => self.go(self.route),
        }
    }
}
