//! Every screen as a picture: light, dark, in both high contrasts, and enlarged to 200 %. The pictures are kept small in
//! `tests/pictures`; `UPDATE_SNAPSHOTS=1 cargo test --test ui pictures` draws those anew that are others. And what is
//! measured of painted shapes elsewhere is measured here once more, of the pictures' own dots.

use std::path::PathBuf;

use eframe::egui::{Color32, Rect};
use egui_kittest::{SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use image::RgbaImage;
use titrace::model::settings::Theme;
use titrace::words::Language;

use crate::access::painted::{Picture, contrast};
use crate::access::screens::{LOOKS, Sight, some};
use crate::harness::SIZE;

const SCREENS: [&str; 17] = [
    "Today",
    "Today, eight symptoms",
    "Today, five words",
    "Low-energy mode",
    "Timeline",
    "Plan",
    "Labs",
    "Labs, one analyte",
    "Labs, a report",
    "Watch",
    "History",
    "Appointment",
    "Settings",
    "Check-in, asking",
    "Questions",
    "Treatments",
    "A form, event",
];

/// Dots a point of a picture that is kept.
const SMALL: f32 = 0.4;
/// Of a picture that is measured: a letter's stem is wider than a dot.
const LARGE: f32 = 2.0;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

/// Drawn by another processor, an edge may be a shade lighter.
fn options(folder: PathBuf) -> SnapshotOptions {
    SnapshotOptions::new().threshold(1.5).max_failed_pixels(10_usize).output_path(folder)
}

fn code(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::HighContrastLight => "contrast-light",
        Theme::HighContrastDark => "contrast-dark",
        Theme::System => "system",
    }
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(", ", "-").replace(' ', "-")
}

#[test]
fn every_screen_looks_as_it_was_last_looked_at() {
    let mut results = SnapshotResults::new();
    let mut seen = 0;
    let mut see = |sight: Sight<'_>, look: &str| {
        some(sight, |name, window| {
            seen += 1;
            results.add(window.try_snapshot_options(format!("{}-{look}", slug(name)), &options(folder())));
        });
    };
    for theme in LOOKS {
        see(
            Sight { language: Language::English, theme, size: SIZE, dots_per_point: SMALL, names: &SCREENS },
            code(theme),
        );
    }
    let [width, height] = SIZE;
    let size = [width / 2.0, height / 2.0];
    see(
        Sight { language: Language::English, theme: Theme::Light, size, dots_per_point: 2.0 * SMALL, names: &SCREENS },
        "200",
    );
    assert_eq!(seen, SCREENS.len() * (LOOKS.len() + 1));
    results.unwrap();
}

/// The negative control: a mark that moves by as much as its own width is another picture.
#[test]
fn a_picture_of_which_something_moved_is_another_one() {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        // Then every picture is drawn anew, and none is another one.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let options = options(folder.path().to_owned());
    let sight = Sight {
        language: Language::English,
        theme: Theme::Light,
        size: SIZE,
        dots_per_point: SMALL,
        names: &["Timeline"],
    };
    some(sight, |_, window| {
        let mut picture = window.render().unwrap();
        picture.save(folder.path().join("timeline.png")).unwrap();
        try_image_snapshot_options(&picture, "timeline", &options).unwrap();
        // The darkest there is: a letter of the title, or a mark.
        let darkness =
            |(_, _, dot): &(u32, u32, &image::Rgba<u8>)| dot.0.iter().map(|byte| u32::from(*byte)).sum::<u32>();
        let (x, y, _) = picture.enumerate_pixels().min_by_key(darkness).unwrap();
        // Eight dots are twenty points: a letter or two, and what they stood on is the ground again.
        let (left, top) = (x.saturating_sub(2), y.saturating_sub(2));
        let mark = image::imageops::crop_imm(&picture, left, top, 8, 8).to_image();
        let ground = *picture.get_pixel(0, 0);
        let bare = RgbaImage::from_pixel(8, 8, ground);
        image::imageops::replace(&mut picture, &bare, i64::from(left), i64::from(top));
        image::imageops::replace(&mut picture, &mark, i64::from(left) + 8, i64::from(top));
        assert!(try_image_snapshot_options(&picture, "timeline", &options).is_err());
    });
}

/// The strongest contrast to the ground that any dot of the area has.
fn strongest(picture: &RgbaImage, area: Rect, ground: Color32) -> f64 {
    let (width, height) = picture.dimensions();
    let dots = |from: f32, to: f32, most: u32| {
        let end = (to * LARGE).ceil().clamp(0.0, most as f32) as u32;
        (from * LARGE).floor().clamp(0.0, most as f32) as u32..end
    };
    let rows = dots(area.top(), area.bottom(), height);
    rows.flat_map(|y| dots(area.left(), area.right(), width).map(move |x| (x, y)))
        .map(|(x, y)| {
            let [red, green, blue, _] = picture.get_pixel(x, y).0;
            contrast(opaque(red, green, blue), ground)
        })
        .fold(1.0, f64::max)
}

#[expect(clippy::disallowed_methods, reason = "a colour that was painted")]
fn opaque(red: u8, green: u8, blue: u8) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

#[test]
fn letters_of_the_pictures_are_as_strong_as_they_were_painted() {
    let mut weak = Vec::new();
    let mut measured = 0;
    for theme in LOOKS {
        let is_high = matches!(theme, Theme::HighContrastLight | Theme::HighContrastDark);
        // A thin letter's stem may share its dot with the ground.
        let least = if is_high { 7.0 } else { 4.5 };
        let sight = Sight { language: Language::English, theme, size: SIZE, dots_per_point: LARGE, names: &SCREENS };
        some(sight, |name, window| {
            let painted = Picture::of(&window.output().shapes);
            let picture = window.render().unwrap();
            // The stem of a raised digit is thinner than a dot, whatever its colour.
            let is_measured = |letter: char| letter.is_alphanumeric() && !"⁰¹²³⁴⁵⁶⁷⁸⁹".contains(letter);
            for seen in painted.texts.iter().filter(|seen| seen.letter.is_some_and(is_measured)) {
                measured += 1;
                let found = strongest(&picture, seen.area, seen.ground);
                if found < least {
                    weak.push(format!("{name}, {}: {:?} {found:.2} of {:.2}", code(theme), seen.what, seen.contrast()));
                }
            }
        });
    }
    weak.sort();
    weak.dedup();
    assert!(weak.is_empty(), "{} too weak:\n{}", weak.len(), weak.join("\n"));
    assert!(measured > 2_000, "only {measured} were measured");
}
