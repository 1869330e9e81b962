//! The report on paper: what it says is found in the PDF by other people's programs, page by page, and is read aloud in
//! its order.
#![expect(clippy::unwrap_used, clippy::panic, reason = "this is only a test")]

use std::collections::BTreeMap;

use titrace::analysis::report::{Block, LineTone, Part, Report, ReportRequest, report};
use titrace::analysis::text::Text;
use titrace::catalogue::Catalogue;
use titrace::exchange::picture;
use titrace::exchange::report::{Item, Pages, Paper, pages, pdf};
use titrace::words::{Language, Words};

use fixture::{case_chart, empty, full, long, say};
use tools::{assert_sound, complaint_without, file, read_aloud, said, text_of, text_of_page};

mod case;
#[path = "report_paper/fixture.rs"]
mod fixture;
#[path = "report_paper/nasty.rs"]
mod nasty;
#[path = "report_paper/tools.rs"]
mod tools;
#[path = "report_paper/web.rs"]
mod web;

fn written(name: &str, report: &Report, paper: Paper) -> std::path::PathBuf {
    file(name, &pdf(report, &Words::english(), paper).unwrap())
}

/// Without the air between words, which a line's end takes away.
fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every text of a report but those of its charts, in the order in which they are read.
fn texts(report: &Report) -> Vec<String> {
    let words = Words::english();
    let said = |text: &Text| text.said(&|key, args| words.say(key, args));
    let mut found = vec![said(&report.title)];
    found.extend(report.about.iter().map(|line| said(&line.text)));
    for section in &report.sections {
        found.push(said(&section.title));
        for block in &section.blocks {
            match block {
                Block::Line(line) => found.push(said(&line.text)),
                Block::Boxed(lines) | Block::List(lines) => found.extend(lines.iter().map(|line| said(&line.text))),
                Block::Table(table) => {
                    found.extend(table.columns.iter().map(|column| said(&column.head)));
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    found.extend(cells.filter_map(|cell| cell.text.as_ref()).map(said));
                }
                Block::Chart(chart) => found.push(said(&chart.title())),
            }
        }
    }
    found
}

/// Each of these stands in the text after the one before it.
fn assert_in_order(text: &str, wanted: &[String]) {
    let text = close(text);
    let mut at = 0;
    for one in wanted {
        let found = text[at..].find(&close(one));
        at += found.unwrap_or_else(|| panic!("{one:?} is not after what was before it")) + close(one).len();
    }
}

#[test]
fn every_text_of_every_line_and_cell_is_on_paper_and_read_aloud_in_order() {
    for paper in Paper::ALL {
        let report = full(paper);
        let path = written(&format!("full-{}.pdf", paper.code()), &report, paper);
        let Some(text) = text_of(&path) else { return };
        let wanted = texts(&report);
        // A head that is said again stands between two rows, and a foot between two pages.
        let text = close(&text);
        for one in &wanted {
            assert!(text.contains(&close(one)), "{one:?}");
        }
        assert_in_order(&read_aloud(&path).unwrap(), &wanted);
        let info = said("pdfinfo", &[path.to_str().unwrap()]).unwrap();
        let size = if paper == Paper::A4 { "595.28 x 841.89" } else { "612 x 792" };
        for fact in [size, "Tagged: yes", "JavaScript: no", "Creator: Titrace 0.1.0", "Title: Appointment report"] {
            assert!(close(&info).contains(&close(fact)), "{fact}: {info}");
        }
        let fonts = said("pdffonts", &[path.to_str().unwrap()]).unwrap();
        assert!(fonts.lines().count() > 3, "{fonts}");
        for font in fonts.lines().skip(2) {
            assert!(font.contains("yes yes yes"), "embedded, a subset, says its letters: {font}");
        }
    }
}

