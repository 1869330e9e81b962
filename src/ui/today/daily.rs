//! "How was today?": the chosen symptoms of a day, each set with one digit or a press; what is still open can be taken
//! over from the day before, marked as that.

use std::collections::BTreeMap;

use eframe::egui::{Event, Id, Key, Label, Modifiers, RichText, TextStyle, Ui, Vec2};
use jiff::civil::Date;

use crate::analysis::daily;
use crate::analysis::daily::{Asked, DayScores};
use crate::model::symptom::{Direction, Scale, Side};
use crate::model::{Change, Record, RecordId};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::today::digits::{Board, Digits, Press};
use crate::ui::today::put::{self, Known};
use crate::ui::today::row::{Control, Done, Draft, Row};
use crate::ui::today::{Opener, Today, choose, note};
use crate::ui::widgets;

/// What the card keeps between frames.
#[derive(Debug, Default)]
pub(super) struct Daily {
    digits: Digits,
    /// What the day asks for, and of which revision.
    asked: Option<(i64, Vec<Asked>)>,
    /// Fields that are typed in, by symptom and day.
    drafts: BTreeMap<(String, Date), Draft>,
    /// Sides that were chosen before there was a score.
    sides: BTreeMap<(String, Date), Option<Side>>,
    /// The keyboard goes to the first symptom that is open.
    pub(super) onward: bool,
    /// But only if that one is seen; else it stays with this medicine.
    pub(super) near: Option<RecordId>,
}

impl Daily {
    pub(super) fn asked(&mut self, cx: &Cx<'_>) -> Vec<Asked> {
        match &self.asked {
            Some((of, asked)) if *of == cx.revision => asked.clone(),
            _ => {
                let asked = daily::asked(cx.diary, cx.catalogue);
                self.asked = Some((cx.revision, asked.clone()));
                asked
            }
        }
    }
}

/// Where a symptom's keyboard stop is.
fn id_of(asked: &Asked) -> Id {
    Id::unique(("daily", &asked.key))
}

