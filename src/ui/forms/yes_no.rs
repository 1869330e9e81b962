//! A symptom that is scored by yes or no: two buttons, as on Today, where others have a number to type.

use eframe::egui::{Response, Ui, Vec2};

use crate::model::symptom::{Scale, Score};
use crate::model::{Body, Kind};
use crate::ui::forms::draft::Draft;
use crate::ui::screen::Cx;
use crate::ui::theme::size;
use crate::ui::widgets;

impl Draft {
    /// Whether that field is answered by yes or no. What was typed there already and is neither stays to be corrected.
    pub(super) fn is_yes_no(&self, cx: &Cx<'_>, name: &str) -> bool {
        if (self.kind, name) != (Kind::Symptom, "value") || self.text("symptom").trim().is_empty() {
            return false;
        }
        let text = self.text(name);
        if !text.is_empty() && answer(text).is_none() {
            return false;
        }
        matches!(self.trial_symptom(cx), Some(Body::Symptom(entry)) if entry.scale == Scale::YesNo)
    }
}

fn answer(text: &str) -> Option<Score> {
    [Score::No, Score::Yes].into_iter().find(|score| score.text() == text.trim())
}

/// Both answers; the one that has the keyboard first is what stands there, else the one that changes least.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, label: &str, text: &mut String, focus: bool) -> Option<Response> {
    let now = answer(text);
    let mut first = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(label);
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = size::TARGET_DAILY;
            ui.spacing_mut().item_spacing = Vec2::splat(size::GAP);
            for score in [Score::No, Score::Yes] {
                let words = cx.say("daily-answer", &[("answer", score.text())]);
                let button = widgets::choice(ui, cx.theme, &words, now == Some(score));
                let args = [("field", label.to_owned()), ("answer", words)];
                widgets::rename(&button, &cx.say("form-answer-of", &args));
                if button.clicked() {
                    *text = score.text();
                }
                if first.is_none() || now == Some(score) {
                    first = Some(button);
                }
            }
        });
    });
    if let Some(first) = first.as_ref().filter(|_| focus) {
        first.request_focus();
    }
    first
}
