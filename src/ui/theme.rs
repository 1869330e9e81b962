//! How it looks: colours, sizes, fonts, spacing; light, dark and high contrast. The only colour literals.
//! A test holds every pair of text and ground to its contrast.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui;
use eframe::egui::style::ScrollStyle;
use eframe::egui::style::WidgetVisuals;
use eframe::egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke};
use eframe::egui::{RichText, TextStyle, Vec2};

use crate::exchange::fonts;
use crate::model::settings;

/// Sizes in points at 100 %.
pub mod size {
    pub const TITLE: f32 = 26.0;
    pub const SECTION: f32 = 18.0;
    pub const BODY: f32 = 16.0;
    pub const SMALL: f32 = 14.0;
    /// The dose that is due, on Today.
    pub const DOSE: f32 = 40.0;

    /// The rhythm: every distance is a multiple of it.
    pub const GAP: f32 = 8.0;
    /// Inside a card.
    pub const PADDING: i8 = 24;
    /// Round a page.
    pub const MARGIN: i8 = 32;
    pub const RADIUS: u8 = 10;

    /// Nothing to press is lower or narrower than this…
    pub const TARGET: f32 = 36.0;
    /// …and nothing that is pressed every day, than this.
    pub const TARGET_DAILY: f32 = 44.0;

    /// Below this width the rail lies on top.
    pub const NARROW: f32 = 900.0;
    /// Below this width a page has one column.
    pub const ONE_COLUMN: f32 = 1000.0;
}

/// The colours of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    pub dark: bool,
    pub high_contrast: bool,
    /// The page.
    pub ground: Color32,
    pub card: Color32,
    /// The rail, empty cells.
    pub sunk: Color32,
    pub ink: Color32,
    /// Secondary text.
    pub soft: Color32,
    /// The next action; the own dose.
    pub accent: Color32,
    pub on_accent: Color32,
    /// Behind what is chosen; under the dose curve.
    pub accent_wash: Color32,
    /// Out of range, refused, to be watched.
    pub alert: Color32,
    pub alert_wash: Color32,
    /// Words of a range.
    pub ok: Color32,
    /// Round inputs and buttons.
    pub border: Color32,
    pub border_width: f32,
    /// Round a card and at calendar ticks; decoration, except in high contrast.
    pub hairline: Color32,
    /// A reference range and its edge.
    pub band: Color32,
    pub band_edge: Color32,
    /// Bands are hatched, not only tinted.
    pub hatched: bool,
    pub series: [Color32; 5],
    /// The dark note at a chart's cursor.
    pub note: Color32,
    pub on_note: Color32,
}

