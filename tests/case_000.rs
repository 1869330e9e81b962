//! The case of document 000, lived through day by day at the command line: what the watch says before the start, by day
//! 90, at the first bleeding, and of the count below 5.
#![expect(clippy::unwrap_used, clippy::panic, reason = "this is only a test")]

mod desk;

use serde_json::Value;

use desk::{Diary, list, text};

impl Diary {
    /// An open item of the watch on that day.
    fn item(&self, on: &str, rule: &str) -> Option<Value> {
        let watch = self.json(&format!("watch --on {on}"));
        list(&watch["items"]).iter().find(|item| item["rule"] == rule && item["standing"] == "open").cloned()
    }

    fn tier(&self, on: &str, rule: &str) -> String {
        self.item(on, rule).map_or_else(String::new, |item| text(&item["tier"]).to_owned())
    }

    fn says(&self, on: &str, rule: &str) -> String {
        let item =
            self.item(on, rule).unwrap_or_else(|| panic!("{rule} on {on}: {}", self.ok(&format!("watch --on {on}"))));
        let lines = list(&item["says"]).iter().chain(list(&item["asks"])).map(text).collect::<Vec<_>>();
        format!("{}\n{}", text(&item["title"]), lines.join("\n"))
    }
}

/// Two counts of 110, three years apart, and the start on 12 September 2013: a date of ours, the source gives none.
fn before() -> Diary {
    let diary = Diary::new();
    diary.ok("log lab Platelets 110 10^9/L --range 165-387 --at 2009-06");
    diary.ok("log lab Platelets 110 10^9/L --range 165-387 --at 2012-06");
    diary.ok(
        "medicine add LDN --form drops --recipe '50 mg in 10 mL, 20 drops/mL' --label off --from 2013-09-12 --assumed",
    );
    diary
}

#[test]
fn s0_03_low_before_the_start_is_said_before_the_start() {
    let diary = before();
    let said = diary.says("2013-09-05", "platelets-low-before-start");
    assert!(said.contains("already below the range before the start") && said.contains("Ask for a count"), "{said}");
    // Nobody who does not ask is told: a count within its range says nothing of the kind.
    let well = Diary::new();
    well.ok("log lab Platelets 210 10^9/L --range 165-387 --at 2013-08-20");
    well.ok("medicine add LDN --from 2013-09-12");
    assert_eq!(well.item("2013-09-05", "platelets-low-before-start"), None);
}

#[test]
fn s0_06_a_count_is_asked_for_by_day_90_until_there_is_one() {
    let diary = before();
    let said = diary.says("2013-12-10", "platelets-due");
    assert!(
        said.contains("due by about 2013-12-10")
            && said.contains("about day 90")
            && said.contains("no count since the start"),
        "{said}"
    );
    diary.ok("log lab Platelets 112 10^9/L --range 165-387 --at 2013-12-11");
    assert_eq!(diary.item("2013-12-12", "platelets-due"), None);
    // As low as it always was is no news, and said so.
    assert_eq!(diary.tier("2013-12-12", "platelets-low-as-before"), "note");
}

#[test]
fn s0_07_gums_are_for_today_and_black_stool_is_an_emergency() {
    let diary = before();
    diary.ok("person set --country NZ --contact 'Dr Lee: 04 472 0000'");
    diary.ok("log symptom 'Gum bleeding' yes --at 2013-12-20");
    assert_eq!(diary.tier("2013-12-20", "bleeding-today"), "today");
    assert_eq!(diary.tier("2013-12-20", "bleeding-emergency"), "");
    let said = diary.says("2013-12-20", "bleeding-today");
    assert!(said.contains("blood count") && said.contains("out-of-hours"), "{said}");
    diary.ok("checklist answer bleeding-black-stool yes --at 2013-12-21");
    assert_eq!(diary.tier("2013-12-21", "bleeding-emergency"), "emergency");
    let said = diary.says("2013-12-21", "bleeding-emergency");
    assert!(said.contains("111"), "the country's own number: {said}");
    // A click closes nothing; who was spoken to and what they said does.
    diary.refused("watch --on 2013-12-21 dismiss bleeding-emergency --reason ''");
    diary.ok("watch --on 2013-12-21 spoken bleeding-emergency --with 'the emergency service' --answer 'sent to hospital' --at 2013-12-21");
    assert_eq!(diary.tier("2013-12-21", "bleeding-emergency"), "");
    diary.ok("checklist answer bleeding-vomit yes --at 2013-12-22");
    assert_eq!(diary.tier("2013-12-22", "bleeding-emergency"), "emergency", "new facts bring it back");
}

#[test]
fn s0_01_s0_05_below_5_is_grade_4_and_beyond_all_usual_variation() {
    let diary = before();
    let low = diary.json("log lab Platelets '<5' 10^9/L --range 165-387 --at 2014-01-14");
    assert_eq!((text(&low["value"]), text(&low["flag"]), text(&low["grade"])), ("<5", "L", "4"));
    assert_eq!(text(&low["grade_by"]), "CTCAE v5");
    let said = diary.says("2014-01-14", "platelets-below-25");
    assert!(said.contains("very low") && said.contains("<5"), "{said}");
    assert!(said.contains("95 %"), "at least −95 % beside 110: {said}");
    assert_eq!(diary.tier("2014-01-14", "platelets-below-25"), "today");
    // What only a clinician grades is not what the person reads first.
    assert!(!text(&diary.item("2014-01-14", "platelets-below-25").unwrap()["title"]).contains("grade"));
}

#[test]
fn s0_11_136_stays_low_in_both_ranges() {
    let diary = before();
    let norip = diary.json("log lab Platelets '~136' 10^9/L --range 165-387 --at 2014-06");
    let default = diary.json("log lab Platelets '~136' 10^9/L --at 2014-07");
    assert_eq!((text(&norip["flag"]), text(&norip["range_source"])), ("L", "printed"));
    assert_eq!((text(&default["flag"]), text(&default["range_source"])), ("L", "default"));
    assert_eq!((text(&default["low"]), text(&default["high"])), ("150", "450"));
    let said = diary.ok("watch --on 2014-07-20");
    assert!(said.contains("above your own") || said.contains("+24 %"), "above her own earlier 110, too: {said}");
}

#[test]
fn s0_06_a_plan_of_drops_asks_for_the_same_count() {
    let diary = Diary::with_drop_plan();
    diary.ok("log lab Platelets 110 10^9/L --range 165-387 --at 2023-12-01");
    assert!(diary.item("2024-03-30", "platelets-due").is_some());
    assert!(Diary::with_ldn().item("2024-01-01", "platelets-due").is_none());
}
