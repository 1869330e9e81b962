//! What strangers send, and what comes of our own words in other programs: no table that we write runs in a
//! spreadsheet, what goes out comes in again, and no bytes make a reader panic.

use std::collections::HashSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;

use jiff::Zoned;
use titrace::catalogue::Catalogue;
use titrace::exchange::csv as tables;
use titrace::intake::{self, Entry, Row as Cells};
use titrace::model::{Change, Diary, Kind, Number, Record, RecordId, Settings, Source};
use uuid::Uuid;

use crate::chance::Chance;
use crate::row::{Control, Effort, Outcome, Row};
use crate::targets;

pub(crate) const ROW: Row = Row {
    name: "hostile",
    promise: "What strangers write runs nowhere and breaks nothing, and comes back as it was",
    run,
};

type Files = Vec<(String, Vec<u8>)>;

type Fixed = &'static [(&'static str, &'static str)];

/// What a record of a kind needs, and the fields in which anything may be written.
const TEXTS: &[(Kind, Fixed, &[&str])] = &[
    (Kind::Dose, &[("medicine", "LDN"), ("amount", "-0"), ("unit", "mg")], &["reason"]),
    (Kind::Symptom, &[("value", "5")], &["symptom"]),
    (Kind::Lab, &[("value", "-1.5")], &["analyte", "lab"]),
    (Kind::Lab, &[("analyte", "Own")], &["value"]),
    (Kind::Event, &[("type", "other")], &["title"]),
    (Kind::Note, &[], &["text"]),
    (Kind::Medicine, &[], &["name", "supply", "prescriber"]),
    (Kind::Course, &[("medicine", "LDN")], &["reason", "why"]),
    (Kind::Plan, &[("medicine", "LDN"), ("fixed", "3 mg")], &["title", "author", "hold_if", "missed"]),
    (Kind::Adjustment, &[("plan", PLAN), ("type", "hold"), ("days", "7")], &["reason"]),
    (Kind::Bottle, &[("medicine", "LDN"), ("holds", "10 mL")], &["batch"]),
    (Kind::Analyte, &[], &["name", "unit"]),
    (Kind::Answer, &[("reply", "spoken")], &["asked", "about", "who", "reason"]),
    (Kind::OwnSymptom, &[("scale", "0-10")], &["name", "low_words", "high_words"]),
    (Kind::Question, &[], &["text", "answer"]),
];
const COMMON: [&str; 3] = ["note", "entered_by", "zone"];
const PLAN: &str = "00000000-0000-0000-0000-000000000002";

fn run(effort: &Effort) -> Outcome {
    let catalogue = Catalogue::bundled().unwrap();
    let mut chance = Chance::of(effort.seed);
    let mut lost = Vec::new();
    // Payloads through every text field, into a spreadsheet, and back.
    let wanted = effort.times(500, 10_000);
    let (mut cells, mut files, mut all) = (0, Files::new(), Vec::new());
    while cells < wanted {
        let (diary, payloads) = diary(&mut chance, &catalogue, 200, payload);
        cells += payloads.len() as u64;
        let written = tables_of(&diary, &catalogue);
        come_back(&diary, &written, &catalogue, &mut lost);
        files.extend(written.into_iter().map(|(name, bytes)| (format!("{cells}-{name}"), bytes)));
        all.extend(payloads);
    }
    let raw = vec![("raw.csv".to_owned(), unprotected(&all))];
    let has_office = Command::new("soffice").arg("--version").output().is_ok_and(|said| said.status.success());
    if effort.long && !has_office {
        return Outcome::NotMeasured("there is no LibreOffice here".to_owned());
    }
    let (found, seen, by) = if has_office {
        (formulas_in_office(&files), formulas_in_office(&raw), "in LibreOffice")
    } else {
        (0, formulas(&raw).len() as u64, "by our own scanner, as there is no LibreOffice here")
    };
    if found > 0 {
        lost.push(format!("{found} cells are formulas"));
    }
    lost.extend(formulas(&files).into_iter().map(|cell| format!("it looks like a formula: {cell:?}")));
    let trips = effort.times(20_000, 1_000_000);
    for _ in 0..trips {
        let text = if chance.below(2) == 0 { payload(&mut chance) } else { noise(&mut chance) };
        let written = tables::harmless(&text);
        if *tables::restored(&written) != text || is_formula(&written) {
            lost.push(format!("{text:?} is written as {written:?}"));
        }
    }
    let diaries = effort.times(20, 1000);
    for _ in 0..diaries {
        let (diary, _) = self::diary(&mut chance, &catalogue, 30, noise);
        come_back(&diary, &tables_of(&diary, &catalogue), &catalogue, &mut lost);
    }
    let inputs = feed(effort, &mut chance, &mut lost);
    let tried = format!(
        "{cells} formulas in the cells of every text field, looked for {by}; {trips} cells and {diaries} diaries there \
         and back; {inputs} inputs of {} readers",
        targets::ALL.len()
    );
    let control = Control { without: "written as they are", tried: all.len() as u64, seen, least: wanted / 20 };
    Outcome::Tried { tried, lost, control }
}

