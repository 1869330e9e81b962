//! A connection to a diary file: is it ours, and are the safety settings in force.
//!
//! POSIX drops every lock this process has on a file when any descriptor of it is closed. `SQLite` knows that of its own
//! connections, but not of one that takes no locks, as the first look at a file does; so that look waits until no
//! transaction of this process runs, and nothing here ever opens a living diary by other means.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::cut_off;
use super::error::StoreError;
use super::schema::{APPLICATION_ID, VERSION};

/// Held shared by every transaction, alone by the first look at a file.
static TRANSACTIONS: RwLock<()> = RwLock::new(());

pub(super) type InTransaction = RwLockReadGuard<'static, ()>;

pub(super) fn in_transaction() -> InTransaction {
    TRANSACTIONS.read().unwrap_or_else(PoisonError::into_inner)
}

/// No transaction of this process runs while this is held: files may be opened by other means, and closed.
pub(super) fn alone() -> RwLockWriteGuard<'static, ()> {
    TRANSACTIONS.write().unwrap_or_else(PoisonError::into_inner)
}

/// The same, for who must not wait for ever.
pub(super) fn alone_until(until: Instant) -> Option<RwLockWriteGuard<'static, ()>> {
    loop {
        match TRANSACTIONS.try_write() {
            Ok(alone) => return Some(alone),
            Err(TryLockError::Poisoned(alone)) => return Some(alone.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() > until => return None,
            Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(2)),
        }
    }
}

pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const STATEMENTS_KEPT: usize = 128;

/// The path as `SQLite` gets it: absolute, so that it is never read as a URI.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    Ok(std::path::absolute(path)?)
}

/// Refuses what is no diary of ours, and leaves it as it is: byte for byte, with no file beside it.
pub(super) fn look_at(path: &Path) -> Result<(), StoreError> {
    // The file's size and kind, without opening it.
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(StoreError::NotAFile);
    }
    if metadata.len() == 0 {
        return Err(StoreError::Empty);
    }
    // SQLite takes a file of less than its smallest page for an empty database.
    if metadata.len() < 512 {
        return Err(StoreError::NotADatabase);
    }
    let _alone = alone();
    // It takes no lock, so it may see half of what another process is committing: what seems damaged is looked at again.
    for pause in [5, 20, 60, 150] {
        match look_once(path) {
            Err(StoreError::Damaged(_)) => sleep(Duration::from_millis(pause)),
            other => return other,
        }
    }
    look_once(path)
}

fn look_once(path: &Path) -> Result<(), StoreError> {
    let identity = open_unchanging(path).and_then(|connection| identify(&connection));
    match identity {
        // A commit that was cut off looks so until SQLite has rolled it back, which the real connection does.
        Err(StoreError::Damaged(_)) if journal_of(path).exists() => Ok(()),
        other => other,
    }
}

/// A file that nobody writes to, or of which a first look is enough: no lock, no journal, no write-ahead log, whatever
/// this file is, and nothing in it is believed before it is checked.
pub(super) fn open_unchanging(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    // What is not absolute would be read as the name of a host.
    let connection = Connection::open_with_flags(immutable_uri(&absolute(path)?), flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", 2)?;
    Ok(connection)
}

/// Asks `SQLite` whose file it is.
pub(super) fn identify(connection: &Connection) -> Result<(), StoreError> {
    let application_id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application_id != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let found: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > VERSION {
        return Err(StoreError::Newer { found, known: VERSION });
    }
    if found < 1 {
        return Err(StoreError::Damaged(format!("schema {found}")));
    }
    Ok(())
}

/// An existing diary, to read and write. Whether its schema is of today is the caller's business.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    look_at(path)?;
    cut_off::prove(path)?;
    open_identified(path)
}

/// A file beside which nothing strange lies, to read and write.
pub(super) fn open_identified(path: &Path) -> Result<Connection, StoreError> {
    let mut connection = open_unseen(path)?;
    let may_write = !connection.is_readonly(MAIN_DB)?;
    let identity = settle(&mut connection, Some(path)).and_then(|()| identify(&connection));
    // What this user may write and SQLite will not, now that it has read the header: that names a form of which no
    // diary is, and would be found at the first change only.
    if may_write && connection.is_readonly(MAIN_DB)? {
        return Err(StoreError::Damaged("its header asks that nobody writes to it".to_owned()));
    }
    identity.map(|()| connection)
}

