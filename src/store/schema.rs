//! The tables, as ordered migrations. What a released migration says is never changed; a new one is added behind it.
//!
//! Every version of a record is a row of its kind's `…_revision` table; the row of `dose`, `symptom`, … points to the
//! current one. A deleted record points to a tombstone with its last contents. Numbers are texts: their digits are kept.

use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;
use super::views::{V1_VIEWS, V2_VIEWS, V3_VIEWS, V4_VIEWS};

/// 'Titr'
pub(super) const APPLICATION_ID: i32 = 0x5469_7472;

/// The version this program writes; `PRAGMA user_version`.
pub(super) const VERSION: i32 = 6;

/// From an empty file to today, one step a version.
const MIGRATIONS: [&[&str]; VERSION as usize] = [V1, V2, V3, V4, V5, V6];

/// An exact decimal that may be missing.
macro_rules! number {
    ($name:literal) => {
        concat!($name, " TEXT CHECK (", $name, " GLOB '*[0-9]' AND ", $name, " NOT GLOB '*[^-.0-9]*'),")
    };
}

/// One of these words. Not `IN`: for a list of three or more, SQLite builds a table anew with every row it writes.
macro_rules! one_of {
    ($name:literal: $first:literal $(, $other:literal)+) => {
        concat!("CHECK (", $name, " = '", $first, "'", $(" OR ", $name, " = '", $other, "'",)+ ")")
    };
}

/// A point in civil time: 2014, 2014-05, 2014-05-12 or 2014-05-12T22:00.
macro_rules! point {
    ($name:literal, $needed:literal) => {
        concat!(
            $name,
            " TEXT ",
            $needed,
            " CHECK (",
            $name,
            " GLOB '[1-9][0-9][0-9][0-9]*' AND (length(",
            $name,
            ") = 16 OR length(",
            $name,
            ") = 10 OR length(",
            $name,
            ") = 7 OR length(",
            $name,
            ") = 4)),"
        )
    };
}

/// The end of an event or course.
macro_rules! until {
    () => {
        concat!(
            point!("until", ""),
            point!("until_latest", ""),
            "until_basis TEXT ", one_of!("until_basis": "exact", "about", "between", "assumed"), ",
            until_zone TEXT,
            until_offset_minutes INTEGER CHECK (until_offset_minutes BETWEEN -1559 AND 1559),
            CHECK ((until IS NULL) = (until_basis IS NULL))"
        )
    };
}

