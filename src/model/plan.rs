//! A plan as it is written: whose medicine, by which rule, at what time of the day. The rule says which steps there
//! are; `schedule` says on which days, after what life did to them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::amount::{Amount, Number};
use super::record::RecordId;
use super::unit::DoseUnit;

/// Its start is the record's own `at`, a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub medicine: RecordId,
    /// What the person calls it.
    pub title: Option<String>,
    /// Whose protocol it is, and where it stands. Empty: the person's own.
    pub author: Option<String>,
    pub rule: Rule,
    /// Clock times of a day, one dose at each, rising; empty: one dose, at no set time.
    pub times: Vec<Time>,
    /// What the dose is said in first: drop, mL, a piece; `None`: as the preparation is counted.
    pub shown_in: Option<DoseUnit>,
    /// When to hold, in the words of the person or the protocol.
    pub hold_if: Option<String>,
    /// What to do about a missed dose, in the person's own words.
    pub missed: Option<String>,
    pub review: Option<Review>,
}

impl Plan {
    /// Doses in a day that has any.
    pub fn doses_a_day(&self) -> usize {
        self.times.len().max(1)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    Steps(Steps),
    /// One dose for as long as it goes on.
    Fixed(Amount),
    /// No dose is due; this much when it is needed, where that is said.
    AsNeeded(Option<Amount>),
}

/// From an amount, by a step that may be negative, to a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    pub from: Amount,
    /// In the unit of `from`.
    pub step: Number,
    pub every: Interval,
    pub to: Target,
}

/// One number, or a range in which the last step may lie. In the unit of the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub low: Number,
    pub high: Number,
}

impl Target {
    pub fn one(number: Number) -> Self {
        Self { low: number, high: number }
    }

    pub fn is_range(self) -> bool {
        self.low.decimal() != self.high.decimal()
    }

    /// `4.5` or `2.5-3`.
    pub fn text(self) -> String {
        if self.is_range() { format!("{}-{}", self.low, self.high) } else { self.high.to_string() }
    }
}

/// How long a step is. A month is a month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    Days(u16),
    Weeks(u16),
    Months(u16),
}

impl Interval {
    /// The day on which the step begins that many intervals after a start. Months are counted from the start and
    /// clamped: 31 January, 28 February, 31 March.
    pub fn after(self, start: Date, times: usize) -> Option<Date> {
        let times = i64::try_from(times).ok()?;
        let span = match self {
            Self::Days(days) => jiff::Span::new().try_days(i64::from(days).checked_mul(times)?),
            Self::Weeks(weeks) => jiff::Span::new().try_days(i64::from(weeks).checked_mul(times)?.checked_mul(7)?),
            Self::Months(months) => jiff::Span::new().try_months(i64::from(months).checked_mul(times)?),
        };
        start.checked_add(span.ok()?).ok()
    }
}

impl FromStr for Interval {
    type Err = ();

    /// `7 days`, `1 week`, `1 month`; 1 to 999 of them.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (number, unit) = text.trim().split_once(' ').ok_or(())?;
        if number.starts_with('0') || number.len() > 3 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(());
        }
        let number: u16 = number.parse().map_err(|_not_a_number| ())?;
        match unit.trim() {
            "day" | "days" => Ok(Self::Days(number)),
            "week" | "weeks" => Ok(Self::Weeks(number)),
            "month" | "months" => Ok(Self::Months(number)),
            _ => Err(()),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match *self {
            Self::Days(number) => (number, "day"),
            Self::Weeks(number) => (number, "week"),
            Self::Months(number) => (number, "month"),
        };
        write!(f, "{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

/// From what the review at three months is counted (the two differ by the length of the ramp).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    Start,
    Target,
}

impl Review {
    pub const ALL: [Self; 2] = [Self::Start, Self::Target];

    pub fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Target => "target",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|review| review.code() == text)
    }
}

/// Why a rule is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleError {
    /// The step is zero, or leads away from the target.
    Direction,
    /// An amount of zero or less where a dose is meant.
    NotPositive,
    /// More steps than anybody takes.
    TooMany,
    /// Whole steps end beside the target: the last ones before and behind it.
    Misses { before: Amount, behind: Amount },
    /// The range's ends are the wrong way round.
    Range,
}

impl Steps {
    /// More than a step a week for nineteen years.
    pub const MOST: usize = 1000;

    /// The amount of every step, first to last. The last may be zero: a taper that ends.
    pub fn amounts(&self) -> Result<Vec<Amount>, RuleError> {
        let (from, step) = (self.from.number.decimal(), self.step.decimal());
        let (low, high) = (self.to.low.decimal(), self.to.high.decimal());
        if from <= Decimal::ZERO || low < Decimal::ZERO {
            return Err(RuleError::NotPositive);
        }
        if low > high {
            return Err(RuleError::Range);
        }
        let up = step > Decimal::ZERO;
        let goal = if up { high } else { low };
        if step.is_zero() || (up && from > high) || (!up && from < low) {
            return Err(RuleError::Direction);
        }
        let size = step.abs();
        let count = (goal - from).abs().checked_div(size).ok_or(RuleError::TooMany)?.floor();
        let count = usize::try_from(count).ok().filter(|count| *count < Self::MOST).ok_or(RuleError::TooMany)?;
        let at = |place: usize| -> Result<Amount, RuleError> {
            let number = step.checked_mul(Decimal::from(place)).and_then(|way| from.checked_add(way));
            let number = number.ok_or(RuleError::TooMany)?;
            Ok(Amount { number: Number::computed(number), unit: self.from.unit })
        };
        let last = at(count)?;
        let meets = (low..=high).contains(&last.number.decimal());
        if !meets {
            return Err(RuleError::Misses { before: last, behind: at(count + 1)? });
        }
        (0..=count).map(at).collect()
    }

