//! Plans by the command line, as their users meet them: begun, seen day by day, bent, taken back, refused.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeSet;
use std::fs;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use serde_json::Value;

use desk::{Diary, list, text};

mod desk;

/// Day 1 is 1 January 2024.
fn day(number: i64) -> Date {
    date(2024, 1, 1) + (number - 1).days()
}

fn hundredths(number: i64) -> String {
    Decimal::new(number, 2).normalize().to_string()
}

/// First day, amount and unit of every step.
fn steps(plan: &Value) -> Vec<String> {
    let said = |step: &Value| format!("{} {} {}", text(&step["from"]), text(&step["amount"]), text(&step["unit"]));
    list(&plan["steps"]).iter().map(said).collect()
}

#[test]
fn s2_02_the_drop_plan_to_the_digit() {
    let diary = Diary::new();
    let preview = diary.json("plan preview --template drops-0.25 --start 2024-01-01");
    assert!(!fs::exists(diary.file("diary.titrace")).unwrap(), "a preview writes nothing");
    assert_eq!(preview["medicine"], Value::Null);
    let diary = Diary::with_drop_plan();
    let shown = diary.json("plan show");
    assert_eq!(text(&shown["medicine"]), "LDN");
    for plan in [preview, shown] {
        let steps = list(&plan["steps"]);
        assert_eq!(steps.len(), 18);
        for (step, drops) in steps.iter().zip(1..) {
            let first = 7 * (drops - 1) + 1;
            assert_eq!(text(&step["from"]), day(first).to_string());
            let until = if drops < 18 { day(first + 6).to_string().into() } else { Value::Null };
            assert_eq!((&step["until"], &step["day"]), (&until, &first.into()));
            assert_eq!((text(&step["count"]), text(&step["count_unit"])), (drops.to_string().as_str(), "drop"));
            assert_eq!((text(&step["amount"]), text(&step["unit"])), (hundredths(25 * drops).as_str(), "mg"));
            assert_eq!(text(&step["volume_ml"]), hundredths(5 * drops));
        }
        let totals = &plan["totals"];
        assert_eq!((&totals["days"], text(&totals["count"])), (&126.into(), "1197"));
        assert_eq!((text(&totals["amount"]), text(&totals["volume_ml"])), ("299.25", "59.85"));
    }
    for (number, amount) in
        [(1, "0.25"), (21, "0.75"), (22, "1"), (84, "3"), (85, "3.25"), (91, "3.25"), (119, "4.25"), (120, "4.5")]
    {
        let due = diary.json(&format!("plan show --on {}", day(number)));
        assert_eq!((text(&due["due"][0]["amount"]), &due["due"][0]["day"]), (amount, &number.into()));
    }
    assert!(diary.ok("plan show --on 2024-02-14").contains("7 drops, 1.75 mg, 0.35 mL"));
}

#[test]
fn s4_01_a_month_is_a_month_of_the_calendar() {
    let diary = Diary::new();
    let preview = |start: &str| diary.json(&format!("plan preview --template month-3-4.5 --start {start}"));
    let april = preview("2024-03-15");
    assert_eq!(steps(&april), ["2024-03-15 3 mg", "2024-04-15 4.5 mg"]);
    // 31 days of 3 mg, 30 of 4.5 mg.
    assert_eq!((&april["totals"]["days"], text(&april["totals"]["amount"])), (&61.into(), "228"));
    assert_eq!(steps(&preview("2023-01-31")), ["2023-01-31 3 mg", "2023-02-28 4.5 mg"]);
    assert_eq!(steps(&preview("2024-01-31")), ["2024-01-31 3 mg", "2024-02-29 4.5 mg"]);
    let longer = diary.json("plan preview --template month-3-4.5 --to '6 mg' --start 2023-01-31");
    assert_eq!(steps(&longer), ["2023-01-31 3 mg", "2023-02-28 4.5 mg", "2023-03-31 6 mg"], "not from the 28th on");
}

