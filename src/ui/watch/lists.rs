//! A checklist. A sign that is there becomes an entry of its symptom with one press; a question gets yes, no or not
//! sure, kept with its date.

use eframe::egui::{Label, RichText, Stroke, Ui, Vec2};

use crate::analysis::watch;
use crate::analysis::watch::{Answered, Card};
use crate::catalogue::{Checklist, ChecklistItem, Tier};
use crate::intake;
use crate::intake::Row;
use crate::model::{Change, Kind, Record};
use crate::ui::dates;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

use super::item::tier;
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
            self.arrive(false);
        }
        let card = watch::card(cx.diary, cx.catalogue);
        let emergency = list.items.iter().find(|item| item.tier == Tier::Emergency && written(cx, item).is_some());
        if emergency.is_some() {
            call_now(ui, cx, &card);
        }
        for pressing in [Tier::Emergency, Tier::Today, Tier::Ask, Tier::Note] {
            let is_one = |item: &&ChecklistItem| item.symptom.is_some() && item.tier == pressing;
            let signs: Vec<_> = list.items.iter().filter(is_one).collect();
            if signs.is_empty() {
                continue;
            }
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &tier(cx, pressing));
                for item in signs {
                    sign(ui, cx, item, actions);
                }
            });
        }
        let questions = watch::answered(cx.diary, cx.catalogue, &list.id, cx.today());
        let questions: Vec<_> = questions.into_iter().filter(|asked| asked.item.symptom.is_none()).collect();
        if !questions.is_empty() {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &cx.get("watch-questions"));
                for asked in &questions {
                    self.question(ui, cx, asked, actions);
                }
            });
        }
        call(ui, cx, &card, emergency.is_some(), actions);
    }

    fn question(&mut self, ui: &mut Ui, cx: &Cx<'_>, asked: &Answered<'_>, actions: &mut Vec<Action>) {
        let item = asked.item;
        ui.add_space(size::GAP);
        ui.add(Label::new(theme::strong(&item.text, size::BODY)).wrap());
        if let Some((record, answer)) = asked.answer {
            let date = dates::plain(cx, record.at.earliest().date());
            let key = if asked.is_stale { "watch-answered-before" } else { "watch-answered" };
            let args = [("reply", answer.reply.code().to_owned()), ("date", date)];
            ui.label(RichText::new(cx.say(key, &args)).weak());
        }
        ui.horizontal_wrapped(|ui| {
            for reply in ["yes", "no", "unsure"] {
                let words = cx.say("watch-reply", &[("reply", reply.to_owned())]);
                let given = asked.answer.filter(|_| !asked.is_stale);
                let chosen = given.is_some_and(|(_, answer)| answer.reply.code() == reply);
                let response = widgets::choice(ui, cx.theme, &words, chosen);
                let name = cx.say("watch-of", &[("button", words), ("title", item.text.clone())]);
                widgets::rename(&response, &name);
                if response.clicked() {
                    actions.extend(answer(cx, item, reply));
                }
            }
            let why = cx.get(if self.why.contains(&item.id) { "watch-why-hide" } else { "watch-why" });
            let name = cx.say("watch-of", &[("button", why.clone()), ("title", item.text.clone())]);
            if widgets::spoken_button(ui, cx.theme, &why, &name, Vec2::ZERO).clicked() {
                self.turn_why(&item.id);
            }
        });
        if self.why.contains(&item.id) {
            for text in [&item.says, &item.asks].into_iter().filter(|text| !text.is_empty()) {
                ui.add(Label::new(text).wrap());
            }
        }
        self.reasons(ui, cx, &item.id, &item.sources);
    }
}

/// The entry of a sign that was written today.
fn written<'a>(cx: &'a Cx<'_>, item: &ChecklistItem) -> Option<&'a Record> {
    let symptom = item.symptom.as_ref()?;
    let (hour, today) = (cx.diary.settings.day_start_hour, cx.today());
    let known = |name: &str| cx.catalogue.symptom(name).is_some_and(|seed| seed.name == *symptom);
    let near = cx.diary.symptoms().rev().take_while(|(record, _)| record.at.latest().date() >= today);
    let mut of_today = near.filter(|(record, _)| record.at.diary_day(hour) == Some(today));
    of_today.find(|(_, entry)| known(&entry.symptom) && entry.is_there()).map(|(record, _)| record)
}

/// What cannot wait, above everything else.
fn call_now(ui: &mut Ui, cx: &Cx<'_>, card: &Card) {
    let title = cx.get("watch-call-now");
    let palette = &cx.theme.palette;
    widgets::pane(ui, &title.clone(), |ui| {
        let stroke = Stroke::new(cx.theme.alert_width(), palette.alert);
        widgets::framed(ui, palette.alert_wash, stroke, |ui| {
            widgets::heading(ui, theme::strong(&title, size::SECTION).color(palette.alert), &title);
            super::numbers(ui, cx, card, true);
            ui.label(cx.get("watch-call-now-says"));
        });
    });
}

/// One press writes it down; what was written today is said beside it.
fn sign(ui: &mut Ui, cx: &Cx<'_>, item: &ChecklistItem, actions: &mut Vec<Action>) {
    let Some(symptom) = &item.symptom else { return };
    ui.horizontal_wrapped(|ui| {
        let least = Vec2::new(320.0_f32.min(ui.available_width()), size::TARGET_DAILY);
        let pressed = widgets::plain_sized(ui, cx.theme, &item.text, least).clicked();
        if let Some(record) = written(cx, item) {
            let clock = record.at.minute().map_or_else(String::new, dates::clock);
            ui.label(theme::strong(cx.say("watch-written", &[("clock", clock)]), size::BODY));
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
    let entry = cx.entry_of_ours();
    let record = intake::record(kind, row, &entry).ok()?;
    Some(Action::Apply(Change::Add(vec![record])))
}
