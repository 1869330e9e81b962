//! A checklist. A sign that is there becomes an entry of its symptom with one press; a question gets yes, no or not
//! sure, kept with its date.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::analysis::watch;
use crate::catalogue::{Checklist, ChecklistItem, Tier};
use crate::intake;
use crate::intake::{Entry, Row};
use crate::model::{Change, Kind, Source};
use crate::ui::dates;
use crate::ui::forms::new_id;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

use super::item::{sources, tier};
use super::{WatchScreen, call};

impl WatchScreen {
    pub(super) fn checklist(&mut self, ui: &mut Ui, cx: &Cx<'_>, list: &Checklist, actions: &mut Vec<Action>) {
        widgets::page_title(ui, &list.title, None);
        ui.add(Label::new(&list.intro).wrap());
        let back = widgets::plain_sized(ui, cx.theme, &cx.get("watch-back"), Vec2::new(0.0, size::TARGET_DAILY));
        if std::mem::take(&mut self.arrived) {
            back.request_focus();
        }
        if back.clicked() {
            self.arrive();
        }
        let card = watch::card(cx.diary, cx.catalogue);
        let is_signs = list.items.iter().any(|item| item.symptom.is_some());
        for pressing in [Tier::Emergency, Tier::Today, Tier::Ask, Tier::Note] {
            let items: Vec<_> = list.items.iter().filter(|item| item.tier == pressing).collect();
            if items.is_empty() {
                continue;
            }
            widgets::card(ui, cx.theme, |ui| {
                let words = if is_signs { tier(cx, pressing) } else { cx.get("watch-questions") };
                widgets::section(ui, &words);
                if is_signs && pressing == Tier::Emergency {
                    super::numbers(ui, cx, &card);
                }
                for item in items {
                    if item.symptom.is_some() {
                        sign(ui, cx, item, actions);
                    } else {
                        self.question(ui, cx, item, actions);
                    }
                }
            });
        }
        call(ui, cx, &card, actions);
    }

    fn question(&mut self, ui: &mut Ui, cx: &Cx<'_>, item: &ChecklistItem, actions: &mut Vec<Action>) {
        ui.add_space(size::GAP);
        ui.add(Label::new(theme::strong(&item.text, size::BODY)).wrap());
        let last = cx.diary.answers().rev().find(|(_, answer)| answer.asked == item.id);
        if let Some((record, answer)) = last {
            let args =
                [("reply", answer.reply.code().to_owned()), ("date", dates::plain(cx, record.at.earliest().date()))];
            ui.label(RichText::new(cx.say("watch-answered", &args)).weak());
        }
        ui.horizontal_wrapped(|ui| {
            for reply in ["yes", "no", "unsure"] {
                let words = cx.say("watch-reply", &[("reply", reply.to_owned())]);
                let chosen = last.is_some_and(|(_, answer)| answer.reply.code() == reply);
                let response = widgets::choice(ui, cx.theme, &words, chosen);
                let name = cx.say("watch-of", &[("button", words), ("title", item.text.clone())]);
                widgets::rename(&response, &name);
                if response.clicked() {
                    actions.extend(answer(cx, item, reply));
                }
            }
            let why = cx.get("watch-why");
            let name = cx.say("watch-of", &[("button", why.clone()), ("title", item.text.clone())]);
            if widgets::spoken_button(ui, cx.theme, &why, &name, Vec2::ZERO).clicked() {
                match self.why.iter().position(|shown| *shown == item.id) {
                    Some(place) => {
                        self.why.remove(place);
                    }
                    None => self.why.push(item.id.clone()),
                }
            }
        });
        if self.why.contains(&item.id) {
            if !item.says.is_empty() {
                ui.add(Label::new(&item.says).wrap());
            }
            sources(ui, cx, &item.sources);
        }
    }
}

/// One press writes it down; what was written today is said beside it.
fn sign(ui: &mut Ui, cx: &Cx<'_>, item: &ChecklistItem, actions: &mut Vec<Action>) {
    let Some(symptom) = &item.symptom else { return };
    let hour = cx.diary.settings.day_start_hour;
    let today = cx.today();
    let known = |name: &str| cx.catalogue.symptom(name).is_some_and(|seed| seed.name == *symptom);
    let written = cx
        .diary
        .symptoms()
        .rev()
        .take_while(|(record, _)| record.at.latest().date() >= today)
        .find(|(record, entry)| record.at.diary_day(hour) == Some(today) && known(&entry.symptom));
    ui.horizontal_wrapped(|ui| {
        let least = Vec2::new(320.0_f32.min(ui.available_width()), size::TARGET_DAILY);
        let pressed = widgets::plain_sized(ui, cx.theme, &item.text, least).clicked();
        if let Some((record, _)) = written {
            let clock = record.at.minute().map_or_else(String::new, dates::clock);
            ui.label(
                theme::strong(cx.say("watch-written", &[("clock", clock)]), size::BODY).color(cx.theme.palette.ok),
            );
        } else if pressed {
            let mut row = Row::new();
            row.set("symptom", symptom);
            row.set("value", "yes");
            actions.extend(add(cx, Kind::Symptom, &row));
        }
    });
}

fn answer(cx: &Cx<'_>, item: &ChecklistItem, reply: &str) -> Option<Action> {
    let mut row = Row::new();
    row.set("asked", &item.id);
    row.set("reply", reply);
    row.put("about", cx.facts.followed().map(|id| cx.diary.medicine_name(id).to_owned()));
    add(cx, Kind::Answer, &row)
}

/// Written at once, as of now. The row is ours, so nothing in it can be refused.
fn add(cx: &Cx<'_>, kind: Kind, row: &Row) -> Option<Action> {
    let entry = Entry {
        diary: cx.diary,
        catalogue: cx.catalogue,
        now: cx.now,
        source: Source::Window,
        decimal_mark: '.',
        id: new_id(),
        fresh: true,
        confirmed: false,
    };
    let record = intake::record(kind, row, &entry).ok()?;
    Some(Action::Apply(Change::Add(vec![record])))
}
