//! What a report says: the case of document 000 as its clinician reads it, and each part on diaries of its own.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use jiff::Span;
use jiff::civil::{Date, date};
use titrace::analysis::report::{Block, Line, LineTone, Part, Report, ReportRequest, report, shared};
use titrace::analysis::text::Text;
use titrace::catalogue::Catalogue;
use titrace::model::lab::{LabResult, LabUnit, Measured, Range};
use titrace::model::record::{Body, Record};
use titrace::model::settings::Outcome;
use titrace::model::symptom::{Scale, Score, SymptomEntry};
use titrace::model::when::Point;
use titrace::model::{Diary, RecordId, Settings, Source, When};
use titrace::words::Words;
use uuid::Uuid;

mod case;

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
    (case::diary(&catalogue), catalogue)
}

#[test]
fn s0_19_the_case_is_told_as_its_source_tells_it() {
    let (diary, catalogue) = case();
    let request = ReportRequest::of_everything(date(2014, 6, 1));
    insta::assert_snapshot!(told(&report(&diary, &catalogue, &request), &Words::english()), @r#"
    # Summary for an appointment
    Allergies: not noted
    Period: everything up to 1 Jun 2014. Made on 1 Jun 2014

    ## Not to be overlooked
    [! Lowest platelets: <5 ×10⁹/L, very low, Oct 2013 (assumed), about day 138; range 165–387; repeat sample, or a check for clumping: not noted]
    [! Gum bleeding: noted once, between Sep 2013 and Oct 2013 (assumed)]
    [! Bruises: noted once, between Sep 2013 and Oct 2013 (assumed)]
    [No sign of the liver was written down in this period]

    ## Medicines
    Nothing is taken now, by this diary
    - Prednisolone, between Oct 2013 and May 2014 (assumed); A short response, then the count fell again
    - Immunoglobulins, between Oct 2013 and May 2014 (assumed); No more than a passing effect
    - Rituximab, between Oct 2013 and May 2014 (assumed); No more than a passing effect
    - Low-dose naltrexone 3 mg, 1 Jun 2013 (assumed), about day 1 – Oct 2013 (assumed); Stopped once ITP was diagnosed: LDN was thought the most probable cause
    - Splenectomy, May 2014, about day 350
    An opioid before or beside naltrexone: not asked. An opioid cough syrup, or loperamide: not asked. A treatment that acts on immunity: not asked. Alemtuzumab or another such treatment, earlier: not asked. Biotin: not asked

    ## Last blood count and chemistry
    Analyte | Result | Flag | Range | Date | Before it
    Platelets | !~136 ×10⁹/L † | !low | 150–450 (default, not printed) | about May 2014, about day 350 | <5 ×10⁹/L, between Oct 2013 and May 2014 (assumed)
    No result: White blood cells, Neutrophils, Lymphocytes, Haemoglobin, ALT, AST, Bilirubin, Creatinine
    † entered by the patient, original not seen

    ## What changed
    No outcome was chosen beforehand, so nothing is compared

    ## Doses, results and symptoms on one time axis
    ~ Low-dose naltrexone 3 mg, doses not logged; start assumed, 1 Jun 2013 (assumed)
    ~ Platelets, 6 results, about 2009 to about May 2014, last ~136, low, grade 1; lowest <5, highest ~136
    ~ Bruises, one entry, between Sep 2013 and Oct 2013 (assumed), yes
    ~ Gum bleeding, one entry, between Sep 2013 and Oct 2013 (assumed), yes
    ~ Low-dose naltrexone until Oct 2013 (assumed), 1 Jun 2013 (assumed)
    ~ Immunoglobulins until between Oct 2013 and May 2014 (assumed), between Oct 2013 and May 2014 (assumed)
    ~ Prednisolone until between Oct 2013 and May 2014 (assumed), between Oct 2013 and May 2014 (assumed)
    ~ Rituximab until between Oct 2013 and May 2014 (assumed), between Oct 2013 and May 2014 (assumed)

    ## Laboratory results
    Analyte | Date | Result | Flag | Range | Grade | Laboratory | Sample
    Platelets | about May 2014, about day 350 | !~136 ×10⁹/L † | !low | 150–450 (default, not printed) | 1 |  | 
    Platelets | between Oct 2013 and May 2014 (assumed) | !<5 ×10⁹/L † | !very low | 150–450 (default, not printed) | 4 |  | 
    Platelets | Oct 2013 (assumed), about day 138 | !<5 ×10⁹/L † | !very low | 165–387 | 4 | General physician's laboratory | 
    Platelets | between Oct 2010 and Oct 2013 (assumed) | !~120 ×10⁹/L † | !low | 150–450 (default, not printed) | 1 |  | 
    Liver function tests | Oct 2013 (assumed), about day 138 | normal † | not scored | none known |  |  | 
    Other blood cells | Oct 2013 (assumed), about day 138 | unaffected † | not scored | none known |  | General physician's laboratory | 
    2 more results are in the diary: of each analyte, the newest 4, the lowest and the highest are listed
    Grade: CTCAE v5
    † entered by the patient, original not seen

    ## Unwanted effects
    Effect | Onset | Dose then | End | Changed meanwhile
    Profuse gum bleeding at the dentist | Oct 2013 (assumed), about day 138 | 3 mg, by the course |  | stopped, Oct 2013 (assumed)
    ITP diagnosed | Oct 2013 (assumed), about day 138 | 3 mg, by the course |  | stopped, Oct 2013 (assumed)
    The dose then is the one that the log has for that day. What was changed meanwhile need not have to do with it

    ## Doses, step by step
    Medicine | Dose | Days | Taken
    Low-dose naltrexone | 3 mg | 1 Jun 2013 (assumed), about day 1 – Oct 2013 (assumed) | not logged, by the course

    ## Relapses
    - about 2012: Optic neuritis

    _ Kept and entered by the patient. No advice, no diagnosis, not a full interaction check; nothing in it says what caused what.

    _ Titrace 0.1.0 · period: everything up to 1 Jun 2014
    "#);
}

/// One score a day at nine in the evening.
fn scores(name: &str, from: Date, values: &[&str], copied: bool) -> Vec<Record> {
    let day = |(place, value): (usize, &&str)| {
        let entry = SymptomEntry {
            symptom: name.to_owned(),
            score: Score::Number(value.parse().unwrap()),
            scale: Scale::ZERO_TO_TEN,
            side: None,
            copied,
            check_in: false,
        };
        let on = from.checked_add(Span::new().days(i64::try_from(place).unwrap())).unwrap();
        Record {
            id: RecordId(Uuid::now_v7()),
            at: When::exact(Point::Minute(on.at(21, 0, 0, 0))),
            note: None,
            source: Source::CommandLine,
            entered_by: None,
            body: Body::Symptom(entry),
        }
    };
    values.iter().enumerate().map(day).collect()
}

/// The rows of "What changed" from 1 April to 30 April, what came before in March.
fn changes(outcomes: &[(&str, Date)], records: Vec<Record>) -> Vec<String> {
    let chosen = outcomes.iter().map(|(name, since)| Outcome { symptom: (*name).to_owned(), since: *since });
    let settings = Settings { outcomes: chosen.collect(), ..Settings::default() };
    let request = ReportRequest {
        from: Some(date(2024, 4, 1)),
        parts: vec![Part::Changes],
        ..ReportRequest::of_everything(date(2024, 4, 30))
    };
    let report = report(&Diary::of(settings, records), &Catalogue::bundled().unwrap(), &request);
    told(&report, &Words::english()).lines().filter(|line| line.contains(" | ")).skip(1).map(str::to_owned).collect()
}

const WELL: [&str; 28] = ["3"; 28];
const ILL: [&str; 28] = ["6"; 28];

#[test]
fn s1_05_what_was_chosen_beforehand_is_compared_with_how_many_days_were_scored() {
    let (march, april) = (date(2024, 3, 4), date(2024, 4, 3));
    let chosen = [("Fatigue", date(2024, 1, 1))];
    let both = [scores("Fatigue", march, &ILL, false), scores("Fatigue", april, &WELL, false)].concat();
    assert_eq!(
        changes(&chosen, both.clone()),
        ["Fatigue, 0–10 | 6 (6–6), 28 of 28 days | 3 (3–3), 28 of 28 days | \
          lower by 3, which is better; most days lie apart"]
    );
    // What was not chosen is not there, however much it changed; and one that was chosen late says so.
    let more = [both.clone(), scores("Pain", march, &WELL, false), scores("Pain", april, &ILL, false)].concat();
    assert_eq!(changes(&chosen, more.clone()), changes(&chosen, both.clone()));
    let late = changes(&[("Pain", date(2024, 4, 20))], more);
    assert!(late[0].starts_with("Pain, 0–10 (chosen on 20 Apr 2024, within these days) | 3"), "{late:?}");
    assert!(late[0].ends_with("higher by 3, which is worse; most days lie apart"), "{late:?}");
    // A few days are no basis, and copies are no days.
    let few = [scores("Fatigue", march, &ILL, false), scores("Fatigue", april, &WELL[..6], false)].concat();
    let few = changes(&chosen, few);
    assert!(few[0].contains("6 of 28 days | not compared: fewer than 7 scored days"), "{few:?}");
    let copied = [scores("Fatigue", march, &ILL, false), scores("Fatigue", april, &WELL, true)].concat();
    assert!(changes(&chosen, copied)[0].contains("no day scored of 28 | not compared"));
}

#[test]
fn days_that_overlap_are_said_to_be_perhaps_chance() {
    let spread: Vec<&str> = ["2", "4", "6", "8"].into_iter().cycle().take(28).collect();
    let lower: Vec<&str> = ["1", "3", "5", "7"].into_iter().cycle().take(28).collect();
    let both =
        [scores("Fatigue", date(2024, 3, 4), &spread, false), scores("Fatigue", date(2024, 4, 3), &lower, false)];
    let said = changes(&[("Fatigue", date(2024, 1, 1))], both.concat());
    assert!(
        said[0].ends_with("lower by 1, which is better; within the spread of the days, it may be chance"),
        "{said:?}"
    );
}

#[test]
fn every_line_that_has_a_number_of_the_diary_names_its_records() {
    let (diary, catalogue) = case();
    let report = report(&diary, &catalogue, &ReportRequest::of_everything(date(2014, 6, 1)));
    for section in &report.sections {
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            for row in &table.rows {
                assert!(!row.from.is_empty(), "{:?}", section.part);
                assert!(row.from.iter().all(|id| diary.get(*id).is_some()));
            }
        }
    }
    let flags = report.sections.iter().find(|section| section.part == Part::Flags).unwrap();
    assert!(flags.records().len() >= 3);
}

