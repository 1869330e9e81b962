//! A medicine with a plan on Today: the dose that is due in the person's own unit, whether it was taken, and the one
//! press that says so. Another time or amount, a count of drops, a skipped dose are one press further.

use eframe::egui::{Label, Response, RichText, Ui, Vec2};
use jiff::civil::{Date, Time};

use crate::analysis::due::{Slot, SlotState, next_open, said};
use crate::intake;
use crate::intake::Row;
use crate::model::dose::Dose;
use crate::model::plan::clock;
use crate::model::portion::Portion;
use crate::model::when::days;
use crate::model::{Amount, Change, Kind, Record, RecordId};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::forms::Form;
use crate::ui::plan::in_words;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::counter::Counter;
use crate::ui::today::taken::TAKE;
use crate::ui::today::write::typed_at;
use crate::ui::today::{Opener, Today, day, dose};
use crate::ui::widgets;

/// The column of buttons at the right of a card.
const BUTTONS: f32 = 228.0;

/// For so long after a dose was taken with one press, its medicine takes no other press, seconds. Longer than the time
/// after which a held key repeats.
pub(super) const AGAIN: f64 = 1.2;

impl Today {
    /// The card of a medicine whose plan is under way; `slots` are its planned doses of that day.
    pub(super) fn planned(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        (medicine, slots): (RecordId, &[Slot<'_>]),
        first: bool,
        actions: &mut Vec<Action>,
    ) {
        // What would be taken now, while anything is open.
        let now = (date == cx.today()).then(|| (cx.now.hour(), cx.now.minute()));
        let open = next_open(slots, now, cx.diary.settings.day_start_hour);
        let Some(head) = open.and_then(|place| slots.get(place)).or(slots.last()) else { return };
        let name = cx.diary.medicine_name(medicine).to_owned();
        widgets::pane(ui, &name, |ui| {
            widgets::card(ui, cx.theme, |ui| {
                let width = ui.available_width();
                let here = day::doses(cx, medicine, date);
                self.keep_card(ui, medicine, !here.is_empty(), |screen, ui| {
                    if width < 480.0 {
                        screen.due_words(ui, cx, date, head, &here, actions);
                        ui.add_space(size::GAP);
                        screen.planned_buttons(ui, cx, date, (medicine, &here), head, first, actions);
                    } else {
                        let gap = size::GAP * 2.0;
                        ui.horizontal_top(|ui| {
                            ui.spacing_mut().item_spacing.x = gap;
                            widgets::column(ui, width - BUTTONS - gap, |ui| {
                                screen.due_words(ui, cx, date, head, &here, actions);
                            });
                            widgets::column(ui, BUTTONS, |ui| {
                                screen.planned_buttons(ui, cx, date, (medicine, &here), head, first, actions);
                            });
                        });
                    }
                    if slots.len() > 1 {
                        other_doses(ui, cx, slots);
                    }
                    missed(ui, cx, date, head);
                });
            });
        });
    }

    #[expect(clippy::too_many_arguments, reason = "one part of the card, with what it needs of its screen")]
    fn planned_buttons(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        (medicine, here): (RecordId, &[(&Record, &Dose)]),
        slot: &Slot<'_>,
        first: bool,
        actions: &mut Vec<Action>,
    ) {
        let width = ui.available_width().min(BUTTONS.max(ui.available_width().min(360.0)));
        if here.is_empty() {
            let top = ui.cursor().top();
            self.take_buttons(ui, cx, date, medicine, slot, first, actions);
            let high = ui.cursor().top() - top - ui.spacing().item_spacing.y;
            self.keep_buttons(medicine, high);
        } else {
            self.stands(ui, cx, medicine, here);
        }
        self.planned_others(ui, cx, date, medicine, slot, width);
        if !here.is_empty() && slot.is_open() {
            // The day's next dose has its button where none was.
            self.take_buttons(ui, cx, date, medicine, slot, first, actions);
        }
        if self.desk.is_open() {
            ui.ctx().request_repaint();
        }
    }

    /// What takes a dose that is open: now, at its usual time, counted drop by drop.
    #[expect(clippy::too_many_arguments, reason = "one part of the card, with what it needs of its screen")]
    fn take_buttons(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        medicine: RecordId,
        slot: &Slot<'_>,
        first: bool,
        actions: &mut Vec<Action>,
    ) {
        let Some(portion) = slot.portion() else { return };
        let width = ui.available_width().min(BUTTONS.max(ui.available_width().min(360.0)));
        let wide = Vec2::new(width, TAKE);
        let name = cx.diary.medicine_name(medicine).to_owned();
        let named =
            |words: &str| cx.say("today-button-of", &[("button", words.to_owned()), ("medicine", name.clone())]);
        let mut take: Option<Option<Time>> = None;
        let time = slot_time(slot);
        let is_past = |time: &Time| on_clock(cx, date, *time).to_datetime(*time) < cx.now.datetime();
        let usual = time.filter(is_past);
        let (words, at) = match (date == cx.today(), time) {
            (true, _) => (cx.get("today-took-it"), None),
            (false, Some(time)) => (cx.say("today-took-it-at", &[("clock", clock(time))]), Some(time)),
            (false, None) => (cx.get("today-taken-that-day-planned"), None),
        };
        // Only what is due stands out.
        let button = if matches!(slot.state, SlotState::AsNeeded(_)) {
            widgets::plain_sized(ui, cx.theme, &words, wide)
        } else {
            widgets::primary(ui, cx.theme, &words, wide)
        };
        let button = button.accessible_name(named(&words));
        if std::mem::take(&mut self.arrived) {
            widgets::go_to(ui.ctx(), button.id);
        }
        self.come_back(Opener::First(medicine), &button);
        self.come_back(Opener::Start, &button);
        let is_meant = |button: &Response| {
            // It writes at once: not with the last key of what was on the screen before, nor with a second press.
            let is_meant = button.clicked() && !widgets::just_closed(&button.ctx) && !widgets::is_again(button);
            if is_meant {
                widgets::wrote(button);
            }
            is_meant
        };
        if is_meant(&button) || (first && self.take) {
            take = Some(at);
        }
        if let Some(time) = usual.filter(|_| date == cx.today()) {
            let words = cx.say("today-took-it-at", &[("clock", clock(time))]);
            let least = Vec2::new(width, size::TARGET_DAILY);
            let button = widgets::plain_sized(ui, cx.theme, &words, least).accessible_name(named(&words));
            if is_meant(&button) {
                take = Some(Some(time));
            }
        }
        // A key that is held does not take the day's next dose as well.
        let now = ui.input(|input| input.time);
        let again = self.took.is_some_and(|(of, at)| of == medicine && now - at < AGAIN);
        if take.is_some() {
            self.took = Some((medicine, now));
        }
        if let Some(at) = take.filter(|_| !again) {
            self.hand = !self.take && widgets::is_held(ui.ctx());
            self.opener = Some(Opener::Other(medicine));
            self.take_planned(cx, date, &name, portion, at, actions);
        }
        if portion.count.is_some_and(|count| count.unit == crate::model::DoseUnit::Drop) {
            let words = cx.get("today-count-drops");
            let least = Vec2::new(width, size::TARGET_DAILY);
            let button = widgets::plain_sized(ui, cx.theme, &words, least).accessible_name(named(&words));
            self.come_back(Opener::Counter(medicine), &button);
            if button.clicked() {
                self.opener = Some(Opener::Counter(medicine));
                self.counter = Some(Counter::new(medicine, portion, date));
            }
        }
    }

    /// Other…, Skipped…, and the plan itself.
    fn planned_others(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        medicine: RecordId,
        slot: &Slot<'_>,
        width: f32,
    ) {
        let name = cx.diary.medicine_name(medicine).to_owned();
        let named =
            |words: &str| cx.say("today-button-of", &[("button", words.to_owned()), ("medicine", name.clone())]);
        let typed = slot.portion().map_or_else(String::new, |portion| typed(cx, portion));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP;
            let other = cx.get("today-other");
            let half = dose::half(ui, width, &[&other, &cx.get("today-skipped")]);
            let button = widgets::plain_sized(ui, cx.theme, &other, half).accessible_name(named(&other));
            self.come_back(Opener::Other(medicine), &button);
            if button.clicked() {
                self.opener = Some(Opener::Other(medicine));
                let at = typed_at(cx, date);
                let given = [("medicine", name.clone()), ("at", at), ("amount", typed.clone())];
                self.desk.open(Form::new(Kind::Dose, &given).at_field("amount"));
            }
            let skipped = cx.get("today-skipped");
            let button = widgets::plain_sized(ui, cx.theme, &skipped, half).accessible_name(named(&skipped));
            self.come_back(Opener::Skipped(medicine), &button);
            if button.clicked() {
                self.opener = Some(Opener::Skipped(medicine));
                let at = typed_at(cx, date);
                let given = [("medicine", name.clone()), ("at", at), ("status", "skipped".to_owned())];
                self.desk.open(Form::new(Kind::Dose, &given).titled("form-skip-dose").at_field("reason"));
            }
        });
    }

