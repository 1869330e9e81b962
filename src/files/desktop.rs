//! Shows a folder in the desktop's own window for files. It is another program, started only when somebody asks.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

#[cfg(target_os = "macos")]
const OPENER: &str = "open";
#[cfg(target_os = "windows")]
const OPENER: &str = "explorer";
#[cfg(not(any(target_os = "macos", target_os = "windows")))]
const OPENER: &str = "xdg-open";

/// The folder that a file lies in. Nothing is waited for.
pub fn show_folder_of(file: &Path) -> io::Result<()> {
    let file = std::path::absolute(file)?;
    let folder = file.parent().unwrap_or(Path::new("/"));
    let mut child =
        Command::new(OPENER).arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Somebody has to hear that it ended.
    std::thread::Builder::new().name("folder".to_owned()).spawn(move || child.wait().ok())?;
    Ok(())
}
