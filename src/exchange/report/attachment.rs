//! What the report says as data: section by section, each line and row as it is said, with the records it was made
//! of, so that every number can be traced.

use serde_json::{Map, Value, json};

use crate::analysis::report::{Block, Cell, Line, LineTone, Report, Row, Section, Table};
use crate::analysis::text::Text;
use crate::model::RecordId;
use crate::words::Words;

/// The report as JSON, indented.
pub(super) fn json(report: &Report, words: &Words) -> String {
    let say = |text: &Text| text.said(&|key, args| words.say(key, args));
    let lines = |lines: &[Line]| -> Value { lines.iter().map(|line| said(line, &say)).collect() };
    let value = json!({
        "program": concat!("titrace ", env!("CARGO_PKG_VERSION")),
        "language": words.language().code(),
        "made": report.made.to_string(),
        "title": say(&report.title),
        "about": lines(&report.about),
        "sections": report.sections.iter().map(|section| sectioned(section, &say)).collect::<Value>(),
        "footer": report.footer.iter().map(say).collect::<Value>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

fn sectioned(section: &Section, say: &dyn Fn(&Text) -> String) -> Value {
    let blocks: Value = section.blocks.iter().map(|block| blocked(block, say)).collect();
    json!({ "part": section.part.code(), "title": say(&section.title), "blocks": blocks })
}

fn blocked(block: &Block, say: &dyn Fn(&Text) -> String) -> Value {
    let lines = |lines: &[Line]| -> Value { lines.iter().map(|line| said(line, say)).collect() };
    match block {
        Block::Line(line) => json!({ "kind": "line", "lines": [said(line, say)] }),
        Block::Boxed(boxed) => json!({ "kind": "boxed", "lines": lines(boxed) }),
        Block::List(list) => json!({ "kind": "list", "lines": lines(list) }),
        Block::Table(table) => tabled(table, say),
        Block::Chart(chart) => {
            let summary: Value = chart.summary().iter().map(say).collect();
            json!({ "kind": "chart", "title": say(&chart.title()), "summary": summary })
        }
    }
}

fn said(line: &Line, say: &dyn Fn(&Text) -> String) -> Value {
    let mut value = Map::new();
    value.insert("text".to_owned(), say(&line.text).into());
    if line.tone == LineTone::Alert {
        value.insert("alert".to_owned(), true.into());
    }
    value.insert("records".to_owned(), ids(&line.from));
    value.into()
}

fn tabled(table: &Table, say: &dyn Fn(&Text) -> String) -> Value {
    let columns: Value = table.columns.iter().map(|column| say(&column.head)).collect();
    let cell = |cell: &Cell| cell.text.as_ref().map(say);
    let row = |row: &Row| {
        let cells: Value = row.cells.iter().map(cell).collect();
        json!({ "cells": cells, "records": ids(&row.from) })
    };
    json!({ "kind": "table", "columns": columns, "rows": table.rows.iter().map(row).collect::<Value>() })
}

pub(super) fn ids(records: &[RecordId]) -> Value {
    records.iter().map(RecordId::to_string).collect()
}
