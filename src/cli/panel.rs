//! A table of results pasted from a laboratory's page: all of its lines in one change, or none.

use std::io::{self, Read as _};
use std::path::Path;

use serde_json::{Value, json};

use crate::analysis::guard;
use crate::catalogue::Catalogue;
use crate::files;
use crate::intake::paste::{self, OtherLine, PastedLine};
use crate::intake::{self, Row};
use crate::model::diary::folded;
use crate::model::{Body, Change, Diary, Kind, Message, Record, Refusal};

use super::Desk;
use super::args::Panel;
use super::error::Failure;
use super::log::put_beside;
use super::output::{self, Output};

/// One byte more than is read, so that more is seen.
const MOST_BYTES: u64 = paste::MOST_BYTES as u64 + 1;

/// A line of the table and what it would write.
struct Read {
    pasted: PastedLine,
    record: Result<Record, Vec<Refusal>>,
}

/// A line that gives an analyte in a unit in which a line before it gives it too.
struct Twice {
    line: usize,
    first: usize,
    analyte: String,
}

/// What a preview says beside the results.
struct Other<'a> {
    skipped: &'a [OtherLine],
    unclear: &'a [OtherLine],
    twice: &'a [Twice],
}

pub(super) fn panel(desk: &Desk<'_>, what: &Panel, out: &mut Output) -> Result<(), Failure> {
    let text = text(desk, what)?;
    let pasted = paste::read(&text, &desk.session.catalogue, '.');
    if let Some(refusal) = &pasted.refused {
        return Err(desk.refuse(refusal));
    }
    if pasted.results.is_empty() && pasted.unclear.is_empty() {
        return Err(desk.refuse(&Refusal::new("file", "cli-panel-empty")));
    }
    let mut logbook = desk.write()?;
    let read: Vec<Read> = pasted.results.into_iter().map(|line| desk.result(line, what, logbook.diary())).collect();
    let twice = twice(&read, &desk.session.catalogue);
    if what.dry_run {
        let shown = desk.shown(&logbook);
        let lines: Vec<Value> = read.iter().map(|line| desk.preview(line, &twice, &shown)).collect();
        let document = json!({
            "dry_run": true,
            "lines": lines,
            "skipped": others(&pasted.skipped),
            "unclear": others(&pasted.unclear),
        });
        let other = Other { skipped: &pasted.skipped, unclear: &pasted.unclear, twice: &twice };
        return out.document(&document, desk.preview_lines(&read, &other, logbook.diary()));
    }
    desk.refuse_any(&read, &pasted.unclear, &twice, what)?;
    for line in &pasted.skipped {
        Output::remark(&desk.about("cli-panel-skipped", line.line, &line.text));
    }
    for line in &read {
        desk.remark(&line.pasted, logbook.diary());
    }
    let records: Vec<Record> = read.into_iter().filter_map(|line| line.record.ok()).collect();
    for record in &records {
        desk.ask(&logbook, record)?;
    }
    desk.apply(&mut logbook, &Change::Add(records.clone()))?;
    for notice in records.iter().flat_map(|record| guard::notices(logbook.diary(), &desk.session.catalogue, record)) {
        Output::remark(&desk.say(&notice));
    }
    out.records(records.iter(), &desk.shown(&logbook))
}