/// The two tables of one kind.
macro_rules! records {
    ($kind:literal, $($column:expr),+ $(,)?) => {
        concat!(
            "CREATE TABLE ", $kind, "_revision (
                revision_id INTEGER PRIMARY KEY,
                id TEXT NOT NULL REFERENCES ", $kind, " DEFERRABLE INITIALLY DEFERRED,
                base_revision_id INTEGER REFERENCES ", $kind, "_revision,
                change INTEGER NOT NULL REFERENCES change,
                deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
                ", point!("at", "NOT NULL"), point!("at_until", ""), "
                at_basis TEXT NOT NULL ", one_of!("at_basis": "exact", "about", "between", "assumed"), ",
                zone TEXT,
                offset_minutes INTEGER CHECK (offset_minutes BETWEEN -1559 AND 1559),
                note TEXT,
                source TEXT NOT NULL CHECK (source IN ('window', 'cli') OR source GLOB 'import:?*'),
                entered_by TEXT,
                ", $($column,)+ "
            ) STRICT;
            CREATE TABLE ", $kind, " (
                id TEXT PRIMARY KEY CHECK (length(id) = 36),
                revision INTEGER NOT NULL REFERENCES ", $kind, "_revision
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX ", $kind, "_revision_of ON ", $kind, "_revision (id);
            CREATE INDEX ", $kind, "_revision_by_change ON ", $kind, "_revision (change);
            CREATE INDEX ", $kind, "_tombstone ON ", $kind, "_revision (id) WHERE deleted = 1;"
        )
    };
}
const V1: &[&str] = &[
    V1_JOURNAL,
    records!(
        "dose",
        "medicine TEXT NOT NULL REFERENCES medicine DEFERRABLE INITIALLY DEFERRED,",
        number!("amount"),
        "unit TEXT,",
        number!("count"),
        "count_unit TEXT,",
        number!("planned_amount"),
        concat!("status TEXT NOT NULL ", one_of!("status": "taken", "skipped", "partial", "extra"), ","),
        "reason TEXT,",
        "CHECK ((amount IS NULL) = (unit IS NULL)),",
        "CHECK ((count IS NULL) = (count_unit IS NULL))",
    ),
    records!(
        "symptom",
        "symptom TEXT NOT NULL,",
        "value TEXT NOT NULL,",
        "scale TEXT NOT NULL,",
        concat!("side TEXT ", one_of!("side": "left", "right", "both"), ","),
        "copied INTEGER NOT NULL CHECK (copied IN (0, 1))",
    ),
    records!(
        "lab",
        "analyte TEXT NOT NULL,",
        "value TEXT NOT NULL,",
        concat!("comparator TEXT ", one_of!("comparator": "<", "<=", ">", ">=", "~"), ","),
        number!("number"),
        number!("between_low"),
        number!("between_high"),
        "unit TEXT,",
        "unit_written TEXT,",
        number!("low"),
        number!("high"),
        concat!("range_source TEXT ", one_of!("range_source": "printed", "laboratory", "none"), ","),
        "lab TEXT,",
        "fasting INTEGER CHECK (fasting IN (0, 1)),",
        "biotin INTEGER CHECK (biotin IN (0, 1)),",
        "repeat_sample INTEGER CHECK (repeat_sample IN (0, 1)),",
        "CHECK ((unit IS NULL) = (unit_written IS NULL)),",
        "CHECK ((between_low IS NULL) = (between_high IS NULL)),",
        "CHECK (number IS NULL OR between_low IS NULL)",
    ),
    records!(
        "event",
        "type TEXT NOT NULL CHECK (type IN ('relapse', 'infection', 'procedure', 'imaging', 'appointment', ",
        "'treatment', 'context', 'adverse', 'milestone', 'other')),",
        "title TEXT NOT NULL,",
        until!(),
    ),
    records!("note", "text TEXT NOT NULL"),
    records!(
        "medicine",
        "name TEXT NOT NULL,",
        "form TEXT CHECK (form IN ('drops', 'capsule', 'tablet', 'liquid', 'other')),",
        "recipe TEXT,",
        number!("recipe_amount"),
        "recipe_unit TEXT,",
        number!("recipe_volume_ml"),
        number!("recipe_drops_per_ml"),
        number!("strength"),
        "strength_unit TEXT,",
        "label TEXT CHECK (label IN ('on', 'off')),",
        "supply TEXT,",
        "CHECK ((recipe IS NULL) = (recipe_amount IS NULL)),",
        "CHECK ((strength IS NULL) = (strength_unit IS NULL))",
    ),
    records!(
        "course",
        "medicine TEXT NOT NULL REFERENCES medicine DEFERRABLE INITIALLY DEFERRED,",
        "reason TEXT,",
        until!(),
    ),
    V1_VIEWS,
];

/// Plans, their adjustments, bottles; tablets that are cut and drops that were counted.
const V2: &[&str] = &[
    "ALTER TABLE medicine_revision ADD COLUMN parts INTEGER CHECK (parts BETWEEN 1 AND 8);
     ALTER TABLE medicine_revision ADD COLUMN drop_counts TEXT;",
    records!(
        "plan",
        "medicine TEXT NOT NULL REFERENCES medicine DEFERRABLE INITIALLY DEFERRED,",
        "title TEXT,",
        "author TEXT,",
        concat!("rule TEXT NOT NULL ", one_of!("rule": "steps", "fixed", "as-needed"), ","),
        number!("first"),
        number!("step"),
        number!("target_low"),
        number!("target_high"),
        "unit TEXT,",
        "every TEXT,",
        "time TEXT,",
        "shown_in TEXT,",
        "hold_if TEXT,",
        "missed TEXT,",
        concat!("review TEXT ", one_of!("review": "start", "target"), ","),
        "CHECK ((first IS NULL) = (unit IS NULL)),",
        "CHECK ((rule = 'steps') = (step IS NOT NULL AND every IS NOT NULL AND target_low IS NOT NULL)),",
        "CHECK ((target_low IS NULL) = (target_high IS NULL))",
    ),
    records!(
        "adjustment",
        "plan TEXT NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,",
        "number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 1000000),",
        concat!(
            "type TEXT NOT NULL ",
            one_of!("type": "hold", "pause", "resume", "step-back", "shift", "skip", "restart", "stop", "times"),
            ","
        ),
        "days INTEGER,",
        "until TEXT CHECK (until GLOB '[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),",
        number!("amount"),
        "unit TEXT,",
        "time TEXT,",
        "reason TEXT,",
        "CHECK ((amount IS NULL) = (unit IS NULL)),",
        "CHECK ((amount IS NOT NULL) = (type = 'step-back' OR type = 'restart'))",
    ),
    records!(
        "bottle",
        "medicine TEXT NOT NULL REFERENCES medicine DEFERRABLE INITIALLY DEFERRED,",
        number!("holds"),
        "holds_unit TEXT NOT NULL,",
        "opened TEXT,",
        "use_by TEXT,",
        concat!("keeps TEXT ", one_of!("keeps": "water", "preserved", "home"), ","),
        "batch TEXT,",
        number!("cost"),
        "currency TEXT,",
        "finished TEXT,",
        "CHECK ((cost IS NULL) = (currency IS NULL)),",
        "CHECK (holds IS NOT NULL)",
    ),
    V2_VIEWS,
];

