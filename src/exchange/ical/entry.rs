//! One entry of a calendar as the properties of a VEVENT, and the file around them.

use icalendar::{Alarm, Component as _, Event, EventLike as _, EventStatus, Property, Trigger};
use jiff::civil::{Date, Time};

use super::Calendar;

/// A day, and the clock time on it, wherever the person is then.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) day: Date,
    /// `None`: all day.
    pub(super) time: Option<Time>,
}

impl Start {
    /// Without a zone: 22:00 is 22:00, in summer, in winter, and on a journey.
    fn property(self, name: &str) -> Property {
        let (year, month, day) = (self.day.year(), self.day.month(), self.day.day());
        let date = format!("{year:04}{month:02}{day:02}");
        match self.time {
            Some(time) => Property::new(name, format!("{date}T{:02}{:02}00", time.hour(), time.minute())),
            None => Property::new(name, date).add_parameter("VALUE", "DATE").done(),
        }
    }
}

/// A series: the same entry day after day.
pub(super) struct Entry {
    pub(super) uid: String,
    pub(super) start: Start,
    /// So many days from its start; `None`: without an end.
    pub(super) count: Option<i64>,
    /// Days of it that are left out.
    pub(super) except: Vec<Start>,
    /// Nothing of it shows, since its one day is left out; what an earlier export had under its name goes.
    pub(super) cancelled: bool,
    pub(super) summary: String,
    pub(super) description: String,
}

impl Entry {
    fn event(&self, calendar: &Calendar<'_>, stamp: &str) -> Event {
        let mut event = Event::new();
        let summary = plain(&self.summary);
        event.uid(&self.uid).add_property("DTSTAMP", stamp).summary(&summary);
        event.add_property("SEQUENCE", calendar.sequence().to_string());
        event.append_property(self.start.property("DTSTART")).add_property("TRANSP", "TRANSPARENT");
        event.categories([calendar.words.get("ical-category")]);
        let count = self.count.map_or_else(String::new, |count| format!(";COUNT={count}"));
        event.add_property("RRULE", format!("FREQ=DAILY{count}"));
        for left_out in &self.except {
            event.append_multi_property(left_out.property("EXDATE"));
        }
        if !self.description.is_empty() {
            event.description(&plain(&self.description));
        }
        if self.start.time.is_some() {
            event.add_property("DURATION", "PT15M");
        }
        if self.cancelled {
            event.status(EventStatus::Cancelled);
            return event;
        }
        event.status(EventStatus::Confirmed);
        if self.start.time.is_some() {
            // At the start itself. Left alone, the crate would ask the clock and chance for a stamp and a name of its own,
            // which an alarm does not have; `file` takes them out again.
            #[expect(clippy::default_trait_access, reason = "a type of another crate, which we need not know")]
            let mut alarm = Alarm::display(&summary, Trigger::Duration(Default::default(), None));
            alarm.add_property("TRIGGER", "PT0M").add_property("DTSTAMP", stamp).add_property("UID", &self.uid);
            event.alarm(alarm);
        }
        event
    }
}

/// The file of these entries.
pub(super) fn file(entries: &[Entry], calendar: &Calendar<'_>) -> Vec<u8> {
    let stamp = calendar.now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut file = icalendar::Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Titrace//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        file.append_property(Property::new(name, value));
    }
    file.append_property(Property::new("X-WR-CALNAME", plain(&calendar.words.get("ical-name"))));
    for entry in entries {
        file.push(entry.event(calendar, &stamp));
    }
    without_names_of_alarms(&file.to_string()).into_bytes()
}

fn without_names_of_alarms(file: &str) -> String {
    let mut kept = String::with_capacity(file.len());
    let mut in_alarm = false;
    for line in file.split_inclusive("\r\n") {
        in_alarm = (in_alarm || line.starts_with("BEGIN:VALARM")) && !line.starts_with("END:VALARM");
        if !(in_alarm && (line.starts_with("DTSTAMP:") || line.starts_with("UID:"))) {
            kept.push_str(line);
        }
    }
    kept
}

/// So many spaces at the least, and so many bytes of letters that are not ASCII, without one that is, at the most: see
/// `plain`.
const FEW_SPACES: usize = 12;
const LONG_BYTES: usize = 48;

/// A text as a calendar can have it: line breaks of one kind, one space between words, no other control character.
///
/// The crate folds a line where the byte lies that it takes for a letter of that number, and steps back over spaces. In
/// long stretches of letters of several bytes, together with many spaces further on, it steps back for ever; a space now
/// and then gives it ground.
fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let visible = |letter: &char| *letter == '\n' || letter.is_whitespace() || !letter.is_control();
    let lines: String = lines.chars().filter(visible).collect();
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = lines.split('\n').map(words).collect::<Vec<_>>().join("\n");
    if lines.chars().filter(|letter| letter.is_whitespace()).count() < FEW_SPACES {
        return lines;
    }
    let mut broken = String::with_capacity(lines.len());
    let mut bytes = 0;
    for letter in lines.chars() {
        bytes = if letter.is_ascii() { 0 } else { bytes + letter.len_utf8() };
        if bytes > LONG_BYTES {
            broken.push(' ');
            bytes = letter.len_utf8();
        }
        broken.push(letter);
    }
    broken
}
