//! What is half-typed, kept beside the diary until it is saved or thrown away, so that no crash and no full disk takes
//! it. The file has its full size from the beginning: to write into it needs no room. It has two halves, written in
//! turn, so that one of them is always whole; when nothing is half-typed it holds zeros.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::birth::{make_folder, sync_folder};

/// Bytes of a half. What is longer is not kept.
const HALF: usize = 128 << 10;
const MARK: &str = "titrace draft 1";

/// Texts by name, in their order: one form.
pub type Cells = Vec<(String, String)>;

/// The open file.
#[derive(Debug)]
pub struct DraftFile {
    file: File,
    /// Of what was written last; the next one goes into the other half.
    number: u64,
}

/// `diary.titrace-draft`
pub(super) fn draft_of(diary: &Path) -> PathBuf {
    let mut name = diary.as_os_str().to_owned();
    name.push("-draft");
    PathBuf::from(name)
}

impl DraftFile {
    /// Opens the file of a diary, or makes it, with what was kept in it.
    pub fn open(diary: &Path) -> io::Result<(Self, Vec<Cells>)> {
        let path = draft_of(&std::path::absolute(diary)?);
        let folder = path.parent().unwrap_or(Path::new("/"));
        make_folder(folder)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut draft = Self { file: options.open(&path)?, number: 0 };
        let halves = [draft.half(0)?, draft.half(1)?];
        if draft.file.metadata()?.len() != 2 * HALF as u64 {
            draft.zeros(0)?;
            draft.zeros(1)?;
            draft.file.set_len(2 * HALF as u64)?;
            draft.file.sync_all()?;
            sync_folder(folder)?;
        }
        let newest = halves.into_iter().flatten().max_by_key(|(number, _)| *number);
        Ok(match newest {
            Some((number, forms)) => {
                draft.number = number;
                (draft, forms)
            }
            None => (draft, Vec::new()),
        })
    }

    /// Keeps these forms and nothing else; on the disk when this returns.
    pub fn keep(&mut self, forms: &[Cells]) -> io::Result<()> {
        if forms.is_empty() {
            return self.clear();
        }
        let text = serde_json::to_string(forms)?;
        let number = self.number + 1;
        let hash = HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        let mut half = format!("{MARK} {number} {} {hash}\n{text}", text.len()).into_bytes();
        if half.len() > HALF {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        half.resize(HALF, 0);
        self.write(number % 2, &half)?;
        self.number = number;
        Ok(())
    }

    /// Nothing of it stays in the file.
    fn clear(&mut self) -> io::Result<()> {
        self.zeros(0)?;
        self.zeros(1)
    }

    fn zeros(&mut self, half: u64) -> io::Result<()> {
        self.write(half, &vec![0; HALF])
    }

    fn write(&mut self, half: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(half * HALF as u64))?;
        self.file.write_all(bytes)?;
        self.file.sync_data()
    }

    /// What is in a half, if it is whole.
    fn half(&mut self, half: u64) -> io::Result<Option<(u64, Vec<Cells>)>> {
        self.file.seek(SeekFrom::Start(half * HALF as u64))?;
        let mut bytes = Vec::new();
        (&self.file).take(HALF as u64).read_to_end(&mut bytes)?;
        Ok(whole(&bytes))
    }
}

fn whole(bytes: &[u8]) -> Option<(u64, Vec<Cells>)> {
    let cut = bytes.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(bytes.get(..cut)?).ok()?.strip_prefix(MARK)?;
    let [number, length, hash] = head.split_ascii_whitespace().collect::<Vec<_>>().try_into().ok()?;
    let text = bytes.get(cut + 1..)?.get(..length.parse().ok()?)?;
    let is_right = HEXLOWER.encode(&Sha256::digest(text)) == hash;
    is_right.then(|| Some((number.parse().ok()?, serde_json::from_slice(text).ok()?)))?
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "drafts, never a diary")]

    use super::*;
    use std::fs;

    fn form(text: &str) -> Cells {
        vec![("kind".to_owned(), "note".to_owned()), ("text".to_owned(), text.to_owned())]
    }

    #[test]
    fn what_was_typed_is_there_again_and_gone_when_it_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("new").join("diary.titrace");
        let (mut draft, found) = DraftFile::open(&diary).unwrap();
        assert_eq!(found, Vec::<Cells>::new());
        for text in ["a", "a long", "a long night\n\"=1\"", "ä"] {
            draft.keep(&[form(text), form("other")]).unwrap();
            let (_, found) = DraftFile::open(&diary).unwrap();
            assert_eq!(found, [form(text), form("other")]);
        }
        let path = draft_of(&diary);
        let size = fs::metadata(&path).unwrap().len();
        assert!(draft.keep(&[form(&"x".repeat(HALF))]).is_err());
        assert_eq!(DraftFile::open(&diary).unwrap().1, [form("ä"), form("other")], "the earlier one stays");
        draft.keep(&[]).unwrap();
        assert_eq!(fs::read(&path).unwrap(), vec![0; 2 * HALF]);
        assert_eq!(fs::metadata(&path).unwrap().len(), size);
        assert_eq!(DraftFile::open(&diary).unwrap().1, Vec::<Cells>::new());
    }

    /// Cut at every kilobyte while it is written, or damaged anywhere: it is the text before or the one after, or none.
    #[test]
    fn a_write_that_was_torn_leaves_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.titrace");
        let path = draft_of(&diary);
        let (mut draft, _) = DraftFile::open(&diary).unwrap();
        draft.keep(&[form("before")]).unwrap();
        let before = fs::read(&path).unwrap();
        let long = "after ".repeat(3000);
        draft.keep(&[form(&long)]).unwrap();
        let after = fs::read(&path).unwrap();
        for cut in (0..after.len()).step_by(1024) {
            let torn: Vec<u8> = after.iter().take(cut).chain(before.iter().skip(cut)).copied().collect();
            fs::write(&path, &torn).unwrap();
            let found = DraftFile::open(&diary).unwrap().1;
            assert!(found == [form("before")] || found == [form(&long)], "cut at {cut}");
        }
    }
}