fn text(desk: &Desk<'_>, what: &Panel) -> Result<String, Failure> {
    let file = what.file.as_deref().filter(|file| *file != Path::new("-"));
    let bytes = if let Some(file) = file {
        files::read(file, MOST_BYTES).map_err(|err| desk.file_failure(file, &err))?
    } else {
        let mut bytes = Vec::new();
        io::stdin().lock().take(MOST_BYTES).read_to_end(&mut bytes)?;
        bytes
    };
    // What is cut off at the end may be cut within a letter; how long it is is said first.
    let text = if bytes.len() as u64 == MOST_BYTES {
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        String::from_utf8(bytes).map_err(|_where| desk.refuse(&Refusal::new("file", "cli-panel-no-text")))?
    };
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn twice(read: &[Read], catalogue: &Catalogue) -> Vec<Twice> {
    let name = |text: &str| folded(catalogue.analyte(text).map_or(text.trim(), |known| known.name.as_str()));
    let mut seen: Vec<(String, Option<&str>, usize)> = Vec::new();
    let mut twice = Vec::new();
    for line in read {
        let Ok(Record { body: Body::Lab(result), .. }) = &line.record else { continue };
        let (what, unit) = (name(&result.analyte), result.unit.as_ref().map(|unit| unit.ucum.as_str()));
        match seen.iter().find(|(other, in_unit, _)| *other == what && *in_unit == unit) {
            Some((_, _, first)) => {
                twice.push(Twice { line: line.pasted.line, first: *first, analyte: result.analyte.clone() });
            }
            None => seen.push((what, unit, line.pasted.line)),
        }
    }
    twice
}

fn others(lines: &[OtherLine]) -> Vec<Value> {
    lines.iter().map(|line| json!({ "line": line.line, "text": line.text })).collect()
}

impl Desk<'_> {
    /// What stands on the line, and what the call says of all of them.
    fn result(&self, pasted: PastedLine, what: &Panel, diary: &Diary) -> Read {
        let mut row: Row = pasted.row.clone();
        row.put("lab", what.lab.clone());
        row.put("fasting", what.fasting.clone());
        put_beside(&mut row, &what.beside);
        let record = intake::record(Kind::Lab, &row, &self.entry(diary));
        Read { pasted, record }
    }

    fn about(&self, key: &'static str, line: usize, text: &str) -> String {
        self.say(&Message::new(key).with("line", line).with("text", text.trim()))
    }

    fn unknown(&self, line: &PastedLine, diary: &Diary) -> Option<String> {
        let said = self.unknown_analyte(line.row.get("analyte").unwrap_or_default(), diary)?;
        Some(self.about("cli-panel-refused", line.line, &self.say(&said)))
    }

    fn twice(&self, twice: &Twice) -> String {
        let said = Message::new("cli-panel-twice").with("line", twice.line).with("first", twice.first);
        self.say(&said.with("name", &twice.analyte))
    }

    /// What is not kept of a line that is written, and a name that the catalogue does not know.
    fn remark(&self, line: &PastedLine, diary: &Diary) {
        if let Some(unknown) = self.unknown(line, diary) {
            Output::remark(&unknown);
        }
        if !line.left_out.is_empty() {
            Output::remark(&self.about("cli-panel-left-out", line.line, &line.left_out.join(", ")));
        }
    }

    /// Nothing is written before every line can be: neither in parts, nor as of now where the table has a date.
    fn refuse_any(&self, read: &[Read], unclear: &[OtherLine], twice: &[Twice], what: &Panel) -> Result<(), Failure> {
        let mut sentences: Vec<(usize, String)> =
            unclear.iter().map(|line| (line.line, self.about("cli-panel-unclear", line.line, &line.text))).collect();
        let mut is_proposed = unclear.is_empty();
        for line in read {
            for refusal in line.record.as_ref().err().into_iter().flatten() {
                is_proposed &= intake::proposal(refusal).is_some();
                sentences.push((
                    line.pasted.line,
                    self.about("cli-panel-refused", line.pasted.line, &self.refusal(refusal)),
                ));
            }
        }
        if !self.call.confirm {
            sentences.extend(twice.iter().map(|twice| (twice.line, self.twice(twice))));
        }
        if what.beside.at.at.is_none()
            && let Some((line, date)) =
                read.iter().find_map(|line| Some((line.pasted.line, line.pasted.date.as_ref()?)))
        {
            is_proposed = false;
            sentences.push((line, self.about("cli-panel-dated", line, date)));
        }
        if sentences.is_empty() {
            return Ok(());
        }
        sentences.sort_by_key(|(line, _)| *line);
        let mut sentences: Vec<String> = sentences.into_iter().map(|(_, sentence)| sentence).collect();
        sentences.push(self.words().get(if is_proposed { "cli-confirm" } else { "cli-panel-nothing" }));
        Err(Failure::refused(sentences))
    }

    fn preview(&self, line: &Read, twice: &[Twice], shown: &output::Shown<'_>) -> Value {
        let PastedLine { line: number, text, row, flag, date, left_out, .. } = &line.pasted;
        let name = row.get("analyte").unwrap_or_default();
        let catalogue = &self.session.catalogue;
        let refusals = line.record.as_ref().err().into_iter().flatten().map(|refusal| {
            let arg = |wanted| refusal.why.args.iter().find(|(name, _)| *name == wanted).map(|(_, text)| text);
            json!({
                "field": refusal.field,
                "why": self.say(&refusal.why),
                "proposal": intake::proposal(refusal),
                "proposal_unit": arg("proposal_unit"),
            })
        });
        json!({
            "line": number,
            "text": text,
            "analyte": row.get("analyte"),
            "value": row.get("value"),
            "unit": row.get("unit"),
            "range": row.get("range"),
            "flag": flag,
            "date": date,
            "unknown_analyte": !intake::is_known_analyte(name, catalogue, shown.diary),
            "nearest_analyte": intake::nearest_analyte(name, catalogue, shown.diary),
            "same_as_line": twice.iter().find(|twice| twice.line == *number).map(|twice| twice.first),
            "left_out": left_out,
            "record": line.record.as_ref().ok().map(|record| output::json(record, shown)),
            "refusals": refusals.collect::<Vec<_>>(),
        })
    }

    fn preview_lines(&self, read: &[Read], other: &Other<'_>, diary: &Diary) -> Vec<String> {
        let Other { skipped, unclear, twice } = other;
        let mut lines: Vec<(usize, String)> = Vec::new();
        for line in read {
            let (number, row) = (line.pasted.line, &line.pasted.row);
            let said = match &line.record {
                Ok(_) => row.cells().map(|(_, text)| text).collect::<Vec<_>>().join("  "),
                Err(refusals) => refusals.iter().map(|refusal| self.refusal(refusal)).collect::<Vec<_>>().join("; "),
            };
            let key = if line.record.is_ok() { "cli-panel-would" } else { "cli-panel-refused" };
            lines.push((number, self.about(key, number, &said)));
            lines.extend(self.unknown(&line.pasted, diary).map(|said| (number, said)));
        }
        lines.extend(skipped.iter().map(|line| (line.line, self.about("cli-panel-skipped", line.line, &line.text))));
        lines.extend(unclear.iter().map(|line| (line.line, self.about("cli-panel-unclear", line.line, &line.text))));
        lines.extend(twice.iter().map(|twice| (twice.line, self.twice(twice))));
        lines.sort_by_key(|(line, _)| *line);
        let said = lines.into_iter().map(|(_, said)| said);
        said.chain([self.words().get("cli-panel-nothing")]).collect()
    }
}