#[test]
fn what_no_rule_is_and_what_no_hand_can_make_is_refused_with_a_way_out() {
    let diary = Diary::with_ldn();
    let ramp = |from: &str, step: &str, every: &str, to: &str| {
        let said =
            format!("plan start --from '{from}' --step '{step}' --every '{every}' --to '{to}' --start 2024-01-01");
        diary.refused(&said)
    };
    let missed = ramp("0.25 mg", "0.5 mg", "7 days", "4.5 mg");
    assert!(missed.contains("to: ") && missed.contains("4.25 mg") && missed.contains("4.75 mg"), "{missed}");
    let range = ramp("1 mg", "1 mg", "7 days", "2.25-2.75 mg");
    assert!(range.contains("2 mg") && range.contains("3 mg"), "{range}");
    let drops = ramp("0.3 mg", "0.25 mg", "7 days", "0.8 mg");
    assert!(drops.contains("from: ") && drops.contains("0.25 mg (1 drop)"), "{drops}");
    assert!(drops.contains("0.5 mg (2 drop)"), "{drops}");
    assert!(ramp("0.25 mg", "0.1 mg", "7 days", "0.45 mg").contains("step: 0.35 mg"));
    let least = diary.refused("plan start --fixed '0.1 mg' --start 2024-01-01");
    assert!(least.contains("0.25 mg (1 drop)") && !least.contains("0 mg"), "{least}");
    for (field, from, step, every, to) in [
        ("step", "0.25 mg", "-0.25 mg", "7 days", "4.5 mg"),
        ("step", "0.25 mg", "0 mg", "7 days", "4.5 mg"),
        ("step", "0.25 mg", "1 IU", "7 days", "4.5 mg"),
        ("every", "0.25 mg", "0.25 mg", "fortnightly", "4.5 mg"),
        ("every", "0.25 mg", "0.25 mg", "0 days", "4.5 mg"),
        ("to", "0.25 mg", "0.25 mg", "7 days", "4.5"),
        ("to", "0.25 mg", "0.25 mg", "7 days", "3-2 mg"),
        ("from", "-0.25 mg", "0.25 mg", "7 days", "4.5 mg"),
    ] {
        let said = ramp(from, step, every, to);
        assert!(said.contains(&format!("titrace: {field}: ")), "{field}: {said}");
    }
    diary.refused("plan start --start 2024-01-01");
    diary.refused("plan start --fixed '1 mg' --from '1 mg' --start 2024-01-01");
    diary.refused("plan start --fixed '1 mg' --time 25:00 --start 2024-01-01");
    diary.refused("plan start --fixed '1 mg' --start 2024-01");
    diary.fails(4, "plan show");
}

#[test]
fn a_tablet_is_cut_only_into_the_parts_it_may_be_cut_into() {
    let diary = Diary::new();
    let medicine = diary.json("medicine add LDN --form tablet --strength '3 mg'");
    let plan = "plan start --from '1.5 mg' --step '1.5 mg' --every '1 week' --to '4.5 mg' --start 2024-01-01";
    assert!(diary.refused(plan).contains("3 mg (1 tablet)"));
    diary.ok(&format!("edit {} parts 2", text(&medicine["id"])));
    diary.ok(plan);
    let shown = diary.json("plan show");
    let counts: Vec<_> = list(&shown["steps"]).iter().map(|step| text(&step["count"])).collect();
    assert_eq!(counts, ["0.5", "1", "1.5"]);
    assert_eq!(text(&shown["totals"]["count"]), "21");
    let said = diary.refused("plan step-back --on 2024-01-09 --to '2 mg'");
    assert!(said.contains("1.5 mg (0.5 tablet)") && said.contains("3 mg (1 tablet)"), "{said}");
}

