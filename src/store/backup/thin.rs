//! Which backups stay: all of two days, then the last one of each of 14 days, 8 weeks and 24 months. Days, weeks and
//! months are those of the calendar in UTC, so that what is kept does not depend on when it is asked.

use std::collections::HashSet;

use jiff::civil::{Date, ISOWeekDate};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

const ALL_OF: SignedDuration = SignedDuration::from_hours(48);
const DAYS: i32 = 14;
const WEEKS: i32 = 8;
const MONTHS: i32 = 24;

/// For each of these times, the newest first, whether a backup of then stays. The newest one always does, and so does
/// one that the clock has not reached.
pub fn keeps(times: &[Timestamp], now: Timestamp) -> Vec<bool> {
    let today = day(now);
    let (mut days, mut weeks, mut months) = (HashSet::new(), HashSet::new(), HashSet::new());
    let keep = |(place, at): (usize, &Timestamp)| {
        let on = day(*at);
        // Each is asked, so that the last one of a day is known as such also where it stays for another reason.
        let last_of_day = days.insert(on) && days_between(on, today) < DAYS;
        let last_of_week = weeks.insert(monday(on)) && days_between(monday(on), monday(today)) < 7 * WEEKS;
        let last_of_month = months.insert((on.year(), on.month())) && months_between(on, today) < MONTHS;
        place == 0 || now.duration_since(*at) <= ALL_OF || last_of_day || last_of_week || last_of_month
    };
    times.iter().enumerate().map(keep).collect()
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn monday(day: Date) -> Date {
    let week: ISOWeekDate = day.iso_week_date();
    week.first_of_week().map_or(day, ISOWeekDate::date)
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

fn months_between(from: Date, to: Date) -> i32 {
    let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    month(to) - month(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One every six hours for three years, thinned whenever one is made.
    #[test]
    fn what_stays_reaches_back_two_years_and_is_few() {
        let mut now: Timestamp = "2024-01-01T00:00:00Z".parse().unwrap();
        let mut kept: Vec<Timestamp> = Vec::new();
        for _ in 0..3 * 365 * 4 {
            now += SignedDuration::from_hours(6);
            kept.insert(0, now);
            let stays = keeps(&kept, now);
            kept = kept.iter().zip(stays).filter(|(_, stays)| *stays).map(|(at, _)| *at).collect();
        }
        let within = |hours: i64| kept.iter().filter(|at| now.duration_since(**at).as_hours() <= hours).count();
        assert_eq!(within(48), 9, "all of two days");
        for back in 0..i64::from(DAYS) {
            let wanted = day(now - SignedDuration::from_hours(24 * back));
            assert!(kept.iter().any(|at| day(*at) == wanted), "nothing of {wanted}");
        }
        for back in 0..i64::from(WEEKS) {
            let wanted = monday(day(now - SignedDuration::from_hours(24 * 7 * back)));
            assert!(kept.iter().any(|at| monday(day(*at)) == wanted), "nothing of the week of {wanted}");
        }
        for back in 0..MONTHS {
            let wanted = day(now);
            assert!(kept.iter().any(|at| months_between(day(*at), wanted) == back), "nothing of {back} months ago");
        }
        assert!(kept.len() <= 9 + 14 + 8 + 24, "{}", kept.len());
        // Of a day, a week, a month it is the last one.
        let last = kept.last().unwrap();
        assert_eq!((last.to_zoned(TimeZone::UTC).hour(), day(*last)), (18, day(*last).last_of_month()));
    }

    /// At noon of each of these days, which are the last of no later day, week or month but as said.
    #[test]
    fn a_day_too_many_is_one_too_many() {
        let stays = |days: &[&str]| {
            let at = |day: &&str| format!("{day}T12:00:00Z").parse::<Timestamp>().unwrap();
            keeps(&days.iter().map(at).collect::<Vec<_>>(), at(&days[0]))
        };
        // The last of a month, of a week, thirteen days ago and fourteen.
        let days = ["2026-06-03", "2026-05-31", "2026-05-24", "2026-05-21", "2026-05-20"];
        assert_eq!(stays(&days), [true, true, true, true, false]);
        // The last of a month, of seven weeks ago, and of eight.
        assert_eq!(stays(&["2026-06-03", "2026-04-30", "2026-04-15", "2026-04-08"]), [true, true, true, false]);
        // Twenty-three months ago, and twenty-four.
        assert_eq!(stays(&["2026-06-03", "2024-07-15", "2024-06-15"]), [true, true, false]);
        // Two days ago to the second, where a later one of that day is kept for the day.
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let times = [at("2026-06-03T12:00:00Z"), at("2026-06-01T18:00:00Z"), at("2026-06-01T12:00:00Z")];
        assert_eq!(keeps(&times, at("2026-06-03T12:00:00Z")), [true, true, true]);
        assert_eq!(keeps(&times, at("2026-06-03T12:00:01Z")), [true, true, false]);
    }

    #[test]
    fn the_newest_and_what_is_ahead_of_the_clock_stay() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let times = [at("2027-01-01T00:00:00Z"), at("2026-12-01T00:00:00Z"), at("2020-01-01T00:00:00Z")];
        assert_eq!(keeps(&times, at("2026-06-01T00:00:00Z")), [true, true, false]);
        assert_eq!(keeps(&times[2..], at("2026-06-01T00:00:00Z")), [true]);
    }
}
