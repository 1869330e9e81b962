//! Who the report is about, as that person wants to appear, and the foot of its pages.

use crate::analysis::text::{self, Text};
use crate::model::person::Sex;

use super::Line;
use super::desk::Desk;

/// The program and its version, as the foot names it.
const PROGRAM: &str = concat!("Titrace ", env!("CARGO_PKG_VERSION"));

pub(super) fn lines(desk: &Desk<'_>) -> Vec<Line> {
    let (person, shown) = (&desk.diary.settings.person, desk.request.shown);
    let mut said = Vec::new();
    let name = person.name.as_ref().filter(|_| shown.name);
    said.extend(name.map(|name| Text::data(name.clone())));
    if let Some((least, most)) = person.ages_in(desk.last_day().year()).filter(|_| shown.age) {
        let born = person.birth_year.map(|year| year.to_string()).unwrap_or_default();
        let age = if least == most { least.to_string() } else { format!("{least}–{most}") };
        said.push(Text::key("report-age").with("age", age).with("year", born));
    }
    let sex = person.sex.filter(|_| shown.sex);
    said.extend(sex.map(|sex| Text::key("report-sex").with("sex", Sex::code(sex))));
    let pregnancy = person.pregnancy.filter(|_| shown.pregnancy);
    said.extend(pregnancy.map(|known| Text::key("report-pregnancy").with("said", known.code())));
    let mut lines: Vec<Line> = Text::list("report-beside", said).map(Line::strong).into_iter().collect();
    let allergies = match &person.allergies {
        Some(allergies) => Text::key("report-allergies").with("text", Text::data(allergies.replace('\n', "; "))),
        None => Text::key("report-allergies-unknown"),
    };
    lines.push(Line::plain(allergies));
    let made = text::day(desk.request.today);
    lines.push(Line::soft(Text::key("report-period-made").with("period", period(desk)).with("date", made)));
    lines
}

/// "1 Jan 2014 – 12 May 2014", "everything up to 12 May 2014".
fn period(desk: &Desk<'_>) -> Text {
    let until = text::day(desk.request.to);
    match desk.request.from {
        Some(from) => Text::key("report-period").with("since", text::day(from)).with("until", until),
        None => Text::key("report-period-all").with("until", until),
    }
}

pub(super) fn footer(desk: &Desk<'_>) -> Vec<Text> {
    let made = Text::key("report-foot").with("program", PROGRAM).with("period", period(desk));
    vec![Text::key("report-foot-not"), made]
}