#[test]
fn s0_19_the_case_is_two_pages_with_its_figure() {
    let catalogue = Catalogue::bundled().unwrap();
    let request =
        ReportRequest { chart_px: Paper::A4.chart_px(), ..ReportRequest::of_everything("2014-06-01".parse().unwrap()) };
    let report = report(&case::diary(&catalogue), &catalogue, &request);
    let laid = pages(&report, &Words::english(), Paper::A4);
    assert_eq!(laid.pages.len(), 2);
    // The figure: counts of which two are only limits, the range that was printed, the bar of LDN, four treatments.
    let marks = |code: &str| {
        let items = laid.pages[0].items.iter();
        items.filter(|item| matches!(item, Item::Shape(shape) if shape.mark == Some(code))).count()
    };
    assert_eq!(marks("open-down"), 2);
    assert!(marks("open-dot") >= 2 && marks("dot") >= 2);
    let path = written("case.pdf", &report, Paper::A4);
    assert_sound(&[&path]);
    let Some(first) = text_of_page(&path, 1) else { return };
    let first = close(&first);
    for wanted in [
        "Lowest platelets: <5 ×10⁹/L, very low",
        "range 165–387",
        "default range 150–450",
        "Low-dose naltrexone, date assumed",
        "Prednisolone, date assumed",
        "Immunoglobulins, date assumed",
        "Rituximab, date assumed",
        "Splenectomy, May 2014",
        "~136",
    ] {
        assert!(first.contains(&close(wanted)), "{wanted:?} in {first}");
    }
    let text = close(&text_of(&path).unwrap());
    for wanted in texts(&report) {
        assert!(text.contains(&close(&wanted)), "{wanted:?}");
    }
}

#[test]
fn other_programs_find_nothing_against_it() {
    let paths = [
        written("sound-a4.pdf", &full(Paper::A4), Paper::A4),
        written("sound-letter.pdf", &full(Paper::Letter), Paper::Letter),
        written("sound-empty.pdf", &empty(), Paper::A4),
        written("sound-long.pdf", &long(120), Paper::Letter),
    ];
    assert_sound(&paths.each_ref().map(std::path::PathBuf::as_path));
}

#[test]
fn the_check_finds_what_is_taken_away() {
    let path = written("whole.pdf", &full(Paper::A4), Paper::A4);
    for (what, complaint) in [
        ("alt", "a figure without a description"),
        ("scope", "names neither column nor row"),
        ("tags", "nothing is tagged"),
        ("language", "no language"),
        ("mark", "paints outside of every mark"),
        ("cell", "rows of a table have"),
    ] {
        let Some(said) = complaint_without(what, &path) else { return };
        assert!(said.contains(complaint), "{what}: {said}");
    }
}

#[test]
fn a_long_table_says_its_head_on_every_page_cuts_no_row_and_counts_its_pages() {
    let path = written("long.pdf", &long(300), Paper::A4);
    let count = pages(&long(300), &Words::english(), Paper::A4).pages.len();
    assert!(count > 5);
    let mut rows = BTreeMap::new();
    for page in 1..=count {
        let Some(text) = text_of_page(&path, page) else { return };
        assert_eq!(text.matches("What happened").count(), 1, "page {page}");
        assert!(text.contains(&format!("Page {page} of {count}")), "page {page}");
        for place in 0..300 {
            let (name, note) = (format!("row-{place:03}"), format!("note-{place:03}"));
            assert_eq!(text.contains(&name), text.contains(&note), "{name} is cut on page {page}");
            if text.contains(&name) {
                *rows.entry(place).or_insert(0) += 1;
            }
        }
    }
    assert_eq!(rows.len(), 300);
    assert!(rows.values().all(|pages| *pages == 1));
    // Said again for the eye only.
    let aloud = read_aloud(&path).unwrap();
    assert_eq!(aloud.matches("What happened").count(), 1);
    assert!(!aloud.contains("Page 2 of"));
}

#[test]
fn the_same_report_gives_the_same_bytes_and_says_nothing_of_the_machine() {
    let words = Words::english();
    let write = |report: &Report| pdf(report, &words, Paper::A4).unwrap();
    let (first, second) = (write(&full(Paper::A4)), write(&full(Paper::A4)));
    assert!(first == second);
    let another = Report { made: "2014-05-21".parse().unwrap(), ..full(Paper::A4) };
    assert!(first != write(&another));
    let text = String::from_utf8_lossy(&first);
    for word in ["/Producer", "/home/", "/tmp/", "/Author"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("2014-05-20"), "the day it was made");
}