#[expect(clippy::disallowed_methods, reason = "colours are declared here, and nowhere else")]
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Palette {
    pub const LIGHT: Self = Self {
        dark: false,
        high_contrast: false,
        ground: rgb(0xFA_F8_F3),
        card: rgb(0xFF_FF_FF),
        sunk: rgb(0xF1_EE_E6),
        ink: rgb(0x1B_20_25),
        soft: rgb(0x4C_54_5B),
        accent: rgb(0x0B_5D_63),
        on_accent: rgb(0xFF_FF_FF),
        accent_wash: rgb(0xE1_EF_EE),
        alert: rgb(0x96_2D_00),
        alert_wash: rgb(0xFD_E9_DC),
        ok: rgb(0x1D_5A_2C),
        border: rgb(0x83_7D_70),
        border_width: 1.0,
        hairline: rgb(0xDE_D9_CD),
        band: rgb(0xDF_EB_E1),
        band_edge: rgb(0x6E_8B_76),
        hatched: false,
        series: [rgb(0x00_62_9B), rgb(0xA8_43_00), rgb(0x00_66_4A), rgb(0x73_37_8A), rgb(0x70_53_00)],
        note: rgb(0x1B_20_25),
        on_note: rgb(0xFF_FF_FF),
    };

    pub const DARK: Self = Self {
        dark: true,
        high_contrast: false,
        ground: rgb(0x14_18_1C),
        card: rgb(0x1C_22_27),
        sunk: rgb(0x0F_12_15),
        ink: rgb(0xEE_EB_E4),
        soft: rgb(0xB7_BD_C2),
        accent: rgb(0x66_CC_C6),
        on_accent: rgb(0x0E_1A_1A),
        accent_wash: rgb(0x1B_33_36),
        alert: rgb(0xFF_B1_86),
        alert_wash: rgb(0x3A_24_1A),
        ok: rgb(0x93_D5_A2),
        border: rgb(0x7D_86_8D),
        border_width: 1.0,
        hairline: rgb(0x33_3B_42),
        band: rgb(0x23_34_2A),
        band_edge: rgb(0x93_D5_A2),
        hatched: false,
        series: [rgb(0x74_BB_EC), rgb(0xFF_9F_60), rgb(0x63_D3_AB), rgb(0xD6_A6_E5), rgb(0xE6_C6_61)],
        note: rgb(0xEE_EB_E4),
        on_note: rgb(0x14_18_1C),
    };

    pub const CONTRAST_LIGHT: Self = Self {
        dark: false,
        high_contrast: true,
        ground: rgb(0xFF_FF_FF),
        card: rgb(0xFF_FF_FF),
        sunk: rgb(0xFF_FF_FF),
        ink: rgb(0x00_00_00),
        soft: rgb(0x26_2A_2E),
        accent: rgb(0x00_46_4B),
        on_accent: rgb(0xFF_FF_FF),
        accent_wash: rgb(0xDD_F2_F2),
        alert: rgb(0x76_22_00),
        alert_wash: rgb(0xFF_F0_E6),
        ok: rgb(0x0C_46_1A),
        border: rgb(0x00_00_00),
        border_width: 2.0,
        hairline: rgb(0x00_00_00),
        band: rgb(0xE9_F4_EB),
        band_edge: rgb(0x0C_46_1A),
        hatched: true,
        series: [rgb(0x00_54_88), rgb(0x8F_38_00), rgb(0x00_5A_41), rgb(0x6A_2F_80), rgb(0x5F_46_00)],
        note: rgb(0x00_00_00),
        on_note: rgb(0xFF_FF_FF),
    };

    pub const CONTRAST_DARK: Self = Self {
        dark: true,
        high_contrast: true,
        ground: rgb(0x00_00_00),
        card: rgb(0x00_00_00),
        sunk: rgb(0x00_00_00),
        ink: rgb(0xFF_FF_FF),
        soft: rgb(0xE6_E6_E6),
        accent: rgb(0x7F_E6_E0),
        on_accent: rgb(0x00_00_00),
        accent_wash: rgb(0x00_2E_31),
        alert: rgb(0xFF_BF_9B),
        alert_wash: rgb(0x33_14_00),
        ok: rgb(0xA8_E6_B6),
        border: rgb(0xFF_FF_FF),
        border_width: 2.0,
        hairline: rgb(0xFF_FF_FF),
        band: rgb(0x0D_22_14),
        band_edge: rgb(0xA8_E6_B6),
        hatched: true,
        series: [rgb(0x8F_CB_F5), rgb(0xFF_B0_7A), rgb(0x7D_E0_BC), rgb(0xE3_BE_EF), rgb(0xF0_D5_7D)],
        note: rgb(0xFF_FF_FF),
        on_note: rgb(0x00_00_00),
    };
}

/// What a screen asks for its look.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub palette: Palette,
}

impl Theme {
    /// The look a person chose; `system_dark` is what the desktop says.
    pub fn of(choice: settings::Theme, system_dark: bool) -> Self {
        let palette = match choice {
            settings::Theme::Dark => Palette::DARK,
            settings::Theme::System if system_dark => Palette::DARK,
            settings::Theme::System | settings::Theme::Light => Palette::LIGHT,
            settings::Theme::HighContrastLight => Palette::CONTRAST_LIGHT,
            settings::Theme::HighContrastDark => Palette::CONTRAST_DARK,
        };
        Self { palette }
    }

    pub fn border(&self) -> Stroke {
        Stroke::new(self.palette.border_width, self.palette.border)
    }

