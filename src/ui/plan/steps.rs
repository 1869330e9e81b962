//! The dated steps of a plan as a table, each with what was taken of it; the same table before a plan begins.

use eframe::egui::{Grid, RichText, Ui};

use crate::analysis::adherence::{Adherence, Tally, adherence};
use crate::analysis::due::said;
use crate::analysis::steps::{StepRow, rows, totals};
use crate::model::schedule::Schedule;
use crate::ui::dates;
use crate::ui::plan::in_words;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// The plan as it stands, with what was taken.
pub(super) fn card(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
    let today = cx.today();
    let taken = cached(ui, cx, schedule);
    let title = cx.get("plan-steps");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            if taken.whole.planned > 0 {
                ui.label(tally(cx, &taken.whole));
            }
            table(ui, cx, schedule, Some((&taken, today)), false);
            sum(ui, cx, schedule);
        });
    });
}

/// The plan as it would be.
pub(super) fn preview(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule, is_new: bool) {
    let title = cx.get(if is_new { "plan-preview" } else { "plan-preview-bent" });
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            table(ui, cx, schedule, None, true);
            sum(ui, cx, schedule);
        });
    });
}

/// Counted once a revision and day: ten years of doses are not walked through in every frame.
fn cached(ui: &Ui, cx: &Cx<'_>, schedule: &Schedule) -> std::sync::Arc<Adherence> {
    type Kept = (i64, jiff::civil::Date, crate::model::RecordId, std::sync::Arc<Adherence>);
    let id = eframe::egui::Id::unique(("plan", "adherence"));
    let today = cx.today();
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((revision, day, plan, adherence)) = kept
        && (revision, day, plan) == (cx.revision, today, schedule.plan)
    {
        return adherence;
    }
    let fresh = std::sync::Arc::new(adherence(cx.diary, schedule, today));
    ui.data_mut(|data| {
        data.insert_temp::<Kept>(id, (cx.revision, today, schedule.plan, std::sync::Arc::clone(&fresh)))
    });
    fresh
}

fn table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    schedule: &Schedule,
    taken: Option<(&Adherence, jiff::civil::Date)>,
    is_preview: bool,
) {
    let Some(medicine) = cx.diary.medicine(schedule.medicine) else { return };
    let made = medicine.preparation();
    let shown_in = cx.diary.plan(schedule.plan).and_then(|plan| plan.shown_in);
    let rows = rows(schedule, &made);
    let narrow = ui.available_width() < 560.0;
    Grid::new(("steps", is_preview)).num_columns(if narrow { 2 } else { 5 }).spacing([24.0, 8.0]).striped(false).show(
        ui,
        |ui| {
            for row in &rows {
                let is_now =
                    taken.is_some_and(|(_, today)| row.from <= today && row.until.is_none_or(|end| today <= end));
                let text = |text: String| {
                    if is_now {
                        theme::strong(text, size::BODY).color(cx.theme.palette.accent)
                    } else {
                        RichText::new(text)
                    }
                };
                let ways: Vec<_> = row
                    .portion
                    .map(|portion| said(portion, shown_in).into_iter().map(|way| in_words(cx, way)).collect())
                    .unwrap_or_default();
                let first = ways.first().cloned().unwrap_or_else(|| cx.get("plan-row-pause"));
                let span = span(cx, row);
                if narrow {
                    ui.label(text(span));
                    ui.label(text(ways.join(" · ")));
                } else {
                    ui.label(text(cx.say("plan-row-day", &[("day", row.day.to_string())])));
                    ui.label(text(span));
                    ui.label(text(first));
                    ui.label(text(ways.iter().skip(1).cloned().collect::<Vec<_>>().join(" · ")));
                    let part = taken.and_then(|(taken, _)| part(taken, row));
                    let words = match part {
                        Some(part) => short_tally(cx, &part),
                        None if is_now => cx.get("plan-row-now"),
                        None => String::new(),
                    };
                    if !words.is_empty() {
                        ui.label(RichText::new(words).weak());
                    }
                }
                ui.end_row();
            }
        },
    );
    backs(ui, cx, schedule);
}

/// The days of a row: "5–11 May", "from 5 May".
fn span(cx: &Cx<'_>, row: &StepRow) -> String {
    let date = |day| dates::short(cx, day);
    match row.until {
        Some(until) if until == row.from => date(row.from),
        Some(until) => cx.say("plan-row-span", &[("from", date(row.from)), ("until", date(until))]),
        None => cx.say("plan-row-from", &[("from", date(row.from))]),
    }
}

/// What was taken in a stretch: the counts of the days that lie in it.
fn part(taken: &Adherence, row: &StepRow) -> Option<Tally> {
    let within = |from: jiff::civil::Date| row.from <= from && row.until.is_none_or(|until| from <= until);
    taken.steps.iter().find(|part| Some(part.number) == row.step && within(part.from)).map(|part| part.tally)
}

/// Days with another amount; the steps stay where they are.
fn backs(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
    for back in schedule.step_backs() {
        let args = [
            ("from", dates::plain(cx, back.from)),
            ("until", dates::plain(cx, back.until)),
            ("amount", back.to.to_string()),
            ("reason", back.reason.clone().unwrap_or_default()),
        ];
        let key = match (back.from == back.until, back.reason.is_some()) {
            (true, false) => "plan-back-day",
            (true, true) => "plan-back-day-why",
            (false, false) => "plan-back-days",
            (false, true) => "plan-back-days-why",
        };
        ui.label(RichText::new(cx.say(key, &args)).color(cx.theme.palette.accent));
    }
}

fn sum(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
    let Some(medicine) = cx.diary.medicine(schedule.medicine) else { return };
    let totals = totals(schedule, &medicine.preparation());
    let Some(portion) = totals.portion else { return };
    let shown_in = cx.diary.plan(schedule.plan).and_then(|plan| plan.shown_in);
    let ways: Vec<_> = said(portion, shown_in).into_iter().map(|way| in_words(cx, way)).collect();
    ui.add_space(size::GAP);
    let args = [("count", totals.days.to_string()), ("sum", ways.join(" · "))];
    ui.label(RichText::new(cx.say("plan-total", &args)).weak());
}

fn tally(cx: &Cx<'_>, tally: &Tally) -> String {
    let args = [
        ("taken", tally.taken.to_string()),
        ("planned", tally.planned.to_string()),
        ("partial", tally.partial.to_string()),
        ("skipped", tally.skipped.to_string()),
        ("missing", tally.missing.to_string()),
    ];
    cx.say("plan-tally", &args)
}

/// "6 of 7", and what is known of the rest.
fn short_tally(cx: &Cx<'_>, tally: &Tally) -> String {
    let args = [("taken", tally.taken.to_string()), ("planned", tally.planned.to_string())];
    let mut words = vec![cx.say("plan-row-taken", &args)];
    for (count, key) in
        [(tally.partial, "plan-row-partial"), (tally.skipped, "plan-row-skipped"), (tally.missing, "plan-row-missing")]
    {
        if count > 0 {
            words.push(cx.say(key, &[("count", count.to_string())]));
        }
    }
    words.join(", ")
}