#[test]
fn every_number_leads_to_its_records_in_the_data_inside() {
    let path = written("data.pdf", &full(Paper::A4), Paper::A4);
    let Some(data) = said("pdfdetach", &["-save", "1", "-o", "/dev/stdout", path.to_str().unwrap()]) else { return };
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let report = full(Paper::A4);
    for (section, written) in report.sections.iter().zip(data["sections"].as_array().unwrap()) {
        assert_eq!(written["part"], section.part.code());
        let text = written.to_string();
        for record in section.records() {
            assert!(text.contains(&record.to_string()), "{record} of {}", section.part.code());
        }
    }
    let flags = &data["sections"][1]["blocks"][0]["lines"][0];
    assert!(flags["text"].as_str().unwrap().starts_with("Platelets <5"));
    assert_eq!(flags["records"].as_array().unwrap().len(), 2);
    let row = &data["sections"][3]["blocks"][0]["rows"][3];
    assert_eq!((&row["cells"][2], row["records"].as_array().unwrap().len()), (&"<5".into(), 1));
}

/// Marks by their code, as often as they are drawn.
fn counted<'a>(codes: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    codes.fold(BTreeMap::new(), |mut counts, code| {
        *counts.entry(code).or_insert(0) += 1;
        counts
    })
}

#[test]
fn the_chart_on_paper_has_the_marks_of_the_picture() {
    for (panels, parted) in [(None, false), (None, true)] {
        let mut chart = case_chart(panels, Paper::A4);
        if parted {
            // Higher than a page.
            let panels = chart.panels.clone();
            (0..6).for_each(|_| chart.panels.extend(panels.clone()));
        }
        let in_sight = chart.panels.iter().flat_map(|panel| &panel.marks).filter(|mark| {
            let (from, to) = mark.stretch.unwrap_or((mark.x, mark.x));
            to.max(mark.x) >= chart.x.0 && from.min(mark.x) <= chart.x.1
        });
        let held = counted(in_sight.map(|mark| mark.shape.code()));
        let svg = String::from_utf8(picture::svg(&chart, &Words::english())).unwrap();
        let shown = counted(svg.split("data-shape=\"").skip(1).filter_map(|rest| rest.split('"').next()));
        let mut report = empty();
        report.sections = full(Paper::A4).sections;
        report.sections.retain(|section| section.part == Part::Chart);
        report.sections[0].blocks = vec![Block::Chart(Box::new(chart.clone()))];
        let pages = pages(&report, &Words::english(), Paper::A4);
        assert_eq!(pages.pages.len() > 1, parted);
        let marks = items(&pages).filter_map(|(_, item)| match item {
            Item::Shape(shape) => shape.mark,
            Item::Text(_) => None,
        });
        let printed = counted(marks);
        assert!(held.len() > 3, "{held:?}");
        assert_eq!(printed, held);
        assert_eq!(shown, held);
        let path = written("chart.pdf", &report, Paper::A4);
        assert_sound(&[&path]);
        // Every sentence about it is read aloud, and no text in it is smaller than can be read.
        for item in items(&pages) {
            if let (_, Item::Text(text)) = item {
                assert!(text.size >= 6.49, "{} points: {}", text.size, text.text);
            }
        }
    }
}

fn items(pages: &Pages) -> impl Iterator<Item = (usize, &Item)> {
    pages.pages.iter().enumerate().flat_map(|(page, list)| list.items.iter().map(move |item| (page, item)))
}

fn seen(letter: char) -> bool {
    letter.is_alphanumeric() || letter.is_ascii_graphic()
}