/// Own analytes, answers, attachments; who keeps the diary.
const V3: &[&str] = &[
    "ALTER TABLE settings_revision ADD COLUMN sex TEXT CHECK (sex IN ('female', 'male'));
     ALTER TABLE settings_revision ADD COLUMN birth_year INTEGER CHECK (birth_year BETWEEN 1900 AND 2100);
     ALTER TABLE settings_revision ADD COLUMN country TEXT CHECK (country GLOB '[A-Z][A-Z]');
     -- One a line: name, tab, number.
     ALTER TABLE settings_revision ADD COLUMN contacts TEXT;",
    records!("analyte", "name TEXT NOT NULL,", "unit TEXT,", number!("low"), number!("high"), "CHECK (name <> '')"),
    records!(
        "answer",
        "asked TEXT NOT NULL,",
        "about TEXT,",
        concat!("reply TEXT NOT NULL ", one_of!("reply": "yes", "no", "unsure", "dismissed", "spoken"), ","),
        "who TEXT,",
        "reason TEXT",
    ),
    records!(
        "attachment",
        "of TEXT NOT NULL,",
        "name TEXT NOT NULL,",
        "media TEXT NOT NULL,",
        "size INTEGER NOT NULL CHECK (size > 0)",
    ),
    "CREATE TABLE attachment_content (
        id TEXT PRIMARY KEY REFERENCES attachment DEFERRABLE INITIALLY DEFERRED,
        bytes BLOB NOT NULL
     ) STRICT;",
    V3_VIEWS,
];

/// What a day is asked for; relapses as they are judged; what was prescribed; own symptoms and questions.
const V4: &[&str] = &[
    "ALTER TABLE settings_revision ADD COLUMN language TEXT;
     -- One name a line, in their order.
     ALTER TABLE settings_revision ADD COLUMN daily_symptoms TEXT;
     ALTER TABLE settings_revision ADD COLUMN worded INTEGER CHECK (worded IN (0, 1));
     ALTER TABLE settings_revision ADD COLUMN yesterday_hidden INTEGER CHECK (yesterday_hidden IN (0, 1));
     ALTER TABLE settings_revision ADD COLUMN low_energy INTEGER CHECK (low_energy IN (0, 1));
     ALTER TABLE symptom_revision ADD COLUMN check_in INTEGER CHECK (check_in = 1);
     ALTER TABLE medicine_revision ADD COLUMN prescribed INTEGER CHECK (prescribed IN (0, 1));
     ALTER TABLE medicine_revision ADD COLUMN prescriber TEXT;
     ALTER TABLE course_revision ADD COLUMN why TEXT;
     ALTER TABLE course_revision ADD COLUMN never_taken INTEGER CHECK (never_taken IS NULL OR (never_taken = 1 AND until IS NULL));
     ALTER TABLE event_revision ADD COLUMN confirmed INTEGER CHECK (confirmed IN (0, 1));
     ALTER TABLE event_revision ADD COLUMN fever INTEGER CHECK (fever IN (0, 1));
     ALTER TABLE event_revision ADD COLUMN absent INTEGER CHECK (absent = 1);",
    concat!(
        "ALTER TABLE medicine_revision ADD COLUMN category TEXT ",
        one_of!("category": "medicine", "supplement", "diet"),
        ";
     ALTER TABLE event_revision ADD COLUMN severity TEXT ",
        one_of!("severity": "mild", "moderate", "severe"),
        ";"
    ),
    records!(
        "own_symptom",
        "name TEXT NOT NULL,",
        "scale TEXT NOT NULL,",
        concat!("higher_is TEXT ", one_of!("higher_is": "worse", "better"), ","),
        "sensitive INTEGER NOT NULL CHECK (sensitive IN (0, 1)),",
        "low_words TEXT,",
        "high_words TEXT,",
        "CHECK (name <> '')"
    ),
    records!("question", "text TEXT NOT NULL,", "done INTEGER NOT NULL CHECK (done IN (0, 1)),", "answer TEXT"),
    V4_VIEWS,
];

