//! The shipped protocols by their rows, and what the reader refuses.

use super::*;
use crate::catalogue::Catalogue;

/// A sound entry with one line changed or added; `None` takes the line away.
fn changed(key: &str, value: Option<&str>) -> Result<Vec<Protocol>, CatalogueError> {
    let sound = [
        ("id", "'drops'"),
        ("title", "'By the drop'"),
        ("author", "'A. Thor'"),
        ("source", "'A page'"),
        ("ingredient", "'Naltrexone'"),
        ("recipe", "'50 mg in 10 mL, 20 drops/mL'"),
        ("from", "'0.25 mg'"),
        ("step", "'0.25 mg'"),
        ("every", "'7 days'"),
        ("to", "'4.5 mg'"),
    ];
    let kept = sound.iter().filter(|(name, _)| *name != key).copied();
    let lines: Vec<String> =
        kept.chain(value.map(|value| (key, value))).map(|(name, value)| format!("{name} = {value}")).collect();
    read(&format!("[[protocol]]\n{}\n", lines.join("\n")))
}

fn read(text: &str) -> Result<Vec<Protocol>, CatalogueError> {
    let ingredients = Catalogue::bundled().unwrap().ingredients().to_vec();
    protocols(("protocols.toml", String::leak(text.to_owned())), &ingredients)
}

fn flaw(key: &str, value: Option<&str>) -> Flaw {
    let error = changed(key, value).unwrap_err();
    assert_eq!(error.file, "protocols.toml");
    if key != "id" {
        assert_eq!(error.entry, "drops", "{error}");
    }
    error.flaw
}

fn unreadable(text: &str) -> Flaw {
    Flaw::Unreadable(text.to_owned())
}

#[test]
fn a_fixed_dose_and_one_as_needed_leave_nothing_to_choose() {
    let entry = |rest: &str| {
        let head = "id = 'one'\ntitle = 'One'\nauthor = 'A'\nsource = 'B'\ningredient = 'Naltrexone'";
        Ok::<_, CatalogueError>(read(&format!("[[protocol]]\n{head}\n{rest}\n"))?.remove(0))
    };
    let fixed = entry("fixed = '4 mg'\ntimes = ['22:00', '8:00']").unwrap();
    assert_eq!(fixed.rule().unwrap().amounts().unwrap(), [fixed.fixed.unwrap()]);
    assert_eq!((fixed.fills("fixed").as_deref(), fixed.fills("from")), (Some("4 mg"), None));
    assert_eq!(fixed.fills("time").as_deref(), Some("08:00, 22:00"));
    assert_eq!(entry("as_needed = true").unwrap().rule(), Ok(Rule::AsNeeded(None)));
    let some = entry("as_needed = true\nfixed = '1 mg'").unwrap();
    assert_eq!((some.fills("as_needed").as_deref(), fixed.fills("as_needed")), (Some("yes"), None));
    assert_eq!(some.rule(), Ok(Rule::AsNeeded(some.fixed)));
    let flaw = |rest: &str| entry(rest).unwrap_err().flaw;
    assert_eq!(flaw("fixed = '4 mg'\nstep = '1 mg'"), Flaw::Mixed);
    assert_eq!(flaw("as_needed = true\nto = 'open'"), Flaw::Mixed);
    assert_eq!(flaw("fixed = '0 mg'"), unreadable("0 mg"));
    assert_eq!(flaw("fixed = '4 mg'\ntimes = ['night']"), unreadable("night"));
    let drops = "recipe = '5 mg/mL, 20 drops/mL'";
    assert_eq!(flaw(&format!("fixed = '0.3 mg'\n{drops}")), Flaw::Drops("0.3 mg".to_owned()));
    assert_eq!(flaw(&format!("as_needed = true\nfixed = '0.3 mg'\n{drops}")), Flaw::Drops("0.3 mg".to_owned()));
}

