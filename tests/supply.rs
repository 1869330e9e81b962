//! Bottles: what a diary leaves in them, and their changes beside a simulation that pours drop by drop.

#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::civil::Time;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use titrace::analysis::supply::{self, BottleState, Opening, Refill, Uncounted, UseBy, Why};
use titrace::catalogue::Catalogue;
use titrace::model::adjustment::{Adjustment, Bend};
use titrace::model::amount::{Amount, Recipe};
use titrace::model::bottle::{Bottle, Cost, Keeps};
use titrace::model::diary::Diary;
use titrace::model::dose::{Count, Dose, Status};
use titrace::model::medicine::Medicine;
use titrace::model::plan::{Interval, Plan, Rule, Steps, Target};
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::schedule::Schedule;
use titrace::model::settings::Settings;
use titrace::model::unit::DoseUnit;
use titrace::model::when::{When, date_of, days};
use titrace::words::Words;
use uuid::Uuid;

const MEDICINE: RecordId = RecordId(Uuid::from_u128(1));
const PLAN: RecordId = RecordId(Uuid::from_u128(2));
/// Day 1 is 5 May 2014.
const DAY_ZERO: i64 = 16_194;

fn day(number: i64) -> Date {
    date_of(DAY_ZERO + number)
}

fn number_of(date: Date) -> i64 {
    days(date) - DAY_ZERO
}

fn amount(text: &str) -> Amount {
    let (number, unit) = text.split_once(' ').unwrap();
    Amount { number: number.parse().unwrap(), unit: DoseUnit::parse(unit).unwrap() }
}

fn record(id: u128, at: &str, body: Body) -> Record {
    let at = When::exact(at.parse().unwrap());
    Record { id: RecordId(Uuid::from_u128(id)), at, note: None, source: Source::Window, entered_by: None, body }
}

fn on(number: i64) -> String {
    day(number).to_string()
}

fn medicine(recipe: Option<&str>) -> Medicine {
    Medicine {
        name: "LDN".to_owned(),
        form: None,
        recipe: recipe.map(|recipe| Recipe::parse(recipe).unwrap()),
        strength: None,
        parts: None,
        drop_counts: None,
        label: None,
        ..Medicine::default()
    }
}

fn drops() -> Medicine {
    medicine(Some("50 mg in 10 mL, 20 drops/mL"))
}

fn plan(rule: Rule, times: Vec<Time>) -> Plan {
    Plan {
        medicine: MEDICINE,
        title: None,
        author: None,
        rule,
        times,
        shown_in: None,
        hold_if: None,
        missed: None,
        review: None,
    }
}

fn steps(from: &str, step: &str, every: Interval, to: &str) -> Rule {
    let to = Target::one(to.parse().unwrap());
    Rule::Steps(Steps { from: amount(from), step: step.parse().unwrap(), every, to })
}

/// 1 drop in the first week, 18 drops in the last.
fn drop_plan() -> Plan {
    plan(steps("0.25 mg", "0.25", Interval::Days(7), "4.5"), Vec::new())
}

fn bottle(holds: &str, opened: Option<i64>) -> Bottle {
    Bottle {
        medicine: MEDICINE,
        holds: amount(holds),
        opened: opened.map(day),
        use_by: None,
        keeps: None,
        batch: None,
        cost: None,
        finished: None,
    }
}

fn dose(count: Option<&str>, amount: Option<&str>, status: Status) -> Body {
    let count = count.map(self::amount).map(|count| Count { number: count.number, unit: count.unit });
    let amount = amount.map(self::amount);
    Body::Dose(Dose { medicine: MEDICINE, amount, count, planned_amount: None, status, reason: None })
}

/// A diary of the medicine and what is given, with ids of their own.
struct Shelf(Vec<Record>);

impl Shelf {
    fn of(medicine: Medicine) -> Self {
        Self(vec![record(1, "2014-01-01", Body::Medicine(medicine))])
    }

    fn add(mut self, at: &str, body: Body) -> Self {
        let id = 1000 + self.0.len() as u128;
        self.0.push(record(id, at, body));
        self
    }

    fn plan(mut self, start: i64, plan: Plan) -> Self {
        self.0.push(record(2, &on(start), Body::Plan(plan)));
        self
    }

    /// Made on the day it was opened.
    fn bottle(self, made: i64, bottle: Bottle) -> Self {
        self.add(&on(made), Body::Bottle(bottle))
    }

