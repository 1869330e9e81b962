//! The screen Today: what is taken, said with one press; how the day was, a digit a symptom; a note; what was logged
//! on that day; the way to write down anything else. The arrows open the days before, and log there.

mod ask;
mod attention;
mod carer;
mod choose;
mod counter;
mod daily;
mod day;
mod digits;
mod dose;
mod empty;
mod face;
mod header;
mod in_words;
mod logged;
mod low;
mod note;
mod noted;
mod paper;
mod planned;
mod put;
mod row;
mod taken;
mod weeks;
mod write;

use std::collections::BTreeMap;

use eframe::egui::{Id, Response, Ui};
use jiff::civil::Date;

use crate::analysis::due;
use crate::logbook::Cells;
use crate::model::{Body, Change, Kind, RecordId, Refusal};
use crate::ui::forms::{Desk, Form};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::today::carer::Asking;
use crate::ui::today::choose::Choosing;
use crate::ui::today::counter::Counter;
use crate::ui::today::daily::Daily;
use crate::ui::today::note::Notes;
use crate::ui::today::paper::Paper;
use crate::ui::today::taken::Room;
use crate::ui::widgets;

pub(super) use self::weeks::next_appointment;

/// From this width on, what was logged stands beside.
const TWO_COLUMNS: f32 = 880.0;

#[derive(Debug)]
pub struct Today {
    desk: Desk,
    /// What is asked before a dose is written.
    asked: Option<(Vec<String>, Change)>,
    /// What was logged last here, and the revision that it made.
    just: Option<(RecordId, Option<i64>)>,
    /// The first button gets the keyboard.
    arrived: bool,
    /// Frames for which the page stays at its top: what presses is seen before the dose.
    top: u8,
    /// Ctrl+D was pressed.
    take: bool,
    /// The medicine that was taken last with one press, and when, in the window's seconds.
    took: Option<(RecordId, f64)>,
    /// How large the cards were while their doses were open.
    rooms: BTreeMap<RecordId, Room>,
    /// What is being written was pressed with the pointer.
    hand: bool,
    /// Where the keyboard goes with the next frame.
    after: Option<Opener>,
    /// The form that was asked for.
    write: Option<Kind>,
    /// What opened the form or the question that is on the screen: the keyboard goes back to it.
    opener: Option<Opener>,
    /// The form or the question is gone: the keyboard goes back now.
    back: Option<Opener>,
    /// Where it goes when the button that opened it is gone.
    harmless: Option<Id>,
    /// Drops are being counted.
    counter: Option<Counter>,
    /// A very large dose was said yes to once; it is asked a second time.
    asked_once: bool,
    daily: Daily,
    /// Ctrl+R was pressed.
    same: bool,
    notes: Notes,
    /// The page on which symptoms are chosen is open.
    choosing: Option<Choosing>,
    /// Whose name it is that somebody else writes under.
    asking: Option<Asking>,
    paper: Option<Paper>,
    /// The last of the three large buttons that was pressed, and when, in the window's seconds.
    low: Option<(usize, f64)>,
    /// The last frame was in low-energy mode.
    was_low: bool,
}

/// A button that opens a form. Never one that writes at once: a second Enter of a hand that shakes must not log
/// a dose that nobody took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    /// One of "Write down".
    Write(Kind),
    /// The large button of the empty state.
    Start,
    /// A medicine's large button, while it opens a form.
    First(RecordId),
    Other(RecordId),
    Skipped(RecordId),
    Stopped(RecordId),
    Counter(RecordId),
    Edit(RecordId),
    Appointment,
    NoRelapse,
    /// "Choose symptoms…".
    Choose,
    /// "Somebody else writes…".
    Carer,
    /// "Paper for the week…".
    Paper,
}

