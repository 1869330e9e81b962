//! The screen Today: what is taken, said with one press; how the day was, a digit a symptom; a note; what was logged
//! on that day; the way to write down anything else. The arrows open the days before, and log there.

mod attention;
mod carer;
mod choose;
mod counter;
mod daily;
mod day;
mod digits;
mod dose;
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

use std::collections::BTreeMap;

use eframe::egui::{Id, Key, KeyboardShortcut, Modifiers, Response, TextStyle, Ui, UiBuilder, Vec2};
use jiff::civil::Date;

use crate::analysis::due;
use crate::model::dose::Count;
use crate::model::portion::Portion;
use crate::model::{Body, Change, DoseUnit, Kind, Number, Point, RecordId, Refusal, When};
use crate::ui::dates;
use crate::ui::forms;
use crate::ui::forms::{Desk, Form};
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme::size;
use crate::ui::today::carer::Asking;
use crate::ui::today::choose::Choosing;
use crate::ui::today::counter::{Counted, Counter};
use crate::ui::today::daily::Daily;
use crate::ui::today::note::Notes;
use crate::ui::today::paper::Paper;
use crate::ui::today::taken::Room;
use crate::ui::widgets;
use crate::ui::widgets::{Answer, Question};

pub(super) use self::weeks::next_appointment;

/// From this width on, what was logged stands beside.
const TWO_COLUMNS: f32 = 880.0;

#[derive(Debug)]
pub(super) struct Today {
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
    /// A form was on the screen in the last frame.
    in_form: bool,
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
            in_form: false,
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