/// How the person appears in a report, and what a report compares.
const V5: &[&str] = &[concat!(
    "ALTER TABLE settings_revision ADD COLUMN name TEXT;
     ALTER TABLE settings_revision ADD COLUMN allergies TEXT;
     ALTER TABLE settings_revision ADD COLUMN pregnancy TEXT ",
    one_of!("pregnancy": "no", "wished", "pregnant", "breastfeeding"),
    ";
     -- One outcome a line: the day it was chosen, a tab, the symptom.
     ALTER TABLE settings_revision ADD COLUMN outcomes TEXT;
     -- The panels of the timeline, one code a line in their order: dose, lab:Platelets. Empty: none.
     ALTER TABLE settings_revision ADD COLUMN panels TEXT;"
)];

/// Where backups go besides the diary's own folder of them; a seal under every change.
const V6: &[&str] = &["ALTER TABLE settings_revision ADD COLUMN backup_folder TEXT;
     CREATE TABLE seal (
        change INTEGER PRIMARY KEY REFERENCES change DEFERRABLE INITIALLY DEFERRED,
        -- Whose columns it is of.
        schema INTEGER NOT NULL CHECK (schema > 0),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
     ) STRICT;"];

const V1_JOURNAL: &str = "
    CREATE TABLE diary (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        -- This copy of the diary; a restored backup gets a new one.
        copy_id TEXT NOT NULL
    ) STRICT;
    CREATE TABLE change (
        seq INTEGER PRIMARY KEY,
        act TEXT NOT NULL
            CHECK (act IN ('add', 'edit', 'delete', 'restore', 'import', 'configure', 'undo', 'redo')),
        -- The change that an undo or redo turns.
        reverts INTEGER REFERENCES change,
        undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
        undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
        made_by TEXT NOT NULL,
        made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
        copy_id TEXT NOT NULL,
        batch TEXT,
        CHECK ((reverts IS NOT NULL) = (act IN ('undo', 'redo'))),
        CHECK (undoable OR NOT undone)
    ) STRICT;
    CREATE TABLE settings_revision (
        revision_id INTEGER PRIMARY KEY,
        base_revision_id INTEGER REFERENCES settings_revision,
        change INTEGER NOT NULL REFERENCES change,
        day_start_hour INTEGER NOT NULL CHECK (day_start_hour BETWEEN 0 AND 12),
        theme TEXT NOT NULL,
        zoom INTEGER NOT NULL CHECK (zoom BETWEEN 100 AND 300),
        followed TEXT,
        sample INTEGER NOT NULL CHECK (sample IN (0, 1))
    ) STRICT;
    CREATE INDEX settings_revision_by_change ON settings_revision (change);
    CREATE TABLE settings (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        revision INTEGER NOT NULL REFERENCES settings_revision
    ) STRICT;
";

/// What brings a file from one schema to another, in order.
pub(super) fn steps(from: i32, to: i32) -> impl Iterator<Item = &'static str> {
    let count = |version: i32| usize::try_from(version).unwrap_or_default();
    MIGRATIONS.iter().take(count(to)).skip(count(from)).copied().flatten().copied()
}

/// Makes an empty file one of that schema: of today's, or of an earlier one that an archive of that time is read into.
pub(super) fn create(connection: &mut Connection, version: i32) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for sql in steps(0, version) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()?;
    Ok(())
}
