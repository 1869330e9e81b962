//! The bundled catalogue says what its sources say, and a wrong entry is named.

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
fn a_range_holds_in_every_unit_a_power_of_ten_away() {
    let catalogue = catalogue();
    let platelets = catalogue.analyte("PLT").unwrap();
    let range = |analyte: &Analyte, unit: &str| {
        let range = analyte.ranges.iter().find(|range| range.unit == unit)?;
        let text = |limit: Option<Number>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        Some(format!("{}..{}", text(range.low), text(range.high)))
    };
    assert_eq!(range(platelets, "10*9/L").unwrap(), "150..450");
    assert_eq!(range(platelets, "10*3/uL").unwrap(), "150..450");
    assert_eq!(range(platelets, "/uL").unwrap(), "150000..450000");
    assert_eq!(range(catalogue.analyte("CRP").unwrap(), "mg/dL").unwrap(), "..0.8");
    assert_eq!(range(catalogue.analyte("Albumin").unwrap(), "g/L").unwrap(), "35..55");
    assert_eq!(range(catalogue.analyte("Bilirubin").unwrap(), "umol/L").unwrap(), "5.1..17.1");
    assert_eq!(range(catalogue.analyte("ALT").unwrap(), "ukat/L"), None);
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
fn what_needs_a_sex_an_age_or_a_decision_has_no_default() {
    let catalogue = catalogue();
    for name in ["Hb", "HCT", "Creatinine", "GGT", "ESR", "Ferritin", "eGFR", "HbA1c", "Vitamin D", "LDL", "HDL"] {
        assert!(catalogue.analyte(name).unwrap().ranges.is_empty(), "{name}");
    }
}

#[test]
fn mass_and_molar_forms_have_their_own_codes() {
    let catalogue = catalogue();
    for (name, mass, molar) in [
        ("Creatinine", "mg/dL", "umol/L"),
        ("Bilirubin", "mg/dL", "umol/L"),
        ("Glucose", "mg/dL", "mmol/L"),
        ("LDL", "mg/dL", "mmol/L"),
        ("Free T4", "ng/dL", "pmol/L"),
        ("HbA1c", "%", "mmol/mol"),
        ("Calcium", "mg/dL", "mmol/L"),
    ] {
        let code = |unit| catalogue.analyte(name).unwrap().unit(unit).unwrap().loinc.clone().unwrap();
        assert_ne!(code(mass), code(molar), "{name}");
    }
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
    assert_eq!(naltrexone.notice_above.to_string(), "5 mg");
    assert_eq!(naltrexone.confirm_above.to_string(), "25 mg");
}
