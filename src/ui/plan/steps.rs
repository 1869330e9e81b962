//! The dated steps of a plan as a table, each with what was taken of it; the same table before a plan begins.

use eframe::egui::{Align, Grid, Label, Layout, RichText, TextStyle, TextWrapMode, Ui, Vec2, WidgetText};

use crate::analysis::adherence::{Adherence, Tally, adherence};
use crate::analysis::due::said;
use crate::analysis::steps::{StepRow, rows, totals};
use crate::model::DoseUnit;
use crate::model::plan::times_text;
use crate::model::schedule::Schedule;
use crate::ui::dates;
use crate::ui::plan::in_words;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// Between two columns.
const GAP: f32 = 16.0;
/// Every cell of a step on one line.
const WIDE: usize = 5;
/// Below this width the number of the day has no column.
const NARROW: f32 = 560.0;
/// How much it is needs so much beside its days.
const LEAST: f32 = 120.0;

/// The plan as it stands, with what was taken.
pub(super) fn card(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
    let taken = cached(ui, cx, schedule);
    let title = cx.get("plan-steps");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            if taken.whole.planned > 0 {
                ui.label(tally(cx, &taken.whole));
            }
            table(ui, cx, schedule, &Beside::Taken(&taken));
            sum(ui, cx, schedule);
            weeks(ui, cx, &taken);
        });
    });
}

/// The same counts by week, for whoever opens them.
fn weeks(ui: &mut Ui, cx: &Cx<'_>, taken: &Adherence) {
    if taken.weeks.is_empty() {
        return;
    }
    let id = ui.make_persistent_id(("plan", "weeks"));
    let mut open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let words = cx.get(if open { "plan-weeks-hide" } else { "plan-weeks" });
    if widgets::quiet(ui, cx.theme, &words).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    for week in taken.weeks.iter().filter(|_| open) {
        let args = [
            ("week", (week.number + 1).to_string()),
            ("from", dates::short(cx, week.from)),
            ("tally", short_tally(cx, &week.tally)),
        ];
        ui.label(cx.say("plan-week", &args));
    }
}

/// A plan as it would begin.
pub(super) fn preview(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
    let title = cx.get("plan-preview");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            table(ui, cx, schedule, &Beside::Nothing);
            sum(ui, cx, schedule);
        });
    });
}

/// A plan as it would go on: from today, with what moves.
pub(super) fn preview_bent(ui: &mut Ui, cx: &Cx<'_>, before: &Schedule, schedule: &Schedule) {
    let title = cx.get("plan-preview-bent");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            higher(ui, cx, before, schedule);
            table(ui, cx, schedule, &Beside::Before(before));
            if let Some(over) = schedule.over_from() {
                ui.label(theme::strong(cx.say("plan-would-end", &[("date", dates::plain(cx, over))]), size::BODY));
            }
            if let Some(waiting) = &schedule.waiting {
                let args = [("count", waiting.steps.to_string()), ("date", dates::plain(cx, waiting.since))];
                ui.label(theme::strong(cx.say("plan-waiting", &args), size::BODY));
            }
            let known: Vec<_> = before.times_since().collect();
            for (from, times) in schedule.times_since().filter(|times| !known.contains(times)) {
                let args = [("time", times_text(times)), ("date", dates::plain(cx, from))];
                ui.label(theme::strong(cx.say("plan-would-be-at", &args), size::BODY));
            }
        });
    });
}

/// A step back that is a step up is said before it is saved.
fn higher(ui: &mut Ui, cx: &Cx<'_>, before: &Schedule, schedule: &Schedule) {
    for back in schedule.step_backs().iter().filter(|back| !before.step_backs().contains(back)) {
        let Some(due) = before.due(back.from) else { continue };
        let planned = due.amount.to_unit(back.to.unit).map(|amount| amount.number.decimal());
        if planned.is_some_and(|planned| planned < back.to.number.decimal()) {
            let args = [("to", back.to.to_string()), ("planned", due.amount.to_string())];
            widgets::refused(ui, cx.theme, &cx.say("plan-back-is-up", &args));
        }
    }
}

