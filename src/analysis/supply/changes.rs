//! On which days a new bottle has to be opened, by nothing but numbers: what is needed, what a bottle holds, how long
//! it keeps. Each is made up on the day it is first needed, and that day is the first of its days.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// What every new bottle is like, in the unit that needs are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewBottle {
    pub holds: Decimal,
    /// Good days, that of making being the first; `None`: it never expires.
    pub keeps: Option<u16>,
    /// One dose may come out of two bottles.
    pub mix: bool,
}

/// The bottle that is open already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InUse {
    pub left: Decimal,
    /// The last day it may be used.
    pub good_until: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    pub on: Date,
    pub why: Why,
}

/// Why a bottle is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// None was open before it.
    First,
    /// The one before it could not give the dose.
    Empty,
    /// The one before it could, but was past its last good day.
    Expired,
}

/// A single dose that not even a full bottle can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    pub on: Date,
    pub dose: Decimal,
}

/// Every opening that these days ask for, in their order: each day with its single doses. The same day comes twice
/// where it needs two new bottles. A dose of zero or less needs none.
pub fn openings<D>(
    days: impl IntoIterator<Item = (Date, D)>,
    new: &NewBottle,
    in_use: Option<InUse>,
) -> Result<Vec<Opening>, TooLarge>
where
    D: IntoIterator<Item = Decimal>,
{
    let mut bottle = in_use;
    let mut found = Vec::new();
    for (on, doses) in days {
        for dose in doses {
            if dose <= Decimal::ZERO {
                continue;
            }
            let good = bottle.filter(|bottle| bottle.good_until.is_none_or(|last| on <= last));
            if let Some(InUse { left, good_until }) = good
                && left >= dose
            {
                bottle = Some(InUse { left: left.saturating_sub(dose), good_until });
                continue;
            }
            if dose > new.holds {
                return Err(TooLarge { on, dose });
            }
            let why = match bottle {
                None => Why::First,
                Some(bottle) if bottle.left >= dose => Why::Expired,
                Some(_) => Why::Empty,
            };
            found.push(Opening { on, why });
            let rest = good.filter(|_| new.mix).map_or(Decimal::ZERO, |bottle| bottle.left);
            let left = new.holds.saturating_sub(dose.saturating_sub(rest));
            bottle = Some(InUse { left, good_until: new.keeps.map(|keeps| last_good_day(on, keeps)) });
        }
    }
    Ok(found)
}

/// The last of so many days, the day of making being the first.
pub fn last_good_day(made: Date, keeps: u16) -> Date {
    made.saturating_add(jiff::Span::new().days(i64::from(keeps.max(1)) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::when::{date_of, days};

    /// Days are numbered from 1.
    fn day(number: i64) -> Date {
        date_of(20_000 + number)
    }

    /// The drop plan: n drops in week n, for 18 weeks.
    fn drop_plan() -> impl Iterator<Item = (Date, [Decimal; 1])> {
        (1..=126).map(|number| (day(number), [Decimal::from((number - 1) / 7 + 1)]))
    }

    fn changes(keeps: Option<u16>, mix: bool) -> Vec<i64> {
        let new = NewBottle { holds: Decimal::from(200), keeps, mix };
        let found = openings(drop_plan(), &new, None).unwrap();
        assert_eq!(found.first(), Some(&Opening { on: day(1), why: Why::First }));
        found.iter().skip(1).map(|opening| days(opening.on) - 20_000).collect()
    }

    #[test]
    fn s2_03_bottles_of_200_drops_that_never_expire() {
        assert_eq!(changes(None, false), [50, 72, 88, 102, 114, 125]);
    }

    #[test]
    fn s2_03_bottles_of_200_drops_that_keep_14_days() {
        assert_eq!(changes(Some(14), false), [15, 29, 43, 57, 71, 85, 99, 111, 122]);
    }

    #[test]
    fn s2_03_bottles_of_200_drops_that_keep_35_days() {
        assert_eq!(changes(Some(35), false), [36, 62, 80, 95, 108, 120]);
    }

    #[test]
    fn s2_03_a_dose_from_two_bottles_where_the_person_allows_it() {
        assert_eq!(changes(None, true), [50, 72, 89, 103, 115]);
    }

    fn said(days: &[(i64, &[i64])], new: NewBottle, in_use: Option<InUse>) -> Result<String, TooLarge> {
        let days = days.iter().map(|(number, doses)| (day(*number), doses.iter().map(|dose| Decimal::from(*dose))));
        let openings = openings(days, &new, in_use)?;
        let number = |opening: &Opening| self::days(opening.on) - 20_000;
        Ok(openings
            .iter()
            .map(|opening| format!("{} {:?}", number(opening), opening.why))
            .collect::<Vec<_>>()
            .join(", "))
    }

    #[test]
    fn several_doses_a_day_may_need_several_bottles() {
        let new = NewBottle { holds: Decimal::from(10), keeps: None, mix: false };
        assert_eq!(said(&[(1, &[6, 6, 6])], new, None).unwrap(), "1 First, 1 Empty, 1 Empty");
        // The small dose still comes out of the old bottle, the large one does not.
        assert_eq!(said(&[(1, &[7]), (2, &[3, 8])], new, None).unwrap(), "1 First, 2 Empty");
        assert_eq!(said(&[(1, &[7]), (2, &[8, 3])], new, None).unwrap(), "1 First, 2 Empty, 2 Empty");
        let mixed = NewBottle { mix: true, ..new };
        assert_eq!(said(&[(1, &[7]), (2, &[8, 3])], mixed, None).unwrap(), "1 First, 2 Empty");
        assert_eq!(said(&[(1, &[0, -1]), (2, &[])], new, None).unwrap(), "");
    }

    #[test]
    fn a_dose_larger_than_a_bottle_is_said_and_never_looped_over() {
        let large = |on, dose: i64| Err(TooLarge { on: day(on), dose: Decimal::from(dose) });
        for mix in [false, true] {
            let new = NewBottle { holds: Decimal::from(10), keeps: None, mix };
            assert_eq!(said(&[(1, &[10]), (2, &[11])], new, None), large(2, 11));
            assert_eq!(said(&[(1, &[1])], NewBottle { holds: Decimal::ZERO, ..new }, None), large(1, 1));
            // What is open may be larger than what comes after it.
            let open = InUse { left: Decimal::from(12), good_until: None };
            assert_eq!(said(&[(1, &[11])], new, Some(open)).unwrap(), "");
        }
    }

    #[test]
    fn s2_04_days_count_from_the_day_of_making_dose_or_none() {
        let new = NewBottle { holds: Decimal::from(100), keeps: Some(3), mix: true };
        assert_eq!(said(&[(1, &[1]), (3, &[1]), (4, &[1])], new, None).unwrap(), "1 First, 4 Expired");
        // Nothing of an expired bottle is mixed into the next one.
        assert_eq!(said(&[(1, &[1]), (4, &[100]), (5, &[1])], new, None).unwrap(), "1 First, 4 Empty, 5 Empty");
        let open = |last| Some(InUse { left: Decimal::from(50), good_until: Some(day(last)) });
        assert_eq!(said(&[(1, &[1]), (2, &[1])], new, open(1)).unwrap(), "2 Expired");
        assert_eq!(said(&[(1, &[1])], new, open(0)).unwrap(), "1 Expired");
        assert_eq!(
            [last_good_day(day(1), 14), last_good_day(day(1), 1), last_good_day(day(1), 0)],
            [day(14), day(1), day(1)]
        );
        assert_eq!(last_good_day(Date::MAX, 35), Date::MAX);
    }
}
