//! Relapses as they are usually judged: what is remarked beside one that is being written down, as information and never
//! as a refusal; and since when there may have been none.

use jiff::civil::Date;

use crate::catalogue::{Catalogue, Definition};
use crate::model::event::{Event, EventType};
use crate::model::when::{self, When};
use crate::model::{Body, Diary, Message, Record};

use super::facts::Facts;

/// Remarks on a relapse, or on the statement that there was none, each beside the field it is about. Only what is sure
/// by the dates as precise as they are given.
pub fn remarks(diary: &Diary, catalogue: &Catalogue, record: &Record) -> Vec<(&'static str, Message)> {
    let Body::Event(event) = &record.body else { return Vec::new() };
    if event.event_type != EventType::Relapse {
        return Vec::new();
    }
    if event.absent {
        return contradicted(diary, record, event).into_iter().map(|message| ("until", message)).collect();
    }
    let contradicts = contradicts(diary, record).map(|message| ("at", message));
    let Some(usual) = catalogue.event_words(EventType::Relapse).and_then(|words| words.definition.as_ref()) else {
        return contradicts.into_iter().collect();
    };
    let mut remarks = Vec::new();
    remarks.extend(contradicts);
    remarks.extend(near(diary, record, usual).map(|message| ("at", message)));
    remarks.extend(short(record, event, usual).map(|message| ("until", message)));
    if event.fever == Some(true) {
        remarks.push(("fever", Message::new("relapse-fever").with("source", &usual.source)));
    }
    remarks
}

/// It begins too few days after another one began.
fn near(diary: &Diary, record: &Record, usual: &Definition) -> Option<Message> {
    let begins = when::days(record.at.latest().date());
    let earlier = relapses(diary)
        .filter(|(other, _)| other.id != record.id && other.at.earliest() < record.at.earliest())
        .max_by_key(|(other, _)| other.at.earliest())?;
    let days = begins - when::days(earlier.0.at.earliest().date());
    // Of a month or a year nobody knows the days between.
    let is_counted = [record, earlier.0].iter().all(|record| record.at.earliest().date() == record.at.latest().date());
    let remark =
        if is_counted { Message::new("relapse-near").with("count", days) } else { Message::new("relapse-near-about") };
    (days < i64::from(usual.apart_days)).then(|| remark.with("apart", usual.apart_days).with("source", &usual.source))
}

/// It was surely over too soon.
fn short(record: &Record, event: &Event, usual: &Definition) -> Option<Message> {
    let until = event.until.as_ref()?;
    let minutes = when::minutes(until.latest()) - when::minutes(record.at.earliest());
    (minutes < i64::from(usual.lasts_hours) * 60)
        .then(|| Message::new("relapse-short").with("hours", usual.lasts_hours).with("source", &usual.source))
}

/// A relapse is written down within the time in which there is said to have been none.
fn contradicted(diary: &Diary, record: &Record, event: &Event) -> Option<Message> {
    let (found, _) = relapses(diary).find(|(other, _)| is_within(other, record, event))?;
    Some(Message::new("relapse-within").with("date", found.at.text().replace('T', " ")))
}

/// The other way round: there is said to have been none at the time of this one.
fn contradicts(diary: &Diary, record: &Record) -> Option<Message> {
    let absences = diary.events().filter(|(_, event)| event.event_type == EventType::Relapse && event.absent);
    let (said, event) =
        absences.filter(|(said, _)| said.id != record.id).find(|(said, event)| is_within(record, said, event))?;
    let text = |when: &When| when.text().replace('T', " ");
    let until = event.until.as_ref().unwrap_or(&said.at);
    Some(Message::new("relapse-said-none").with("since", text(&said.at)).with("until", text(until)))
}

/// Whether a relapse began surely after the beginning of that time, and in it.
fn is_within(relapse: &Record, none: &Record, event: &Event) -> bool {
    let until = event.until.as_ref().unwrap_or(&none.at);
    relapse.at.earliest() > none.at.latest() && relapse.at.latest() <= until.latest()
}

/// Those that there were.
pub fn relapses(diary: &Diary) -> impl DoubleEndedIterator<Item = (&Record, &Event)> {
    diary.events().filter(|(_, event)| event.event_type == EventType::Relapse && !event.absent)
}

/// Whether relapses are spoken of in this diary at all.
pub fn are_spoken_of(diary: &Diary) -> bool {
    diary.events().any(|(_, event)| event.event_type == EventType::Relapse)
}

