//! Files of the person's that are no diary: tables, pictures and archives, written whole or not at all, for the command
//! line and the window alike.

pub mod desktop;
pub mod place;
pub mod seat;

use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use crate::exchange::csv;

/// Files by name, with what is in them.
pub type Tables = Vec<(String, Vec<u8>)>;

/// Why tables were not written.
#[derive(Debug)]
pub enum Unwritten {
    /// A file is there that no export made; nothing was written.
    NotOurs(PathBuf),
    Failed(PathBuf, io::Error),
}

/// Whole or not at all, and for nobody else's eyes: a temporary file, synced, then renamed over.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = Draft::new(path)?;
    draft.write_all(bytes)?;
    draft.commit()
}

/// A file in the making. It stands under its name when it is committed; before that, nothing does, or what did. Where a
/// link stands, the link is replaced and not what it leads to.
pub struct Draft(BufWriter<AtomicWriteFile>);

impl Draft {
    pub fn new(path: &Path) -> io::Result<Self> {
        let mut options = AtomicWriteFile::options();
        // Also over a file that others could read.
        #[cfg(unix)]
        {
            use atomic_write_file::unix::OpenOptionsExt as _;
            use std::os::unix::fs::OpenOptionsExt as _;
            options.preserve_mode(false).mode(0o600);
        }
        Ok(Self(BufWriter::with_capacity(1 << 16, options.open(path)?)))
    }

    pub fn commit(self) -> io::Result<()> {
        self.0.into_inner()?.commit()
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Begins a file that stands over an earlier one, which `is_earlier` knows by its first bytes, and over nothing else.
/// What is the diary's own file is not even opened.
pub fn draft_over(path: &Path, diary: &Path, is_earlier: impl Fn(&[u8]) -> bool) -> Result<Draft, Unwritten> {
    let failed = |err| Unwritten::Failed(path.to_owned(), err);
    if is_same_file(path, diary) || !is_free(path, is_earlier).map_err(failed)? {
        return Err(Unwritten::NotOurs(path.to_owned()));
    }
    Draft::new(path).map_err(failed)
}

/// Whether both names lead to one file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let place = |path: &Path| fs::metadata(path).map(|file| (file.dev(), file.ino())).ok();
        place(one).is_some_and(|found| place(other) == Some(found))
    }
    #[cfg(not(unix))]
    {
        let place = |path: &Path| fs::canonicalize(path).ok();
        place(one).is_some_and(|found| place(other) == Some(found))
    }
}

/// Writes an export into a folder, which is made where there is none; over an earlier export, over nothing else.
pub fn write_tables(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Unwritten> {
    fs::create_dir_all(folder).map_err(|err| Unwritten::Failed(folder.to_owned(), err))?;
    for (name, _) in files {
        let path = folder.join(name);
        match is_free(&path, names_dialect) {
            Ok(true) => {}
            Ok(false) => return Err(Unwritten::NotOurs(path)),
            Err(err) => return Err(Unwritten::Failed(path, err)),
        }
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        write(&path, bytes).map_err(|err| Unwritten::Failed(path, err))?;
    }
    Ok(())
}

/// An earlier export of tables names its dialect near its head.
fn names_dialect(head: &[u8]) -> bool {
    head.windows(csv::DIALECT.len()).any(|part| part == csv::DIALECT.as_bytes())
}

/// Nothing stands there yet, or a file that is known by its first bytes.
fn is_free(path: &Path, is_earlier: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(err) => return Err(err),
        Ok(metadata) if !metadata.is_file() => return Ok(false),
        Ok(_) => {}
    }
    Ok(is_earlier(&read(path, 4096)?))
}

/// A file from its start on, at most so much of it.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Every `.csv` of a folder, by name, or one file. A larger one than is allowed is not read to its end. The error
/// names the file that could not be read.
pub fn read_tables(path: &Path) -> Result<Tables, (PathBuf, io::Error)> {
    let failed = |path: &Path, err| (path.to_owned(), err);
    let paths = tables_in(path).map_err(|err| failed(path, err))?;
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let bytes = read(&path, csv::MOST_BYTES + 1).map_err(|err| failed(&path, err))?;
        files.push((path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()), bytes));
    }
    Ok(files)
}

fn tables_in(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut paths = fs::read_dir(path)?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|file| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")));
    paths.sort();
    Ok(paths)
}

/// A file to be read in parts, from anywhere; `None` where a folder or a device stands.
pub fn open_file(path: &Path) -> io::Result<Option<fs::File>> {
    if fs::metadata(path)?.is_file() { open(path).map(Some) } else { Ok(None) }
}

#[expect(clippy::disallowed_methods, reason = "tables and archives, never the diary's own file")]
fn open(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path)
}

/// A file's bytes; of a larger one than `most`, one byte more than that.
pub fn read_up_to(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file that is not there yet.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Unwritten> {
    match fs::symlink_metadata(path) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => {}
        Err(err) => return Err(Unwritten::Failed(path.to_owned(), err)),
        Ok(_) => return Err(Unwritten::NotOurs(path.to_owned())),
    }
    write(path, bytes).map_err(|err| Unwritten::Failed(path.to_owned(), err))
}
