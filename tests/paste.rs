//! Tables as laboratories' pages print them, invented: which cell is what, and that no line is lost.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use proptest::prelude::*;
use titrace::catalogue::Catalogue;
use titrace::intake::paste::{self, Pasted, PastedLine};

fn catalogue() -> &'static Catalogue {
    static BUNDLED: OnceLock<Catalogue> = OnceLock::new();
    BUNDLED.get_or_init(|| Catalogue::bundled().unwrap())
}

fn read(text: &str) -> Pasted {
    paste::read(text, catalogue(), '.')
}

/// `analyte|value|unit|range|flag`
fn said(line: &PastedLine) -> String {
    let cell = |name| line.row.get(name).unwrap_or_default();
    let flag = line.flag.as_deref().unwrap_or_default();
    format!("{}|{}|{}|{}|{flag}", cell("analyte"), cell("value"), cell("unit"), cell("range"))
}

/// All results, and the numbers of the lines that are skipped and unclear.
fn check(text: &str, results: &[&str], skipped: &[usize], unclear: &[usize]) {
    let pasted = read(text);
    assert_eq!(pasted.results.iter().map(said).collect::<Vec<_>>(), results, "{text}");
    assert_eq!(pasted.skipped.iter().map(|line| line.line).collect::<Vec<_>>(), skipped, "skipped of {text}");
    assert_eq!(pasted.unclear.iter().map(|line| line.line).collect::<Vec<_>>(), unclear, "unclear of {text}");
}

#[test]
fn columns_two_spaces_apart() {
    check(
        "Platelets  <5 L  x10^9/L  165-387\nHaemoglobin   13.1   g/dL   12.0 - 15.5\nALT  normal\nCRP  <5  mg/L  <5",
        &["Platelets|<5|x10^9/L|165-387|L", "Haemoglobin|13.1|g/dL|12.0 - 15.5|", "ALT|normal|||", "CRP|<5|mg/L|<5|"],
        &[],
        &[],
    );
}

#[test]
fn columns_under_a_head() {
    check(
        "COMPLETE COUNT\nTest          Result   Flag   Units     Reference Interval\n\
         Platelets     110      L      10^9/L    165-387\n\
         WBC           6.1             10^9/L    4.0-11.0\n",
        &["Platelets|110|10^9/L|165-387|L", "WBC|6.1|10^9/L|4.0-11.0|"],
        &[1, 2],
        &[],
    );
}

#[test]
fn a_result_of_before_is_never_the_one_of_now() {
    let head = "Test\tCurrent Result and Flag\tPrevious Result and Date\tUnits\tReference Interval\n";
    check(
        &format!("{head}Platelets\t110 L\t240 05/12/2023\tx10E3/uL\t150-450\nWBC\t\t5.5 05/12/2023\tx10E3/uL\t\n"),
        &["Platelets|110|x10E3/uL|150-450|L"],
        &[1],
        &[3],
    );
    let pasted = read(&format!("{head}Platelets\t110 L\t240 05/12/2023\tx10E3/uL\t150-450"));
    assert_eq!(pasted.results[0].left_out, ["240 05/12/2023"]);
    // The result of now is missing, and nothing shows which column the one that is there stood in.
    check("Test  Previous  Result  Units\nPlatelets  240    x10E3/uL\n", &[], &[1], &[2]);
}

/// A limit is one number in one column: words there, or a second such column, are not guessed at.
#[test]
fn limits_in_columns_of_their_own() {
    let head = "Test\tResult\tUnits\tLow\tHigh\n";
    check(
        &format!("{head}Platelets\t110\t10^9/L\t165\t387\nALT\t22\tU/L\t\t45\nWBC\t6\t10^9/L\t4\t\n"),
        &["Platelets|110|10^9/L|165-387|", "ALT|22|U/L|<=45|", "WBC|6|10^9/L|>=4|"],
        &[1],
        &[],
    );
    check(&format!("{head}Platelets\t110\t10^9/L\tnone\t387\n"), &[], &[1], &[2]);
    check("Test\tResult\tUnits\tLow\tLow\nPlatelets\t110\t10^9/L\t165\t387\n", &[], &[1], &[2]);
}

#[test]
fn value_and_unit_in_one_cell() {
    check(
        "Component\tYour Value\tStandard Range\tFlag\nSodium\t136 mmol/L\t135 - 145 mmol/L\t\nPotassium\t3.1\t3.5 - 5.1 mmol/L\tL\n",
        &["Sodium|136 mmol/L||135 - 145 mmol/L|", "Potassium|3.1|mmol/L|3.5 - 5.1 mmol/L|L"],
        &[1],
        &[],
    );
    check(
        "Platelets  110 x10(9)/L  165-387\nPlatelets  110 L  x10(9)/L\nPlatelets  110 L\nALT  52 H U/L  7-45",
        &["Platelets|110 x10(9)/L||165-387|", "Platelets|110|x10(9)/L||L", "Platelets|110 L|||", "ALT|52|U/L|7-45|H"],
        &[],
        &[],
    );
}

