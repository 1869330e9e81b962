//! Diaries for the tests of the chart, built in sentences.

use uuid::Uuid;

use titrace::catalogue::Catalogue;
use titrace::model::bottle::Bottle;
use titrace::model::dose::{Dose, Status};
use titrace::model::event::{Event, EventType};
use titrace::model::lab::{LabResult, LabUnit, Measured, Range, ReferenceRange};
use titrace::model::medicine::{Course, Medicine};
use titrace::model::plan::{Plan, Rule};
use titrace::model::symptom::{Scale, Score, Side, SymptomEntry};
use titrace::model::{Amount, Basis, Body, Diary, DoseUnit, Record, RecordId, Settings, Source, When};

#[derive(Default)]
pub(crate) struct Case {
    records: Vec<Record>,
}

/// `2014-05`, `~2014-05` about, `!2014-05` assumed, `2013-06..2014-01` between.
pub(crate) fn at(text: &str) -> When {
    let (basis, text) = match text.split_at_checked(1) {
        Some(("~", rest)) => (Basis::About, rest),
        Some(("!", rest)) => (Basis::Assumed, rest),
        _ => (Basis::Exact, text),
    };
    let (from, until) = text.split_once("..").map_or((text, None), |(from, until)| (from, Some(until)));
    let mut at = When::exact(from.parse().unwrap());
    at.until = until.map(|until| until.parse().unwrap());
    at.basis = if until.is_some() && basis == Basis::Exact { Basis::Between } else { basis };
    at
}

impl Case {
    fn add(mut self, when: &str, body: Body) -> Self {
        let id = RecordId(Uuid::from_u128(self.records.len() as u128 + 1));
        let at = at(when);
        self.records.push(Record { id, at, note: None, source: Source::Window, entered_by: None, body });
        self
    }

    fn id_of(&self, name: &str) -> RecordId {
        let named = |record: &&Record| matches!(&record.body, Body::Medicine(medicine) if medicine.name == name);
        self.records.iter().find(named).unwrap().id
    }

    pub(crate) fn medicine(self, name: &str, strength_mg: Option<&str>) -> Self {
        let strength = strength_mg.map(|mg| Amount { number: mg.parse().unwrap(), unit: DoseUnit::Milligram });
        let name = name.to_owned();
        self.add("2000", Body::Medicine(Medicine { name, strength, ..Medicine::default() }))
    }

    pub(crate) fn course(self, name: &str, from: &str, until: Option<&str>) -> Self {
        let course = Course::new(self.id_of(name), until.map(at), None);
        self.add(from, Body::Course(course))
    }

    pub(crate) fn dose(self, name: &str, when: &str, mg: &str) -> Self {
        let (status, amount) = match mg {
            "skipped" => (Status::Skipped, None),
            mg => (Status::Taken, Some(Amount { number: mg.parse().unwrap(), unit: DoseUnit::Milligram })),
        };
        let medicine = self.id_of(name);
        self.add(when, Body::Dose(Dose { medicine, amount, count: None, planned_amount: None, status, reason: None }))
    }

    /// `range`: "165-387", "" for unsaid, "none"; `laboratory`: "" for unknown.
    pub(crate) fn lab(self, analyte: &str, value: &str, when: &str, range: &str, laboratory: &str) -> Self {
        let unit = LabUnit { ucum: "10*9/L".to_owned(), written: "10^9/L".to_owned() };
        self.lab_in(unit, analyte, value, when, range, laboratory)
    }

    /// In words, without unit and range.
    pub(crate) fn lab_bare(self, analyte: &str, value: &str, when: &str) -> Self {
        let mut case = self.lab(analyte, value, when, "", "");
        if let Some(Body::Lab(result)) = case.records.last_mut().map(|record| &mut record.body) {
            result.unit = None;
        }
        case
    }

