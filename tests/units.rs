//! Ten thousand numbers in every pair of units of the catalogue, converted once more by another program
//! (`tests/units/ucum.mjs`): never more than a thousandth apart.
#![expect(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use rust_decimal::Decimal;
use serde_json::{Value, json};
use titrace::catalogue::{Analyte, Catalogue};

const PAIRS: usize = 10_000;

/// Always the same numbers (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// From 0.0001 to 99,999, with one to five digits.
    fn number(&mut self) -> Decimal {
        let digits = 10_u64.pow(1 + self.below(5) as u32);
        let digits = 1 + self.below(digits - 1);
        Decimal::from(digits) / Decimal::from(10_u64.pow(self.below(5) as u32))
    }
}

/// Every analyte with a unit and another one that a way leads to.
fn ways(catalogue: &Catalogue) -> Vec<(&Analyte, &str, &str)> {
    let of = |analyte| {
        let analyte: &Analyte = analyte;
        analyte.units.iter().flat_map(move |from| {
            let others = analyte.convertible_from(&from.ucum).filter(|to| to.ucum != from.ucum);
            others.map(move |to| (analyte, from.ucum.as_str(), to.ucum.as_str()))
        })
    };
    catalogue.analytes().iter().flat_map(of).collect()
}

/// What another program is asked about.
fn lines(catalogue: &Catalogue) -> Vec<Value> {
    let mut chance = Chance(0x7469_7472_6163_6521);
    let ways = ways(catalogue);
    let line = |(analyte, from, to): (&Analyte, &str, &str)| {
        let value = chance.number();
        let ours = analyte.convert(value, from, to).unwrap();
        json!({
            "value": value.to_string(),
            "from": from,
            "to": to,
            "molar_mass": analyte.molar.as_ref().map(|molar| molar.mass.to_string()),
            "ours": ours.to_string(),
        })
    };
    ways.iter().copied().cycle().take(PAIRS).map(line).collect()
}

/// What the other program says: `Err` with its complaints. `None` where it cannot be asked.
fn compared(lines: &[Value]) -> Option<Result<String, String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/units/ucum.mjs");
    let child = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let why = match child {
        Err(error) => format!("node: {error}"),
        Ok(mut child) => {
            let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
            // Where the package is missing it goes without reading.
            child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes()).ok();
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            match output.status.code() {
                Some(0) => return Some(Ok(said)),
                Some(1) if said.contains("problems") => return Some(Err(said)),
                Some(3) => said,
                _ => panic!("{said}"),
            }
        }
    };
    assert!(std::env::var_os("TITRACE_NODE_MODULES").is_none(), "{why}");
    println!("not checked by another program: {}", why.trim_end());
    None
}

#[test]
fn another_program_converts_alike() {
    let catalogue = Catalogue::bundled().unwrap();
    let lines = lines(&catalogue);
    let units: BTreeSet<(&str, &str)> = ways(&catalogue).into_iter().map(|(_, from, to)| (from, to)).collect();
    assert!(units.len() >= 30, "{units:?}");
    let Some(compared) = compared(&lines) else { return };
    println!("{}", compared.unwrap().trim_end());
}

/// The negative control: a wrong factor is reported, of whatever kind, and no other one is.
#[test]
fn a_wrong_factor_is_complained_of() {
    let catalogue = Catalogue::bundled().unwrap();
    let wrong = |from: &str, to: &str, by: &str| {
        let mut lines = lines(&catalogue);
        lines.truncate(ways(&catalogue).len());
        for line in lines.iter_mut().filter(|line| line["from"] == from && line["to"] == to) {
            let ours: Decimal = line["ours"].as_str().unwrap().parse().unwrap();
            line["ours"] = json!((ours * by.parse::<Decimal>().unwrap()).to_string());
        }
        compared(&lines)
    };
    for (from, to) in [
        ("U/L", "ukat/L"),
        ("mg/dL", "mmol/L"),
        ("pmol/L", "ng/dL"),
        ("meq/L", "mmol/L"),
        ("k[IU]/L", "[IU]/mL"),
        ("%", "mmol/mol"),
        ("mmol/mol", "%"),
    ] {
        let Some(compared) = wrong(from, to, "1.0012") else { return };
        let said = compared.unwrap_err();
        assert!(said.lines().skip(1).all(|line| line.contains(&format!(" {from} is "))), "{said}");
        assert!(said.lines().count() > 1, "{said}");
    }
    let Some(rounded) = wrong("mg/dL", "mmol/L", "1.0008") else { return };
    rounded.unwrap();
}
