//! A date as precise as it was given: year, month, day or minute; exact, about, between two, or assumed.
//! A month is a value, not a guess at its first day. Civil time is what stood on the person's clock.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};

/// A point in civil time with the precision it was given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    Year(i16),
    Month(i16, i8),
    Day(Date),
    Minute(DateTime),
}

/// A text that is no year, month, day or minute of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PointError {
    #[error("not written as 2014, 2014-05, 2014-05-12 or 2014-05-12 22:00")]
    Form,
    #[error("there is no such day or time in the calendar")]
    NoSuchDay,
}

impl Point {
    /// The first minute it can mean.
    pub fn earliest(self) -> DateTime {
        match self {
            Self::Year(year) => midnight(year, 1, 1),
            Self::Month(year, month) => midnight(year, month, 1),
            Self::Day(date) => date.to_datetime(Time::midnight()),
            Self::Minute(minute) => minute,
        }
    }

    /// The last minute it can mean.
    pub fn latest(self) -> DateTime {
        let day = match self {
            Self::Year(year) => midnight(year, 12, 31).date(),
            Self::Month(year, month) => midnight(year, month, 1).date().last_of_month(),
            Self::Day(date) => date,
            Self::Minute(minute) => return minute,
        };
        day.at(23, 59, 0, 0)
    }

    /// The calendar day, where it is that precise.
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Year(_) | Self::Month(..) => None,
            Self::Day(date) => Some(date),
            Self::Minute(minute) => Some(minute.date()),
        }
    }

    pub fn is_minute(self) -> bool {
        matches!(self, Self::Minute(_))
    }
}

// Only called with a year and month that were checked when the point was made.
fn midnight(year: i16, month: i8, day: i8) -> DateTime {
    DateTime::new(year, month, day, 0, 0, 0, 0).unwrap_or(DateTime::MIN)
}

impl FromStr for Point {
    type Err = PointError;

    /// `2014`, `2014-05`, `2014-05-12`, `2014-05-12 22:00` or `2014-05-12T22:00`; years 1000 to 9999.
    fn from_str(text: &str) -> Result<Self, PointError> {
        let (day, time) = match text.split_once([' ', 'T']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let parts: Vec<&str> = day.split('-').collect();
        let number = |part: &str, width: usize| -> Result<i16, PointError> {
            let plain = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
            if plain { part.parse().map_err(|_overflow| PointError::Form) } else { Err(PointError::Form) }
        };
        let year = number(parts[0], 4)?;
        if year < 1000 {
            return Err(PointError::NoSuchDay);
        }
        let month = parts.get(1).map(|part| number(part, 2)).transpose()?;
        let day = parts.get(2).map(|part| number(part, 2)).transpose()?;
        if parts.len() > 3 || (time.is_some() && day.is_none()) {
            return Err(PointError::Form);
        }
        let Some(month) = month else { return Ok(Self::Year(year)) };
        if !(1..=12).contains(&month) {
            return Err(PointError::NoSuchDay);
        }
        let month = month as i8;
        let Some(day) = day else { return Ok(Self::Month(year, month)) };
        let date = Date::new(year, month, day as i8).map_err(|_range| PointError::NoSuchDay)?;
        let Some(time) = time else { return Ok(Self::Day(date)) };
        let (hour, minute) = time.split_once(':').ok_or(PointError::Form)?;
        let (hour, minute) = (number(hour, 2)?, number(minute, 2)?);
        let time = Time::new(hour as i8, minute as i8, 0, 0).map_err(|_range| PointError::NoSuchDay)?;
        Ok(Self::Minute(date.to_datetime(time)))
    }
}

impl fmt::Display for Point {
    /// ISO 8601, minutes with a `T`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
            Self::Minute(m) => write!(f, "{}T{:02}:{:02}", m.date(), m.hour(), m.minute()),
        }
    }
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    Exact,
    /// `~2014-05`: near this, not surely in it.
    About,
    /// `2013-06..2014-01`: some time between.
    Between,
    /// Ours, not the source's: needed to draw something, and marked wherever it shows.
    Assumed,
}

impl Basis {
    pub const ALL: [Self; 4] = [Self::Exact, Self::About, Self::Between, Self::Assumed];

    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Between => "between",
            Self::Assumed => "assumed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.code() == text)
    }
}

/// Where on the globe a minute was read off a clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// IANA name, `Europe/Oslo`.
    pub name: Option<String>,
    /// Minutes east of UTC; only where the date is given to the minute.
    pub offset_minutes: Option<i16>,
}

impl Zone {
    /// `+02:00`.
    pub fn offset_text(&self) -> Option<String> {
        self.offset_minutes.map(|minutes| {
            let sign = if minutes < 0 { '-' } else { '+' };
            let size = minutes.unsigned_abs();
            format!("{sign}{:02}:{:02}", size / 60, size % 60)
        })
    }

    /// Reads `+02:00`; at most 26 hours, as the widest offset ISO 8601 tools write.
    pub fn parse_offset(text: &str) -> Option<i16> {
        let (sign, rest) = match text.as_bytes().first()? {
            b'+' => (1, &text[1..]),
            b'-' => (-1, &text[1..]),
            _ => return None,
        };
        let (hours, minutes) = rest.split_once(':')?;
        if hours.len() != 2 || minutes.len() != 2 || !rest.bytes().all(|b| b.is_ascii_digit() || b == b':') {
            return None;
        }
        let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours <= 25 && minutes < 60).then_some(sign * (hours * 60 + minutes))
    }
}

