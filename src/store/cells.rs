//! The cells of one row, read and written in the order of its columns.

use std::fmt;

use rusqlite::types::{Value, ValueRef};

use crate::model::amount::{Number, NumberError};

/// A cell that says what no record says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bad {
    pub(super) column: &'static str,
    pub(super) why: String,
}

impl Bad {
    pub(super) fn new(column: &'static str, why: impl fmt::Display) -> Self {
        Self { column, why: why.to_string() }
    }
}

#[derive(Default)]
pub(super) struct Writer {
    values: Vec<Value>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { values: Vec::with_capacity(24) }
    }

    pub(super) fn values(self) -> Vec<Value> {
        self.values
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.values.push(Value::Text(text.into()));
    }

    pub(super) fn maybe(&mut self, text: Option<impl AsRef<str>>) {
        self.values.push(text.map_or(Value::Null, |text| Value::Text(text.as_ref().to_owned())));
    }

    pub(super) fn shown(&mut self, value: Option<impl fmt::Display>) {
        self.values.push(value.map_or(Value::Null, |value| Value::Text(value.to_string())));
    }

    pub(super) fn integer(&mut self, value: Option<i64>) {
        self.values.push(value.map_or(Value::Null, Value::Integer));
    }
}

pub(super) struct Reader<'a> {
    cells: std::slice::Iter<'a, ValueRef<'a>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(cells: &'a [ValueRef<'a>]) -> Self {
        Self { cells: cells.iter() }
    }

    fn next(&mut self, column: &'static str) -> Result<ValueRef<'a>, Bad> {
        self.cells.next().copied().ok_or_else(|| Bad::new(column, "no such column"))
    }

    pub(super) fn maybe_text(&mut self, column: &'static str) -> Result<Option<&'a str>, Bad> {
        match self.next(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).map(Some).map_err(|error| Bad::new(column, error)),
            other => Err(Bad::new(column, format_args!("{} instead of text", other.data_type()))),
        }
    }

    pub(super) fn text(&mut self, column: &'static str) -> Result<&'a str, Bad> {
        self.maybe_text(column)?.ok_or_else(|| Bad::new(column, "missing"))
    }

    pub(super) fn owned(&mut self, column: &'static str) -> Result<String, Bad> {
        self.text(column).map(str::to_owned)
    }

    pub(super) fn maybe_owned(&mut self, column: &'static str) -> Result<Option<String>, Bad> {
        Ok(self.maybe_text(column)?.map(str::to_owned))
    }

    pub(super) fn maybe_parsed<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Bad> {
        let Some(text) = self.maybe_text(column)? else { return Ok(None) };
        parse(text).map(Some).ok_or_else(|| Bad::new(column, "not understood"))
    }

    pub(super) fn parsed<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Bad> {
        self.maybe_parsed(column, parse)?.ok_or_else(|| Bad::new(column, "missing"))
    }

    pub(super) fn maybe_number(&mut self, column: &'static str) -> Result<Option<Number>, Bad> {
        let Some(text) = self.maybe_text(column)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error: NumberError| Bad::new(column, error))
    }

    pub(super) fn maybe_integer(&mut self, column: &'static str) -> Result<Option<i64>, Bad> {
        match self.next(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(value) => Ok(Some(value)),
            other => Err(Bad::new(column, format_args!("{} instead of an integer", other.data_type()))),
        }
    }

    pub(super) fn integer(&mut self, column: &'static str) -> Result<i64, Bad> {
        self.maybe_integer(column)?.ok_or_else(|| Bad::new(column, "missing"))
    }

    pub(super) fn maybe_flag(&mut self, column: &'static str) -> Result<Option<bool>, Bad> {
        match self.maybe_integer(column)? {
            None => Ok(None),
            Some(0) => Ok(Some(false)),
            Some(1) => Ok(Some(true)),
            Some(other) => Err(Bad::new(column, format_args!("{other} instead of 0 or 1"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why<T: fmt::Debug>(cell: ValueRef<'_>, read: impl FnOnce(&mut Reader<'_>) -> Result<T, Bad>) -> String {
        let Bad { column, why } = read(&mut Reader::new(&[cell])).unwrap_err();
        assert_eq!(column, "c");
        why
    }

    #[test]
    fn a_cell_that_no_record_writes_is_named_with_its_reason() {
        let text = ValueRef::Text(b"4.5 mg");
        assert_eq!(why(ValueRef::Null, |cells| cells.owned("c")), "missing");
        assert_eq!(why(ValueRef::Null, |cells| cells.integer("c")), "missing");
        assert_eq!(why(ValueRef::Null, |cells| cells.parsed("c", |_| Some(()))), "missing");
        assert_eq!(why(text, |cells| cells.maybe_parsed("c", |_| None::<()>)), "not understood");
        assert_eq!(why(ValueRef::Integer(4), |cells| cells.owned("c")), "Integer instead of text");
        assert_eq!(why(ValueRef::Blob(b"4"), |cells| cells.maybe_owned("c")), "Blob instead of text");
        assert_eq!(why(text, |cells| cells.maybe_integer("c")), "Text instead of an integer");
        assert_eq!(why(ValueRef::Real(4.5), |cells| cells.integer("c")), "Real instead of an integer");
        assert_eq!(why(ValueRef::Integer(2), |cells| cells.maybe_flag("c")), "2 instead of 0 or 1");
        assert!(why(ValueRef::Text(b"\xff"), |cells| cells.owned("c")).contains("utf-8"));
        assert_ne!(why(text, |cells| cells.maybe_number("c")), "");
        let past_the_last = Reader::new(&[]).text("c");
        assert_eq!(past_the_last, Err(Bad::new("c", "no such column")));
    }

    #[test]
    fn what_is_written_is_read_in_the_same_order() {
        let mut cells = Writer::new();
        cells.text("a");
        cells.maybe(None::<String>);
        cells.shown(Some(4.5));
        cells.integer(Some(1));
        let values = cells.values();
        let values: Vec<ValueRef<'_>> = values.iter().map(ValueRef::from).collect();
        let mut cells = Reader::new(&values);
        assert_eq!(cells.text("a"), Ok("a"));
        assert_eq!(cells.maybe_text("b"), Ok(None));
        assert_eq!(
            cells.maybe_number("c").map(|number| number.map(|number| number.to_string())),
            Ok(Some("4.5".into()))
        );
        assert_eq!(cells.maybe_flag("d"), Ok(Some(true)));
        assert_eq!(cells.maybe_integer("e"), Err(Bad::new("e", "no such column")));
    }
}