#[test]
fn csv_with_quotes() {
    check(
        "Date,Test,Result,Unit(s),Normal Range\n2024-05-12,\"Platelets\",110,10*9/L,165-387\n2024-05-12,\"Iron, serum\",12.5,umol/L,\"9-30\"\n",
        &["Platelets|110|10*9/L|165-387|", "Iron, serum|12.5|umol/L|9-30|"],
        &[1],
        &[],
    );
    check("777-3,Platelets,110,10*9/L", &["777-3|110|10*9/L||"], &[], &[]);
    // A comma in a number is not one between cells.
    check("Potassium,4,5,mmol/L", &[], &[], &[1]);
}

#[test]
fn semicolons_and_a_decimal_comma() {
    check(
        "Name;Value;Unit;Ref.\nPlatelets;110;G/L;165-387\nPotassium;4,5;mmol/L;3,5-5,1\n",
        &["Platelets|110|G/L|165-387|", "Potassium|4,5|mmol/L|3,5-5,1|"],
        &[1],
        &[],
    );
}

#[test]
fn bars_as_in_a_written_table() {
    check(
        "| Analyte | Result | Units | Low | High |\n|---|---|---|---|---|\n| Platelets | 110 | 10*9/L | 165 | 387 |\n| Creatinine | 70 | umol/L | | 90 |\n",
        &["Platelets|110|10*9/L|165-387|", "Creatinine|70|umol/L|<=90|"],
        &[1, 2],
        &[],
    );
}

#[test]
fn what_copying_has_damaged_stays_as_it_is() {
    check(
        "Platelets  110 3 109/L  165–3873 109/L\nPlatelets\t110\t3 109/L\t165-387\n",
        &["Platelets|110 3 109/L||165–3873 109/L|", "Platelets|110|3 109/L|165-387|"],
        &[],
        &[],
    );
}

#[test]
fn ranges_on_one_side() {
    check(
        "Cholesterol  4.1  mmol/L  <5.0\neGFR\t>60\tmL/min/1.73m2\t\neGFR  >60  70  mL/min/1.73m2\nCRP  3  mg/L  (<5)",
        &["Cholesterol|4.1|mmol/L|<5.0|", "eGFR|>60|mL/min/1.73m2||", "CRP|3|mg/L|(<5)|"],
        &[],
        &[3],
    );
}

#[test]
fn words_dates_states_and_titles() {
    check(
        "HEMATOLOGY\n# copied today\nCollected: 2024-05-12  Received: 2024-05-13\n\
         Platelets  110  10*9/L  165-387  Final  2024-05-12\nHepatitis B surface antigen  negative\n\
         ALT  pending\nAge  44\nMystery  44  furlong\nWidget factor  4.4  mmol/L\n",
        &[
            "Platelets|110|10*9/L|165-387|",
            "Hepatitis B surface antigen|negative|||",
            "Mystery|44|furlong||",
            "Widget factor|4.4|mmol/L||",
        ],
        &[1, 2, 3],
        &[6, 7],
    );
    let pasted = read("Widget factor  4.4  mmol/L  Final\nPLT  110  10*9/L  Normal");
    assert!(pasted.results[0].unknown_analyte && !pasted.results[1].unknown_analyte);
    assert_eq!(pasted.results[0].left_out, ["Final"]);
    assert_eq!(pasted.results[1].flag.as_deref(), Some("Normal"));
}

#[test]
fn what_is_not_certain_is_not_guessed() {
    for line in [
        "Platelets  110  98  10*9/L",
        "Platelets  110  10*9/L  165  387",
        "Platelets  10*9/L  165-387",
        "Platelets  165-387",
        "Platelets  110  10*9/L  g/L",
        "Platelets",
        "110  10*9/L  165-387",
        "Glucose, fasting, 5.1, mmol/L",
    ] {
        check(line, &[], &[], &[1]);
    }
    // Under a head, a result of just any words is none.
    check("Test\tResult\nPlatelets\tsee below", &[], &[1], &[2]);
    check("Test\tResult\nDifferential\t\nPlatelets\t110\tx", &[], &[1, 2], &[3]);
}

/// A known name before something with a digit in it may be a result.
#[test]
fn a_line_that_speaks_of_an_analyte_is_not_passed_over() {
    check("Platelets n110", &[], &[], &[1]);
    check("Page n110", &[], &[1], &[]);
}

#[test]
fn a_comma_in_a_number_parts_no_columns() {
    for line in [
        "Glucose (fasting) 5,2 mmol/L",
        "Hb:12,9 g/dL",
        "CRP<1,5 mg/L",
        "Platelets, 1,100, 10*9/L",
        "Platelets,1,100,10*9/L",
        "Glucose, 5,2 mmol/L",
        "Something 5,2 mmol/L",
    ] {
        check(line, &[], &[], &[1]);
    }
    // They are read with their comma, which `record` then asks about.
    check(
        "Hb 12,9 g/dL\nPlatelets 1,100 10*9/L\nWBC 4,5 10*9/L 4,0-11,0",
        &["Hb|12,9|g/dL||", "Platelets|1,100|10*9/L||", "WBC|4,5|10*9/L|4,0-11,0|"],
        &[],
        &[],
    );
    check("Test,Result\nHb 12,9 g/dL\nHb,12,9", &["Hb|12,9|g/dL||"], &[1], &[3]);
    check(
        "Vitamin B12,300,pg/mL\neGFR,90,mL/min/1.73m2,60-120",
        &["Vitamin B12|300|pg/mL||", "eGFR|90|mL/min/1.73m2|60-120|"],
        &[],
        &[],
    );
}

