//! The check-in in calls: when it is due, its answers as one change, and what they are beside the last and the first.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use desk::{Diary, list, text};
use serde_json::Value;

mod desk;

fn three() -> Diary {
    let diary = Diary::with_ldn();
    diary.ok("course start LDN --on 2024-03-01");
    let log = |call: &str| drop(diary.ok(&format!("check-in log {call}")));
    log("--answer 'Part of normal function=40' --answer Fatigue=7 --answer 'Walked=0.5 mi' --at '2024-06-01 20:00'");
    log("--answer 'Change overall=5' --answer tiredness=5 --answer 'Walked=>=1 mi' --at '2024-09-02 20:00'");
    log("--answer 'Change overall=3' --answer 'Part of normal function=50' --answer Fatigue=6 --answer Pain=2 \
         --answer 'Walked=2 km' --at '2024-12-05 20:00'");
    diary
}

fn answer<'a>(check_in: &'a Value, symptom: &str) -> &'a Value {
    list(&check_in["answers"]).iter().find(|answer| text(&answer["symptom"]) == symptom).unwrap()
}

#[test]
fn s4_03_each_check_in_is_compared_with_the_last_and_the_first() {
    let diary = three();
    let shown = diary.json("check-in");
    let past = list(&shown["check_ins"]);
    assert_eq!(past.len(), 3);
    let trends = |symptom: &str| {
        let answer = answer(&past[2], symptom);
        (answer["last"]["trend"].clone(), answer["first"]["trend"].clone())
    };
    assert_eq!(trends("Fatigue"), ("worse".into(), "better".into()));
    // The one between left it out: the last that answered it is also the first.
    let part = answer(&past[2], "Part of normal function");
    assert_eq!((text(&part["last"]["at"]), &part["first"]), ("2024-06-01T20:00", &Value::Null));
    assert_eq!(text(&part["last"]["trend"]), "better");
    // Another unit is not compared, and a first answer has nothing beside it.
    assert_eq!(trends("Walked"), (Value::Null, Value::Null));
    assert_eq!(text(&answer(&past[2], "Walked")["last"]["value"]), ">=1");
    assert_eq!(text(&answer(&past[1], "Walked")["last"]["trend"]), "better");
    assert!(answer(&past[2], "Pain")["last"].is_null());
    // A change is a comparison itself.
    let change = answer(&past[2], "Change overall");
    assert_eq!((text(&change["says"]), &change["last"]), ("worse", &Value::Null));
    let lines = diary.ok("check-in");
    assert!(
        lines.contains("Fatigue 6; worse than the last (5, 2024-09-02 20:00); better than the first (7"),
        "{lines}"
    );
    assert!(lines.contains("Walked 2 km; the last: ≥1 mi (2024-09-02 20:00), not comparable"), "{lines}");
}

#[test]
fn s4_03_the_next_one_is_due_so_long_after_the_last_or_the_start() {
    let diary = Diary::with_ldn();
    assert!(diary.json("check-in")["due"].is_null());
    diary.ok("course start LDN --on 2024-03-01");
    let due = |on: &str| {
        let shown = diary.json(&format!("check-in --on {on}"));
        (shown["due"].clone(), shown["is_due"].as_bool().unwrap())
    };
    assert_eq!(due("2024-05-01"), ("2024-05-30".into(), false));
    assert_eq!(due("2024-05-30"), ("2024-05-30".into(), true));
    assert!(list(&diary.json("check-in")["questions"]).iter().all(|asked| text(&asked["scale"]) != "change"));
    diary.ok("check-in log --answer Fatigue=4 --at '2024-06-01 20:00'");
    assert_eq!(due("2024-08-29"), ("2024-08-30".into(), false));
    // On a day before it, it was not yet there.
    assert_eq!(due("2024-05-31"), ("2024-05-30".into(), true));
    assert_eq!(list(&diary.json("check-in")["questions"]).len(), 8);
}

#[test]
fn s4_03_a_check_in_is_one_change_all_or_nothing() {
    let diary = three();
    let before = list(&diary.json("list symptom")).len();
    for (call, said) in [
        ("--answer Fatigue=4 --answer Fatige=4", "No symptom is called “Fatige”"),
        ("--answer Fatigue=4 --answer Pain=14", "not on the scale from 0 to 10"),
        ("--answer Fatigue=4 --answer fatigue=5", "answered a second time"),
        ("--answer Fatigue", "is no answer"),
    ] {
        let why = diary.refused(&format!("check-in log {call}"));
        assert!(why.contains(said), "{call}: {why}");
    }
    assert_eq!(list(&diary.json("list symptom")).len(), before);
    diary.ok("undo");
    assert_eq!(list(&diary.json("list symptom")).len(), before - 5);
    assert_eq!(list(&diary.json("check-in")["check_ins"]).len(), 2);
}

#[test]
fn s4_03_of_two_answers_at_one_time_the_later_stands() {
    let diary = three();
    // Written down again: the mistyped 7 stays in the history, and nothing is compared with it.
    diary.ok("check-in log --answer Fatigue=3 --at '2024-06-01 20:00'");
    let past = list(&diary.json("check-in")["check_ins"]).to_vec();
    assert_eq!(past.len(), 3);
    let fatigue = answer(&past[2], "Fatigue");
    assert_eq!((text(&fatigue["first"]["value"]), text(&fatigue["first"]["trend"])), ("3", "worse"));
    let of_first = list(&past[0]["answers"]).iter().filter(|answer| text(&answer["symptom"]) == "Fatigue");
    assert_eq!(of_first.map(|answer| text(&answer["value"])).collect::<Vec<_>>(), ["3"]);
}

#[test]
fn s4_03_what_was_logged_on_other_days_is_no_check_in_and_csv_keeps_which_is() {
    let diary = three();
    diary.ok("log symptom Fatigue 9 --at '2024-12-20 20:00'");
    assert_eq!(list(&diary.json("check-in")["check_ins"]).len(), 3);
    diary.ok(&format!("export csv {}", diary.file("out")));
    let copy = Diary::new();
    copy.ok(&format!("import csv {}", diary.file("out")));
    let answers = |diary: &Diary| {
        let shown = diary.json("check-in --on 2025-06-01");
        (shown["check_ins"].clone(), shown["due"].clone())
    };
    assert_eq!(answers(&copy), answers(&diary));
}

#[test]
fn s4_08_what_there_was_not_is_counted_nowhere() {
    let diary = Diary::with_drop_plan();
    diary.ok("log lab Platelets 200 10*9/L --at 2025-01-10");
    diary.ok("log event relapse '' --absent --at 2024-09 --until 2025-04");
    diary.ok("log event adverse '' --absent --at 2025-02-01 --until 2025-04");
    diary.ok("log lab Platelets 210 10*9/L --at 2025-05-10");
    let shown = diary.ok("list event");
    assert!(shown.contains("No relapse, until 2025-04") && shown.contains("Nothing unwanted"), "{shown}");
    // Said not to have been, it is no effect of the plan; said to have been, it is one.
    let effects = |diary: &Diary| list(&diary.json("plan show")["effects"]).len();
    assert_eq!(effects(&diary), 0);
    diary.ok("log event adverse 'A rash' --at 2025-03-20");
    assert_eq!(effects(&diary), 1);
}