    /// Opens the page on which a day's symptoms are chosen.
    pub(super) fn choose(&mut self, from_settings: bool) {
        self.open_choosing(from_settings);
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

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, day: Option<Date>) -> Vec<Action> {
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
        if self.desk.is_open() {
            self.take = false;
            self.arrived = false;
            self.back = None;
            self.in_form = true;
            widgets::page(ui, ("today", "form"), |ui| actions.extend(self.desk.ui(ui, cx)));
            return actions;
        }
        if std::mem::take(&mut self.in_form) {
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
            self.header(ui, cx, date, today, &mut actions);
            self.written_by(ui, cx, &mut actions);
            ui.add_space(size::GAP);
            let width = ui.available_width();
            if width < TWO_COLUMNS {
                ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
                in_column("left", ui, |ui| self.left(ui, cx, date, &mut actions));
                ui.add_space(size::GAP);
                in_column("right", ui, |ui| {
                    self.logged(ui, cx, date, &mut actions);
                    self.weeks(ui, cx, date, &mut actions);
                });
            } else {
                let gap = size::GAP * 3.0;
                let left = ((width - gap) * 0.655).floor();
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = gap;
                    widgets::column(ui, left, |ui| {
                        in_column("left", ui, |ui| self.left(ui, cx, date, &mut actions));
                    });
                    widgets::column(ui, width - gap - left, |ui| {
                        in_column("right", ui, |ui| {
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

    fn open_new(&mut self, cx: &Cx<'_>, kind: Kind, date: Date) {
        let at = self.typed_at(cx, date);
        let given: Vec<(&'static str, String)> = match kind {
            Kind::Medicine => vec![("from", String::new())],
            Kind::Course => vec![("at", date.to_string())],
            Kind::Dose => {
                let medicine = day::running(cx, date).first().map(|(record, _)| (*record).clone());
                let mut given = vec![("at", at)];
                if let Some(record) = medicine {
                    given.push(("medicine", cx.diary.medicine_name(record.id).to_owned()));
                }
                given
            }
            _ => vec![("at", at)],
        };
        self.desk.open(Form::new(kind, &given));
    }

    /// What stands in the field When of a new form: this minute, or that day.
    #[expect(clippy::unused_self, reason = "one of the screen's verbs")]
    fn typed_at(&self, cx: &Cx<'_>, date: Date) -> String {
        if date == cx.today() {
            let now = cx.now.datetime();
            format!("{} {}", now.date(), dates::clock(now))
        } else {
            date.to_string()
        }
    }

    fn day_keys(&mut self, ui: &Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let today = cx.today();
        if self.asked.is_some() || widgets::is_covered(ui) {
            return;
        }
        let command = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        self.same = command(Key::R);
        if command(Key::E) {
            actions.push(Self::toggle_low_energy(cx));
        }
        if ui.ctx().text_edit_focused() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::ALT, key)));
        if pressed(Key::ArrowLeft) {
            actions.extend(other_day(date.yesterday().ok(), today));
        }
        if pressed(Key::ArrowRight) && date < today {
            actions.extend(other_day(date.tomorrow().ok(), today));
        }
    }

    #[expect(clippy::unused_self, reason = "one of the screen's parts")]
    fn header(&self, ui: &mut Ui, cx: &Cx<'_>, date: Date, today: Date, actions: &mut Vec<Action>) {
        // Its line is there before the first dose says which day it is: nothing moves when it does.
        let beneath = Some(day_number(cx, date).unwrap_or_default());
        let title = dates::title(cx, date);
        let back = cx.get("today-back");
        let least = Vec2::splat(size::TARGET_DAILY);
        let low = cx.get("low-mode");
        let nav = |ui: &mut Ui, actions: &mut Vec<Action>| {
            if widgets::named_button(ui, cx.theme, "‹", &cx.get("today-day-before"), least).clicked() {
                actions.extend(other_day(date.yesterday().ok(), today));
            }
            if date < today {
                if widgets::named_button(ui, cx.theme, "›", &cx.get("today-day-after"), least).clicked() {
                    actions.extend(other_day(date.tomorrow().ok(), today));
                }
                if widgets::plain_sized(ui, cx.theme, &back, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                    actions.push(Action::Go(Route::Today { day: None }));
                }
            }
            if widgets::plain_sized(ui, cx.theme, &low, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                actions.push(Self::toggle_low_energy(cx));
            }
        };
        let width = ui.available_width();
        let button = |ui: &Ui, words: &str| {
            let font = TextStyle::Button.resolve(ui.style());
            let ink = cx.theme.palette.ink;
            let words = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, ink).size().x);
            size::GAP + words + ui.spacing().button_padding.x * 2.0
        };
        let mut buttons = least.x + button(ui, &low) + 2.0;
        if date < today {
            buttons += least.x + size::GAP + button(ui, &back);
        }
        if width < buttons + 320.0 {
            widgets::page_title(ui, &title, beneath.as_deref());
            ui.horizontal_wrapped(|ui| nav(ui, actions));
            return;
        }
        ui.horizontal_top(|ui| {
            widgets::column(ui, width - buttons - size::GAP, |ui| {
                widgets::page_title(ui, &title, beneath.as_deref());
            });
            ui.horizontal(|ui| nav(ui, actions));
        });
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
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("today-write"));
            ui.horizontal_wrapped(|ui| {
                for kind in [Kind::Symptom, Kind::Lab, Kind::Event, Kind::Note, Kind::Medicine] {
                    let text = cx.say("ui-new-kind", &[("kind", kind.code().to_owned())]);
                    let button = widgets::plain_sized(ui, cx.theme, &text, Vec2::new(0.0, size::TARGET_DAILY));
                    if self.arrived && kind == Kind::Symptom {
                        // Nothing is left to be taken.
                        self.arrived = false;
                        widgets::go_to(ui.ctx(), button.id);
                    }
                    if kind == Kind::Symptom {
                        self.harmless = Some(button.id);
                    }
                    self.come_back(Opener::Write(kind), &button);
                    if button.clicked() {
                        self.write(kind);
                    }
                }
            });
        });
        // One press away, whatever else is on the screen.
        let signs: Vec<_> = cx
            .catalogue
            .checklists()
            .iter()
            .filter(|list| list.items.iter().any(|item| item.symptom.is_some()))
            .collect();
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("today-signs"));
            ui.horizontal_wrapped(|ui| {
                for list in signs {
                    let words = format!("{}…", list.title);
                    if widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::GoThrough(list.id.clone()));
                    }
                }
            });
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP * 3.0;
            self.paper_button(ui, cx, date);
            self.somebody_else(ui, cx);
        });
        if self.write.is_some() {
            ui.ctx().request_repaint();
        }
    }

    /// The empty state: says what to do.
    fn nothing_running(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let none_at_all = cx.diary.of_kind(Kind::Medicine).is_empty();
        widgets::card(ui, cx.theme, |ui| {
            let (title, says) = if none_at_all {
                ("today-no-medicine", "today-no-medicine-says")
            } else {
                ("today-none-running", "today-none-running-says")
            };
            widgets::section(ui, &cx.get(title));
            ui.label(cx.get(says));
            ui.add_space(size::GAP);
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(200.0, size::TARGET_DAILY);
                let (words, kind) = if none_at_all {
                    ("today-first-medicine", Kind::Medicine)
                } else {
                    ("today-start-course", Kind::Course)
                };
                let button = widgets::primary(ui, cx.theme, &cx.get(words), least);
                if std::mem::take(&mut self.arrived) {
                    widgets::go_to(ui.ctx(), button.id);
                }
                self.come_back(Opener::Start, &button);
                if button.clicked() {
                    self.write = Some(kind);
                    self.opener = Some(Opener::Start);
                }
                let last = day::last_logged(cx).filter(|last| *last < date);
                if let Some(last) = last {
                    let words = cx.say("today-last-day", &[("date", dates::plain(cx, last))]);
                    if widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::Go(Route::Today { day: Some(last) }));
                    }
                } else if !cx.diary.is_empty() && day::last_logged(cx).is_none() {
                    let words = cx.get("today-see-history");
                    if widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::Go(Route::History));
                    }
                }
            });
        });
    }

    fn ask(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some((says, change)) = &self.asked else { return };
        let twice = self.asked_once;
        let question = Question {
            title: &cx.get(if twice { "form-ask-again-title" } else { "form-ask-title" }),
            says,
            yes: &cx.get(if twice { "form-ask-again-yes" } else { "form-ask-yes" }),
            no: &cx.get("today-ask-no"),
        };
        match widgets::ask(ui, cx.theme, &question) {
            Some(Answer::Yes) if !twice && forms::asks_twice(change, cx) => self.asked_once = true,
            Some(Answer::Yes) => {
                let change = change.clone();
                self.asked = None;
                self.asked_once = false;
                self.leave(ui);
                self.hand = widgets::is_held(ui.ctx());
                self.log(change, actions);
            }
            Some(Answer::No) => {
                self.asked = None;
                self.asked_once = false;
                self.leave(ui);
            }
            None => {}
        }
    }

    /// Drops that are being counted; what was counted is written as any dose is.
    fn count(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let Some(counter) = &mut self.counter else { return };
        match counter.ui(ui, cx) {
            Counted::Going => {}
            Counted::Left => {
                self.counter = None;
                self.leave(ui);
            }
            Counted::Done(drops) => {
                let counter = *counter;
                self.counter = None;
                let medicine = cx.diary.medicine_name(counter.medicine).to_owned();
                let count = Count { number: Number::computed(drops.into()), unit: DoseUnit::Drop };
                let portion = Portion { count: Some(count), ..counter.portion };
                self.hand = widgets::is_held(ui.ctx());
                self.take_planned(cx, counter.date, &medicine, portion, None, actions);
                if self.asked.is_none() {
                    self.leave(ui);
                }
            }
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

/// A part of the page, under a name of its own: beside the other one or above it, its buttons are the same ones, and
/// keep the keyboard when the window or its letters become larger.
fn in_column(name: &str, ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().scope_id(Id::unique(("today", name))), add);
}

fn other_day(day: Option<Date>, today: Date) -> Option<Action> {
    let day = day?;
    Some(Action::Go(Route::Today { day: (day != today).then_some(day) }))
}

/// "Day 127" of the followed medicine, while it is taken.
fn day_number(cx: &Cx<'_>, date: Date) -> Option<String> {
    let followed = cx.facts.followed().filter(|id| cx.diary.is_running(*id, date))?;
    let day = cx.facts.day_of(&When::exact(Point::Day(date))).filter(|day| day.number >= 1)?;
    let key = if day.estimated { "today-day-about" } else { "today-day" };
    let medicine = cx.diary.medicine_name(followed).to_owned();
    Some(cx.say(key, &[("day", day.number.to_string()), ("medicine", medicine)]))
}