    fn drops(self, on: i64, count: &str) -> Self {
        self.add(&self::on(on), dose(Some(count), None, Status::Taken))
    }

    /// The drop plan as it is written, taken to the letter.
    fn drops_as_planned(self, days: std::ops::RangeInclusive<i64>) -> Self {
        days.fold(self, |shelf, day| shelf.drops(day, &format!("{} drop", (day - 1) / 7 + 1)))
    }

    fn diary(self) -> Diary {
        Diary::of(Settings::default(), self.0)
    }

    fn states(self, today: i64) -> Vec<BottleState> {
        supply::bottles(&self.diary(), &catalogue(), MEDICINE, day(today))
    }
}

fn catalogue() -> Catalogue {
    Catalogue::bundled().unwrap()
}

/// `left [-overdrawn] [?unmeasured] [open]` of every bottle.
fn said(states: &[BottleState]) -> String {
    let said = states.iter().map(|state| {
        let over = state.overdrawn.map_or_else(String::new, |over| format!(" -{over}"));
        let unmeasured = if state.unmeasured > 0 { format!(" ?{}", state.unmeasured) } else { String::new() };
        format!("{}{over}{unmeasured}{}", state.left, if state.is_open { " open" } else { "" })
    });
    said.collect::<Vec<_>>().join(", ")
}

#[test]
fn s2_03_planned_changes_are_the_same_in_drops_millilitres_and_mass() {
    let record = record(2, &on(1), Body::Plan(drop_plan()));
    let schedule = Schedule::written(&record, &drop_plan());
    let changes = |holds: &str, keeps, mix| {
        let refill = Refill { holds: amount(holds), keeps, mix };
        let found = supply::planned_changes(&schedule, &drops(), &refill, day(1), day(126)).unwrap();
        found.into_iter().map(number_of).collect::<Vec<_>>()
    };
    for holds in ["200 drop", "10 mL", "50 mg", "50000 ug"] {
        assert_eq!(changes(holds, None, false), [50, 72, 88, 102, 114, 125], "{holds}");
        assert_eq!(changes(holds, Some(14), false), [15, 29, 43, 57, 71, 85, 99, 111, 122], "{holds}");
        assert_eq!(changes(holds, Some(35), false), [36, 62, 80, 95, 108, 120], "{holds}");
        assert_eq!(changes(holds, None, true), [50, 72, 89, 103, 115], "{holds}");
    }
}

#[test]
fn what_cannot_be_counted_says_which_day_and_dose() {
    let record = record(2, &on(1), Body::Plan(drop_plan()));
    let schedule = Schedule::written(&record, &drop_plan());
    let changes = |holds: &str, medicine: &Medicine| {
        let refill = Refill { holds: amount(holds), keeps: None, mix: false };
        supply::planned_changes(&schedule, medicine, &refill, day(1), day(126))
    };
    let (on, dose) = (day(15), amount("0.75 mg"));
    let too_large = changes("2 drop", &drops()).unwrap_err();
    assert_eq!(too_large, Uncounted::TooLarge { on, dose });
    let unmeasured = changes("200 drop", &medicine(None)).unwrap_err();
    assert_eq!(unmeasured, Uncounted::Unmeasured { on: day(1), dose: amount("0.25 mg") });
    let say = |uncounted: Uncounted| {
        let message = uncounted.message();
        Words::english().say(message.key, &message.args)
    };
    assert_eq!(say(too_large), "The planned dose of 19 May 2014, 0.75 mg, is more than a bottle holds");
    assert_eq!(say(unmeasured), "The medicine does not say how much of a bottle 0.25 mg is, planned for 5 May 2014");
}

#[test]
fn what_is_left_follows_the_doses_that_were_taken() {
    let shelf = Shelf::of(drops())
        .drops(1, "5 drop")
        .bottle(2, bottle("200 drop", Some(3)))
        .drops(2, "5 drop")
        .drops(3, "7 drop")
        .add(&on(4), dose(Some("3 drop"), Some("0.75 mg"), Status::Partial))
        .add(&on(4), dose(None, Some("0.5 mg"), Status::Extra))
        .add(&on(5), dose(Some("7 drop"), None, Status::Skipped))
        .add(&on(6), dose(None, None, Status::Taken))
        .add(&on(7), dose(Some("1 tablet"), None, Status::Taken));
    let states = shelf.states(8);
    assert_eq!(said(&states), "188 drop ?2 open");
    assert_eq!((states[0].run_out, states[0].doses_left, states[0].plan_outlives), (None, None, false));
    // Nothing that comes after today counts.
    let later = Shelf::of(drops()).bottle(1, bottle("10 mL", Some(1))).drops(2, "7 drop").drops(9, "7 drop");
    assert_eq!(said(&later.states(8)), "9.65 mL open");
    assert_eq!(said(&Shelf::of(drops()).bottle(1, bottle("10 mL", Some(9))).states(8)), "10 mL");
    assert_eq!(said(&Shelf::of(drops()).states(8)), "");
}

