//! The CSV table set: what is exported comes back, what is wrong is named by line and column, nothing comes twice.
#![expect(clippy::unwrap_used)] // This is only a test

use std::collections::HashSet;

use jiff::Zoned;
use proptest::prelude::*;
use uuid::Uuid;

use titrace::catalogue::Catalogue;
use titrace::exchange::csv;
use titrace::intake::{self, Entry, Row};
use titrace::model::{Change, Diary, Kind, Record, RecordId, Refusal, Settings, Source};
use titrace::words::Words;

type Files = Vec<(String, Vec<u8>)>;

fn now() -> Zoned {
    "2014-06-01T12:00+02:00[Europe/Oslo]".parse().unwrap()
}

fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: std::sync::OnceLock<Catalogue> = std::sync::OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::bundled().unwrap())
}

/// Reads files into a diary; new ids count up from 1000.
fn read_into(diary: &Diary, files: &Files, trashed: &[RecordId]) -> Result<csv::Preview, Vec<String>> {
    let now = now();
    let source = Source::CommandLine;
    let entry = Entry {
        diary,
        catalogue: catalogue(),
        now: &now,
        source,
        decimal_mark: ',',
        id: id(999),
        fresh: true,
        confirmed: false,
    };
    let mut next = 1000;
    let mut new_id = || {
        next += 1;
        id(next)
    };
    let trashed: HashSet<RecordId> = trashed.iter().copied().collect();
    csv::read(files, &entry, &trashed, &mut new_id)
        .map_err(|problems| problems.iter().map(|problem| format!("{} {}", problem.place(), problem.why.key)).collect())
}

fn import(diary: &Diary, files: &Files) -> Diary {
    let change = read_into(diary, files, &[]).unwrap().into_change();
    change.check(diary).unwrap();
    let mut after = diary.clone();
    change.apply(&mut after);
    after
}

fn export(diary: &Diary) -> Files {
    csv::export(diary, catalogue())
}

fn tables(diary: &Diary) -> Files {
    export(diary).into_iter().filter(|(name, _)| name != "README.txt").collect()
}

fn file(files: &Files, name: &str) -> String {
    let bytes = &files.iter().find(|(known, _)| known == name).unwrap().1;
    String::from_utf8(bytes.clone()).unwrap()
}

fn one(name: &str, text: &str) -> Files {
    vec![(name.to_owned(), text.as_bytes().to_vec())]
}

