//! The keys of the day's symptoms as a machine without a window: a digit sets a score and goes on to the next symptom;
//! where another digit could follow (10 is 1 and 0), it waits for the next key, never for time.

/// The whole numbers that a symptom can be scored with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: u16,
    pub(super) high: u16,
}

impl Span {
    fn holds(self, number: u16) -> bool {
        (self.low..=self.high).contains(&number)
    }

    /// Whether another digit may follow: 1 may become 10.
    fn goes_on(self, number: u16) -> bool {
        number > 0 && u32::from(number) * 10 <= u32::from(self.high)
    }
}

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    Digit(u8),
    /// Ten in one key.
    Ten,
    Up,
    Down,
    Clear,
    /// Enter: to the next one.
    Next,
}

/// The symptoms as the keys see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Board {
    /// `None`: it is typed into a field of its own, which has its own keys.
    pub(super) spans: Vec<Option<Span>>,
    pub(super) values: Vec<Option<u16>>,
    /// What was said of each in these presses.
    pub(super) said: Vec<Option<Said>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Value(u16),
    Nothing,
}

impl Board {
    fn set(&mut self, at: usize, number: u16) {
        self.say(at, Some(number), Said::Value(number));
    }

    fn say(&mut self, at: usize, value: Option<u16>, said: Said) {
        if let (Some(kept), Some(place)) = (self.values.get_mut(at), self.said.get_mut(at)) {
            *kept = value;
            *place = Some(said);
        }
    }

    /// One step up or down. From nothing, down is the lower end and up the first above it.
    pub(super) fn step(&mut self, at: usize, up: bool) {
        let Some(Some(span)) = self.spans.get(at).copied() else { return };
        let value = self.values.get(at).copied().flatten();
        let next = match value {
            None if up => span.low.max(1),
            None => span.low,
            Some(value) if up => value.saturating_add(1),
            Some(value) => value.saturating_sub(1),
        };
        self.set(at, next.clamp(span.low, span.high));
    }
}

/// Where the keyboard is, and what was begun there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) at: usize,
    /// Digits that more may follow.
    begun: Option<u16>,
}

impl Digits {
    /// The keyboard is at that symptom.
    pub(super) fn look_at(&mut self, at: usize) {
        if self.at != at {
            *self = Self { at, begun: None };
        }
    }

    pub(super) fn press(&mut self, board: &mut Board, press: Press) {
        let Some(Some(span)) = board.spans.get(self.at).copied() else { return };
        match press {
            Press::Digit(digit) => self.digit(board, span, u16::from(digit)),
            Press::Ten => {
                if span.holds(10) {
                    board.set(self.at, 10);
                    self.go_on();
                }
            }
            Press::Up | Press::Down => {
                self.begun = None;
                board.step(self.at, press == Press::Up);
            }
            Press::Clear => {
                self.begun = None;
                board.say(self.at, None, Said::Nothing);
            }
            Press::Next => self.go_on(),
        }
    }

    fn digit(&mut self, board: &mut Board, span: Span, digit: u16) {
        let number = match self.begun {
            // It does not fit behind what was begun: it is the next symptom's.
            Some(begun) if begun * 10 + digit > span.high => {
                self.go_on();
                return self.press(board, Press::Digit(digit as u8));
            }
            Some(begun) => begun * 10 + digit,
            None => digit,
        };
        if span.holds(number) {
            board.set(self.at, number);
        } else if !span.goes_on(number) {
            return;
        }
        if span.goes_on(number) {
            self.begun = Some(number);
        } else {
            self.go_on();
        }
    }