#[test]
fn a_count_wins_in_a_bottle_of_drops_and_an_amount_in_one_of_mass() {
    // 7 drops were 1.4 mg by the recipe of their day.
    let dose = || dose(Some("7 drop"), Some("1.4 mg"), Status::Taken);
    let left = |holds| said(&Shelf::of(drops()).bottle(1, bottle(holds, Some(1))).add(&on(1), dose()).states(1));
    assert_eq!([left("200 drop"), left("10 mL"), left("50 mg")], ["193 drop open", "9.65 mL open", "48.6 mg open"]);
}

#[test]
fn a_dose_belongs_to_the_bottle_that_was_opened_last() {
    let finished = Bottle { finished: Some(day(6)), ..bottle("20 drop", Some(4)) };
    let shelf = || {
        (1..=9)
            .fold(Shelf::of(drops()), |shelf, day| shelf.drops(day, "7 drop"))
            .bottle(1, bottle("200 drop", None))
            .bottle(1, finished.clone())
            .bottle(1, bottle("200 drop", Some(1)))
    };
    // Days 1 to 3; 4 to 6, one drop more than there were; 7 to 9 from none; and one that nobody opened.
    assert_eq!(said(&shelf().states(9)), "179 drop, 0 drop -1 drop, 200 drop");
    assert_eq!(said(&shelf().states(5)), "179 drop, 6 drop open, 200 drop");
    assert_eq!(said(&shelf().states(2)), "186 drop open, 20 drop, 200 drop");
    // After midnight it is still the day before, and the old bottle.
    let night = Shelf::of(drops())
        .bottle(1, bottle("200 drop", Some(1)))
        .bottle(2, bottle("200 drop", Some(2)))
        .add(&format!("{} 00:30", day(2)), dose(Some("7 drop"), None, Status::Taken));
    assert_eq!(said(&night.states(2)), "193 drop, 200 drop open");
    // Some day in May: perhaps of this bottle, perhaps not; some day in June: surely.
    let may = |today: &str| {
        let shelf = Shelf::of(drops()).bottle(1, bottle("200 drop", Some(1)));
        let shelf = ["2014-05", "2014-06"]
            .iter()
            .fold(shelf, |shelf, month| shelf.add(month, dose(Some("7 drop"), None, Status::Taken)));
        said(&supply::bottles(&shelf.diary(), &catalogue(), MEDICINE, today.parse().unwrap()))
    };
    assert_eq!([may("2014-06-30"), may("2014-06-15")], ["193 drop ?1 open", "200 drop ?2 open"]);
}

#[test]
fn s2_04_the_label_wins_and_days_count_from_making() {
    let use_by = |made: i64, change: &dyn Fn(&mut Bottle)| {
        let mut bottle = bottle("200 drop", Some(5));
        change(&mut bottle);
        let state = Shelf::of(drops()).bottle(made, bottle).states(20).remove(0);
        (state.use_by.clone(), state.is_past(day(20)))
    };
    let label = |keeps| use_by(1, &|bottle| (bottle.keeps, bottle.use_by) = (keeps, Some(day(20))));
    for keeps in [None, Some(Keeps::Water), Some(Keeps::Home)] {
        assert_eq!(label(keeps), (UseBy::Label(day(20)), false), "{keeps:?}");
    }
    let counted = |made, keeps| {
        let (use_by, is_past) = use_by(made, &|bottle| bottle.keeps = Some(keeps));
        let UseBy::Counted { date, days, source } = use_by else { panic!("{use_by:?}") };
        assert!(source.contains("USP <795>"), "{source}");
        (number_of(date), days, is_past)
    };
    assert_eq!(counted(1, Keeps::Water), (14, 14, true));
    assert_eq!(counted(7, Keeps::Water), (20, 14, false));
    assert_eq!(counted(6, Keeps::Water), (19, 14, true));
    assert_eq!(counted(1, Keeps::Preserved), (35, 35, false));
    assert_eq!(use_by(1, &|bottle| bottle.keeps = Some(Keeps::Home)), (UseBy::AskPharmacist, false));
    assert_eq!(use_by(1, &|_| {}), (UseBy::Unknown, false));
    let month = Bottle { keeps: Some(Keeps::Water), ..bottle("200 drop", Some(5)) };
    let month = Shelf::of(drops()).add("2014-05", Body::Bottle(month));
    assert_eq!(month.states(20)[0].use_by, UseBy::Unknown);
}