/// When something was, as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    pub from: Point,
    /// The other end of a "between"; never before `from`.
    pub until: Option<Point>,
    pub basis: Basis,
    pub zone: Zone,
}

impl When {
    /// A date somebody is sure of, without a zone.
    pub fn exact(from: Point) -> Self {
        Self { from, until: None, basis: Basis::Exact, zone: Zone::default() }
    }

    pub fn earliest(&self) -> DateTime {
        self.from.earliest()
    }

    pub fn latest(&self) -> DateTime {
        self.until.unwrap_or(self.from).latest()
    }

    /// The minute, where it is given to the minute.
    pub fn minute(&self) -> Option<DateTime> {
        match (self.from, self.until) {
            (Point::Minute(minute), None) => Some(minute),
            _ => None,
        }
    }

    /// The calendar day, where it is that precise.
    pub fn date(&self) -> Option<Date> {
        if self.until.is_some() { None } else { self.from.date() }
    }

    /// The middle of what it can mean: where a mark is drawn.
    pub fn middle(&self) -> DateTime {
        let (from, to) = (minutes(self.earliest()), minutes(self.latest()));
        from_minutes(from + (to - from) / 2)
    }

    /// The diary day: before the day-start hour it is still yesterday. `None` when coarser than a day.
    pub fn diary_day(&self, day_start_hour: u8) -> Option<Date> {
        match self.minute() {
            Some(minute) => Some(diary_day(minute, day_start_hour)),
            None => self.date(),
        }
    }

    /// `2014-05-12T22:00` or `2013-06..2014-01`; the basis stands apart.
    pub fn text(&self) -> String {
        match self.until {
            Some(until) => format!("{}..{until}", self.from),
            None => self.from.to_string(),
        }
    }
}

/// The diary day of a minute.
pub fn diary_day(minute: DateTime, day_start_hour: u8) -> Date {
    let shifted = minutes(minute) - i64::from(day_start_hour) * 60;
    from_minutes(shifted).date()
}

/// Civil minutes since 1970-01-01 00:00: the x of every chart.
pub fn minutes(at: DateTime) -> i64 {
    days(at.date()) * 1440 + i64::from(at.hour()) * 60 + i64::from(at.minute())
}

/// The civil time of a count of minutes since 1970.
pub fn from_minutes(count: i64) -> DateTime {
    let date = date_of(count.div_euclid(1440));
    let rest = count.rem_euclid(1440);
    date.at((rest / 60) as i8, (rest % 60) as i8, 0, 0)
}

/// Days since 1970-01-01.
pub fn days(date: Date) -> i64 {
    i64::from((date - EPOCH).get_days())
}

/// The day of a count of days since 1970.
pub fn date_of(days: i64) -> Date {
    EPOCH.checked_add(jiff::Span::new().try_days(days).unwrap_or_default()).unwrap_or(if days < 0 {
        Date::MIN
    } else {
        Date::MAX
    })
}

const EPOCH: Date = Date::constant(1970, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t8_precision_is_kept() {
        for text in ["2014", "2014-05", "2014-05-12", "2014-05-12T22:05"] {
            assert_eq!(text.parse::<Point>().unwrap().to_string(), text);
        }
        assert_eq!("2014-05-12 22:05".parse::<Point>().unwrap().to_string(), "2014-05-12T22:05");
        for (text, why) in [
            ("2014-02-31", PointError::NoSuchDay),
            ("2014-13", PointError::NoSuchDay),
            ("2014-05-12 25:00", PointError::NoSuchDay),
            ("2014-5-12", PointError::Form),
            ("12.05.2014", PointError::Form),
            ("2014-05 22:00", PointError::Form),
            ("2014-05-12-01", PointError::Form),
            ("", PointError::Form),
        ] {
            assert_eq!(text.parse::<Point>(), Err(why), "{text}");
        }
    }

    #[test]
    fn s4_11_a_dose_after_midnight_belongs_to_the_evening() {
        let at = |text: &str| When::exact(text.parse().unwrap());
        let day = |text: &str, hour| at(text).diary_day(hour).unwrap().to_string();
        assert_eq!(day("2014-05-12 00:30", 4), "2014-05-11");
        assert_eq!(day("2014-05-12 04:00", 4), "2014-05-12");
        assert_eq!(day("2014-05-12 00:30", 0), "2014-05-12");
        assert_eq!(day("2014-05-12", 4), "2014-05-12");
        assert_eq!(at("2014-05").diary_day(4), None);
    }

    #[test]
    fn minutes_and_back() {
        for text in ["1969-12-31T23:59", "1970-01-01T00:00", "2014-05-12T22:05", "1000-01-01T00:00"] {
            let Point::Minute(at) = text.parse().unwrap() else { panic!("{text}") };
            assert_eq!(from_minutes(minutes(at)), at, "{text}");
        }
        for (text, minutes) in [("-03:30", -210), ("+00:00", 0), ("+02:59", 179), ("+25:59", 1559), ("-25:59", -1559)] {
            assert_eq!(Zone::parse_offset(text), Some(minutes), "{text}");
        }
        for text in ["", "02:00", "+2:00", "+02:0", "+0200", "+02:60", "+26:00", "+02:0a", "+-2:00", "+02:00:00"] {
            assert_eq!(Zone::parse_offset(text), None, "{text}");
        }
        assert_eq!(Zone { name: None, offset_minutes: Some(-210) }.offset_text().unwrap(), "-03:30");
    }
}