    /// The border of what asks for attention: never weaker than that of other cards.
    pub fn alert_width(&self) -> f32 {
        if self.palette.high_contrast { 4.0 } else { 1.5 }
    }

    pub fn hairline(&self) -> Stroke {
        Stroke::new(self.palette.border_width, self.palette.hairline)
    }

    /// Round what has the keyboard.
    pub fn focus(&self) -> Stroke {
        Stroke::new(if self.palette.high_contrast { 4.0 } else { 3.0 }, self.palette.accent)
    }
}

/// What a printer prints on.
pub const PAPER: Color32 = Color32::WHITE;

/// A colour of printed paper, which is white whatever the window looks like.
#[expect(clippy::disallowed_methods, reason = "the report declares the colours of its paper")]
pub fn of_paper(red: u8, green: u8, blue: u8) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// The heavy cut of the font.
pub fn semibold() -> FontFamily {
    FontFamily::Name(SEMIBOLD.into())
}

const SEMIBOLD: &str = "semibold";

/// Text in the heavy cut.
pub fn strong(text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).font(FontId::new(size, semibold()))
}

/// The fonts, once, before the first frame.
pub fn install(ctx: &egui::Context) {
    let mut definitions = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("atkinson-regular", fonts::REGULAR);
    add("atkinson-semibold", fonts::SEMIBOLD);
    add("noto-subset", fonts::SUBSET);
    let behind = definitions.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str| -> Vec<String> {
        [first.to_owned(), "noto-subset".to_owned()].into_iter().chain(behind.iter().cloned()).collect()
    };
    definitions.families.insert(FontFamily::Proportional, family("atkinson-regular"));
    definitions.families.insert(semibold(), family("atkinson-semibold"));
    ctx.set_fonts(definitions);
}

/// Makes the context look so. Cheap enough to call when anything about it changed, not in every frame.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    let palette = &theme.palette;
    let kind = if palette.dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(kind);
    let mut style = egui::Style { text_styles: text_styles(), animation_time: 0.0, ..egui::Style::default() };
    style.visuals = visuals(theme);
    style.scroll_animation = egui::style::ScrollAnimation::none();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(size::GAP);
    spacing.button_padding = Vec2::new(16.0, 6.0);
    spacing.interact_size = Vec2::new(size::TARGET, size::TARGET);
    spacing.window_margin = Margin::same(size::PADDING);
    spacing.menu_margin = Margin::same(8);
    spacing.icon_width = 22.0;
    spacing.icon_width_inner = 12.0;
    spacing.icon_spacing = 10.0;
    spacing.combo_width = 160.0;
    spacing.combo_height = 360.0;
    spacing.text_edit_width = 320.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll =
        ScrollStyle { bar_width: 12.0, handle_min_length: 32.0, bar_inner_margin: 4.0, ..ScrollStyle::solid() };
    // What is at the edge of what scrolls is as readable as the rest.
    spacing.scroll.fade.strength = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.3;
    ctx.set_style_of(kind, style);
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Heading, FontId::new(size::TITLE, semibold())),
        (TextStyle::Body, FontId::new(size::BODY, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(size::BODY, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(size::BODY, FontFamily::Proportional)),
        (TextStyle::Small, FontId::new(size::SMALL, FontFamily::Proportional)),
    ]
    .into()
}

