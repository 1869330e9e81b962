//! What the watch says of counts and liver values, at the command line: whose start it is, how old a result is, what a
//! second sample says, and what is not known.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod desk;

use serde_json::Value;

use desk::{Diary, list, text};

impl Diary {
    fn open(&self, on: &str) -> Vec<Value> {
        let watch = self.json(&format!("watch --on {on}"));
        list(&watch["items"]).iter().filter(|item| item["standing"] == "open").cloned().collect()
    }

    /// `today platelets-below-25`: the open rules about laboratory results, with their tiers.
    fn rules(&self, on: &str) -> Vec<String> {
        let shown = |item: &Value| format!("{} {}", text(&item["tier"]), text(&item["rule"]));
        let is_lab = |said: &String| said.contains(" platelets-") || said.contains(" alt-above-");
        self.open(on).iter().map(shown).filter(is_lab).collect()
    }

    /// Its title and all that it says and asks, in lines.
    fn said(&self, on: &str, rule: &str) -> String {
        let item = self.open(on).into_iter().find(|item| item["rule"] == rule).unwrap();
        let lines = list(&item["says"]).iter().chain(list(&item["asks"])).map(text);
        std::iter::once(text(&item["title"])).chain(lines).collect::<Vec<_>>().join("\n")
    }

    fn count(&self, at: &str, said: &str) {
        self.ok(&format!("log lab Platelets {said} --at {at}"));
    }

    fn about(&self, on: &str, rule: &str) -> String {
        let item = self.open(on).into_iter().find(|item| item["rule"] == rule).unwrap();
        text(&item["about"]).to_owned()
    }
}

const RANGE: &str = "10^9/L --range 165-387";

/// LDN since 1 April 2020, and a count before it.
fn with_own(count: &str) -> Diary {
    let diary = Diary::new();
    diary.count("2020-03-01", &format!("{count} {RANGE}"));
    diary.ok("medicine add LDN --from 2020-04-01");
    diary
}

#[test]
fn a_count_without_a_unit_is_very_low_where_it_is_so_in_every_unit() {
    let diary = Diary::new();
    diary.count("2020-05-01", "'<5'");
    assert_eq!(diary.rules("2020-05-02"), ["today platelets-below-25"]);
    // 40 of one unit, and no count at all of another.
    let diary = Diary::new();
    diary.count("2020-05-01", "40000");
    assert_eq!(diary.rules("2020-05-02"), [""; 0]);
}

#[test]
fn the_start_is_that_of_the_medicine_that_a_rule_names() {
    let diary = Diary::new();
    diary.count("2019-01-01", &format!("110 {RANGE}"));
    diary.ok("medicine add 'Vitamin D' --from 2018-01-01");
    diary.count("2020-03-01", &format!("112 {RANGE}"));
    diary.ok("medicine add LDN --from 2020-04-01");
    assert_eq!(diary.rules("2020-03-20"), ["ask platelets-low-before-start"]);
    diary.count("2020-05-01", &format!("111 {RANGE}"));
    let said = diary.said("2020-05-02", "platelets-low-as-before");
    assert!(said.contains("Your results before the start: 111 ×10⁹/L (mean of 2)."), "{said}");
    assert!(!diary.rules("2020-05-02").iter().any(|rule| rule.starts_with("today")));
}

#[test]
fn a_count_that_was_put_aside_comes_back_after_another_ninety_days() {
    let diary = with_own("240");
    let said = diary.said("2020-06-20", "platelets-due");
    assert!(said.starts_with("A platelet count is due by 2020-06-29"), "{said}");
    assert_eq!(diary.about("2020-07-10", "platelets-due"), "2020-06-29");
    diary.ok("watch --on 2020-07-10 dismiss platelets-due --reason later");
    assert!(!diary.rules("2020-09-26").contains(&"ask platelets-due".to_owned()));
    assert!(diary.rules("2020-09-27").contains(&"ask platelets-due".to_owned()));
    assert_eq!(diary.about("2020-09-27", "platelets-due"), "2020-06-29 1");
    let said = diary.said("2020-09-27", "platelets-due");
    assert!(said.starts_with("A platelet count was due by 2020-06-29"), "{said}");
}

