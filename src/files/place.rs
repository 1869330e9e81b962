//! Whether a diary lies where others move files behind its back: a folder that is synchronised, or a disk of another
//! machine. There a commit can be torn apart or two machines can write at once.

use std::fs;
use std::path::Path;

use crate::model::Message;

/// Where a diary had better not lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder that a program keeps the same on several machines, by that program's name.
    Synced(&'static str),
    /// A file system that lies elsewhere, by its name.
    Network(&'static str),
}

impl Place {
    pub fn message(&self) -> Message {
        match self {
            Self::Synced(program) => Message::new("place-synced").with("program", program),
            Self::Network(kind) => Message::new("place-network").with("kind", kind),
        }
    }
}

/// Folders by the beginning of their names, in small letters.
const NAMES: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("seafile", "Seafile"),
    ("syncthing", "Syncthing"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("tresorit", "Tresorit"),
];

/// What such programs leave in the folder that they look after.
const MARKS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// `f_type` of Linux's statfs.
#[cfg(target_os = "linux")]
const KINDS: &[(i64, &str)] = &[
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0x6573_5546, "FUSE"),
    (0x5346_414F, "AFS"),
    (0x00C3_6400, "Ceph"),
    (0x0102_1997, "9P"),
];

/// Where that file lies or will lie; `None`: nothing is known against it. No diary is opened.
pub fn of(path: &Path) -> Option<Place> {
    let path = std::path::absolute(path).ok()?;
    // Where the folder really is.
    let folder = path.ancestors().skip(1).find_map(|folder| fs::canonicalize(folder).ok())?;
    synced(&folder).map(Place::Synced).or_else(|| network(&folder).map(Place::Network))
}

fn synced(folder: &Path) -> Option<&'static str> {
    let named = folder.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        NAMES.iter().find(|(known, _)| name.starts_with(known)).map(|(_, program)| *program)
    });
    let marked = |folder: &Path| {
        let there =
            |mark: &&(&str, &str)| fs::symlink_metadata(folder.join(mark.0)).is_ok_and(|mark| !is_home(folder, &mark));
        MARKS.iter().find(there).map(|(_, program)| *program)
    };
    named.or_else(|| folder.ancestors().find_map(marked))
}

/// `~/.dropbox` is where that program keeps its own things, and no mark of a folder that it looks after.
fn is_home(folder: &Path, mark: &fs::Metadata) -> bool {
    let is_users = folder.parent().is_some_and(|above| above == Path::new("/home"));
    mark.is_dir() && (is_users || folder == Path::new("/root"))
}

#[cfg(target_os = "linux")]
fn network(folder: &Path) -> Option<&'static str> {
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    KINDS.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name)
}

#[cfg(not(target_os = "linux"))]
fn network(_folder: &Path) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_others_write_to_is_known_by_name_mark_or_kind() {
        let folder = tempfile::tempdir().unwrap();
        let under = |name: &str| folder.path().join(name).join("deep").join("diary.titrace");
        assert_eq!(of(&under("own")), None);
        for (name, program) in [("Dropbox", "Dropbox"), ("OneDrive - Clinic", "OneDrive"), ("Nextcloud2", "Nextcloud")]
        {
            fs::create_dir(folder.path().join(name)).unwrap();
            assert_eq!(of(&under(name)), Some(Place::Synced(program)));
        }
        fs::create_dir_all(folder.path().join("mine/.stfolder")).unwrap();
        assert_eq!(of(&under("mine")), Some(Place::Synced("Syncthing")));
        // Through a link, it is where it leads to that counts.
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path().join("Dropbox"), folder.path().join("link")).unwrap();
            assert_eq!(of(&under("link")), Some(Place::Synced("Dropbox")));
        }
    }
}
