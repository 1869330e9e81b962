//! The bundled catalogue says what its sources say, and a wrong entry is named.

use crate::model::DoseUnit;
use crate::model::amount::{Preparation, Recipe};
use crate::model::plan::{Interval, Rule, Steps};

use super::*;

fn catalogue() -> Catalogue {
    Catalogue::bundled().unwrap()
}

#[test]
fn names_are_found_caseless_by_alias_and_by_code() {
    let catalogue = catalogue();
    for name in ["Platelets", "platelets", "PLT", "tpc", " Thrombocytes ", "777-3", "26515-7"] {
        assert_eq!(catalogue.analyte(name).map(|found| found.name.as_str()), Some("Platelets"), "{name}");
    }
    assert_eq!(catalogue.analyte("ALAT").unwrap().name, "ALT");
    assert_eq!(catalogue.symptom("bleeding GUMS").unwrap().name, "Gum bleeding");
    assert!(catalogue.analyte("plate").is_none());
    assert!(catalogue.analyte("").is_none());
}

#[test]
fn s0_02_units_are_read_as_people_write_them() {
    let catalogue = catalogue();
    for (ucum, written) in [
        (
            "10*9/L",
            "10*9/L 10^9/L x10^9/L ×10^9/L 10⁹/L ×10⁹/L G/L 10E9/L ×109/L /nL|x 10^9/L|× 10⁹/L|3 109/L|10^9 / l",
        ),
        ("10*3/uL", "K/uL K/µL K/μL k/ul 10^3/uL x10³/µL 103/µL|x 10^3/mm3"),
        ("/uL", "/uL /µL /mm3 cells/μL|/ mm³"),
        ("g/L", "g/L g/l"),
        ("g/dL", "g/dL g/dl G/DL"),
        ("umol/L", "umol/L µmol/L μmol/l UMOL/L"),
        ("m[IU]/L", "mIU/L miu/l mU/L m[IU]/L"),
        ("u[IU]/mL", "µIU/mL uIU/ml μU/mL"),
        ("U/L", "U/L u/l IU/L"),
        ("%", "%"),
        ("mL/min/{1.73_m2}", "mL/min/1.73m2 ml/min/1.73m²|mL/min/1.73 m²"),
        ("{INR}", "INR inr"),
    ] {
        for text in written.split('|').enumerate().flat_map(|(part, text)| {
            // The first part is a list; spaces belong to the others.
            if part == 0 { text.split(' ').collect() } else { vec![text] }
        }) {
            assert_eq!(catalogue.lab_unit(text), Some(ucum), "{text}");
        }
        assert_eq!(catalogue.lab_unit(ucum), Some(ucum));
    }
    for text in ["", " ", "points", "10^8/L", "Mg", "l", "g/l/", "10"] {
        assert_eq!(catalogue.lab_unit(text), None, "{text}");
    }
}