#[test]
fn fixed_as_needed_twice_a_day_down_to_nothing_and_into_a_range() {
    let diary = Diary::with_ldn();
    diary.ok("medicine add T4 --form tablet --strength '50 ug'");
    diary.ok("plan start T4 --fixed '50 ug' --time 22:00,08:00 --start 2024-01-01");
    let due = diary.json("plan show T4 --on 2030-01-01");
    let times: Vec<_> = list(&due["due"]).iter().map(|due| (text(&due["time"]), text(&due["amount"]))).collect();
    assert_eq!(times, [("08:00", "50"), ("22:00", "50")]);
    assert_eq!(text(&diary.json("plan show T4")["totals"]["count"]), "2", "both doses of the day count");

    diary.ok("medicine add Melatonin --form tablet --strength '1 mg'");
    diary.ok("plan start Melatonin --as-needed --fixed '1 mg' --start 2024-01-01");
    let needed = diary.json("plan show Melatonin --on 2024-01-02");
    assert_eq!((list(&needed["due"]).len(), text(&needed["as_needed"][0]["amount"])), (0, "1"));
    assert_eq!(diary.json("plan adherence Melatonin --on 2024-02-01")["whole"]["planned"], 0);

    diary.ok("medicine add Prednisolone --form tablet --strength '5 mg'");
    diary.ok("plan start Prednisolone --from '15 mg' --step '-5 mg' --every '7 days' --to '0 mg' --start 2024-01-01");
    let taper = diary.json("plan show Prednisolone");
    assert_eq!(steps(&taper), ["2024-01-01 15 mg", "2024-01-08 10 mg", "2024-01-15 5 mg"]);
    assert_eq!((text(&taper["over_from"]), text(&taper["totals"]["amount"])), ("2024-01-22", "210"));
    assert_eq!(list(&diary.json("plan show Prednisolone --on 2024-01-21")["due"]).len(), 1);
    assert_eq!(list(&diary.json("plan show Prednisolone --on 2024-01-22")["due"]).len(), 0);

    let ranged = "plan preview LDN --from '1 mg' --step '0.75 mg' --every '2 weeks' --to '2.4-3 mg' --start 2024-01-01";
    assert_eq!(steps(&diary.json(ranged)), ["2024-01-01 1 mg", "2024-01-15 1.75 mg", "2024-01-29 2.5 mg"]);

    let said = diary.refused("plan hold --from 2024-01-03 --days 3");
    assert!(said.contains("medicine: ") && said.contains("T4, Melatonin"), "{said}");
    let second = diary.refused("plan start T4 --fixed '100 ug' --start 2024-06-01");
    assert!(second.contains("T4") && second.contains("2024-01-01"), "{second}");
    diary.ok("plan stop T4 --on 2024-06-01 --reason 'another strength'");
    diary.ok("plan start T4 --fixed '100 ug' --start 2024-06-01");
    assert_eq!(text(&diary.json("plan show T4 --on 2024-05-31")["due"][0]["amount"]), "50");
    assert_eq!(text(&diary.json("plan show T4 --on 2024-06-01")["due"][0]["amount"]), "100");
}

#[test]
fn s2_06_templates_are_somebodys_and_what_they_leave_open_is_asked_for() {
    let diary = Diary::with_ldn();
    let templates = diary.json("plan templates");
    for id in ["drops-0.25", "settle-2.5-3", "month-3-4.5"] {
        assert!(list(&templates).iter().any(|template| template["id"] == id), "{id}");
    }
    let lines = diary.ok("plan templates");
    for template in list(&templates) {
        let (author, source) = (text(&template["author"]), text(&template["source"]));
        assert!(!author.is_empty() && !source.is_empty());
        assert!(lines.lines().any(|line| line.contains(author) && line.contains(source)), "{author}");
    }
    let said = diary.refused("plan start --template settle-2.5-3 --start 2024-01-01");
    for flag in ["--from", "--step", "--every"] {
        assert!(said.contains(flag), "{flag}: {said}");
    }
    assert!(said.contains("1-1.5 mg") && !said.contains("--to"), "{said}");
    assert!(diary.refused("plan start --template own --start 2024-01-01").contains("drops-0.25"));
    diary.fails(4, "plan show");
    let filled = "--from '1 mg' --step '0.5 mg' --every '2 weeks' --title 'my way' --start 2024-01-01";
    diary.ok(&format!("plan start --template settle-2.5-3 {filled}"));
    diary.ok("plan stop --on 2024-03-01 --reason enough");
    diary.ok("plan start --template 'my way' --start 2024-04-01");
    assert_eq!(steps(&diary.json("plan show")).len(), 5, "to the upper end of 2.5-3 mg, begun anew");
}

