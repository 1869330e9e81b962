//! What a day is asked for, told in calls: scales of every sort, own symptoms, the chosen ones, relapses and their
//! absence, what was prescribed and never taken, questions for an appointment, settings.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use desk::{Diary, text};

#[expect(dead_code, reason = "other tests use the rest of it")]
mod desk;

#[test]
fn s4_05_s4_15_s4_17_a_score_fits_its_scale() {
    let diary = Diary::new();
    let log = |call: &str| diary.json(&format!("log symptom {call}"));
    let parts = |call: &str| {
        let entry = log(call);
        (text(&entry["value"]).to_owned(), text(&entry["scale"]).to_owned())
    };
    let kept = |value: &str, scale: &str| (value.to_owned(), scale.to_owned());
    assert_eq!(parts("'Leg function' 80"), kept("80", "percent"));
    assert_eq!(parts("Walked '>=1' --scale mi"), kept(">=1", "mi"));
    assert_eq!(parts("Walked 'at least 1.5' --scale km"), kept(">=1.5", "km"));
    assert_eq!(parts("Walked '1.2 km' --scale km"), kept("1.2", "km"));
    assert_eq!(parts("Falls 2"), kept("2", "count"));
    assert_eq!(parts("'Change overall' 4"), kept("4", "change"));
    assert_eq!(parts("'Walked without a rest' 20"), kept("20", "minutes"));
    assert_eq!(parts("Fatigue 3 --scale 0-4"), kept("3", "0-4"));
    for (call, said) in [
        ("'Leg function' 101", "not on the scale from 0 to 100"),
        ("'Change overall' 0", "not on the scale from 1 to 7"),
        ("'Change overall' 4.5", "no whole number"),
        ("Falls 1.5", "no whole number"),
        ("Falls -1", "less than nothing"),
        ("Fatigue '>=4'", "“at least” is for a distance"),
        ("Walked '800 m' --scale km", "is not a number"),
        ("Fatigue 4 --scale miles", "no scale"),
    ] {
        let why = diary.fails(3, &format!("log symptom {call}"));
        assert!(why.contains(said), "{call}: {why}");
    }
}

#[test]
fn what_is_written_comes_back_from_csv_with_all_it_said() {
    let diary = Diary::with_ldn();
    diary.ok("log symptom Walked '>=1' --scale mi --at 2024-05-09");
    diary.ok("log event relapse Legs --at 2024-02 --until 2024-08 --severity severe --confirmed yes --fever no");
    diary.ok("log event relapse '' --absent --at 2024-09 --until 2025-07");
    diary.ok("medicine add Interferon --category medicine --prescribed yes --label on");
    diary.ok("course never Interferon --on 2012 --reason 'afraid of needles'");
    diary.ok("course start LDN --on 2024-03-01 --why fatigue");
    diary.ok("symptom add 'Left ear rings' --scale 0-4 --higher-is worse --low-words silent --since ~2002 --sensitive");
    diary.ok("question add 'Is a test due?'");
    diary.ok(&format!("export csv {}", diary.file("out")));
    let copy = Diary::new();
    copy.ok(&format!("import csv {}", diary.file("out")));
    let all = |diary: &Diary| {
        let mut records = diary.json("list all").as_array().unwrap().clone();
        // Where they came from is told apart; all else is the same.
        for record in &mut *records {
            record.as_object_mut().unwrap().remove("source");
        }
        records
    };
    assert_eq!(all(&copy), all(&diary));
    assert_eq!(all(&diary).len(), 9);
}

#[test]
fn s0_15_what_was_never_taken_is_no_time_of_taking_it() {
    let diary = Diary::new();
    diary.ok("medicine add Interferon");
    let course = diary.json("course never Interferon --on 2012-05 --reason 'afraid of needles'");
    assert_eq!((text(&course["never_taken"]), text(&course["reason"])), ("yes", "afraid of needles"));
    assert!(diary.ok("list course").contains("Interferon, prescribed, never taken: afraid of needles"));
    // Nothing runs, so nothing stops.
    diary.fails(3, "course stop Interferon --on 2013-01-01");
    let id = text(&course["id"]).to_owned();
    let why = diary.fails(3, &format!("edit {id} until 2013-01"));
    assert!(why.contains("until: What was never taken has no end"), "{why}");
    let facts = diary.json("log symptom Fatigue 4 --at 2012-06-01");
    assert!(facts["day"].is_null(), "no day is counted from what was not taken: {facts}");
}

