//! The screen Watch: what asks for attention, why, and what became of it; the checklists; whom to call.

mod item;
mod lists;

use eframe::egui::{Key, Modifiers, RichText, Ui, Vec2};

use crate::analysis::watch;
use crate::analysis::watch::{Card, Support, WatchItem};
use crate::catalogue::CrisisLine;
use crate::model::Refusal;
use crate::model::person::Contact;
use crate::ui::dates;
use crate::ui::forms::Desk;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// A page is read in one column.
const WIDTH: f32 = 760.0;

#[derive(Debug, Default)]
pub(super) struct WatchScreen {
    desk: Desk,
    /// The first button gets the keyboard.
    arrived: bool,
    in_form: bool,
    /// The checklist that is on the screen.
    list: Option<String>,
    /// Items whose rule and sources are shown.
    why: Vec<String>,
}

impl WatchScreen {
    pub(super) fn arrive(&mut self) {
        self.arrived = true;
        self.list = None;
    }

    /// Opens a checklist.
    pub(super) fn open_list(&mut self, id: &str) {
        self.list = Some(id.to_owned());
        self.arrived = true;
    }

    pub(super) fn saved(&mut self) {
        self.desk.saved();
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        self.desk.refused(refusal);
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Vec<Action> {
        let mut actions = Vec::new();
        if self.desk.is_open() {
            self.in_form = true;
            widgets::page(ui, ("watch", "form"), |ui| actions.extend(self.desk.ui(ui, cx)));
            return actions;
        }
        if std::mem::take(&mut self.in_form) {
            widgets::closed(ui.ctx());
            self.arrived = true;
            ui.ctx().request_repaint();
        }
        if self.list.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.arrive();
        }
        let salt = ("watch", self.list.clone());
        widgets::page(ui, salt, |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            let list = self.list.as_deref().and_then(|id| cx.catalogue.checklist(id));
            match list {
                Some(list) => self.checklist(ui, cx, list, &mut actions),
                None => self.overview(ui, cx, &mut actions),
            }
        });
        actions
    }

    fn overview(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        widgets::page_title(ui, &cx.get("ui-watch"), Some(cx.catalogue.watch_notice()));
        if let Some(support) = watch::support(cx.diary, cx.catalogue, cx.today()) {
            support_card(ui, cx, &support);
        }
        let card = watch::card(cx.diary, cx.catalogue);
        let (open, closed): (Vec<_>, Vec<_>) = cx.watched.iter().partition(|item| item.is_open());
        if open.is_empty() {
            widgets::card(ui, cx.theme, |ui| {
                ui.label(cx.get("watch-calm"));
            });
        }
        for (place, item) in open.iter().enumerate() {
            self.item(ui, cx, item, &card, place == 0);
        }
        self.lists(ui, cx);
        call(ui, cx, &card, actions);
        if !closed.is_empty() {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &cx.get("watch-closed"));
                ui.label(RichText::new(cx.get("watch-closed-says")).weak());
                for item in closed {
                    item::closed(ui, cx, item);
                }
            });
        }
    }

    /// The ways to the checklists.
    fn lists(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("watch-lists"));
            ui.horizontal_wrapped(|ui| {
                for list in cx.catalogue.checklists() {
                    let words = format!("{}…", list.title);
                    let button = widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY));
                    if self.arrived {
                        self.arrived = false;
                        button.request_focus();
                    }
                    if button.clicked() {
                        self.open_list(&list.id);
                    }
                }
            });
        });
    }
}

/// Whom to call: the country's emergency number, and the numbers that the person saved.
pub(super) fn call(ui: &mut Ui, cx: &Cx<'_>, card: &Card, actions: &mut Vec<Action>) {
    let title = cx.get("watch-call");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            numbers(ui, cx, card, true);
            if card.contacts.is_empty() || card.country_name.is_none() {
                ui.label(RichText::new(cx.get("watch-call-missing")).weak());
                if widgets::plain(ui, cx.theme, &cx.get("watch-call-settings")).clicked() {
                    actions.push(Action::Go(Route::Settings));
                }
            }
        });
    });
}

/// The numbers themselves, large enough to be read while one holds a telephone.
/// What cannot wait has the emergency number first; else it comes after the person's own.
pub(super) fn numbers(ui: &mut Ui, cx: &Cx<'_>, card: &Card, emergency_first: bool) {
    let contact = |contact: &Contact| {
        let args = [("name", contact.name.clone()), ("number", contact.phone.clone())];
        cx.say("watch-contact", &args)
    };
    let mut lines: Vec<String> = card.contacts.iter().map(contact).collect();
    if let Some(country) = &card.country_name {
        let args = [("country", country.clone()), ("number", card.emergency.join(", "))];
        let place = if emergency_first { 0 } else { lines.len() };
        lines.insert(place, cx.say("watch-emergency-number", &args));
    }
    for line in lines {
        ui.label(theme::strong(line, size::SECTION));
    }
}

/// Calm words and the crisis line. Nothing in it hinders anything.
pub(super) fn support_card(ui: &mut Ui, cx: &Cx<'_>, support: &Support) {
    let title = cx.get("watch-support");
    let palette = &cx.theme.palette;
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::framed(ui, palette.accent_wash, cx.theme.hairline(), |ui| {
            for says in &support.says {
                ui.label(says);
            }
            for CrisisLine { name, phone, hours, .. } in &support.lines {
                let args = [("name", name.clone()), ("number", phone.clone()), ("hours", hours.clone())];
                ui.label(theme::strong(cx.say("watch-crisis-line", &args), size::SECTION));
            }
            if !support.emergency.is_empty() {
                ui.label(cx.say("watch-support-emergency", &[("number", support.emergency.join(", "))]));
            }
        });
    });
}

/// What presses, on Today: each with its title and what is known; the rest is on its own screen.
pub(super) fn on_today(ui: &mut Ui, cx: &Cx<'_>, presses: bool, actions: &mut Vec<Action>) -> usize {
    let shown: Vec<&WatchItem> = cx.watched.iter().filter(|item| item.is_open() && item.alarms() == presses).collect();
    for item in &shown {
        ui.label(theme::strong(dates::in_text(cx, &item.title), size::BODY));
        if presses {
            for text in item.says.iter().chain(&item.asks) {
                ui.label(dates::in_text(cx, text));
            }
        }
    }
    if !shown.is_empty() {
        let words = cx.get(if presses { "watch-look" } else { "watch-look-calm" });
        if widgets::plain(ui, cx.theme, &words).clicked() {
            actions.push(Action::Go(Route::Watch));
        }
    }
    shown.len()
}