/// Since when there may have been none: the end of the last one, or of what was said of it last; else the start of the
/// followed medicine.
pub fn none_since(diary: &Diary, facts: &Facts, today: Date) -> Option<When> {
    let of_relapses = diary.events().filter(|(_, event)| event.event_type == EventType::Relapse);
    let ends = of_relapses.map(|(record, event)| event.until.as_ref().unwrap_or(&record.at));
    let last = ends.filter(|end| end.earliest().date() <= today).max_by_key(|end| end.latest());
    last.cloned().or_else(|| diary.get(facts.start()?.record).map(|record| record.at.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RecordId, Settings, Source};

    fn at(text: &str) -> When {
        When::exact(text.parse().unwrap())
    }

    fn relapse(id: u128, from: &str, until: Option<&str>, change: impl FnOnce(&mut Event)) -> Record {
        let mut event = Event { until: until.map(at), ..Event::new(EventType::Relapse, "Legs") };
        change(&mut event);
        let id = RecordId(uuid::Uuid::from_u128(id));
        Record { id, at: at(from), note: None, source: Source::Window, entered_by: None, body: Body::Event(event) }
    }

    fn said(diary: Vec<Record>, record: &Record) -> Vec<(&'static str, &'static str)> {
        let catalogue = Catalogue::bundled().unwrap();
        let found = remarks(&Diary::of(Settings::default(), diary), &catalogue, record);
        found.into_iter().map(|(field, message)| (field, message.key)).collect()
    }

    #[test]
    fn s4_12_what_is_unlike_the_usual_definition_is_remarked_and_only_where_it_is_sure() {
        let first = || vec![relapse(1, "2024-02-01", Some("2024-02-20"), |_| {})];
        let second = |from: &str, until: Option<&str>| said(first(), &relapse(2, from, until, |_| {}));
        assert_eq!(second("2024-02-29", None), [("at", "relapse-near")]);
        assert_eq!(second("2024-03-02", None), []);
        // Within one month they are near, and nobody knows by how many days.
        assert_eq!(
            said(vec![relapse(1, "2024-02", None, |_| {})], &relapse(2, "2024-02-20", None, |_| {})),
            [("at", "relapse-near-about")]
        );
        // The whole month may be 30 days away or more.
        assert_eq!(second("2024-03", None), []);
        assert_eq!(second("2024-06-01 10:00", Some("2024-06-02 09:00")), [("until", "relapse-short")]);
        assert_eq!(second("2024-06-01 10:00", Some("2024-06-02 10:00")), []);
        assert_eq!(second("2024-06-01", Some("2024-06-02")), []);
        assert_eq!(second("2024-06-01", Some("2024-06-01")), [("until", "relapse-short")]);
        let hot = relapse(2, "2024-06", None, |event| event.fever = Some(true));
        assert_eq!(said(first(), &hot), [("fever", "relapse-fever")]);
        // Edited, it is not compared with itself.
        assert_eq!(said(first(), &first()[0]), []);
    }

    #[test]
    fn s4_08_none_counts_from_the_last_one_or_what_was_last_said() {
        let catalogue = Catalogue::bundled().unwrap();
        let since = |records: Vec<Record>| {
            let diary = Diary::of(Settings::default(), records);
            let facts = Facts::new(&diary, &catalogue);
            none_since(&diary, &facts, "2025-05-09".parse().unwrap()).map(|since| since.text())
        };
        let none = |id, from: &str, until: &str| {
            relapse(id, from, Some(until), |event| {
                event.absent = true;
                event.title.clear();
            })
        };
        assert_eq!(since(vec![]), None);
        assert_eq!(since(vec![relapse(1, "2024-02", Some("2024-08"), |_| {})]).as_deref(), Some("2024-08"));
        let both = vec![relapse(1, "2024-02", Some("2024-08"), |_| {}), none(2, "2024-08", "2025-01-20")];
        assert_eq!(since(both).as_deref(), Some("2025-01-20"));
        let over = none(3, "2024-01", "2024-12");
        assert_eq!(said(vec![relapse(1, "2024-02", None, |_| {})], &over), [("until", "relapse-within")]);
        assert_eq!(said(vec![none(2, "2024-02", "2024-03")], &over), []);
        // Whichever of the two is written down last.
        let said_none = || vec![none(2, "2024-01", "2024-12")];
        assert_eq!(said(said_none(), &relapse(1, "2024-02", None, |_| {})), [("at", "relapse-said-none")]);
        assert_eq!(said(said_none(), &relapse(1, "2024-12-31", None, |_| {})), [("at", "relapse-said-none")]);
        assert_eq!(said(said_none(), &relapse(1, "2025-01", None, |_| {})), []);
        assert_eq!(said(said_none(), &relapse(1, "2024", None, |_| {})), [], "it may have been in January");
    }
}
