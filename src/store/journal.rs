//! One transaction: reading the whole diary, and writing a change as new revisions.

use std::collections::HashSet;
use std::ops::Deref;

use jiff::Timestamp;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{CachedStatement, Connection, OptionalExtension as _, Row, Transaction, params, params_from_iter};

use crate::model::change::Change;
use crate::model::diary::Diary;
use crate::model::person::{Contact, Person, Pregnancy, Sex};
use crate::model::record::{Kind, Record, RecordId, Source};
use crate::model::settings::{Daily, Outcome, Settings, Theme};
use crate::model::timeline::PanelChoice;

use super::cells::{Bad, Reader, Writer};
use super::connection::InTransaction;
use super::error::StoreError;
use super::rows;
use super::seal::seal;

/// The diary as it was at one moment.
pub struct Reading<'a> {
    // Dropped in this order: the transaction ends before other connections may be opened.
    transaction: Transaction<'a>,
    _in_transaction: InTransaction,
}

/// What somebody else wrote meanwhile.
pub struct Since {
    touched: HashSet<RecordId>,
    /// Those of them that are not in the trash.
    present: Vec<Record>,
    settings: Settings,
}

impl Since {
    /// Brings a diary that was read before it to what is in the file now.
    pub fn apply(self, diary: &mut Diary) {
        diary.catch_up(&self.touched, self.present);
        diary.settings = self.settings;
    }
}

/// The right to write, until the commit.
pub struct Writing<'a> {
    reading: Reading<'a>,
}

/// Why something is written: a change of its own, or one that turns another, given by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Change,
    Undo(i64),
    Redo(i64),
}

/// What a query for a record's revision has before the record's own columns.
pub(super) const HEAD: &str = "r.revision_id, r.base_revision_id, r.deleted";
const HEAD_LEN: usize = 3;
/// The settings, in the order in which they are written and read.
pub(super) const SETTINGS_COLUMNS: [&str; 20] = [
    "day_start_hour",
    "theme",
    "zoom",
    "followed",
    "sample",
    "sex",
    "birth_year",
    "country",
    "contacts",
    "language",
    "daily_symptoms",
    "worded",
    "yesterday_hidden",
    "low_energy",
    "name",
    "allergies",
    "pregnancy",
    "outcomes",
    "panels",
    "backup_folder",
];

/// Of more records than these, the whole diary is read.
const CAUGHT_UP: usize = 256;

/// One row of a revision table.
pub(super) struct RevisionRow {
    pub(super) revision_id: i64,
    pub(super) base: Option<i64>,
    pub(super) deleted: bool,
    pub(super) record: Record,
}

