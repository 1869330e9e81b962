//! Flags and grades are those of the values that a result leaves possible, one by one.

use std::sync::LazyLock;

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, RisingGrades};
use crate::model::lab::{Bound, Comparator, Measured, Reading};

use super::*;

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn values(text: &str) -> Interval {
    let reading = if let Some((low, high)) = text.split_once("..") {
        Reading::Between { low: number(low), high: number(high) }
    } else {
        let sign = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        Reading::Number { comparator: Comparator::parse(sign), number: number(&text[sign.len()..]) }
    };
    Measured { written: text.to_owned(), reading }.interval().unwrap()
}

fn limits() -> [Decimal; 3] {
    [75, 50, 25].map(Decimal::from)
}

fn grade(text: &str, lower_limit: Option<i64>) -> String {
    falling(values(text), lower_limit.map(Decimal::from), &limits()).map_or("null".to_owned(), |g| g.to_string())
}

#[test]
fn s0_04_s0_05_platelets_are_graded_on_intervals() {
    for (text, lower_limit, wanted) in [
        ("<5", Some(165), "4"),
        ("<5", None, "4"),
        ("<=5", Some(165), "4"),
        ("110", Some(165), "1"),
        ("110", Some(150), "1"),
        ("110", Some(145), "1"),
        ("110", None, "0-1"),
        ("<50", Some(165), "3-4"),
        ("<=50", Some(165), "2-4"),
        ("<100", Some(165), "1-4"),
        ("<100", None, "0-4"),
        ("75", Some(165), "1"),
        ("50", Some(165), "2"),
        ("25", Some(165), "3"),
        ("24.9", Some(165), "4"),
        ("165", Some(165), "null"),
        ("~136", Some(165), "1"),
        ("200", Some(165), "null"),
        ("200", None, "0-1"),
        (">50", Some(165), "0-2"),
        (">=165", Some(165), "null"),
        ("3..5", Some(165), "4"),
        ("60..80", Some(165), "1-2"),
    ] {
        assert_eq!(grade(text, lower_limit), wanted, "{text} with {lower_limit:?}");
    }
}

#[test]
fn s0_11_a_flag_is_given_only_when_it_is_sure() {
    let range = |low: Option<&str>, high: Option<&str>| ReferenceRange { low: low.map(number), high: high.map(number) };
    let both = range(Some("165"), Some("387"));
    for (text, range, wanted) in [
        ("<5", both, Flag::Low),
        ("136", both, Flag::Low),
        ("165", both, Flag::Normal),
        ("387", both, Flag::Normal),
        ("387.1", both, Flag::High),
        (">387", both, Flag::High),
        (">=387", both, Flag::Unscored),
        ("<165", both, Flag::Low),
        ("<=165", both, Flag::Unscored),
        ("<200", both, Flag::Unscored),
        ("160..170", both, Flag::Unscored),
        ("<5", range(None, Some("8")), Flag::Normal),
        ("<5", range(Some("0"), Some("8")), Flag::Normal),
        ("<10", range(None, Some("8")), Flag::Unscored),
        (">70", range(Some("60"), None), Flag::Normal),
        ("5", range(None, None), Flag::Unscored),
    ] {
        assert_eq!(flag(values(text), range), wanted, "{text} in {}", range.shown());
    }
}

/// Read once: properties ask for it hundreds of times.
fn catalogue() -> &'static Catalogue {
    static BUNDLED: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().unwrap());
    &BUNDLED
}

fn grades_of(analyte: &str) -> &'static RisingGrades {
    catalogue().analyte(analyte).unwrap().rising.as_ref().unwrap()
}

fn rise(analyte: &str, text: &str, upper_limit: Option<i64>, baseline: Option<i64>) -> String {
    let (upper_limit, baseline) = (upper_limit.map(Decimal::from), baseline.map(Decimal::from));
    rising(values(text), upper_limit, baseline, grades_of(analyte)).map_or("null".to_owned(), |g| g.to_string())
}

