//! What is refused, and of which fields it is said: one mistake is one refusal, and two are told at once.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use jiff::Zoned;
use titrace::catalogue::Catalogue;
use titrace::intake::{self, Entry, Row};
use titrace::model::{Diary, Kind, RecordId, Source};
use uuid::Uuid;

/// `field: message` of every refusal; nothing where it is taken.
fn refused(kind: Kind, cells: &[(&'static str, &str)]) -> Vec<String> {
    let (diary, catalogue) = (Diary::default(), Catalogue::bundled().unwrap());
    let now: Zoned = "2014-06-01T12:00+02:00[Europe/Oslo]".parse().unwrap();
    let entry = Entry {
        diary: &diary,
        catalogue: &catalogue,
        now: &now,
        source: Source::CommandLine,
        decimal_mark: '.',
        id: RecordId(Uuid::from_u128(1)),
        fresh: true,
        confirmed: false,
    };
    let mut row = Row::new();
    for (field, text) in cells {
        row.set(field, *text);
    }
    let refusals = intake::record(kind, &row, &entry).err().unwrap_or_default();
    refusals.iter().map(|refusal| format!("{}: {}", refusal.field, refusal.why.key)).collect()
}

#[test]
fn a_range_with_a_unit_is_not_blamed_for_a_unit_that_is_refused() {
    let lab = |unit: &str, value: &str| {
        let cells = [("analyte", "Platelets"), ("value", value), ("unit", unit), ("range", "165-387 G/L")];
        refused(Kind::Lab, &cells)
    };
    assert!(lab("G/L", "110").is_empty());
    assert_eq!(lab("K/uL", "110"), ["range: refused-range-unit"]);
    assert_eq!(lab("", "110"), ["range: refused-range-unit-alone"]);
    assert_eq!(lab("bananas", "110").len(), 1, "{:?}", lab("bananas", "110"));
    assert!(lab("bananas", "110")[0].starts_with("unit: "));
}
