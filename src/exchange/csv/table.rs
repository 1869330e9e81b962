//! The bytes of one CSV file -> its lines, each with its place in the file. Limits come before contents, so that
//! no file can fill the memory.

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::intake::MOST_FIELD_BYTES;
use crate::model::Message;

/// The largest file that is read.
pub const MOST_BYTES: u64 = 64 << 20;
/// The most lines of one file.
pub const MOST_ROWS: usize = 1_000_000;
/// The largest cell: what keeps a formula from being run at most doubles a text.
const MOST_CELL_BYTES: usize = 2 * MOST_FIELD_BYTES;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads a file line by line.
pub(super) struct Table<'a> {
    bytes: &'a [u8],
    reader: Reader<&'a [u8]>,
    record: ByteRecord,
    /// How far lines are counted, and how many line ends stand before.
    counted: usize,
    line: u64,
    rows: usize,
}

/// Something is wrong with a line as a line of CSV.
pub(super) struct Malformed {
    pub(super) line: u64,
    /// The cell, counted from 0; `None`: the line as a whole.
    pub(super) cell: Option<usize>,
    pub(super) why: Message,
    /// What follows cannot be read sensibly.
    pub(super) fatal: bool,
}

/// The text of a cell is longer than a field may be.
pub(super) fn too_large() -> Message {
    Message::new("csv-cell-too-large").with("most", MOST_FIELD_BYTES >> 10)
}

impl<'a> Table<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let fatal = |why| Malformed { line: 1, cell: None, why, fatal: true };
        if bytes.len() as u64 > MOST_BYTES {
            return Err(fatal(Message::new("csv-file-too-large").with("most", MOST_BYTES >> 20)));
        }
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        Ok(Self { bytes, reader, record: ByteRecord::new(), counted: 0, line: 1, rows: 0 })
    }

    /// The next line that holds anything, with its number in the file; `None` at the end.
    pub(super) fn next_line(&mut self) -> Option<Result<(u64, Vec<&str>), Malformed>> {
        loop {
            let start = self.reader.position().byte() as usize;
            if !self.reader.read_byte_record(&mut self.record).unwrap_or(false) {
                return None;
            }
            let end = self.reader.position().byte() as usize;
            let line = self.place(start);
            self.rows += 1;
            if self.rows > MOST_ROWS + 1 {
                let why = Message::new("csv-too-many-rows").with("most", MOST_ROWS);
                return Some(Err(Malformed { line, cell: None, why, fatal: true }));
            }
            let written = &self.bytes[start.min(end)..end];
            if written.iter().fold(false, |open, b| open ^ (*b == b'"')) {
                let why = Message::new("csv-open-quote");
                return Some(Err(Malformed { line, cell: None, why, fatal: true }));
            }
            // Spreadsheets leave lines of nothing but commas.
            if self.record.iter().any(|cell| !cell.is_empty()) {
                return Some(self.cells(line));
            }
        }
    }

    fn cells(&self, line: u64) -> Result<(u64, Vec<&str>), Malformed> {
        let malformed = |cell, why| Malformed { line, cell: Some(cell), why, fatal: false };
        let mut texts = Vec::with_capacity(self.record.len());
        for (place, cell) in self.record.iter().enumerate() {
            if cell.len() > MOST_CELL_BYTES {
                return Err(malformed(place, too_large()));
            }
            let text = std::str::from_utf8(cell).map_err(|_where| malformed(place, Message::new("csv-not-utf8")))?;
            let control = |b: u8| (b < 0x20 && !matches!(b, b'\t' | b'\r' | b'\n')) || b == 0x7f;
            if text.bytes().any(control) {
                return Err(malformed(place, Message::new("refused-control-character")));
            }
            texts.push(text);
        }
        Ok((line, texts))
    }

    /// The line of the file in which a record begins that was read from `start` on: the reader leaves the end of
    /// the line before, and empty lines, to the next record.
    fn place(&mut self, start: usize) -> u64 {
        let blank = self.bytes[start..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let first = start + blank;
        self.line += self.bytes[self.counted..first].iter().map(|b| u64::from(*b == b'\n')).sum::<u64>();
        self.counted = first;
        self.line
    }
}
