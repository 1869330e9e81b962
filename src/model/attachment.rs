//! A scan or PDF of the original, kept in the diary's file beside the record it belongs to.

use super::record::RecordId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The record it belongs to; of a draw, any one of its results.
    pub of: RecordId,
    /// The file's own name, without a folder.
    pub name: String,
    pub media: Media,
    /// How many bytes it has. The bytes themselves stay in the file until somebody asks for them.
    pub size: u64,
}

impl Attachment {
    /// More than a scan needs, and little enough to be read into memory.
    pub const MOST_BYTES: usize = 16 << 20;
}

/// What may be attached, told apart by the first bytes, never by the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Pdf,
    Png,
    Jpeg,
    Webp,
    Tiff,
}

impl Media {
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Png, Self::Jpeg, Self::Webp, Self::Tiff];

    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.code() == text)
    }

    /// What these bytes are; `None` where they are none of it.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some(Self::Tiff),
            _ => None,
        }
    }

    /// The usual end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
        }
    }
}
