//! What becomes of a plan, by the command line: doses taken beside it, bottles that they leave, and what leaves the
//! program: tables, a calendar, a page for the fridge.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "this is only a test")]

use std::collections::BTreeSet;
use std::fs;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use serde_json::Value;

use desk::{Diary, list, text};

mod desk;

impl Diary {
    /// What is asked: nothing is written, and --confirm is the way out.
    fn asks(&self, call: &str) -> String {
        let before = self.ok("--json list");
        let said = self.refused(call);
        assert!(said.contains("--confirm"), "{said}");
        assert_eq!(self.ok("--json list"), before, "{call}");
        said
    }

    fn taken(&self, drops: u8, at: &str) -> Value {
        self.json(&format!("log dose LDN --count {drops} --count-unit drop --at '{at}'"))
    }

    /// The id of a new bottle of 10 mL.
    fn bottle(&self, flags: &str) -> String {
        text(&self.json(&format!("bottle add LDN --holds '10 mL' {flags}"))["id"]).to_owned()
    }

    fn dose(&self, flags: &str) {
        self.ok(&format!("--confirm log dose LDN {flags}"));
    }

    fn tables(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let folder = self.file(name);
        self.ok(&format!("export csv '{folder}'"));
        let paths = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let named = |path: &std::path::Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut files: Vec<_> = paths.map(|path| (named(&path), fs::read(&path).unwrap())).collect();
        files.sort();
        files
    }
}

/// Day 1 is 1 January 2024.
fn day(number: i64) -> Date {
    date(2024, 1, 1) + (number - 1).days()
}

fn one<'a>(bottles: &'a Value, id: &str) -> &'a Value {
    list(bottles).iter().find(|bottle| bottle["id"] == id).unwrap()
}

#[test]
fn s0_13_slips_beside_the_plan_and_high_doses_are_asked_about() {
    let diary = Diary::with_drop_plan();
    let log = |amount: &str, at: &str| format!("log dose LDN --amount '{amount}' --at '{at}'");
    // 4.5 mg are due.
    assert!(diary.asks(&log("22.5 mg", "2024-05-10 22:00")).contains("five times the planned 4.5 mg"));
    assert!(diary.asks(&log("0.9 mg", "2024-05-10 22:00")).contains("a fifth of the planned 4.5 mg"));
    assert!(diary.asks(&log("45 mg", "2024-05-10 22:00")).contains("25 mg"));
    diary.ok(&log("1 mg", "2024-05-10 22:00"));
    let high = diary.run(&log("5.25 mg", "2024-05-11 22:00"));
    assert!(high.status.success(), "a notice, no question");
    assert!(String::from_utf8(high.stderr).unwrap().contains("above the usual range"));
    assert!(diary.asks(&log("4.5 mg", "2024-05-11 23:00")).contains("22:00"));
    diary.ok(&format!("--confirm {}", log("45 mg", "2024-05-12 22:00")));
    assert!(diary.asks("plan step-back --on 2024-05-20 --to '30 mg'").contains("25 mg"));
    diary.ok("--confirm plan step-back --on 2024-05-20 --to '30 mg'");
    assert!(diary.asks(&log("25 mg", "2024-05-20 22:00")).contains("five times the planned 4.5 mg"), "a slip itself");

    let diary = Diary::with_ldn();
    assert!(diary.asks("plan start --fixed '30 mg' --start 2024-01-01").contains("25 mg"));
    assert!(diary.asks("plan start --as-needed --fixed '30 mg' --start 2024-01-01").contains("25 mg"));
    let plan = diary.json("plan start --fixed '25 mg' --start 2024-01-01");
    assert!(diary.asks(&format!("edit {} fixed '30 mg'", text(&plan["id"]))).contains("25 mg"));
}

#[test]
fn two_planned_doses_a_day_do_not_ask_and_the_third_does() {
    let diary = Diary::with_ldn();
    diary.ok("plan start --fixed '1 mg' --time 08:00,22:00 --start 2024-01-01");
    diary.taken(4, "2024-01-02 08:10");
    diary.taken(4, "2024-01-02 21:50");
    diary.asks("log dose LDN --amount '1 mg' --at '2024-01-02 23:00'");
    let today = diary.json("today --on 2024-01-02");
    let at: Vec<_> = list(&today["due"]).iter().map(|due| (text(&due["time"]), text(&due["at"]))).collect();
    assert_eq!(at, [("08:00", "2024-01-02T08:10"), ("22:00", "2024-01-02T21:50")]);
    // A single dose belongs to the time that is nearest.
    diary.taken(4, "2024-01-03 20:00");
    let today = diary.json("today --on 2024-01-03");
    assert_eq!((&today["due"][0]["status"], text(&today["due"][1]["status"])), (&Value::Null, "taken"));
}