/// Everything that is drawn is on the paper, between its margins.
fn assert_inside(pages: &Pages) {
    let (width, height) = pages.size;
    for (page, item) in items(pages) {
        match item {
            // What nobody sees may hang over: the air at the end of a line.
            Item::Text(text) if !text.text.contains(seen) => {}
            Item::Text(text) => {
                // In a line that runs to the left its first letter stands at the right.
                let unseen = |letter: char| letter.is_whitespace() || !seen(letter);
                let air = text.text.ends_with(unseen) || text.text.starts_with(unseen);
                let right = if air { text.x } else { text.x + text.width };
                assert!(text.x >= 47.0 && right <= width - 47.0, "page {page}: {:?} ends at {right}", text.text);
                assert!(text.y > 40.0 && text.y < height - 25.0, "page {page}: {:?} at {}", text.text, text.y);
            }
            Item::Shape(shape) => {
                for segment in &shape.segments {
                    if let titrace::exchange::report::Segment::Line(x, y) = segment
                        && shape.clip.is_none()
                    {
                        assert!(*x >= 46.0 && *x <= width - 46.0, "page {page}: a shape at {x}");
                        assert!(*y > 35.0 && *y < height - 25.0, "page {page}: a shape at {y}");
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_runs_over_an_edge() {
    for paper in Paper::ALL {
        for language in [Language::English, Language::German, Language::Pseudo] {
            let words = Words::of_language(language);
            for report in [empty(), full(paper), long(60)] {
                assert_inside(&pages(&report, &words, paper));
            }
        }
    }
}

#[test]
fn a_heading_is_never_alone_at_the_foot() {
    let words = Words::english();
    for rows in 30..75 {
        let mut report = long(rows);
        let mut sections = full(Paper::A4).sections;
        sections.retain(|section| matches!(section.part, Part::Medicines | Part::Flags | Part::Why));
        report.sections.extend(sections);
        let pages = pages(&report, &words, Paper::A4);
        for bookmark in &pages.bookmarks {
            let under = pages.pages[bookmark.page].items.iter().any(|item| match item {
                Item::Text(text) => text.y > bookmark.y + 17.0 && text.y < 785.0 && text.size > 7.9,
                Item::Shape(_) => false,
            });
            assert!(under, "{rows} rows: {} is alone on page {}", bookmark.title, bookmark.page);
        }
    }
}

#[test]
fn what_is_not_of_the_first_page_begins_on_the_second_where_the_first_is_full_enough() {
    let words = Words::english();
    let page_of = |report: &Report, title: &str| {
        let pages = pages(report, &words, Paper::A4);
        pages.bookmarks.iter().find(|bookmark| bookmark.title == title).unwrap().page
    };
    let mut report = full(Paper::A4);
    report.sections.retain(|section| section.part != Part::Chart);
    assert_eq!(page_of(&report, "Questions"), 0);
    assert_eq!(page_of(&report, "All results"), 1);
    report.sections.retain(|section| matches!(section.part, Part::Why | Part::Labs));
    assert_eq!(page_of(&report, "All results"), 0, "a page that is nearly empty is used");
}

#[test]
fn what_is_alarming_is_marked_without_colour() {
    let report = full(Paper::A4);
    let mut alerts = 0;
    for block in report.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Line(line) => alerts += usize::from(line.tone == LineTone::Alert),
            Block::Boxed(lines) | Block::List(lines) => {
                alerts += lines.iter().filter(|line| line.tone == LineTone::Alert).count();
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                alerts += cells.filter(|cell| cell.tone == LineTone::Alert).count();
            }
            Block::Chart(_) => {}
        }
    }
    let pages = pages(&report, &Words::english(), Paper::A4);
    let triangles = items(&pages).filter(|(_, item)| match item {
        Item::Shape(shape) => shape.segments.len() == 4 && shape.mark.is_none() && shape.stroke.is_none(),
        Item::Text(_) => false,
    });
    assert!(alerts > 10);
    assert_eq!(triangles.count(), alerts);
    for (_, item) in items(&pages) {
        if let Item::Text(text) = item
            && text.text.starts_with("<5")
            && text.size > 8.0
        {
            assert!(text.strong);
        }
    }
}

#[test]
fn a_second_language_is_named_and_numbers_its_pages() {
    let bytes = pdf(&full(Paper::A4), &Words::of_language(Language::German), Paper::A4).unwrap();
    let path = file("german.pdf", &bytes);
    let Some(text) = text_of_page(&path, 2) else { return };
    assert!(text.contains("Seite 2 von "), "{text}");
    assert!(String::from_utf8_lossy(&bytes).contains("/Lang(de)"));
    let blank = Report { title: say(""), ..empty() };
    assert_sound(&[&written("untitled.pdf", &blank, Paper::A4)]);
}