/// Records as a person would give them, one after the other.
fn diary_of(rows: &[(Kind, &[(&'static str, &str)])]) -> Diary {
    let mut diary = Diary::of(Settings::default(), Vec::new());
    for (place, (kind, cells)) in rows.iter().enumerate() {
        let mut row = Row::new();
        cells.iter().for_each(|(field, text)| row.set(field, *text));
        let record = record(*kind, &row, &diary, id(place as u128 + 1)).unwrap();
        Change::Add(vec![record]).apply(&mut diary);
    }
    diary
}

fn record(kind: Kind, row: &Row, diary: &Diary, id: RecordId) -> Result<Record, Vec<Refusal>> {
    let now = now();
    let source = Source::Window;
    let entry = Entry {
        diary,
        catalogue: catalogue(),
        now: &now,
        source,
        decimal_mark: '.',
        id,
        fresh: false,
        confirmed: false,
    };
    intake::record(kind, row, &entry)
}

fn case() -> Diary {
    let lab = |value: &'static str| -> Vec<(&'static str, &'static str)> {
        vec![("at", "2014-03"), ("analyte", "Platelets"), ("value", value), ("unit", "10^9/L"), ("range", "165-387")]
    };
    let (below, at_most, words) = (lab("<5"), lab("≤5"), lab("below 5"));
    diary_of(&[
        (Kind::Medicine, &[("at", "2013-09-01"), ("name", "LDN"), ("recipe", "50 mg in 10 mL, 20 drops/mL")]),
        (Kind::Course, &[("at", "2013-09-12"), ("at_basis", "assumed"), ("medicine", "LDN"), ("until", "2014-03")]),
        (
            Kind::Dose,
            &[
                ("at", "2013-09-12T22:00"),
                ("zone", "Europe/Oslo"),
                ("offset", "+02:00"),
                ("medicine", "ldn"),
                ("count", "12"),
                ("count_unit", "drop"),
            ],
        ),
        (Kind::Symptom, &[("at", "~2013-12"), ("symptom", "Own trouble"), ("value", "7.0"), ("note", "arms,\nlegs")]),
        (Kind::Lab, &below),
        (Kind::Lab, &at_most),
        (Kind::Lab, &words),
        (Kind::Lab, &[("at", "2014-06"), ("analyte", "Platelets"), ("value", "~136"), ("unit", "10*9/L")]),
        (Kind::Lab, &[("at", "2014-03-02"), ("analyte", "Liver function"), ("value", "normal")]),
        (Kind::Event, &[("at", "2014-05"), ("type", "procedure"), ("title", "Splenectomy")]),
        (Kind::Note, &[("at", "2013-06..2014-01"), ("text", "=HYPERLINK(\"http://example.org\")")]),
    ])
}

#[test]
fn s0_01_the_case_is_written_as_it_was_given() {
    let files = export(&case());
    assert_eq!(
        file(&files, "labs.csv").replace("00000000-0000-0000-0000-0000000000", "…"),
        [
            "id,kind,at,at_basis,zone,offset,day,day_basis,note,source,entered_by,analyte,loinc,value,comparator,number,\
             unit,unit_written,low,high,range_source,flag,grade,grade_by,lab,fasting,hours_since_dose,biotin,\
             repeat_sample,titrace-csv-1\r\n",
            "…05,lab,2014-03,exact,,,186,estimated,,window,,Platelets,777-3,<5,<,5,10*9/L,10^9/L,165,387,printed,L,4,\
             CTCAE v5,,,,,,\r\n",
            "…06,lab,2014-03,exact,,,186,estimated,,window,,Platelets,777-3,≤5,<=,5,10*9/L,10^9/L,165,387,printed,L,4,\
             CTCAE v5,,,,,,\r\n",
            "…07,lab,2014-03,exact,,,186,estimated,,window,,Platelets,777-3,below 5,<,5,10*9/L,10^9/L,165,387,printed,L,\
             4,CTCAE v5,,,,,,\r\n",
            "…09,lab,2014-03-02,exact,,,172,exact,,window,,Liver function,,normal,,,,,,,none,unscored,,,,,,,,\r\n",
            "…08,lab,2014-06,exact,,,277,estimated,,window,,Platelets,777-3,~136,~,136,10*9/L,10*9/L,150,450,default,L,\
             1,CTCAE v5,,,,,,\r\n",
        ]
        .concat()
    );
    assert_eq!(
        file(&files, "doses.csv"),
        "id,kind,at,at_basis,zone,offset,day,day_basis,note,source,entered_by,medicine,amount,unit,count,count_unit,\
         planned_amount,status,reason,titrace-csv-1\r\n\
         00000000-0000-0000-0000-000000000003,dose,2013-09-12T22:00,exact,Europe/Oslo,'+02:00,1,exact,,window,,LDN,3,mg,\
         12,drop,,taken,,\r\n"
    );
    assert!(file(&files, "notes.csv").contains(",2013-06..2014-01,between,"));
    assert!(file(&files, "notes.csv").contains("\"'=HYPERLINK(\"\"http://example.org\"\")\""));
    assert!(file(&files, "events.csv").contains(",2014-05,exact,"));
    assert!(file(&files, "README.txt").contains(csv::DIALECT));
}

#[test]
fn what_is_exported_comes_back_byte_for_byte_and_only_once() {
    let before = case();
    let files = tables(&before);
    let after = import(&Diary::default(), &files);
    assert_eq!(after, before);
    assert_eq!(tables(&after), files);
    let again = read_into(&after, &files, &[]).unwrap();
    assert_eq!((again.new.len(), again.same), (0, before.len()));
    // One file of the set, whatever it is called: its kind column tells.
    let labs = one("results.csv", &file(&files, "labs.csv"));
    assert_eq!(import(&Diary::default(), &labs).of_kind(Kind::Lab), before.of_kind(Kind::Lab));
}

#[test]
fn a_file_made_by_hand_is_read_and_adds_nothing_the_second_time() {
    let files = vec![
        (
            "doses.csv".to_owned(),
            b"\xef\xbb\xbfmedicine,at,amount,unit\nLDN,2014-05-12,3,mg\nLDN,2014-05-12,3,mg\n,,,\n".to_vec(),
        ),
        ("medicines.csv".to_owned(), b"name,at\nLDN,2014-05-01\n".to_vec()),
    ];
    let preview = read_into(&Diary::default(), &files, &[]).unwrap();
    assert_eq!((preview.new.len(), preview.same), (3, 0));
    assert_eq!(preview.new[0].kind(), Kind::Medicine);
    assert_eq!(preview.new[0].source, Source::Import(preview.batch.clone()));
    // Two doses in a day: the later one is asked about, with its place.
    let asked: Vec<_> =
        preview.questions.iter().map(|(file, line, why)| format!("{file}:{line} {}", why.key)).collect();
    assert_eq!(asked, ["doses.csv:3 guard-second-dose"]);
    let after = import(&Diary::default(), &files);
    let again = read_into(&after, &files, &[]).unwrap();
    assert_eq!((again.new.len(), again.same, again.questions.len()), (0, 3, 0));
    // A third dose of that day is a third dose.
    let three =
        one("doses.csv", "medicine,at,amount,unit\nLDN,2014-05-12,3,mg\nLDN,2014-05-12,3,mg\nLDN,2014-05-12,3,mg\n");
    let third = read_into(&after, &three, &[]).unwrap();
    assert_eq!((third.new.len(), third.same), (1, 2));
}

#[test]
fn every_bad_line_is_named_and_nothing_is_read() {
    let problems = |name: &str, text: &str| read_into(&case(), &one(name, text), &[]).unwrap_err();
    assert_eq!(
        problems(
            "doses.csv",
            "at,medicine,amount,unit,note\r\n\
             2014-05-12,LDN,\"4,5\",mg,\r\n\
             2014-02-31,LDN,3,mg,\"two\r\nlines\"\r\n\
             \r\n\
             2014-05-12,LDN,3,Mg,\r\n\
             2014-05-12,LDN,-3,mg,\r\n\
             2014-05-12,Aspirin,\"1,000\",mg,\r\n\
             2014-05-12,LDN,3,mg\r\n\
             2014-05-12,LDN,3,mg,a\x07b\r\n\
             2014-05-12,LDN,3,mg,fine\r\n"
        ),
        [
            "doses.csv:2:amount refused-number-comma",
            "doses.csv:3:at refused-no-such-day",
            "doses.csv:6:unit refused-dose-unit",
            "doses.csv:7:amount refused-not-positive",
            "doses.csv:8:medicine refused-unknown-medicine",
            "doses.csv:8:amount refused-number-comma",
            "doses.csv:9 csv-cell-count",
            "doses.csv:10:note refused-control-character",
        ]
    );
    assert_eq!(
        problems("labs.csv", "at,analyte,value,number,comparator,colour\n"),
        ["labs.csv:1:colour csv-unknown-column"]
    );
    assert_eq!(
        problems(
            "labs.csv",
            "at,analyte,value,number,comparator,low,range_source\n\
             2014,Platelets,<5,5,,,\n\
             2014,Platelets,<5,4,,,\n\
             2014,Platelets,<5,5,>,,\n\
             2014,Platelets,5,5,,165,\n\
             2014,Platelets,5,5,,165,default\n\
             2014,Platelets,5,5,,,printed\n"
        ),
        [
            "labs.csv:3:number refused-disagrees",
            "labs.csv:4:comparator refused-disagrees",
            "labs.csv:5:range_source csv-range-of-whom",
            "labs.csv:7:range_source refused-range-missing",
        ]
    );
    assert_eq!(
        problems("notes.csv", "at,at\n"),
        ["notes.csv:1:at csv-column-twice", "notes.csv:1:text csv-missing-column"]
    );
    assert_eq!(problems("notes.csv", "at,text,titrace-csv-2\n"), ["notes.csv:1:titrace-csv-2 csv-unknown-dialect"]);
    assert_eq!(problems("notes.csv", "at,kind,text\n2014,dose,x\n"), ["notes.csv:2:kind csv-other-kind"]);
    assert_eq!(problems("notes.csv", "at,text\n2014,\"x\n2014,y\n"), ["notes.csv:2 csv-open-quote"]);
    assert_eq!(problems("notes.csv", ""), ["notes.csv:1 csv-no-header"]);
    assert_eq!(problems("diary.csv", "at,text\n2014,x\n"), ["diary.csv:1:kind csv-unknown-file"]);
    let bytes = vec![("notes.csv".to_owned(), b"at,text\n2014,x\n2014,\xff\n".to_vec())];
    assert_eq!(read_into(&case(), &bytes, &[]).unwrap_err(), ["notes.csv:3:text csv-not-utf8"]);
    // A medicine that is refused does not drag its doses along, and nobody reads a million complaints.
    let files = [
        one("medicines.csv", "at,name,form\n2014,New,cube\n"),
        one("doses.csv", "at,medicine,amount,unit\n2014,New,1,mg\n"),
    ];
    assert_eq!(read_into(&case(), &files.concat(), &[]).unwrap_err(), ["medicines.csv:2:form refused-choice"]);
    let many = format!("at,text\n{}", "2014-13,x\n".repeat(5000));
    let many = problems("notes.csv", &many);
    assert_eq!((many.len(), many[999].as_str()), (1000, "notes.csv:1001 csv-more-problems"));
}

#[test]
fn a_known_id_is_skipped_or_refused() {
    let diary = case();
    let notes = file(&tables(&diary), "notes.csv");
    let refused = |text: &str| read_into(&diary, &one("notes.csv", text), &[]).unwrap_err();
    assert_eq!(refused(&notes.replace("HYPERLINK", "LINK")), ["notes.csv:2:id csv-other-content"]);
    let mut twice = notes.clone();
    twice.push_str(&notes.lines().nth(1).unwrap().replace("example", "another"));
    let into_empty = |text: &str, trashed: &[RecordId]| read_into(&Diary::default(), &one("notes.csv", text), trashed);
    assert_eq!(into_empty(&twice, &[]).unwrap_err(), ["notes.csv:3:id csv-other-content"]);
    assert_eq!(into_empty(&notes, &[id(11)]).unwrap_err(), ["notes.csv:2:id csv-in-trash"]);
    assert_eq!(into_empty(&notes, &[id(12)]).unwrap().new.len(), 1);
    let medicines = one("medicines.csv", "at,name\n2014,ldn\n");
    assert_eq!(read_into(&diary, &medicines, &[]).unwrap_err(), ["medicines.csv:2:name refused-name-taken"]);
}

#[test]
fn every_sentence_of_the_import_exists() {
    let words = Words::english();
    let english = include_str!("../assets/locale/en/csv.ftl")
        .lines()
        .chain(include_str!("../assets/locale/en/guard.ftl").lines());
    let keys: HashSet<&str> = english.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
    let sources = [
        include_str!("../src/exchange/csv/read.rs"),
        include_str!("../src/exchange/csv/table.rs"),
        include_str!("../src/analysis/guard.rs"),
    ];
    let literals = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let used: Vec<_> = literals.filter(|text| text.starts_with("csv-") || text.starts_with("guard-")).collect();
    assert!(used.len() > 15);
    for key in used {
        assert!(keys.contains(key) && words.get(key) != key, "{key}");
    }
}

// --- Diaries of every kind of record, with texts as nasty as they come. ---

fn text() -> impl Strategy<Value = String> {
    let nasty = "['=+@|%\t\r\n \u{a0},;\"a1.-]{1,8}";
    let any = any::<String>().prop_map(|text| text.chars().filter(|c| !c.is_control()).collect());
    prop_oneof![3 => "[a-zæ ]{1,12}", 2 => nasty, 1 => any]
}

fn maybe(strategy: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 1 => strategy]
}

fn choice(choices: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(choices).prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = String> {
    "[1-9][0-9]{0,3}(\\.[0-9]{1,3})?"
}

fn when() -> impl Strategy<Value = String> {
    prop_oneof![
        "20[01][0-9]",
        "20[01][0-9]-0[1-9]",
        "~20[01][0-9]-0[1-9]-1[0-9]",
        "20[01][0-9]-0[1-9]-1[0-9]",
        "20[01][0-9]-0[1-9]-1[0-9]T[01][0-9]:[0-5][0-9]",
        "200[0-9]-0[1-9]\\.\\.201[0-9]-1[0-2]-01T12:30",
    ]
}

type Cells = Vec<(&'static str, String)>;

fn cells<const N: usize>(fields: [&'static str; N], texts: [BoxedStrategy<String>; N]) -> BoxedStrategy<Cells> {
    texts.prop_map(move |texts| fields.into_iter().zip(texts).collect()).boxed()
}

fn line() -> impl Strategy<Value = (Kind, Cells)> {
    let common = cells(
        ["at", "zone", "note", "source", "entered_by"],
        [
            when().boxed(),
            maybe(choice(&["Europe/Oslo", "Etc/GMT+3"])).boxed(),
            maybe(text()).boxed(),
            choice(&["window", "cli", "import:a,b"]).boxed(),
            maybe(text()).boxed(),
        ],
    );
    let medicine = || choice(&["LDN", "=Tab|\n'"]).boxed();
    let yes_no = || maybe(choice(&["yes", "no"])).boxed();
    let own = prop_oneof![
        cells(
            ["medicine", "amount", "unit", "count", "count_unit", "planned_amount", "status", "reason"],
            [
                medicine(),
                number().boxed(),
                choice(&["mg", "ug", "[iU]"]).boxed(),
                number().boxed(),
                choice(&["drop", "tablet"]).boxed(),
                maybe(number()).boxed(),
                choice(&["taken", "skipped", "partial", "extra"]).boxed(),
                maybe(text()).boxed(),
            ]
        )
        .prop_map(|cells| (Kind::Dose, cells)),
        cells(["symptom", "value", "side"], [text().boxed(), "[0-9]|10".boxed(), maybe(choice(&["left"])).boxed()])
            .prop_map(|cells| (Kind::Symptom, cells)),
        cells(
            ["analyte", "value", "unit", "range", "lab", "fasting", "biotin", "repeat_sample"],
            [
                prop_oneof![choice(&["Platelets", "TSH"]), text()].boxed(),
                prop_oneof![
                    number(),
                    choice(&["<5", "≤ 5", "below 5", "~136", "3-5", "-1.5", "normal", ">0.50", "=1+1", "+"]),
                    text()
                ]
                .boxed(),
                maybe(choice(&["10*9/L", "G/L", "mg/L", "m[IU]/L"])).boxed(),
                maybe(choice(&["165-387", "<200", "none", "-2-3"])).boxed(),
                maybe(text()).boxed(),
                yes_no(),
                yes_no(),
                yes_no(),
            ]
        )
        .prop_map(|cells| (Kind::Lab, cells)),
        cells(
            ["type", "title", "until"],
            [choice(&["relapse", "other"]).boxed(), text().boxed(), maybe(when()).boxed()]
        )
        .prop_map(|cells| (Kind::Event, cells)),
        cells(["text"], [text().boxed()]).prop_map(|cells| (Kind::Note, cells)),
        cells(
            ["name", "form", "recipe", "strength", "label", "supply"],
            [
                text().boxed(),
                maybe(choice(&["drops", "tablet"])).boxed(),
                maybe(choice(&["50 mg in 10 mL, 20 drops/mL"])).boxed(),
                maybe(choice(&["1.50 mg"])).boxed(),
                maybe(choice(&["on", "off"])).boxed(),
                maybe(text()).boxed(),
            ]
        )
        .prop_map(|cells| (Kind::Medicine, cells)),
        cells(["medicine", "until", "reason"], [medicine(), maybe(when()).boxed(), maybe(text()).boxed()])
            .prop_map(|cells| (Kind::Course, cells)),
        cells(
            ["medicine", "title", "from", "step", "every", "to", "time", "missed", "review"],
            [
                medicine(),
                maybe(text()).boxed(),
                choice(&["0.25 mg", "0.50 mg", "1 drop"]).boxed(),
                choice(&["0.25 mg", "0.5 mg", "1 drop"]).boxed(),
                choice(&["7 days", "1 month"]).boxed(),
                choice(&["4.5 mg", "2.5-3 mg", "18 drop"]).boxed(),
                maybe(choice(&["22:00", "08:00, 22:00"])).boxed(),
                maybe(text()).boxed(),
                maybe(choice(&["start", "target"])).boxed(),
            ]
        )
        .prop_map(|cells| (Kind::Plan, cells)),
        cells(
            ["medicine", "holds", "opened", "keeps", "batch", "cost"],
            [
                medicine(),
                choice(&["10 mL", "200 drop", "30.0 capsule"]).boxed(),
                maybe(choice(&["2999-01-01"])).boxed(),
                maybe(choice(&["water", "home"])).boxed(),
                maybe(text()).boxed(),
                maybe(choice(&["40 USD", "0.50 EUR"])).boxed(),
            ]
        )
        .prop_map(|cells| (Kind::Bottle, cells)),
        cells(
            ["name", "unit", "low", "high"],
            [
                text().boxed(),
                maybe(text()).boxed(),
                maybe(choice(&["0", "1.50"])).boxed(),
                maybe(choice(&["2", "10.0"])).boxed(),
            ]
        )
        .prop_map(|cells| (Kind::Analyte, cells)),
        cells(
            ["asked", "about", "reply", "who", "reason"],
            [
                text().boxed(),
                maybe(text()).boxed(),
                choice(&["yes", "no", "unsure", "dismissed", "spoken"]).boxed(),
                maybe(text()).boxed(),
                maybe(text()).boxed(),
            ]
        )
        .prop_map(|cells| (Kind::Answer, cells)),
    ];
    (common, own).prop_map(|(common, (kind, own))| (kind, [common, own].concat()))
}

fn diary() -> impl Strategy<Value = Diary> {
    prop::collection::vec((line(), any::<u128>()), 0..40).prop_map(|lines| {
        let mut diary = diary_of(&[
            (Kind::Medicine, &[("at", "2000-01-01"), ("name", "LDN")]),
            (Kind::Medicine, &[("at", "2000"), ("name", "=Tab|\n'")]),
        ]);
        for ((kind, cells), number) in lines {
            let mut row = Row::new();
            cells.into_iter().filter(|(_, text)| !text.is_empty()).for_each(|(field, text)| row.set(field, text));
            if let Ok(record) = record(kind, &row, &diary, id(number)) {
                let change = Change::Add(vec![record]);
                if change.check(&diary).is_ok() {
                    change.apply(&mut diary);
                }
            }
        }
        diary
    })
}

/// What a spreadsheet could run, or a number that is none.
fn is_formula(cell: &str) -> bool {
    let number = cell.strip_prefix('-').unwrap_or(cell);
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    !plain && cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r'])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_diary_comes_back(before in diary()) {
        let files = tables(&before);
        for (_, bytes) in &files {
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
            for line in reader.records() {
                let line = line.unwrap();
                prop_assert!(line.iter().all(|cell| !is_formula(cell)), "{line:?}");
            }
        }
        let after = import(&Diary::default(), &files);
        prop_assert_eq!(&after, &before);
        prop_assert_eq!(tables(&after), files.clone());
        let again = read_into(&after, &files, &[]).unwrap();
        prop_assert_eq!((again.new.len(), again.same), (0, before.len()));
    }

    #[test]
    fn no_file_upsets_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(at|text|id|,|\n|\"|2014|'|=|\r){0,40}") {
        for bytes in [bytes, text.into_bytes()] {
            let files = vec![("notes.csv".to_owned(), bytes)];
            read_into(&Diary::default(), &files, &[]).ok();
        }
    }
}
