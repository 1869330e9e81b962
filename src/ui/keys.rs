//! The keyboard. One table says which keys there are, where they work and what they do; what works everywhere is done
//! from this table, and the list that the window shows is made of it, too. `tests/ui/keys.rs` presses every one.

use eframe::egui;
use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use jiff::Zoned;

use crate::model::{Kind, Settings};
use crate::ui::screen::{Action, Route};
use crate::words::Words;

use super::{App, Over};

/// What Ctrl+N offers, in its order.
pub(super) const NEW: [New; 10] = [
    New::Record(Kind::Dose),
    New::Record(Kind::Symptom),
    New::Record(Kind::Lab),
    New::Report,
    New::Record(Kind::Event),
    New::Record(Kind::Note),
    New::Record(Kind::Medicine),
    New::Record(Kind::Course),
    New::Record(Kind::Bottle),
    New::Record(Kind::Question),
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

/// Where keys work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Everywhere,
    Today,
    LowEnergy,
    Timeline,
    /// In the rows of any list.
    Rows,
    History,
    Form,
}

impl Place {
    pub const ALL: [Self; 7] =
        [Self::Everywhere, Self::Today, Self::LowEnergy, Self::Timeline, Self::Rows, Self::History, Self::Form];

    /// The Fluent key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "keys-everywhere",
            Self::Today => "ui-today",
            Self::LowEnergy => "low-mode",
            Self::Timeline => "ui-timeline",
            Self::Rows => "keys-in-lists",
            Self::History => "ui-history",
            Self::Form => "keys-in-forms",
        }
    }
}

/// What is done here, at one place for the whole window. What is done where it is drawn says `There`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Go(usize),
    TakeFirst,
    New,
    Write(Kind),
    Report,
    Treatments,
    Undo,
    Redo,
    Find,
    Settings,
    NextPart,
    Larger,
    Smaller,
    UsualSize,
    Help,
    Quit,
    There,
}

impl Act {
    /// These work even over what is laid over the screens.
    fn is_always(self) -> bool {
        matches!(self, Self::Larger | Self::Smaller | Self::UsualSize | Self::Help | Self::Quit)
    }
}

/// One line of the list: any of these keys does that.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    pub place: Place,
    pub keys: &'static [(Modifiers, Key)],
    /// The Fluent key of what it does.
    pub does: &'static str,
    act: Act,
}

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn everywhere(keys: &'static [(Modifiers, Key)], does: &'static str, act: Act) -> Shortcut {
    Shortcut { place: Place::Everywhere, keys, does, act }
}

const fn there(place: Place, keys: &'static [(Modifiers, Key)], does: &'static str) -> Shortcut {
    Shortcut { place, keys, does, act: Act::There }
}

/// Ten keys that are one line.
const DIGITS: &[(Modifiers, Key)] = &[
    (NONE, Key::Num0),
    (NONE, Key::Num1),
    (NONE, Key::Num2),
    (NONE, Key::Num3),
    (NONE, Key::Num4),
    (NONE, Key::Num5),
    (NONE, Key::Num6),
    (NONE, Key::Num7),
    (NONE, Key::Num8),
    (NONE, Key::Num9),
];