#[test]
fn every_flaw_of_an_entry_is_found() {
    assert_eq!(changed("id", Some("'drops'")).unwrap().len(), 1);
    for id in ["Drops", "two words", "-a", "a--b", "ä"] {
        assert_eq!(flaw("id", Some(&format!("'{id}'"))), unreadable(id));
    }
    for (key, blank) in [("title", "name"), ("author", "author"), ("source", "source"), ("remark", "remark")] {
        assert_eq!(flaw(key, Some("' '")), Flaw::Blank(blank));
    }
    assert!(matches!(changed("author", None).unwrap_err().flaw, Flaw::Shape(_)));
    assert!(matches!(changed("default", Some("true")).unwrap_err().flaw, Flaw::Shape(_)));
    assert!(matches!(changed("step", Some("{ low = '1 mg' }")).unwrap_err().flaw, Flaw::Shape(_)));
    assert_eq!(flaw("ingredient", Some("'LDN'")), Flaw::Ingredient("LDN".to_owned()));
    assert_eq!(flaw("recipe", Some("'50 mg'")), unreadable("50 mg"));
    for field in ["from", "step", "every", "to"] {
        assert_eq!(flaw(field, None), Flaw::Blank(field));
        assert_eq!(flaw(field, Some("'some'")), unreadable("some"));
    }
    for (amount, part) in [("0 mg", "0 mg"), ("-1 mg", "-1"), ("1,5 mg", "1,5"), ("2 drop", "2 drop"), ("2", "2")] {
        assert_eq!(flaw("from", Some(&format!("'{amount}'"))), unreadable(part));
    }
    assert_eq!(flaw("every", Some("'0 days'")), unreadable("0 days"));
    assert_eq!(flaw("to", Some("'3-2.5 mg'")), Flaw::Order);
    for (field, range) in [
        ("from", "low = '1 mg', high = '0.5 mg'"),
        ("from", "low = '1 mg', high = '1.0 mg'"),
        ("step", "low = '1 ug', high = '1 mg'"),
        ("every", "low = '2 weeks', high = '1 week'"),
        ("every", "low = '7 days', high = '2 weeks'"),
        ("to", "low = '4 mg', high = '3 mg'"),
        ("to", "low = '1-2 mg', high = '3 mg'"),
    ] {
        assert_eq!(flaw(field, Some(&format!("{{ {range} }}"))), Flaw::Order, "{field} {range}");
    }
    assert_eq!(flaw("to", Some("'4500 ug'")), Flaw::Unit("ug".to_owned()));
    assert!(changed("step", Some("{ low = '0.25 mg', high = '0.5 mg' }")).is_ok());
}

#[test]
fn a_rule_that_is_said_gives_steps_of_whole_drops() {
    assert!(matches!(flaw("to", Some("'4.6 mg'")), Flaw::Rule(_)));
    assert!(matches!(flaw("from", Some("'5 mg'")), Flaw::Rule(_)));
    let halves = Some("'50 mg in 10 mL, 10 drops/mL'");
    assert_eq!(flaw("recipe", halves), Flaw::Drops("0.25 mg".to_owned()));
    assert_eq!(flaw("recipe", Some("'50 IU in 10 mL, 20 drops/mL'")), Flaw::Drops("0.25 mg".to_owned()));
    // No drop is counted, or the rule is not all said: nothing to check.
    assert!(changed("recipe", Some("'3 mg/mL'")).is_ok());
    assert!(changed("to", Some("'open'")).is_ok());
}

#[test]
fn an_id_and_a_title_name_one_entry() {
    let two = |id: &str, title: &str| {
        let entry = |id: &str, title: &str| {
            format!(
                "[[protocol]]\nid = '{id}'\ntitle = '{title}'\nauthor = 'A'\nsource = 'B'\n\
                 ingredient = 'Naltrexone'\nfixed = '4 mg'\n"
            )
        };
        read(&format!("{}{}", entry("one", "First"), entry(id, title)))
    };
    assert_eq!(two("two", "Second").unwrap().len(), 2);
    for (id, title, taken) in [("one", "Second", "one"), ("two", "FIRST", "FIRST"), ("first", "x", "first")] {
        let error = two(id, title).unwrap_err();
        assert_eq!((error.entry.as_str(), error.flaw), (id, Flaw::Taken(taken.to_owned())));
    }
}