impl Default for Today {
    fn default() -> Self {
        Self {
            desk: Desk::default(),
            asked: None,
            just: None,
            arrived: true,
            top: widgets::TOP_FRAMES,
            take: false,
            took: None,
            rooms: BTreeMap::new(),
            hand: false,
            after: None,
            write: None,
            opener: None,
            back: None,
            harmless: None,
            counter: None,
            asked_once: false,
            daily: Daily::default(),
            same: false,
            notes: Notes::default(),
            choosing: None,
            asking: None,
            paper: None,
            low: None,
            was_low: false,
        }
    }
}

impl Today {
    /// What is half-typed here.
    pub(super) fn told(&self) -> impl Iterator<Item = Cells> {
        self.desk.told().chain(self.notes.told())
    }

    /// A day's note that was told before the window ended; its day.
    pub(super) fn bring_back_note(&mut self, cells: &Cells) -> Option<Date> {
        self.notes.bring_back(cells)
    }

    /// A form that was told before the window ended.
    pub(super) fn bring_back(&mut self, form: Form) {
        self.desk.bring_back(form);
    }

    pub(super) fn come(&mut self, is_here: bool) {
        if is_here {
            self.desk.close();
        }
        self.arrive();
    }

    pub(super) fn arrive(&mut self) {
        self.arrived = true;
        self.top = widgets::TOP_FRAMES;
        self.rooms.clear();
    }

    /// Opens the form of a new record.
    pub(super) fn write(&mut self, kind: Kind) {
        self.write = Some(kind);
        self.opener = Some(Opener::Write(kind));
    }

    /// As if the first medicine's button had been pressed.
    pub(super) fn take_first(&mut self) {
        self.take = true;
    }

