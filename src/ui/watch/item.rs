//! One item of the watch: what is known, what to ask, why it is told, and what becomes of it. A click closes nothing:
//! with whom one has spoken and what they answered does, or a reason.

use eframe::egui::{Label, RichText, Stroke, Ui, Vec2};

use crate::analysis::watch::{Standing, WatchItem};
use crate::catalogue::{RuleSource, Tier};
use crate::model::{Change, Kind};
use crate::ui::dates;
use crate::ui::forms::Form;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

use super::{WatchScreen, key_of};

impl WatchScreen {
    pub(super) fn item(&mut self, ui: &mut Ui, cx: &Cx<'_>, item: &WatchItem, place: usize, count: usize) {
        let palette = &cx.theme.palette;
        let (fill, stroke, ink) = if item.alarms() {
            (palette.alert_wash, Stroke::new(cx.theme.alert_width(), palette.alert), palette.alert)
        } else {
            (palette.card, cx.theme.hairline(), palette.ink)
        };
        let title = dates::in_text(cx, &item.title);
        widgets::pane(ui, &title, |ui| {
            widgets::framed(ui, fill, stroke, |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP;
                ui.label(RichText::new(tier(cx, item.tier)).small().color(palette.soft));
                widgets::heading(ui, theme::strong(&title, size::SECTION).color(ink), &title);
                for text in item.says.iter().chain(&item.asks) {
                    ui.add(Label::new(dates::in_text(cx, text)).wrap());
                }
                // Where it was, or where its follower stands now.
                let is_back = self.back.is_some_and(|back| back.min(count.saturating_sub(1)) == place);
                self.answers(ui, cx, item, place, is_back);
                self.reasons(ui, cx, &key_of(item), &item.sources);
            });
        });
    }

    /// Every way to answer it. What a sign asks for is closed by speaking to somebody only.
    pub(super) fn answers(&mut self, ui: &mut Ui, cx: &Cx<'_>, item: &WatchItem, place: usize, is_back: bool) {
        let least = Vec2::new(0.0, size::TARGET_DAILY);
        let named =
            |key: &str| cx.say("watch-of", &[("button", cx.get(key)), ("title", dates::in_text(cx, &item.title))]);
        let mut focus = is_back || (place == 0 && std::mem::take(&mut self.arrived));
        ui.horizontal_wrapped(|ui| {
            let mut button = |ui: &mut Ui, key: &str| {
                let button = widgets::spoken_button(ui, cx.theme, &cx.get(key), &named(key), least);
                if std::mem::take(&mut focus) {
                    button.request_focus();
                }
                button.clicked()
            };
            if let Some(list) = &item.checklist
                && button(ui, "watch-open-list")
            {
                self.turn = Some(list.clone());
            }
            if button(ui, "watch-spoken") {
                self.answered = Some(place);
                self.ask(cx, item, "spoken", "watch-spoken-title");
            }
            if item.can_be_put_aside && button(ui, "watch-aside") {
                self.answered = Some(place);
                self.ask(cx, item, "dismissed", "watch-aside-title");
            }
            let shown = key_of(item);
            let key = if self.why.contains(&shown) { "watch-why-hide" } else { "watch-why" };
            if button(ui, key) {
                self.turn_why(&shown);
            }
        });
    }

    /// Shows or hides why something is told.
    pub(super) fn turn_why(&mut self, of: &str) {
        if let Some(place) = self.why.iter().position(|shown| shown == of) {
            self.why.remove(place);
            return;
        }
        self.why.push(of.to_owned());
        self.shown = Some(of.to_owned());
    }

    /// Why it is told, while that is shown; brought into view when it is shown for the first time.
    pub(super) fn reasons(&self, ui: &mut Ui, cx: &Cx<'_>, of: &str, from: &[RuleSource]) {
        if !self.why.iter().any(|shown| shown == of) {
            return;
        }
        let told = ui.scope(|ui| sources(ui, cx, from));
        if self.shown.as_deref() == Some(of) {
            told.response.scroll_to_me(None);
        }
    }

    /// The form of an answer: its rule and facts are known, the rest is typed.
    fn ask(&mut self, cx: &Cx<'_>, item: &WatchItem, reply: &str, title: &'static str) {
        let now = cx.now.datetime();
        let given = [
            ("asked", item.rule.clone()),
            ("about", item.about.clone()),
            ("reply", reply.to_owned()),
            ("at", format!("{} {}", now.date(), dates::clock(now))),
        ];
        let field = if reply == "spoken" { "who" } else { "reason" };
        self.desk
            .open(Form::new(Kind::Answer, &given).at_field(field).titled(title).about(dates::in_text(cx, &item.title)));
    }
}

pub(super) fn tier(cx: &Cx<'_>, tier: Tier) -> String {
    cx.say("watch-tier", &[("tier", tier.code().to_owned())])
}

/// Why it is told: every source with its country and year; those that differ stand side by side.
pub(super) fn sources(ui: &mut Ui, cx: &Cx<'_>, sources: &[RuleSource]) {
    let differ = sources.iter().filter(|source| source.says.is_some()).count() > 1;
    let head = if differ { "watch-sources-differ" } else { "watch-sources" };
    ui.label(theme::strong(cx.get(head), size::BODY));
    for source in sources {
        let place = [source.country.clone(), source.year.map(|year| year.to_string())];
        let place: Vec<String> = place.into_iter().flatten().collect();
        let args = [("source", source.text.clone()), ("place", place.join(", "))];
        let from = cx.say(if place.is_empty() { "watch-source" } else { "watch-source-of" }, &args);
        ui.add(Label::new(RichText::new(from).weak()).wrap());
        if let Some(says) = &source.says {
            ui.add(Label::new(says).wrap());
        }
    }
}

/// What was put aside or spoken about, in a line or two.
pub(super) fn closed(ui: &mut Ui, cx: &Cx<'_>, item: &WatchItem, actions: &mut Vec<Action>) {
    ui.label(theme::strong(dates::in_text(cx, &item.title), size::BODY));
    let said = match &item.standing {
        Standing::Open => return,
        Standing::PutAside { on, reason, .. } => {
            cx.say("watch-put-aside", &[("date", dates::plain(cx, *on)), ("reason", reason.clone())])
        }
        Standing::Spoken { on, who, answer, .. } => {
            let args = [("date", dates::plain(cx, *on)), ("who", who.clone()), ("answer", answer.clone())];
            cx.say("watch-spoken-with", &args)
        }
    };
    ui.add(Label::new(said).wrap());
    let (Standing::PutAside { record, .. } | Standing::Spoken { record, .. }) = &item.standing else { return };
    let again = cx.get("watch-again");
    let name = cx.say("watch-of", &[("button", again.clone()), ("title", dates::in_text(cx, &item.title))]);
    if widgets::spoken_button(ui, cx.theme, &again, &name, Vec2::ZERO).clicked()
        && let Some(answer) = cx.diary.get(*record)
    {
        // The answer lies in the trash then, and undo brings it back.
        actions.push(Action::Apply(Change::Delete(vec![(**answer).clone()])));
    }
}