impl<'a> Reading<'a> {
    pub(super) fn new(transaction: Transaction<'a>, in_transaction: InTransaction) -> Self {
        Self { transaction, _in_transaction: in_transaction }
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// The number of the last change; 0 where there is none.
    pub fn last_change(&self) -> Result<i64, StoreError> {
        let mut statement = self.connection().prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Every living record and the settings.
    pub fn diary(&self) -> Result<Diary, StoreError> {
        let mut records = Vec::new();
        for kind in Kind::ALL {
            let code = kind.code();
            let sql = format!(
                "SELECT {HEAD}, {} FROM {code} c JOIN {code}_revision r ON r.revision_id = c.revision \
                 WHERE r.deleted = 0",
                record_columns(kind),
            );
            let mut statement = self.connection().prepare(&sql)?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                records.push(read_row(kind, row)?.record);
            }
        }
        Ok(Diary::of(self.settings()?, records))
    }

    /// What was written after change number `seq`; `None` where that is so much that the diary is better read whole.
    pub fn since(&self, seq: i64) -> Result<Option<Since>, StoreError> {
        let mut since = Since { touched: HashSet::new(), present: Vec::new(), settings: self.settings()? };
        for kind in Kind::ALL {
            let code = kind.code();
            let sql = format!("SELECT DISTINCT id FROM {code}_revision WHERE change > ?1 LIMIT ?2");
            let mut statement = self.connection().prepare_cached(&sql)?;
            let most = i64::try_from(CAUGHT_UP).unwrap_or(i64::MAX);
            let ids =
                statement.query_map([seq, most], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            if since.touched.len() + ids.len() >= CAUGHT_UP {
                return Ok(None);
            }
            for text in ids {
                let id = RecordId::parse(&text).ok_or_else(|| bad_row(code, text.clone(), Bad::new("id", "no id")))?;
                since.touched.insert(id);
                since.present.extend(self.latest(kind, id)?.filter(|row| !row.deleted).map(|row| row.record));
            }
        }
        Ok(Some(since))
    }

    /// The bytes of an attachment, in the trash or not.
    pub fn content(&self, id: RecordId) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.connection().prepare_cached("SELECT bytes FROM attachment_content WHERE id = ?1")?;
        Ok(statement.query_row([id.to_string()], |row| row.get(0)).optional()?)
    }

    fn settings(&self) -> Result<Settings, StoreError> {
        let current: Option<i64> =
            self.connection().query_row("SELECT revision FROM settings", [], |row| row.get(0)).optional()?;
        match current {
            Some(revision) => self.settings_at(revision),
            None => Ok(Settings::default()),
        }
    }

    pub(super) fn settings_at(&self, revision: i64) -> Result<Settings, StoreError> {
        let sql = format!("SELECT {} FROM settings_revision WHERE revision_id = ?1", SETTINGS_COLUMNS.join(", "));
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut found = statement.query([revision])?;
        let row = found.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let cells = (0..SETTINGS_COLUMNS.len()).map(|at| row.get_ref(at)).collect::<Result<Vec<_>, _>>()?;
        read_settings(&cells).map_err(|bad| bad_row("settings_revision", revision.to_string(), bad))
    }

    /// The last version of a record, in the trash or not.
    pub(super) fn latest(&self, kind: Kind, id: RecordId) -> Result<Option<RevisionRow>, StoreError> {
        let code = kind.code();
        let sql = format!(
            "SELECT {HEAD}, {} FROM {code} c JOIN {code}_revision r ON r.revision_id = c.revision WHERE c.id = ?1",
            record_columns(kind),
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut found = statement.query([id.to_string()])?;
        found.next()?.map(|row| read_row(kind, row)).transpose()
    }
}

impl<'a> Deref for Writing<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

impl<'a> Writing<'a> {
    pub(super) fn new(reading: Reading<'a>) -> Self {
        Self { reading }
    }

    /// Writes a change that was checked, and answers its number. Nothing is there before the commit.
    pub fn write(&self, change: &Change, why: Why, by: &Source, at: Timestamp) -> Result<i64, StoreError> {
        let seq = self.last_change()? + 1;
        let (act, reverts) = match why {
            Why::Change => (change.act().code(), None),
            Why::Undo(target) => ("undo", Some(target)),
            Why::Redo(target) => ("redo", Some(target)),
        };
        let batch = match change {
            Change::Import { batch, .. } => Some(batch.as_str()),
            _ => None,
        };
        // A person's time needs no more than milliseconds.
        let at = at.round(jiff::Unit::Millisecond).unwrap_or(at);
        self.connection().execute(
            "INSERT INTO change (seq, act, reverts, undoable, undone, made_by, made_at, copy_id, batch) \
             VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, (SELECT copy_id FROM diary), ?7)",
            params![seq, act, reverts, reverts.is_none() && change.is_undoable(), by.text(), at.to_string(), batch],
        )?;
        if let Some(target) = reverts {
            let undone = matches!(why, Why::Undo(_));
            self.connection().execute("UPDATE change SET undone = ?1 WHERE seq = ?2", params![undone, target])?;
        }
        let mut pen = Pen { writing: self, seq, next_revision: self.next_revision()? };
        match change {
            // What was here before and comes back has a current row.
            Change::Add(records) | Change::Import { records, .. } if reverts.is_none() => {
                records.iter().try_for_each(|record| pen.add(record))?;
            }
            Change::Add(records) | Change::Import { records, .. } | Change::Restore(records) => {
                records.iter().try_for_each(|record| pen.replace(record, false))?;
            }
            Change::Attach { record, content } => {
                pen.add(record)?;
                pen.keep(record.id, content)?;
            }
            Change::Edit { after, .. } => pen.replace(after, false)?,
            Change::Delete(records) => records.iter().try_for_each(|record| pen.replace(record, true))?,
            Change::Configure { after, .. } => pen.configure(after)?,
        }
        seal(self.connection(), seq)?;
        Ok(seq)
    }

    pub fn commit(self) -> Result<(), StoreError> {
        Ok(self.reading.transaction.commit()?)
    }

    /// Revisions of all kinds share one rising number.
    fn next_revision(&self) -> Result<i64, StoreError> {
        let mut last: i64 = 0;
        for table in Kind::ALL.map(Kind::code).into_iter().chain(["settings"]) {
            let sql = format!("SELECT coalesce(max(revision_id), 0) FROM {table}_revision");
            last = last.max(self.connection().prepare_cached(&sql)?.query_row([], |row| row.get(0))?);
        }
        Ok(last + 1)
    }
}

/// Writes the revisions of one change.
struct Pen<'a> {
    writing: &'a Writing<'a>,
    seq: i64,
    next_revision: i64,
}

impl Pen<'_> {
    /// A record that was never in the file.
    fn add(&mut self, record: &Record) -> Result<(), StoreError> {
        let revision = self.revise(record, None, false)?;
        let table = record.kind().code();
        self.prepare(&format!("INSERT INTO {table} (id, revision) VALUES (?1, ?2)"))?
            .execute(params![record.id.to_string(), revision])?;
        Ok(())
    }