#[test]
fn s4_02_every_bend_is_one_undo_and_stays_to_be_seen() {
    let diary = Diary::with_drop_plan();
    let first = |plan: &Value, place: usize| text(&plan["steps"][place]["from"]).to_owned();
    let mut revisions = 1;
    // What stands before it, the call, and a place in the plan that it changes.
    for (before, call, place, from) in [
        ("", "hold --from 2024-01-10 --days 3", 2, "2024-01-18"),
        ("", "hold --from 2024-01-10 --reason headache", 1, "2024-01-08"),
        ("hold --from 2024-01-10", "resume --on 2024-01-20", 2, "2024-01-25"),
        ("", "pause --from 2024-01-10 --days 4", 2, "2024-01-10"),
        ("", "pause --from 2024-01-10", 2, "2024-01-10"),
        ("pause --from 2024-01-10", "resume --on 2024-01-20", 4, "2024-01-25"),
        ("", "step-back --on 2024-04-29 --to '3 mg' --reason 'stiff legs'", 17, "2024-04-29"),
        ("", "step-back --on 2024-01-20 --until 2024-01-22 --to '1 drop'", 2, "2024-01-15"),
        ("", "shift --from 2024-01-15 --days 5", 2, "2024-01-20"),
        ("", "shift --from 2024-01-15 --days -5", 2, "2024-01-10"),
        ("", "skip --on 2024-01-10", 2, "2024-01-10"),
        ("", "restart --on 2024-01-20 --how continue --missed-from 2024-01-10", 2, "2024-01-25"),
        ("", "restart --on 2024-01-20 --how repeat", 3, "2024-01-20"),
        ("", "restart --on 2024-01-20 --how beginning", 3, "2024-01-20"),
        ("", "restart --on 2024-01-20 --to '0.5 mg'", 4, "2024-01-27"),
        ("", "stop --on 2024-01-20 --reason 'a bad night'", 2, "2024-01-15"),
        ("stop --on 2024-01-20 --reason x", "restart --on 2024-02-01 --how repeat", 3, "2024-02-01"),
        ("", "time --time 21:30 --on 2024-01-20", 0, "2024-01-01"),
    ] {
        if !before.is_empty() {
            diary.ok(&format!("plan {before}"));
        }
        let was = diary.ok("--json plan show");
        diary.ok(&format!("plan {call}"));
        let bent = diary.ok("--json plan show");
        assert_ne!(bent, was, "{call}");
        assert_eq!(first(&serde_json::from_str(&bent).unwrap(), place), from, "{call}");
        diary.ok("undo");
        assert_eq!(diary.ok("--json plan show"), was, "{call}");
        revisions += 2;
        if !before.is_empty() {
            diary.ok("undo");
            revisions += 2;
        }
        assert_eq!(diary.ok("plan history").lines().count(), revisions, "{call}");
    }
    let history = diary.json("plan history");
    let acts = |act: &str| list(&history).iter().filter(|revision| revision["act"] == act).count();
    assert_eq!((acts("add"), acts("undo")), (1 + revisions / 2, revisions / 2));
    assert!(list(&history).iter().any(|revision| revision["record"]["reason"] == "stiff legs"));
}

