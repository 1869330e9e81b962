//! Where a plan meets another one, a date that somebody set, or what it cannot be: each is said, none is guessed.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use serde_json::Value;

use desk::{Diary, list, text};

mod desk;

/// Days on which that many drops are due.
fn due(diary: &Diary, on: &str) -> Vec<String> {
    let shown = diary.json(&format!("plan show --on {on}"));
    list(&shown["due"]).iter().map(|due| text(&due["count"]).to_owned()).collect()
}

#[test]
fn a_bend_is_of_the_plan_that_is_under_way_on_its_day() {
    let diary = Diary::with_drop_plan();
    let running = text(&diary.json("list plan")[0]["id"]).to_owned();
    let said = diary.refused("plan start LDN --fixed '2 mg' --start 2024-02-01");
    assert!(said.contains("stop that one first"), "{said}");
    diary.ok("plan stop --on 2024-02-01 --reason 'another protocol'");
    diary.ok("plan start LDN --fixed '2 mg' --start 2024-02-01");
    // The first one is still under way in January, by its medicine and by its id.
    diary.ok("plan step-back LDN --on 2024-01-20 --to '0.25 mg'");
    diary.ok(&format!("plan hold {running} --from 2024-01-10 --days 3"));
    assert_eq!((due(&diary, "2024-01-15"), due(&diary, "2024-01-20")), (vec!["2".into()], vec!["1".into()]));
    assert_eq!(due(&diary, "2024-02-01"), ["8"]);
    diary.ok("plan stop LDN --on 2024-01-25 --reason ill");
    assert_eq!((due(&diary, "2024-01-26"), due(&diary, "2024-02-01")), (vec![], vec!["8".to_owned()]));
}

#[test]
fn no_bend_and_no_edit_leads_into_another_plan() {
    let diary = Diary::with_drop_plan();
    diary.ok("plan stop --on 2024-02-10 --reason 'another protocol'");
    diary.ok("plan start LDN --fixed '2 mg' --start 2024-02-20");
    let plans = diary.json("list plan");
    let (first, second) = (text(&plans[0]["id"]), text(&plans[1]["id"]));
    let stop = text(&diary.json("list adjustment")[0]["id"]).to_owned();
    for call in [
        format!("edit {stop} at 2024-02-25"),
        format!("edit {second} at 2024-02-05"),
        format!("plan restart {first} --on 2024-02-12 --how beginning"),
        "plan restart LDN --on 2024-02-12 --how beginning".to_owned(),
        format!("plan shift {second} --from 2024-02-20 --days -15"),
    ] {
        let said = diary.refused(&call);
        assert!(said.contains("stop"), "{call}: {said}");
    }
    let today = diary.json("today --on 2024-03-01");
    assert_eq!((list(&today["attention"]).len(), list(&today["due"]).len()), (0, 1));
    // What is taken away is not asked about; the day says it.
    diary.ok(&format!("delete {stop}"));
    assert!(diary.ok("today --on 2024-03-01").contains("two plans ask for a dose today"));
    diary.ok("undo");
}

#[test]
fn an_edit_is_looked_at_as_a_new_one_is() {
    let diary = Diary::with_drop_plan();
    let back = diary.json("plan step-back --on 2024-03-01 --to '1 mg' --reason stiff");
    let back = text(&back["id"]).to_owned();
    diary.refused(&format!("edit {back} to '0.3 mg'"));
    diary.refused(&format!("edit {back} to '1 tablet'"));
    diary.refused(&format!("edit {back} at 2024-03-05"));
    diary.ok(&format!("edit {back} to '0.5 mg'"));
    diary.ok(&format!("edit {back} reason 'stiff legs'"));
    assert!(diary.refused("plan restart --on 2024-01-08 --to '0.5 mg'").contains("begins on that day already"));
    assert!(diary.refused("plan shift --from 2024-01-08 --days 0").contains("moves nothing"));
    let said = diary.refused("plan restart --on 2024-02-01 --how continue --missed-from 2024-02-03");
    assert!(said.contains("missed_from"), "{said}");
    assert!(diary.refused("bottle add LDN --holds '10 mL' --made soon").contains("made: "));
    let bottle = diary.json("bottle add LDN --holds '10 mL' --made 2024-01-01");
    let bottle = text(&bottle["id"]);
    assert!(diary.refused(&format!("bottle open {bottle} --on soon")).contains("on: "));
}

