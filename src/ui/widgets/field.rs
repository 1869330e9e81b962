//! Fields of a form: a label, what is typed, and what is said beneath it; a list to choose from.

use eframe::egui;
use eframe::egui::accesskit;
use eframe::egui::{Id, Key, Margin, Response, RichText, Stroke, TextEdit, Ui, Vec2};

use crate::ui::theme::Theme;
use crate::ui::widgets::notice::refused;
use crate::ui::widgets::press::seen;
use crate::ui::widgets::target;

/// A text field: its label above, what was understood or what is wrong beneath.
pub struct Field<'a> {
    pub id: Id,
    pub label: &'a str,
    pub text: &'a mut String,
    /// What it should look like, shown while it is empty.
    pub hint: &'a str,
    pub error: Option<&'a str>,
    /// What was understood: "= 1.75 mg".
    pub echo: Option<&'a str>,
    pub width: f32,
    /// Several lines: Enter still saves, Shift+Enter starts a new line.
    pub rows: usize,
}

impl<'a> Field<'a> {
    pub fn new(id: Id, label: &'a str, text: &'a mut String) -> Self {
        Self { id, label, text, hint: "", error: None, echo: None, width: f32::INFINITY, rows: 1 }
    }

    pub fn show(self, ui: &mut Ui, theme: &Theme) -> FieldResponse {
        let palette = &theme.palette;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = ui.label(self.label);
            let wrong = self.error.is_some();
            if wrong {
                // The border says it too, not only the words.
                let alert = Stroke::new(theme.alert_width().max(2.0), palette.alert);
                ui.visuals_mut().widgets.inactive.bg_stroke = alert;
                ui.visuals_mut().widgets.hovered.bg_stroke = alert;
            }
            let is_empty = self.text.is_empty();
            let mut edit = if self.rows > 1 { TextEdit::multiline(self.text) } else { TextEdit::singleline(self.text) };
            if self.rows > 1 {
                let new_line = egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, Key::Enter);
                edit = edit.desired_rows(self.rows).return_key(new_line);
            }
            let width = self.width.min(ui.available_width());
            // A hint that is longer than its field stands beneath it.
            let font = egui::TextStyle::Body.resolve(ui.style());
            let fits = |text: &str| {
                let galley = ui.painter().layout_no_wrap(text.to_owned(), font.clone(), palette.soft);
                galley.size().x <= width - 26.0
            };
            let is_inside = self.rows > 1 || fits(self.hint);
            let beneath_it = (!is_inside && is_empty).then_some(self.hint);
            let edit = edit
                .id(self.id)
                .hint_text(if is_inside { self.hint } else { "" })
                .desired_width(width)
                .margin(Margin::symmetric(12, 8))
                .min_size(Vec2::new(0.0, target(ui)));
            let response = ui.add(edit).labelled_by(label.id);
            let beneath = match (self.error, self.echo) {
                (Some(error), _) => Some(refused(ui, theme, error)),
                (None, Some(echo)) => Some(ui.add(egui::Label::new(RichText::new(echo).weak()).wrap())),
                (None, None) => beneath_it.map(|hint| ui.add(egui::Label::new(RichText::new(hint).weak()).wrap())),
            };
            if let Some(beneath) = &beneath {
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.push_described_by(beneath.id.accesskit_id());
                    if wrong {
                        node.set_invalid(accesskit::Invalid::True);
                    }
                });
                ui.ctx().accesskit_node_builder(beneath.id, |node| node.set_live(accesskit::Live::Polite));
            }
            seen(&response);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let entered = entered
                || self.rows > 1
                    && response.has_focus()
                    && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift);
            FieldResponse { response, entered }
        })
        .inner
    }
}

pub struct FieldResponse {
    pub response: Response,
    /// Enter was pressed in it.
    pub entered: bool,
}

/// One of a list, with its label above: the Fluent words of each beside its value. Closed, the arrows up and down
/// change it where it stands, Enter opens the list; there Enter picks, Esc and Tab only close it.
pub fn pick(
    ui: &mut Ui,
    theme: &Theme,
    salt: &str,
    label: &str,
    value: &mut String,
    options: &[(String, String)],
    width: f32,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(label);
        let width = width.min(ui.available_width());
        // As egui names it: the keys are its own before it sees them.
        let id = ui.make_persistent_id(egui::IdSalt::new(salt));
        let was_open = egui::ComboBox::is_open(ui.ctx(), id);
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let none = egui::Modifiers::NONE;
        if was_open {
            let tab = pressed(none, Key::Tab) | pressed(egui::Modifiers::SHIFT, Key::Tab);
            if pressed(none, Key::Escape) || tab {
                close_list(ui, id);
            }
        } else if ui.memory(|memory| memory.has_focus(id)) {
            let here = options.iter().position(|(code, _)| code == value);
            let down = pressed(none, Key::ArrowDown);
            let up = pressed(none, Key::ArrowUp);
            let there = match here {
                Some(here) if down => Some(here + 1),
                Some(here) if up => here.checked_sub(1),
                None if down || up => Some(0),
                _ => None,
            };
            if let Some((code, _)) = there.and_then(|there| options.get(there)) {
                code.clone_into(value);
            }
        }
        let shown = options.iter().find(|(code, _)| code == value).map_or("", |(_, words)| words.as_str());
        let mut picked = false;
        let response = egui::ComboBox::from_id_salt(salt)
            .selected_text(RichText::new(shown).color(theme.palette.ink))
            .width(width)
            .show_ui(ui, |ui| {
                for (code, words) in options {
                    let option = ui.selectable_label(code == value, words);
                    if code == value && !was_open {
                        option.request_focus();
                    }
                    if option.clicked() {
                        code.clone_into(value);
                        picked = true;
                    }
                    seen(&option);
                }
            })
            .response
            .labelled_by(label.id);
        if picked {
            close_list(ui, id);
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(shown));
        if response.has_focus() {
            let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        seen(&response);
        response
    })
    .inner
}

/// Closes the list of a `pick` and gives it the keyboard.
fn close_list(ui: &Ui, id: Id) {
    egui::Popup::close_all(ui.ctx());
    ui.memory_mut(|memory| memory.request_focus(id));
    ui.ctx().request_repaint();
}

/// Ties what is wrong to the field that it is about.
pub fn describes(response: &Response, error: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.push_described_by(error.id.accesskit_id());
        node.set_invalid(accesskit::Invalid::True);
    });
}
