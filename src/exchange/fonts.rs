//! The bundled fonts, for whatever draws letters: the window and pictures made of dots.

pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
/// What the other two lack.
pub const SUBSET: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Subset.ttf");
