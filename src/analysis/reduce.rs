//! Fewer points than the screen has columns, without losing what matters: in every column the lowest and the
//! highest stay, and so does every point that must be seen.

/// Which of the points to draw: those that `must` stay, the first and the last, and per column the lowest and the
/// highest. `points` are in order of x; the answer is their places, in the same order.
pub(super) fn keep(points: &[(f64, f64)], x: (f64, f64), columns: usize, must: impl Fn(usize) -> bool) -> Vec<usize> {
    if points.len() <= columns {
        return (0..points.len()).collect();
    }
    let mut kept = Vec::with_capacity(2 * columns);
    let mut start = 0;
    while start < points.len() {
        let here = column(points[start].0, x, columns);
        let mut end = start + 1;
        let (mut lowest, mut highest) = (start, start);
        while end < points.len() && column(points[end].0, x, columns) == here {
            // A point without a value is no extreme.
            if points[lowest].1.is_nan() || points[end].1 < points[lowest].1 {
                lowest = end;
            }
            if points[highest].1.is_nan() || points[end].1 > points[highest].1 {
                highest = end;
            }
            end += 1;
        }
        let outer = |place: usize| place == 0 || place + 1 == points.len();
        kept.extend(
            (start..end).filter(|place| *place == lowest || *place == highest || outer(*place) || must(*place)),
        );
        start = end;
    }
    kept
}

/// The column a point falls in.
pub(super) fn column(at: f64, x: (f64, f64), columns: usize) -> i64 {
    let span = (x.1 - x.0).max(1.0);
    ((at - x.0) / span * columns as f64).floor() as i64
}

/// What a crowded line becomes: the middle one of the values in a stretch, and how far they reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub x: f64,
    /// A value that was really there: the median, of two middle ones the lower.
    pub middle: f64,
    pub lowest: f64,
    pub highest: f64,
}

/// Stretches of one width, counted from 1970; one without points is left out.
pub(super) fn stretches(points: &[(f64, f64)], width: f64) -> Vec<Stretch> {
    let mut all = Vec::new();
    let column = |at: f64| (at / width).floor() as i64;
    let mut values: Vec<f64> = Vec::new();
    let mut start = 0;
    while start < points.len() {
        let here = column(points[start].0);
        let mut end = start;
        values.clear();
        while end < points.len() && column(points[end].0) == here {
            values.push(points[end].1);
            end += 1;
        }
        values.sort_unstable_by(f64::total_cmp);
        let middle = f64::midpoint(points[start].0, points[end - 1].0);
        all.push(Stretch {
            x: middle,
            middle: values[(values.len() - 1) / 2],
            lowest: values[0],
            highest: values[values.len() - 1],
        });
        start = end;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points() -> impl Strategy<Value = Vec<(f64, f64)>> {
        prop::collection::vec((0..100_000_i32, -50..500_i32), 1..2000).prop_map(|mut raw| {
            raw.sort_unstable();
            raw.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect()
        })
    }

    proptest! {
        #[test]
        fn extremes_and_what_must_be_seen_survive(points in points(), columns in 1..300_usize) {
            let x = (0.0, 100_000.0);
            let must = |place: usize| points[place].1 < 0.0 || points[place].1 > 400.0;
            let kept = keep(&points, x, columns, must);
            prop_assert!(kept.windows(2).all(|pair| pair[0] < pair[1]));
            for place in 0..points.len() {
                prop_assert!(!must(place) || kept.contains(&place));
            }
            for column_number in 0..=i64::try_from(columns).unwrap() {
                let here = |place: &usize| column(points[*place].0, x, columns) == column_number;
                let extremes = |places: Vec<usize>| {
                    let ys = || places.iter().map(|place| points[*place].1 as i64);
                    (ys().min(), ys().max())
                };
                prop_assert_eq!(
                    extremes((0..points.len()).filter(here).collect()),
                    extremes(kept.iter().copied().filter(here).collect())
                );
            }
            let ordinary = kept.iter().filter(|place| !must(**place)).count();
            prop_assert!(points.len() <= columns || ordinary <= 2 * (columns + 1) + 2);
        }

        #[test]
        fn stretches_reach_as_far_as_their_points(points in points(), columns in 1..300_usize) {
            let all = stretches(&points, 100_000.0 / columns as f64);
            let lowest = points.iter().map(|point| point.1).fold(f64::MAX, f64::min);
            let highest = points.iter().map(|point| point.1).fold(f64::MIN, f64::max);
            prop_assert_eq!(all.iter().map(|stretch| stretch.lowest).fold(f64::MAX, f64::min), lowest);
            prop_assert_eq!(all.iter().map(|stretch| stretch.highest).fold(f64::MIN, f64::max), highest);
            for stretch in &all {
                prop_assert!(points.iter().any(|point| point.1 == stretch.middle), "it was really there");
                prop_assert!(stretch.lowest <= stretch.middle && stretch.middle <= stretch.highest);
            }
        }
    }
}
