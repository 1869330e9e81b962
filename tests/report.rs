//! What a report says: the case of document 000 as its clinician reads it, and each part on diaries of its own.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::HashSet;

use jiff::civil::{Date, date};
use titrace::analysis::report::{Block, Line, LineTone, Report, ReportRequest, report};
use titrace::analysis::text::Text;
use titrace::catalogue::{CASE_000, Catalogue};
use titrace::exchange::csv;
use titrace::intake::Entry;
use titrace::model::{Diary, RecordId, Settings, Source};
use titrace::words::Words;
use uuid::Uuid;

/// The report in plain text: `!` before what is pressing, `|` between cells.
fn told(report: &Report, words: &Words) -> String {
    let say = |text: &Text| text.said(&|key, args| words.say(key, args));
    let line = |line: &Line| format!("{}{}", if line.tone == LineTone::Alert { "! " } else { "" }, say(&line.text));
    let mut out = vec![format!("# {}", say(&report.title))];
    out.extend(report.about.iter().map(line));
    for section in &report.sections {
        out.push(format!("\n## {}", say(&section.title)));
        for block in &section.blocks {
            match block {
                Block::Line(one) => out.push(line(one)),
                Block::Boxed(lines) => out.extend(lines.iter().map(|one| format!("[{}]", line(one)))),
                Block::List(lines) => out.extend(lines.iter().map(|one| format!("- {}", line(one)))),
                Block::Table(table) => {
                    let head = table.columns.iter().map(|column| say(&column.head)).collect::<Vec<_>>();
                    out.push(head.join(" | "));
                    for row in &table.rows {
                        assert_eq!(row.cells.len(), table.columns.len());
                        let cells = row.cells.iter().map(|cell| {
                            let mark = if cell.tone == LineTone::Alert { "!" } else { "" };
                            format!("{mark}{}", cell.text.as_ref().map(say).unwrap_or_default())
                        });
                        out.push(cells.collect::<Vec<_>>().join(" | "));
                    }
                }
                Block::Chart(chart) => out.extend(chart.summary().iter().map(|one| format!("~ {}", say(one)))),
            }
        }
    }
    out.extend(report.footer.iter().map(|one| format!("\n_ {}", say(one))));
    out.join("\n")
}

fn case() -> (Diary, Catalogue) {
    let catalogue = Catalogue::bundled().unwrap();
    let mut diary = Diary::of(Settings::default(), Vec::new());
    let now = "2025-11-22T12:00[UTC]".parse().unwrap();
    let files: Vec<_> = CASE_000.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let change = {
        let entry = Entry {
            diary: &diary,
            catalogue: &catalogue,
            now: &now,
            source: Source::CommandLine,
            decimal_mark: '.',
            id: RecordId(Uuid::nil()),
            fresh: false,
            confirmed: false,
        };
        csv::read(&files, &entry, &HashSet::new(), &mut || RecordId(Uuid::nil())).unwrap().into_change()
    };
    change.apply(&mut diary);
    (diary, catalogue)
}

#[test]
fn s0_19_the_case_is_told_in_one_page() {
    let (diary, catalogue) = case();
    let request = ReportRequest::of_everything(date(2014, 6, 1));
    println!("{}", told(&report(&diary, &catalogue, &request), &Words::english()));
    let _: Date = request.to;
}
