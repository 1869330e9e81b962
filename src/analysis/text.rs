//! Texts that are not said yet: data as it stands (a name, a number), or a message key whose arguments may be
//! texts themselves. Whoever has the words says them.

use crate::model::record::Record;
use crate::model::{Basis, Message, Point, When};

/// A text of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A name that somebody gave, as it was written.
    Data(String),
    /// A name that the catalogue may know.
    Name(String),
    /// A number, its sign and its unit.
    Number(String),
    Say(Phrase),
}

/// What says a key with its arguments: `Words::say`.
pub type Say<'a> = dyn Fn(&str, &[(&'static str, String)]) -> String + 'a;

/// A message whose arguments may be messages: "61, low" in "Platelets 61, low, on 2 Apr 2014".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub key: &'static str,
    pub args: Vec<(&'static str, Text)>,
}

impl Text {
    pub fn data(text: impl Into<String>) -> Self {
        Self::Data(text.into())
    }

    pub fn name(text: impl Into<String>) -> Self {
        Self::Name(text.into())
    }

    pub fn number(text: impl Into<String>) -> Self {
        Self::Number(text.into())
    }

    pub fn key(key: &'static str) -> Self {
        Self::Say(Phrase { key, args: Vec::new() })
    }

    /// The same text with one more argument; data takes none.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Self>) -> Self {
        if let Self::Say(phrase) = &mut self {
            phrase.args.push((name, value.into()));
        }
        self
    }

    /// A list of texts, said one after the other by messages that know how the language joins.
    pub fn list(key: &'static str, texts: impl IntoIterator<Item = Self>) -> Option<Self> {
        texts.into_iter().reduce(|all, next| Self::key(key).with("all", all).with("next", next))
    }

    /// Says it.
    pub fn said(&self, say: &Say<'_>) -> String {
        match self {
            Self::Data(text) => text.clone(),
            Self::Name(text) => say("known-name", &[("analyte", text.clone())]),
            Self::Number(text) => say("plain-number", &[("number", text.clone())]),
            Self::Say(phrase) => {
                let args: Vec<_> = phrase.args.iter().map(|(name, text)| (*name, text.said(say))).collect();
                say(phrase.key, &args)
            }
        }
    }

    /// About how many characters it will have: labels are placed before the words are known. A message counts
    /// its arguments and a word or two of its own, which may be longer than English ones by so many per cent.
    pub fn about_chars(&self, percent: u16) -> usize {
        let longer = |chars: usize| (chars * usize::from(percent)).div_ceil(100);
        match self {
            Self::Data(text) | Self::Number(text) => text.chars().count(),
            Self::Name(text) => longer(text.chars().count()),
            Self::Say(phrase) => {
                phrase.args.iter().map(|(_, text)| text.about_chars(percent)).sum::<usize>() + longer(own(phrase.key))
            }
        }
    }
}

/// About how many characters a message adds to its arguments.
fn own(key: &str) -> usize {
    match key {
        "chart-date-year" | "chart-bottle" => 0,
        "chart-never-taken-of" => 25,
        "record-event-absent" | "chart-planned" | "chart-skipped" => 7,
        "chart-row" => 1,
        "chart-date-day" | "chart-date-month" | "chart-tick-day" | "chart-tick-month" | "record-event" => 2,
        "chart-mark-low" | "chart-mark-high" => 6,
        "chart-mark-very-low" | "chart-mark-very-high" => 11,
        "chart-mark-graded" => 9,
        "chart-planned-amount" => 8,
        "chart-mark-assumed" => 15,
        "chart-dose-by-course" => 20,
        _ => 14,
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Data(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Data(text.to_owned())
    }
}

impl From<Message> for Text {
    fn from(message: Message) -> Self {
        let args = message.args.into_iter().map(|(name, value)| (name, Self::Data(value))).collect();
        Self::Say(Phrase { key: message.key, args })
    }
}

/// A date as precise as it was given, with how sure it is: "2 Apr 2014", "about May 2014", "2009".
pub fn date(when: &When) -> Text {
    date_of(when.from, when.until, when.basis)
}

pub(super) fn date_of(from: Point, until: Option<Point>, basis: Basis) -> Text {
    let plain = match until {
        None => point(from),
        Some(until) => Text::key("chart-date-between").with("from", point(from)).with("until", point(until)),
    };
    match basis {
        Basis::Exact | Basis::Between => plain,
        Basis::About => Text::key("chart-date-about").with("date", plain),
        Basis::Assumed => Text::key("chart-date-assumed").with("date", plain),
    }
}

/// A record's date.
pub fn date_of_record(record: &Record) -> Text {
    date(&record.at)
}

/// One point in time, minutes left out: the chart speaks of days.
pub fn point(point: Point) -> Text {
    match point {
        Point::Year(year) => Text::key("chart-date-year").with("year", year.to_string()),
        Point::Month(year, month) => {
            Text::key("chart-date-month").with("month", month_code(month)).with("year", year.to_string())
        }
        Point::Day(date) => day(date),
        Point::Minute(minute) => day(minute.date()),
    }
}

/// A calendar day: "2 Apr 2014".
pub fn day(date: jiff::civil::Date) -> Text {
    Text::key("chart-date-day")
        .with("day", date.day().to_string())
        .with("month", month_code(date.month()))
        .with("year", date.year().to_string())
}

/// A month as the messages select it: they choose by name, not by number.
pub(super) fn month_code(month: i8) -> String {
    format!("m{month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_in_messages_are_said_from_the_inside_out() {
        let text = Text::key("outer").with("what", Text::key("inner").with("value", "<5")).with("name", "Platelets");
        let said = text.said(&|key, args| {
            let args: Vec<_> = args.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{key}({})", args.join(" "))
        });
        assert_eq!(said, "outer(what=inner(value=<5) name=Platelets)");
        assert_eq!(Text::list("and", []), None);
    }
}
