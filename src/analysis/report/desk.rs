//! What every part of a report needs beside the diary: the facts, the plans, and what lies in the period.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::due::Schedules;
use crate::analysis::facts::Facts;
use crate::analysis::labs::{self, Followed};
use crate::analysis::text::Text;
use crate::catalogue::Catalogue;
use crate::model::diary::folded;
use crate::model::record::{Body, Record};
use crate::model::{Diary, RecordId, When};

use super::ReportRequest;

pub(super) struct Desk<'a> {
    pub(super) diary: &'a Diary,
    pub(super) catalogue: &'a Catalogue,
    pub(super) request: &'a ReportRequest,
    pub(super) facts: Facts,
    pub(super) schedules: Schedules,
    /// Found once: three parts ask for them.
    labs: OnceCell<Vec<Followed>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(diary: &'a Diary, catalogue: &'a Catalogue, request: &'a ReportRequest) -> Self {
        let (facts, schedules) = (Facts::new(diary, catalogue), Schedules::new(diary));
        Self { diary, catalogue, request, facts, schedules, labs: OnceCell::new() }
    }

    /// Every analyte with its results, the most pressing first.
    pub(super) fn labs(&self) -> &[Followed] {
        self.labs.get_or_init(|| labs::by_analyte(self.diary, self.catalogue, &self.facts))
    }

    /// It may lie in the period: a coarse date that reaches into it does.
    pub(super) fn within(&self, at: &When) -> bool {
        self.touches(at, Some(at))
    }

    /// A stretch from `at`, which goes on where it has no end, reaches into the period.
    pub(super) fn touches(&self, at: &When, until: Option<&When>) -> bool {
        let begins = at.earliest().date();
        let ends = until.map(|until| until.latest().date());
        begins <= self.request.to && self.request.from.is_none_or(|from| ends.is_none_or(|ends| ends >= from))
    }

    pub(super) fn within_day(&self, day: Date) -> bool {
        day <= self.request.to && self.request.from.is_none_or(|from| day >= from)
    }

    /// The last day of the period: what is so then.
    pub(super) fn last_day(&self) -> Date {
        self.request.to
    }

    /// Doses of a medicine that were written down for those days, whatever became of them: a tally is made of them.
    pub(super) fn doses_between(&self, medicine: RecordId, from: Date, until: Date) -> impl Iterator<Item = RecordId> {
        let hour = self.diary.settings.day_start_hour;
        let within = move |record: &Record| record.at.diary_day(hour).is_some_and(|day| day >= from && day <= until);
        self.diary.doses_of(medicine).filter(move |(record, _)| within(record)).map(|(record, _)| record.id)
    }

    /// "12 Apr 2014 (day 98)": the date, and how long after the start it is.
    pub(super) fn date(&self, record: &Record) -> Text {
        self.date_of(&record.at)
    }

    pub(super) fn date_of(&self, at: &When) -> Text {
        let date = crate::analysis::text::date(at);
        match self.day(at) {
            Some(day) => Text::key("report-date-day").with("date", date).with("day", day),
            None => date,
        }
    }

    /// "1 Jun 2013 – Oct 2013"; one date where the end is known no better than the start.
    pub(super) fn stretch(&self, at: &When, until: Option<&When>) -> Text {
        let since = self.date_of(at);
        match until.filter(|until| *until != at) {
            Some(until) => {
                Text::key("report-stretch").with("since", since).with("until", crate::analysis::text::date(until))
            }
            None => since,
        }
    }

    /// "day 98", "about day 98", "before the start".
    pub(super) fn day(&self, at: &When) -> Option<Text> {
        let day = self.facts.day_of(at)?;
        Some(match (day.number, day.estimated) {
            (..=0, _) => Text::key("labs-day-before"),
            (number, true) => Text::key("labs-day-estimated").with("day", number.to_string()),
            (number, false) => Text::key("labs-day").with("day", number.to_string()),
        })
    }

    /// A symptom's name as the catalogue has it.
    pub(super) fn symptom_name<'n>(&'n self, name: &'n str) -> &'n str {
        self.catalogue.symptom(name).map_or(name, |seed| seed.name.as_str())
    }
}

/// Whether a symptom stays out of reports unless the person puts it in.
pub fn is_sensitive(diary: &Diary, catalogue: &Catalogue, name: &str) -> bool {
    let known = catalogue.symptom(name).map(|seed| seed.sensitive);
    known.or_else(|| diary.own_symptom(name).map(|own| own.sensitive)).unwrap_or(false)
}