    /// Whether an amount lies in the target.
    pub fn reaches(&self, amount: Amount) -> bool {
        (self.to.low.decimal()..=self.to.high.decimal()).contains(&amount.number.decimal())
    }
}

impl Rule {
    /// The amounts of its steps; empty where no dose is ever due.
    pub fn amounts(&self) -> Result<Vec<Amount>, RuleError> {
        match self {
            Self::Steps(steps) => steps.amounts(),
            Self::Fixed(amount) if amount.number.decimal() > Decimal::ZERO => Ok(vec![*amount]),
            Self::Fixed(_) => Err(RuleError::NotPositive),
            Self::AsNeeded(_) => Ok(Vec::new()),
        }
    }
}

/// `22:00, 08:00` as clock times, rising; `None` for anything else, and for a time that comes twice.
pub fn parse_times(text: &str) -> Option<Vec<Time>> {
    let mut times = Vec::new();
    for part in text.split(',') {
        let (hour, minute) = part.trim().split_once(':')?;
        let digits = |text: &str, least| (least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(hour, 1) || !digits(minute, 2) {
            return None;
        }
        times.push(Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?);
    }
    times.sort_unstable();
    let before = times.len();
    times.dedup();
    (times.len() == before).then_some(times)
}

pub fn times_text(times: &[Time]) -> String {
    times.iter().map(|time| clock(*time)).collect::<Vec<_>>().join(", ")
}

/// `22:00`
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(from: &str, step: &str, to: (&str, &str)) -> Steps {
        let number = |text: &str| -> Number { text.parse().unwrap() };
        Steps {
            from: Amount { number: number(from), unit: DoseUnit::Milligram },
            step: number(step),
            every: Interval::Days(7),
            to: Target { low: number(to.0), high: number(to.1) },
        }
    }

    #[test]
    fn a_target_is_one_number_or_a_range() {
        let one = steps("1", "1", ("4.5", "4.5")).to;
        let range = steps("1", "1", ("2.5", "3")).to;
        assert_eq!((one.is_range(), one.text().as_str()), (false, "4.5"));
        assert_eq!((range.is_range(), range.text().as_str()), (true, "2.5-3"));
        // The same number, written otherwise, is no range.
        assert!(!steps("1", "1", ("4.5", "4.50")).to.is_range());
    }

    fn said(steps: &Steps) -> Result<String, RuleError> {
        Ok(steps.amounts()?.iter().map(|amount| amount.number.to_string()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn s2_01_steps_lead_to_the_target_or_are_refused_with_both_neighbours() {
        assert_eq!(steps("0.25", "0.25", ("4.5", "4.5")).amounts().unwrap().len(), 18);
        assert_eq!(said(&steps("3", "1.5", ("4.5", "4.5"))).unwrap(), "3 4.5");
        assert_eq!(said(&steps("4.5", "-1.5", ("0", "0"))).unwrap(), "4.5 3 1.5 0");
        assert_eq!(said(&steps("1", "1", ("2.5", "3"))).unwrap(), "1 2 3");
        assert_eq!(said(&steps("4.5", "1", ("4.5", "4.5"))).unwrap(), "4.5");
        let mg = |text: &str| Amount { number: text.parse().unwrap(), unit: DoseUnit::Milligram };
        let misses = |before, behind| Err(RuleError::Misses { before: mg(before), behind: mg(behind) });
        assert_eq!(said(&steps("1", "1", ("4.5", "4.5"))), misses("4", "5"));
        assert_eq!(said(&steps("1", "2", ("3.5", "4.5"))), misses("3", "5"));
        assert_eq!(said(&steps("5", "-2", ("2", "2"))), misses("3", "1"));
        for (from, step, to) in [("1", "0", "2"), ("3", "1", "2"), ("1", "-1", "2")] {
            assert_eq!(said(&steps(from, step, (to, to))), Err(RuleError::Direction), "{from} {step} {to}");
        }
        assert_eq!(said(&steps("0.001", "0.001", ("4.5", "4.5"))), Err(RuleError::TooMany));
        assert_eq!(said(&steps("0", "1", ("4", "4"))), Err(RuleError::NotPositive));
        assert_eq!(said(&steps("1", "1", ("4", "3"))), Err(RuleError::Range));
    }

    #[test]
    fn s4_01_a_month_is_a_month_of_the_calendar() {
        let start = jiff::civil::date(2026, 1, 31);
        let after =
            |interval: &str, times| interval.parse::<Interval>().unwrap().after(start, times).unwrap().to_string();
        assert_eq!([after("1 month", 1), after("1 month", 2)], ["2026-02-28", "2026-03-31"]);
        assert_eq!([after("7 days", 2), after("2 weeks", 1)], ["2026-02-14", "2026-02-14"]);
        for text in ["", "7", "0 days", "7 hours", "-1 day", "1.5 days", "1000 days"] {
            assert_eq!(text.parse::<Interval>(), Err(()), "{text}");
        }
        assert_eq!("1 day".parse::<Interval>().unwrap().to_string(), "1 day");
    }

    #[test]
    fn times_rise_and_do_not_repeat() {
        assert_eq!(times_text(&parse_times("22:00,8:30").unwrap()), "08:30, 22:00");
        for text in ["", "24:00", "8", "08:00, 08:00", "8:5", "08:00,"] {
            assert_eq!(parse_times(text), None, "{text}");
        }
    }
}
