//! What is painted, read back: the colour of every text and mark, and the colour of what lies beneath it. There is no
//! graphics card in a test, so the shapes themselves are measured, in the order in which they cover each other.

use eframe::egui::epaint::{ClippedShape, Mesh, Shape, TextShape};
use eframe::egui::{Color32, Pos2, Rect, Vec2};

/// Something that must be told from its ground.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) what: String,
    pub(crate) colour: Color32,
    pub(crate) ground: Color32,
    /// Where it stands, points; of a text: one letter of it.
    pub(crate) area: Rect,
    pub(crate) letter: Option<char>,
}

impl Seen {
    pub(crate) fn contrast(&self) -> f64 {
        contrast(self.colour, self.ground)
    }
}

pub(crate) fn luminance(colour: Color32) -> f64 {
    let channel = |byte: u8| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

pub(crate) fn contrast(one: Color32, other: Color32) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// One shape, with what clips it; nested ones are taken apart.
struct Flat<'a> {
    clip: Rect,
    shape: &'a Shape,
}

fn flatten<'a>(clip: Rect, shape: &'a Shape, flat: &mut Vec<Flat<'a>>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| flatten(clip, shape, flat)),
        Shape::Noop => {}
        shape => flat.push(Flat { clip, shape }),
    }
}

/// Every letter group and every small mark of a picture.
pub(crate) struct Picture {
    pub(crate) texts: Vec<Seen>,
    pub(crate) marks: Vec<Seen>,
    /// Every outline: its rectangle, how thick, its colour, and the ground at its middle left.
    pub(crate) rings: Vec<(Rect, f32, Seen)>,
}

impl Picture {
    pub(crate) fn of(shapes: &[ClippedShape]) -> Self {
        let mut flat = Vec::new();
        for shape in shapes {
            flatten(shape.clip_rect, &shape.shape, &mut flat);
        }
        let mut picture = Self { texts: Vec::new(), marks: Vec::new(), rings: Vec::new() };
        for (place, one) in flat.iter().enumerate() {
            let beneath = &flat[..place];
            match one.shape {
                Shape::Text(text) => picture.text(one.clip, text, beneath),
                Shape::Rect(rect) if rect.stroke.width > 0.0 && rect.stroke.color.a() > 0 => {
                    let at = rect.rect.left_center();
                    if one.clip.contains(at) {
                        // Beside the outline, on the outer side.
                        let beyond = match rect.stroke_kind {
                            eframe::egui::StrokeKind::Inside => 1.5,
                            eframe::egui::StrokeKind::Middle => rect.stroke.width / 2.0 + 1.5,
                            eframe::egui::StrokeKind::Outside => rect.stroke.width + 1.5,
                        };
                        let outside = at - eframe::egui::Vec2::new(beyond, 0.0);
                        let seen = seen("outline", rect.stroke.color, ground_at(outside, beneath), rect.rect);
                        picture.rings.push((rect.rect, rect.stroke.width, seen));
                    }
                }
                Shape::Circle(circle) if circle.radius <= 9.0 && one.clip.contains(circle.center) => {
                    let colour = if circle.stroke.width > 0.0 { circle.stroke.color } else { circle.fill };
                    picture.mark("circle", circle.center, colour, beneath);
                }
                Shape::Path(path) if path.closed && path.visual_bounding_rect().width() <= 24.0 => {
                    let at = path.visual_bounding_rect().center();
                    let stroke = match path.stroke.color {
                        eframe::egui::epaint::ColorMode::Solid(colour) => colour,
                        eframe::egui::epaint::ColorMode::UV(_) => Color32::TRANSPARENT,
                    };
                    let colour = if path.stroke.width > 0.0 { stroke } else { path.fill };
                    if one.clip.contains(at) {
                        picture.mark("path", at, colour, beneath);
                    }
                }
                _ => {}
            }
        }
        picture
    }