#[test]
fn s4_08_none_of_it_is_a_statement_of_its_own() {
    let diary = Diary::new();
    let said = diary.json("log event relapse '' --absent --at 2007-07 --until 2008-07");
    assert_eq!((text(&said["absent"]), text(&said["title"])), ("yes", ""));
    assert!(diary.ok("list event").contains("No relapse, until 2008-07"));
    let why = diary.fails(3, "log event imaging '' --absent");
    assert!(why.contains("absent: That there was none can be said of relapse, infection, adverse"), "{why}");
    diary.fails(3, "log event relapse ''");
}

#[test]
fn an_own_symptom_has_a_name_of_its_own_and_its_scale() {
    let diary = Diary::new();
    diary.ok("symptom add 'Left ear rings' --scale 0-4 --low-words silent --high-words roaring");
    assert_eq!(diary.json("log symptom 'left ear RINGS' 3")["scale"], "0-4");
    assert!(diary.fails(3, "symptom add fatigue").contains("name: “Fatigue” is a symptom that is known already"));
    assert!(diary.fails(3, "symptom add 'LEFT ear rings'").contains("already a symptom named"));
    diary.fails(3, "symptom add Tic --scale loud");
}

#[test]
fn the_chosen_symptoms_keep_their_order_and_a_name_that_nobody_knows_is_refused() {
    let diary = Diary::new();
    diary.ok("log symptom 'Cold feet' 2");
    let chosen = diary.json("symptom choose tiredness PAIN 'cold feet' pain");
    assert_eq!(chosen, serde_json::json!(["Fatigue", "Pain", "Cold feet"]));
    assert!(diary.ok("symptom list").contains("* Fatigue"));
    let why = diary.fails(3, "symptom choose Fatige");
    assert!(why.contains("symptoms: No symptom is called “Fatige”"), "{why}");
    diary.ok("undo");
    assert_eq!(diary.json("symptom choose none"), serde_json::json!([]));
}

#[test]
fn questions_wait_until_they_are_asked() {
    let diary = Diary::new();
    let id = text(&diary.json("question add 'Is a blood count due?' --at 2024-05-01")["id"]).to_owned();
    diary.ok("question add 'And the liver?'");
    assert_eq!(diary.json("question list").as_array().unwrap().len(), 2);
    diary.ok(&format!("question done {id} --answer 'In June'"));
    assert_eq!(diary.json("question list").as_array().unwrap().len(), 1);
    let all = diary.ok("question list --all");
    assert!(all.contains("Is a blood count due?: In June"), "{all}");
    let note = text(&diary.json("log note hello")["id"]).to_owned();
    diary.fails(3, &format!("question done {note}"));
}

#[test]
fn settings_are_set_one_by_one() {
    let diary = Diary::with_ldn();
    for (field, value) in [
        ("day_start_hour", "5"),
        ("theme", "dark"),
        ("zoom", "150"),
        ("followed", "LDN"),
        ("language", "de"),
        ("worded", "yes"),
        ("yesterday_hidden", "yes"),
        ("low_energy", "yes"),
    ] {
        diary.ok(&format!("settings set {field} {value}"));
        let shown = diary.json("settings show")[field].clone();
        let wanted = match value {
            "yes" => serde_json::json!(true),
            _ => value.parse::<u16>().map_or_else(|_| serde_json::json!(value), |number| serde_json::json!(number)),
        };
        assert_eq!(shown, wanted, "{field}");
    }
    for (field, value) in [("zoom", "99"), ("theme", "pink"), ("worded", "perhaps"), ("language", "xx"), ("nap", "1")] {
        diary.fails(3, &format!("settings set {field} {value}"));
    }
}

