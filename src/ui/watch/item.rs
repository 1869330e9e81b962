//! One item of the watch: what is known, what to ask, why it is told, and what becomes of it. A click closes nothing:
//! with whom one has spoken and what they answered does, or a reason.

use eframe::egui::{Label, RichText, Stroke, Ui, Vec2};

use crate::analysis::watch::{Card, Standing, WatchItem};
use crate::catalogue::{RuleSource, Tier};
use crate::model::Kind;
use crate::ui::dates;
use crate::ui::forms::Form;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

use super::{WatchScreen, numbers};

impl WatchScreen {
    pub(super) fn item(&mut self, ui: &mut Ui, cx: &Cx<'_>, item: &WatchItem, card: &Card, first: bool) {
        let palette = &cx.theme.palette;
        let (fill, stroke, ink) = if item.alarms() {
            (palette.alert_wash, Stroke::new(1.5, palette.alert), palette.alert)
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
                if item.alarms() {
                    numbers(ui, cx, card, item.tier == Tier::Emergency);
                }
                self.answers(ui, cx, item, first);
                if self.why.contains(&item.rule) {
                    sources(ui, cx, &item.sources);
                }
            });
        });
    }

    fn answers(&mut self, ui: &mut Ui, cx: &Cx<'_>, item: &WatchItem, first: bool) {
        let least = Vec2::new(0.0, size::TARGET_DAILY);
        let named =
            |key: &str| cx.say("watch-of", &[("button", cx.get(key)), ("title", dates::in_text(cx, &item.title))]);
        ui.horizontal_wrapped(|ui| {
            if let Some(list) = &item.checklist {
                let button =
                    widgets::spoken_button(ui, cx.theme, &cx.get("watch-open-list"), &named("watch-open-list"), least);
                if first && std::mem::take(&mut self.arrived) {
                    button.request_focus();
                }
                if button.clicked() {
                    self.open_list(list);
                }
            }
            let spoken = widgets::spoken_button(ui, cx.theme, &cx.get("watch-spoken"), &named("watch-spoken"), least);
            if first && std::mem::take(&mut self.arrived) {
                spoken.request_focus();
            }
            if spoken.clicked() {
                self.ask(cx, item, "spoken", "watch-spoken-title");
            }
            if widgets::spoken_button(ui, cx.theme, &cx.get("watch-aside"), &named("watch-aside"), least).clicked() {
                self.ask(cx, item, "dismissed", "watch-aside-title");
            }
            let why = widgets::spoken_button(ui, cx.theme, &cx.get("watch-why"), &named("watch-why"), least);
            if why.clicked() {
                match self.why.iter().position(|rule| *rule == item.rule) {
                    Some(place) => {
                        self.why.remove(place);
                    }
                    None => self.why.push(item.rule.clone()),
                }
            }
        });
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
        self.desk.open(Form::new(Kind::Answer, &given).at_field(field).titled(title));
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
pub(super) fn closed(ui: &mut Ui, cx: &Cx<'_>, item: &WatchItem) {
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
}
