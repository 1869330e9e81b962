//! The numbers of the drop plan, day by day, and what is true of every plan however it is bent.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use jiff::ToSpan as _;
use jiff::civil::{Date, Time, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use titrace::model::adjustment::{Adjustment, Bend};
use titrace::model::amount::{Amount, Number, Preparation, Recipe};
use titrace::model::change::Change;
use titrace::model::diary::Diary;
use titrace::model::medicine::{Form, Medicine};
use titrace::model::plan::{Interval, Plan, Rule, Steps, Target};
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::schedule::{Planned, Run, Schedule, State};
use titrace::model::unit::DoseUnit;
use titrace::model::when::{Point, When};
use uuid::Uuid;

const MEDICINE: RecordId = RecordId(Uuid::from_u128(1));
const PLAN: RecordId = RecordId(Uuid::from_u128(2));

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn mg(text: &str) -> Amount {
    Amount { number: number(text), unit: DoseUnit::Milligram }
}

fn record(id: RecordId, on: Date, body: Body) -> Record {
    let at = When::exact(Point::Day(on));
    Record { id, at, note: None, source: Source::Window, entered_by: None, body }
}

fn of_rule(rule: Rule, times: Vec<Time>) -> Plan {
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

/// The plan of S2-01 from that day on.
fn drop_plan(start: Date) -> (Record, Plan) {
    let steps =
        Steps { from: mg("0.25"), step: number("0.25"), every: Interval::Days(7), to: Target::one(number("4.5")) };
    let plan = of_rule(Rule::Steps(steps), Vec::new());
    (record(PLAN, start, Body::Plan(plan.clone())), plan)
}

fn drops() -> Recipe {
    Recipe::parse("50 mg in 10 mL, 20 drops/mL").unwrap()
}

fn made(recipe: &Recipe) -> Preparation<'_> {
    Preparation { recipe: Some(recipe), strength: None, parts: 1, piece: DoseUnit::Tablet }
}

/// Day 1 is the first one.
fn day(start: Date, number: i64) -> Date {
    start.checked_add((number - 1).days()).unwrap()
}

fn after(on: Date, days: i64) -> Date {
    on.checked_add(days.days()).unwrap()
}

#[test]
fn s2_02_week_n_is_n_drops_and_a_quarter_milligram_each() {
    let start = date(2026, 1, 30);
    let (record, plan) = drop_plan(start);
    let schedule = Schedule::written(&record, &plan);
    let recipe = drops();
    assert_eq!(schedule.stretches().count(), 18);
    for on in 1..=126 {
        let due = schedule.due(day(start, on)).unwrap();
        let week = (on - 1) / 7 + 1;
        let portion = made(&recipe).portion(due.amount);
        let count = portion.count.unwrap();
        assert_eq!((due.step, due.doses()), (usize::try_from(week).unwrap() - 1, 1), "day {on}");
        assert_eq!((count.number.decimal(), count.unit), (Decimal::from(week), DoseUnit::Drop), "day {on}");
        assert_eq!(due.amount.number.decimal() * Decimal::from(4), Decimal::from(week), "day {on}");
    }
    assert_eq!(schedule.due(day(start, 0)), None);
}

#[test]
fn s2_02_the_sums_of_the_drop_plan() {
    let start = date(2026, 1, 30);
    let (record, plan) = drop_plan(start);
    let schedule = Schedule::written(&record, &plan);
    let until = schedule.counted_until().unwrap();
    assert_eq!(until, day(start, 126));
    assert_eq!(schedule.due_days(start, until).count(), 126);
    let total = schedule.total(start, until).unwrap();
    assert_eq!(total.to_string(), "299.25 mg");
    let recipe = drops();
    let portion = made(&recipe).portion(total);
    let count = portion.count.unwrap();
    assert_eq!((count.number.to_string().as_str(), count.unit), ("1197", DoseUnit::Drop));
    assert_eq!(portion.volume_ml.unwrap().to_string(), "59.85");
    // What each day comes to in drops adds up to the same.
    let counts = schedule.due_days(start, until).map(|(_, due)| made(&recipe).portion(due.amount).count.unwrap());
    assert_eq!(counts.map(|count| count.number.decimal()).sum::<Decimal>(), Decimal::from(1197));
}

#[test]
fn s2_02_the_dose_of_single_days() {
    let start = date(2026, 1, 30);
    let (record, plan) = drop_plan(start);
    let schedule = Schedule::written(&record, &plan);
    for (first, last, dose) in [
        (1, 7, "0.25 mg"),
        (15, 21, "0.75 mg"),
        (22, 28, "1 mg"),
        (36, 42, "1.5 mg"),
        (64, 70, "2.5 mg"),
        (71, 77, "2.75 mg"),
        (78, 84, "3 mg"),
        (85, 91, "3.25 mg"),
        (113, 119, "4.25 mg"),
        // The last step goes on.
        (120, 400, "4.5 mg"),
    ] {
        for on in first..=last {
            assert_eq!(schedule.due(day(start, on)).unwrap().amount.to_string(), dose, "day {on}");
        }
    }
    assert_eq!(schedule.target_from(&plan), Some(day(start, 120)));
}

#[test]
fn s4_01_a_month_of_the_calendar_is_not_thirty_days() {
    let steps =
        Steps { from: mg("3"), step: number("1.5"), every: Interval::Months(1), to: Target::one(number("4.5")) };
    let plan = of_rule(Rule::Steps(steps), Vec::new());
    for (start, second) in [
        (date(2027, 2, 1), date(2027, 3, 1)),
        (date(2027, 3, 1), date(2027, 4, 1)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ] {
        let schedule = Schedule::written(&record(PLAN, start, Body::Plan(plan.clone())), &plan);
        assert_eq!(schedule.due(after(second, -1)).unwrap().amount.to_string(), "3 mg", "{start}");
        assert_eq!(schedule.due(second).unwrap().amount.to_string(), "4.5 mg", "{start}");
    }
}

/// What is so on a day, without the dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InForce {
    NotYet,
    Step(usize),
    AsNeeded,
    Paused,
    Over,
}

fn in_force(schedule: &Schedule, on: Date) -> InForce {
    match schedule.planned(on) {
        Planned::NotYet => InForce::NotYet,
        Planned::Due(due) => InForce::Step(due.step),
        Planned::AsNeeded(_) => InForce::AsNeeded,
        Planned::Paused => InForce::Paused,
        Planned::Over => InForce::Over,
    }
}

/// Each step begins after the one before it.
fn in_order(schedule: &Schedule) -> bool {
    schedule.stretches().all(|(run, end)| end.is_none_or(|end| run.from <= end))
}

/// From before everything to after everything that happens in these plans.
fn days_around(schedule: &Schedule) -> impl Iterator<Item = Date> {
    let first = schedule.first_day().min(schedule.start);
    let last = schedule.stretches().last().map_or(first, |(run, _)| run.from).max(first);
    let count = i64::from((last - first).get_days());
    (-40..=count + 100).map(move |days| after(first, days))
}

fn adjustment(place: usize, on: Date, bend: Bend) -> Record {
    let number = u32::try_from(place).unwrap() + 1;
    let body = Body::Adjustment(Adjustment { plan: PLAN, number, bend, reason: None });
    // Ids fall while numbers rise: it is the numbers that count.
    record(RecordId(Uuid::from_u128(1_000_000 - place as u128)), on, body)
}

fn parts(record: &Record) -> (&Record, &Adjustment) {
    let Body::Adjustment(adjustment) = &record.body else { unreachable!("{record:?}") };
    (record, adjustment)
}

fn bent(plan: &(Record, Plan), adjustments: &[Record]) -> Schedule {
    Schedule::bent(&plan.0, &plan.1, adjustments.iter().map(parts))
}

fn some_times() -> impl Strategy<Value = Vec<Time>> {
    let sets = vec![vec![], vec![22], vec![8, 20], vec![7]];
    select(sets).prop_map(|hours| hours.into_iter().map(|hour| Time::new(hour, 0, 0, 0).unwrap()).collect())
}

/// Plans up and down, in days, weeks and months, of one dose, and of none that is due.
fn some_plan() -> impl Strategy<Value = (Record, Plan)> {
    let every = prop_oneof![
        (1..=20_u16).prop_map(Interval::Days),
        (1..=3_u16).prop_map(Interval::Weeks),
        (1..=2_u16).prop_map(Interval::Months),
    ];
    // From a quarter of a milligram up, or down to nothing.
    let steps = (1..=9_i64, every, any::<bool>()).prop_map(|(count, every, up)| {
        let quarter = Decimal::new(25, 2);
        let (low, high) = (if up { quarter } else { Decimal::ZERO }, quarter * Decimal::from(count));
        let (from, to) = if up { (low, high) } else { (high, low) };
        let step = Number::new(if up { quarter } else { -quarter });
        let from = Amount { number: Number::new(from), unit: DoseUnit::Milligram };
        Rule::Steps(Steps { from, step, every, to: Target::one(Number::new(to)) })
    });
    let rule = prop_oneof![
        8 => steps,
        1 => Just(Rule::Fixed(mg("4.5"))),
        1 => Just(Rule::AsNeeded(Some(mg("1")))),
    ];
    (rule, some_times(), 0..1000_i64).prop_map(|(rule, times, start)| {
        let plan = of_rule(rule, times);
        (record(PLAN, after(date(2025, 1, 1), start), Body::Plan(plan.clone())), plan)
    })
}

/// Each with its day, counted from the start of the plan.
fn some_bends() -> impl Strategy<Value = Vec<(i64, Bend)>> {
    let quarters = || (1..=9_i64).prop_map(|count| Decimal::new(25 * count, 2));
    let dose = quarters().prop_map(|number| Amount { number: Number::new(number), unit: DoseUnit::Milligram });
    let bend = prop_oneof![
        3 => option::weighted(0.7, 1..30_u16).prop_map(|days| Bend::Hold { days }),
        3 => option::weighted(0.7, 1..30_u16).prop_map(|days| Bend::Pause { days }),
        2 => Just(Bend::Resume),
        2 => (0..10_i64, dose.clone()).prop_map(|(days, to)| Bend::StepBack { until: after(date(2000, 1, 1), days), to }),
        3 => (-20..30_i32).prop_map(|days| Bend::Shift { days }),
        2 => Just(Bend::Skip),
        2 => dose.prop_map(|at| Bend::Restart { at }),
        1 => Just(Bend::Stop),
        2 => some_times().prop_map(Bend::Times),
    ];
    vec((-15..130_i64, bend), 0..7)
}

fn dated(start: Date, bends: Vec<(i64, Bend)>) -> Vec<Record> {
    let date_one = |(place, (days, bend)): (usize, (i64, Bend))| {
        let on = after(start, days);
        let bend = match bend {
            // Made with so many days after 2000-01-01, as it does not know its own day.
            Bend::StepBack { until, to } => {
                let days = i64::from((until - date(2000, 1, 1)).get_days());
                Bend::StepBack { until: after(on, days), to }
            }
            bend => bend,
        };
        adjustment(place, on, bend)
    };
    bends.into_iter().enumerate().map(date_one).collect()
}

/// A plan and what life did to it.
fn some_life() -> impl Strategy<Value = ((Record, Plan), Vec<Record>)> {
    (some_plan(), some_bends()).prop_map(|(plan, bends)| {
        let start = plan.0.at.earliest().date();
        (plan, dated(start, bends))
    })
}

/// Whether no pause or stop that somebody dated lies on that day or ahead of it.
fn is_clear(schedule: &Schedule, adjustments: &[Record], on: Date) -> bool {
    let stops = adjustments.iter().any(|record| matches!(parts(record).1.bend, Bend::Stop));
    let is_over = |(run, end): (Run, Option<Date>)| run.state != State::Paused || end.is_some_and(|end| end < on);
    !stops && schedule.stretches().all(is_over)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every day from the first one to the last that is counted is in one stretch, and is what that stretch says.
    #[test]
    fn stretches_are_a_partition_of_the_days((plan, adjustments) in some_life()) {
        let schedule = bent(&plan, &adjustments);
        prop_assert!(in_order(&schedule), "{schedule:?}");
        let stretches: Vec<(Run, Option<Date>)> = schedule.stretches().collect();
        let holds = |on: Date, (run, end): &(Run, Option<Date>)| run.from <= on && end.is_none_or(|end| on <= end);
        for on in days_around(&schedule) {
            let of: Vec<_> = stretches.iter().filter(|stretch| holds(on, stretch)).collect();
            let comes = !stretches.is_empty() && on >= schedule.first_day();
            prop_assert_eq!(of.len(), usize::from(comes), "{}", on);
            let said = match of.first().map(|(run, _)| run.state) {
                None => InForce::NotYet,
                Some(State::Paused) => InForce::Paused,
                Some(State::Stopped) => InForce::Over,
                Some(State::Step(_)) if matches!(plan.1.rule, Rule::AsNeeded(_)) => InForce::AsNeeded,
                Some(State::Step(step)) => InForce::Step(step),
            };
            prop_assert_eq!(in_force(&schedule, on), said, "{}", on);
        }
        if let Some(until) = schedule.counted_until() {
            // Nothing begins after the last day that is counted, but an end, a pause, and what was in force before it.
            let last = stretches.last().map(|(run, _)| run.state);
            let rests = |run: &Run| matches!(run.state, State::Paused | State::Stopped) || Some(run.state) == last;
            prop_assert!(stretches.iter().filter(|(run, _)| run.from > until).all(|(run, _)| rests(run)));
        }
    }

    /// What is due is what the days say: sums over a whole are sums over its parts.
    #[test]
    fn a_sum_is_the_sum_of_its_parts((plan, adjustments) in some_life(), cut in 0..100_i64, length in 0..200_i64) {
        let schedule = bent(&plan, &adjustments);
        let first = after(schedule.start, -20);
        let (middle, last) = (after(first, cut), after(first, cut + length));
        let sum = |from, until| schedule.total(from, until).map(|amount| amount.number.decimal());
        let whole = sum(first, last);
        let parts = sum(first, middle).zip(sum(after(middle, 1), last)).map(|(one, other)| one + other);
        prop_assert_eq!(whole, parts);
        prop_assert_eq!(whole.is_none(), matches!(plan.1.rule, Rule::AsNeeded(_)));
    }

    /// A hold of n days moves every step that begins after its day by n days, and nothing else (where a dated pause or
    /// stop lies ahead, see below). The days up to the hold's are as they were; on the n days after it, what was in force on its day stays so; from then on, a day is
    /// what the day n before it was. Step backs and clock times keep their dates.
    #[test]
    fn a_hold_of_n_days_moves_every_later_step_by_n_days(
        (plan, adjustments) in some_life(),
        days_in in -15..130_i64,
        length in 1..40_u16,
    ) {
        let before = bent(&plan, &adjustments);
        let on = after(before.start, days_in);
        let hold = adjustment(adjustments.len(), on, Bend::Hold { days: Some(length) });
        let mut held = before.clone();
        let bends = held.bend(&hold, parts(&hold).1);

        if !is_clear(&before, &adjustments, on) {
            return Ok(());
        }
        let has_later = before.stretches().any(|(run, _)| run.from > on);
        let can = before.waiting.is_none() && has_later && in_force(&before, on) != InForce::Over;
        prop_assert_eq!(bends, can);
        if !can {
            prop_assert_eq!(held, before);
            return Ok(());
        }
        let length = i64::from(length);
        let moved = |run: Run| Run { from: if run.from > on { after(run.from, length) } else { run.from }, ..run };
        let wanted: Vec<Run> = before.stretches().map(|(run, _)| moved(run)).collect();
        prop_assert_eq!(held.stretches().map(|(run, _)| run).collect::<Vec<_>>(), wanted);
        prop_assert_eq!(held.step_backs(), before.step_backs());
        prop_assert_eq!(held.times_since().collect::<Vec<_>>(), before.times_since().collect::<Vec<_>>());
        prop_assert_eq!((&held.waiting, &held.idle), (&before.waiting, &before.idle));
        for day in days_around(&held) {
            let wanted = if day <= on {
                prop_assert_eq!(held.planned(day), before.planned(day), "{}", day);
                day
            } else if day <= after(on, length) {
                on
            } else {
                after(day, -length)
            };
            prop_assert_eq!(in_force(&held, day), in_force(&before, wanted), "{}", day);
            let Some(due) = held.due(day) else { continue };
            let back = before.step_backs().iter().rev().find(|back| back.from <= day && day <= back.until);
            prop_assert_eq!(due.step_back, back, "{}", day);
            prop_assert_eq!(due.amount, back.map_or(before.steps[due.step], |back| back.to), "{}", day);
            prop_assert_eq!(due.times, before.times_on(day), "{}", day);
        }
    }

    /// A pause of n days is n days with nothing due; what was to come on its first day and after comes n days later.
    /// Where nothing is due yet, or any more, there is nothing to pause.
    #[test]
    fn a_pause_of_n_days_puts_n_days_in(
        (plan, adjustments) in some_life(),
        days_in in -15..130_i64,
        length in 1..40_u16,
    ) {
        let before = bent(&plan, &adjustments);
        let on = after(before.start, days_in);
        let pause = adjustment(adjustments.len(), on, Bend::Pause { days: Some(length) });
        let mut paused = before.clone();
        let bends = paused.bend(&pause, parts(&pause).1);

        if !is_clear(&before, &adjustments, on) {
            return Ok(());
        }
        let goes_on = matches!(in_force(&before, on), InForce::Step(_) | InForce::AsNeeded);
        prop_assert_eq!(bends, before.waiting.is_none() && goes_on);
        if !bends {
            prop_assert_eq!(paused, before);
            return Ok(());
        }
        let length = i64::from(length);
        for day in days_around(&paused) {
            let wanted = if day < on {
                prop_assert_eq!(paused.planned(day), before.planned(day), "{}", day);
                in_force(&before, day)
            } else if day < after(on, length) {
                InForce::Paused
            } else {
                in_force(&before, after(day, -length))
            };
            prop_assert_eq!(in_force(&paused, day), wanted, "{}", day);
        }
    }

    /// A hold or pause without an end that is resumed n days later is one of n days.
    #[test]
    fn what_is_resumed_after_n_days_was_one_of_n_days(
        (plan, adjustments) in some_life(),
        days_in in -15..130_i64,
        length in 1..40_u16,
        holds in any::<bool>(),
    ) {
        let before = bent(&plan, &adjustments);
        let on = after(before.start, days_in);
        if before.waiting.is_some() || !is_clear(&before, &adjustments, on) {
            return Ok(());
        }
        let bend = |days| if holds { Bend::Hold { days } } else { Bend::Pause { days } };
        let with = |bends: &[(Date, Bend)]| {
            let mut schedule = before.clone();
            for (place, (on, bend)) in bends.iter().enumerate() {
                let record = adjustment(adjustments.len() + place, *on, bend.clone());
                schedule.bend(&record, parts(&record).1);
            }
            schedule
        };
        let open = with(&[(on, bend(None))]);
        let dated = with(&[(on, bend(Some(length)))]);
        prop_assert_eq!(open.waiting.is_some(), dated != before);
        prop_assert_eq!(with(&[(on, bend(None)), (after(on, i64::from(length)), Bend::Resume)]), dated);
    }

    /// A skip begins the next step on its day, and what follows keeps its distance.
    #[test]
    fn a_skip_begins_the_next_step((plan, adjustments) in some_life(), days_in in -15..130_i64) {
        let before = bent(&plan, &adjustments);
        let on = after(before.start, days_in).max(before.first_day());
        let skip = adjustment(adjustments.len(), on, Bend::Skip);
        let mut skipped = before.clone();
        if skipped.bend(&skip, parts(&skip).1) && is_clear(&before, &adjustments, on) {
            let (next, _) = before.stretches().find(|(run, _)| run.from > on).unwrap();
            let by = i64::from((next.from - on).get_days());
            prop_assert_ne!(in_force(&skipped, on), InForce::Paused);
            for day in days_around(&before) {
                let wanted = if day < on { day } else { after(day, by) };
                prop_assert_eq!(in_force(&skipped, day), in_force(&before, wanted), "{}", day);
            }
        }
    }

    /// A pause and a stop stay on the days that somebody gave them: no hold, shift, skip or step back moves them, and the
    /// days on which something is due follow each other as they did, with the hold's n days put in.
    #[test]
    fn a_dated_pause_or_stop_stays_where_it_was_put(
        (plan, adjustments) in some_life(),
        days_in in -15..130_i64,
        bend in prop_oneof![
            (1..40_u16).prop_map(|days| Bend::Hold { days: Some(days) }),
            (-20..30_i32).prop_map(|days| Bend::Shift { days }),
            Just(Bend::Skip),
        ],
    ) {
        let before = bent(&plan, &adjustments);
        let on = after(before.start, days_in);
        let one = adjustment(adjustments.len(), on, bend.clone());
        let mut later = before.clone();
        if before.waiting.is_some() || !later.bend(&one, parts(&one).1) {
            return Ok(());
        }
        let begun = before.first_day().max(later.first_day());
        let is_paused = |schedule: &Schedule, day| in_force(schedule, day) == InForce::Paused;
        for day in days_around(&later).filter(|day| *day >= begun) {
            prop_assert_eq!(is_paused(&later, day), is_paused(&before, day), "{}", day);
        }
        let stops: Vec<_> = adjustments.iter().filter(|record| matches!(parts(record).1.bend, Bend::Stop)).collect();
        let tapers = before.steps.last().is_some_and(|last| last.number.decimal().is_zero());
        if !stops.is_empty() && !tapers {
            prop_assert_eq!(later.over_from(), before.over_from());
        }
        if let (Bend::Hold { days: Some(count) }, true) = (&bend, stops.is_empty()) {
            let due = |schedule: &Schedule| -> Vec<usize> {
                let end = after(before.stretches().last().unwrap().0.from, 200);
                schedule.due_days(before.first_day(), end).map(|(_, due)| due.step).collect()
            };
            let (before_hold, held) = (due(&before), due(&later));
            let up_to = before.due_days(before.first_day(), on).count();
            prop_assert_eq!(&held[..up_to.min(held.len())], &before_hold[..up_to.min(held.len())]);
            let rest = held.len().min(before_hold.len()).saturating_sub(up_to + usize::from(*count));
            let moved = up_to + usize::from(*count);
            if up_to > 0 && held.len() > moved {
                prop_assert!(held[up_to..moved].iter().all(|step| *step == before_hold[up_to - 1]));
                prop_assert_eq!(&held[moved..moved + rest], &before_hold[up_to..up_to + rest]);
            }
        }
    }

    /// An adjustment is applied to what was there, or says that there was nothing to bend and leaves it alone.
    #[test]
    fn what_bends_nothing_changes_nothing((plan, adjustments) in some_life()) {
        let mut schedule = bent(&plan, &[]);
        prop_assert_eq!(&schedule, &Schedule::written(&plan.0, &plan.1));
        let mut idle = Vec::new();
        for record in &adjustments {
            let before = schedule.clone();
            if !schedule.bend(record, parts(record).1) {
                prop_assert_eq!(&schedule, &before, "{:?}", record.body);
                idle.push(record.id);
            }
        }
        schedule.idle = idle;
        prop_assert_eq!(bent(&plan, &adjustments), schedule);
    }

    /// Adjustments lie in the diary by their dates and are applied by their numbers; taking the last away, again and
    /// again, gives back every schedule that there was.
    #[test]
    fn taking_the_last_adjustment_away_gives_the_schedule_before((plan, adjustments) in some_life()) {
        let mut diary = Diary::default();
        let medicine = Medicine {
            name: "LDN".to_owned(),
            form: Some(Form::Drops),
            recipe: Some(drops()),
            strength: None,
            parts: None,
            drop_counts: None,
            label: None,
            ..Medicine::default()
        };
        let make = |change: &Change, diary: &mut Diary| {
            let fits = change.check(diary);
            change.apply(diary);
            fits
        };
        let medicine = record(MEDICINE, date(2025, 1, 1), Body::Medicine(medicine));
        prop_assert_eq!(make(&Change::Add(vec![medicine, plan.0.clone()]), &mut diary), Ok(()));
        let mut known = vec![(diary.clone(), Schedule::of(&plan.0, &plan.1, &diary))];
        prop_assert_eq!(&known[0].1, &Schedule::written(&plan.0, &plan.1));
        let changes: Vec<_> = adjustments.iter().map(|record| Change::Add(vec![record.clone()])).collect();
        for (place, change) in changes.iter().enumerate() {
            prop_assert_eq!(make(change, &mut diary), Ok(()));
            let schedule = Schedule::of(&plan.0, &plan.1, &diary);
            prop_assert_eq!(&schedule, &bent(&plan, &adjustments[..=place]));
            known.push((diary.clone(), schedule));
        }
        for change in changes.iter().rev() {
            known.pop();
            prop_assert_eq!(make(&change.inverse(), &mut diary), Ok(()));
            let (diary_before, schedule_before) = known.last().unwrap();
            prop_assert_eq!(&diary, diary_before);
            prop_assert_eq!(&Schedule::of(&plan.0, &plan.1, &diary), schedule_before);
        }
        // In whatever order they come.
        let reversed: Vec<_> = adjustments.iter().rev().cloned().collect();
        prop_assert_eq!(bent(&plan, &reversed), bent(&plan, &adjustments));
    }

    /// Wherever a drop has a finite decimal of milligrams, n drops are exactly n times it, there and back.
    #[test]
    fn drops_times_milligrams_a_drop_are_the_milligrams(
        (a_drop, a_drop_scale) in (1..20_000_i64, 0..5_u32),
        (volume, volume_scale) in (1..5_000_i64, 0..3_u32),
        (per_ml, per_ml_scale) in (1..500_i64, 0..2_u32),
        count in 1..2_000_i64,
    ) {
        let a_drop = Decimal::new(a_drop, a_drop_scale);
        let volume = Decimal::new(volume, volume_scale);
        let per_ml = Decimal::new(per_ml, per_ml_scale);
        let content = (a_drop * volume * per_ml).normalize();
        let recipe = Recipe::parse(&format!("{content} mg in {volume} mL, {per_ml} drops/mL")).unwrap();
        let made = made(&recipe);
        let drops = Number::new(Decimal::from(count));
        let exact = a_drop * drops.decimal();

        let held = made.content(drops, DoseUnit::Drop).unwrap();
        prop_assert_eq!((held.number.decimal(), held.unit), (exact, DoseUnit::Milligram));
        let portion = made.portion(Amount { number: Number::new(exact), unit: DoseUnit::Milligram });
        let back = portion.count.unwrap();
        prop_assert_eq!((back.number.decimal(), back.unit), (drops.decimal(), DoseUnit::Drop));
        prop_assert_eq!(made.is_whole(held), Some(true));
        let in_drops = made.portion(Amount { number: drops, unit: DoseUnit::Drop });
        prop_assert_eq!(in_drops.amount.number.decimal(), exact);
        prop_assert_eq!(in_drops.volume_ml, portion.volume_ml);

        // Half a drop more is none that hands can make: n and n + 1 are beside it.
        let between = Amount { number: Number::computed(exact + a_drop / Decimal::TWO), unit: DoseUnit::Milligram };
        prop_assert_eq!(made.is_whole(between), Some(false));
        let beside = made.neighbours(between).unwrap();
        let counted = |portion: titrace::model::portion::Portion| portion.count.unwrap().number.decimal();
        prop_assert_eq!(beside.below.map(counted), Some(drops.decimal()));
        prop_assert_eq!(counted(beside.above), drops.decimal() + Decimal::ONE);
    }

    /// Whatever stands in a recipe or an amount, it is measured out or it is not: nothing breaks.
    #[test]
    fn no_amount_is_too_large_or_too_small_to_be_asked_about(
        content in "[1-9][0-9]{0,13}(\\.[0-9]{1,13}[1-9])?",
        volume in "[1-9][0-9]{0,13}(\\.[0-9]{1,13}[1-9])?",
        per_ml in "[1-9][0-9]{0,13}(\\.[0-9]{1,13}[1-9])?",
        dose in "(0\\.0{0,25}[1-9]|[1-9][0-9]{0,27}|[1-9][0-9]{0,13}\\.[0-9]{1,14})",
        unit in select(&DoseUnit::ALL[..]),
    ) {
        let recipe = Recipe::parse(&format!("{content} mg in {volume} mL, {per_ml} drops/mL")).unwrap();
        let amount = Amount { number: dose.parse().unwrap(), unit };
        let strength = Some(Amount { number: content.parse().unwrap(), unit: DoseUnit::Milligram });
        let pieces = Preparation { recipe: None, strength, parts: 4, piece: DoseUnit::Tablet };
        for made in [made(&recipe), pieces] {
            let portion = made.portion(amount);
            let whole = made.is_whole(amount);
            if let (Some(count), Some(true)) = (portion.count, whole) {
                prop_assert!(count.number.decimal() >= Decimal::ZERO);
            }
            prop_assert!(whole.is_some() || made.neighbours(amount).is_none());
        }
    }
}

/// A quotient that comes back rounded to the whole is still none: 850 / 600.
#[test]
fn what_has_no_finite_decimal_is_rounded_and_not_lost() {
    let recipe = Recipe::parse("50 mg in 30 mL, 20 drops/mL").unwrap();
    let content = made(&recipe).content(number("17"), DoseUnit::Drop);
    assert_eq!(content.unwrap().to_string(), "1.416666667 mg");
    let recipe = Recipe::parse("60 mg in 10 mL, 10 drops/mL").unwrap();
    let portion = made(&recipe).portion(mg("8.5"));
    assert_eq!((portion.count, portion.volume_ml.unwrap().to_string().as_str()), (None, "1.416666667"));
}

/// While steps wait for a day, there is none that could be shifted.
#[test]
fn nothing_is_shifted_while_steps_wait() {
    let start = date(2026, 1, 30);
    let plan = drop_plan(start);
    let hold = adjustment(0, day(start, 10), Bend::Hold { days: None });
    let shift = adjustment(1, day(start, 8), Bend::Shift { days: 10 });
    let resume = adjustment(2, day(start, 12), Bend::Resume);
    let schedule = bent(&plan, &[hold.clone(), shift.clone(), resume.clone()]);
    assert!(in_order(&schedule), "{schedule:?}");
    assert_eq!(schedule.idle, [shift.id]);
    assert_eq!(schedule.target_from(&plan.1), Some(day(start, 122)));
}

/// A bend that is written later may be about an earlier day: a restart ends the pause that was to come, and while it
/// goes on nothing is skipped.
#[test]
fn a_pause_to_come_ends_with_a_restart_and_forbids_a_skip() {
    let start = date(2026, 1, 30);
    let plan = drop_plan(start);
    let pause = adjustment(0, day(start, 20), Bend::Pause { days: None });
    assert_eq!(in_force(&bent(&plan, std::slice::from_ref(&pause)), day(start, 25)), InForce::Paused);
    let restart = adjustment(1, day(start, 10), Bend::Restart { at: mg("0.25") });
    let schedule = bent(&plan, &[pause.clone(), restart]);
    assert_eq!(in_force(&schedule, day(start, 25)), InForce::Step(2), "{schedule:?}");
    let skip = adjustment(1, day(start, 10), Bend::Skip);
    let schedule = bent(&plan, &[pause, skip.clone()]);
    assert_eq!(schedule.idle, [skip.id]);
    // Of two pauses, one written at the day of the restart is over at once.
    let pause = adjustment(0, day(start, 10), Bend::Pause { days: None });
    let restart = adjustment(1, day(start, 10), Bend::Restart { at: mg("0.25") });
    assert_eq!(in_force(&bent(&plan, &[pause, restart]), day(start, 10)), InForce::Step(0));
}

/// Goal: a hold of three days moves the eighteen steps, and taking it away puts them back.
#[test]
fn s2_02_a_hold_of_three_days_moves_what_is_still_to_come() {
    let start = date(2026, 1, 30);
    let plan = drop_plan(start);
    let written = bent(&plan, &[]);
    for (on, later) in [(0, 18), (1, 17), (10, 16), (119, 1), (120, 0)] {
        let hold = adjustment(0, day(start, on), Bend::Hold { days: Some(3) });
        let held = bent(&plan, std::slice::from_ref(&hold));
        let pairs = written.stretches().zip(held.stretches());
        let moved = pairs.filter(|((was, _), (is, _))| after(was.from, 3) == is.from).count();
        assert_eq!(moved, later, "day {on}");
        assert_eq!(held.idle.len(), usize::from(later == 0), "day {on}");
        let last = if later == 0 { 120 } else { 123 };
        assert_eq!(held.target_from(&plan.1), Some(day(start, last)), "day {on}");
    }
    assert_eq!(bent(&plan, &[]), written);
}