#[test]
fn the_unit_stands_between_a_value_and_its_range() {
    check(
        "CRP\t<1\tmg/L\t<5\nALT\t<10\tU/L\t<45\neGFR\t>90\tmL/min/1.73m2\t>60\nCRP;<1;mg/L;<5\nCRP | <1 | mg/L | <5",
        &["CRP|<1|mg/L|<5|", "ALT|<10|U/L|<45|", "eGFR|>90|mL/min/1.73m2|>60|", "CRP|<1|mg/L|<5|", "CRP|<1|mg/L|<5|"],
        &[],
        &[],
    );
    check("CRP\t<1\t<5\tmg/L\nCRP\tmg/L\t<1\t<5\nCRP,<1,mg/L,<5", &[], &[], &[1, 2, 3]);
}

#[test]
fn a_known_name_and_a_unit_are_enough_between_single_spaces() {
    check(
        "PLT 110 10*9/L 165-387\nALT 22 U/L\nVitamin B12 300 pg/mL\nCRP: < 1 mg/L <5\nWBC 3.1 L x 10^9/L (4.0 - 11.0)\n\
         WBC 3.1 10*9/L 4.0-11.0 L\nPlatelets 110 3 109/L 165–3873 109/L\nCRP below 5 mg/L",
        &[
            "PLT|110|10*9/L|165-387|",
            "ALT|22|U/L||",
            "Vitamin B12|300|pg/mL||",
            "CRP|< 1|mg/L|<5|",
            "WBC|3.1|x 10^9/L|(4.0 - 11.0)|L",
            "WBC|3.1|10*9/L|4.0-11.0|L",
            "Platelets|110 3 109/L||165–3873 109/L|",
            "CRP|below 5|mg/L||",
        ],
        &[],
        &[],
    );
    for line in [
        "Platelets 110",
        "Platelets 110 98 10*9/L",
        "Platelets 110 000 /mm3",
        "Platelets 110 10*9/L 165 387",
        "Platelets 110 10*9/L fasting",
        "Platelets 2024-05-12 110 10*9/L",
        "Something new 3.3 foo/L 1-2",
        "Widget factor <5",
        "Widget:12.9",
        "Widget<5",
    ] {
        check(line, &[], &[], &[1]);
    }
    check("Report of the laboratory\nCollected 2024-05-12 08:30", &[], &[1, 2], &[]);
}

proptest! {
    #[test]
    fn every_line_is_in_exactly_one_place(
        text in prop_oneof![
            "\\PC{0,80}",
            "([A-Za-z<>0-9.,;|\t \"/^*µ×-]{0,40}\n){0,6}",
            proptest::collection::vec(
                proptest::sample::select(vec![
                    "Test", "Result", "Units", "Range", "Flag", "Platelets", "ALT", "110", "<5", "165-387", "10*9/L",
                    "3 109/L", "L", "H 320", "negative", "2024-05-12", "\t", "\t", "  ", "  ", " ", "|", ";", ",",
                    "\n", "\n", "\r\n", "\"",
                ]),
                0..60,
            ).prop_map(|words| words.concat()),
        ],
    ) {
        let pasted = read(&text);
        let results = pasted.results.iter().map(|line| (line.line, line.text.as_str()));
        let others = pasted.skipped.iter().chain(&pasted.unclear).map(|line| (line.line, line.text.as_str()));
        let found: Vec<(usize, &str)> = results.chain(others).collect();
        let lines = text.lines().enumerate().map(|(place, line)| (place + 1, line.trim_end_matches('\r')));
        let wanted: BTreeSet<(usize, &str)> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
        prop_assert_eq!(found.len(), wanted.len());
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), wanted);
        for line in &pasted.results {
            prop_assert!(!line.row.get("analyte").unwrap().is_empty() && !line.row.get("value").unwrap().is_empty());
        }
    }

    /// A result of today is never one of the numbers beside it.
    #[test]
    fn the_value_is_the_cell_that_was_the_value(
        value in "(<|>|≤)?[1-9][0-9]{0,3}(\\.[0-9])?",
        separator in proptest::sample::select(vec!["\t", "  ", " | ", ";", ","]),
        order in Just(vec![1_usize, 2, 3]).prop_shuffle(),
    ) {
        let cells = ["", &value, "10*9/L", "165-387"];
        let cells: Vec<&str> = std::iter::once("Platelets").chain(order.into_iter().map(|place| cells[place])).collect();
        let pasted = read(&cells.join(separator));
        prop_assert_eq!(pasted.results.iter().map(said).collect::<Vec<_>>(), [format!("Platelets|{value}|10*9/L|165-387|")]);
    }
}