impl Today {
    pub(super) fn how_was_it(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        let asked = self.daily.asked(cx);
        let is_today = date == cx.today();
        let title = cx.say("daily-title", &[("day", if is_today { "today" } else { "other" }.to_owned())]);
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                if asked.is_empty() {
                    // There is no symptom to go on to; what asks for one is harmless, and near.
                    if std::mem::take(&mut self.daily.onward) {
                        match self.daily.near.take() {
                            Some(medicine) => self.after = Some(Opener::Other(medicine)),
                            None => self.back = Some(Opener::Choose),
                        }
                    }
                    widgets::section(ui, &title);
                    self.begin(ui, cx, actions);
                } else {
                    self.symptoms(ui, cx, date, &title, &asked, actions);
                }
            });
        });
    }

    /// Nothing is chosen: a set to begin with is offered, and no more than that.
    fn begin(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let names = cx.catalogue.starting_symptoms();
        let shown: Vec<&str> = names.iter().map(|name| cx.name(name)).collect();
        ui.add(Label::new(cx.say("daily-none", &[("names", shown.join(", "))])).wrap());
        ui.add_space(size::GAP);
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(0.0, size::TARGET_DAILY);
            if widgets::plain_sized(ui, cx.theme, &cx.get("daily-begin"), least).clicked() {
                actions.extend(choose::configured(cx, names, cx.get("daily-begun")));
                self.daily.onward = true;
            }
            let choose = widgets::plain_sized(ui, cx.theme, &cx.get("daily-choose"), least);
            self.come_back(Opener::Choose, &choose);
            if choose.clicked() {
                self.choose(false);
            }
        });
    }

    fn symptoms(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        date: Date,
        title: &str,
        asked: &[Asked],
        actions: &mut Vec<Action>,
    ) {
        let day = DayScores::of(cx.diary, cx.catalogue, date);
        let before = date.yesterday().map(|before| DayScores::of(cx.diary, cx.catalogue, before)).unwrap_or_default();
        let worded = cx.diary.settings.daily.worded;
        let is_today = date == cx.today();
        let known: Vec<(Known<'_>, Control)> = asked
            .iter()
            .map(|asked| {
                let (now, before) = (day.find(&asked.key), before.find(&asked.key));
                let scale = now.map_or(asked.scale, |(_, entry)| entry.scale);
                let chosen = self.daily.sides.get(&(asked.key.clone(), date)).copied();
                let lent = before.and_then(|(_, entry)| entry.side);
                let side = now.map_or_else(|| chosen.unwrap_or(lent), |(_, entry)| entry.side);
                (Known { asked, scale, now, before, side }, Control::of(scale, worded))
            })
            .collect();
        let copies = daily::copies(asked, &day, &before);
        let alike = alike(&known);
        let is_covered = widgets::is_covered(ui);
        // What is set in this frame is open no more in the next one.
        let onward = !is_covered && std::mem::take(&mut self.daily.onward);
        if day_header(ui, cx, date, title, alike, !copies.is_empty())
            || (!is_covered && std::mem::take(&mut self.same) && !copies.is_empty())
        {
            actions.extend(self.copy(cx, date, &copies));
        }
        // The keys come first: what they say is drawn in the next frame, once it is written.
        let mut board = Board {
            spans: known.iter().map(|(_, control)| control.span()).collect(),
            values: known
                .iter()
                .map(|(known, control)| known.now.and_then(|(_, entry)| control.value(entry.score)))
                .collect(),
            said: vec![None; known.len()],
        };
        let focused = ui.memory(|memory| asked.iter().position(|asked| memory.has_focus(id_of(asked))));
        let mut go_to = None;
        // What is typed into a field is the field's.
        let has_keys = |at: &usize| !is_covered && board.spans.get(*at).is_some_and(Option::is_some);
        if let Some(at) = focused.filter(has_keys) {
            self.daily.digits.look_at(at);
            for press in presses(ui) {
                self.daily.digits.press(&mut board, press);
            }
            if self.daily.digits.at != at {
                go_to = Some(self.daily.digits.at);
            }
        }
        ui.add_space(4.0);
        let mut wishes = Vec::new();
        for (place, (known, control)) in known.iter().enumerate() {
            let row = Row { cx, known, control: *control, numbered: alike.is_none(), is_today, id: id_of(known.asked) };
            let key = (known.asked.key.clone(), date);
            let draft = self.daily.drafts.entry(key).or_default();
            match row.ui(ui, draft) {
                Some(Done::Step(up)) => {
                    board.step(place, up);
                    // Tab goes on from where the hand is.
                    go_to = Some(place);
                }
                Some(Done::Wish(wish)) => {
                    // The side may be pressed on.
                    if !matches!(*control, Control::Typed(_)) && !matches!(wish, put::Wish::Side(_)) {
                        go_to = Some(place);
                    }
                    wishes.push((place, wish));
                }
                Some(Done::Next) => go_to = Some(place + 1),
                None => {}
            }
        }
        for (place, said) in board.said.iter().enumerate() {
            if let (Some(said), Some((_, control))) = (said, known.get(place)) {
                wishes.push((place, control.wish(*said)));
            }
        }
        for (place, wish) in wishes {
            let Some((known, control)) = known.get(place) else { continue };
            let key = (known.asked.key.clone(), date);
            if let put::Wish::Side(side) = wish {
                self.daily.sides.insert(key.clone(), side);
            }
            let entered = ui.input(|input| input.key_pressed(Key::Enter));
            match put::action(cx, date, known, wish) {
                Ok(action) => {
                    self.note_added(action.as_ref());
                    actions.extend(action);
                    if let Some(draft) = self.daily.drafts.get_mut(&key) {
                        draft.error = None;
                    }
                    if matches!(control, Control::Typed(_)) && entered {
                        go_to = Some(place + 1);
                    }
                }
                Err(why) => {
                    if let Some(draft) = self.daily.drafts.get_mut(&key) {
                        draft.error = Some(why);
                    }
                    go_to = Some(place);
                }
            }
        }
        let open = known.iter().position(|(known, _)| known.now.is_none());
        if onward {
            self.back = None;
            self.arrived = false;
            let place = open.unwrap_or(asked.len());
            let next = asked.get(place).map_or_else(|| note::id(date), id_of);
            let is_seen = ui.ctx().read_response(next).is_some_and(|next| ui.clip_rect().contains_rect(next.rect));
            match self.daily.near.take() {
                Some(medicine) if !is_seen => self.after = Some(Opener::Other(medicine)),
                _ => go_to = Some(place),
            }
        } else if !is_covered && self.arrived && open.is_some() {
            self.arrived = false;
            go_to = open;
        }
        if let Some(place) = go_to {
            // The Enter that goes on from a field is no line of the note, which is drawn after it.
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let id = asked.get(place).map_or_else(|| note::id(date), id_of);
            widgets::go_to(ui.ctx(), id);
        }
        ui.add_space(4.0);
        self.footer(ui, cx);
    }

    /// The first entry that was just made can be taken back where it is listed.
    fn note_added(&mut self, action: Option<&Action>) {
        if let Some(Action::ApplySaying(change, _)) = action {
            self.just = match change {
                Change::Add(records) => records.first().map(|record| (record.id, None)),
                _ => None,
            };
        }
    }

    fn footer(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal_wrapped(|ui| {
            let choose = widgets::quiet_flush(ui, cx.theme, &cx.get("daily-choose"));
            self.come_back(Opener::Choose, &choose);
            if choose.clicked() {
                self.choose(false);
                ui.ctx().request_repaint();
            }
        });
    }

    /// Everything that is still open, as the day before: one change, one undo.
    pub(super) fn copy(
        &mut self,
        cx: &Cx<'_>,
        date: Date,
        copies: &[crate::model::symptom::SymptomEntry],
    ) -> Option<Action> {
        let records: Vec<Record> = copies.iter().filter_map(|entry| put::record(cx, date, entry).ok()).collect();
        if records.is_empty() {
            return None;
        }
        let day = if date == cx.today() { "today" } else { "other" };
        let args = [("count", records.len().to_string()), ("day", day.to_owned())];
        self.just = None;
        self.daily.onward = true;
        Some(Action::ApplySaying(Change::Add(records), cx.say("daily-copied-all", &args)))
    }
}

