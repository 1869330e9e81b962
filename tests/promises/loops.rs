//! A disk of our own: an ext4 in a file, mounted. It is unmounted when the value goes, whatever happened.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a program to its end; what it says where it fails.
pub(crate) fn ask(program: &str, arguments: &[&str]) -> Result<(), String> {
    let ran = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let output = ran.map_err(|error| format!("{program}: {error}"))?;
    let said = || String::from_utf8_lossy(&output.stderr).trim().replace('\n', " ");
    if output.status.success() { Ok(()) } else { Err(format!("{program} {}: {}", arguments.join(" "), said())) }
}

/// Something mounted on a folder.
pub(crate) struct Mounted(PathBuf);

impl Mounted {
    /// Mounts a file that holds a file system.
    pub(crate) fn image(image: &Path, folder: &Path) -> Result<Self, String> {
        Self::mount(&["-t", "ext4", "-o", "loop", image.to_str().unwrap()], folder)
    }

    /// A file system in memory, of so many bytes.
    pub(crate) fn memory(bytes: u64, folder: &Path) -> Result<Self, String> {
        Self::mount(&["-t", "tmpfs", "-o", &format!("size={bytes}"), "tmpfs"], folder)
    }

    /// All that is on it so far reaches the device.
    #[expect(clippy::disallowed_methods, reason = "a folder, no diary")]
    pub(crate) fn sync(&self) {
        rustix::fs::syncfs(File::open(&self.0).unwrap()).unwrap();
    }

    fn mount(arguments: &[&str], folder: &Path) -> Result<Self, String> {
        fs::create_dir_all(folder).unwrap();
        ask("mount", &[arguments, &[folder.to_str().unwrap()]].concat())?;
        Ok(Self(folder.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // The loop device goes with its mount. Something may hold the folder for a moment longer.
        for _ in 0..50 {
            if ask("umount", &[self.0.to_str().unwrap_or_default()]).is_ok() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        ask("umount", &["-l", self.0.to_str().unwrap_or_default()]).ok();
    }
}

/// A new image with an empty ext4 of so many MiB.
pub(crate) fn new_image(image: &Path, mebibytes: u64) -> Result<(), String> {
    File::create(image).and_then(|file| file.set_len(mebibytes << 20)).map_err(|error| error.to_string())?;
    // Nothing is left to be done later, in the background.
    let options = "lazy_itable_init=0,lazy_journal_init=0,nodiscard";
    ask("mkfs.ext4", &["-q", "-F", "-E", options, image.to_str().unwrap()])
}

/// The disk as it is at this moment, whoever writes to it.
pub(crate) fn copy_image(from: &Path, to: &Path) -> Result<(), String> {
    ask("cp", &["--sparse=always", from.to_str().unwrap(), to.to_str().unwrap()])
}
