//! What the bundled analytes say is what their sources say; the sums are done here once more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::catalogue::Catalogue;
use crate::model::lab::Bound;

use super::*;

/// Read once: properties ask for it hundreds of times.
fn catalogue() -> &'static Catalogue {
    static BUNDLED: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().unwrap());
    &BUNDLED
}

fn analyte(name: &str) -> Analyte {
    catalogue().analyte(name).unwrap().clone()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// As a person reads it.
fn shown(name: &str, number: &str, from: &str, to: &str) -> String {
    analyte(name).shown_in(number.parse().unwrap(), from, to).map_or("none".to_owned(), |number| number.to_string())
}

/// `12..16`, `none`.
fn default(name: &str, unit: &str, sex: Option<Sex>, ages: Option<(u8, u8)>, fasting: Option<bool>) -> String {
    let text = |limit: Option<Number>| limit.map(|limit| limit.to_string()).unwrap_or_default();
    let range = analyte(name).default_range(unit, sex, ages, fasting);
    range.map_or("none".to_owned(), |range| format!("{}..{}", text(range.low), text(range.high)))
}

#[test]
fn every_analyte_that_was_asked_for_is_there_with_a_code() {
    let catalogue = catalogue();
    for code in [
        "777-3", "6690-2", "751-8", "731-0", "718-7", "4544-3", "1742-6", "1920-8", "6768-6", "2324-2", "1975-2",
        "1751-7", "2160-0", "1988-5", "4537-7", "3016-3", "3024-7", "3051-0", "8099-4", "1558-6", "2345-7", "4548-4",
        "62292-8", "2132-9", "2276-4", "2093-3", "2085-9", "2089-1", "2571-8", "2951-2", "2823-3", "17861-6",
    ] {
        assert!(catalogue.analyte(code).is_some(), "{code}");
    }
    assert!(catalogue.analyte("eGFR").is_some());
    assert!(catalogue.analyte("8099-6").is_none());
}

#[test]
fn mass_and_molar_forms_have_their_own_codes() {
    let mut pairs = 0;
    for analyte in catalogue().analytes() {
        for (at, one) in analyte.units.iter().enumerate() {
            for other in &analyte.units[..at] {
                let molar = |unit: &AnalyteUnit| ["mol", "eq"].iter().any(|amount| unit.ucum.contains(amount));
                let Some((one_code, other_code)) = one.loinc.as_ref().zip(other.loinc.as_ref()) else { continue };
                assert_eq!(molar(one) == molar(other), one_code == other_code, "{} {}", analyte.name, one.ucum);
                pairs += usize::from(molar(one) != molar(other));
            }
        }
    }
    assert!(pairs >= 14, "{pairs}");
}

#[test]
fn numbers_are_converted_as_published() {
    for (name, number, from, to, wanted) in [
        ("HbA1c", "5.6", "%", "mmol/mol", "37.7"),
        ("HbA1c", "38", "mmol/mol", "%", "5.63"),
        ("ALT", "40", "U/L", "ukat/L", "0.667"),
        ("ALT", "1", "ukat/L", "U/L", "60"),
        ("Glucose", "99", "mg/dL", "mmol/L", "5.5"),
        ("Glucose", "5.5", "mmol/L", "mg/dL", "99.1"),
        ("Creatinine", "1.0", "mg/dL", "umol/L", "88.4"),
        ("Bilirubin", "1.0", "mg/dL", "umol/L", "17.1"),
        ("Cholesterol", "200", "mg/dL", "mmol/L", "5.173"),
        ("Triglycerides", "150", "mg/dL", "mmol/L", "1.694"),
        ("Free T4", "1.0", "ng/dL", "pmol/L", "12.9"),
        ("Free T3", "1.00", "pg/mL", "pmol/L", "1.536"),
        ("Vitamin D", "20", "ng/mL", "nmol/L", "49.9"),
        ("B12", "1000", "pg/mL", "pmol/L", "737.8"),
        ("Calcium", "10.0", "mg/dL", "mmol/L", "2.495"),
        ("Platelets", "75", "10*9/L", "/uL", "75000"),
        ("Platelets", "75000", "/uL", "10*3/uL", "75"),
        ("Albumin", "3.5", "g/dL", "g/L", "35"),
        ("CRP", "0.8", "mg/dL", "mg/L", "8"),
        ("HCT", "45", "%", "L/L", "0.45"),
        ("TSH", "4.0", "u[IU]/mL", "m[IU]/L", "4"),
        ("Ferritin", "307", "ng/mL", "ug/L", "307"),
        // Written digits stay.
        ("TSH", "4.0", "m[IU]/L", "m[IU]/L", "4.0"),
        ("Hb", "7.50", "mmol/L", "mmol/L", "7.50"),
        // No way, or no unit of it.
        ("Hb", "7.5", "mmol/L", "g/dL", "none"),
        ("Albumin", "4.0", "g/dL", "umol/L", "none"),
        ("ALT", "40", "U/L", "mg/dL", "none"),
    ] {
        assert_eq!(shown(name, number, from, to), wanted, "{name} {number} {from} -> {to}");
    }
    let thirds = analyte("ALT").convert(Decimal::from(40), "U/L", "ukat/L").unwrap();
    assert_eq!(thirds.to_string(), "0.6666666666666666666666666667");
}

/// The weights of atoms, IUPAC's abridged ones, in thousandths.
const ATOMS: &[(&str, i64)] = &[
    ("H", 1_008),
    ("C", 12_011),
    ("N", 14_007),
    ("O", 15_999),
    ("P", 30_974),
    ("I", 126_904),
    ("Ca", 40_078),
    ("Co", 58_933),
];

#[test]
fn molar_masses_are_those_of_their_formulas() {
    let mut checked = 0;
    for analyte in catalogue().analytes() {
        let Some(molar) = &analyte.molar else { continue };
        let formula = &molar.source;
        if !formula.chars().all(char::is_alphanumeric) {
            assert_eq!(analyte.name, "Triglycerides");
            continue;
        }
        let starts: Vec<usize> = formula.match_indices(char::is_uppercase).map(|(at, _)| at).collect();
        let ends = starts.iter().skip(1).copied().chain([formula.len()]);
        let thousandths: i64 = starts
            .iter()
            .zip(ends)
            .map(|(from, to)| {
                let part = &formula[*from..to];
                let digits = part.trim_start_matches(char::is_alphabetic);
                let (_, weight) = ATOMS.iter().find(|(atom, _)| *atom == &part[..part.len() - digits.len()]).unwrap();
                weight * if digits.is_empty() { 1 } else { digits.parse::<i64>().unwrap() }
            })
            .sum();
        let difference = (molar.mass.decimal() - Decimal::new(thousandths, 3)).abs();
        assert!(difference < Decimal::new(1, 2), "{} {}: {thousandths}", analyte.name, molar.mass);
        checked += 1;
    }
    assert_eq!(checked, 12);
}

#[test]
fn hba1c_has_two_equations() {
    let hba1c = analyte("HbA1c");
    let there = |number: &str| hba1c.convert(decimal(number), "%", "mmol/mol").unwrap();
    assert_eq!(there("5.6"), decimal("37.708"));
    assert_eq!(hba1c.convert(decimal("37.708"), "mmol/mol", "%").unwrap(), decimal("5.60152784"));
}

#[test]
fn a_default_needs_the_sex_that_it_is_of() {
    let both = |name: &str, unit: &str| {
        [None, Some(Sex::Female), Some(Sex::Male)].map(|sex| default(name, unit, sex, None, None))
    };
    assert_eq!(both("Hb", "g/dL"), ["none", "12..16", "14..18"]);
    assert_eq!(both("Hb", "g/L"), ["none", "120..160", "140..180"]);
    assert_eq!(both("Hb", "mmol/L"), ["none", "none", "none"]);
    assert_eq!(both("HCT", "L/L"), ["none", "0.37..0.47", "0.42..0.5"]);
    // Written in a unit: not converted.
    assert_eq!(both("Creatinine", "umol/L"), ["none", "44..97", "62..115"]);
    assert_eq!(both("GGT", "U/L"), ["none", "8..40", "9..50"]);
    assert_eq!(both("Ferritin", "ug/L"), ["none", "24..307", "24..336"]);
    // Of everybody.
    assert_eq!(both("Platelets", "10*9/L"), ["150..450"; 3]);
}

#[test]
fn a_default_holds_in_every_unit_that_a_way_leads_to() {
    let of = |name: &str, unit: &str| default(name, unit, None, None, None);
    for (name, unit, wanted) in [
        ("PLT", "10*3/uL", "150..450"),
        ("PLT", "/uL", "150000..450000"),
        ("CRP", "mg/L", "..8"),
        ("CRP", "mg/dL", "..0.8"),
        ("Albumin", "g/L", "35..55"),
        ("Albumin", "umol/L", "none"),
        ("Bilirubin", "umol/L", "5.1..17.1"),
        ("ALT", "ukat/L", "0.167..0.667"),
        ("Free T3", "pmol/L", "3.53..6.45"),
        ("Free T4", "pmol/L", "10.3..23.2"),
        ("Sodium", "meq/L", "136..145"),
        ("TSH", "u[IU]/mL", "0.5..4"),
        ("TSH", "mg/dL", "none"),
    ] {
        assert_eq!(of(name, unit), wanted, "{name} {unit}");
    }
}

#[test]
fn an_age_is_never_assumed() {
    let esr = |sex: Option<Sex>, ages: Option<(u8, u8)>| default("ESR", "mm/h", sex, ages, None);
    let (female, male) = (Some(Sex::Female), Some(Sex::Male));
    assert_eq!(esr(female, Some((40, 41))), "0..20");
    assert_eq!(esr(female, Some((49, 50))), "none");
    assert_eq!(esr(female, Some((50, 51))), "0..30");
    assert_eq!(esr(male, Some((48, 49))), "0..15");
    assert_eq!(esr(male, Some((70, 70))), "0..20");
    for unknown in [(None, None), (None, Some((40, 41))), (female, None), (male, None)] {
        assert_eq!(esr(unknown.0, unknown.1), "none");
    }
    // Defaults are those of adults.
    assert_eq!(default("Platelets", "10*9/L", None, Some((17, 18)), None), "none");
    assert_eq!(default("Platelets", "10*9/L", None, Some((18, 19)), None), "150..450");
}

/// Bands that agree are one; a band that somebody may fall outside of is none.
#[test]
fn what_holds_for_all_who_may_be_meant_is_given() {
    let mut esr = analyte("ESR");
    let given = |analyte: &Analyte| {
        let range = analyte.default_range("mm/h", None, None, None)?;
        Some((range.low?.to_string(), range.high?.to_string()))
    };
    for range in &mut esr.ranges {
        range.high = Some("20".parse().unwrap());
    }
    assert_eq!(given(&esr), Some(("0".to_owned(), "20".to_owned())));
    esr.ranges.retain(|range| range.sex == Some(Sex::Female));
    assert_eq!(given(&esr), None);
    let of_women = esr.default_range("mm/h", Some(Sex::Female), None, None);
    assert_eq!(of_women.unwrap().high.unwrap().to_string(), "20");
    esr.ranges.retain(|range| range.ages.1.is_none());
    assert_eq!(esr.default_range("mm/h", Some(Sex::Female), None, None), None);
}

#[test]
fn a_fasting_default_is_for_a_sample_that_is_known_as_one() {
    let glucose = |fasting: Option<bool>| default("Glucose", "mg/dL", None, None, fasting);
    assert_eq!([None, Some(false), Some(true)].map(glucose), ["none", "none", "70..99"]);
    assert_eq!(default("Glucose", "mmol/L", None, None, Some(true)), "3.9..5.5");
    assert_eq!(default("Glucose, fasting", "mg/dL", None, None, None), "70..99");
}

#[test]
fn decisions_and_other_peoples_intervals_are_no_defaults() {
    let sexes = [None, Some(Sex::Female), Some(Sex::Male)];
    for name in ["eGFR", "HbA1c", "Vitamin D", "LDL", "HDL", "Cholesterol", "Triglycerides", "B12", "TPO-Ab"] {
        let analyte = analyte(name);
        assert!(!analyte.goals.is_empty() || !analyte.also.is_empty(), "{name}");
        for (unit, sex) in analyte.units.iter().flat_map(|unit| sexes.map(|sex| (unit, sex))) {
            assert_eq!(analyte.default_range(&unit.ucum, sex, Some((40, 41)), Some(true)), None, "{name}");
        }
    }
    let vitamin_d: Vec<String> = analyte("Vitamin D").goals.iter().map(|goal| goal.low.unwrap().to_string()).collect();
    assert_eq!(vitamin_d, ["20", "30"]);
    let platelets: BTreeSet<String> = analyte("PLT").also.into_iter().map(|range| range.source).collect();
    assert_eq!(platelets.len(), 2);
}

#[test]
fn grades_are_there_for_what_has_them() {
    let mut graded: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let text = |limits: &[Number]| limits.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    for analyte in catalogue().analytes() {
        for limits in analyte
            .falling
            .iter()
            .map(|grades| &grades.limits)
            .chain(analyte.rising.iter().map(|grades| &grades.limits))
        {
            graded.entry(&analyte.name).or_default().push(text(limits));
        }
    }
    let wanted = [
        ("ALP", "1 2.5 5 20"),
        ("ALT", "1 3 5 20"),
        ("AST", "1 3 5 20"),
        ("Bilirubin", "1 1.5 3 10"),
        ("Creatinine", "1 1.5 3 6"),
        ("GGT", "1 2.5 5 20"),
        ("Haemoglobin", "10 8"),
        ("Lymphocytes", "0.8 0.5 0.2"),
        ("Neutrophils", "1.5 1.0 0.5"),
        ("Platelets", "75 50 25"),
        ("White blood cells", "3.0 2.0 1.0"),
    ];
    assert_eq!(graded, wanted.into_iter().map(|(name, limits)| (name, vec![limits.to_owned()])).collect());
    assert_eq!(text(&analyte("Hb").falling_in("g/L").unwrap().limits), "100 80");
    assert!(analyte("Hb").falling_in("mmol/L").is_none());
}

#[test]
fn what_varies_by_itself() {
    let platelets = analyte("PLT").variation.unwrap().spread;
    let within = [None, Some(Sex::Female), Some(Sex::Male)].map(|sex| platelets.within(sex).unwrap().to_string());
    assert_eq!(within, ["8.6", "8.6", "6.7"]);
    assert!(matches!(analyte("TSH").variation.unwrap().spread, Spread::Change { .. }));
    let disturbed: Vec<String> =
        catalogue().analytes().iter().filter(|one| one.biotin).map(|one| one.name.clone()).collect();
    assert_eq!(disturbed, ["TSH", "Free T4", "Free T3"]);
}

/// Pairs of different units with a way between them.
fn ways(analyte: &Analyte) -> Vec<(String, String)> {
    let from = |unit: &AnalyteUnit| {
        let others = analyte.convertible_from(&unit.ucum).filter(|other| other.ucum != unit.ucum);
        others.map(|other| (unit.ucum.clone(), other.ucum.clone())).collect::<Vec<_>>()
    };
    analyte.units.iter().flat_map(from).collect()
}

proptest! {
    #[test]
    fn there_and_back_is_what_was_written(digits in 1..10_000_000_i64, scale in 0..5_u32) {
        let written = Decimal::new(digits, scale);
        for analyte in catalogue().analytes().iter().filter(|analyte| analyte.name != "HbA1c") {
            for (from, to) in ways(analyte) {
                let there = analyte.convert(written, &from, &to).unwrap();
                prop_assert_eq!(analyte.convert(there, &to, &from), Some(written), "{} {} {}", analyte.name, from, to);
            }
        }
    }

    #[test]
    fn in_its_own_unit_a_number_keeps_its_digits(digits in 0..10_000_000_i64, scale in 0..5_u32) {
        let written = Number::new(Decimal::new(digits, scale));
        for analyte in catalogue().analytes() {
            for unit in &analyte.units {
                prop_assert_eq!(analyte.shown_in(written, &unit.ucum, &unit.ucum), Some(written));
            }
        }
    }

    #[test]
    fn an_interval_keeps_its_ends(low in prop::option::of(0..5000_i64), wide in prop::option::of(1..5000_i64), ends in any::<(bool, bool)>()) {
        let bound = |at: i64, included| Bound { at: Decimal::new(at, 1), included };
        let high = wide.map(|wide| low.unwrap_or(0) + wide);
        let values = Interval { low: low.map(|at| bound(at, ends.0)), high: high.map(|at| bound(at, ends.1)) };
        for analyte in catalogue().analytes() {
            for (from, to) in ways(analyte) {
                let there = analyte.convert_interval(values, &from, &to).unwrap();
                for (one, other) in [(values.low, there.low), (values.high, there.high)] {
                    prop_assert_eq!(one.map(|one| one.included), other.map(|other| other.included));
                    prop_assert_eq!(one.and_then(|one| analyte.convert(one.at, &from, &to)), other.map(|other| other.at));
                }
                if let (Some(low), Some(high)) = (there.low, there.high) {
                    prop_assert!(low.at < high.at);
                }
            }
        }
    }
}