/// The diary as the report may show it. Sensitive symptoms are left out everywhere, in the chart as in the means, unless
/// the person puts them in; so is what the person named.
pub(super) fn without_what_is_left_out<'a>(
    diary: &'a Diary,
    catalogue: &Catalogue,
    request: &ReportRequest,
) -> Cow<'a, Diary> {
    let known = |name: &String| {
        let symptom = catalogue.symptom(name).map(|seed| seed.name.as_str());
        folded(symptom.or_else(|| catalogue.analyte(name).map(|analyte| analyte.name.as_str())).unwrap_or(name))
    };
    let left_out: Vec<String> = request.left_out.iter().flat_map(|name| [folded(name), known(name)]).collect();
    let is_named = |name: &str| left_out.iter().any(|left_out| *left_out == folded(name));
    let is_sensitive = |name: &str| is_sensitive(diary, catalogue, name);
    let mut asked: Vec<(&str, bool)> = Vec::new();
    let mut leaves_symptom = |name: &'a str| {
        if let Some((_, leaves)) = asked.iter().find(|(known, _)| *known == name) {
            return *leaves;
        }
        let known = catalogue.symptom(name).map_or(name, |seed| seed.name.as_str());
        let leaves = is_named(name) || is_named(known) || (!request.sensitive && is_sensitive(name));
        asked.push((name, leaves));
        leaves
    };
    let named = |name: &str| is_named(name) || catalogue.analyte(name).is_some_and(|known| is_named(&known.name));
    let mut leaves = |record: &'a Record| match &record.body {
        Body::Symptom(entry) => leaves_symptom(&entry.symptom),
        Body::OwnSymptom(symptom) => leaves_symptom(&symptom.name),
        Body::Lab(result) => !left_out.is_empty() && named(&result.analyte),
        _ if left_out.is_empty() => false,
        Body::Medicine(medicine) => is_named(&medicine.name),
        Body::Event(event) => is_named(&event.title),
        _ => record.medicine().is_some_and(|medicine| is_named(diary.medicine_name(medicine))),
    };
    let all = diary.all();
    let left: HashSet<RecordId> = all.iter().filter(|record| leaves(record)).map(|record| record.id).collect();
    let hides_outcome = |name: &str| is_named(name) || (!request.sensitive && is_sensitive(name));
    if left.is_empty() && !diary.settings.outcomes.iter().any(|outcome| hides_outcome(&outcome.symptom)) {
        return Cow::Borrowed(diary);
    }
    // What hangs on a medicine that leaves goes with it.
    let stays = |record: &Record| !left.contains(&record.id) && record.hangs_on().is_none_or(|on| !left.contains(&on));
    let mut settings = diary.settings.clone();
    settings.outcomes.retain(|outcome| !hides_outcome(&outcome.symptom));
    settings.daily.symptoms.retain(|name| !hides_outcome(name));
    let kept = all.into_iter().filter(|record| stays(record)).map(|record| Record::clone(record)).collect();
    Cow::Owned(Diary::of(settings, kept))
}

/// Everything by its name that a report may leave out.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// As the catalogue has them.
    pub symptoms: Vec<String>,
    pub analytes: Vec<String>,
    pub medicines: Vec<String>,
    pub events: Vec<String>,
}

/// What the diary has entries of, each once, in the order of its first entry.
pub fn names(diary: &Diary, catalogue: &Catalogue) -> Names {
    let symptoms = once(diary.symptoms().map(|(_, entry)| entry.symptom.as_str()));
    let symptoms = symptoms.map(|name| catalogue.symptom(name).map_or(name, |seed| &seed.name).to_owned());
    let analytes = once(diary.labs().map(|(_, result)| result.analyte.as_str()));
    let titles = diary.events().map(|(_, event)| event.title.as_str()).filter(|title| !title.is_empty());
    Names {
        symptoms: distinct(symptoms),
        analytes: distinct(analytes.map(|name| labs::name_of(catalogue, name))),
        medicines: distinct(diary.medicines().map(|(_, medicine)| medicine.name.clone())),
        events: distinct(once(titles).map(str::to_owned)),
    }
}

/// Each text once: most of very many entries repeat one, and what follows is slow.
fn once<'t>(texts: impl Iterator<Item = &'t str>) -> impl Iterator<Item = &'t str> {
    let mut seen: HashSet<&str> = HashSet::new();
    texts.filter(move |text| seen.insert(text))
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut known: HashSet<String> = HashSet::new();
    names.filter(|name| known.insert(folded(name))).collect()
}

impl Names {
    /// Whether there is something of that name, by any name that the catalogue has for it.
    pub fn holds(&self, catalogue: &Catalogue, name: &str) -> bool {
        let known = catalogue.symptom(name).map(|seed| &seed.name);
        let known = known.or_else(|| catalogue.analyte(name).map(|analyte| &analyte.name));
        let wanted = [folded(name), known.map(|name| folded(name)).unwrap_or_default()];
        let all = [&self.symptoms, &self.analytes, &self.medicines, &self.events];
        all.into_iter().flatten().any(|name| wanted.contains(&folded(name)))
    }
}

/// What goes out as tables with a report: the same items in the same period, the notes that were chosen, and what those
/// hang on.
pub fn shared(diary: &Diary, catalogue: &Catalogue, request: &ReportRequest) -> Diary {
    let shown = without_what_is_left_out(diary, catalogue, request);
    let desk = Desk::new(&shown, catalogue, request);
    let stays = |record: &Record| match &record.body {
        Body::Dose(_) | Body::Symptom(_) | Body::Lab(_) => desk.within(&record.at),
        Body::Event(event) => desk.touches(&record.at, event.until.as_ref().or(Some(&record.at))),
        Body::Course(course) => desk.touches(&record.at, course.until.as_ref()),
        Body::Note(_) => request.notes.contains(&record.id),
        Body::Question(question) => !question.done,
        Body::Attachment(_) | Body::Answer(_) => false,
        _ => true,
    };
    // A remark beside a record is a note too, and nobody chose it.
    let told = |record: &Arc<Record>| Record { note: None, ..Record::clone(record) };
    let kept = shown.all().into_iter().filter(|record| stays(record)).map(told).collect();
    Diary::of(shown.settings.clone(), kept)
}
