//! Letters that are not drawn as themselves: what nobody sees, what no font should draw, and how both are read.

/// Shapes its neighbours, or nothing at all: it has no picture of its own (Unicode's default ignorable code points).
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0xAD | 0x34F
            | 0x61C
            | 0x115F..=0x1160
            | 0x17B4..=0x17B5
            | 0x180B..=0x180F
            | 0x200B..=0x200F
            | 0x202A..=0x202E
            | 0x2060..=0x206F
            | 0x3164
            | 0xFE00..=0xFE0F
            | 0xFEFF
            | 0xFFA0
            | 0xFFF0..=0xFFF8
            | 0x1BCA0..=0x1BCA3
            | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF
    )
}

/// A control, a code point that is no character, or one whose picture is a private agreement: always a box.
pub(super) fn is_never_drawn(letter: char) -> bool {
    let code = u32::from(letter);
    letter.is_control() && letter != '\t' || is_no_character(code) || is_private(code)
}

fn is_no_character(code: u32) -> bool {
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

fn is_private(code: u32) -> bool {
    matches!(code, 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD)
}

/// May hang on the letter before it without an end: marks, joiners, variants.
pub(super) fn joins(letter: char) -> bool {
    is_invisible(letter) || unicode_normalization::char::is_combining_mark(letter)
}

/// Begins something new, whatever stands before it: a letter of a script without conjuncts, a digit, a space.
pub(super) fn stands_alone(letter: char) -> bool {
    !joins(letter) && matches!(u32::from(letter), 0..=0x5FF | 0x1E00..=0x1FFF | 0x3040..=0x30FF | 0x4E00..=0x9FFF)
}

/// What is read where a box is drawn: the letter, or the name of its code point where no text can hold it.
pub(super) fn as_read(letter: char) -> String {
    let code = u32::from(letter);
    if letter.is_control() || is_no_character(code) { format!("U+{code:04X}") } else { letter.to_string() }
}

/// Of a script that runs from right to left.
pub(super) fn runs_left(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF
    )
}
