//! Reads the cells of a row one by one and gathers what is refused, so that a form shows all of it at once.

use crate::model::amount::NumberError;
use crate::model::{DoseUnit, Number, RecordId, Refusal, Source, When};

use super::row::Row;
use super::{Entry, when};

/// The longest text of a field, wherever it comes from.
pub const MOST_FIELD_BYTES: usize = 64 << 10;

/// What no field may hold, whatever it means: so that no parser is handed it.
pub(super) fn unfit(row: &Row) -> Vec<Refusal> {
    let unfit = |(field, text): (&'static str, &str)| {
        if text.len() > MOST_FIELD_BYTES {
            return Some(Refusal::new(field, "refused-too-long").with("most", MOST_FIELD_BYTES >> 10));
        }
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n');
        text.contains(is_control).then(|| Refusal::new(field, "refused-control-character"))
    };
    row.cells().filter_map(unfit).collect()
}

pub(super) struct Reader<'a> {
    pub(super) row: &'a Row,
    pub(super) entry: &'a Entry<'a>,
    pub(super) refusals: Vec<Refusal>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(row: &'a Row, entry: &'a Entry<'a>) -> Self {
        Self { row, entry, refusals: Vec::new() }
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    /// A row without an id is something new; one with an id is a record that was written before.
    pub(super) fn is_new(&self) -> bool {
        self.cell("id").is_none()
    }

    /// A cell that holds anything at all.
    pub(super) fn cell(&self, field: &str) -> Option<&'a str> {
        self.row.get(field).filter(|text| !text.is_empty())
    }

    /// A text as it was given, untrimmed.
    pub(super) fn text(&self, field: &str) -> Option<String> {
        self.cell(field).map(str::to_owned)
    }

    /// A text that must say something.
    pub(super) fn required(&mut self, field: &'static str) -> Option<String> {
        match self.cell(field) {
            Some(text) if !text.trim().is_empty() => self.text(field),
            _ => {
                self.refuse(Refusal::new(field, "refused-empty"));
                None
            }
        }
    }

    /// One word of a fixed list.
    pub(super) fn choice<T>(
        &mut self,
        field: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
        choices: impl FnOnce() -> String,
    ) -> Option<T> {
        let text = self.cell(field)?;
        let choice = parse(text);
        if choice.is_none() {
            self.refuse(Refusal::new(field, "refused-choice").with("text", text).with("choices", choices()));
        }
        choice
    }

    pub(super) fn yes_no(&mut self, field: &'static str) -> Option<bool> {
        let parse = |text: &str| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        self.choice(field, parse, || "yes, no".to_owned())
    }

    pub(super) fn parse_number(&mut self, field: &'static str, text: &str) -> Option<Number> {
        match text.parse::<Number>() {
            Ok(number) => Some(number),
            Err(err) => {
                self.refuse(number_refusal(field, text, err));
                None
            }
        }
    }

    /// A number above zero.
    pub(super) fn positive(&mut self, field: &'static str, text: &str) -> Option<Number> {
        let number = self.parse_number(field, text)?;
        if number.decimal() <= rust_decimal::Decimal::ZERO {
            self.refuse(Refusal::new(field, "refused-not-positive").with("text", text));
            return None;
        }
        Some(number)
    }

    pub(super) fn dose_unit(&mut self, field: &'static str, text: &str) -> Option<DoseUnit> {
        let unit = DoseUnit::parse(text);
        if unit.is_none() {
            let known: Vec<_> = DoseUnit::ALL.into_iter().map(DoseUnit::code).collect();
            self.refuse(Refusal::new(field, "refused-dose-unit").with("text", text).with("choices", known.join(", ")));
        }
        unit
    }

    pub(super) fn id(&mut self) -> RecordId {
        let Some(text) = self.cell("id") else { return self.entry.id };
        RecordId::parse(text).unwrap_or_else(|| {
            self.refuse(Refusal::new("id", "refused-id").with("text", text));
            self.entry.id
        })
    }

    pub(super) fn source(&mut self) -> Source {
        let Some(text) = self.cell("source") else { return self.entry.source.clone() };
        Source::parse(text).unwrap_or_else(|| {
            self.refuse(
                Refusal::new("source", "refused-choice").with("text", text).with("choices", "window, cli, import:…"),
            );
            self.entry.source.clone()
        })
    }

    pub(super) fn at(&mut self) -> Option<When> {
        let text = match self.cell("at") {
            Some(text) => text,
            None if self.entry.fresh && self.row.get("at").is_none() => "now",
            None => {
                self.refuse(Refusal::new("at", "refused-empty"));
                return None;
            }
        };
        let read = when::when("at", text, self.cell("at_basis"), self.entry);
        let mut at = self.keep(read)?;
        if let Some(zone) = self.cell("zone") {
            at.zone.name = Some(zone.to_owned());
        }
        if let Some(offset) = self.cell("offset") {
            let minutes = crate::model::Zone::parse_offset(offset).filter(|_| at.minute().is_some());
            if minutes.is_none() {
                self.refuse(Refusal::new("offset", "refused-offset").with("text", offset));
            }
            at.zone.offset_minutes = minutes;
        }
        Some(at)
    }

    /// The end of something that began at `at`.
    pub(super) fn until(&mut self, at: Option<&When>) -> Option<When> {
        let text = self.cell("until")?;
        let read = when::when("until", text, self.cell("until_basis"), self.entry);
        let mut until = self.keep(read)?;
        // The end is read in the zone of its beginning.
        until.zone = crate::model::Zone::default();
        if at.is_some_and(|at| until.latest() < at.earliest()) {
            self.refuse(Refusal::new("until", "refused-ends-before-it-begins"));
            return None;
        }
        Some(until)
    }

    pub(super) fn keep<T>(&mut self, read: Result<T, Refusal>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.refuse(refusal);
                None
            }
        }
    }
}

pub(super) fn number_refusal(field: &'static str, text: &str, err: NumberError) -> Refusal {
    let key = match err {
        NumberError::Empty => "refused-empty",
        NumberError::Comma => "refused-number-comma",
        NumberError::BarePoint => "refused-number-bare-point",
        NumberError::LeadingZero => "refused-number-leading-zero",
        NumberError::NotANumber => "refused-number",
        NumberError::TooLong => "refused-number-too-long",
    };
    Refusal::new(field, key).with("text", text)
}
