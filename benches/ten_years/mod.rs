//! Ten years of a diary, always the same ones: 3,650 doses (a titration, then the steady dose, some skipped, one
//! step back), 43,800 symptom entries (twelve a day), 976 laboratory results from two laboratories whose ranges
//! change, and what else life brings. Made from day numbers and a small generator, without clock or chance.
#![expect(clippy::unwrap_used, reason = "every text and date in here is written in here")]

use jiff::civil::Date;
use jiff::civil::DateTime;
use titrace::model::amount::Amount;
use titrace::model::amount::Number;
use titrace::model::amount::Recipe;
use titrace::model::diary::Diary;
use titrace::model::dose::Count;
use titrace::model::dose::Dose;
use titrace::model::dose::Status;
use titrace::model::event::Event;
use titrace::model::event::EventType;
use titrace::model::event::Note;
use titrace::model::lab::LabResult;
use titrace::model::lab::LabUnit;
use titrace::model::lab::Measured;
use titrace::model::lab::Range;
use titrace::model::lab::ReferenceRange;
use titrace::model::medicine::Course;
use titrace::model::medicine::Form;
use titrace::model::medicine::LabelStatus;
use titrace::model::medicine::Medicine;
use titrace::model::record::Body;
use titrace::model::record::Record;
use titrace::model::record::RecordId;
use titrace::model::record::Source;
use titrace::model::settings::Settings;
use titrace::model::symptom::Scale;
use titrace::model::symptom::Score;
use titrace::model::symptom::SymptomEntry;
use titrace::model::unit::DoseUnit;
use titrace::model::when::Point;
use titrace::model::when::When;
use titrace::model::when::Zone;
use titrace::model::when::date_of;
use titrace::model::when::days;
use titrace::model::when::minutes;
use uuid::Builder;

pub(crate) const DAYS: i64 = 3650;
pub(crate) const LAB_VISITS: i64 = 244;

const FIRST_DAY: Date = Date::constant(2014, 1, 1);

/// Where the scores of the symptoms lie, in turn.
const MIDDLES: [i64; 5] = [2, 3, 4, 5, 6];
const SYMPTOMS: [&str; 12] = [
    "Fatigue",
    "Pain",
    "Spasticity",
    "Trouble walking",
    "Brain fog",
    "Low mood",
    "Trouble seeing",
    "Bladder trouble",
    "Poor sleep",
    "Headache",
    "Numbness",
    "Dizziness",
];

/// What is measured at every visit: name, unit, the ranges of either laboratory, and the values in tenths.
struct Measure {
    analyte: &'static str,
    ucum: &'static str,
    written: &'static str,
    ranges: [(&'static str, &'static str); 2],
    usual: i64,
    spread: i64,
}

const MEASURES: [Measure; 4] = [
    Measure {
        analyte: "Platelets",
        ucum: "10*9/L",
        written: "10^9/L",
        ranges: [("165", "387"), ("150", "400")],
        usual: 1360,
        spread: 600,
    },
    Measure {
        analyte: "Haemoglobin",
        ucum: "g/dL",
        written: "g/dL",
        ranges: [("11.7", "15.3"), ("12.0", "16.0")],
        usual: 132,
        spread: 14,
    },
    Measure {
        analyte: "Lymphocytes",
        ucum: "10*9/L",
        written: "G/L",
        ranges: [("1.0", "4.0"), ("1.2", "3.5")],
        usual: 17,
        spread: 8,
    },
    Measure {
        analyte: "ALT",
        ucum: "U/L",
        written: "U/L",
        ranges: [("10", "45"), ("5", "50")],
        usual: 280,
        spread: 150,
    },
];

/// The diary of these years.
pub(crate) fn diary() -> Diary {
    Diary::of(Settings::default(), records())
}

/// Every record of these years, by kind and then by time.
pub(crate) fn records() -> Vec<Record> {
    let mut years = Years { seed: 14, made: 0, records: Vec::with_capacity(49_000) };
    let drops = years.medicine("Low-dose naltrexone", Form::Drops);
    let tablets = years.medicine("Prednisolone", Form::Tablet);
    years.course(drops, 0, None, None);
    for start in [40, 700, 1500, 2600] {
        years.course(tablets, start, Some(start + 30), Some("platelets came back"));
    }
    years.doses(drops);
    years.symptoms();
    years.labs();
    years.events();
    years.notes();
    years.records
}

struct Years {
    seed: u64,
    made: u64,
    records: Vec<Record>,
}