/// What somebody writes who wants a spreadsheet to run it.
fn payload(chance: &mut Chance) -> String {
    const BEFORE: &[&str] = &[
        "", "", "", " ", "  ", "\t", "\r\n", "\n", "\u{a0}", "\u{2003}", "\u{3000}", "\u{200b}", "\u{feff}", "'", "''",
        "\"", "\"\"", ";", ",", "x;", "x,", "x\t", "a\n", "a\r\n", "a\r", "'\n", " '", "\n\n", "\u{202e}", "\u{2060}",
        "sep=;\n",
    ];
    const SIGNS: &[&str] = &[
        "=", "=", "=", "+", "-", "@", "|", "%", "==", "=+", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}", "\u{2212}",
    ];
    const FORMULAS: &[&str] = &[
        "1+1",
        "SUM(1;2)",
        "SUM(1,2)",
        "A1",
        "cmd|' /C calc'!A0",
        "HYPERLINK(\"http://example.org\";\"x\")",
        "-1",
        "1",
        "WEBSERVICE(\"http://example.org\")",
        "DDE(\"soffice\";\"/etc/passwd\";\"A1\")",
        "1.5",
        "\"\"",
        "'",
        "",
        "IMPORTXML(CONCAT(\"http://example.org/\"), \"//a\")",
        "1+1\";=2+2",
        "1\n=2+2",
        "1;=2+2",
        "1\t=2+2",
        "1\r+2",
    ];
    let mut text = chance.pick(BEFORE).to_string();
    if chance.below(4) == 0 {
        text += *chance.pick(BEFORE);
    }
    text += *chance.pick(SIGNS);
    text += *chance.pick(FORMULAS);
    text
}

/// Words, marks and letters of all kinds.
fn noise(chance: &mut Chance) -> String {
    const MARKS: &[char] =
        &['\'', '"', ';', ',', '=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u{a0}', '|', '%', '1', '.', 'a'];
    let mut text = String::new();
    for _ in 0..chance.below(12) {
        let any = char::from_u32(u32::try_from(chance.below(0x11_0000)).unwrap());
        let any = any.filter(|letter| !letter.is_control());
        text.push(if chance.below(3) == 0 { any.unwrap_or('ä') } else { *chance.pick(MARKS) });
    }
    text
}

/// A diary with such texts in every field that takes one, and the texts that are in it.
fn diary(
    chance: &mut Chance,
    catalogue: &Catalogue,
    records: usize,
    text: fn(&mut Chance) -> String,
) -> (Diary, Vec<String>) {
    let now: Zoned = "2024-05-12T10:00+02:00[Europe/Oslo]".parse().unwrap();
    let mut diary = Diary::of(Settings::default(), Vec::new());
    let mut texts = Vec::new();
    let read = |kind, row: &Cells, diary: &Diary, id: u128| {
        let id = RecordId(Uuid::from_u128(id));
        let source = Source::Import("=1+1".to_owned());
        let entry =
            Entry { diary, catalogue, now: &now, source, decimal_mark: '.', id, fresh: false, confirmed: false };
        intake::record(kind, row, &entry)
    };
    let base: [(Kind, Fixed); 2] = [
        (Kind::Medicine, &[("at", "2024"), ("name", "LDN")]),
        (Kind::Plan, &[("at", "2024-05-12"), ("medicine", "LDN"), ("fixed", "3 mg")]),
    ];
    for (id, (kind, cells)) in (1..).zip(base) {
        let mut row = Cells::new();
        for (field, text) in cells {
            row.set(field, *text);
        }
        let record = read(kind, &row, &diary, id).unwrap();
        Change::Add(vec![record]).apply(&mut diary);
    }
    for number in 0..records {
        let (kind, fixed, fields) = chance.pick(TEXTS);
        let mut row = Cells::new();
        row.set("at", "2024-05-12");
        fixed.iter().for_each(|(field, text)| row.set(field, *text));
        for &field in fields.iter().chain(&COMMON) {
            // Names are unique by their end.
            let unique = if field == "name" { format!(" {number}") } else { String::new() };
            row.set(field, text(chance) + &unique);
        }
        // What a field does not take is left out of it; what it needs is another word.
        for attempt in 0..3 {
            match read(*kind, &row, &diary, 1000 + number as u128) {
                Ok(record) => {
                    let kept = intake::row(&record, &diary);
                    let fields = fields.iter().chain(&COMMON);
                    texts.extend(fields.filter_map(|field| kept.get(field)).map(str::to_owned));
                    Change::Add(vec![record]).apply(&mut diary);
                    break;
                }
                Err(refusals) => {
                    for refusal in refusals {
                        row.set(refusal.field, format!("x{number}{attempt}"));
                    }
                }
            }
        }
    }
    (diary, texts)
}