fn count(value: &str, unit: &str, on: Date, note: Option<&str>) -> Record {
    let unit = LabUnit { ucum: unit.to_owned(), written: unit.to_owned() };
    let result = LabResult {
        analyte: "Platelets".to_owned(),
        value: Measured::parse(value).unwrap(),
        unit: Some(unit),
        range: Range::Unsaid,
        laboratory: None,
        fasting: None,
        biotin: None,
        repeat_sample: None,
    };
    Record {
        id: RecordId(Uuid::now_v7()),
        at: When::exact(Point::Day(on)),
        note: note.map(str::to_owned),
        source: Source::CommandLine,
        entered_by: None,
        body: Body::Lab(result),
    }
}

#[test]
fn the_lowest_count_is_the_lowest_in_whatever_unit_it_was_written() {
    let catalogue = Catalogue::bundled().unwrap();
    let lowest = |counts: &[(&str, &str)]| {
        let on = |place: usize| date(2024, 4, 1).checked_add(Span::new().days(i64::try_from(place).unwrap())).unwrap();
        let counts = counts.iter().enumerate().map(|(place, (value, unit))| count(value, unit, on(place), None));
        let diary = Diary::of(Settings::default(), counts.collect());
        let parts = vec![Part::Flags];
        let request = ReportRequest { parts, ..ReportRequest::of_everything(date(2024, 4, 30)) };
        let said = told(&report(&diary, &catalogue, &request), &Words::english());
        said.lines().find(|line| line.contains("Lowest platelets")).unwrap().to_owned()
    };
    let of_two = lowest(&[("110", "10*9/L"), ("60000", "/uL"), ("150", "10*9/L")]);
    assert!(of_two.contains("Lowest platelets: 60000"), "{of_two}");
    let censored = lowest(&[("5", "10*9/L"), ("<5", "10*9/L"), ("6000", "/uL")]);
    assert!(censored.contains("Lowest platelets: <5"), "{censored}");
}

#[test]
fn tables_that_go_out_have_the_period_and_no_remark_that_nobody_chose() {
    let catalogue = Catalogue::bundled().unwrap();
    let records = vec![
        count("110", "10*9/L", date(2024, 3, 1), None),
        count("90", "10*9/L", date(2024, 4, 10), Some("a quarrel the day before")),
    ];
    let diary = Diary::of(Settings::default(), records);
    let request = ReportRequest { from: Some(date(2024, 4, 1)), ..ReportRequest::of_everything(date(2024, 4, 30)) };
    let shared = shared(&diary, &catalogue, &request);
    let labs: Vec<_> = shared.labs().map(|(record, result)| (result.value.shown(), record.note.clone())).collect();
    assert_eq!(labs, [("90".to_owned(), None)]);
}