#[test]
fn liver_values_are_graded_by_the_upper_limit() {
    for (analyte, text, wanted) in [
        ("ALT", "40", "null"),
        ("ALT", "40.1", "1"),
        ("ALT", "120", "1"),
        ("ALT", "121", "2"),
        ("ALT", "200", "2"),
        ("ALT", "800", "3"),
        ("ALT", "801", "4"),
        ("ALT", "<40", "null"),
        ("ALT", "<=40", "null"),
        ("ALT", "<5", "null"),
        ("ALT", "<41", "0-1"),
        ("ALT", ">40", "1-4"),
        ("ALT", ">=40", "0-4"),
        ("ALT", ">120", "2-4"),
        ("ALT", ">=120", "1-4"),
        ("ALT", ">800", "4"),
        ("ALT", "100..130", "1-2"),
        ("ALT", "~136", "2"),
        ("AST", "121", "2"),
        ("ALP", "100", "1"),
        ("GGT", "101", "2"),
        ("Bilirubin", "60", "1"),
        ("Bilirubin", "61", "2"),
        ("Bilirubin", "401", "4"),
    ] {
        assert_eq!(rise(analyte, text, Some(40), None), wanted, "{analyte} {text}");
    }
    assert_eq!(rise("ALT", "900", None, None), "null");
    assert_eq!(rise("ALT", "900", Some(0), None), "null");
}

#[test]
fn an_abnormal_baseline_stands_in_the_place_of_the_upper_limit() {
    for (analyte, text, wanted) in [
        ("ALT", "149", "null"),
        // Exactly 1.5 times is grade 1 already, as it is written.
        ("ALT", "150", "1"),
        ("ALT", "<150", "null"),
        ("ALT", "<=150", "0-1"),
        ("ALT", ">=150", "1-4"),
        ("ALT", "300", "1"),
        ("ALT", "301", "2"),
        ("ALT", "2001", "4"),
        ("ALP", "199", "null"),
        ("ALP", "200", "1"),
        ("ALP", "251", "2"),
        ("Bilirubin", "100", "null"),
        ("Bilirubin", "101", "1"),
        ("Bilirubin", "151", "2"),
    ] {
        for upper_limit in [None, Some(40)] {
            assert_eq!(rise(analyte, text, upper_limit, Some(100)), wanted, "{analyte} {text}");
        }
    }
}

#[test]
fn creatinine_counts_both_and_the_worse_one_holds() {
    let creatinine =
        |text: &str, upper_limit: Option<i64>, baseline: Option<i64>| rise("Creatinine", text, upper_limit, baseline);
    for (text, baseline, wanted) in [
        ("100", None, "null"),
        ("101", None, "1"),
        ("150", None, "1"),
        ("151", None, "2"),
        ("301", None, "3"),
        ("601", None, "4"),
        // Twice the baseline, and still normal.
        ("100", Some(50), "2"),
        ("151", Some(50), "3"),
        ("601", Some(50), "4"),
        ("151", Some(140), "2"),
        ("<151", Some(50), "0-3"),
    ] {
        assert_eq!(creatinine(text, Some(100), baseline), wanted, "{text} of {baseline:?}");
    }
    // The baseline alone says what is sure, and no more.
    assert_eq!(creatinine("100", None, Some(50)), "2-4");
    assert_eq!(creatinine("70", None, Some(50)), "null");
    assert_eq!(creatinine("70", None, None), "null");
}

/// Found by chance: one and a half times 12 is 18 in every unit, although a division rounds.
#[test]
fn a_multiple_of_a_converted_limit_is_still_met() {
    let bilirubin = catalogue().analyte("Bilirubin").unwrap();
    let there = |text: &str| bilirubin.convert_interval(values(text), "mg/dL", "umol/L").unwrap();
    let upper_limit = bilirubin.convert(Decimal::from(12), "mg/dL", "umol/L");
    let grade = |text: &str| rising(there(text), upper_limit, None, bilirubin.rising.as_ref().unwrap());
    assert_eq!(grade("18"), Some(Grade { mildest: 1, worst: 1 }));
    assert_eq!(grade("18.0000000001"), Some(Grade { mildest: 2, worst: 2 }));
    assert_eq!(grade("12"), None);
}

/// Values in eighths, so that every point and every gap between two limits can be walked through.
const TOP: i64 = 700;

fn eighths(number: i64) -> Decimal {
    Decimal::new(number * 125, 3)
}