#[test]
fn one_card_asks_for_both_liver_values() {
    let diary = with_own("240");
    let title = |diary: &Diary| diary.said("2020-06-20", "alt-due").lines().next().unwrap().to_owned();
    assert_eq!(title(&diary), "Liver values (ALT and AST) are due by 2020-06-29");
    diary.ok("log lab ALT 20 U/L --at 2020-06-15");
    assert_eq!(title(&diary), "Liver values (AST) are due by 2020-06-29");
}

#[test]
fn a_second_sample_confirms_a_fall() {
    let diary = with_own("245");
    diary.count("2020-05-01", &format!("180 {RANGE}"));
    let said = diary.said("2020-05-02", "platelets-fall");
    assert!(said.contains("One in forty"), "{said}");
    diary.count("2020-05-10", &format!("178 {RANGE}"));
    assert_eq!(diary.rules("2020-05-11"), ["ask platelets-confirmed-fall"]);
    let said = diary.said("2020-05-11", "platelets-confirmed-fall");
    assert!(said.contains("180 ×10⁹/L on 2020-05-01") && said.contains("this week"), "{said}");
    assert!(!said.contains("forty") && said.contains("before the start: 245"), "{said}");
    // A repeat of one that is not written down.
    let diary = with_own("245");
    diary.count("2020-05-10", &format!("178 {RANGE} --repeat-sample yes"));
    assert!(diary.said("2020-05-11", "platelets-confirmed-fall").contains("not in this diary"));
    // Below the range it is for today: its own first sample was within.
    let diary = with_own("225");
    diary.count("2020-05-01", &format!("170 {RANGE}"));
    diary.count("2020-05-10", &format!("163 {RANGE}"));
    assert!(diary.rules("2020-05-11").contains(&"today platelets-confirmed-fall-low".to_owned()));
    // Nobody takes anything: the fall is no measure for what comes after it.
    let diary = Diary::new();
    for (at, count) in [("2020-03-01", "245"), ("2020-05-01", "180"), ("2020-05-10", "178"), ("2020-05-14", "177")] {
        diary.count(at, &format!("{count} {RANGE}"));
    }
    assert_eq!(diary.rules("2020-05-11"), ["ask platelets-confirmed-fall"]);
    assert_eq!(diary.rules("2020-05-15"), ["ask platelets-confirmed-fall"]);
}

#[test]
fn two_lows_in_a_row_tell_of_the_first() {
    let diary = with_own("160");
    diary.count("2020-05-01", &format!("145 {RANGE}"));
    diary.count("2020-05-10", &format!("146 {RANGE}"));
    let item = diary.open("2020-05-11").into_iter().find(|item| text(&item["rule"]).starts_with("platelets-")).unwrap();
    let said = diary.said("2020-05-11", text(&item["rule"]));
    assert!(said.contains("146 ×10⁹/L on 2020-05-10"), "{said}");
    // Within the own variation, of somebody who was not low before.
    let diary = with_own("170");
    diary.count("2020-05-01", &format!("160 {RANGE}"));
    assert!(diary.said("2020-05-02", "platelets-below-range").contains("one healthy result in forty"));
    diary.count("2020-05-10", &format!("161 {RANGE}"));
    let said = diary.said("2020-05-11", "platelets-below-range");
    assert!(said.contains("below the range as well: 160 ×10⁹/L on 2020-05-01"), "{said}");
    assert!(!said.contains("forty"), "{said}");
}

#[test]
fn a_repeat_of_nothing_does_not_speak_of_a_result_before_it() {
    let diary = Diary::new();
    diary.count("2020-05-10", &format!("140 {RANGE} --repeat-sample yes"));
    let said = diary.said("2020-05-11", "platelets-confirmed-low");
    assert!(
        said.contains("the one that it repeats is not in this diary") && !said.contains("The result before"),
        "{said}"
    );
}

/// Every sentence with "that" has one before it which says what, whichever baseline there is.
#[test]
fn nothing_is_against_that_without_its_that() {
    let catalogue = titrace::catalogue::Catalogue::bundled().unwrap();
    for rule in catalogue.watch_rules() {
        let place = |part: &str| rule.says.iter().position(|line| line.contains(part));
        let Some(against) = place("Against that") else { continue };
        assert!(place("{before}").is_some_and(|place| place < against), "{}", rule.id);
        let only_before = rule.kind == "low-as-before";
        assert!(only_before || place("{earlier}").is_some_and(|place| place < against), "{}", rule.id);
    }
}

