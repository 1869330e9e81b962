//! Where the axes are marked: calendar days, weeks, months, quarters and years, or days since the start; and
//! round numbers on the value axis.

use jiff::civil::Date;

use super::text::{Text, month_code};
use crate::model::when::{date_of, days};

/// A mark on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Civil minutes.
    pub x: f64,
    pub label: Text,
}

/// A mark on a value axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueTick {
    pub y: f64,
    pub label: Text,
}

pub(super) const DAY: f64 = 1440.0;
/// A label and the air beside it.
const LABEL_PX: f64 = 84.0;

/// The steps of the calendar, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(i64),
    Weeks(i64),
    Months(i64),
    Years(i64),
}

const STEPS: [Step; 15] = [
    Step::Days(1),
    Step::Days(2),
    Step::Weeks(1),
    Step::Weeks(2),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
];

impl Step {
    fn about_days(self) -> f64 {
        match self {
            Self::Days(count) => count as f64,
            Self::Weeks(count) => count as f64 * 7.0,
            Self::Months(count) => count as f64 * 30.4,
            Self::Years(count) => count as f64 * 365.25,
        }
    }

    /// The first tick at or after a day.
    fn first(self, day: i64) -> i64 {
        let date = date_of(day);
        match self {
            Self::Days(count) => day + (-day).rem_euclid(count),
            // 1970-01-01 was a Thursday: day 4 a Monday.
            Self::Weeks(count) => day + (4 - day).rem_euclid(7 * count),
            Self::Months(count) => {
                let month = i64::from(date.year()) * 12 + i64::from(date.month()) - 1;
                let floor = month - month.rem_euclid(count);
                let start = first_of_month(floor);
                if start >= day { start } else { first_of_month(floor + count) }
            }
            Self::Years(count) => {
                let year = i64::from(date.year());
                let floor = year - year.rem_euclid(count);
                let start = first_of_month(floor * 12);
                if start >= day { start } else { first_of_month((floor + count) * 12) }
            }
        }
    }

    fn label(self, date: Date, with_year: bool) -> Text {
        let month = month_code(date.month());
        let year = date.year().to_string();
        match self {
            Self::Days(_) | Self::Weeks(_) => {
                let day = date.day().to_string();
                let key = if with_year { "chart-date-day" } else { "chart-tick-day" };
                let text = Text::key(key).with("day", day).with("month", month);
                if with_year { text.with("year", year) } else { text }
            }
            Self::Months(_) if with_year => Text::key("chart-date-month").with("month", month).with("year", year),
            Self::Months(_) => Text::key("chart-tick-month").with("month", month),
            Self::Years(_) => Text::key("chart-date-year").with("year", year),
        }
    }
}

/// Days since 1970 of the first of a month, counted from year 0.
fn first_of_month(month: i64) -> i64 {
    let year = month.div_euclid(12).clamp(1, 9999);
    Date::new(year as i16, month.rem_euclid(12) as i8 + 1, 1).map_or(i64::MAX / 4, days)
}

/// Calendar ticks: the finest step whose labels do not touch. The year stands on the first and where it changes.
pub fn calendar(x: (f64, f64), width_px: f64) -> Vec<Tick> {
    let days_per_label = (x.1 - x.0) / DAY * LABEL_PX / width_px.max(1.0);
    let step = STEPS.into_iter().find(|step| step.about_days() >= days_per_label).unwrap_or(Step::Years(500));
    let last = (x.1 / DAY).floor() as i64;
    let mut ticks = Vec::new();
    let mut year = None;
    let mut day = step.first((x.0 / DAY).ceil() as i64);
    while day <= last && ticks.len() < 200 {
        let date = date_of(day);
        let with_year = year != Some(date.year());
        year = Some(date.year());
        ticks.push(Tick { x: day as f64 * DAY, label: step.label(date, with_year) });
        day = step.first(day + 1);
    }
    ticks
}

/// Ticks counted from the start: day 1, then round numbers, also before it.
pub fn since_start(x: (f64, f64), first_day: i64, width_px: f64) -> Vec<Tick> {
    const STEPS: [i64; 15] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 500_000];
    let days_per_label = (x.1 - x.0) / DAY * LABEL_PX / width_px.max(1.0);
    let step = STEPS.into_iter().find(|step| *step as f64 >= days_per_label).unwrap_or(500_000);
    let number = |day: i64| day - first_day + 1;
    let from = number((x.0 / DAY).ceil() as i64);
    let to = number((x.1 / DAY).floor() as i64);
    let mut numbers: Vec<i64> = Vec::new();
    let mut at = from + (-from).rem_euclid(step);
    while at <= to && numbers.len() < 200 {
        // There is no day 0 to speak of when day 1 stands beside it.
        if at != 0 || step == 1 {
            numbers.push(at);
        }
        at += step;
    }
    if step > 1 && (from..=to).contains(&1) {
        numbers.push(1);
        numbers.sort_unstable();
    }
    let tick = |at: i64| Tick {
        x: (at - 1 + first_day) as f64 * DAY,
        label: Text::key("chart-tick-since").with("number", at.to_string().replace('-', "−")),
    };
    numbers.into_iter().map(tick).collect()
}