#[test]
fn s2_03_an_open_bottle_runs_out_as_planned() {
    let state = |today: i64, taken: i64| {
        let shelf = Shelf::of(drops()).plan(1, drop_plan()).bottle(1, bottle("200 drop", Some(1)));
        let state = shelf.drops_as_planned(1..=taken).states(today).remove(0);
        (state.left.to_string(), state.run_out.map(number_of), state.doses_left.unwrap(), state.plan_outlives)
    };
    assert_eq!(state(1, 0), ("200 drop".into(), Some(50), 49, true));
    // Taken as planned, with today's dose logged or not: the same day.
    assert_eq!(state(20, 19), ("164 drop".into(), Some(50), 30, true));
    assert_eq!(state(20, 20), ("161 drop".into(), Some(50), 29, true));
    // Two doses of 7 that were missed are still there, for two of 8.
    assert_eq!(state(50, 47), ("18 drop".into(), Some(52), 2, true));
    assert_eq!(state(50, 49), ("4 drop".into(), Some(50), 0, true));
    assert_eq!(state(50, 50), ("0 drop".into(), Some(51), 0, true));
}

#[test]
fn several_doses_a_day_are_logged_one_by_one() {
    let times = vec![Time::constant(8, 0, 0, 0), Time::constant(22, 0, 0, 0)];
    let shelf = |logged: usize| {
        let shelf = Shelf::of(drops()).plan(1, plan(Rule::Fixed(amount("1 mg")), times.clone()));
        let shelf = shelf.bottle(1, bottle("14 drop", Some(1)));
        let state = (0..logged).fold(shelf, |shelf, _| shelf.drops(1, "4 drop")).states(1).remove(0);
        (state.doses_left.unwrap(), state.run_out.map(number_of))
    };
    assert_eq!([shelf(0), shelf(1), shelf(2), shelf(3)], [(3, Some(2)), (2, Some(2)), (1, Some(2)), (0, Some(2))]);
}

#[test]
fn a_plan_outlives_what_it_goes_on_after() {
    let state = |rule: Rule, holds: &str, use_by: Option<i64>, bends: &[(i64, Bend)]| {
        let mut shelf = Shelf::of(drops()).plan(1, plan(rule, Vec::new()));
        for (number, (on, bend)) in bends.iter().enumerate() {
            let adjustment = Adjustment { plan: PLAN, number: number as u32, bend: bend.clone(), reason: None };
            shelf = shelf.add(&self::on(*on), Body::Adjustment(adjustment));
        }
        let bottle = Bottle { use_by: use_by.map(day), ..bottle(holds, Some(1)) };
        let state = shelf.bottle(1, bottle).states(1).remove(0);
        (state.run_out.map(number_of), state.plan_outlives)
    };
    let fixed = || Rule::Fixed(amount("1 mg"));
    let taper = || steps("1 mg", "-0.5", Interval::Days(2), "0");
    // 4 drops, 4, 2, 2.
    assert_eq!(state(taper(), "12 drop", None, &[]), (None, false));
    assert_eq!(state(taper(), "11 drop", None, &[]), (Some(4), true));
    assert_eq!(state(taper(), "12 drop", Some(4), &[]), (None, false));
    assert_eq!(state(taper(), "12 drop", Some(3), &[]), (None, true));
    assert_eq!(state(fixed(), "2000 drop", None, &[]), (None, false));
    assert_eq!(state(fixed(), "2000 drop", Some(1000), &[]), (None, false));
    assert_eq!(state(fixed(), "2000 drop", Some(-5), &[]), (None, true));
    assert_eq!(state(fixed(), "2000 drop", Some(30), &[(20, Bend::Stop)]), (None, false));
    assert_eq!(state(fixed(), "8 drop", None, &[(2, Bend::Pause { days: Some(10) })]), (Some(13), true));
    assert_eq!(state(Rule::AsNeeded(Some(amount("1 mg"))), "8 drop", Some(1), &[]), (None, false));
}

