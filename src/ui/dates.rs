//! Dates as a person reads them, in the words of the language.

use jiff::civil::{Date, DateTime};

use crate::model::{Basis, Point, When};
use crate::ui::screen::Cx;

/// `21:58`.
pub(super) fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

fn parts(date: Date) -> Vec<(&'static str, String)> {
    vec![
        ("weekday", format!("w{}", date.weekday().to_monday_one_offset())),
        ("day", date.day().to_string()),
        ("month", format!("m{:02}", date.month())),
        ("year", date.year().to_string()),
    ]
}

/// "Friday, 9 May"; with the year where it is another than this.
pub(super) fn title(cx: &Cx<'_>, date: Date) -> String {
    let key = if date.year() == cx.today().year() { "ui-date-title" } else { "ui-date-title-year" };
    cx.say(key, &parts(date))
}

/// "today", "yesterday", "on Friday", "on 9 May 2014": a day within a sentence.
pub(super) fn near(cx: &Cx<'_>, date: Date) -> String {
    let ago = crate::model::when::days(cx.today()) - crate::model::when::days(date);
    let key = match ago {
        0 => "ui-date-today",
        1 => "ui-date-yesterday",
        2..=6 => "ui-date-weekday",
        _ => "ui-date-plain",
    };
    cx.say(key, &parts(date))
}

/// "9 May 2014".
pub(super) fn plain(cx: &Cx<'_>, date: Date) -> String {
    cx.say("ui-date", &parts(date))
}

/// "9 May 2014", in few letters: "9 Nov 2014".
pub(super) fn short(cx: &Cx<'_>, date: Date) -> String {
    cx.say("ui-date-short", &parts(date))
}

/// A date as precise as it was given: "9 May 2014", "May 2014", "about 2014".
pub(super) fn when(cx: &Cx<'_>, at: &When) -> String {
    let keys = ["ui-date-month", "ui-date-between", "ui-date-about", "ui-date-assumed"];
    precise(cx, at, keys, plain)
}

/// The same in few letters, for a column: "May 2014", "~2014", "Oct 2013, assumed".
pub(super) fn short_when(cx: &Cx<'_>, at: &When) -> String {
    let keys = ["ui-short-month", "ui-short-between", "ui-short-about", "ui-short-assumed"];
    precise(cx, at, keys, short)
}

fn precise(cx: &Cx<'_>, at: &When, keys: [&str; 4], day: fn(&Cx<'_>, Date) -> String) -> String {
    let [month_key, between, about, assumed] = keys;
    let said = |point: Point| match point {
        Point::Year(year) => year.to_string(),
        Point::Month(year, month) => {
            cx.say(month_key, &[("month", format!("m{month:02}")), ("year", year.to_string())])
        }
        Point::Day(date) => day(cx, date),
        Point::Minute(minute) => day(cx, minute.date()),
    };
    let from = said(at.from);
    let text = match at.until {
        Some(until) => cx.say(between, &[("from", from), ("until", said(until))]),
        None => from,
    };
    match at.basis {
        Basis::Exact | Basis::Between => text,
        Basis::About => cx.say(about, &[("date", text)]),
        Basis::Assumed => cx.say(assumed, &[("date", text)]),
    }
}

/// `21:58`, or nothing where no minute is known.
pub(super) fn time(at: &When) -> String {
    at.minute().map_or_else(String::new, clock)
}

/// A text in which days stand as `2014-05-09`, with each said as a person reads it.
pub(super) fn in_text(cx: &Cx<'_>, text: &str) -> String {
    const LEN: usize = "2014-05-09".len();
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '-');
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(place);
        said.push_str(before);
        let date = from.get(..LEN).and_then(|day| day.parse::<Date>().ok().filter(|date| date.to_string() == day));
        let alone = !is_part(said.chars().next_back()) && !is_part(from.chars().nth(LEN));
        match date.filter(|_| alone) {
            Some(date) => {
                said.push_str(&plain(cx, date));
                rest = &from[LEN..];
            }
            None => {
                let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
                said.push_str(&from[..digits]);
                rest = &from[digits..];
            }
        }
    }
    said + rest
}
