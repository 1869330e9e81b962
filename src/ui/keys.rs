//! The keyboard: what works on every screen, and the list that says so.

use eframe::egui;
use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use jiff::Zoned;

use crate::model::{Kind, Settings};
use crate::ui::screen::{Action, Route};

use super::{App, Over};

/// What Ctrl+N offers, in its order.
pub(super) const NEW: [New; 9] = [
    New::Record(Kind::Dose),
    New::Record(Kind::Symptom),
    New::Record(Kind::Lab),
    New::Report,
    New::Record(Kind::Event),
    New::Record(Kind::Note),
    New::Record(Kind::Medicine),
    New::Record(Kind::Course),
    New::Record(Kind::Bottle),
];

/// Something new to write down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    Record(Kind),
    /// A whole laboratory report.
    Report,
}

impl New {
    /// The code that its words are chosen by.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.code(),
            Self::Report => "report",
        }
    }
}

/// The list of shortcuts: the keys of keys and what they do.
pub(super) const LIST: [(&str, &str); 26] = [
    ("keys-routes", "keys-routes-does"),
    ("keys-dose", "keys-dose-does"),
    ("keys-digits", "keys-digits-does"),
    ("keys-same", "keys-same-does"),
    ("keys-note-save", "keys-note-save-does"),
    ("keys-low", "keys-low-does"),
    ("keys-three", "keys-three-does"),
    ("keys-new", "keys-new-does"),
    ("keys-symptom", "keys-symptom-does"),
    ("keys-lab", "keys-lab-does"),
    ("keys-report", "keys-report-does"),
    ("keys-event", "keys-event-does"),
    ("keys-note", "keys-note-does"),
    ("keys-medicine", "keys-medicine-does"),
    ("keys-days", "keys-days-does"),
    ("keys-undo", "keys-undo-does"),
    ("keys-redo", "keys-redo-does"),
    ("keys-find", "keys-find-does"),
    ("keys-settings", "keys-settings-does"),
    ("keys-zoom", "keys-zoom-does"),
    ("keys-zoom-reset", "keys-zoom-reset-does"),
    ("keys-tab", "keys-tab-does"),
    ("keys-enter", "keys-enter-does"),
    ("keys-escape", "keys-escape-does"),
    ("keys-help", "keys-help-does"),
    ("keys-quit", "keys-quit-does"),
];

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Percent of one step.
const ZOOM_STEP: u16 = 10;

fn pressed(ctx: &egui::Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)))
}

impl App {
    pub(super) fn keys(&mut self, ui: &egui::Ui, now: &Zoned, actions: &mut Vec<Action>) {
        let ctx = ui.ctx();
        if pressed(ctx, Modifiers::COMMAND, Key::Q) || pressed(ctx, Modifiers::COMMAND, Key::W) {
            // Nothing is unsaved but drafts, and nobody is asked.
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.zoom_keys(ctx, actions);
        let help = pressed(ctx, Modifiers::NONE, Key::F1)
            || pressed(ctx, CTRL_SHIFT, Key::Slash)
            || pressed(ctx, Modifiers::COMMAND, Key::Questionmark);
        if help {
            if self.over == Over::Keys {
                self.close_over(ctx);
            } else {
                self.lay_over(Over::Keys, ctx);
            }
        }
        if self.over != Over::Nothing || ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            return;
        }
        // In a text field they take back typing.
        if !ctx.text_edit_focused() {
            if pressed(ctx, CTRL_SHIFT, Key::Z) || pressed(ctx, Modifiers::COMMAND, Key::Y) {
                actions.push(Action::Redo);
            } else if pressed(ctx, Modifiers::COMMAND, Key::Z) {
                actions.push(Action::Undo);
            }
        }
        let numbers =
            [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
        for (key, route) in numbers.into_iter().zip(Route::RAIL) {
            if pressed(ctx, Modifiers::COMMAND, key) {
                actions.push(Action::Go(route));
            }
        }
        if pressed(ctx, Modifiers::COMMAND, Key::Comma) {
            actions.push(Action::Go(Route::Settings));
        }
        if pressed(ctx, Modifiers::COMMAND, Key::F) {
            self.go(Route::History);
            self.history.find();
        }
        let forms = [
            (Key::S, Kind::Symptom),
            (Key::L, Kind::Lab),
            (Key::E, Kind::Event),
            (Key::N, Kind::Note),
            (Key::M, Kind::Medicine),
        ];
        for (key, kind) in forms {
            if pressed(ctx, CTRL_SHIFT, key) {
                self.open_new(kind, now);
            }
        }
        if pressed(ctx, CTRL_SHIFT, Key::R) {
            self.open_report();
        }
        if pressed(ctx, Modifiers::COMMAND, Key::N) {
            self.lay_over(Over::New, ctx);
        }
        if pressed(ctx, Modifiers::COMMAND, Key::D) {
            if !matches!(self.route, Route::Today { .. }) {
                self.go(Route::Today { day: None });
            }
            self.today.take_first();
        }
    }

    fn zoom_keys(&self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let zoom = self.logbook.diary().settings.zoom;
        let larger = pressed(ctx, Modifiers::COMMAND, Key::Plus) || pressed(ctx, Modifiers::COMMAND, Key::Equals);
        let wanted = if pressed(ctx, Modifiers::COMMAND, Key::Num0) {
            Some(*Settings::ZOOMS.start())
        } else if larger {
            Some(zoom + ZOOM_STEP)
        } else if pressed(ctx, Modifiers::COMMAND, Key::Minus) {
            Some(zoom.saturating_sub(ZOOM_STEP))
        } else {
            None
        };
        if let Some(wanted) = wanted {
            let wanted = wanted.clamp(*Settings::ZOOMS.start(), *Settings::ZOOMS.end());
            actions.extend(self.configure(|settings| settings.zoom = wanted));
        }
    }
}