#[test]
fn s4_11_a_dose_after_midnight_belongs_to_the_evening_before() {
    let diary = Diary::with_drop_plan();
    diary.taken(1, "2024-01-03 00:30");
    let today = diary.json("today --on 2024-01-02");
    assert_eq!((text(&today["due"][0]["status"]), text(&today["due"][0]["at"])), ("taken", "2024-01-03T00:30"));
    assert_eq!(list(&today["logged"]).len(), 1);
    let next = diary.json("today --on 2024-01-03");
    assert_eq!((&next["due"][0]["status"], list(&next["logged"]).len()), (&Value::Null, 0));
    assert!(diary.asks("log dose LDN --amount '0.25 mg' --at '2024-01-02 22:00'").contains("00:30"));
    diary.taken(1, "2024-01-03 22:00");
    diary.taken(1, "2024-01-04 04:00");
    let whole = &diary.json("plan adherence --on 2024-01-05")["whole"];
    assert_eq!((&whole["planned"], &whole["taken"], &whole["missing"]), (&4.into(), &3.into(), &1.into()));
}

#[test]
fn adherence_calls_missing_missing_and_skipped_skipped() {
    let diary = Diary::with_ldn();
    diary.ok("plan start --from '0.5 mg' --step '0.25 mg' --every '7 days' --to '1 mg' --start 2024-01-01");
    diary.ok("plan hold --from 2024-01-05 --days 3");
    diary.ok("plan step-back --on 2024-01-08 --until 2024-01-09 --to '1 drop'");
    for (number, drops, status) in [
        (1, 2, "taken"),
        (2, 2, "skipped --reason 'a feast'"),
        (3, 1, "partial"),
        (5, 1, "extra"),
        (6, 3, "taken"),
        (8, 1, "taken"),
        (11, 3, "taken"),
        (12, 3, "skipped"),
    ] {
        let at = day(number);
        diary.ok(&format!("log dose LDN --count {drops} --count-unit drop --at '{at} 22:00' --status {status}"));
    }
    let found = diary.json("plan adherence --on 2024-01-13");
    let tally = |part: &Value| {
        let names = ["planned", "taken", "partial", "skipped", "missing", "other_amount", "step_backs"];
        names.map(|name| part[name].as_u64().unwrap())
    };
    assert_eq!(tally(&found["whole"]), [12, 4, 1, 2, 5, 1, 2]);
    assert_eq!(
        list(&found["weeks"]).iter().map(tally).collect::<Vec<_>>(),
        [[7, 2, 1, 1, 3, 1, 0], [5, 2, 0, 1, 2, 0, 2]]
    );
    assert_eq!(
        list(&found["steps"]).iter().map(tally).collect::<Vec<_>>(),
        [[10, 3, 1, 1, 5, 1, 2], [2, 1, 0, 1, 0, 0, 0]]
    );
    let said = diary.ok("plan adherence --on 2024-01-13");
    assert!(said.ends_with("4 of 12 taken, 1 in part, 2 skipped, 5 not logged\n"), "{said}");
}

#[test]
fn s2_03_on_which_days_the_drop_plan_needs_a_new_bottle() {
    let diary = Diary::with_drop_plan();
    for (flags, days) in [
        ("", &[50, 72, 88, 102, 114, 125][..]),
        ("--keeps-days 14", &[15, 29, 43, 57, 71, 85, 99, 111, 122]),
        ("--keeps-days 35", &[36, 62, 80, 95, 108, 120]),
        ("--mix", &[50, 72, 89, 103, 115]),
    ] {
        for holds in ["200 drops", "10 mL", "50 mg"] {
            let found = diary.json(&format!("bottle changes --holds '{holds}' {flags}"));
            let found: Vec<_> = list(&found["changes"]).iter().map(|change| change["day"].as_i64().unwrap()).collect();
            assert_eq!(found, days, "{holds} {flags}");
        }
    }
    let first = diary.json("bottle changes --holds '200 drops'");
    assert_eq!(text(&first["changes"][0]["on"]), "2024-02-19");
    let small = diary.refused("bottle changes --holds '0.5 mL'");
    assert!(small.contains("11 Mar 2024") && small.contains("more than a bottle holds"), "{small}");
    diary.refused("bottle changes --holds '200 tablets'");
    diary.refused("bottle changes --holds 200");
    // A plan that is held needs the next bottle later.
    diary.ok("plan pause --from 2024-01-10 --days 10");
    let later = diary.json("bottle changes --holds '200 drops'");
    assert_eq!(text(&later["changes"][0]["on"]), "2024-02-29");
}

