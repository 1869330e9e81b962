//! Writes the diary of `benches/ten_years` into a file: `cargo run --release --example ten_years -- FILE`.

use std::path::PathBuf;
use std::process::ExitCode;

use titrace::logbook::Logbook;
use titrace::logbook::LogbookError;
use titrace::model::change::Change;
use titrace::model::record::Source;

#[path = "../benches/ten_years/mod.rs"]
mod ten_years;

fn main() -> Result<ExitCode, LogbookError> {
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else { return Ok(ExitCode::from(2)) };
    let diary = ten_years::diary();
    let mut logbook = Logbook::open_or_new(path)?;
    let batch = "ten years".to_owned();
    let records = diary.all().into_iter().map(|record| (**record).clone()).collect();
    let change = Change::Import { batch: batch.clone(), records };
    logbook.apply(&change, &Source::Import(batch), jiff::Timestamp::UNIX_EPOCH)?;
    Ok(ExitCode::SUCCESS)
}