#[test]
fn an_old_result_does_not_alarm_as_if_new() {
    let diary = Diary::new();
    diary.count("2010-05-01", &format!("'<5' {RANGE}"));
    let said = |on: &str| (diary.rules(on), diary.said(on, "platelets-below-25"));
    let (rules, text) = said("2010-05-15");
    assert_eq!(rules, ["today platelets-below-25"]);
    assert!(text.contains("now") && !text.contains("newer"), "{text}");
    let (rules, text) = said("2010-05-16");
    assert_eq!(rules, ["ask platelets-below-25"]);
    assert!(text.contains("This result is 15 days old; is there a newer one?") && !text.contains("now"), "{text}");
    assert!(said("2010-09-16").1.contains("4 months old"));
    let (rules, text) = said("2022-05-16");
    assert_eq!(rules, ["note platelets-below-25"]);
    assert!(text.contains("12 years old") && !text.contains("Call"), "{text}");
}

#[test]
fn a_plan_ahead_is_a_start_and_an_estimated_one_says_about() {
    let diary = Diary::with_ldn();
    diary.count("2023-08-01", &format!("150 {RANGE}"));
    diary.ok("plan start --template drops-0.25 --start 2024-01-01 --time 22:00");
    assert_eq!(diary.rules("2023-11-01"), ["ask platelets-before-start", "ask platelets-low-before-start"]);
    // Since the plan began it is a count with the medicine, taken or not.
    diary.count("2024-01-20", &format!("150 {RANGE}"));
    assert_eq!(diary.rules("2024-01-20"), ["note platelets-low-as-before"]);
    let diary = Diary::new();
    diary.ok("medicine add LDN --from 2024-01-01 --assumed");
    let said = diary.said("2023-11-01", "platelets-before-start");
    assert!(said.contains("before the start on about 2024-01-01"), "{said}");
}

#[test]
fn a_start_far_ahead_is_about_to_begin() {
    let diary = Diary::new();
    diary.count("2019-01-01", &format!("110 {RANGE}"));
    diary.ok("medicine add LDN --from 2020-04-01");
    let rules = diary.rules("2020-01-20");
    assert!(rules.contains(&"ask platelets-before-start".to_owned()), "{rules:?}");
    assert!(rules.contains(&"ask platelets-low-before-start".to_owned()), "{rules:?}");
    let titles =
        [diary.said("2020-01-20", "platelets-before-start"), diary.said("2020-01-20", "platelets-low-before-start")];
    assert!(titles[0].starts_with("No recent platelet count before the start\n"), "{titles:?}");
    assert!(diary.open("2020-01-20").iter().any(|item| item["rule"] == "start-checklist"));
    assert_eq!(diary.rules("2019-12-20"), ["ask platelets-below-range"]);
}

#[test]
fn s1_08_liver_values_are_told_by_how_far_they_are_above() {
    let alt = |said: &str| {
        let diary = Diary::new();
        diary.ok(&format!("log lab ALT {said} --at 2020-05-01"));
        diary
    };
    let rules = |said: &str| alt(said).rules("2020-05-02");
    assert_eq!(rules("40 U/L"), [""; 0]);
    assert_eq!(rules("41 U/L"), ["note alt-above-range"]);
    assert_eq!(rules("120 U/L"), ["note alt-above-range"]);
    assert_eq!(rules("121 U/L"), ["ask alt-above-3"]);
    assert_eq!(rules("200 U/L"), ["ask alt-above-3"]);
    assert_eq!(rules("201 U/L"), ["today alt-above-5"]);
    assert_eq!(rules("'>200' U/L"), ["today alt-above-5"]);
    assert_eq!(rules("240 U/L --range 10-70"), ["ask alt-above-3"]);
    let diary = alt("130 U/L");
    let said = diary.said("2020-05-02", "alt-above-3");
    assert!(
        said.contains("within days") && said.contains("dark urine") && said.contains("grade 2 by CTCAE v5"),
        "{said}"
    );
    // A sign of nearly two weeks ago counts beside it.
    diary.ok("log symptom 'Dark urine' yes --at 2020-04-20");
    assert_eq!(diary.rules("2020-05-02"), ["today alt-above-3-signs"]);
    assert!(diary.said("2020-05-02", "alt-above-3-signs").contains("Dark urine"));
    diary.ok("log lab AST 300 U/L --at 2020-05-02");
    assert!(diary.said("2020-05-02", "alt-above-5").starts_with("AST is above five times"));
    // An old one is asked about.
    assert_eq!(alt("300 U/L").rules("2020-06-02"), ["ask alt-above-5"]);
}