    pub(super) fn saved(&mut self) {
        if !self.notes.written() {
            self.desk.saved();
        }
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        if !self.notes.refused(&refusal.why) {
            self.desk.refused(refusal);
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, day: Option<Date>) -> Vec<Action> {
        let today = cx.today();
        let date = day.unwrap_or(today);
        let mut actions = Vec::new();
        if let Some((id, revision @ None)) = &mut self.just
            && cx.diary.get(*id).is_some()
        {
            *revision = Some(cx.revision);
        }
        // Whatever was handed on in the last frame was answered.
        self.notes.settle();
        if let Some(kind) = self.write.take() {
            self.open_new(cx, kind, date);
        }
        if let Some(asked) = self.desk.page(ui, cx, "today", |_, _| {}) {
            self.take = false;
            self.arrived = false;
            self.back = None;
            actions.extend(asked);
            return actions;
        }
        if self.desk.was_left(ui) {
            self.leave(ui);
        }
        if let Some(after) = self.after.take() {
            self.back = Some(after);
        }
        if self.choosing(ui, cx, &mut actions) {
            self.take = false;
            return actions;
        }
        self.day_keys(ui, cx, date, &mut actions);
        let is_low = cx.diary.settings.daily.low_energy;
        if is_low != self.was_low {
            self.was_low = is_low;
            self.arrive();
        }
        if is_low {
            widgets::page(ui, ("today", "low", date), |ui| {
                low::title(ui, cx, date);
                self.written_by(ui, cx, &mut actions);
                ui.add_space(size::GAP);
                self.low_energy(ui, cx, date, &mut actions);
            });
            self.ask(ui, cx, &mut actions);
            self.take = false;
            self.same = false;
            return actions;
        }
        widgets::page(ui, ("today", date), |ui| {
            header::header(ui, cx, date, today, &mut actions);
            self.written_by(ui, cx, &mut actions);
            ui.add_space(size::GAP);
            let width = ui.available_width();
            if width < TWO_COLUMNS {
                ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
                widgets::part(ui, ("today", "left"), |ui| self.left(ui, cx, date, &mut actions));
                ui.add_space(size::GAP);
                widgets::part(ui, ("today", "right"), |ui| {
                    self.logged(ui, cx, date, &mut actions);
                    self.weeks(ui, cx, date, &mut actions);
                });
            } else {
                let gap = size::GAP * 3.0;
                let left = ((width - gap) * 0.655).floor();
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = gap;
                    widgets::column(ui, left, |ui| {
                        widgets::part(ui, ("today", "left"), |ui| self.left(ui, cx, date, &mut actions));
                    });
                    widgets::column(ui, width - gap - left, |ui| {
                        widgets::part(ui, ("today", "right"), |ui| {
                            self.logged(ui, cx, date, &mut actions);
                            self.weeks(ui, cx, date, &mut actions);
                        });
                    });
                });
            }
            if cx.watched.iter().any(|item| item.is_open() && item.alarms()) {
                widgets::stay_on_top(ui, &mut self.top);
            } else {
                self.top = 0;
            }
        });
        if self.back.is_some() && widgets::is_covered(ui) {
            ui.ctx().request_repaint();
        } else if self.back.take().is_some()
            && let Some(id) = self.harmless
        {
            widgets::go_to(ui.ctx(), id);
        }
        self.count(ui, cx, &mut actions);
        self.ask(ui, cx, &mut actions);
        self.who_writes(ui, cx, &mut actions);
        self.paper(ui, cx, &mut actions);
        self.take = false;
        self.same = false;
        actions
    }

    /// A form or a question is gone.
    fn leave(&mut self, ui: &Ui) {
        widgets::closed(ui.ctx());
        self.arrived = false;
        self.back = Some(self.opener.take().unwrap_or(Opener::Write(Kind::Symptom)));
        ui.ctx().request_repaint();
    }

    /// Gives the keyboard back to that button, if it opened what is gone now.
    fn come_back(&mut self, opener: Opener, button: &Response) {
        if self.back == Some(opener) && button.ctx.memory(|memory| memory.top_modal_layer().is_none()) {
            self.back = None;
            widgets::go_to(&button.ctx, button.id);
        }
    }

    fn left(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
        attention::card(ui, cx, date, true, actions);
        let running = day::running(cx, date);
        let slots = due::slots(cx.diary, cx.schedules, date);
        let is_planned = |id: RecordId| slots.iter().any(|slot| slot.schedule.medicine == id);
        let is_noted = |id: RecordId| !is_planned(id) && cx.diary.doses_of(id).next().is_none();
        // What is only noted takes no room above the questions; where there is nothing else, its first dose is next.
        let (noted, mut cards): (Vec<_>, Vec<_>) = running.iter().copied().partition(|(record, _)| is_noted(record.id));
        let mut noted = noted.into_iter();
        if cards.is_empty() {
            cards.extend(noted.next());
        }
        for (place, (record, medicine)) in cards.into_iter().enumerate() {
            let own: Vec<_> = slots.iter().filter(|slot| slot.schedule.medicine == record.id).cloned().collect();
            if own.is_empty() {
                self.medicine(ui, cx, date, record, medicine, place == 0, actions);
            } else {
                self.planned(ui, cx, date, (record.id, &own), place == 0, actions);
            }
        }
        if running.is_empty() {
            self.nothing_running(ui, cx, date, actions);
        }
        // The questions of the evening come right after what is due; what may wait comes after them.
        self.how_was_it(ui, cx, date, actions);
        self.note(ui, cx, date, actions);
        weeks::check_in_due(ui, cx, date, actions);
        self.noted(ui, cx, date, &noted.collect::<Vec<_>>());
        attention::card(ui, cx, date, false, actions);
        self.write_down(ui, cx, date, actions);
        if self.write.is_some() {
            ui.ctx().request_repaint();
        }
    }

    fn log(&mut self, change: Change, actions: &mut Vec<Action>) {
        if let Change::Add(records) = &change {
            self.just = records.first().map(|record| (record.id, None));
            // A dose is said: what comes next is how the day was.
            self.daily.onward = true;
            let dose = records.first().and_then(|record| match &record.body {
                Body::Dose(dose) => Some(dose.medicine),
                _ => None,
            });
            // Under the pointer nothing moves: the keyboard stays near, where it cannot be seen further down.
            self.daily.near = dose.filter(|_| self.hand);
        }
        self.hand = false;
        actions.push(Action::Apply(change));
    }
}