#[test]
fn a_later_plan_takes_over_on_the_day_it_begins() {
    let first = plan(Rule::Fixed(amount("1 mg")), Vec::new());
    let second = plan(Rule::Fixed(amount("2 mg")), Vec::new());
    let needed = plan(Rule::AsNeeded(None), Vec::new());
    let shelf = Shelf::of(drops()).bottle(1, bottle("20 drop", Some(1)));
    let shelf = shelf.add(&on(1), Body::Plan(first)).add(&on(4), Body::Plan(second)).add(&on(2), Body::Plan(needed));
    let state = shelf.states(1).remove(0);
    // Three times 4 drops, then 8 once, and no 8 more.
    assert_eq!((state.doses_left, state.run_out), (Some(4), Some(day(5))));
}

#[test]
fn s2_03_the_next_changes_go_on_from_what_is_really_left() {
    let next = |shelf: Shelf, today: i64, within: u16| {
        let found = supply::next_changes(&shelf.diary(), &catalogue(), MEDICINE, day(today), within, false).unwrap();
        found.iter().map(|Opening { on, why }| format!("{} {why:?}", number_of(*on))).collect::<Vec<_>>().join(", ")
    };
    let shelf = |keeps, opened| {
        let bottle = Bottle { keeps, ..bottle("200 drop", opened) };
        Shelf::of(drops()).plan(1, drop_plan()).bottle(1, bottle)
    };
    let all = "50 Empty, 72 Empty, 88 Empty, 102 Empty, 114 Empty, 125 Empty";
    assert_eq!(next(shelf(None, Some(1)), 1, 126), all);
    assert_eq!(next(shelf(None, Some(1)).drops_as_planned(1..=30), 30, 97), all);
    assert_eq!(next(shelf(None, Some(1)).drops_as_planned(1..=30), 30, 43), "50 Empty, 72 Empty");
    assert_eq!(next(shelf(None, Some(1)).drops_as_planned(1..=30), 30, 42), "50 Empty");
    // Nothing was taken before day 30: the 75 drops of 29 days are still there.
    assert_eq!(next(shelf(None, Some(1)), 30, 60), "59 Empty, 78 Empty");
    let water =
        "15 Expired, 29 Expired, 43 Expired, 57 Expired, 71 Expired, 85 Expired, 99 Empty, 111 Empty, 122 Empty";
    assert_eq!(next(shelf(Some(Keeps::Water), Some(1)), 1, 126), water);
    // No bottle is open: the first is that for today.
    assert_eq!(next(shelf(Some(Keeps::Water), None), 10, 20), "10 First, 24 Expired");
    // A label says how long the next ones keep, too; and what is past it is not used.
    let labelled = |last| {
        let bottle = Bottle { use_by: Some(day(last)), ..bottle("200 drop", Some(1)) };
        Shelf::of(drops()).plan(1, drop_plan()).bottle(1, bottle)
    };
    assert_eq!(next(labelled(10), 1, 40), "11 Expired, 21 Expired, 31 Expired");
    assert_eq!(next(labelled(10), 20, 15), "20 Expired, 30 Expired");
    assert_eq!(next(Shelf::of(drops()).plan(1, drop_plan()), 1, 40), "");
    assert_eq!(next(Shelf::of(drops()).bottle(1, bottle("200 drop", None)), 1, 40), "");
    let large = Shelf::of(drops()).plan(1, drop_plan()).bottle(1, bottle("2 drop", None)).diary();
    let found = supply::next_changes(&large, &catalogue(), MEDICINE, day(1), 40, false);
    assert_eq!(found, Err(Uncounted::TooLarge { on: day(15), dose: amount("0.75 mg") }));
}