#[test]
fn s4_02_a_day_back_moves_nothing_and_a_hold_moves_every_later_step() {
    let diary = Diary::with_drop_plan();
    let plan = diary.json("plan show");
    diary.ok("plan step-back --on 2024-05-10 --to '3 mg' --reason 'stiff legs'");
    let bent = diary.json("plan show");
    assert_eq!(bent["steps"], plan["steps"]);
    assert_eq!(text(&bent["totals"]["amount"]), "299.25", "counted until 5 May");
    let due = |on: &str| diary.json(&format!("plan show --on {on}"))["due"][0].clone();
    assert_eq!((text(&due("2024-05-10")["amount"]), text(&due("2024-05-10")["reason"])), ("3", "stiff legs"));
    assert_eq!((text(&due("2024-05-09")["amount"]), text(&due("2024-05-11")["amount"])), ("4.5", "4.5"));
    diary.ok("plan hold --from 2024-01-30 --days 3");
    let held = diary.json("plan show");
    for (place, (was, now)) in list(&plan["steps"]).iter().zip(list(&held["steps"])).enumerate() {
        let was: Date = text(&was["from"]).parse().unwrap();
        let by = if place < 5 { 0 } else { 3 };
        assert_eq!(text(&now["from"]), (was + by.days()).to_string());
    }
    assert_eq!(held["totals"]["days"], 129);
}

#[test]
fn every_day_says_what_the_whole_plan_says() {
    let diary = Diary::with_drop_plan();
    for bend in [
        "hold --from 2024-01-10 --days 3",
        "pause --from 2024-02-01 --days 4",
        "shift --from 2024-02-20 --days -2",
        "step-back --on 2024-03-01 --until 2024-03-03 --to '0.5 mg'",
        "skip --on 2024-03-12",
        "time --time 21:00 --on 2024-03-20",
        "restart --on 2024-04-01 --to '2.5 mg'",
        "stop --on 2024-05-01 --reason enough",
    ] {
        diary.ok(&format!("plan {bend}"));
    }
    let plan = diary.json("plan show");
    let within = |day: Date, span: &Value| {
        let (from, until) = (text(&span["from"]).parse::<Date>().unwrap(), span["until"].as_str());
        from <= day && until.is_none_or(|until| day <= until.parse().unwrap())
    };
    let mut seen = BTreeSet::new();
    for number in 0..=124 {
        let day = day(number);
        let said = diary.json(&format!("plan show --on {day}"));
        let step = list(&plan["steps"]).iter().find(|step| within(day, step));
        let Some(step) = step else {
            assert_eq!((list(&said["due"]).len(), list(&said["paused"]).len()), (0, 0), "{day}");
            seen.insert("nothing");
            continue;
        };
        if step["state"] == "pause" {
            assert_eq!((list(&said["due"]).len(), list(&said["paused"]).len()), (0, 1), "{day}");
            seen.insert("pause");
            continue;
        }
        let back = list(&plan["step_backs"]).iter().find(|back| within(day, back));
        let due = &said["due"][0];
        assert_eq!((due["amount"].clone(), &due["day"]), (back.unwrap_or(step)["amount"].clone(), &number.into()));
        let time = list(&plan["times"]).iter().rfind(|since| text(&since["from"]).parse::<Date>().unwrap() <= day);
        assert_eq!(due["time"], time.unwrap()["time"][0], "{day}");
        seen.insert(if back.is_some() { "step back" } else { "step" });
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["nothing", "pause", "step", "step back"]);
}