/// Every kind of interval: a number, a span, each comparator; in eighths, ends on odd and on even ones.
fn intervals() -> impl Strategy<Value = Interval> {
    (0..TOP - 1, 1..200_i64, 0..6_u8).prop_map(|(at, wide, kind)| {
        let bound = |at: i64, included| Some(Bound { at: eighths(at), included });
        let (low, high) = match kind {
            0 => (bound(at, true), bound(at, true)),
            1 => (bound(at, true), bound((at + wide).min(TOP - 1), true)),
            2 => (None, bound(at + 1, false)),
            3 => (None, bound(at, true)),
            4 => (bound(at, false), None),
            _ => (bound(at, true), None),
        };
        Interval { low, high }
    })
}

/// The points of an interval, from zero to far above every limit; between two eighths lies one more.
fn points(values: Interval) -> impl Iterator<Item = Decimal> {
    let inside = move |point: &Decimal| {
        values.low.is_none_or(|low| *point > low.at || *point == low.at && low.included)
            && values.high.is_none_or(|high| *point < high.at || *point == high.at && high.included)
    };
    (0..=TOP * 2).map(|step| eighths(step) / Decimal::TWO).filter(inside)
}

fn extremes(grades: impl Iterator<Item = u8>) -> Option<Grade> {
    let (mildest, worst) = grades.fold((u8::MAX, 0), |(least, most), grade| (least.min(grade), most.max(grade)));
    (worst > 0).then_some(Grade { mildest, worst })
}

/// A fall's grade of a single value, said again in another way.
fn fall_of(value: Decimal, lower_limit: Option<Decimal>, limits: &[Decimal]) -> Vec<u8> {
    match limits.iter().rposition(|limit| value < *limit) {
        Some(place) => vec![place as u8 + 2],
        None => lower_limit.map_or(vec![0, 1], |limit| vec![u8::from(value < limit)]),
    }
}

/// A rise's grade of a single value, as the criteria are written: multiples in tenths.
fn rise_of(value: Decimal, limit: Decimal, multiples: &[(u8, i64)], from_first: bool) -> u8 {
    let reached = |(place, (_, tenths)): &(usize, &(u8, i64))| {
        let begins = limit * Decimal::new(*tenths, 1);
        value > begins || *place == 0 && from_first && value == begins
    };
    multiples.iter().enumerate().filter(reached).map(|(_, (grade, _))| *grade).max().unwrap_or(0)
}

fn ranges() -> impl Strategy<Value = ReferenceRange> {
    let limit = |at: Option<i64>| at.map(|at| Number::computed(eighths(at)));
    (prop::option::of(1..TOP / 2), prop::option::of(TOP / 2..TOP))
        .prop_map(move |(low, high)| ReferenceRange { low: limit(low), high: limit(high) })
}

fn flag_of(value: Decimal, range: ReferenceRange) -> Flag {
    match (range.low.map(Number::decimal), range.high.map(Number::decimal)) {
        (None, None) => Flag::Unscored,
        (Some(low), _) if value < low => Flag::Low,
        (_, Some(high)) if value > high => Flag::High,
        _ => Flag::Normal,
    }
}

