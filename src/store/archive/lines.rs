//! Lines with one hash under them. What a line says is not known here.
//!
//! The last line, the seal, has the SHA-256 of every byte before it: `head -n -1 FILE | sha256sum` says it, too.

use std::io::{BufRead, Read as _, Write};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::{ArchiveError, Archived};

/// An attachment of 16 MiB is a line of 22; a longer one than this is not read.
const MOST_BYTES: u64 = 64 << 20;
/// The first line, which is read of any file.
const MOST_BYTES_OF_HEAD: u64 = 64 << 10;

const SEAL: &str = r#"{"sha256":""#;

fn seal(digest: &str) -> String {
    format!("{SEAL}{digest}\"}}\n")
}

pub(super) struct Writer<'a> {
    to: &'a mut dyn Write,
    hash: Sha256,
    bytes: u64,
}

impl<'a> Writer<'a> {
    pub(super) fn new(to: &'a mut dyn Write) -> Self {
        Self { to, hash: Sha256::new(), bytes: 0 }
    }

    /// A line without its end, which is not in it.
    pub(super) fn line(&mut self, line: &[u8]) -> Result<(), ArchiveError> {
        for part in [line, b"\n"] {
            self.hash.update(part);
            self.bytes += part.len() as u64;
            self.to.write_all(part).map_err(ArchiveError::Io)?;
        }
        Ok(())
    }

    pub(super) fn seal(self) -> Result<Archived, ArchiveError> {
        let sha256 = HEXLOWER.encode(&self.hash.finalize());
        let seal = seal(&sha256);
        self.to.write_all(seal.as_bytes()).map_err(ArchiveError::Io)?;
        Ok(Archived { bytes: self.bytes + seal.len() as u64, sha256 })
    }
}

pub(super) struct Reader<'a> {
    from: &'a mut dyn BufRead,
    hash: Sha256,
    line: Vec<u8>,
    /// Of the line that was read last, from 1 on.
    number: u64,
    /// As the seal says it, once that was read.
    sha256: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(from: &'a mut dyn BufRead) -> Self {
        Self { from, hash: Sha256::new(), line: Vec::new(), number: 0, sha256: String::new() }
    }

    pub(super) fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The next line without its end; `None` after the last one, if all of them are as they were written.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, ArchiveError> {
        let most = if self.number == 0 { MOST_BYTES_OF_HEAD } else { MOST_BYTES };
        self.line.clear();
        self.number += 1;
        (&mut *self.from).take(most).read_until(b'\n', &mut self.line).map_err(ArchiveError::Io)?;
        if self.line.starts_with(SEAL.as_bytes()) {
            self.sha256 = HEXLOWER.encode(&self.hash.finalize_reset());
            let nothing_behind = self.from.fill_buf().map_err(ArchiveError::Io)?.is_empty();
            let is_right = nothing_behind && self.line == seal(&self.sha256).as_bytes();
            return if is_right { Ok(None) } else { Err(ArchiveError::Altered) };
        }
        let Some(line) = self.line.strip_suffix(b"\n") else {
            // What never began as an archive was not altered.
            let is_other = self.number == 1 && !self.line.starts_with(super::MARK.as_bytes());
            return Err(if is_other { ArchiveError::NotAnArchive } else { ArchiveError::Altered });
        };
        self.hash.update(&self.line);
        Ok(Some(line))
    }

    /// The line that was read last is refused.
    pub(super) fn refuse(&self, why: impl Into<String>) -> ArchiveError {
        ArchiveError::BadLine { line: self.number, why: why.into() }
    }
}