fn tables_of(diary: &Diary, catalogue: &Catalogue) -> Files {
    tables::export(diary, catalogue).into_iter().filter(|(name, _)| name != "README.txt").collect()
}

fn come_back(before: &Diary, files: &Files, catalogue: &Catalogue, lost: &mut Vec<String>) {
    let now: Zoned = "2025-01-01T12:00[UTC]".parse().unwrap();
    let (nothing, source) = (Diary::default(), Source::CommandLine);
    let id = RecordId(Uuid::nil());
    let entry =
        Entry { diary: &nothing, catalogue, now: &now, source, decimal_mark: ',', id, fresh: true, confirmed: false };
    match tables::read(files, &entry, &HashSet::new(), &mut || id) {
        Err(problems) => {
            let said = problems.iter().take(3).map(|problem| format!("{} {}", problem.place(), problem.why.key));
            lost.push(format!("what was written is not read: {}", said.collect::<Vec<_>>().join(", ")));
        }
        Ok(preview) => {
            let mut after = nothing.clone();
            preview.into_change().apply(&mut after);
            if after != *before {
                let other = |record: &&std::sync::Arc<Record>| after.get(record.id) != Some(record);
                lost.push(format!("another diary came back: {:?}", before.all().into_iter().find(other)));
            }
            if tables_of(&after, catalogue) != *files {
                lost.push("it is written in another way the second time".to_owned());
            }
        }
    }
}

/// The texts as a table that knows no rule of ours, each in a line of its own.
fn unprotected(texts: &[String]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for text in texts {
        writer.write_record([text.as_str(), "x"]).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Cells that our own scanner takes for formulas.
fn formulas(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for (_, bytes) in files {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&**bytes);
        for line in reader.records() {
            found.extend(line.unwrap().iter().filter(|cell| is_formula(cell)).map(str::to_owned));
        }
    }
    found
}

/// Whatever a spreadsheet may take for a formula, in whatever way it parts a line: said in another way than the rule.
fn is_formula(cell: &str) -> bool {
    let begins = |part: &str| {
        let sign = part.chars().find(|letter| !letter.is_whitespace() && !"\u{200b}\u{feff}\u{2060}".contains(*letter));
        sign.is_some_and(|sign| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(sign))
    };
    cell.parse::<Number>().is_err() && cell.split([';', '\t', '\n', '\r']).any(begins)
}

/// Cells that LibreOffice keeps as formulas, with a comma, a semicolon or a tab between cells.
fn formulas_in_office(files: &Files) -> u64 {
    const COUNT: &str = "import sys, re, zipfile\n\
        for path in sys.argv[1:]:\n    \
        book = zipfile.ZipFile(path)\n    \
        sheets = [name for name in book.namelist() if name.startswith('xl/worksheets/sheet')]\n    \
        print(sum(len(re.findall(rb'<f[ />]', book.read(name))) for name in sheets))";
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    paths.iter().zip(files).for_each(|(path, (_, bytes))| fs::write(path, bytes).unwrap());
    let mut found = 0;
    for separator in [44, 59, 9] {
        let out = folder.path().join(separator.to_string());
        let mut office = Command::new("soffice");
        office.arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()));
        office.args(["--headless", "--convert-to", "xlsx", "--outdir"]).arg(&out);
        office.arg(format!("--infilter=Text - txt - csv (StarCalc):{separator},34,76,1")).args(&paths);
        let done = office.output().unwrap();
        let made: Vec<_> =
            paths.iter().map(|path| out.join(path.file_name().unwrap()).with_extension("xlsx")).collect();
        assert!(made.iter().all(|path| path.exists()), "{}", String::from_utf8_lossy(&done.stderr));
        let counted = Command::new("python3").args(["-c", COUNT]).args(&made).output().unwrap();
        let counted = String::from_utf8(counted.stdout).unwrap();
        assert_eq!(counted.lines().count(), files.len());
        found += counted.lines().map(|line| line.parse::<u64>().unwrap()).sum::<u64>();
    }
    found
}

/// The targets of the fuzzer with noise, and with what is nearly right.
fn feed(effort: &Effort, chance: &mut Chance, lost: &mut Vec<String>) -> u64 {
    let mut inputs = 0;
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for (name, target) in targets::ALL {
        let seeds = seeds(name);
        let is_slow = matches!(name, "archive_import" | "diary_file");
        let times = if is_slow { effort.times(60, 3000) } else { effort.times(1500, 100_000) };
        for number in 0..times {
            let bytes =
                if number < seeds.len() as u64 { seeds[number as usize].clone() } else { mutated(chance, &seeds) };
            inputs += 1;
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(&bytes))) {
                let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref().copied());
                let kept = std::env::temp_dir().join(format!("titrace-lost-{name}-{number}"));
                fs::write(&kept, &bytes).unwrap();
                lost.push(format!("{name}: {:?} of {}", said.unwrap_or_default(), kept.display()));
            }
        }
    }
    std::panic::set_hook(hook);
    inputs
}