    /// A new version of a record that is or was in the diary.
    fn replace(&mut self, record: &Record, deleted: bool) -> Result<(), StoreError> {
        let table = record.kind().code();
        let id = record.id.to_string();
        let base: i64 = self
            .prepare(&format!("SELECT revision FROM {table} WHERE id = ?1"))?
            .query_row([id.as_str()], |row| row.get(0))?;
        let revision = self.revise(record, Some(base), deleted)?;
        self.prepare(&format!("UPDATE {table} SET revision = ?2 WHERE id = ?1"))?.execute(params![id, revision])?;
        Ok(())
    }

    fn revise(&mut self, record: &Record, base: Option<i64>, deleted: bool) -> Result<i64, StoreError> {
        let kind = record.kind();
        let revision = self.number();
        let row = rows::encode(record).map_err(|bad| bad_row(kind.code(), record.id.to_string(), bad))?;
        let head = [
            Value::Integer(revision),
            base.map_or(Value::Null, Value::Integer),
            Value::Integer(self.seq),
            Value::Integer(deleted.into()),
        ];
        self.prepare(insert_sql(kind))?.execute(params_from_iter(head.into_iter().chain(row)))?;
        Ok(revision)
    }

    /// The bytes of an attachment; once written they never change.
    fn keep(&mut self, id: RecordId, content: &[u8]) -> Result<(), StoreError> {
        self.prepare("INSERT INTO attachment_content (id, bytes) VALUES (?1, ?2)")?
            .execute(params![id.to_string(), content])?;
        Ok(())
    }

    fn configure(&mut self, settings: &Settings) -> Result<(), StoreError> {
        let revision = self.number();
        let cells = write_settings(settings).map_err(|bad| bad_row("settings", revision.to_string(), bad))?;
        let head = [Value::Integer(revision), Value::Integer(self.seq)];
        let places: Vec<String> = (3..3 + SETTINGS_COLUMNS.len()).map(|place| format!("?{place}")).collect();
        self.prepare(&format!(
            "INSERT INTO settings_revision (revision_id, base_revision_id, change, {}) \
             VALUES (?1, (SELECT revision FROM settings), ?2, {})",
            SETTINGS_COLUMNS.join(", "),
            places.join(", "),
        ))?
        .execute(params_from_iter(head.into_iter().chain(cells)))?;
        self.prepare(
            "INSERT INTO settings (id, revision) VALUES (1, ?1) \
             ON CONFLICT (id) DO UPDATE SET revision = excluded.revision",
        )?
        .execute([revision])?;
        Ok(())
    }

