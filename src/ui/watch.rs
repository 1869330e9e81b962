//! The screen Watch: what asks for attention, why, and what became of it; the checklists; whom to call.

mod item;
mod lists;

use eframe::egui::{Key, Label, Modifiers, RichText, Ui, Vec2};

use crate::analysis::watch;
use crate::analysis::watch::{Card, Support, WatchItem};
use crate::catalogue::{CrisisLine, Tier};
use crate::logbook::Cells;
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
    /// Frames for which the page stays at its top, wherever the keyboard is.
    top: u8,
    /// The checklist that is on the screen.
    list: Option<String>,
    /// Items whose rule and sources are shown; the last one was opened just now.
    why: Vec<String>,
    shown: Option<String>,
    /// A checklist that was asked for in this frame.
    turn: Option<String>,
    /// The place of the item that is being answered: the keyboard comes back to it, or to what stands there then.
    answered: Option<usize>,
    back: Option<usize>,
}

impl WatchScreen {
    /// What is half-typed here.
    pub(super) fn told(&self) -> impl Iterator<Item = Cells> {
        self.desk.told()
    }

    pub(super) fn arrive(&mut self, is_here: bool) {
        if is_here {
            self.desk.close();
        }
        self.arrived = true;
        self.top = widgets::TOP_FRAMES;
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
        if let Some(actions) = self.desk.page(ui, cx, "watch", |_, _| {}) {
            return actions;
        }
        let mut actions = Vec::new();
        if self.desk.was_left(ui) {
            self.back = self.answered.take();
            self.arrived = self.back.is_none();
        }
        if self.list.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.arrive(false);
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
            widgets::stay_on_top(ui, &mut self.top);
        });
        self.shown = None;
        self.back = None;
        if let Some(list) = self.turn.take() {
            self.open_list(&list);
            ui.ctx().request_repaint();
        }
        actions
    }

    fn overview(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        widgets::page_title(ui, &cx.get("ui-watch"), Some(cx.catalogue.watch_notice()));
        let card = watch::card(cx.diary, cx.catalogue);
        let (open, closed): (Vec<_>, Vec<_>) = cx.watched.iter().partition(|item| item.is_open());
        let (hard, open): (Vec<_>, Vec<_>) = open.into_iter().partition(|item| is_support(cx, item));
        // What cannot wait stands above everything; the numbers once, where they are needed.
        let alarms = open.iter().any(|item| item.alarms());
        if alarms {
            call(ui, cx, &card, open.iter().any(|item| item.tier == Tier::Emergency), actions);
        }
        let mut place = 0;
        let mut items = |screen: &mut Self, ui: &mut Ui, of: &dyn Fn(&WatchItem) -> bool| {
            for item in open.iter().filter(|item| of(item)) {
                screen.item(ui, cx, item, place, open.len());
                place += 1;
            }
        };
        items(self, ui, &|item| item.tier == Tier::Emergency);
        if let Some(item) = hard.first()
            && let Some(support) = watch::support(cx.diary, cx.catalogue, cx.today())
        {
            support_card(ui, cx, &support, |ui| {
                self.answers(ui, cx, item, open.len(), open.is_empty() && self.back.is_some());
                self.reasons(ui, cx, &key_of(item), &item.sources);
            });
        }
        items(self, ui, &|item| item.tier != Tier::Emergency);
        if open.is_empty() && hard.is_empty() {
            widgets::card(ui, cx.theme, |ui| {
                ui.label(cx.get("watch-calm"));
            });
        }
        self.lists(ui, cx);
        if !alarms {
            call(ui, cx, &card, false, actions);
        }
        if !closed.is_empty() {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &cx.get("watch-closed"));
                ui.label(RichText::new(cx.get("watch-closed-says")).weak());
                for item in closed {
                    ui.add_space(size::GAP);
                    item::closed(ui, cx, item, actions);
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
                        self.turn = Some(list.id.clone());
                    }
                }
            });
        });
    }
}

/// Whom to call: the country's emergency number, and the numbers that the person saved.
pub(super) fn call(ui: &mut Ui, cx: &Cx<'_>, card: &Card, emergency_first: bool, actions: &mut Vec<Action>) {
    let title = cx.get("watch-call");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            numbers(ui, cx, card, emergency_first);
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
    for line in number_lines(cx, card, emergency_first) {
        ui.label(theme::strong(line, size::SECTION));
    }
}

/// Each number with whose it is.
pub(super) fn number_lines(cx: &Cx<'_>, card: &Card, emergency_first: bool) -> Vec<String> {
    let contact = |contact: &Contact| {
        let args = [("name", contact.name.clone()), ("phone", contact.phone.clone())];
        cx.say("watch-contact", &args)
    };
    let mut lines: Vec<String> = card.contacts.iter().map(contact).collect();
    if let Some(country) = &card.country_name {
        let args = [("country", country.clone()), ("phone", card.emergency.join(", "))];
        let place = if emergency_first { 0 } else { lines.len() };
        lines.insert(place, cx.say("watch-emergency-number", &args));
    }
    lines
}

/// One rule may find several things: each is shown for itself.
fn key_of(item: &WatchItem) -> String {
    format!("{} {}", item.rule, item.about)
}