/// The one scale of all of them, where they share one and its direction.
fn alike(known: &[(Known<'_>, Control)]) -> Option<(u16, u16, Direction)> {
    let of = |known: &Known<'_>| match (known.scale, known.asked.higher_is) {
        (Scale::Numbers { low, high }, Some(direction)) => Some((low, high, direction)),
        _ => None,
    };
    // What was there or was not has no ends.
    let mut scored = known.iter().filter(|(known, _)| known.scale != Scale::YesNo);
    let first = of(&scored.next()?.0)?;
    scored.all(|(known, _)| of(known) == Some(first)).then_some(first)
}

/// What was pressed in a symptom, in its order; nothing else sees it.
fn presses(ui: &Ui) -> Vec<Press> {
    ui.input_mut(|input| {
        let mut presses = Vec::new();
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else {
                // The same digit once more, as a text.
                return !matches!(event, Event::Text(_));
            };
            // On some keyboards digits are typed with Shift.
            let plain = *modifiers == Modifiers::NONE || *modifiers == Modifiers::SHIFT;
            let press = match key {
                Key::Num0 => Press::Digit(0),
                Key::Num1 => Press::Digit(1),
                Key::Num2 => Press::Digit(2),
                Key::Num3 => Press::Digit(3),
                Key::Num4 => Press::Digit(4),
                Key::Num5 => Press::Digit(5),
                Key::Num6 => Press::Digit(6),
                Key::Num7 => Press::Digit(7),
                Key::Num8 => Press::Digit(8),
                Key::Num9 => Press::Digit(9),
                Key::T => Press::Ten,
                Key::ArrowUp | Key::ArrowRight | Key::Plus => Press::Up,
                Key::ArrowDown | Key::ArrowLeft | Key::Minus => Press::Down,
                Key::Delete | Key::Backspace => Press::Clear,
                Key::Enter => Press::Next,
                _ => return true,
            };
            if plain {
                presses.push(press);
            }
            !plain
        });
        presses
    })
}

/// The title, which end is which where all are alike, and what the day before lends. Whether that was pressed.
fn day_header(
    ui: &mut Ui,
    cx: &Cx<'_>,
    date: Date,
    title: &str,
    alike: Option<(u16, u16, Direction)>,
    lends: bool,
) -> bool {
    let says = alike.map(|(low, high, direction)| {
        let worded = cx.diary.settings.daily.worded;
        let args = [
            ("low", low.to_string()),
            ("high", high.to_string()),
            ("direction", direction.code().to_owned()),
            ("way", if worded { "words" } else { "numbers" }.to_owned()),
        ];
        cx.say("daily-alike", &args)
    });
    let same = cx.say("daily-same", &[("day", if date == cx.today() { "today" } else { "other" }.to_owned())]);
    let width = ui.available_width();
    let font = TextStyle::Button.resolve(ui.style());
    let words = ui.fonts_mut(|fonts| fonts.layout_no_wrap(same.clone(), font, cx.theme.palette.ink).size().x);
    let button = words + 2.0 * ui.spacing().button_padding.x;
    let titles = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        widgets::section(ui, title);
        if let Some(says) = says {
            ui.add(Label::new(RichText::new(says).small().weak()).wrap());
        }
    };
    let mut pressed = false;
    let mut press = |ui: &mut Ui| {
        if lends {
            let button = widgets::plain_sized(ui, cx.theme, &same, Vec2::new(0.0, size::TARGET_DAILY));
            pressed = button.clicked() && !widgets::just_closed(ui.ctx()) && !widgets::is_again(&button);
        }
    };
    if width < button + 260.0 {
        titles(ui);
        press(ui);
    } else {
        ui.horizontal_top(|ui| {
            widgets::column(ui, width - button - size::GAP, titles);
            press(ui);
        });
    }
    pressed
}