impl Years {
    /// Knuth's MMIX generator; the upper bits of it are even enough for a diary. 0 to `below` - 1.
    fn chance(&mut self, below: i64) -> i64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33).cast_signed() % below
    }

    fn add(&mut self, at: When, body: Body) -> RecordId {
        self.made += 1;
        let written = minutes(at.earliest()) as u64 * 60_000;
        let mut rest = [0; 10];
        rest[2..].copy_from_slice(&self.made.to_be_bytes());
        let id = RecordId(Builder::from_unix_timestamp_millis(written, &rest).into_uuid());
        self.records.push(Record { id, at, note: None, source: Source::Window, entered_by: None, body });
        id
    }

    fn medicine(&mut self, name: &str, form: Form) -> RecordId {
        let drops = form == Form::Drops;
        let body = Body::Medicine(Medicine {
            name: name.to_owned(),
            form: Some(form),
            recipe: drops.then(|| Recipe::parse("50 mg in 10 mL, 20 drops/mL").unwrap()),
            strength: (!drops).then(|| Amount { number: number("5"), unit: DoseUnit::Milligram }),
            label: Some(if drops { LabelStatus::Off } else { LabelStatus::On }),
            supply: drops.then(|| "compounding pharmacy".to_owned()),
            ..Medicine::default()
        });
        self.add(minute(0, 9, 0), body)
    }

    fn course(&mut self, medicine: RecordId, from: i64, until: Option<i64>, reason: Option<&str>) {
        let until = until.map(whole_day);
        self.add(whole_day(from), Body::Course(Course::new(medicine, until, reason.map(str::to_owned))));
    }

    /// A drop of 0.25 mg more every week up to 18; half of it for four weeks of the sixth year.
    fn doses(&mut self, medicine: RecordId) {
        for day in 0..DAYS {
            let planned = if (2000..2028).contains(&day) { 9 } else { (day / 7 + 1).min(18) };
            let skipped = self.chance(40) == 0;
            let count = |drops: i64| Count { number: number(&drops.to_string()), unit: DoseUnit::Drop };
            let amount = |drops: i64| Number::computed(rust_decimal::Decimal::new(drops * 25, 2));
            let body = Body::Dose(Dose {
                medicine,
                amount: (!skipped).then(|| Amount { number: amount(planned), unit: DoseUnit::Milligram }),
                count: (!skipped).then(|| count(planned)),
                planned_amount: Some(amount(planned)),
                status: if skipped { Status::Skipped } else { Status::Taken },
                reason: skipped.then(|| "travelling".to_owned()),
            });
            let late = self.chance(90) as i8;
            self.add(minute(day, 21 + late / 60, late % 60), body);
        }
    }

    /// Each symptom wanders by at most one point a day and is pulled to its own middle.
    fn symptoms(&mut self) {
        let mut scores: Vec<i64> = MIDDLES.into_iter().cycle().take(SYMPTOMS.len()).collect();
        for day in 0..DAYS {
            for (place, name) in SYMPTOMS.iter().enumerate() {
                let middle = MIDDLES[place % MIDDLES.len()];
                let step = self.chance(3) - 1;
                let pull = if self.chance(10) == 0 { (middle - scores[place]).signum() } else { 0 };
                scores[place] = (scores[place] + step + pull).clamp(0, 10);
                let body = Body::Symptom(SymptomEntry {
                    symptom: (*name).to_owned(),
                    score: Score::Number(number(&scores[place].to_string())),
                    scale: Scale::ZERO_TO_TEN,
                    side: None,
                    copied: self.chance(20) == 0,
                    check_in: false,
                });
                self.add(minute(day, 20, place as i8 * 2), body);
            }
        }
    }

    /// Platelets fall below what can be measured now and then; the laboratory changes in the fifth year.
    fn labs(&mut self) {
        for visit in 0..LAB_VISITS {
            let day = visit * DAYS / LAB_VISITS;
            let second = visit > LAB_VISITS * 2 / 5;
            for measure in &MEASURES {
                let tenths = measure.usual + self.chance(2 * measure.spread) - measure.spread;
                let fallen = measure.analyte == "Platelets" && visit % 60 == 3;
                let written = match measure.ucum {
                    _ if fallen => "<5".to_owned(),
                    "g/dL" => format!("{}.{}", tenths / 10, tenths % 10),
                    _ if measure.usual < 100 => format!("{}.{}", tenths / 10, tenths % 10),
                    _ => (tenths / 10).to_string(),
                };
                let (low, high) = measure.ranges[usize::from(second)];
                let range = ReferenceRange { low: Some(number(low)), high: Some(number(high)) };
                let body = Body::Lab(LabResult {
                    analyte: measure.analyte.to_owned(),
                    value: Measured::parse(&written).unwrap(),
                    unit: Some(LabUnit { ucum: measure.ucum.to_owned(), written: measure.written.to_owned() }),
                    range: Range::Printed(range),
                    laboratory: Some(if second { "City hospital" } else { "Doctor's own" }.to_owned()),
                    fasting: (visit % 3 == 0).then_some(true),
                    biotin: None,
                    repeat_sample: fallen.then_some(true),
                });
                self.add(minute(day, 8, 30), body);
            }
        }
    }

    fn events(&mut self) {
        for (event_type, title, every, length) in [
            (EventType::Appointment, "Neurologist", 182, None),
            (EventType::Relapse, "Relapse", 900, Some(40)),
            (EventType::Infection, "Cold", 290, Some(8)),
            (EventType::Imaging, "MRI of head and neck", 365, None),
            (EventType::Context, "Heat wave", 365, Some(6)),
        ] {
            for day in (every / 2..DAYS).step_by(every as usize) {
                let until = length.map(|length| whole_day(day + length));
                self.add(whole_day(day), Body::Event(Event { until, ..Event::new(event_type, title) }));
            }
        }
    }

    fn notes(&mut self) {
        for (count, day) in (5..DAYS).step_by(18).enumerate() {
            let text = match count % 3 {
                0 => "Slept badly, \"wired\" until two.\nWalked anyway.",
                1 => "Better than last week, 2 km without a stop",
                _ => "Ærlig talt: tired – naïve hope, 50 % done",
            };
            self.add(minute(day, 22, 45), Body::Note(Note { text: text.to_owned() }));
        }
    }
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn whole_day(day: i64) -> When {
    When::exact(Point::Day(date_of(days(FIRST_DAY) + day)))
}

/// A minute read off a clock where summer and winter keep the same time.
fn minute(day: i64, hour: i8, minute: i8) -> When {
    let at: DateTime = date_of(days(FIRST_DAY) + day).at(hour, minute, 0, 0);
    let zone = Zone { name: Some("Atlantic/Reykjavik".to_owned()), offset_minutes: Some(0) };
    When { zone, ..When::exact(Point::Minute(at)) }
}