    /// What is due, large, and where the plan is.
    fn due_words(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        slot: &Slot<'_>,
        here: &[(&Record, &Dose)],
        actions: &mut Vec<Action>,
    ) {
        let head = match &slot.state {
            SlotState::Due { time: Some(time), .. } if slot.is_open() => {
                cx.say("today-due-at", &[("medicine", slot.medicine.name.clone()), ("clock", clock(*time))])
            }
            _ => slot.medicine.name.clone(),
        };
        ui.label(RichText::new(head).size(size::SECTION));
        let portion = match &slot.state {
            SlotState::Paused => {
                self.undo_row(ui, cx, here, &cx.get("today-paused"), actions);
                return;
            }
            SlotState::AsNeeded(None) => {
                self.undo_row(ui, cx, here, &cx.get("today-as-needed"), actions);
                return;
            }
            SlotState::AsNeeded(Some(portion)) | SlotState::Due { portion, .. } => *portion,
        };
        let ways = said(portion, slot.plan.shown_in);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            if let Some(first) = ways.first() {
                ui.label(theme::strong(in_words(cx, *first), size::DOSE));
            }
            if ways.len() > 1 {
                let rest: Vec<_> = ways.iter().skip(1).map(|way| in_words(cx, *way)).collect();
                ui.add(Label::new(RichText::new(rest.join(" · ")).size(size::SECTION).weak()).extend());
            }
        });
        let SlotState::Due { step, step_back, .. } = &slot.state else {
            self.undo_row(ui, cx, here, &cx.get("today-as-needed"), actions);
            return;
        };
        let day = days(date) - days(slot.schedule.first_day()) + 1;
        let mut says = Vec::new();
        if slot.is_open() {
            let several = slot.schedule.times_on(date).len() > 1;
            says.push(cx.get(match (several, date == cx.today()) {
                (true, _) => "today-still-due",
                (false, true) => "today-not-yet",
                (false, false) => "today-not-that-day",
            }));
        }
        if slot.schedule.steps.len() > 1 {
            let args = [
                ("step", (step + 1).to_string()),
                ("steps", slot.schedule.steps.len().to_string()),
                ("day", day.to_string()),
            ];
            says.push(cx.say("today-step", &args));
        } else {
            says.push(cx.say("today-plan-day", &[("day", day.to_string())]));
        }
        self.undo_row(ui, cx, here, &says.join(" · "), actions);
        if let Some(back) = step_back {
            let words = match &back.reason {
                Some(reason) => cx.say("today-step-back-why", &[("reason", reason.clone())]),
                None => cx.get("today-step-back"),
            };
            ui.label(theme::strong(words, size::BODY).color(cx.theme.palette.accent));
        }
        band(ui, cx, slot, portion);
    }

    /// Writes the planned dose: now, or at its usual time. What is out of the usual asks first.
    pub(super) fn take_planned(
        &mut self,
        cx: &Cx<'_>,
        date: Date,
        medicine: &str,
        portion: Portion,
        at: Option<Time>,
        actions: &mut Vec<Action>,
    ) {
        let at = match at {
            Some(time) => format!("{} {}", on_clock(cx, date, time), clock(time)),
            None if date == cx.today() => "now".to_owned(),
            None => date.to_string(),
        };
        let mut row = Row::new();
        row.set("medicine", medicine);
        row.set("amount", typed(cx, portion));
        row.set("status", "taken");
        row.set("at", &at);
        let entry = cx.entry_of_ours();
        if let Ok(record) = intake::record(Kind::Dose, &row, &entry) {
            self.put(cx, record, actions);
        } else {
            // The form says what is refused.
            let given = [("medicine", medicine.to_owned()), ("at", at), ("amount", typed(cx, portion))];
            self.desk.open(Form::new(Kind::Dose, &given).at_field("amount"));
        }
    }

    /// A dose is written, or asked about first.
    pub(super) fn put(&mut self, cx: &Cx<'_>, record: Record, actions: &mut Vec<Action>) {
        let change = Change::Add(vec![crate::analysis::due::beside_plan(cx.diary, record)]);
        let questions = forms::questions(&change, cx);
        if questions.is_empty() {
            self.log(change, actions);
        } else {
            self.asked = Some((questions, change));
        }
    }
}

