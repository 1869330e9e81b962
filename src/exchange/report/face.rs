//! Fonts: the three that are bundled, and whatever a machine has for scripts that these lack. A glyph is drawn where a
//! font has an outline for it that may be embedded; a picture of a letter cannot be.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache, Synthesis};
use parley::{FontContext, FontData};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

static TEXT: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
static STRONG: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
static MORE: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Subset.ttf");

/// The bundled ones, each under the family that it is found by, in the order in which they are asked for a letter.
pub(super) static BUNDLED: [(&str, &[u8]); 3] =
    [("titrace-text", TEXT), ("titrace-text", STRONG), ("titrace-more", MORE)];

/// The bundled files, each known by the same name for as long as the program runs.
pub(super) fn blobs() -> &'static [Blob<u8>] {
    static BLOBS: OnceLock<Vec<Blob<u8>>> = OnceLock::new();
    BLOBS.get_or_init(|| BUNDLED.iter().map(|(_, data)| Blob::new(Arc::new(*data))).collect())
}

/// The machine's fonts behind the bundled ones: asked once, for it takes a while, and which font has what is found
/// once, too.
pub(super) fn of_system() -> MutexGuard<'static, FontContext> {
    static SYSTEM: OnceLock<Mutex<FontContext>> = OnceLock::new();
    SYSTEM.get_or_init(|| Mutex::new(context(true))).lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn context(with_system: bool) -> FontContext {
    let options = CollectionOptions { shared: false, system_fonts: with_system };
    let mut context = FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
    for ((family, _), blob) in BUNDLED.iter().zip(blobs()) {
        let named = FontInfoOverride { family_name: Some(family), ..FontInfoOverride::default() };
        context.collection.register_fonts(blob.clone(), Some(named));
    }
    context
}

/// The name of an axis and where on it.
pub(super) type Axis = ([u8; 4], f32);

/// The file's number, the place in it, and the bits of its axes.
pub(super) type Key = (u64, u32, Vec<([u8; 4], u32)>);

/// A font as it is embedded: its file, the place in it, and where it stands on its axes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Face(Arc<Inner>);

#[derive(Debug, PartialEq)]
struct Inner {
    data: Blob<u8>,
    index: u32,
    axes: Vec<Axis>,
}

impl Face {
    pub(super) fn new(font: &FontData, synthesis: Synthesis) -> Self {
        let axes = synthesis.variation_settings().iter().map(|(tag, value)| (tag.to_be_bytes(), *value)).collect();
        Self(Arc::new(Inner { data: font.data.clone(), index: font.index, axes }))
    }

    /// Tells it from every other one.
    pub(super) fn key(&self) -> Key {
        let axes = self.0.axes.iter().map(|(tag, value)| (*tag, value.to_bits())).collect();
        (self.0.data.id(), self.0.index, axes)
    }

    /// The bytes of its file, the place in it, its axes.
    pub(super) fn parts(&self) -> (Blob<u8>, u32, &[Axis]) {
        (self.0.data.clone(), self.0.index, &self.0.axes)
    }

    /// Whether it may be embedded: a font can say that nobody may.
    pub(super) fn may_be_embedded(&self) -> bool {
        let Ok(font) = FontRef::from_index(self.0.data.as_ref(), self.0.index) else { return false };
        font.os2().is_ok_and(|os2| os2.fs_type() & 0xF != 2)
    }

    /// Whether it has an outline for the glyph.
    pub(super) fn draws(&self, glyph: u32) -> bool {
        let Ok(font) = FontRef::from_index(self.0.data.as_ref(), self.0.index) else { return false };
        let outlines = font.outline_glyphs();
        let Some(outline) = outlines.get(GlyphId::new(glyph)) else { return false };
        let mut ink = Ink(false);
        outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut ink).is_ok() && ink.0
    }
}

/// Whether anything is drawn at all.
struct Ink(bool);

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}

/// Which letters the bundled fonts have.
pub(super) struct Covered(Vec<FontRef<'static>>);

impl Covered {
    pub(super) fn by_bundled() -> Self {
        Self(BUNDLED.iter().filter_map(|(_, data)| FontRef::new(data).ok()).collect())
    }

    pub(super) fn has(&self, letter: char) -> bool {
        self.0.iter().any(|font| font.charmap().map(letter).is_some_and(|glyph| glyph != GlyphId::NOTDEF))
    }
}