proptest! {
    #[test]
    fn a_fall_is_the_grades_of_its_values(values in intervals(), lower_limit in prop::option::of(600..TOP), count in 2..=3_usize) {
        let lower_limit = lower_limit.map(eighths);
        let limits = &limits()[..count];
        let grades = points(values).flat_map(|value| fall_of(value, lower_limit, limits));
        prop_assert_eq!(falling(values, lower_limit, limits), extremes(grades));
    }

    #[test]
    fn a_rise_is_the_grades_of_its_values(values in intervals(), limit in 1..4_i64, baseline in prop::option::of(1..4_i64)) {
        let (limit, baseline) = (Decimal::from(limit), baseline.map(Decimal::from));
        let enzyme: &[(u8, i64)] = &[(1, 10), (2, 30), (3, 50), (4, 200)];
        let enzyme_baseline: &[(u8, i64)] = &[(1, 15), (2, 30), (3, 50), (4, 200)];
        let alt = points(values).map(|value| match baseline {
            Some(baseline) => rise_of(value, baseline, enzyme_baseline, true),
            None => rise_of(value, limit, enzyme, false),
        });
        prop_assert_eq!(rising(values, Some(limit), baseline, grades_of("ALT")), extremes(alt));
        let kidney: &[(u8, i64)] = &[(1, 10), (2, 15), (3, 30), (4, 60)];
        let creatinine = points(values).map(|value| {
            let of_baseline = baseline.map_or(0, |baseline| rise_of(value, baseline, &[(2, 15), (3, 30)], false));
            rise_of(value, limit, kidney, false).max(of_baseline)
        });
        prop_assert_eq!(rising(values, Some(limit), baseline, grades_of("Creatinine")), extremes(creatinine));
    }

    #[test]
    fn a_flag_is_that_of_every_value_or_none(values in intervals(), range in ranges()) {
        let flags: Vec<Flag> = points(values).map(|value| flag_of(value, range)).collect();
        let flag = flag(values, range);
        if flag != Flag::Unscored {
            prop_assert!(flags.iter().all(|one| *one == flag), "{flag:?}: {flags:?}");
        }
        let closed = values.low.is_some() && values.high.is_some();
        if closed && flags.iter().all(|one| *one == flags[0]) {
            prop_assert_eq!(flag, flags[0]);
        }
    }

    #[test]
    fn what_is_less_sure_is_only_ever_left_unscored(values in intervals(), range in ranges(), more in 1..50_i64) {
        let wider = |bound: Option<Bound>, by: i64| bound.map(|bound| Bound { at: bound.at + eighths(by), ..bound });
        let included = |bound: Option<Bound>| bound.map(|bound| Bound { included: true, ..bound });
        for larger in [
            Interval { low: wider(values.low, -more), ..values },
            Interval { high: wider(values.high, more), ..values },
            Interval { low: included(values.low), high: included(values.high) },
            Interval { low: None, ..values },
            Interval { high: None, ..values },
        ] {
            let (before, after) = (flag(values, range), flag(larger, range));
            prop_assert!(after == before || after == Flag::Unscored, "{before:?} {after:?} {values:?} {larger:?}");
        }
    }

    #[test]
    fn a_flag_rises_with_the_value(range in ranges()) {
        let place = |flag: Flag| [Flag::Low, Flag::Normal, Flag::High].iter().position(|one| *one == flag);
        let flags: Vec<Option<usize>> = (0..TOP)
            .map(|at| Some(Bound { at: eighths(at), included: true }))
            .map(|bound| place(flag(Interval { low: bound, high: bound }, range)))
            .collect();
        prop_assert!(flags.is_sorted(), "{flags:?}");
        prop_assert_eq!(flags.contains(&None), range.low.is_none() && range.high.is_none());
    }

    /// A result, its range, its limits and its baseline said in another unit: the same flag and the same grade.
    #[test]
    fn a_unit_changes_neither_flag_nor_grade(values in intervals(), range in ranges(), baseline in prop::option::of(1..TOP)) {
        let fall = limits();
        for name in ["Platelets", "ALT", "Bilirubin", "Creatinine", "Glucose", "Haemoglobin", "Free T4", "Vitamin D"] {
            let analyte = catalogue().analyte(name).unwrap();
            let from = &analyte.units[0].ucum;
            for to in analyte.convertible_from(from) {
                let convert = |number: Decimal| analyte.convert(number, from, &to.ucum).unwrap();
                let there = analyte.convert_interval(values, from, &to.ucum).unwrap();
                let limit = |limit: Option<Number>| limit.map(|limit| Number::computed(convert(limit.decimal())));
                let range_there = ReferenceRange { low: limit(range.low), high: limit(range.high) };
                prop_assert_eq!(flag(values, range), flag(there, range_there), "{} in {}", name, to.ucum);
                let (low, low_there) = (range.low.map(Number::decimal), range_there.low.map(Number::decimal));
                let fall_there = fall.map(convert);
                prop_assert_eq!(falling(values, low, &fall), falling(there, low_there, &fall_there));
                let Some(grades) = &analyte.rising else { continue };
                let (high, high_there) = (range.high.map(Number::decimal), range_there.high.map(Number::decimal));
                let baseline = baseline.map(eighths);
                prop_assert_eq!(
                    rising(values, high, baseline, grades),
                    rising(there, high_there, baseline.map(convert), grades),
                    "{} in {}", name, to.ucum
                );
            }
        }
    }
}