#[test]
fn s2_04_days_count_from_the_day_of_making_and_the_label_wins() {
    let diary = Diary::with_drop_plan();
    let water = diary.bottle("--made 2024-01-01 --keeps water");
    let preserved = diary.bottle("--made 2024-01-01 --keeps preserved");
    let labelled = diary.bottle("--made 2024-01-01 --keeps water --use-by 2024-03-31");
    let home = diary.bottle("--made 2024-01-01 --keeps home");
    let unknown = diary.bottle("--made 2024-01-01");
    let cases = [
        (&water, "2024-01-14", "counted"),
        (&preserved, "2024-02-04", "counted"),
        (&labelled, "2024-03-31", "label"),
        (&home, "", "ask-pharmacist"),
        (&unknown, "", "unknown"),
    ];
    for opened in ["", "2024-01-09", "2024-01-12"] {
        for (id, use_by, basis) in cases {
            if !opened.is_empty() {
                diary.ok(&format!("bottle open {id} --on {opened}"));
            }
            let bottles = diary.json("bottle list --on 2024-01-12");
            let bottle = one(&bottles, id);
            assert_eq!((bottle["use_by"].as_str().unwrap_or_default(), text(&bottle["use_by_basis"])), (use_by, basis));
        }
    }
    let said = |id: &str, on: &str| {
        let bottles = diary.json(&format!("bottle list --on {on}"));
        list(&one(&bottles, id)["says"]).iter().map(text).collect::<Vec<_>>().join("\n")
    };
    assert!(said(&water, "2024-01-12").contains("14 days") && said(&water, "2024-01-12").contains("USP <795>"));
    assert!(said(&water, "2024-01-15").contains("Past its use-by of 14 Jan 2024"));
    assert!(said(&labelled, "2024-01-12").contains("by its label"));
    assert!(said(&home, "2024-01-12").contains("Ask the pharmacist") && !said(&home, "2024-01-12").contains("35"));
}