/// A file that exists, without asking what it is.
pub(super) fn open_unseen(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// An existing diary, only to look for commits of others.
pub(super) fn open_to_watch(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_millis(100))?;
    Ok(connection)
}

/// Waits for who has the file, for `BUSY_TIMEOUT`. `SQLite`'s own way sleeps longer and longer, up to a tenth of a second:
/// who has waited longest asks least often, and may never come in while others write one record after the other.
fn wait_for_others(connection: &mut Connection) -> Result<(), StoreError> {
    let mut began = Instant::now();
    connection.busy_handler(Some(move |tries: i32| {
        if tries == 0 {
            began = Instant::now();
        }
        sleep(Duration::from_millis(u64::try_from(tries).unwrap_or_default().clamp(1, 10)));
        began.elapsed() < BUSY_TIMEOUT
    }))?;
    Ok(())
}

/// Puts the safety settings in force, and reads each of them back. Without a path it is a database in memory.
pub(super) fn settle(connection: &mut Connection, path: Option<&Path>) -> Result<(), StoreError> {
    wait_for_others(connection)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    for (config, name, wanted) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, "defensive", true),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, "dqs_dml", false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, "dqs_ddl", false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, "trusted_schema", false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, "writable_schema", false),
    ] {
        connection.set_db_config(config, wanted)?;
        let found = connection.db_config(config)?;
        if found != wanted {
            return Err(StoreError::Pragma { name, found: found.to_string() });
        }
    }
    for (limit, name, wanted) in [
        // An attachment fits, with its row.
        (Limit::SQLITE_LIMIT_LENGTH, "limit_length", 17 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, "limit_sql_length", 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, "limit_column", 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, "limit_expr_depth", 50),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, "limit_compound_select", 20),
        (Limit::SQLITE_LIMIT_VDBE_OP, "limit_vdbe_op", 25_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, "limit_function_arg", 8),
        (Limit::SQLITE_LIMIT_ATTACHED, "limit_attached", 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, "limit_like_pattern_length", 100),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, "limit_variable_number", 100),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, "limit_trigger_depth", 10),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, "limit_worker_threads", 0),
    ] {
        connection.set_limit(limit, wanted)?;
        let found = connection.limit(limit)?;
        if found != wanted {
            return Err(StoreError::Pragma { name, found: found.to_string() });
        }
    }
    let file_only = [("journal_mode", "delete"), ("mmap_size", "0")];
    let file_only = if path.is_some() { file_only.as_slice() } else { &[] };
    let always = [
        ("synchronous", "3"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("secure_delete", "1"),
        // Sorting spills nothing of the diary into a folder of temporary files.
        ("temp_store", "2"),
    ];
    for &(name, wanted) in file_only.iter().chain(&always) {
        connection.pragma(None, name, wanted, |_row| Ok(()))?;
        let found: Value = connection.pragma_query_value(None, name, |row| row.get(0))?;
        let found = match found {
            Value::Integer(value) => value.to_string(),
            Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        if found != wanted {
            return Err(StoreError::Pragma { name, found });
        }
    }
    if let Some(path) = path {
        keep_private(path);
    }
    Ok(())
}

/// A diary that came here by a copy may be readable by everybody. Somebody else's file stays as its owner wants it.
#[cfg(unix)]
fn keep_private(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map(|metadata| metadata.permissions().mode());
    if mode.is_ok_and(|mode| mode & 0o077 != 0) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).ok();
    }
}

#[cfg(not(unix))]
fn keep_private(_path: &Path) {}

/// `SQLite`'s journal stands beside the file under this name.
pub(super) fn journal_of(path: &Path) -> PathBuf {
    beside(path, "-journal")
}

/// The file whose name has that ending more.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The path as a URI that asks for no locks and no journal. What is no plain letter is written as `%` and its byte.
fn immutable_uri(path: &Path) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file://" });
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => uri.push(char::from(byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => {
                uri.push('%');
                uri.push(char::from(HEX[usize::from(byte >> 4)]));
                uri.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    uri.push_str("?mode=ro&immutable=1");
    uri
}
