//! The grade of a fall, such as that of platelets.

use rust_decimal::Decimal;

use crate::model::lab::Interval;

use super::Grade;

/// The grades of a falling value. `limits` are those below which grade 2, 3 and so on begin (75, 50, 25); a limit
/// itself still has the milder grade. Grade 1 begins below the lower limit of normal: where that is not known, 0
/// and 1 cannot be told apart. `None`: surely no grade.
pub fn falling(values: Interval, lower_limit: Option<Decimal>, limits: &[Decimal]) -> Option<Grade> {
    let worst = values.low.map_or_else(
        || Severity { mildest: limits.len() as u8 + 1, worst: limits.len() as u8 + 1 },
        |bottom| Severity::of(lower_limit, limits, |limit| bottom.at < limit),
    );
    let mildest = values.high.map_or_else(
        || Severity::of(lower_limit, limits, |_| false),
        // Just below an excluded bound: `<50` never reaches 50.
        |top| Severity::of(lower_limit, limits, |limit| top.at < limit || (top.at == limit && !top.included)),
    );
    let grade = Grade { mildest: mildest.mildest, worst: worst.worst };
    (grade.worst > 0).then_some(grade)
}

/// The grades one value may have: two of them only where the lower limit of normal is not known.
struct Severity {
    mildest: u8,
    worst: u8,
}

impl Severity {
    fn of(lower_limit: Option<Decimal>, limits: &[Decimal], below: impl Fn(Decimal) -> bool) -> Self {
        let passed = limits.iter().filter(|limit| below(**limit)).count() as u8;
        if passed > 0 {
            return Self { mildest: passed + 1, worst: passed + 1 };
        }
        match lower_limit {
            None => Self { mildest: 0, worst: 1 },
            Some(limit) if below(limit) => Self { mildest: 1, worst: 1 },
            Some(_) => Self { mildest: 0, worst: 0 },
        }
    }
}
