//! Files of the person's that are no diary: tables and pictures, read and written whole, for the command line and the
//! window alike.

use std::fs;
use std::io::{self, Read as _, Write as _};
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
    let mut options = AtomicWriteFile::options();
    // Also over a file that others could read.
    #[cfg(unix)]
    {
        use atomic_write_file::unix::OpenOptionsExt as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.preserve_mode(false).mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Writes an export into a folder, which is made where there is none; over an earlier export, over nothing else.
pub fn write_tables(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Unwritten> {
    fs::create_dir_all(folder).map_err(|err| Unwritten::Failed(folder.to_owned(), err))?;
    for (name, _) in files {
        let path = folder.join(name);
        match is_free(&path) {
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

/// Nothing stands there yet, or an earlier export, which names its dialect near its head.
fn is_free(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(err) => return Err(err),
        Ok(metadata) if !metadata.is_file() => return Ok(false),
        Ok(_) => {}
    }
    let mut head = Vec::new();
    open(path)?.take(4096).read_to_end(&mut head)?;
    Ok(head.windows(csv::DIALECT.len()).any(|part| part == csv::DIALECT.as_bytes()))
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

#[expect(clippy::disallowed_methods, reason = "tables, never the diary's own file")]
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