#[test]
fn thirds_of_a_millilitre_do_not_cost_a_dose() {
    // Two of 30 drops are no finite part of a mL; 150 times two are 10 mL to the drop.
    let rule = Rule::Fixed(amount("2 drop"));
    let shelf = |taken: i64| {
        let shelf = Shelf::of(medicine(Some("10 mg in 10 mL, 30 drops/mL"))).plan(1, plan(rule.clone(), Vec::new()));
        (1..=taken).fold(shelf.bottle(1, bottle("10 mL", Some(1))), |shelf, day| shelf.drops(day, "2 drop"))
    };
    let state = shelf(149).states(150).remove(0);
    assert_eq!((state.left.to_string().as_str(), state.doses_left), ("0.066666667 mL", Some(1)));
    assert_eq!((state.run_out, state.overdrawn), (Some(day(151)), None));
    let next = supply::next_changes(&shelf(149).diary(), &catalogue(), MEDICINE, day(150), 10, false).unwrap();
    assert_eq!(next, [Opening { on: day(151), why: Why::Empty }]);
}

#[test]
fn s2_11_a_month_costs_what_its_doses_are_of_a_bottle() {
    let paid = |cost: &str, opened| Bottle { cost: Cost::parse(cost), ..bottle("200 drop", Some(opened)) };
    let cost = |shelf: Shelf, today: i64| {
        let found = supply::monthly_cost(&shelf.diary(), &catalogue(), MEDICINE, day(today));
        found.iter().map(Cost::text).collect::<Vec<_>>().join(", ")
    };
    let planned = || Shelf::of(drops()).plan(1, drop_plan());
    // Days 1 to 30: 7 + 14 + 21 + 28 + 10 drops, 0.4 of a bottle; at 18 drops a day 540, 2.7 bottles.
    assert_eq!(cost(planned().bottle(1, paid("40 USD", 1)), 1), "16.00 USD");
    assert_eq!(cost(planned().bottle(1, paid("40 USD", 1)), 200), "108.00 USD");
    assert_eq!(cost(planned().bottle(1, paid("9.99 USD", 1)), 1), "4.00 USD");
    let several = planned().bottle(1, paid("40 USD", 1)).bottle(2, paid("60 NZD", 2)).bottle(3, paid("50 USD", 3));
    assert_eq!(cost(several.bottle(4, bottle("200 drop", Some(4))), 1), "20.00 USD, 24.00 NZD");
    assert_eq!(cost(planned().bottle(1, bottle("200 drop", Some(1))), 1), "");
    assert_eq!(cost(Shelf::of(drops()).bottle(1, paid("40 USD", 1)), 1), "");
    assert_eq!(cost(planned().bottle(1, Bottle { holds: amount("30 tablet"), ..paid("40 USD", 1) }), 1), "");
    let over = planned().bottle(1, paid("40 USD", 1));
    let stop = Adjustment { plan: PLAN, number: 1, bend: Bend::Stop, reason: None };
    assert_eq!(cost(over.add(&on(10), Body::Adjustment(stop)), 10), "");
    // A drop a day: a bottle of 14 good days is replaced every 14 days, however much is left in it.
    let water = Bottle { keeps: Some(Keeps::Water), ..paid("40 USD", 1) };
    let one = Rule::Fixed(amount("0.25 mg"));
    assert_eq!(cost(Shelf::of(drops()).plan(1, plan(one, Vec::new())).bottle(1, water), 1), "85.71 USD");
    let states = planned().bottle(1, paid("40 USD", 1)).states(1);
    assert_eq!(states[0].cost.as_ref().map(Cost::text).as_deref(), Some("40 USD"));
}