#[test]
fn a_span_that_may_be_dangerous_asks_for_its_number_today() {
    for (value, wanted) in [
        ("'<100'", "today platelets-may-be-low"),
        ("'<=50'", "today platelets-may-be-low"),
        ("'<=100'", "today platelets-may-be-low"),
        ("'<50'", "today platelets-below-50"),
        ("90", "ask platelets-below-100"),
        ("'<150'", "ask platelets-below-range"),
    ] {
        let diary = Diary::new();
        diary.count("2020-05-01", &format!("{value} {RANGE}"));
        assert_eq!(diary.rules("2020-05-02"), [wanted], "{value}");
    }
    let diary = Diary::new();
    diary.count("2020-05-01", &format!("'<100' {RANGE}"));
    assert!(diary.said("2020-05-02", "platelets-may-be-low").contains("exact number"));
}

#[test]
fn a_better_count_does_not_answer_a_very_low_one() {
    let diary = with_own("240");
    diary.count("2020-06-01", &format!("'<5' {RANGE}"));
    diary.count("2020-06-20", &format!("236 {RANGE}"));
    let said = diary.said("2020-06-21", "platelets-unanswered");
    assert!(said.starts_with("A count of <5 ×10⁹/L on 2020-06-01 stands here unanswered"), "{said}");
    assert!(said.contains("The next one was 236 ×10⁹/L on 2020-06-20"), "{said}");
    diary.ok("watch --on 2020-06-21 spoken platelets-unanswered --with 'Dr Lee' --answer 'clumped' --at 2020-06-21");
    assert_eq!(diary.rules("2020-06-21"), [""; 0]);
    // Answered before the better one came.
    let diary = with_own("240");
    diary.count("2020-06-01", &format!("'<5' {RANGE}"));
    diary.ok("watch --on 2020-06-02 spoken platelets-below-25 --with 'Dr Lee' --answer 'again' --at 2020-06-02");
    diary.count("2020-06-20", &format!("236 {RANGE}"));
    assert_eq!(diary.rules("2020-06-21"), [""; 0]);
}

#[test]
fn a_count_in_words_lacks_its_number() {
    let diary = Diary::new();
    diary.count("2020-05-01", "low");
    let said = diary.said("2020-05-02", "platelets-in-words");
    assert_eq!(diary.rules("2020-05-02"), ["note platelets-in-words"]);
    assert!(said.contains("“low”") && said.contains("Ask for the number"), "{said}");
}

#[test]
fn what_is_half_says_of_what() {
    let diary = with_own("200");
    diary.count("2020-05-01", "100 10^9/L --range 90-400");
    let said = diary.said("2020-05-02", "platelets-halved");
    assert!(
        said.starts_with("Platelets have fallen to about half or less: 100 ×10⁹/L (your own: 200 ×10⁹/L)"),
        "{said}"
    );
    // Within the very low card it is a sentence.
    let diary = with_own("110");
    diary.count("2020-05-01", &format!("'<5' {RANGE}"));
    assert_eq!(diary.rules("2020-05-02"), ["today platelets-below-25"]);
    let said = diary.said("2020-05-02", "platelets-below-25");
    assert!(said.contains("about half of your own or less") && said.contains("your local emergency number"), "{said}");
    diary.ok("person set --country NZ");
    assert!(diary.said("2020-05-02", "platelets-below-25").contains("call 111."));
}

#[test]
fn chance_is_spoken_of_close_to_the_limit_only() {
    let said = |count: &str| {
        let diary = Diary::new();
        diary.count("2020-05-01", &format!("{count} {RANGE}"));
        diary.said("2020-05-02", "platelets-below-range").contains("forty")
    };
    assert!(said("132"));
    assert!(!said("131"));
}