/// Every key that this window knows.
pub const ALL: &[Shortcut] = &[
    everywhere(&[(CTRL, Key::Num1)], "ui-today", Act::Go(0)),
    everywhere(&[(CTRL, Key::Num2)], "ui-timeline", Act::Go(1)),
    everywhere(&[(CTRL, Key::Num3)], "ui-plan", Act::Go(2)),
    everywhere(&[(CTRL, Key::Num4)], "ui-labs", Act::Go(3)),
    everywhere(&[(CTRL, Key::Num5)], "ui-watch", Act::Go(4)),
    everywhere(&[(CTRL, Key::Num6)], "ui-history", Act::Go(5)),
    everywhere(&[(CTRL, Key::Num7), (CTRL, Key::P)], "ui-report", Act::Go(6)),
    everywhere(&[(CTRL, Key::Num8), (CTRL, Key::Comma)], "ui-settings", Act::Settings),
    everywhere(&[(CTRL, Key::D)], "keys-dose-does", Act::TakeFirst),
    everywhere(&[(CTRL, Key::N)], "keys-new-does", Act::New),
    everywhere(&[(CTRL_SHIFT, Key::S)], "keys-symptom-does", Act::Write(Kind::Symptom)),
    everywhere(&[(CTRL_SHIFT, Key::L)], "keys-lab-does", Act::Write(Kind::Lab)),
    everywhere(&[(CTRL_SHIFT, Key::R)], "keys-report-does", Act::Report),
    everywhere(&[(CTRL_SHIFT, Key::E)], "keys-event-does", Act::Write(Kind::Event)),
    everywhere(&[(CTRL_SHIFT, Key::N)], "keys-note-does", Act::Write(Kind::Note)),
    everywhere(&[(CTRL_SHIFT, Key::M)], "keys-medicine-does", Act::Write(Kind::Medicine)),
    everywhere(&[(CTRL_SHIFT, Key::T)], "keys-treatments-does", Act::Treatments),
    everywhere(&[(CTRL, Key::Z)], "keys-undo-does", Act::Undo),
    everywhere(&[(CTRL_SHIFT, Key::Z), (CTRL, Key::Y)], "keys-redo-does", Act::Redo),
    everywhere(&[(CTRL, Key::F)], "keys-find-does", Act::Find),
    everywhere(&[(NONE, Key::F6)], "keys-part-does", Act::NextPart),
    everywhere(&[(CTRL, Key::Plus), (CTRL, Key::Equals)], "keys-larger-does", Act::Larger),
    everywhere(&[(CTRL, Key::Minus)], "keys-smaller-does", Act::Smaller),
    everywhere(&[(CTRL, Key::Num0)], "keys-zoom-reset-does", Act::UsualSize),
    there(Place::Everywhere, &[(NONE, Key::Tab)], "keys-tab-does"),
    there(Place::Everywhere, &[(SHIFT, Key::Tab)], "keys-tab-back-does"),
    there(Place::Everywhere, &[(NONE, Key::Enter), (NONE, Key::Space)], "keys-press-does"),
    there(Place::Everywhere, &[(NONE, Key::PageDown)], "keys-page-down-does"),
    there(Place::Everywhere, &[(NONE, Key::PageUp)], "keys-page-up-does"),
    there(Place::Everywhere, &[(NONE, Key::Home)], "keys-home-does"),
    there(Place::Everywhere, &[(NONE, Key::End)], "keys-end-does"),
    everywhere(&[(NONE, Key::F1), (CTRL_SHIFT, Key::Slash), (CTRL, Key::Questionmark)], "keys-help-does", Act::Help),
    everywhere(&[(CTRL, Key::Q), (CTRL, Key::W)], "keys-quit-does", Act::Quit),
    there(Place::Today, &[(ALT, Key::ArrowLeft)], "keys-day-before-does"),
    there(Place::Today, &[(ALT, Key::ArrowRight)], "keys-day-after-does"),
    there(Place::Today, DIGITS, "keys-digits-does"),
    there(Place::Today, &[(NONE, Key::T)], "keys-ten-does"),
    there(Place::Today, &[(NONE, Key::ArrowUp), (NONE, Key::ArrowDown)], "keys-score-does"),
    there(Place::Today, &[(NONE, Key::Delete), (NONE, Key::Backspace)], "keys-score-away-does"),
    there(Place::Today, &[(CTRL, Key::R)], "keys-same-does"),
    there(Place::Today, &[(CTRL, Key::Enter)], "keys-note-save-does"),
    there(Place::Today, &[(CTRL, Key::E)], "keys-low-does"),
    there(Place::LowEnergy, &[(NONE, Key::Num1), (NONE, Key::Num2), (NONE, Key::Num3)], "keys-three-does"),
    there(Place::Timeline, &[(NONE, Key::ArrowRight)], "keys-reading-after-does"),
    there(Place::Timeline, &[(NONE, Key::ArrowLeft)], "keys-reading-before-does"),
    there(Place::Timeline, &[(NONE, Key::ArrowDown)], "keys-panel-below-does"),
    there(Place::Timeline, &[(NONE, Key::ArrowUp)], "keys-panel-above-does"),
    there(Place::Timeline, &[(NONE, Key::Home), (NONE, Key::End)], "keys-reading-ends-does"),
    there(Place::Timeline, &[(NONE, Key::Enter)], "keys-reading-day-does"),
    there(Place::Timeline, &[(NONE, Key::Plus), (NONE, Key::Equals)], "keys-less-time-does"),
    there(Place::Timeline, &[(NONE, Key::Minus)], "keys-more-time-does"),
    there(Place::Timeline, &[(NONE, Key::Num0)], "keys-time-back-does"),
    there(Place::Timeline, &[(SHIFT, Key::ArrowLeft)], "keys-earlier-does"),
    there(Place::Timeline, &[(SHIFT, Key::ArrowRight)], "keys-later-does"),
    there(Place::Timeline, &[(NONE, Key::T)], "keys-table-does"),
    there(Place::Timeline, &[(NONE, Key::P)], "keys-arrange-does"),
    there(Place::Rows, &[(NONE, Key::ArrowDown), (NONE, Key::ArrowUp)], "keys-row-does"),
    there(Place::Rows, &[(NONE, Key::Enter)], "keys-row-open-does"),
    there(Place::History, &[(NONE, Key::E), (NONE, Key::Enter)], "keys-edit-does"),
    there(Place::History, &[(NONE, Key::Delete)], "keys-delete-does"),
    there(Place::Form, &[(NONE, Key::Enter), (CTRL, Key::Enter)], "keys-save-does"),
    there(Place::Form, &[(SHIFT, Key::Enter)], "keys-new-line-does"),
    there(Place::Form, &[(NONE, Key::Escape)], "keys-escape-does"),
];

/// Percent of one step.
const ZOOM_STEP: u16 = 10;