/// An own symptom has a name of one line that nothing else has, and keeps it while anything stands under it.
#[test]
fn an_own_symptom_is_renamed_only_where_nothing_is_lost() {
    let diary = Diary::new();
    let id = text(&diary.json("symptom add 'Left ear rings'")["id"]).to_owned();
    let why = diary.fails(3, &format!("edit {id} name Fatigue"));
    assert!(why.contains("“Fatigue” is a symptom that is known already"), "{why}");
    let why = diary.fails(3, &format!("edit {id} name tiredness"));
    assert!(why.contains("known already"), "{why}");
    for name in ["'Left ear\nrings'", "'Left ear\trings'", "'Left\u{7}ear'"] {
        for call in [format!("edit {id} name {name}"), format!("symptom add {name}")] {
            let why = diary.fails(3, &call);
            assert!(why.contains("without control characters") || why.contains("a control character"), "{why}");
        }
    }
    diary.ok(&format!("edit {id} name 'Left ear hums'"));
    diary.ok("symptom choose Fatigue 'Left ear hums'");
    let why = diary.fails(3, &format!("edit {id} name 'Right ear hums'"));
    assert!(why.contains("each day asks for “Left ear hums”"), "{why}");
    // Its capitals are no other name, and everything else of it may change.
    diary.ok(&format!("edit {id} name 'Left EAR hums'"));
    diary.ok(&format!("edit {id} scale 0-4"));
    diary.ok("symptom choose Fatigue");
    diary.ok("log symptom 'Left ear hums' 2");
    let why = diary.fails(3, &format!("edit {id} name 'Right ear hums'"));
    assert!(why.contains("an entry stands under the name"), "{why}");
    diary.ok("check");
}

/// A copy is a copy until a score is said anew, wherever that is done.
#[test]
fn a_score_that_is_corrected_is_a_copy_no_more() {
    let diary = Diary::new();
    diary.ok("symptom choose Fatigue Pain");
    std::fs::write(
        diary.file("symptoms.csv"),
        "id,at,symptom,value,scale,copied\n\
         00000000-0000-4000-8000-000000000001,2025-05-08,Fatigue,4,0-10,yes\n\
         00000000-0000-4000-8000-000000000002,2025-05-08,Pain,4,0-10,yes\n",
    )
    .unwrap();
    diary.ok(&format!("import csv {}", diary.file("symptoms.csv")));
    let copied = || {
        let all = diary.json("list symptom");
        all.as_array().unwrap().iter().map(|entry| text(&entry["copied"]).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(copied(), ["yes", "yes"]);
    diary.ok("edit 00000000-0000-4000-8000-000000000001 value 6");
    diary.ok("edit 00000000-0000-4000-8000-000000000002 note 'a hard day'");
    assert_eq!(copied(), ["no", "yes"]);
    diary.ok("edit 00000000-0000-4000-8000-000000000002 scale 0-4");
    assert_eq!(copied(), ["no", "no"]);
}

#[test]
fn the_paper_for_a_week_says_what_is_written_into_its_boxes() {
    let diary = Diary::new();
    let sheet = |names: &str| {
        diary.ok(&format!("symptom choose {names}"));
        diary.ok(&format!("symptom sheet --out {} --from 2025-05-05", diary.file("week.svg")));
        std::fs::read_to_string(diary.file("week.svg")).unwrap()
    };
    let both = sheet("Pain Spasticity 'Vivid dreams'");
    assert!(both.contains("Write a number, or yes or no, into each box"));
    // One of two sides is ringed on each day.
    assert_eq!(both.matches("data-sides").count(), 7);
    assert_eq!((both.matches(">left<").count(), both.matches(">right<").count()), (7, 7));
    assert!(both.contains("ring the side") && both.contains("sans-serif"));
    let numbers = sheet("Pain");
    assert!(numbers.contains("Write a number into each box") && !numbers.contains("data-sides"));
    assert!(sheet("'Vivid dreams'").contains("Write yes or no into each box"));
}