#[test]
fn what_would_bend_nothing_is_refused() {
    let diary = Diary::with_drop_plan();
    let before = diary.ok("--json plan history");
    for call in [
        "hold --from 2024-05-10 --days 3",
        "hold --from 2024-05-10",
        "hold --from 2024-01-10 --days 0",
        "resume --on 2024-01-10",
        "shift --from 2024-05-10 --days 3",
        "shift --from 2024-01-15 --days -7",
        "shift --from 2024-01-15 --days 0",
        "skip --on 2024-05-10",
        "pause --from 2023-12-01",
        "step-back --on 2023-12-31 --to '0.25 mg'",
        "step-back --on 2024-01-20 --until 2024-01-19 --to '0.25 mg'",
        "step-back --on 2024-01-20 --to '0 mg'",
        "time --time 22:00 --on 2024-01-10",
        "restart --on 2024-02-01",
        "restart --on 2024-02-01 --how continue",
        "restart --on 2024-02-01 --how continue --missed-from 2024-02-01",
        "restart --on 2024-02-01 --to '0.3 mg'",
    ] {
        diary.refused(&format!("plan {call}"));
    }
    assert!(diary.refused("plan restart --on 2024-02-01").contains("--how"), "how is the person's to say");
    diary.fails(2, "plan stop --on 2024-02-01");
    assert_eq!(diary.ok("--json plan history"), before);
    diary.ok("plan pause --from 2024-01-10");
    for call in ["pause --from 2024-01-12", "hold --from 2024-01-12 --days 2", "skip --on 2024-01-12"] {
        diary.refused(&format!("plan {call}"));
    }
    diary.refused("plan resume --on 2024-01-09");
    diary.ok("plan stop --on 2024-01-20 --reason enough");
    diary.refused("plan hold --from 2024-01-12 --days 2");
}

#[test]
fn a_dose_keeps_what_was_planned_when_it_was_taken() {
    let diary = Diary::with_drop_plan();
    let dose = diary.json("log dose LDN --count 3 --count-unit drop --at '2024-01-23 22:00'");
    assert_eq!((text(&dose["amount"]), text(&dose["planned_amount"])), ("0.75", "1"));
    diary.ok("plan shift --from 2024-01-15 --days 30");
    assert_eq!(text(&diary.json("plan show --on 2024-01-23")["due"][0]["amount"]), "0.5");
    assert_eq!(diary.json("list dose")[0], dose);
    let extra = diary.json("log dose LDN --amount '0.25 mg' --status extra --at '2024-01-24 22:00'");
    assert_eq!(extra["planned_amount"], Value::Null);
}

#[test]
fn a_calendar_with_nothing_in_it_is_refused() {
    let diary = Diary::with_ldn();
    let file = diary.file("plan.ics");
    assert!(diary.refused(&format!("export ics '{file}'")).contains("No plan has days"));
    diary.ok("plan start --as-needed --fixed '1 mg' --start 2024-01-01");
    diary.refused(&format!("export ics '{file}'"));
    assert!(!std::path::Path::new(&file).exists());
    diary.ok("plan stop --on 2024-02-01 --reason enough");
    diary.ok("plan start --template drops-0.25 --start 2024-02-01 --time 22:00");
    diary.ok(&format!("export ics '{file}'"));
    assert!(std::fs::read_to_string(&file).unwrap().contains("BEGIN:VEVENT"));
}

#[test]
fn a_fixed_dose_that_is_shifted_is_at_its_target_from_its_first_day() {
    let diary = Diary::with_ldn();
    diary.ok("plan start --fixed '4.5 mg' --start 2024-01-01 --review target");
    diary.ok("plan shift --from 2024-01-01 --days 14");
    assert_eq!(text(&diary.json("plan show")["review"]["on"]), "2024-04-15");
}

#[test]
fn a_dose_settles_anew_after_a_step_back() {
    let diary = Diary::with_ldn();
    let today: Date = text(&diary.json("today")["day"]).parse().unwrap();
    let ago = |ago: i64| today.checked_sub(jiff::Span::new().days(ago)).unwrap().to_string();
    let since = || diary.json("plan show")["settled"]["since"].as_str().map(str::to_owned);
    diary.ok(&format!("plan start --fixed '4.5 mg' --start {}", ago(100)));
    assert_eq!(since(), Some(ago(100)));
    for (from, until, settled) in [(60, 28, Some(ago(27))), (60, 27, None), (10, 0, None)] {
        diary.ok(&format!("plan step-back --on {} --until {} --to '3 mg'", ago(from), ago(until)));
        assert_eq!(since(), settled, "{from} to {until}");
        diary.ok("undo");
    }
}