    fn go_on(&mut self) {
        *self = Self { at: self.at + 1, begun: None };
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    const TEN: Span = Span { low: 0, high: 10 };

    fn board(spans: Vec<Option<Span>>) -> Board {
        Board { values: vec![None; spans.len()], said: vec![None; spans.len()], spans }
    }

    fn typed(keys: &str, spans: Vec<Option<Span>>) -> (Vec<Option<u16>>, usize) {
        let mut board = board(spans);
        let mut digits = Digits::default();
        for key in keys.chars() {
            let press = match key {
                't' => Press::Ten,
                '+' => Press::Up,
                '-' => Press::Down,
                'x' => Press::Clear,
                '>' => Press::Next,
                digit => Press::Digit(digit.to_digit(10).unwrap() as u8),
            };
            digits.press(&mut board, press);
        }
        (board.values, digits.at)
    }

    #[test]
    fn a_digit_sets_and_goes_on_and_one_waits_for_its_nought() {
        let three = || vec![Some(TEN); 3];
        assert_eq!(typed("5", three()), (vec![Some(5), None, None], 1));
        assert_eq!(typed("0", three()), (vec![Some(0), None, None], 1));
        assert_eq!(typed("1", three()), (vec![Some(1), None, None], 0));
        assert_eq!(typed("10", three()), (vec![Some(10), None, None], 1));
        assert_eq!(typed("15", three()), (vec![Some(1), Some(5), None], 2));
        assert_eq!(typed("11", three()), (vec![Some(1), Some(1), None], 1));
        assert_eq!(typed("110", three()), (vec![Some(1), Some(10), None], 2));
        assert_eq!(typed("1>0", three()), (vec![Some(1), Some(0), None], 2));
        assert_eq!(typed("t1>7", three()), (vec![Some(10), Some(1), Some(7)], 3));
        assert_eq!(typed("5>x", three()), (vec![Some(5), None, None], 2));
        assert_eq!(typed("+++-", three()), (vec![Some(2), None, None], 0));
        assert_eq!(typed("-", three()), (vec![Some(0), None, None], 0));
        // After an arrow the next digit begins anew.
        assert_eq!(typed("1+0", three()), (vec![Some(0), None, None], 1));
    }

    #[test]
    fn other_spans_have_the_same_rule() {
        let four = Span { low: 0, high: 4 };
        assert_eq!(typed("1", vec![Some(four), None]), (vec![Some(1), None], 1));
        assert_eq!(typed("7", vec![Some(four)]), (vec![None], 0), "not on this scale");
        assert_eq!(typed("t", vec![Some(four)]), (vec![None], 0));
        let five = Span { low: 1, high: 5 };
        assert_eq!(typed("0", vec![Some(five)]), (vec![None], 0));
        let hundred = Span { low: 0, high: 100 };
        assert_eq!(typed("80", vec![Some(hundred)]), (vec![Some(80)], 1));
        assert_eq!(typed("100", vec![Some(hundred)]), (vec![Some(100)], 1));
        let from_ten = Span { low: 10, high: 20 };
        assert_eq!(typed("1", vec![Some(from_ten)]), (vec![None], 0), "no score yet, but begun");
        assert_eq!(typed("15", vec![Some(from_ten)]), (vec![Some(15)], 1));
        assert_eq!(typed("5", vec![None, Some(four)]), (vec![None, None], 0), "its own field has its own keys");
    }

    fn span() -> impl Strategy<Value = Option<Span>> {
        option::weighted(0.9, (0..20_u16, 0..120_u16).prop_map(|(low, more)| Span { low, high: low + more }))
    }

    fn press() -> impl Strategy<Value = Press> {
        prop_oneof![
            6 => (0..10_u8).prop_map(Press::Digit),
            1 => Just(Press::Ten),
            1 => Just(Press::Up),
            1 => Just(Press::Down),
            1 => Just(Press::Clear),
            1 => Just(Press::Next),
        ]
    }

    proptest! {
        #[test]
        fn no_press_leaves_the_scale_or_goes_back(spans in vec(span(), 1..12), presses in vec(press(), 0..60)) {
            let mut board = board(spans.clone());
            let mut digits = Digits::default();
            for press in presses {
                let before = (board.clone(), digits);
                digits.press(&mut board, press);
                prop_assert!(digits.at >= before.1.at && digits.at <= spans.len());
                for (at, value) in board.values.iter().enumerate() {
                    let changed = *value != before.0.values[at];
                    prop_assert!(!changed || (before.1.at..=digits.at).contains(&at), "only where the keyboard was");
                    if let Some(value) = value {
                        prop_assert!(spans[at].is_some_and(|span| span.holds(*value)));
                    }
                }
            }
        }

        #[test]
        fn scores_of_nought_to_ten_are_typed_one_after_the_other(scores in vec(0..=10_u16, 1..20)) {
            // A one before a nought is told from ten by going on, as on paper by a space.
            let mut keys = String::new();
            for (place, score) in scores.iter().enumerate() {
                keys.push_str(&score.to_string());
                let next = scores.get(place + 1).copied();
                if *score == 1 && next.is_none_or(|next| next == 0) {
                    keys.push('>');
                }
            }
            let (values, at) = typed(&keys, vec![Some(TEN); scores.len()]);
            prop_assert_eq!(values, scores.iter().copied().map(Some).collect::<Vec<_>>());
            prop_assert_eq!(at, scores.len());
        }
    }
}