/// What stands beside the steps in their table.
enum Beside<'a> {
    Nothing,
    Taken(&'a Adherence),
    /// The same plan before it was bent: what moves says from where, and what is past is left out.
    Before(&'a Schedule),
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

fn table(ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule, beside: &Beside<'_>) {
    let Some(medicine) = cx.diary.medicine(schedule.medicine) else { return };
    let made = medicine.preparation();
    let today = cx.today();
    let shown_in = cx.diary.plan(schedule.plan).and_then(|plan| plan.shown_in);
    let mut rows = rows(schedule, &made);
    let before = match beside {
        Beside::Before(before) => {
            rows.retain(|row| row.until.is_none_or(|until| until >= today));
            crate::analysis::steps::rows(before, &made)
        }
        _ => Vec::new(),
    };
    if matches!(beside, Beside::Before(_)) {
        backs(ui, cx, schedule);
    }
    let lines: Vec<Line> = rows.iter().map(|row| line(cx, row, beside, (&before, shown_in))).collect();
    let columns = columns(ui, &lines);
    let right = ui.cursor().left() + ui.available_width();
    let height = ui.spacing().interact_size.y;
    // The last of a line takes the lines that it needs, and stands in the middle of its row as the others do.
    let last = |ui: &mut Ui, text: RichText| {
        let room = Vec2::new((right - ui.cursor().left()).max(64.0), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(room.x);
            ui.add(Label::new(text).wrap());
        });
    };
    let salt = ("steps", matches!(beside, Beside::Taken(_)), columns);
    Grid::new(salt).num_columns(columns).spacing([GAP, 8.0]).striped(false).show(ui, |ui| {
        for line in lines {
            let text = |text: String| {
                if line.is_marked {
                    theme::strong(text, size::BODY).color(cx.theme.palette.accent)
                } else {
                    RichText::new(text)
                }
            };
            if columns > 2 {
                ui.label(text(line.day));
            }
            ui.label(text(line.span));
            if columns == 1 {
                ui.end_row();
            }
            if columns == WIDE {
                ui.label(text(line.first));
                ui.label(text(line.rest));
                if !line.beside.is_empty() {
                    ui.label(RichText::new(line.beside).weak());
                }
                ui.end_row();
                continue;
            }
            last(ui, text(if line.rest.is_empty() { line.first } else { format!("{} · {}", line.first, line.rest) }));
            ui.end_row();
            if !line.beside.is_empty() {
                for _ in 1..columns {
                    ui.label("");
                }
                last(ui, RichText::new(line.beside).weak());
                ui.end_row();
            }
        }
    });
    if !matches!(beside, Beside::Before(_)) {
        backs(ui, cx, schedule);
    }
}

/// What a step says, cell by cell.
struct Line {
    day: String,
    span: String,
    /// How much, as the hands count it, and in its other units.
    first: String,
    rest: String,
    beside: String,
    /// Where one stands today.
    is_marked: bool,
}

fn line(cx: &Cx<'_>, row: &StepRow, beside: &Beside<'_>, (before, shown_in): (&[StepRow], Option<DoseUnit>)) -> Line {
    let today = cx.today();
    let is_now = row.from <= today && row.until.is_none_or(|end| today <= end);
    let ways = row.portion.map(|portion| said(portion, shown_in)).unwrap_or_default();
    let mut ways = ways.into_iter().map(|way| in_words(cx, way));
    let bare = if row.step.is_some() { "today-as-needed" } else { "plan-row-pause" };
    Line {
        day: cx.say("plan-row-day", &[("day", row.day.to_string())]),
        span: span(cx, row),
        first: ways.next().unwrap_or_else(|| cx.get(bare)),
        rest: ways.collect::<Vec<_>>().join(" · "),
        beside: match beside {
            Beside::Taken(taken) => match part(taken, row) {
                Some(part) => short_tally(cx, &part),
                None if is_now => cx.get("plan-row-now"),
                None => String::new(),
            },
            Beside::Before(_) => moved(cx, before, row),
            Beside::Nothing => String::new(),
        },
        is_marked: is_now && !matches!(beside, Beside::Nothing),
    }
}

/// How many columns the table has: all of them where every cell has room on one line, else what stands beside a step
/// goes beneath it, in a narrow window the number of the day goes, and in the narrowest all stands beneath its days.
fn columns(ui: &Ui, lines: &[Line]) -> usize {
    let room = ui.available_width();
    let font = TextStyle::Body.resolve(ui.style());
    let widest = |of: fn(&Line) -> &String, is_strong: bool| {
        let width = |line| {
            let text = if is_strong { theme::strong(of(line), size::BODY) } else { RichText::new(of(line)) };
            WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, font.clone()).size().x
        };
        lines.iter().map(width).fold(0.0, f32::max)
    };
    let cells = [
        widest(|line| &line.day, true),
        widest(|line| &line.span, true),
        widest(|line| &line.first, true),
        widest(|line| &line.rest, true),
        widest(|line| &line.beside, false),
    ];
    let all = cells.iter().sum::<f32>() + GAP * 4.0;
    let beside_span = room - cells[1] - GAP;
    match (all <= room, room < NARROW) {
        (true, _) => WIDE,
        (false, false) => 3,
        (false, true) if beside_span >= LEAST => 2,
        (false, true) => 1,
    }
}

/// "instead of 28 Nov 2026", where the step began on another day before.
fn moved(cx: &Cx<'_>, before: &[StepRow], row: &StepRow) -> String {
    let Some(old) = before.iter().rev().find(|old| old.step.is_some() && old.step == row.step) else {
        return String::new();
    };
    match (old.from == row.from, old.until == row.until) {
        (false, _) => cx.say("plan-row-instead", &[("date", dates::short(cx, old.from))]),
        (true, false) => match old.until {
            Some(until) => cx.say("plan-row-instead-until", &[("date", dates::short(cx, until))]),
            None => String::new(),
        },
        (true, true) => String::new(),
    }
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
    let Some(portion) = totals.portion.filter(|_| schedule.steps.len() > 1) else { return };
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