#[test]
fn everything_about_a_bottle_can_be_said() {
    let words = Words::english();
    let say = |shelf: Shelf, today: i64| {
        let state = shelf.states(today).remove(0);
        let messages = supply::messages(&state, day(today));
        messages.iter().map(|message| words.say(message.key, &message.args)).collect::<Vec<_>>().join("\n")
    };
    let water = Bottle { keeps: Some(Keeps::Water), ..bottle("200 drop", Some(1)) };
    let planned = Shelf::of(drops()).plan(1, drop_plan()).bottle(1, water.clone()).drops_as_planned(1..=8);
    let source =
        "USP <795>, without stability data: water-containing oral, in the refrigerator, counted from compounding";
    assert_eq!(
        say(planned, 8),
        format!(
            "191 of 200 drops left\nEnough for 6 planned doses\n\
             Use by 18 May 2014: 14 days, the day it was made being the first ({source})\n\
             This plan outlives this bottle"
        )
    );
    let past = Shelf::of(drops()).bottle(1, water).add(&on(1), dose(None, None, Status::Taken));
    assert_eq!(
        say(past, 15),
        format!(
            "At most 200 of 200 drops left\n\
             One dose that was taken says no amount, or no day, that could be taken off\n\
             Past its use-by of 18 May 2014: 14 days, the day it was made being the first ({source})"
        )
    );
    let home = Bottle { keeps: Some(Keeps::Home), ..bottle("1 mL", Some(1)) };
    let home = Shelf::of(drops()).bottle(1, home).drops(1, "21 drop");
    assert_eq!(
        say(home, 1),
        "0 of 1 mL left\n0.05 mL more were taken than it held\nAsk the pharmacist how long it keeps"
    );
    let label = || Bottle { use_by: Some(day(3)), ..bottle("1 drop", Some(1)) };
    let labelled = || Shelf::of(drops()).bottle(1, label());
    assert_eq!(say(labelled(), 3), "1 of 1 drop left\nUse by 7 May 2014, by its label");
    assert_eq!(say(labelled(), 4), "1 of 1 drop left\nPast its use-by of 7 May 2014, by its label");
    let unknown = Shelf::of(drops()).bottle(1, bottle("30 capsule", Some(1)));
    assert_eq!(say(unknown, 1), "30 of 30 capsules left\nNo use-by day is known");
}

// Bottles beside a simulation

/// What a simulated day asks for: so many doses of so many drops.
type Day = (u32, usize);

/// Every morning the bottle is a day older, and what is too old is poured away; then the doses are dropped out, one
/// drop after the other. `Err`: a dose of that day is larger than a bottle. Days are places in the list.
fn poured(days: &[Day], holds: u32, keeps: Option<u16>, mix: bool) -> Result<Vec<usize>, usize> {
    let (mut inside, mut age, mut opened) = (0_u32, 0_u16, Vec::new());
    for (today, (drops, doses)) in days.iter().enumerate() {
        age += 1;
        if keeps.is_some_and(|keeps| age > keeps) {
            inside = 0;
        }
        for _ in 0..*doses {
            if *drops > inside && *drops > holds {
                return Err(today);
            }
            if !mix && *drops > inside {
                inside = 0;
            }
            for _ in 0..*drops {
                if inside == 0 {
                    (inside, age) = (holds, 1);
                    opened.push(today);
                }
                inside -= 1;
            }
        }
    }
    // The first bottle is no change.
    Ok(opened.into_iter().skip(1).collect())
}

/// A plan that life happened to, by the calendar of the model.
fn bent_schedule() -> impl Strategy<Value = Schedule> {
    let quarter = |count: u32| amount(&format!("{} mg", rust_decimal::Decimal::new(i64::from(count) * 25, 2)));
    let rising = (1..=8_u32, 1..=4_u32, 0..=10_u32, any::<bool>());
    let every = prop_oneof![(1..=9_u16).prop_map(Interval::Days), (1..=2_u16).prop_map(Interval::Weeks)];
    let rule = (rising, every).prop_map(move |((from, step, count, up), every)| {
        let (from, step) = if up { (from, i64::from(step)) } else { (from + step * count, -i64::from(step)) };
        let to = i64::from(from) + step * i64::from(count);
        let number = |count: i64| rust_decimal::Decimal::new(count * 25, 2).normalize().to_string().parse().unwrap();
        Rule::Steps(Steps { from: quarter(from), step: number(step), every, to: Target::one(number(to)) })
    });
    let hours = |count: i8| (0..count).map(|hour| Time::constant(8 + hour, 0, 0, 0)).collect::<Vec<_>>();
    let bend = prop_oneof![
        option::of(0..20_u16).prop_map(|days| Bend::Hold { days }),
        option::of(1..20_u16).prop_map(|days| Bend::Pause { days }),
        Just(Bend::Resume),
        (0..12_i64, 1..=20_u32)
            .prop_map(move |(length, count)| Bend::StepBack { until: day(length), to: quarter(count) }),
        (-5..9_i32).prop_map(|days| Bend::Shift { days }),
        (1..=3_i8).prop_map(move |count| Bend::Times(hours(count))),
        Just(Bend::Skip),
    ];
    let bends = vec((0..80_i64, bend), 0..4);
    (rule, 0..=3_i8, 0..6_i64, bends).prop_map(move |(rule, count, start, bends)| {
        let plan = plan(rule, hours(count));
        let bends = bends.into_iter().enumerate().map(|(number, (at, bend))| {
            let bend = match bend {
                Bend::StepBack { until, to } => Bend::StepBack { until: day(at + number_of(until)), to },
                bend => bend,
            };
            let adjustment = Adjustment { plan: PLAN, number: number as u32, bend, reason: None };
            (record(100 + number as u128, &on(at), Body::Adjustment(adjustment.clone())), adjustment)
        });
        let bends: Vec<_> = bends.collect();
        let record = record(2, &on(start), Body::Plan(plan.clone()));
        Schedule::bent(&record, &plan, bends.iter().map(|(record, adjustment)| (record, adjustment)))
    })
}