    fn number(&mut self) -> i64 {
        let revision = self.next_revision;
        self.next_revision += 1;
        revision
    }

    fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        Ok(self.writing.connection().prepare_cached(sql)?)
    }
}

/// `r.id, r.at, …`
pub(super) fn record_columns(kind: Kind) -> String {
    rows::columns(kind).map(|column| format!("r.{column}")).collect::<Vec<_>>().join(", ")
}

fn insert_sql(kind: Kind) -> &'static str {
    use std::sync::LazyLock;
    static SQL: LazyLock<[String; Kind::ALL.len()]> = LazyLock::new(|| {
        Kind::ALL.map(|kind| {
            let columns: Vec<&str> = rows::columns(kind).collect();
            let places: Vec<String> = (5..5 + columns.len()).map(|place| format!("?{place}")).collect();
            format!(
                "INSERT INTO {}_revision (revision_id, base_revision_id, change, deleted, {}) \
                 VALUES (?1, ?2, ?3, ?4, {})",
                kind.code(),
                columns.join(", "),
                places.join(", "),
            )
        })
    });
    &SQL[kind as usize]
}

/// Reads `HEAD` and the record's columns.
pub(super) fn read_row(kind: Kind, row: &Row<'_>) -> Result<RevisionRow, StoreError> {
    let revision_id: i64 = row.get(0)?;
    let mut cells = [ValueRef::Null; 32];
    let mut filled = 0;
    for (cell, _column) in cells.iter_mut().zip(rows::columns(kind)) {
        *cell = row.get_ref(HEAD_LEN + filled)?;
        filled += 1;
    }
    let record = rows::decode(kind, &cells[..filled]).map_err(|bad| {
        let id = cells[0].as_str().map_or_else(|_not_text| format!("revision {revision_id}"), str::to_owned);
        bad_row(kind.code(), id, bad)
    })?;
    Ok(RevisionRow { revision_id, base: row.get(1)?, deleted: row.get(2)?, record })
}

fn bad_row(table: &'static str, id: String, bad: Bad) -> StoreError {
    StoreError::BadRow { table, id, column: bad.column, why: bad.why }
}

fn write_settings(settings: &Settings) -> Result<Vec<Value>, Bad> {
    let mut row = Writer::new();
    row.integer(Some(settings.day_start_hour.into()));
    row.text(settings.theme.code());
    row.integer(Some(settings.zoom.into()));
    row.shown(settings.followed);
    row.integer(Some(settings.sample.into()));
    let Person { name, sex, birth_year, country, contacts, allergies, pregnancy } = &settings.person;
    row.maybe(sex.map(Sex::code));
    row.integer(birth_year.map(i64::from));
    row.maybe(country.as_ref());
    let lines: Vec<_> = contacts.iter().map(|contact| format!("{}\t{}", contact.name, contact.phone)).collect();
    row.maybe((!lines.is_empty()).then(|| lines.join("\n")));
    row.maybe(settings.language.as_ref());
    let Daily { symptoms, worded, yesterday_hidden, low_energy } = &settings.daily;
    row.maybe((!symptoms.is_empty()).then(|| symptoms.join("\n")));
    for flag in [worded, yesterday_hidden, low_energy] {
        row.integer(flag.then_some(1));
    }
    row.maybe(name.as_ref());
    row.maybe(allergies.as_ref());
    row.maybe(pregnancy.map(Pregnancy::code));
    let lines: Vec<_> = settings.outcomes.iter().map(|one| format!("{}\t{}", one.since, one.symptom)).collect();
    row.maybe((!lines.is_empty()).then(|| lines.join("\n")));
    let codes = |panels: &Vec<PanelChoice>| panels.iter().map(PanelChoice::code).collect::<Vec<_>>().join("\n");
    row.maybe(settings.panels.as_ref().map(codes));
    row.maybe(settings.backup_folder.as_ref());
    let values = row.values();
    let cells: Vec<ValueRef<'_>> = values.iter().map(ValueRef::from).collect();
    if read_settings(&cells)? != *settings {
        return Err(Bad::new("settings", "they do not come back as they were written"));
    }
    Ok(values)
}

