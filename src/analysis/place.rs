//! Where labels stand: beside what they name, never over one another, over a mark or outside the card.

use super::text::Text;

/// A label's text height and the air around it, px at the size of small text.
pub const LINE_PX: f32 = 18.0;
/// A character's width, px, a little on the wide side.
pub const CHAR_PX: f32 = 7.2;

/// About how wide a text will be in English.
pub fn width_of(text: &Text) -> f32 {
    text.about_chars(100) as f32 * CHAR_PX
}

/// A box in the panel, px from its left top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Area {
    pub fn around(x: f32, y: f32, reach: f32) -> Self {
        Self { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
    }

    /// A line of text whose left end and middle are given.
    pub fn of_text(left: f32, middle: f32, width: f32) -> Self {
        Self { left, top: middle - LINE_PX / 2.0, right: left + width, bottom: middle + LINE_PX / 2.0 }
    }

    pub fn touches(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn contains(&self, inner: &Self) -> bool {
        self.left <= inner.left && inner.right <= self.right && self.top <= inner.top && inner.bottom <= self.bottom
    }

    /// How much of a straight line runs through it, px.
    fn crossed_by(&self, from: (f32, f32), to: (f32, f32)) -> f32 {
        // Liang and Barsky: shrink the line's parameter range by each side.
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
        for (step, room) in
            [(-dx, from.0 - self.left), (dx, self.right - from.0), (-dy, from.1 - self.top), (dy, self.bottom - from.1)]
        {
            if step == 0.0 {
                if room < 0.0 {
                    return 0.0;
                }
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else {
                leave = leave.min(room / step);
            }
        }
        if enter < leave { (leave - enter) * dx.hypot(dy) } else { 0.0 }
    }
}

/// Finds room for labels in one panel.
pub struct Room {
    inside: Area,
    taken: Vec<Area>,
    lines: Vec<[(f32, f32); 2]>,
}

impl Room {
    pub fn new(inside: Area) -> Self {
        Self { inside, taken: Vec::new(), lines: Vec::new() }
    }

    /// Nothing may be written here.
    pub fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// A line that labels had better not cross.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.lines.push([from, to]);
    }

    /// A place for a text beside a mark, as the left end and the middle of its line; the freest of right, above,
    /// below, left, and a little further off. `None`: there is no room.
    pub fn beside(&mut self, x: f32, y: f32, reach: f32, width: f32) -> Option<(f32, f32)> {
        self.among(x, y, reach, width, usize::MAX)
    }

    /// The same, only where the text touches its mark.
    pub fn close(&mut self, x: f32, y: f32, reach: f32, width: f32) -> Option<(f32, f32)> {
        self.among(x, y, reach, width, 8)
    }

    fn among(&mut self, x: f32, y: f32, reach: f32, width: f32, most: usize) -> Option<(f32, f32)> {
        let gap = reach + 5.0;
        let (above, below) = (y - gap - LINE_PX / 2.0 + 3.0, y + gap + LINE_PX / 2.0 - 3.0);
        let candidates = [
            (x + gap, y),
            (x - width / 2.0, above),
            (x - width / 2.0, below),
            (x + gap / 2.0, above),
            (x + gap / 2.0, below),
            (x - gap - width, y),
            (x - gap / 2.0 - width, above),
            (x - gap / 2.0 - width, below),
            (x + gap, y - LINE_PX),
            (x - gap - width, y - LINE_PX),
            (x - gap - width - LINE_PX, below),
            (x + gap + LINE_PX, below),
            (x - width / 2.0, above - LINE_PX),
            (x + gap / 2.0, above - LINE_PX),
            (x - width / 2.0, above - 2.0 * LINE_PX),
        ];
        let mut best: Option<((f32, f32), f32)> = None;
        for (rank, place) in candidates.into_iter().take(most).enumerate() {
            let area = Area::of_text(place.0, place.1, width);
            if !self.inside.contains(&area) || self.taken.iter().any(|other| other.touches(&area)) {
                continue;
            }
            let crossed: f32 = self.lines.iter().map(|[from, to]| area.crossed_by(*from, *to)).sum();
            let cost = crossed * 4.0 + rank as f32;
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((place, cost));
            }
        }
        let (place, _) = best?;
        self.take(Area::of_text(place.0, place.1, width));
        Some(place)
    }

    /// Takes a place if it is free.
    pub fn exactly(&mut self, left: f32, middle: f32, width: f32) -> bool {
        let area = Area::of_text(left, middle, width);
        let free = self.inside.contains(&area) && !self.taken.iter().any(|other| other.touches(&area));
        if free {
            self.take(area);
        }
        free
    }
}

/// Moves the middles of lines of text apart until none overlap, each as near to where it wanted to be as its
/// neighbours allow; all stay between `top` and `bottom` if there is room. The answer is in the order given.
pub fn apart(wanted: &[f32], top: f32, bottom: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let half = LINE_PX / 2.0;
    let mut placed = vec![0.0; wanted.len()];
    let mut floor = top + half;
    for place in &order {
        placed[*place] = wanted[*place].max(floor);
        floor = placed[*place] + LINE_PX;
    }
    let mut ceiling = bottom - half;
    for place in order.iter().rev() {
        if placed[*place] > ceiling {
            placed[*place] = ceiling;
        }
        ceiling = placed[*place] - LINE_PX;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_at_the_end_of_lines_move_apart() {
        assert_eq!(apart(&[50.0, 52.0, 100.0], 0.0, 200.0), [50.0, 68.0, 100.0]);
        assert_eq!(apart(&[195.0, 198.0], 0.0, 200.0), [173.0, 191.0]);
        assert_eq!(apart(&[], 0.0, 10.0), [0.0; 0]);
    }

    #[test]
    fn a_line_through_a_box_is_measured() {
        let area = Area { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        assert_eq!(area.crossed_by((-5.0, 5.0), (15.0, 5.0)), 10.0);
        assert_eq!(area.crossed_by((-5.0, 15.0), (15.0, 15.0)), 0.0);
        assert_eq!(area.crossed_by((2.0, 5.0), (4.0, 5.0)), 2.0);
    }

    proptest! {
        #[test]
        fn labels_never_overlap(marks in prop::collection::vec((0..700_u16, 0..170_u16, 10..140_u16), 0..60)) {
            let inside = Area { left: 0.0, top: 0.0, right: 760.0, bottom: 170.0 };
            let mut room = Room::new(inside);
            let mut placed: Vec<Area> = Vec::new();
            for (x, y, width) in marks {
                let (x, y, width) = (f32::from(x), f32::from(y), f32::from(width));
                if let Some((left, middle)) = room.beside(x, y, 5.0, width) {
                    let area = Area::of_text(left, middle, width);
                    prop_assert!(inside.contains(&area));
                    prop_assert!(!placed.iter().any(|other| other.touches(&area)));
                    placed.push(area);
                }
            }
        }

        #[test]
        fn names_never_overlap_when_there_is_room(wanted in prop::collection::vec(-20.0..220.0_f32, 0..10)) {
            let mut placed = apart(&wanted, 0.0, 200.0);
            placed.sort_by(f32::total_cmp);
            prop_assert!(placed.windows(2).all(|pair| pair[1] - pair[0] >= LINE_PX - 0.01));
            prop_assert!(placed.iter().all(|y| (8.9..=191.1).contains(y)));
        }
    }
}