/// What each reader understands.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let texts = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    match name {
        "csv_import" => {
            let lines = [
                (
                    Kind::Dose,
                    "at,medicine,amount,unit,count,count_unit,status,reason\n2024-05-12 22:00,LDN,1.5,mg,,,taken,\n",
                ),
                (Kind::Symptom, "at,symptom,value,scale,side\n2024-05,Pain,7.0,,left\n~2024,\"Own\none\",>=2,,\n"),
                (Kind::Lab, "at,analyte,value,unit,low,high,range_source\n2024,Platelets,<5,10*9/L,165,387,printed\n"),
                (Kind::Note, "at,text,note\r\n2013-06..2014-01,'=1+1,\"two\r\nlines\"\r\n"),
                (
                    Kind::Plan,
                    "at,medicine,from,step,every,to,time\n2024-05-12,LDN,0.25 mg,0.25 mg,7 days,4.5 mg,22:00\n",
                ),
            ];
            let place = |kind| Kind::ALL.into_iter().position(|one| one == kind).unwrap() as u8;
            lines.iter().map(|(kind, text)| [&[place(*kind)], text.as_bytes()].concat()).collect()
        }
        "archive_import" => [4, 5, 6]
            .map(|schema| {
                let archive = fs::read(format!("tests/fixtures/archive-1-schema-{schema}.jsonl")).unwrap();
                let seal = archive[..archive.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
                archive[..=seal].to_vec()
            })
            .to_vec(),
        "amounts" => texts(&[
            "1.50",
            "-0.0",
            "50 mg in 10 mL, 20 drops/mL",
            "100 ug/0.5 ml",
            "18,19,20",
            "40 USD",
            "7 drop",
            "0.25 mg",
            "7 days",
            "2.5-3 mg",
            "08:00, 22:00",
            "1,000",
            "10 mL",
            "0000",
            "9999999999999999999999999999",
        ]),
        "dates" => texts(&[
            "2014",
            "2014-05",
            "~2014-05-12",
            "2014-05-12 22:00",
            "2013-06..2014-01",
            "now",
            "yesterday 22:00",
            "today",
            "+02:00",
            "-25:59",
            "2024-03-31 02:30",
            "2024-10-27 02:30",
            "9999-12-31T23:59",
            "1000",
        ]),
        "lab_values" => texts(&[
            "<5\n10*9/L\n165-387",
            "≤ 0.50\nG/L\n<200",
            "3-5",
            "~136",
            "normal",
            "1:80",
            "5.2 x10^9/L",
            "12,9\ng/dL",
            "more than 5",
            "-1.5\nmmol/L\n-2 - 3",
            "H 12.9",
            "1.000",
            "0.5 %\n%\n4.0-5.6",
            "++",
        ]),
        "diary_file" => {
            (1..=5).map(|version| fs::read(format!("tests/fixtures/schema-{version}.titrace")).unwrap()).collect()
        }
        _ => texts(&[
            "Platelets    182    10*9/L    165-387\nHb 12,9 g/dL\n",
            "Test\tResult\tUnit\tRange\nTSH\t<0,5\tmU/L\t0,4-4,0\tL\n",
            "| Test | Ergebnis |\n| Thrombozyten | 182 |\n",
            "a;b;c\n\n 1;2;3\r\nALT (GPT)  1.234  U/l  (10-50) *\n",
        ]),
    }
}

fn mutated(chance: &mut Chance, seeds: &[Vec<u8>]) -> Vec<u8> {
    if chance.below(8) == 0 {
        let size = chance.below(300);
        return chance.bytes(size);
    }
    let mut bytes = chance.pick(seeds).clone();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        match chance.below(6) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
            1 => bytes.truncate(at),
            2 => {
                let end = (at + chance.below(20)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let other = chance.pick(seeds);
                let start = chance.below(other.len());
                let end = (start + chance.below(40)).min(other.len());
                bytes.splice(at..at, other[start..end].iter().copied());
            }
            4 => {
                let text = if chance.below(2) == 0 { payload(chance) } else { noise(chance) };
                bytes.splice(at..at, text.into_bytes());
            }
            _ => {
                const DIGITS: &[u8] = b"0123456789.,-<>~:; \n\"'\t";
                let digit = *chance.pick(DIGITS);
                bytes.insert(at, digit);
            }
        }
    }
    bytes
}
