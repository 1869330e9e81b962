//! Reports for the tests of paper, built by hand: what stands in them is what a clinician might read.

use uuid::Uuid;

use titrace::analysis::chart::{Chart, ChartRequest, chart};
use titrace::analysis::report::{Block, Cell, Column, Line, Part, Report, Row, Section, Table};
use titrace::analysis::text::Text;
use titrace::catalogue::Catalogue;
use titrace::exchange::report::Paper;
use titrace::model::RecordId;
use titrace::model::timeline::PanelChoice;

use crate::case;

pub(crate) fn say(text: &str) -> Text {
    Text::data(text)
}

pub(crate) fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

fn head(text: &str, share: f32, is_number: bool) -> Column {
    Column { head: say(text), share, is_number }
}

fn section(part: Part, title: &str, blocks: Vec<Block>) -> Section {
    Section { part, title: say(title), blocks }
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    let rows = (1..).zip(rows).map(|(number, cells)| Row { cells, from: vec![id(number)] }).collect();
    Block::Table(Table { columns, rows })
}

pub(crate) fn empty() -> Report {
    Report {
        title: say("Appointment report"),
        about: Vec::new(),
        sections: Vec::new(),
        footer: vec![say("Written by the person from their own diary. It informs and is no advice.")],
        made: "2014-05-20".parse().unwrap(),
    }
}

pub(crate) fn case_chart(panels: Option<Vec<PanelChoice>>, paper: Paper) -> Chart {
    let catalogue = Catalogue::bundled().unwrap();
    let request = ChartRequest { panels, width_px: paper.chart_px(), ..ChartRequest::default() };
    chart(&case::diary(&catalogue), &catalogue, &request)
}

/// One of everything, as long as a real one.
pub(crate) fn full(paper: Paper) -> Report {
    let plain = |text: &str| Cell::plain(say(text));
    let medicines = table(
        vec![
            head("Medicine", 3.0, false),
            head("Dose now", 2.0, false),
            head("Since", 1.5, false),
            head("Days", 1.0, true),
        ],
        vec![
            vec![
                Cell::strong(say("LDN (naltrexone), drops 5 mg/mL")),
                plain("1.75 mg at night"),
                plain("2 May 2014"),
                plain("18"),
            ],
            vec![plain("Vitamin D3"), plain("1000 IU"), plain("2012"), Cell::empty()],
            vec![plain("Prednisolone"), plain("none; 60 mg until 3 Mar 2014"), plain("about Feb 2014"), plain("~20")],
        ],
    );
    let labs = |rows: usize| {
        let row = |place: usize| {
            let value = format!("{}", 95 + place % 40);
            let (value, flag) = match place % 9 {
                3 => (Cell::alert(say("<5")), Cell::alert(say("very low"))),
                5 => (Cell::strong(say("~136")), plain("low")),
                _ => (plain(&value), plain("")),
            };
            vec![
                plain(&format!("{} May 2014", place % 28 + 1)),
                plain("Platelets"),
                value,
                plain("10^9/L"),
                plain("165–387 printed"),
                flag,
            ]
        };
        table(
            vec![
                head("Date", 1.6, false),
                head("Analyte", 2.0, false),
                head("Result", 1.0, true),
                head("Unit", 1.0, false),
                head("Range", 1.8, false),
                head("Flag", 1.2, false),
            ],
            (0..rows).map(row).collect(),
        )
    };
    let list = |texts: &[&str]| Block::List(texts.iter().map(|text| Line::plain(say(text)).of([id(7)])).collect());
    Report {
        about: vec![
            Line::strong(say("Ada Example, born 1971")),
            Line::plain(say("1 Nov 2013 to 20 May 2014 · 201 days · made on 20 May 2014")),
        ],
        sections: vec![
            section(
                Part::Why,
                "Why this appointment",
                vec![Block::Line(Line::plain(say(
                    "Follow-up of a low platelet count found while titrating a medicine. The dose has been held since 12 May; the question is whether and how to go on.",
                )))],
            ),
            section(
                Part::Flags,
                "What must not be overlooked",
                vec![Block::Boxed(vec![
                    Line::alert(say(
                        "Platelets <5 10^9/L on 9 May 2014, very low (printed range 165–387); before: ~136.",
                    ))
                    .of([id(1), id(2)]),
                    Line::alert(say("Bleeding from the gums, 8 to 11 May 2014; it stopped by itself.")),
                    Line::plain(say("No fever, no black stools, no headache in that time.")),
                    Line::soft(say(
                        "Asked for by the watch: a blood count within 24 hours. Source: rule “platelets below 20”.",
                    )),
                ])],
            ),
            section(Part::Medicines, "Medicines now", vec![medicines]),
            section(Part::Last, "Last results", vec![labs(5)]),
            section(
                Part::Changes,
                "What changed",
                vec![
                    Block::Line(Line::plain(say(
                        "Fatigue 6 of 10 (median of 14 days) after 8 before the start; sleep 7.1 h after 6.4 h.",
                    ))),
                    Block::Line(Line::soft(say("Compared: 14 days before 12 Nov 2013 with the last 14 days."))),
                ],
            ),
            section(
                Part::Chart,
                "Course",
                vec![Block::Chart(Box::new(case_chart(Some(vec![PanelChoice::Dose, PanelChoice::Labs]), paper)))],
            ),
            section(
                Part::Questions,
                "Questions",
                vec![list(&[
                    "Could the fall be associated with the medicine, with the infection in April, or with neither?",
                    "When should the next blood count be?",
                    "May the dose be held until then?",
                ])],
            ),
            section(Part::Labs, "All results", vec![labs(70)]),
            section(
                Part::Notes,
                "Notes",
                vec![
                    Block::Line(
                        Line::plain(say("8 May: gums bled after brushing.\nPetechiae on both shins.")).of([id(9)]),
                    ),
                    Block::Line(Line::plain(say("Слабость после обеда; ασθενής. 10⁹/L, ≥ 5, µg, → ok"))),
                ],
            ),
        ],
        footer: vec![
            say(
                "From the person's own records, 1 Nov 2013 to 20 May 2014. It informs, gives no advice and replaces no examination.",
            ),
            say("Titrace 0.1.0"),
        ],
        ..empty()
    }
}