/// The calendar day of a clock time of a diary day: after midnight it is the next one.
fn on_clock(cx: &Cx<'_>, date: Date, time: Time) -> Date {
    let before_start = u8::try_from(time.hour()).is_ok_and(|hour| hour < cx.diary.settings.day_start_hour);
    if before_start { date.tomorrow().unwrap_or(date) } else { date }
}

fn slot_time(slot: &Slot<'_>) -> Option<Time> {
    match slot.state {
        SlotState::Due { time, .. } => time,
        SlotState::AsNeeded(_) | SlotState::Paused => None,
    }
}

/// What is typed into the dose's form: the count, where there is one that is exact.
pub(super) fn typed(cx: &Cx<'_>, portion: Portion) -> String {
    let way = portion.count.map_or(portion.amount, |count| Amount { number: count.number, unit: count.unit });
    forms::typed_number(way, cx)
}

/// How sure a counted drop is, where the person has counted.
fn band(ui: &mut Ui, cx: &Cx<'_>, slot: &Slot<'_>, portion: Portion) {
    if let Some(counts) = &slot.medicine.drop_counts
        && let Some(recipe) = &slot.medicine.recipe
        && let Some(count) = portion.count.filter(|count| count.unit == crate::model::DoseUnit::Drop)
        && let Some((low, high)) = counts.band(count.number, recipe)
        && low != high
    {
        let args = [("low", low.to_string()), ("high", high.to_string())];
        ui.label(RichText::new(cx.say("today-band", &args)).weak());
    }
}