/// Round numbers between two values, at least `min_px` apart.
pub fn values(y: (f64, f64), height_px: f64, min_px: f64) -> Vec<ValueTick> {
    let span = y.1 - y.0;
    if !(span.is_finite() && span > 0.0) {
        return Vec::new();
    }
    let rough = span * min_px / height_px.max(1.0);
    let power = rough.log10().floor();
    let base = 10f64.powf(power);
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|nice| nice * base).find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * base);
    let decimals = if step >= 1.0 { 0 } else { (-step.log10()).ceil() as usize };
    let mut ticks = Vec::new();
    let mut count = (y.0 / step).ceil();
    while count * step <= y.1 && ticks.len() < 50 {
        let value = count * step + 0.0;
        ticks.push(ValueTick { y: value, label: Text::number(format!("{value:.decimals$}")) });
        count += 1.0;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::when::minutes;

    fn x(text: &str) -> f64 {
        let date: Date = text.parse().unwrap();
        minutes(date.at(0, 0, 0, 0)) as f64
    }

    fn said(from: &str, to: &str, width: f64) -> Vec<String> {
        let say = |key: &str, args: &[(&'static str, String)]| {
            let mut text = args.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>().join(" ");
            if key == "chart-tick-since" {
                text.insert(0, 'd');
            }
            text
        };
        calendar((x(from), x(to)), width).iter().map(|tick| tick.label.said(&say)).collect()
    }

    #[test]
    fn ticks_stand_on_the_calendar() {
        assert_eq!(said("2014-01-30", "2014-02-02", 600.0), ["30 m01 2014", "31 m01", "1 m02", "2 m02"]);
        assert_eq!(
            said("2013-12-10", "2014-03-02", 400.0),
            ["1"; 0]
                .iter()
                .map(|_: &&str| String::new())
                .chain(["m01 2014".to_owned(), "m02".to_owned(), "m03".to_owned()])
                .collect::<Vec<_>>()
        );
        assert_eq!(said("2013-11-20", "2014-12-20", 480.0), ["m01 2014", "m04", "m07", "m10"]);
        assert_eq!(said("2009-06-01", "2014-06-01", 500.0), ["2010", "2011", "2012", "2013", "2014"]);
        assert_eq!(said("1950-06-01", "2014-06-01", 400.0), ["1960", "1980", "2000"]);
        let weeks = said("2014-01-01", "2014-02-05", 500.0);
        assert_eq!(weeks, ["6 m01 2014", "13 m01", "20 m01", "27 m01", "3 m02"], "Mondays");
    }

    #[test]
    fn labels_never_touch() {
        for days in 1..4000_i32 {
            let to = x("2009-03-07") + f64::from(days) * 1440.0;
            let ticks = calendar((x("2009-03-07"), to), 700.0);
            for pair in ticks.windows(2) {
                let px = (pair[1].x - pair[0].x) / (to - x("2009-03-07")) * 700.0;
                assert!(px > 70.0, "{days} days: {px}");
            }
        }
    }

    #[test]
    fn days_are_counted_from_the_first() {
        let first = days("2014-01-06".parse().unwrap());
        let ticks = since_start((x("2013-12-20"), x("2014-03-01")), first, 500.0);
        let numbers: Vec<_> = ticks.iter().map(|tick| tick.label.said(&|_, args| args[0].1.clone())).collect();
        assert_eq!(numbers, ["1", "20", "40"]);
        assert_eq!(ticks[0].x, x("2014-01-06"));
    }

    #[test]
    fn values_are_round() {
        let numbers = |low, high| -> Vec<_> {
            values((low, high), 150.0, 40.0).iter().map(|tick| tick.label.said(&|_, args| args[0].1.clone())).collect()
        };
        assert_eq!(numbers(-20.0, 410.0), ["0", "200", "400"]);
        assert_eq!(numbers(-0.2, 4.9), ["0", "2", "4"]);
        assert_eq!(numbers(0.0, 0.045), ["0.00", "0.02", "0.04"]);
        assert_eq!(numbers(3.0, 3.0).len(), 0);
    }
}