#[test]
fn s2_07_s2_10_s2_13_effects_are_counted_from_their_own_onset() {
    let diary = Diary::with_ldn();
    // The diary's own day: before four in the morning it is still yesterday.
    let today: jiff::civil::Date = text(&diary.json("today")["day"]).parse().unwrap();
    let days = |ago: i64| today.checked_sub(jiff::Span::new().days(ago)).unwrap().to_string();
    diary.ok(&format!("plan start --template drops-0.25 --start {} --review target", days(40)));
    diary.ok(&format!("log dose LDN --count 4 --count-unit drop --at '{} 22:00'", days(19)));
    for ago in [19, 15, 10, 5, 1] {
        diary.ok(&format!("log symptom Insomnia 3 --at {}", days(ago)));
    }
    let shown = diary.json("plan show");
    let effect = &list(&shown["effects"])[0];
    assert_eq!((text(&effect["effect"]), text(&effect["onset"])), ("Poor sleep", days(19).as_str()));
    // Not from the step: the 7-day steps since would have kept the window open for ever.
    assert_eq!((effect["day"].as_i64(), text(&effect["dose"])), (Some(20), "1 mg"));
    assert!(diary.ok("today").contains("Poor sleep for 20 days"));
    // The target is reached on day 120, the review three months of the calendar later.
    assert_eq!(text(&shown["review"]["from"]), "target");
    let more = diary.refused("log dose LDN --count 6 --count-unit drop");
    assert!(more.contains("Poor sleep is in its day 20"), "{more}");
}

#[test]
fn a_later_clock_time_stays_on_its_day() {
    let diary = Diary::with_drop_plan();
    diary.ok("plan time --time 21:00 --on 2024-03-20");
    diary.ok("plan time --time 20:00 --on 2024-03-01");
    let time = |on: &str| text(&diary.json(&format!("plan show --on {on}"))["due"][0]["time"]).to_owned();
    assert_eq!(["2024-02-28", "2024-03-10", "2024-03-25"].map(time), ["22:00", "20:00", "21:00"]);
}

#[test]
fn a_dated_stop_and_pause_stay_where_they_were_put() {
    let diary = Diary::with_drop_plan();
    diary.ok("plan stop --on 2024-02-20 --reason surgery");
    diary.ok("plan pause --from 2024-02-01 --days 5");
    diary.ok("plan hold --from 2024-01-10 --days 3");
    diary.ok("plan shift --from 2024-01-16 --days 2");
    diary.ok("plan skip --on 2024-01-20");
    let shown = diary.json("plan show");
    assert_eq!(text(&shown["over_from"]), "2024-02-20");
    let pauses: Vec<_> = list(&shown["steps"]).iter().filter(|step| text(&step["state"]) == "pause").collect();
    assert_eq!((text(&pauses[0]["from"]), text(&pauses[0]["until"])), ("2024-02-01", "2024-02-05"));
    assert_eq!(list(&diary.json("plan show --on 2024-02-03")["paused"]).len(), 1);
    // A restart before the stop leaves it in place; one after it begins again.
    diary.ok("plan restart --on 2024-02-10 --how beginning");
    assert_eq!(text(&diary.json("plan show")["over_from"]), "2024-02-20");
    let said = diary.refused("plan restart --on 2024-03-01 --how continue --missed-from 2024-02-25");
    assert!(said.contains("--how repeat"), "{said}");
    diary.ok("plan restart --on 2024-03-01 --how beginning");
    assert_eq!((due(&diary, "2024-02-25"), due(&diary, "2024-03-01")), (vec![], vec!["1".to_owned()]));
}

#[test]
fn a_pause_far_in_the_last_step_does_not_stretch_the_totals() {
    let diary = Diary::with_drop_plan();
    let before = diary.json("plan show")["totals"].clone();
    diary.ok("plan pause --from 2024-12-24 --days 2");
    assert_eq!(diary.json("plan show")["totals"], before);
}