#[test]
fn s2_04_today_says_when_the_open_bottle_ends() {
    let diary = Diary::with_drop_plan();
    diary.bottle("--made 2024-01-01 --opened 2024-01-05 --keeps water");
    let attention = |on: &str| {
        let today = diary.json(&format!("today --on {on}"));
        list(&today["attention"]).iter().map(text).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(attention("2024-01-06"), "");
    assert!(attention("2024-01-14").contains("until 14 Jan 2024"));
    assert!(attention("2024-01-15").contains("past its use-by day"));
    assert!(diary.ok("today --on 2024-01-15").contains("past its use-by day"));
}

#[test]
fn what_is_left_is_what_was_not_taken() {
    let diary = Diary::with_drop_plan();
    diary.ok("medicine add Other --form drops --recipe '50 mg in 10 mL, 20 drops/mL'");
    let first = diary.bottle("--made 2024-01-01 --opened 2024-01-03");
    let left = |id: &str| text(&one(&diary.json("bottle list LDN --on 2024-01-20"), id)["left"]).to_owned();
    diary.dose("--count 1 --count-unit drop --at '2024-01-02 22:00'");
    assert_eq!(left(&first), "10", "taken before it was opened");
    diary.dose("--count 4 --count-unit drop --at '2024-01-03 22:00'");
    diary.dose("--amount '1.5 mg' --at '2024-01-04 22:00'");
    diary.dose("--count 2 --count-unit drop --at '2024-01-05 22:00' --status partial");
    diary.dose("--count 2 --count-unit drop --at '2024-01-05 23:00' --status extra");
    diary.dose("--count 9 --count-unit drop --at '2024-01-06 22:00' --status skipped");
    diary.ok("log dose Other --count 9 --count-unit drop --at '2024-01-06 22:00'");
    assert_eq!(left(&first), "9.3", "14 drops of 0.05 mL");
    diary.ok("undo");
    diary.ok("undo");
    diary.ok("undo");
    assert_eq!(left(&first), "9.4");
    let second = diary.bottle("--made 2024-01-06 --opened 2024-01-10");
    diary.dose("--count 2 --count-unit drop --at '2024-01-12 22:00'");
    assert_eq!((left(&first).as_str(), left(&second).as_str()), ("9.4", "9.9"));
    let bottles = diary.json("bottle list --on 2024-01-20");
    assert_eq!((&one(&bottles, &first)["open"], &one(&bottles, &second)["open"]), (&false.into(), &true.into()));
    diary.ok(&format!("bottle finish {second} --on 2024-01-18"));
    assert_eq!(one(&diary.json("bottle list --on 2024-01-20"), &second)["open"], false);
    diary.ok("undo");
    assert_eq!(one(&diary.json("bottle list --on 2024-01-20"), &second)["open"], true);
}

#[test]
fn s2_11_how_far_a_bottle_goes_and_what_a_month_costs() {
    let diary = Diary::with_drop_plan();
    let id = diary.bottle("--made 2024-01-01 --opened 2024-01-01 --cost '40 USD'");
    diary.dose("--count 8 --count-unit drop --at '2024-01-06 22:00'");
    let bottles = diary.json("bottle list --on 2024-01-10");
    let bottle = one(&bottles, &id);
    assert_eq!((text(&bottle["cost"]), text(&bottle["left"])), ("40 USD", "9.6"));
    // 192 drops: 2 for five days, then weeks of 3, 4, 5, 6 and 7, and 7 for the 8 of 19 February.
    assert_eq!((&bottle["doses_left"], text(&bottle["run_out"])), (&40.into(), "2024-02-19"));
    assert_eq!(bottle["plan_outlives"], true);
    // 118 drops from 10 January to 8 February, 5.9 mL at 4 USD.
    assert!(diary.ok("bottle list --on 2024-01-10").contains("LDN: 23.60 USD a month by the plan"));
    diary.ok("plan stop --on 2024-01-15 --reason enough");
    assert_eq!(one(&diary.json("bottle list --on 2024-01-10"), &id)["plan_outlives"], false);
}

#[test]
fn a_bottle_that_cannot_be_is_refused_by_its_field() {
    let diary = Diary::with_drop_plan();
    for (flags, field) in [
        ("--holds 10", "holds"),
        ("--holds '0 mL'", "holds"),
        ("--holds '10 mL' --made 2024-02-10 --opened 2024-02-09", "opened"),
        ("--holds '10 mL' --made 2024-02-10 --use-by 2024-02-09", "use_by"),
        ("--holds '10 mL' --made 2024-02-10 --keeps wine", "keeps"),
        ("--holds '10 mL' --made 2024-02-10 --cost free", "cost"),
    ] {
        let said = diary.refused(&format!("bottle add LDN {flags}"));
        assert!(said.contains(&format!("titrace: {field}: ")), "{flags}: {said}");
    }
    assert!(diary.refused("bottle add Aspirin --holds '10 mL'").contains("medicine: "));
    assert_eq!(list(&diary.json("bottle list")).len(), 0);
    let id = diary.bottle("--made 2024-02-10 --opened 2024-02-11");
    assert!(diary.refused(&format!("bottle finish {id} --on 2024-02-01")).contains("on: "));
    let plan = text(&diary.json("plan show")["plan"]).to_owned();
    assert_eq!(diary.run(&format!("bottle open {plan}")).status.code(), Some(4), "a plan is no bottle");
    diary.ok("undo");
    assert_eq!(list(&diary.json("bottle list")).len(), 0);
}

#[test]
fn plans_bends_and_bottles_go_through_tables_and_come_out_the_same() {
    let diary = Diary::with_drop_plan();
    for bend in [
        "hold --from 2024-01-10 --days 3 --reason '=headache'",
        "pause --from 2024-02-01 --note 'on a journey, without it'",
        "resume --on 2024-02-06",
        "step-back --on 2024-03-01 --until 2024-03-03 --to '2 drops' --reason '- stiff'",
        "shift --from 2024-03-05 --days 2",
        "skip --on 2024-03-20",
        "time --time 08:00,21:00 --on 2024-03-22",
        "restart --on 2024-04-01 --how beginning",
        "stop --on 2024-05-01 --reason enough",
    ] {
        diary.ok(&format!("plan {bend}"));
    }
    diary.ok("medicine add T4 --form tablet --strength '50 ug'");
    let words = "--missed 'leave it out' --hold-if 'palpitations, \"strong\"' --review target --title @mine";
    diary.ok(&format!("plan start T4 --as-needed --fixed '50.0 ug' --start 2024-01-01 --shown-in ug {words}"));
    diary.bottle("--made 2024-01-01 --opened 2024-01-02 --keeps water --batch -7 --cost '40.00 USD'");
    diary.bottle("--made 2024-01-16 --use-by 2024-03-01 --note 'from the other pharmacy'");
    diary.ok("bottle add T4 --holds '30 tablets' --made 2024-01-01");
    diary.dose("--count 1 --count-unit drop --at '2024-01-02 22:00'");

    let first = diary.tables("first");
    for (name, rows) in [("plans.csv", 2), ("adjustments.csv", 9), ("bottles.csv", 3)] {
        let (_, bytes) = first.iter().find(|(file, _)| file == name).unwrap();
        assert_eq!(String::from_utf8_lossy(bytes).lines().count(), rows + 1, "{name}");
    }
    let fresh = Diary::new();
    let folder = diary.file("first");
    fresh.ok(&format!("import csv '{folder}'"));
    assert_eq!(fresh.tables("second"), first);
    for call in ["plan show LDN", "plan show T4", "bottle list --on 2024-02-01", "list"] {
        assert_eq!(fresh.ok(&format!("--json {call}")), diary.ok(&format!("--json {call}")), "{call}");
    }
    assert_eq!(fresh.json(&format!("import csv '{folder}'"))["new"], 0);
    assert!(fresh.ok("check").contains("sound"));
}

/// Values of a property, over all entries of a calendar.
fn values<'a>(calendar: &'a str, name: &'a str) -> Vec<&'a str> {
    calendar.lines().filter_map(|line| line.strip_prefix(name)).collect()
}

#[test]
fn a_calendar_goes_out_and_a_changed_plan_updates_it() {
    let diary = Diary::with_drop_plan();
    let export = |name: &str| {
        let path = diary.file(name);
        diary.ok(&format!("export ics '{path}'"));
        fs::read_to_string(path).unwrap()
    };
    let first = export("first.ics");
    assert!(first.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && first.ends_with("END:VCALENDAR\r\n"));
    assert!(first.split_inclusive('\n').all(|line| line.ends_with("\r\n") && line.len() <= 77));
    assert_eq!(values(&first, "BEGIN:VEVENT").len(), 18);
    assert_eq!(values(&first, "BEGIN:VALARM").len(), 18);
    let rules = values(&first, "RRULE:");
    assert_eq!(rules[..17], ["FREQ=DAILY;COUNT=7"; 17]);
    assert_eq!(rules[17], "FREQ=DAILY", "the last step has no end");
    assert_eq!(values(&first, "DTSTART")[..2], [":20240101T220000", ":20240108T220000"], "the clock of the place");
    let names =
        |calendar: &str| -> BTreeSet<String> { values(calendar, "UID:").into_iter().map(str::to_owned).collect() };
    assert_eq!(names(&first).len(), 18);

    diary.ok("plan hold --from 2024-01-10 --days 3");
    let second = export("second.ics");
    let sequence = |calendar: &str| -> BTreeSet<u32> {
        values(calendar, "SEQUENCE:").iter().map(|number| number.parse().unwrap()).collect()
    };
    assert!(sequence(&first).last() < sequence(&second).first(), "each of the second is later than all of the first");
    assert!(names(&second).is_superset(&names(&first)));
    assert_eq!(values(&second, "RRULE:")[1], "FREQ=DAILY;COUNT=10");
    assert_eq!(values(&second, "DTSTART")[2], ":20240118T220000");
    diary.ok("undo");
    let third = export("third.ics");
    assert!(sequence(&second).last() < sequence(&third).first());
    assert!(names(&third).is_superset(&names(&second)), "what the hold brought is called off");
    assert_eq!(values(&third, "DTSTART")[2], ":20240115T220000");
}

#[test]
fn the_page_for_the_fridge_is_for_nobody_elses_eyes() {
    let diary = Diary::with_drop_plan();
    let path = diary.file("fridge.svg");
    fs::write(&path, "an old page, open to all").unwrap();
    diary.ok(&format!("plan calendar --out '{path}'"));
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.contains("<svg") && page.trim_end().ends_with("</svg>") && page.contains("LDN"));
    diary.ok(&format!("export ics '{}'", diary.file("plan.ics")));
    #[cfg(unix)]
    for name in ["fridge.svg", "plan.ics"] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(diary.file(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    assert!(diary.refused("plan calendar --out fridge.png").contains("out: "));
}