pub(super) fn read_settings(cells: &[ValueRef<'_>]) -> Result<Settings, Bad> {
    let mut row = Reader::new(cells);
    let day_start_hour = u8::try_from(row.integer("day_start_hour")?).unwrap_or(u8::MAX);
    let theme = row.parsed("theme", Theme::parse)?;
    let zoom = u16::try_from(row.integer("zoom")?).unwrap_or(u16::MAX);
    let followed = row.maybe_parsed("followed", rows::read_id)?;
    let sample = row.maybe_flag("sample")?.ok_or_else(|| Bad::new("sample", "missing"))?;
    let person = read_person(&mut row)?;
    if !Settings::DAY_START_HOURS.contains(&day_start_hour) {
        return Err(Bad::new("day_start_hour", "out of range"));
    }
    if !Settings::ZOOMS.contains(&zoom) {
        return Err(Bad::new("zoom", "out of range"));
    }
    let language = row.maybe_owned("language")?;
    let symptoms = row.maybe_text("daily_symptoms")?;
    let daily = Daily {
        symptoms: symptoms.map(|text| text.split('\n').map(str::to_owned).collect()).unwrap_or_default(),
        worded: row.maybe_flag("worded")?.unwrap_or(false),
        yesterday_hidden: row.maybe_flag("yesterday_hidden")?.unwrap_or(false),
        low_energy: row.maybe_flag("low_energy")?.unwrap_or(false),
    };
    let person = Person {
        name: row.maybe_owned("name")?,
        allergies: row.maybe_owned("allergies")?,
        pregnancy: row.maybe_parsed("pregnancy", Pregnancy::parse)?,
        ..person
    };
    let outcomes = row.maybe_text("outcomes")?.unwrap_or_default();
    let outcomes = outcomes.split('\n').filter(|line| !line.is_empty()).map(outcome).collect::<Option<Vec<_>>>();
    let outcomes = outcomes.ok_or_else(|| Bad::new("outcomes", "not a day and a name"))?;
    let read = |text: &str| text.lines().map(PanelChoice::parse).collect::<Option<Vec<_>>>();
    let panels = row.maybe_parsed("panels", read)?;
    let backup_folder = row.maybe_owned("backup_folder")?;
    Ok(Settings {
        day_start_hour,
        theme,
        zoom,
        followed,
        sample,
        person,
        language,
        daily,
        outcomes,
        panels,
        backup_folder,
    })
}

/// `2014-01-03`, a tab, the symptom.
fn outcome(line: &str) -> Option<Outcome> {
    let (since, symptom) = line.split_once('\t')?;
    Some(Outcome { symptom: symptom.to_owned(), since: since.parse().ok()? })
}

fn read_person(row: &mut Reader<'_>) -> Result<Person, Bad> {
    let sex = row.maybe_parsed("sex", Sex::parse)?;
    let birth_year = match row.maybe_integer("birth_year")? {
        Some(year) => Some(i16::try_from(year).map_err(|error| Bad::new("birth_year", error))?),
        None => None,
    };
    let country = row.maybe_owned("country")?;
    let contact = |line: &str| {
        let (name, phone) = line.split_once('\t')?;
        Some(Contact { name: name.to_owned(), phone: phone.to_owned() })
    };
    let read = |text: &str| text.split('\n').map(contact).collect::<Option<Vec<_>>>();
    let contacts = row.maybe_parsed("contacts", read)?.unwrap_or_default();
    Ok(Person { sex, birth_year, country, contacts, ..Person::default() })
}