/// The keys of a line as they are read: "Ctrl+Shift+Z or Ctrl+Y". Two that look the same are said once.
pub fn written(shortcut: &Shortcut, words: &Words) -> String {
    if shortcut.keys == DIGITS {
        return words.get("keys-digits");
    }
    let mut all: Vec<String> = Vec::new();
    for press in shortcut.keys {
        let text = press_written(*press, words);
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join(&format!(" {} ", words.get("keys-or")))
}

fn press_written((modifiers, key): (Modifiers, Key), words: &Words) -> String {
    // The sign is on the key with Shift; that is how it is known.
    let (modifiers, key) = match (modifiers, key) {
        (CTRL_SHIFT, Key::Slash) => (CTRL, Key::Questionmark),
        (modifiers, Key::Equals) => (modifiers, Key::Plus),
        other => other,
    };
    let mut parts = Vec::new();
    for (is_held, name) in [(modifiers.command, "key-ctrl"), (modifiers.alt, "key-alt"), (modifiers.shift, "key-shift")]
    {
        if is_held {
            parts.push(words.get(name));
        }
    }
    parts.push(match key {
        Key::Tab => words.get("key-tab"),
        Key::Enter => words.get("key-enter"),
        Key::Space => words.get("key-space"),
        Key::Escape => words.get("key-escape"),
        Key::Delete => words.get("key-delete"),
        Key::Backspace => words.get("key-backspace"),
        Key::Home => words.get("key-home"),
        Key::End => words.get("key-end"),
        Key::PageUp => words.get("key-page-up"),
        Key::PageDown => words.get("key-page-down"),
        Key::ArrowLeft => words.get("key-left"),
        Key::ArrowRight => words.get("key-right"),
        Key::ArrowUp => words.get("key-up"),
        Key::ArrowDown => words.get("key-down"),
        Key::Plus => "+".to_owned(),
        Key::Minus => "−".to_owned(),
        Key::Comma => ",".to_owned(),
        Key::Questionmark => "?".to_owned(),
        key => key.name().to_owned(),
    });
    parts.join("+")
}

fn pressed(ctx: &egui::Context, shortcut: &Shortcut, with_shift: bool) -> bool {
    shortcut.keys.iter().any(|(modifiers, key)| {
        modifiers.shift == with_shift
            && ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(*modifiers, *key)))
    })
}

impl App {
    pub(super) fn keys(&mut self, ui: &egui::Ui, now: &Zoned, actions: &mut Vec<Action>) {
        let ctx = ui.ctx();
        // Keys with Shift first: without it, egui takes them for the others.
        for with_shift in [true, false] {
            for shortcut in ALL {
                if shortcut.act != Act::There && self.is_open(ctx, shortcut.act) && pressed(ctx, shortcut, with_shift) {
                    self.do_key(ctx, shortcut.act, now, actions);
                }
            }
        }
    }

    /// Whether that works now.
    fn is_open(&self, ctx: &egui::Context, act: Act) -> bool {
        let is_covered = self.over != Over::Nothing || ctx.memory(|memory| memory.top_modal_layer().is_some());
        match act {
            _ if act.is_always() => true,
            // In a text field they take back typing.
            Act::Undo | Act::Redo => !is_covered && !ctx.text_edit_focused(),
            _ => !is_covered,
        }
    }

    fn do_key(&mut self, ctx: &egui::Context, act: Act, now: &Zoned, actions: &mut Vec<Action>) {
        match act {
            // Nothing is unsaved but drafts, and nobody is asked.
            Act::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Act::Help if self.over == Over::Keys => self.close_over(ctx),
            Act::Help => self.lay_over(Over::Keys, ctx),
            Act::Larger => actions.extend(self.zoomed(|zoom| zoom + ZOOM_STEP)),
            Act::Smaller => actions.extend(self.zoomed(|zoom| zoom.saturating_sub(ZOOM_STEP))),
            Act::UsualSize => actions.extend(self.zoomed(|_| *Settings::ZOOMS.start())),
            Act::Undo => actions.push(Action::Undo),
            Act::Redo => actions.push(Action::Redo),
            Act::Go(place) => actions.extend(Route::RAIL.get(place).map(|route| Action::Go(*route))),
            Act::Settings => actions.push(Action::Go(Route::Settings)),
            Act::Find => {
                self.go(Route::History);
                self.history.find();
            }
            Act::Write(kind) => self.open_new(kind, now),
            Act::Report => self.open_report(),
            Act::Treatments => self.go(Route::Treatments),
            Act::New => self.lay_over(Over::New, ctx),
            Act::NextPart => self.next_part(ctx),
            Act::TakeFirst => {
                if !matches!(self.route, Route::Today { .. }) {
                    self.go(Route::Today { day: None });
                }
                self.today.take_first();
            }
            Act::There => {}
        }
    }

    fn zoomed(&self, change: impl FnOnce(u16) -> u16) -> Option<Action> {
        let wanted = change(self.logbook.diary().settings.zoom);
        let wanted = wanted.clamp(*Settings::ZOOMS.start(), *Settings::ZOOMS.end());
        self.configure(|settings| settings.zoom = wanted)
    }
}