#[test]
fn what_the_medicine_cannot_be_measured_in_is_refused() {
    let diary = Diary::with_drop_plan();
    diary.refused("plan step-back --on 2024-01-10 --to '3 tablet'");
    diary.refused("bottle add LDN --holds '30 capsules'");
    diary.ok("medicine add Levothyroxine --form tablet --strength '50 ug'");
    diary.refused("plan start Levothyroxine --fixed '5 mL' --start 2024-01-01");
    diary.refused("plan start Levothyroxine --fixed '2 drops' --start 2024-01-01");
    diary.ok("plan start Levothyroxine --fixed '0.05 mg' --start 2024-01-01");
    // In the plan's own unit, whatever it was given in.
    diary.ok("plan step-back LDN --on 2024-02-10 --to '2 drops'");
    assert_eq!(text(&diary.json("plan show LDN")["step_backs"][0]["amount"]), "0.5");
    let shown = diary.json("plan show LDN");
    let back = text(&shown["step_backs"][0]["id"]);
    diary.ok(&format!("edit {back} to '3 drops'"));
    let shown = diary.json("plan show LDN");
    assert_eq!(text(&shown["step_backs"][0]["amount"]), "0.75");
    assert!(!shown["totals"].is_null(), "{shown}");
}

#[test]
fn a_dose_that_can_no_longer_be_counted_out_is_said() {
    let diary = Diary::new();
    let medicine = diary.json("medicine add LDN --form tablet --strength '3 mg'");
    let id = text(&medicine["id"]).to_owned();
    diary.refused("plan start LDN --fixed '4.5 mg' --start 2024-01-01");
    diary.ok(&format!("edit {id} parts 2"));
    diary.ok("plan start LDN --fixed '4.5 mg' --start 2024-01-01");
    assert_eq!(list(&diary.json("today --on 2024-01-05")["attention"]), [] as [Value; 0]);
    diary.ok(&format!("edit {id} parts 1"));
    let said = diary.ok("today --on 2024-01-05");
    assert!(said.contains("today’s 4.5 mg cannot be counted out"), "{said}");
}

#[test]
fn what_is_taken_when_needed_is_said_so() {
    let diary = Diary::with_ldn();
    diary.ok("plan start --as-needed --fixed '1 mg' --start 2024-01-01");
    assert!(diary.ok("plan show").contains("when needed 4 drops"));
    let step = diary.json("plan show")["steps"][0].clone();
    assert_eq!((text(&step["state"]), text(&step["amount"])), ("as-needed", "1"));
    assert_eq!(list(&diary.json("plan show --on 2024-02-01")["due"]), [] as [Value; 0]);
}

#[test]
fn cells_that_do_not_belong_to_an_adjustment_are_refused_and_nothing_is_read() {
    let diary = Diary::with_drop_plan();
    diary.ok("plan hold --from 2024-01-10 --days 3");
    diary.ok(&format!("export csv {}", diary.file("out")));
    let path = diary.file("out/adjustments.csv");
    let table = std::fs::read_to_string(&path).unwrap();
    // Another hold, without an id, that says an amount.
    let plan = text(&diary.json("list plan")[0]["id"]).to_owned();
    let head = "at,plan,type,days,to\r\n";
    std::fs::write(&path, format!("{head}2024-02-10,{plan},hold,3,3 mg\r\n")).unwrap();
    let said = diary.refused(&format!("import csv {path}"));
    assert!(said.contains("adjustments.csv:2:to"), "{said}");
    std::fs::write(&path, table).unwrap();
    diary.ok(&format!("import csv {path}"));
    assert_eq!(list(&diary.json("list adjustment")).len(), 1);
}

#[test]
fn an_adjustment_that_bends_nothing_any_more_is_named() {
    let diary = Diary::with_drop_plan();
    diary.ok("plan hold --from 2024-01-10");
    diary.ok("plan resume --on 2024-01-20");
    let hold = text(&diary.json("list adjustment")[0]["id"]).to_owned();
    let resume = text(&diary.json("list adjustment")[1]["id"]).to_owned();
    diary.ok(&format!("delete {hold}"));
    assert_eq!(list(&diary.json("plan show")["idle"]), [Value::from(resume.clone())]);
    assert!(diary.ok("plan show").contains(&resume));
    diary.fails(4, &format!("history {RANDOM}"));
}

/// An id that no record has.
const RANDOM: &str = "0199f5a0-0000-7000-8000-000000000000";