    pub(crate) fn lab_in(
        self,
        unit: LabUnit,
        analyte: &str,
        value: &str,
        when: &str,
        range: &str,
        laboratory: &str,
    ) -> Self {
        let range = match range {
            "" => Range::Unsaid,
            "none" => Range::None,
            range => {
                let (low, high) = range.split_once('-').unwrap();
                Range::Printed(ReferenceRange { low: low.parse().ok(), high: high.parse().ok() })
            }
        };
        let result = LabResult {
            analyte: analyte.to_owned(),
            value: Measured::parse(value).unwrap(),
            unit: Some(unit),
            range,
            laboratory: (!laboratory.is_empty()).then(|| laboratory.to_owned()),
            fasting: None,
            biotin: None,
            repeat_sample: None,
        };
        self.add(when, Body::Lab(result))
    }

    pub(crate) fn symptom(self, name: &str, score: &str, when: &str, side: Option<Side>) -> Self {
        let (score, scale) = match score {
            "yes" => (Score::Yes, Scale::YesNo),
            "no" => (Score::No, Scale::YesNo),
            number => (Score::Number(number.parse().unwrap()), Scale::ZERO_TO_TEN),
        };
        self.add(
            when,
            Body::Symptom(SymptomEntry {
                symptom: name.to_owned(),
                score,
                scale,
                side,
                copied: false,
                check_in: false,
            }),
        )
    }

    pub(crate) fn event(self, title: &str, from: &str, until: Option<&str>) -> Self {
        let title = title.to_owned();
        self.add(from, Body::Event(Event { until: until.map(at), ..Event::new(EventType::Other, title) }))
    }

    /// A relapse; without a title, that there was none.
    pub(crate) fn relapse(self, title: &str, from: &str, until: Option<&str>) -> Self {
        let event = Event::new(EventType::Relapse, title);
        self.add(from, Body::Event(Event { until: until.map(at), absent: title.is_empty(), ..event }))
    }

    pub(crate) fn never(self, name: &str, when: &str, reason: &str) -> Self {
        let course = Course::new(self.id_of(name), None, Some(reason.to_owned()));
        self.add(when, Body::Course(Course { never_taken: true, ..course }))
    }

    /// One fixed amount a day from a day on, at a clock time.
    pub(crate) fn plan(self, name: &str, mg: &str, from: &str, time: &str) -> Self {
        let plan = Plan {
            medicine: self.id_of(name),
            title: None,
            author: None,
            rule: Rule::Fixed(Amount { number: mg.parse().unwrap(), unit: DoseUnit::Milligram }),
            times: vec![time.parse().unwrap()],
            shown_in: None,
            hold_if: None,
            missed: None,
            review: None,
        };
        self.add(from, Body::Plan(plan))
    }

    /// Of a medicine, made, opened and good until these days.
    pub(crate) fn bottle(self, name: &str, made: &str, opened: &str, use_by: &str) -> Self {
        let bottle = Bottle {
            medicine: self.id_of(name),
            holds: Amount { number: "10".parse().unwrap(), unit: DoseUnit::Millilitre },
            opened: opened.parse().ok(),
            use_by: use_by.parse().ok(),
            keeps: None,
            batch: None,
            cost: None,
            finished: None,
        };
        self.add(made, Body::Bottle(bottle))
    }

    pub(crate) fn diary(self) -> Diary {
        Diary::of(Settings::default(), self.records)
    }
}

pub(crate) fn catalogue() -> Catalogue {
    Catalogue::bundled().unwrap()
}

/// Says a text as its key and arguments, without a language.
pub(crate) fn plain(text: &titrace::analysis::text::Text) -> String {
    text.said(&|key, args| {
        let args: Vec<&str> = args.iter().map(|(_, value)| value.as_str()).collect();
        if ["known-name", "plain-number"].contains(&key) {
            return args.concat();
        }
        format!("{}[{}]", key.trim_start_matches("chart-"), args.join(" "))
    })
}
