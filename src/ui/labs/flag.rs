//! What a result is against its range: always a word and a shape, and a colour only beside them.

use eframe::egui::{Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};

use crate::analysis::facts::RangeSource;
use crate::analysis::grade::Flag;
use crate::analysis::labs::Measurement;
use crate::intake::panel::NORMAL;
use crate::model::diary::folded;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::{Palette, size};

/// The room of a shape and the gap beside it.
pub(super) const SHAPE: f32 = 22.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    VeryLow,
    Low,
    InRange,
    High,
    VeryHigh,
    Unscored,
    /// Somebody said so, without a number.
    SaidNormal,
}

impl Look {
    pub(super) fn of(one: &Measurement) -> Self {
        let said = one.result().filter(|_| one.is_words()).map(|result| folded(result.value.written.trim()));
        if said.is_some_and(|said| said == NORMAL) {
            return Self::SaidNormal;
        }
        match (one.facts.flag, one.is_far()) {
            (Flag::Low, true) => Self::VeryLow,
            (Flag::Low, false) => Self::Low,
            (Flag::High, true) => Self::VeryHigh,
            (Flag::High, false) => Self::High,
            (Flag::Normal, _) => Self::InRange,
            (Flag::Unscored, _) => Self::Unscored,
        }
    }

    pub(super) fn words(self, cx: &Cx<'_>) -> String {
        cx.get(match self {
            Self::VeryLow => "labs-very-low",
            Self::Low => "labs-low",
            Self::InRange => "labs-in-range",
            Self::High => "labs-high",
            Self::VeryHigh => "labs-very-high",
            Self::Unscored => "labs-unscored",
            Self::SaidNormal => "labs-said-normal",
        })
    }

    /// What is said beside the word: nobody printed the range it was held against, or why it is held against none.
    pub(super) fn note(cx: &Cx<'_>, one: &Measurement) -> Option<String> {
        let unscored = one.facts.flag == Flag::Unscored;
        let key = match one.facts.range_source {
            _ if one.is_words() => return None,
            RangeSource::Default if !unscored => "labs-by-default",
            RangeSource::None if one.facts.undecided && unscored => {
                let person = cx.facts.person();
                match (person.sex, person.birth_year) {
                    (None, _) => "labs-needs-sex",
                    (_, None) => "labs-needs-age",
                    _ => "labs-needs-fasting",
                }
            }
            RangeSource::None if unscored => "labs-range-none",
            _ => return None,
        };
        Some(cx.get(key))
    }

    pub(super) fn is_alert(self) -> bool {
        !matches!(self, Self::InRange | Self::Unscored | Self::SaidNormal)
    }

    pub(super) fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Self::InRange => palette.ok,
            Self::Unscored | Self::SaidNormal => palette.soft,
            _ => palette.alert,
        }
    }

    /// A filled triangle down or up, two of them for "very"; a ring within the range, a dash where nothing is known.
    pub(super) fn paint(self, painter: &Painter, left: Pos2, palette: &Palette) {
        let colour = self.colour(palette);
        let at = left + Vec2::new(7.0, 0.0);
        let stroke = Stroke::new(2.0, colour);
        let triangle = |at: Pos2, up: bool, half: f32| {
            let tip = if up { -half } else { half };
            let corners = vec![
                at + Vec2::new(-half, -tip * 0.8),
                at + Vec2::new(half, -tip * 0.8),
                at + Vec2::new(0.0, tip * 0.9),
            ];
            painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
        };
        match self {
            Self::Low => triangle(at, false, 6.5),
            Self::High => triangle(at, true, 6.5),
            Self::VeryLow | Self::VeryHigh => {
                for by in [-5.0, 5.0] {
                    triangle(at + Vec2::new(0.0, by), self == Self::VeryHigh, 6.0);
                }
            }
            Self::InRange => {
                painter.circle_stroke(at, 4.5, stroke);
            }
            Self::Unscored | Self::SaidNormal => {
                painter.line_segment([at - Vec2::new(4.5, 0.0), at + Vec2::new(4.5, 0.0)], stroke);
            }
        }
    }

    /// Shape and word as a label.
    pub(super) fn label(self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().interact_size.y = 20.0;
            let (rect, _) = ui.allocate_exact_size(Vec2::new(SHAPE, 20.0), Sense::hover());
            self.paint(ui.painter(), Rect::left_center(&rect), &cx.theme.palette);
            let words = self.words(cx);
            let colour = self.colour(&cx.theme.palette);
            let text = if self.is_alert() { theme::strong(words, size::BODY) } else { words.into() };
            ui.label(text.color(colour));
        });
    }
}