#[test]
fn s0_05_the_grades_of_platelets_in_either_unit() {
    let catalogue = catalogue();
    let platelets = catalogue.analyte("PLT").unwrap();
    let limits = |unit: &str| {
        let grades = platelets.falling_in(unit)?;
        Some(grades.limits.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(limits("10*9/L").unwrap(), "75 50 25");
    assert_eq!(limits("/uL").unwrap(), "75000 50000 25000");
    assert_eq!(limits("g/L"), None);
    assert_eq!(platelets.falling.as_ref().unwrap().by, "CTCAE v5");
}

#[test]
fn s0_13_an_ingredient_is_found_in_whole_words() {
    let catalogue = catalogue();
    for name in ["LDN", "ldn 3 mg", "Low-dose naltrexone", "LOW DOSE  NALTREXONE", "Naltrexone (drops)", "ReVia"] {
        assert_eq!(catalogue.ingredient(name).map(|found| found.name.as_str()), Some("Naltrexone"), "{name}");
    }
    for name in ["Methylnaltrexone", "Prednisolone", "ldnx", "", "low dose"] {
        assert!(catalogue.ingredient(name).is_none(), "{name}");
    }
    let naltrexone = catalogue.ingredient("LDN").unwrap();
    assert_eq!(naltrexone.notice_above.unwrap().to_string(), "5 mg");
    assert_eq!(naltrexone.confirm_above.unwrap().to_string(), "25 mg");
    // What the watch only asks about has no limits of its own.
    for (name, group) in [("Levothyroxine 50 ug", "thyroid"), ("Tylenol with codeine", "opioid"), ("Lemtrada", "dmt")] {
        let known = catalogue.ingredient(name).unwrap();
        assert_eq!(
            (known.group.as_deref(), known.notice_above, known.confirm_above),
            (Some(group), None, None),
            "{name}"
        );
        assert!(known.is(group) && known.is(&known.name) && !known.is("Naltrexone"));
    }
}

fn protocol(id: &str) -> Protocol {
    catalogue().protocol(id).unwrap().clone()
}

fn steps_of(protocol: &Protocol) -> Steps {
    match protocol.rule().unwrap() {
        Rule::Steps(steps) => steps,
        other => panic!("{other:?}"),
    }
}

#[test]
fn s2_01_the_drop_plan_has_eighteen_steps_of_a_quarter_milligram() {
    let drops = protocol("drops-0.25");
    let steps = steps_of(&drops);
    let amounts = steps.amounts().unwrap();
    assert_eq!(amounts.len(), 18);
    assert_eq!(steps.every, Interval::Days(7));
    let recipe = Recipe::parse(drops.recipe.as_deref().unwrap()).unwrap();
    let made = Preparation { recipe: Some(&recipe), strength: None, parts: 1, piece: DoseUnit::Tablet };
    for (week, amount) in (1..).zip(&amounts) {
        let drops = made.portion(*amount).count.unwrap();
        assert_eq!((drops.number.to_string(), drops.unit), (format!("{week}"), DoseUnit::Drop));
        assert_eq!(made.content(drops.number, drops.unit).unwrap(), *amount);
    }
    let pairs = amounts.windows(2).map(|pair| pair[1].number.decimal() - pair[0].number.decimal());
    assert!(pairs.into_iter().all(|step| step.to_string() == "0.25"));
    assert_eq!((amounts[0].to_string(), amounts[17].to_string()), ("0.25 mg".to_owned(), "4.5 mg".to_owned()));
}

#[test]
fn s2_05_a_range_is_a_target_and_what_is_left_open_stays_so() {
    let settle = protocol("settle-2.5-3");
    assert_eq!(settle.rule(), Err(vec!["from", "step", "every"]));
    assert_eq!(settle.fills("to").as_deref(), Some("2.5-3 mg"));
    assert_eq!(settle.offers("from").as_deref(), Some("1-1.5 mg"));
    for field in ["from", "step", "every"] {
        assert_eq!(settle.fills(field), None, "{field}");
    }
    for field in ["step", "every", "to"] {
        assert_eq!(settle.offers(field), None, "{field}");
    }
}

#[test]
fn s2_06_none_is_a_default() {
    let catalogue = catalogue();
    assert_eq!(catalogue.protocols().len(), 7);
    for protocol in catalogue.protocols() {
        assert!(!protocol.author.is_empty() && !protocol.source.is_empty(), "{}", protocol.id);
        let credit = protocol.credit();
        assert!(credit.contains(&protocol.author) && credit.contains(&protocol.source), "{credit}");
        // A field is said, or it is left to the person; never both.
        let open = protocol.rule().err().unwrap_or_default();
        for field in ["from", "step", "every", "to"] {
            assert_eq!(protocol.fills(field).is_none(), open.contains(&field), "{} {field}", protocol.id);
            assert!(open.contains(&field) || protocol.offers(field).is_none(), "{} {field}", protocol.id);
        }
    }
    // What nobody named is nobody's protocol.
    for name in ["", " ", "default", "Naltrexone", "drops"] {
        assert!(catalogue.protocol(name).is_none(), "{name}");
    }
    let by_title = catalogue.protocol(" ms: 1.5 MG more every four weeks ");
    assert_eq!(by_title.map(|protocol| protocol.id.as_str()), Some("ms-4-weeks"));
}

#[test]
fn s4_01_three_milligrams_for_a_month_of_the_calendar_then_four_and_a_half() {
    let month = protocol("month-3-4.5");
    let steps = steps_of(&month);
    assert_eq!(steps.every, Interval::Months(1));
    let amounts: Vec<String> = steps.amounts().unwrap().iter().map(Amount::to_string).collect();
    assert_eq!(amounts, ["3 mg", "4.5 mg"]);
    // S4-02: the step back for a day.
    assert!(month.hold_if.unwrap().contains("3 mg for that day"));
}

#[test]
fn the_others_say_what_their_sources_say() {
    let amounts =
        |id: &str| steps_of(&protocol(id)).amounts().unwrap().iter().map(Amount::to_string).collect::<Vec<_>>();
    assert_eq!(amounts("ms-4-weeks"), ["1.5 mg", "3 mg", "4.5 mg"]);
    for (id, open, offers) in [
        ("liquid-0.1-ml", vec!["every", "to"], "every: 7-14 days"),
        ("guide-2-weeks", vec!["from", "step"], "from: 0.5-1 mg, step: 0.5-1 mg"),
        ("wait-3-5-days", vec!["from", "step", "every"], "from: 1.25-1.5 mg, step: 1-1.5 mg"),
    ] {
        let protocol = protocol(id);
        assert_eq!(protocol.rule(), Err(open), "{id}");
        let said = ["from", "step", "every", "to"].into_iter();
        let said: Vec<_> = said.filter_map(|field| Some(format!("{field}: {}", protocol.offers(field)?))).collect();
        assert_eq!(said.join(", "), offers, "{id}");
    }
    // T5, T6
    let remark = protocol("ms-4-weeks").remark.unwrap();
    assert!(["3 mg", "longer steps", "21:00 and 03:00", "morning"].iter().all(|part| remark.contains(part)));
}
