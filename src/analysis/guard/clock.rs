//! A clock that was set back: what is written with it would stand among what was written days or years before.

use jiff::{SignedDuration, Timestamp, Zoned};

use crate::model::message::Message;

/// A person who travels, or whose summer time ends, is asked nothing.
const UNASKED: SignedDuration = SignedDuration::from_hours(24);

/// What must be confirmed before anything new is written by a clock that is more than a day behind the moment at which
/// somebody last wrote. Nothing is put into another order by the answer.
pub fn clock_behind(last_written: Option<Timestamp>, now: &Zoned) -> Option<Message> {
    let last = last_written?;
    if last.duration_since(now.timestamp()) <= UNASKED {
        return None;
    }
    let said = |at: &Zoned| at.strftime("%Y-%m-%d %H:%M").to_string();
    let last = last.to_zoned(now.time_zone().clone());
    Some(Message::new("guard-clock-behind").with("now", said(now)).with("last", said(&last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_more_than_a_day_behind_is_asked_about() {
        let now: Zoned = "2014-05-12T22:05:00+02:00[Europe/Oslo]".parse().unwrap();
        let asked = |last: &str| clock_behind(Some(last.parse().unwrap()), &now);
        assert_eq!(clock_behind(None, &now), None);
        for unasked in ["2014-05-12T20:04:00Z", "2014-05-13T20:05:00Z", "1970-01-01T00:00:00Z"] {
            assert_eq!(asked(unasked), None, "{unasked}");
        }
        let question = asked("2014-05-13T20:05:01Z").unwrap();
        let expected =
            Message::new("guard-clock-behind").with("now", "2014-05-12 22:05").with("last", "2014-05-13 22:05");
        assert_eq!(question, expected);
        assert!(asked("9999-12-30T22:00:00Z").is_some());
    }
}
