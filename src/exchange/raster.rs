//! The chart as a PNG: the same picture as the SVG, mark for mark, because it is that SVG, drawn with the bundled fonts.

use std::error::Error;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::fonts;
use super::picture;
use crate::analysis::chart::Chart;
use crate::words::Words;

/// Dots a side, and all of them: what a viewer opens without trouble, and memory holds.
const MOST_A_SIDE: f32 = 30_000.0;
const MOST: f32 = 150.0e6;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Undrawn {
    #[error("{width} × {height} dots are too many")]
    TooLarge { width: u32, height: u32 },
    #[error("the drawing cannot be drawn")]
    Broken(#[source] Box<dyn Error + Send + Sync>),
}

/// So many dots for a point: 1 is as large as on a screen, 2 is sharp on paper.
pub fn png(chart: &Chart, words: &Words, dots: f32) -> Result<Vec<u8>, Undrawn> {
    of_svg(&picture::svg(chart, words), dots)
}

fn of_svg(svg: &[u8], dots: f32) -> Result<Vec<u8>, Undrawn> {
    let options = Options { fontdb: Arc::new(known_fonts(&String::from_utf8_lossy(svg))), ..Options::default() };
    let tree = Tree::from_data(svg, &options).map_err(|error| Undrawn::Broken(error.into()))?;
    let (width, height) = (tree.size().width() * dots, tree.size().height() * dots);
    let (across, down) = (width.round().max(1.0) as u32, height.round().max(1.0) as u32);
    if width > MOST_A_SIDE || height > MOST_A_SIDE || width * height > MOST {
        return Err(Undrawn::TooLarge { width: across, height: down });
    }
    let mut dotted = Pixmap::new(across, down).ok_or(Undrawn::TooLarge { width: across, height: down })?;
    resvg::render(&tree, Transform::from_scale(dots, dots), &mut dotted.as_mut());
    dotted.encode_png().map_err(|error| Undrawn::Broken(error.into()))
}

/// The bundled fonts; those of the system only where a name is written in letters that ours lack.
fn known_fonts(text: &str) -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    for font in [fonts::REGULAR, fonts::SEMIBOLD, fonts::SUBSET] {
        fonts.load_font_data(font.to_vec());
    }
    // Ours have Latin, Greek, Cyrillic, and signs.
    let is_foreign = |letter: char| matches!(letter, '\u{530}'..='\u{1dff}' | '\u{2c00}'..='\u{10ffff}');
    if text.contains(is_foreign) {
        fonts.load_system_fonts();
    }
    fonts
}