fn visuals(theme: &Theme) -> egui::Visuals {
    let palette = &theme.palette;
    let mut visuals = if palette.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let widget = |fill: Color32, stroke: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(2.0, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(palette.card, theme.hairline(), palette.ink);
    visuals.widgets.inactive = widget(palette.card, theme.border(), palette.ink);
    // The handle of a scroll bar.
    visuals.widgets.inactive.bg_fill = palette.border;
    // Under the pointer: never as what is chosen or has the keyboard.
    visuals.widgets.hovered = widget(palette.sunk, theme.border(), palette.ink);
    // Pressed, or with the keyboard: egui has one look for both, so it must be seen from afar.
    visuals.widgets.active = widget(palette.card, theme.focus(), palette.ink);
    visuals.widgets.open = widget(palette.accent_wash, Stroke::new(2.0, palette.accent), palette.ink);
    visuals.selection.bg_fill = palette.accent_wash;
    visuals.selection.stroke = Stroke::new(theme.focus().width, palette.accent);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.soft);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.alert;
    visuals.error_fg_color = palette.alert;
    visuals.faint_bg_color = palette.sunk;
    // The track of a scroll bar.
    visuals.extreme_bg_color = palette.sunk;
    visuals.text_edit_bg_color = Some(palette.card);
    visuals.code_bg_color = palette.sunk;
    visuals.panel_fill = palette.ground;
    visuals.window_fill = palette.card;
    visuals.window_stroke = theme.border();
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::RADIUS);
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    // A steady cursor: nothing blinks, and nothing repaints for it.
    visuals.text_cursor.blink = false;
    visuals.indent_has_left_vline = false;
    visuals.disabled_alpha = 0.75;
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f64 {
        let channel = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn looks() -> [Palette; 4] {
        [Palette::LIGHT, Palette::DARK, Palette::CONTRAST_LIGHT, Palette::CONTRAST_DARK]
    }

    #[test]
    fn text_is_readable_on_everything_it_stands_on() {
        for look in looks() {
            let least = if look.high_contrast { 7.0 } else { 4.5 };
            let grounds = [look.ground, look.card, look.sunk, look.accent_wash, look.alert_wash, look.band];
            let texts = [look.ink, look.soft, look.accent, look.alert, look.ok];
            for text in texts {
                for ground in grounds {
                    assert!(contrast(text, ground) >= least, "{text:?} on {ground:?}: {}", contrast(text, ground));
                }
            }
            for (text, ground) in [(look.on_accent, look.accent), (look.on_note, look.note)] {
                assert!(contrast(text, ground) >= least, "{text:?} on {ground:?}");
            }
            for series in look.series {
                for ground in [look.card, look.ground] {
                    assert!(contrast(series, ground) >= least, "series {series:?} on {ground:?}");
                }
            }
        }
    }

    #[test]
    fn marks_and_borders_are_seen() {
        for look in looks() {
            for ground in [look.ground, look.card, look.sunk] {
                for mark in [look.border, look.accent, look.alert] {
                    assert!(contrast(mark, ground) >= 3.0, "{mark:?} on {ground:?}: {}", contrast(mark, ground));
                }
            }
            for ground in [look.card, look.band] {
                assert!(contrast(look.band_edge, ground) >= 3.0, "band edge on {ground:?}");
            }
            if look.high_contrast {
                assert!(look.border_width >= 2.0 && look.hatched);
                assert!(contrast(look.hairline, look.card) >= 7.0);
            }
        }
    }

    #[test]
    fn what_egui_draws_by_itself_is_readable_too() {
        for look in looks() {
            let theme = Theme { palette: look.clone() };
            let visuals = visuals(&theme);
            let least = if look.high_contrast { 7.0 } else { 4.5 };
            for text in [
                visuals.text_color(),
                visuals.weak_text_color(),
                visuals.strong_text_color(),
                visuals.hyperlink_color,
                visuals.warn_fg_color,
                visuals.error_fg_color,
            ] {
                for ground in
                    [visuals.panel_fill, visuals.window_fill, visuals.extreme_bg_color, visuals.faint_bg_color]
                {
                    assert!(contrast(text, ground) >= least, "{text:?} on {ground:?}");
                }
            }
            let widgets = &visuals.widgets;
            for state in [widgets.inactive, widgets.hovered, widgets.active, widgets.open] {
                assert!(contrast(state.text_color(), state.weak_bg_fill) >= least);
                assert!(contrast(state.bg_stroke.color, look.ground) >= 3.0);
                assert!(state.bg_stroke.width >= 1.0);
            }
            assert!(contrast(visuals.selection.stroke.color, visuals.selection.bg_fill) >= least);
            assert!(widgets.active.bg_stroke.width >= 3.0);
        }
    }
}