/// What 80 days of it ask for, in drops of a quarter of a mg.
fn asked(schedule: &Schedule) -> Vec<Day> {
    let drops = |number: i64| {
        let due = schedule.due(day(number))?;
        Some(((due.amount.number.decimal() * rust_decimal::Decimal::from(4)).try_into().ok()?, due.doses()))
    };
    (0..80).map(|number| drops(number).unwrap_or((0, 0))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn s2_03_bottles_are_those_of_a_simulation_that_pours_drop_by_drop(
        schedule in bent_schedule(),
        holds in prop_oneof![1 => 1..20_u32, 6 => 20..300_u32],
        unit in select(vec!["drop", "mL", "mg"]),
        keeps in option::of(1..40_u16),
        mix in any::<bool>(),
    ) {
        let full = match unit {
            "drop" => amount(&format!("{holds} drop")),
            "mL" => amount(&format!("{} mL", rust_decimal::Decimal::new(i64::from(holds) * 5, 2))),
            _ => amount(&format!("{} mg", rust_decimal::Decimal::new(i64::from(holds) * 25, 2))),
        };
        let refill = Refill { holds: full, keeps, mix };
        let found = supply::planned_changes(&schedule, &drops(), &refill, day(0), day(79));
        let found = match found {
            Ok(days) => Ok(days.into_iter().map(|day| number_of(day) as usize).collect()),
            Err(Uncounted::TooLarge { on, .. }) => Err(number_of(on) as usize),
            Err(Uncounted::Unmeasured { .. }) => return Err(TestCaseError::fail("a drop is measured")),
        };
        prop_assert_eq!(found, poured(&asked(&schedule), holds, keeps, mix));
    }
}

#[test]
fn s2_03_the_simulation_is_right_and_shows_a_bottle_that_keeps_a_day_too_long() {
    let days: Vec<Day> = (0..126).map(|day| (day / 7 + 1, 1)).collect();
    let changes = |keeps, mix| poured(&days, 200, keeps, mix).unwrap().iter().map(|day| day + 1).collect::<Vec<_>>();
    assert_eq!(changes(None, false), [50, 72, 88, 102, 114, 125]);
    assert_eq!(changes(Some(14), false), [15, 29, 43, 57, 71, 85, 99, 111, 122]);
    assert_eq!(changes(Some(35), false), [36, 62, 80, 95, 108, 120]);
    assert_eq!(changes(None, true), [50, 72, 89, 103, 115]);
    // Off by one, in either direction, it is another list for both.
    let lists: BTreeSet<_> = [13, 14, 15, 34, 35, 36].map(|keeps| changes(Some(keeps), false)).into();
    assert_eq!(lists.len(), 6);
}

/// The random plans are no trifles: bottles run out, expire, are too small, and plans pause.
#[test]
fn the_random_plans_meet_every_case() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut paused, mut several, mut stepped_back, mut mixed, mut expired) = (0, 0, 0, 0, 0);
    for _ in 0..300 {
        let schedule = bent_schedule().new_tree(&mut runner).unwrap().current();
        let asked = asked(&schedule);
        let first = asked.iter().position(|day| day.1 > 0).unwrap_or(0);
        paused += usize::from(asked[first..].iter().any(|day| day.1 == 0));
        several += usize::from(asked.iter().any(|day| day.1 > 1));
        stepped_back += usize::from(!schedule.step_backs().is_empty());
        mixed += usize::from(poured(&asked, 50, None, false) != poured(&asked, 50, None, true));
        expired += usize::from(poured(&asked, 50, None, false) != poured(&asked, 50, Some(10), false));
    }
    for (name, count) in
        [("paused", paused), ("several", several), ("back", stepped_back), ("mixed", mixed), ("expired", expired)]
    {
        assert!(count >= 30, "{name}: {count} of 300");
    }
}