/// A table of so many rows and nothing else.
pub(crate) fn long(rows: usize) -> Report {
    let row = |place: usize| {
        let words = "walked, slept, ate; ".repeat(1 + place % 5);
        vec![
            Cell::plain(say(&format!("row-{place:03}"))),
            Cell::plain(say(&format!("{words}note-{place:03}"))),
            Cell::plain(say(&place.to_string())),
        ]
    };
    let columns = vec![head("When", 1.0, false), head("What happened", 4.0, false), head("Score", 0.7, true)];
    let block = table(columns, (0..rows).map(row).collect());
    Report { sections: vec![section(Part::Doses, "Every dose", vec![block])], ..empty() }
}

/// The same text wherever a text can stand.
pub(crate) fn everywhere(text: &str) -> Report {
    let line = || Line::plain(say(text));
    let cells = || vec![Cell::alert(say(text)), Cell::plain(say(text)), Cell::plain(say(text))];
    Report {
        title: say(text),
        about: vec![line()],
        sections: vec![section(
            Part::Notes,
            text,
            vec![
                Block::Line(line()),
                Block::Boxed(vec![Line::alert(say(text)), line()]),
                Block::List(vec![line()]),
                table(
                    vec![head(text, 1.0, false), head("b", 2.0, true), head(text, 1.0, false)],
                    vec![cells(), cells()],
                ),
            ],
        )],
        footer: vec![say(text)],
        made: "2014-05-20".parse().unwrap(),
    }
}

/// A note, and a cell beside it.
pub(crate) fn noted(text: &str) -> Report {
    let rows = vec![vec![Cell::plain(say("8 May 2014")), Cell::plain(say(text))]];
    let block = table(vec![head("When", 1.0, false), head("Note", 4.0, false)], rows);
    let blocks = vec![Block::Line(Line::plain(say(text))), block];
    Report { sections: vec![section(Part::Notes, "Notes", blocks)], ..empty() }
}
