//! scratch
use titrace::analysis::chart::*;
use titrace::catalogue::Catalogue;
use titrace::intake;
use titrace::intake::Row;
use titrace::model::*;
use titrace::words::Words;
use uuid::Uuid;

struct B {
    diary: Diary,
    n: u128,
    cat: Catalogue,
    now: jiff::Zoned,
}
impl B {
    fn add(&mut self, kind: Kind, cells: &[(&'static str, &str)]) {
        self.n += 1;
        let mut row = Row::new();
        for (k, v) in cells {
            if !v.is_empty() {
                row.set(k, *v);
            }
        }
        let entry = intake::Entry {
            diary: &self.diary,
            catalogue: &self.cat,
            now: &self.now,
            source: Source::CommandLine,
            decimal_mark: '.',
            id: RecordId(Uuid::from_u128(self.n)),
            fresh: false,
        };
        let record = match intake::record(kind, &row, &entry) {
            Ok(r) => r,
            Err(e) => panic!("{cells:?}: {e:?}"),
        };
        Change::Add(vec![record]).apply(&mut self.diary);
    }
}
fn main() {
    let now: jiff::Zoned = "2014-07-01T12:00[UTC]".parse().unwrap();
    let mut b = B { diary: Diary::default(), n: 0, cat: Catalogue::bundled().unwrap(), now: now.clone() };
    let mut args = std::env::args().skip(1);
    let which = args.next().unwrap();
    let out = args.next().unwrap();
    let mut request = ChartRequest::default();
    match which.as_str() {
        "case" => {
            b.add(Kind::Medicine, &[("name", "Naltrexone"), ("strength", "3 mg"), ("at", "2013-12")]);
            for m in ["Prednisolone", "Immunoglobulins", "Rituximab", "Interferon beta"] {
                b.add(Kind::Medicine, &[("name", m), ("at", "2014-01")]);
            }
            b.add(
                Kind::Course,
                &[("medicine", "Naltrexone"), ("at", "2013-11"), ("at_basis", "assumed"), ("until", "2014-03")],
            );
            b.add(Kind::Course, &[("medicine", "Prednisolone"), ("at", "2014-03")]);
            b.add(
                Kind::Course,
                &[("medicine", "Immunoglobulins"), ("at", "2014-03..2014-05"), ("at_basis", "between")],
            );
            b.add(Kind::Course, &[("medicine", "Rituximab"), ("at", "2014-03..2014-05"), ("at_basis", "between")]);
            for (at, v, lab, r) in [
                ("2009", "110", "", ""),
                ("2012", "110", "", ""),
                ("~2011", "~120", "", ""),
                ("2014-03", "<5", "GP", "165-387"),
                ("2014-04", "<5", "Haukeland", ""),
                ("2014-06", "~136", "Haukeland", ""),
            ] {
                let (basis, at) = match at.strip_prefix('~') {
                    Some(r) => ("about", r),
                    None => ("", at),
                };
                b.add(
                    Kind::Lab,
                    &[
                        ("analyte", "Platelets"),
                        ("value", v),
                        ("unit", "10*9/L"),
                        ("at", at),
                        ("at_basis", basis),
                        ("lab", lab),
                        ("range", r),
                        ("range_source", if r.is_empty() { "" } else { "printed" }),
                    ],
                );
            }
            b.add(Kind::Lab, &[("analyte", "Liver function tests"), ("value", "normal"), ("at", "2014-03")]);
            b.add(Kind::Symptom, &[("symptom", "Bruises"), ("value", "yes"), ("scale", "yes/no"), ("at", "2014-02")]);
            b.add(
                Kind::Symptom,
                &[("symptom", "Gum bleeding"), ("value", "yes"), ("scale", "yes/no"), ("at", "2014-02")],
            );
            b.add(
                Kind::Symptom,
                &[("symptom", "Gum bleeding"), ("value", "yes"), ("scale", "yes/no"), ("at", "2014-03")],
            );
            for (t, title, at) in [
                ("relapse", "Optic neuritis", "2012"),
                ("milestone", "MS diagnosis", "2012"),
                ("procedure", "Splenectomy", "2014-05"),
                ("other", "Interferon beta prescribed, never started", "2013"),
                ("procedure", "Dental examination, profuse gum bleeding", "2014-03"),
            ] {
                b.add(Kind::Event, &[("type", t), ("title", title), ("at", at)]);
            }
        }
        _ => {
            // the look picture
            b.add(
                Kind::Medicine,
                &[("name", "Naltrexone"), ("recipe", "50 mg in 10 mL, 20 drops/mL"), ("at", "2013-12-30")],
            );
            b.add(Kind::Medicine, &[("name", "Prednisolone"), ("at", "2013-12-30")]);
            b.add(Kind::Medicine, &[("name", "Vitamin D"), ("at", "2013-12-30")]);
            b.add(Kind::Course, &[("medicine", "Vitamin D"), ("at", "2013-12-20")]);
            b.add(Kind::Course, &[("medicine", "Prednisolone"), ("at", "2014-05-01"), ("until", "2014-05-12")]);
            let day0: jiff::civil::Date = "2013-12-30".parse().unwrap();
            for d in 0..130_i64 {
                let date = day0.checked_add(jiff::Span::new().days(d)).unwrap();
                let count = (1 + d / 7).min(18).to_string();
                let at = format!("{date}T22:00");
                if [36, 37, 80].contains(&d) {
                    b.add(Kind::Dose, &[("medicine", "Naltrexone"), ("status", "skipped"), ("at", &at)]);
                } else {
                    b.add(
                        Kind::Dose,
                        &[("medicine", "Naltrexone"), ("count", &count), ("count_unit", "drop"), ("at", &at)],
                    );
                }
                let f = ((7 - d / 30 + (d * 7 % 3) - 1).clamp(0, 10)).to_string();
                let s = ((5 - d / 40 + (d * 5 % 3) - 1).clamp(0, 10)).to_string();
                if d % 3 == 0 {
                    b.add(Kind::Symptom, &[("symptom", "Fatigue"), ("value", &f), ("at", &at)]);
                    b.add(Kind::Symptom, &[("symptom", "Spasticity"), ("value", &s), ("at", &at), ("side", "left")]);
                    b.add(
                        Kind::Symptom,
                        &[
                            ("symptom", "Bruises"),
                            ("value", &((d - 80).max(0) / 10).to_string()),
                            ("at", &at),
                            ("scale", "0-10"),
                        ],
                    );
                }
            }
            for (at, v, lab, r) in [
                ("2013-12-24", "122", "A", "165-387"),
                ("2014-01-03", "119", "A", "165-387"),
                ("2014-01-31", "111", "A", "165-387"),
                ("2014-02-28", "98", "A", "165-387"),
                ("2014-04-02", "61", "B", "150-400"),
                ("2014-04-28", "<5", "B", "150-400"),
            ] {
                b.add(
                    Kind::Lab,
                    &[
                        ("analyte", "Platelets"),
                        ("value", v),
                        ("unit", "10^9/L"),
                        ("at", at),
                        ("lab", lab),
                        ("range", r),
                        ("range_source", "printed"),
                    ],
                );
            }
            for (at, v) in [("2014-01-03", "2.1"), ("2014-02-03", ">60"), ("2014-03-03", "3-5"), ("2014-04-01", "4.4")]
            {
                b.add(Kind::Lab, &[("analyte", "TSH"), ("value", v), ("unit", "mIU/L"), ("at", at)]);
            }
            b.add(
                Kind::Event,
                &[("type", "other"), ("title", "Interferon beta: prescribed, never taken"), ("at", "2013-12-22")],
            );
            for i in 0..16 {
                b.add(
                    Kind::Event,
                    &[
                        ("type", "context"),
                        ("title", &format!("Something number {i}")),
                        ("at", &format!("2014-0{}-{:02}", 1 + i / 4, 1 + (i * 7) % 27)),
                    ],
                );
            }
            if which == "day" {
                request.axis = Axis::Day;
            }
        }
    }
    let chart = chart(&b.diary, &b.cat, &request);
    let words = Words::english();
    for s in chart.summary() {
        println!("{}", s.said(&|k, a| words.say(k, a)));
    }
    println!("--");
    for row in chart.table().iter().take(30) {
        println!("{}", row.sentence().said(&|k, a| words.say(k, a)));
    }
    println!("--");
    for l in chart.read_at((chart.x.0 + chart.x.1 * 3.0) / 4.0) {
        println!("{}", l.said(&|k, a| words.say(k, a)));
    }
    std::fs::write(&out, titrace::exchange::picture::svg(&chart, &words)).unwrap();
}