/// All doses of a day that has several.
fn other_doses(ui: &mut Ui, cx: &Cx<'_>, slots: &[Slot<'_>]) {
    ui.add_space(size::GAP);
    for slot in slots {
        let SlotState::Due { portion, time, .. } = &slot.state else { continue };
        let dose = said(*portion, slot.plan.shown_in).first().map_or_else(String::new, |way| in_words(cx, *way));
        let time = time.map_or_else(String::new, clock);
        let words = match slot.logged {
            Some((record, logged)) => {
                let args = [("clock", dates::time(&record.at)), ("status", logged.status.code().to_owned())];
                let key = if logged.status.is_taken() { "today-taken-at" } else { "today-skipped-words" };
                cx.say(key, &args)
            }
            None => cx.get("today-still-due"),
        };
        ui.label(RichText::new(format!("{time}  {dose}  {words}")).weak());
    }
}

/// The day before has no record: the person's own words for that, and none of ours.
fn missed(ui: &mut Ui, cx: &Cx<'_>, date: Date, slot: &Slot<'_>) {
    let Ok(before) = date.yesterday() else { return };
    let missing = crate::analysis::due::slots(cx.diary, cx.schedules, before)
        .iter()
        .any(|other| other.schedule.plan == slot.schedule.plan && other.is_open());
    if !missing || date != cx.today() {
        return;
    }
    ui.add_space(size::GAP);
    ui.label(cx.get("today-missed"));
    if let Some(words) = &slot.plan.missed {
        ui.label(theme::strong(cx.say("today-missed-words", &[("words", words.clone())]), size::BODY));
    }
}
