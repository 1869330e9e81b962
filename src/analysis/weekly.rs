//! The middle of seven days: for every day with an entry the median of that day and the six before it, and how far the
//! entries of these days reach.

use super::reduce::Stretch;

/// Fewer entries in seven days than these have no middle worth a line.
const LEAST: usize = 3;
const DAYS: i64 = 7;

/// Of points in order of time, `day` being the day of each. A day with too few entries behind it is left out; of two
/// middle values the lower one, which was really there.
pub(super) fn medians(points: &[(f64, f64)], day: impl Fn(f64) -> i64) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut start = 0;
    let mut values: Vec<f64> = Vec::new();
    for (place, (x, _)) in points.iter().enumerate() {
        let today = day(*x);
        let is_last_of_day = points.get(place + 1).is_none_or(|next| day(next.0) != today);
        if !is_last_of_day {
            continue;
        }
        while day(points[start].0) <= today - DAYS {
            start += 1;
        }
        values.clear();
        values.extend(points[start..=place].iter().map(|point| point.1));
        if values.len() < LEAST {
            continue;
        }
        values.sort_unstable_by(f64::total_cmp);
        all.push(Stretch {
            x: *x,
            middle: values[(values.len() - 1) / 2],
            lowest: values[0],
            highest: values[values.len() - 1],
        });
    }
    all
}

/// Whether entries come often enough for it: a week of them, most no more than a day after the one before.
pub(super) fn is_daily(points: &[(f64, f64)], day: impl Fn(f64) -> i64) -> bool {
    let near = points.windows(2).filter(|pair| day(pair[1].0) - day(pair[0].0) <= 2).count();
    points.len() >= DAYS as usize && 2 * near >= points.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(x: f64) -> i64 {
        x.floor() as i64
    }

    #[test]
    fn the_middle_of_this_day_and_the_six_before_it() {
        let values = [1.0, 9.0, 2.0, 8.0, 3.0, 7.0, 4.0, 5.0];
        let points: Vec<(f64, f64)> = values.iter().enumerate().map(|(at, y)| (at as f64 + 0.5, *y)).collect();
        let all = medians(&points, day);
        assert_eq!(all.iter().map(|one| one.x).collect::<Vec<_>>(), [2.5, 3.5, 4.5, 5.5, 6.5, 7.5]);
        assert_eq!(all.iter().map(|one| one.middle).collect::<Vec<_>>(), [2.0, 2.0, 3.0, 3.0, 4.0, 5.0]);
        let last = all[5];
        assert_eq!((last.lowest, last.highest), (2.0, 9.0), "the first day is eight days ago");
        assert!(is_daily(&points, day) && !is_daily(&points[..6], day));
    }

    #[test]
    fn two_entries_in_a_week_have_no_middle() {
        let points = [(0.0, 1.0), (1.0, 2.0), (20.0, 3.0), (40.0, 4.0)];
        assert_eq!(medians(&points, day), []);
        assert!(!is_daily(&points, day));
    }

    proptest! {
        #[test]
        fn every_entry_is_within_the_reach_of_its_day(
            raw in prop::collection::vec((0..60_u8, 0..11_u8), 1..200)
        ) {
            let mut points: Vec<(f64, f64)> = raw.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
            let all = medians(&points, day);
            prop_assert!(all.windows(2).all(|pair| pair[0].x < pair[1].x), "one a day");
            for one in &all {
                let week: Vec<f64> = points.iter().filter(|p| p.0 > one.x - 7.0 && p.0 <= one.x).map(|p| p.1).collect();
                prop_assert!(week.len() >= LEAST);
                prop_assert!(week.iter().all(|y| (one.lowest..=one.highest).contains(y)));
                let below = week.iter().filter(|y| **y <= one.middle).count();
                prop_assert!(2 * below >= week.len() && week.contains(&one.middle));
            }
        }
    }
}
