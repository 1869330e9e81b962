//! No text makes a report fail, and no text is lost: what no font can draw is a box, and is read as what it is.

use proptest::prelude::*;

use titrace::exchange::report::{Paper, html, pages, pdf};
use titrace::words::Words;

use super::fixture::{everywhere, noted};
use super::tools::{assert_sound, file, read_instead, text_of};
use super::{assert_inside, close};

/// A letter of a kind that somebody may write, paste or damage.
fn letter() -> impl Strategy<Value = char> {
    let kinds: Vec<(u32, BoxedStrategy<char>)> = vec![
        (4, prop::char::range('a', 'z').boxed()),
        (2, Just(' ').boxed()),
        (2, prop::char::range('\u{0}', '\u{a0}').boxed()),
        (2, prop::char::range('\u{300}', '\u{36f}').boxed()),
        (2, prop::char::range('\u{590}', '\u{6ff}').boxed()),
        (1, prop::char::range('\u{900}', '\u{dff}').boxed()),
        (1, prop::char::range('\u{1100}', '\u{11ff}').boxed()),
        (2, prop::char::range('\u{2000}', '\u{206f}').boxed()),
        (1, prop::char::range('\u{4e00}', '\u{9fff}').boxed()),
        (1, prop::char::range('\u{e000}', '\u{f8ff}').boxed()),
        (1, prop::char::range('\u{fe00}', '\u{ffff}').boxed()),
        (2, prop::char::range('\u{1f300}', '\u{1faff}').boxed()),
        (1, prop::char::range('\u{e0000}', '\u{e01ef}').boxed()),
        (3, any::<char>().boxed()),
    ];
    prop::strategy::Union::new_weighted(kinds)
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(letter(), 0..80).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_anywhere_becomes_pages_a_pdf_and_html(text in text()) {
        let words = Words::english();
        let report = everywhere(&text);
        assert_inside(&pages(&report, &words, Paper::A4));
        prop_assert!(pdf(&report, &words, Paper::A4).unwrap().starts_with(b"%PDF-1.7"));
        let page = String::from_utf8(html(&report, &words)).unwrap();
        prop_assert!(page.ends_with("</html>\n"));
    }
}

/// What chance found once: a blank before a line that runs to the left hangs over its right edge, and nothing else does.
#[test]
fn a_blank_before_a_line_that_runs_to_the_left_may_hang_over() {
    for text in [" !א", " */א", "  (אב) c"] {
        assert_inside(&pages(&everywhere(text), &Words::english(), Paper::A4));
    }
}

#[test]
fn what_no_font_draws_is_read_as_what_it_is() {
    // Of a script that no font has, unassigned, private, a control, no character, and a picture beside letters.
    let nasty = "left \u{10920}\u{378}\u{e000}\u{7}\u{fffe}\u{11f04} right";
    let path = file("boxes.pdf", &pdf(&noted(nasty), &Words::english(), Paper::A4).unwrap());
    assert_sound(&[&path]);
    let Some(text) = text_of(&path) else { return };
    let Some(aloud) = read_instead(&path) else { return };
    for read in ["\u{378}", "\u{e000}", "U+0007", "U+FFFE"] {
        assert!(text.contains(read), "{read:?} in {text:?}");
        assert!(aloud.contains(read), "{read:?} in {aloud:?}");
    }
    assert!(text.contains("left") && text.contains("right"));
}

#[test]
fn scripts_that_run_to_the_left_emoji_and_marks_are_sound() {
    let text = "שלום abc مرحبا بالعالم 123 — мама, मुझे नींद 日本語 👩‍👩‍👧‍👦 🇩🇪 e\u{301}\u{323} Z̷̡̛ \u{202e}turned\u{202c} x\u{200d}y \u{feff}z";
    let path = file("scripts.pdf", &pdf(&noted(text), &Words::english(), Paper::Letter).unwrap());
    assert_sound(&[&path]);
    let Some(read) = text_of(&path) else { return };
    assert!(read.contains("abc") && read.contains("мама"), "{read}");
}

#[test]
fn marks_without_end_words_without_end_and_notes_without_end() {
    let words = Words::english();
    let texts = [
        ("marks", format!("a{}b", "\u{301}".repeat(3000))),
        ("word", "Wort".repeat(16 * 1024)),
        ("note", "a word or two; ".repeat(4400)),
        ("lines", "\n".repeat(300)),
        ("boxes", "\u{e000}\u{f0000}".repeat(1500)),
        ("joiners", "👩\u{200d}".repeat(2000)),
        ("turned", "\u{202e}\u{2067}".repeat(2000)),
    ];
    for (name, text) in texts {
        let report = noted(&text);
        let path = file(&format!("endless-{name}.pdf"), &pdf(&report, &words, Paper::A4).unwrap());
        let page = String::from_utf8(html(&report, &words)).unwrap();
        assert!(page.contains("</html>"));
        if ["word", "note"].contains(&name) {
            let Some(read) = text_of(&path) else { return };
            let (piece, times) = if name == "word" { ("Wort", 2 * 16 * 1024) } else { ("awordortwo;", 2 * 4400) };
            let found = close(&read).matches(piece).count();
            // A word that is broken between two pages is cut by the foot, one in a cell by the head.
            let pages = read.matches("Page").count().max(40);
            assert!(found + 2 * pages >= times, "{name}: {found} of {times}");
        }
    }
}
