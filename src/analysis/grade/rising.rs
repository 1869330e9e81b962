//! The grade of a rise, such as that of liver enzymes: multiples of the upper limit of normal, or of the value before
//! treatment.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::catalogue::{BaselineGrades, RisingGrades};
use crate::model::Number;
use crate::model::lab::{Bound, Interval};

use super::Grade;

/// One part in so many is nothing that was measured or written.
const NOISE: i64 = 1_000_000_000_000_000_000;

/// The grades of a rising value; a limit itself still has the milder grade. The upper limit of normal and the baseline
/// are in the unit of the values.
///
/// `baseline` is the value before treatment where that was abnormal: its multiples then stand in the place of the upper
/// limit's. Where the grades count both (`beside`, creatinine), it is that value whatever it was, and the worse grade
/// holds. `None`: surely no grade, or nothing known to hold the value against.
pub fn rising(
    values: Interval,
    upper_limit: Option<Decimal>,
    baseline: Option<Decimal>,
    grades: &RisingGrades,
) -> Option<Grade> {
    let of_limit = upper_limit.and_then(|limit| steps(&grades.limits, 1, limit, false));
    let of_baseline = grades.baseline.as_ref().zip(baseline).and_then(|(of, baseline)| {
        let BaselineGrades { first, limits, from_first, .. } = of;
        steps(limits, *first, baseline, *from_first)
    });
    let beside = grades.baseline.as_ref().is_some_and(|baseline| baseline.beside);
    let grade = match (of_limit, of_baseline) {
        (Some(of_limit), Some(of_baseline)) if beside => {
            let (one, other) = (between(values, &of_limit), between(values, &of_baseline));
            // Both rise with the value, so the worse of both does, too.
            Grade { mildest: one.mildest.max(other.mildest), worst: one.worst.max(other.worst) }
        }
        // Without the upper limit the worst grade is open, and the mildest may be.
        (None, Some(of_baseline)) if beside => {
            let worst = u8::try_from(grades.limits.len()).unwrap_or(u8::MAX);
            Some(Grade { worst, ..between(values, &of_baseline) }).filter(|grade| grade.mildest > 0)?
        }
        (_, Some(of_baseline)) => between(values, &of_baseline),
        (Some(of_limit), None) => between(values, &of_limit),
        (None, None) => return None,
    };
    (grade.worst > 0).then_some(grade)
}

/// Where a grade begins: above a value, or from it on.
struct Step {
    grade: u8,
    at: Decimal,
    included: bool,
}

/// The grades that so many times that value begin, the first of them being `first`.
fn steps(multiples: &[Number], first: u8, of: Decimal, from_first: bool) -> Option<Vec<Step>> {
    let step = |(grade, multiple): (u8, &Number)| {
        Some(Step { grade, at: multiple.decimal().checked_mul(of)?, included: from_first && grade == first })
    };
    // Nothing is a multiple of nothing.
    (first..).zip(multiples).map(step).collect::<Option<Vec<_>>>().filter(|_| of > Decimal::ZERO)
}

fn between(values: Interval, steps: &[Step]) -> Grade {
    let last =
        |reached: &dyn Fn(&Step) -> bool| steps.iter().rev().find(|step| reached(step)).map_or(0, |step| step.grade);
    // Whether a bound lies beyond where a step begins; at its very beginning the ends decide.
    let reaches = |bound: Bound, step: &Step, at_end: bool| match against(bound.at, step.at) {
        Ordering::Less => false,
        Ordering::Equal => at_end,
        Ordering::Greater => true,
    };
    // Just above an excluded bound: `>120` is never 120.
    let bottom_reaches = |bottom: Bound, step: &Step| reaches(bottom, step, step.included || !bottom.included);
    let top_reaches = |top: Bound, step: &Step| reaches(top, step, step.included && top.included);
    Grade {
        mildest: last(&|step| values.low.is_some_and(|bottom| bottom_reaches(bottom, step))),
        worst: last(&|step| values.high.is_none_or(|top| top_reaches(top, step))),
    }
}

/// A value against a limit. Both may have been converted, and a division has no end; so far down they are the same:
/// 18 mg/dL are one and a half times 12 mg/dL in µmol/L, too.
fn against(value: Decimal, limit: Decimal) -> Ordering {
    let noise = limit.abs().checked_div(Decimal::from(NOISE));
    let apart = value.checked_sub(limit).map(|apart| apart.abs());
    if apart.zip(noise).is_some_and(|(apart, noise)| apart <= noise) { Ordering::Equal } else { value.cmp(&limit) }
}
