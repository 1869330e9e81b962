//! The report as one HTML file: headings, tables with their names, the chart as SVG, and print rules. It asks for
//! nothing else, runs nothing, and what somebody wrote stays text.

use std::fmt::Write as _;

use super::attachment;
use super::letters;
use crate::analysis::chart::Chart;
use crate::analysis::report::{Block, Cell, Line, LineTone, Report, Section, Table};
use crate::analysis::text::Text;
use crate::exchange::picture;
use crate::model::RecordId;
use crate::words::Words;

const STYLE: &str = include_str!("report.css");

pub(super) fn write(report: &Report, words: &Words) -> Vec<u8> {
    let mut page = Html { out: String::with_capacity(64 * 1024), words, charts: 0 };
    page.draw(report);
    page.out.into_bytes()
}

struct Html<'a> {
    out: String,
    words: &'a Words,
    charts: usize,
}

impl Html<'_> {
    /// The text as HTML.
    fn say(&self, text: &Text) -> String {
        escaped(&text.said(&|key, args| self.words.say(key, args)))
    }

    fn draw(&mut self, report: &Report) {
        let (language, title) = (self.words.language().code(), self.say(&report.title));
        put!(self, "<!DOCTYPE html>");
        put!(self, r#"<html lang="{language}">"#);
        put!(self, r#"<head><meta charset="utf-8"><title>{title}</title>"#);
        put!(self, r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#);
        put!(self, r#"<meta name="generator" content="Titrace {}">"#, env!("CARGO_PKG_VERSION"));
        put!(self, "<style>\n{STYLE}</style></head>");
        put!(self, "<body><main>\n<header><h1>{title}</h1>");
        for line in &report.about {
            self.line(line, "p");
        }
        put!(self, "</header>");
        for section in &report.sections {
            self.section(section);
        }
        put!(self, "</main>\n<footer>");
        for text in &report.footer {
            let text = self.say(text);
            put!(self, "<p>{text}</p>");
        }
        put!(self, "</footer>");
        // Inside a script that is data only `<` could end it.
        let data = attachment::json(report, self.words).replace('<', "\\u003c");
        put!(self, "<script type=\"application/json\" id=\"titrace-report\">\n{data}</script>\n</body></html>");
    }

    fn section(&mut self, section: &Section) {
        let (code, title) = (section.part.code(), self.say(&section.title));
        put!(self, r#"<section id="{code}" aria-labelledby="{code}-title"><h2 id="{code}-title">{title}</h2>"#);
        for block in &section.blocks {
            match block {
                Block::Line(line) => self.line(line, "p"),
                Block::Boxed(lines) => {
                    let is_alert = lines.iter().any(|line| line.tone == LineTone::Alert);
                    put!(self, r#"<div class="boxed{}">"#, if is_alert { " alarming" } else { "" });
                    for line in lines {
                        self.line(line, "p");
                    }
                    put!(self, "</div>");
                }
                Block::List(lines) => {
                    put!(self, "<ul>");
                    for line in lines {
                        self.line(line, "li");
                    }
                    put!(self, "</ul>");
                }
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
            }
        }
        put!(self, "</section>");
    }

    fn line(&mut self, line: &Line, name: &str) {
        let text = self.say(&line.text);
        put!(self, "<{name}{}{}>{text}</{name}>", class(line.tone, false), records(&line.from));
    }

    fn table(&mut self, table: &Table) {
        put!(self, "<div class=\"wide\"><table><thead><tr>");
        let number = |is_number: bool| if is_number { r#" class="number""# } else { "" };
        for column in &table.columns {
            let head = self.say(&column.head);
            put!(self, r#"<th scope="col"{}>{head}</th>"#, number(column.is_number));
        }
        put!(self, "</tr></thead><tbody>");
        for row in &table.rows {
            put!(self, "<tr{}>", records(&row.from));
            for (place, column) in table.columns.iter().enumerate() {
                let empty = Cell::empty();
                let cell = row.cells.get(place).unwrap_or(&empty);
                let text = cell.text.as_ref().map(|text| self.say(text)).unwrap_or_default();
                let class = class(cell.tone, column.is_number);
                if place == 0 {
                    put!(self, r#"<th scope="row"{class}>{text}</th>"#);
                } else {
                    put!(self, "<td{class}>{text}</td>");
                }
            }
            put!(self, "</tr>");
        }
        put!(self, "</tbody></table></div>");
    }

    /// Names inside of a picture are its own: the second one must not answer to those of the first.
    fn chart(&mut self, chart: &Chart) {
        self.charts += 1;
        let svg = String::from_utf8_lossy(&picture::svg(chart, self.words)).into_owned();
        let svg = svg.split_once("?>").map_or(svg.as_str(), |(_, svg)| svg);
        let number = self.charts;
        let svg = svg
            .replace(r#"aria-labelledby="title description""#, &own_names(number))
            .replace(r#"<title id="title">"#, &format!(r#"<title id="chart-{number}-title">"#))
            .replace(r#"<desc id="description">"#, &format!(r#"<desc id="chart-{number}-description">"#))
            .replace(r#"<clipPath id="clip-"#, &format!(r#"<clipPath id="chart-{number}-clip-"#))
            .replace(r#"clip-path="url(#clip-"#, &format!(r#"clip-path="url(#chart-{number}-clip-"#));
        put!(self, "<figure>{svg}<figcaption>");
        for sentence in chart.summary() {
            let sentence = self.say(&sentence);
            put!(self, "<p>{sentence}</p>");
        }
        put!(self, "</figcaption></figure>");
    }
}

fn own_names(number: usize) -> String {
    format!(r#"aria-labelledby="chart-{number}-title chart-{number}-description""#)
}

fn class(tone: LineTone, is_number: bool) -> String {
    let tone = match tone {
        LineTone::Plain => None,
        LineTone::Strong => Some("strong"),
        LineTone::Soft => Some("soft"),
        LineTone::Alert => Some("alert"),
    };
    let classes: Vec<&str> = tone.into_iter().chain(is_number.then_some("number")).collect();
    if classes.is_empty() { String::new() } else { format!(r#" class="{}""#, classes.join(" ")) }
}

fn records(from: &[RecordId]) -> String {
    if from.is_empty() {
        return String::new();
    }
    let ids: Vec<String> = from.iter().map(RecordId::to_string).collect();
    format!(r#" data-records="{}""#, ids.join(" "))
}

/// Text as HTML can hold it: its own signs escaped, and what no text may hold said as its code point.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            '\r' => {}
            letter => out.push_str(&letters::as_read(letter)),
        }
    }
    out
}