    fn mark(&mut self, what: &str, at: Pos2, colour: Color32, beneath: &[Flat<'_>]) {
        // A circle of the card's colour under a ring is how a hollow mark is drawn.
        let ground = ground_at(at, beneath);
        if colour.a() > 0 && colour != ground {
            self.marks.push(seen(what, colour, ground, Rect::from_center_size(at, Vec2::splat(8.0))));
        }
    }

    fn text(&mut self, clip: Rect, text: &TextShape, beneath: &[Flat<'_>]) {
        for row in &text.galley.rows {
            let letters: Vec<_> = row.glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace()).collect();
            if letters.is_empty() {
                continue;
            }
            // The first, one in the middle, the last, and wherever the colour turns.
            let mut last = None;
            for (place, glyph) in letters.iter().enumerate() {
                let vertex = row.visuals.mesh.vertices.get(glyph.first_vertex as usize);
                let Some(vertex) = vertex.filter(|_| !glyph.uv_rect.is_nothing()) else { continue };
                let mut colour = vertex.color;
                if colour == Color32::PLACEHOLDER {
                    colour = text.fallback_color;
                }
                let colour = text.override_text_color.unwrap_or(colour).gamma_multiply(text.opacity_factor);
                let edge = place == 0 || place == letters.len() / 2 || place + 1 == letters.len();
                if !edge && last == Some(colour) {
                    continue;
                }
                last = Some(colour);
                let middle = glyph.logical_rect().center();
                let at = text.pos + row.pos.to_vec2() + middle.to_vec2();
                if !clip.contains(at) || colour.a() == 0 {
                    continue;
                }
                let ground = ground_at(at, beneath);
                let words: String = row.glyphs.iter().map(|glyph| glyph.chr).take(40).collect();
                let area = glyph.logical_rect().translate(text.pos.to_vec2() + row.pos.to_vec2());
                let seen = seen(&words, over(colour, ground), ground, area);
                self.texts.push(Seen { letter: Some(glyph.chr), ..seen });
            }
        }
    }
}

fn seen(what: &str, colour: Color32, ground: Color32, area: Rect) -> Seen {
    Seen { what: what.to_owned(), colour, ground, area, letter: None }
}

/// Premultiplied colours, one over the other, as the painter blends them.
fn over(top: Color32, below: Color32) -> Color32 {
    below.blend(top)
}

/// What colour is at that place, after all of these were painted.
fn ground_at(at: Pos2, shapes: &[Flat<'_>]) -> Color32 {
    // What is opaque hides whatever is beneath it: so from the top down to it.
    let mut stack = Vec::new();
    for flat in shapes.iter().rev() {
        if !flat.clip.contains(at) {
            continue;
        }
        let Some(fill) = fill_at(at, flat.shape).filter(|fill| fill.a() > 0) else { continue };
        stack.push(fill);
        if fill.a() == 255 {
            break;
        }
    }
    stack.into_iter().rev().fold(Color32::BLACK, |below, top| over(top, below))
}

fn fill_at(at: Pos2, shape: &Shape) -> Option<Color32> {
    match shape {
        Shape::Rect(rect) => rect.rect.contains(at).then_some(rect.fill),
        Shape::Circle(circle) => (circle.center.distance(at) <= circle.radius).then_some(circle.fill),
        Shape::Path(path) if path.closed => is_within(at, &path.points).then_some(path.fill),
        Shape::Mesh(mesh) => mesh_at(at, mesh),
        _ => None,
    }
}

fn is_within(at: Pos2, corners: &[Pos2]) -> bool {
    let mut inside = false;
    for (place, here) in corners.iter().enumerate() {
        let before = corners[(place + corners.len() - 1) % corners.len()];
        let crosses = (here.y > at.y) != (before.y > at.y);
        if crosses && at.x < (before.x - here.x) * (at.y - here.y) / (before.y - here.y) + here.x {
            inside = !inside;
        }
    }
    inside
}

#[expect(
    clippy::disallowed_methods,
    clippy::many_single_char_names,
    reason = "a colour that was painted; corners of a triangle"
)]
fn mesh_at(at: Pos2, mesh: &Mesh) -> Option<Color32> {
    mesh.indices.chunks_exact(3).rev().find_map(|corners| {
        let [a, b, c] = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
        if !is_within(at, &[a.pos, b.pos, c.pos]) {
            return None;
        }
        // The share of each corner at that place.
        let area = |a: Pos2, b: Pos2, c: Pos2| ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs();
        let whole = area(a.pos, b.pos, c.pos).max(f32::EPSILON);
        let shares = [area(at, b.pos, c.pos) / whole, area(a.pos, at, c.pos) / whole, area(a.pos, b.pos, at) / whole];
        let mut mixed = [0.0_f32; 4];
        for (share, corner) in shares.into_iter().zip([a, b, c]) {
            for (sum, byte) in mixed.iter_mut().zip(corner.color.to_array()) {
                *sum += share * f32::from(byte);
            }
        }
        let [r, g, b, alpha] = mixed.map(|sum| sum.round().clamp(0.0, 255.0) as u8);
        Some(Color32::from_rgba_premultiplied(r, g, b, alpha))
    })
}