/// An item that is answered with calm words and a telephone line, not with an alarm.
fn is_support(cx: &Cx<'_>, item: &WatchItem) -> bool {
    cx.catalogue.watch_rule(&item.rule).is_some_and(|rule| rule.kind == "crisis")
}

/// Calm words and the crisis line, and what may be answered to them. Nothing in it hinders anything.
fn support_card(ui: &mut Ui, cx: &Cx<'_>, support: &Support, add: impl FnOnce(&mut Ui)) {
    let title = cx.get("watch-support");
    let palette = &cx.theme.palette;
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::framed(ui, palette.accent_wash, cx.theme.hairline(), |ui| {
            widgets::section(ui, &title);
            for says in &support.says {
                ui.label(dates::in_text(cx, says));
            }
            for line in &support.lines {
                ui.label(theme::strong(crisis_line(cx, line), size::SECTION));
            }
            if !support.emergency.is_empty() {
                ui.label(cx.say("watch-support-emergency", &[("phone", support.emergency.join(", "))]));
            }
            add(ui);
        });
    });
}

fn crisis_line(cx: &Cx<'_>, line: &CrisisLine) -> String {
    let CrisisLine { name, phone, hours, .. } = line;
    let args = [("name", name.clone()), ("phone", phone.clone()), ("hours", hours.clone())];
    cx.say(if hours.is_empty() { "watch-crisis-line-bare" } else { "watch-crisis-line" }, &args)
}

/// The calm card on Today, while nobody put it aside.
pub(super) fn support_on_today(ui: &mut Ui, cx: &Cx<'_>) {
    let is_open = cx.watched.iter().any(|item| item.is_open() && is_support(cx, item));
    if is_open && let Some(support) = watch::support(cx.diary, cx.catalogue, cx.today()) {
        support_card(ui, cx, &support, |_| {});
    }
}

/// What is to be shown on Today.
pub(super) fn open_items<'a>(cx: &'a Cx<'_>, presses: bool) -> Vec<&'a WatchItem> {
    let open = cx.watched.iter().filter(|item| item.is_open() && !is_support(cx, item));
    open.filter(|item| item.alarms() == presses).collect()
}

/// What presses, each in one line with the number to call; the calm one of who is not well first.
pub(super) fn compact_lines(cx: &Cx<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let is_hard = cx.watched.iter().any(|item| item.is_open() && is_support(cx, item));
    if is_hard && let Some(support) = watch::support(cx.diary, cx.catalogue, cx.today()) {
        let number = support.lines.first().map(|line| crisis_line(cx, line));
        lines.push(with_number(cx, cx.get("watch-support"), number));
    }
    let card = watch::card(cx.diary, cx.catalogue);
    let mut before = None;
    for item in open_items(cx, true) {
        let number = number_lines(cx, &card, item.tier == Tier::Emergency).into_iter().next();
        // The same number is said once.
        let shown = number.clone().filter(|_| number != before);
        lines.push(with_number(cx, dates::in_text(cx, &item.title), shown));
        before = number;
    }
    lines
}

fn with_number(cx: &Cx<'_>, title: String, number: Option<String>) -> String {
    match number {
        Some(number) => cx.say("watch-compact", &[("title", title), ("number", number)]),
        None => title,
    }
}

/// A text's first sentence; a letter with its point does not end one.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(". ").find(|(at, _)| {
        let word = text[..*at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 2
    });
    ends.map_or(text, |(at, _)| &text[..=at])
}

/// Items on Today before the rest is counted.
const ON_TODAY: usize = 3;

/// On Today: what it is and the one thing to do, a line each; whom to call; the rest is on its own screen.
pub(super) fn on_today(ui: &mut Ui, cx: &Cx<'_>, presses: bool, actions: &mut Vec<Action>) {
    let shown = open_items(cx, presses);
    ui.spacing_mut().item_spacing.y = size::GAP / 2.0;
    for item in shown.iter().take(ON_TODAY) {
        let title = dates::in_text(cx, &item.title);
        if presses {
            widgets::heading(ui, theme::strong(&title, size::SECTION).color(cx.theme.palette.alert), &title);
        } else {
            ui.label(theme::strong(title, size::BODY));
        }
        if let Some(asks) = item.asks.first().filter(|_| presses) {
            ui.add(Label::new(first_sentence(&dates::in_text(cx, asks))).wrap());
            ui.add_space(size::GAP / 2.0);
        }
    }
    let more = shown.len().saturating_sub(ON_TODAY);
    if more > 0 {
        ui.label(RichText::new(cx.say("watch-more", &[("count", more.to_string())])).weak());
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(size::GAP * 2.0, size::GAP);
        let words = cx.get(if presses { "watch-look" } else { "watch-look-calm" });
        if widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
            actions.push(Action::Go(Route::Watch));
        }
        if presses {
            let card = watch::card(cx.diary, cx.catalogue);
            for line in number_lines(cx, &card, shown.iter().any(|item| item.tier == Tier::Emergency)) {
                ui.add(Label::new(theme::strong(line, size::BODY)).extend());
            }
        }
    });
}
