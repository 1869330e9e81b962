//! What the timeline shows: its panels and their order, and which start days are counted from. Every press is kept at
//! once, in the diary's settings.

use std::collections::BTreeSet;

use eframe::egui::{Key, Label, Modifiers, RichText, Ui, Vec2};

use crate::analysis::series::Material;
use crate::model::timeline::PanelChoice;
use crate::model::{Change, RecordId};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::timeline::said;
use crate::ui::widgets;

/// No wider: lines stay short enough to be followed.
const WIDTH: f32 = 1040.0;
/// From this width on, the chosen ones stand beside all others.
const TWO_COLUMNS: f32 = 820.0;

#[derive(Debug, Default)]
pub(super) struct Arranging {
    arrived: bool,
    /// The panel whose button keeps the keyboard while it moves, and which of the two.
    moved: Option<(PanelChoice, bool)>,
    /// One was taken away: the button of the one that takes its place gets the keyboard.
    removed: Option<usize>,
}

impl Arranging {
    pub(super) fn new() -> Self {
        Self { arrived: true, ..Self::default() }
    }

    /// The page; whether it is done.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        material: &Material,
        since: &mut Option<RecordId>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let mut close = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        widgets::page(ui, ("timeline", "arrange"), |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            widgets::page_title(ui, &cx.get("arrange-title"), Some(&cx.get("arrange-says")));
            let done = widgets::primary(ui, cx.theme, &cx.get("arrange-done"), Vec2::new(160.0, 0.0));
            if std::mem::take(&mut self.arrived) {
                done.request_focus();
            }
            close |= done.clicked();
            let width = ui.available_width();
            if width < TWO_COLUMNS {
                widgets::part(ui, ("arrange", "chosen"), |ui| self.chosen(ui, cx, actions));
                widgets::part(ui, ("arrange", "all"), |ui| all(ui, cx, material, actions));
                widgets::part(ui, ("arrange", "since"), |ui| starts(ui, cx, material, since));
            } else {
                let gap = size::GAP * 3.0;
                let left = ((width - gap) * 0.55).floor();
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = gap;
                    widgets::column(ui, left, |ui| {
                        widgets::part(ui, ("arrange", "all"), |ui| all(ui, cx, material, actions));
                        widgets::part(ui, ("arrange", "since"), |ui| starts(ui, cx, material, since));
                    });
                    widgets::column(ui, width - gap - left, |ui| {
                        widgets::part(ui, ("arrange", "chosen"), |ui| self.chosen(ui, cx, actions));
                    });
                });
            }
        });
        close
    }

    /// The chosen ones: earlier, later, away; and back to the usual ones.
    fn chosen(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let panels = shown(cx);
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("arrange-chosen"));
            if panels.is_empty() {
                ui.label(RichText::new(cx.get("arrange-none")).weak());
            }
            let square = Vec2::splat(size::TARGET_DAILY);
            for (place, panel) in panels.iter().enumerate() {
                let name = name(cx, panel);
                let args = || [("panel", name.clone())];
                let mut wanted = panels.clone();
                ui.horizontal_top(|ui| {
                    let remove = cx.get("arrange-remove");
                    let right = square.x * 2.0 + widgets::strong_width(ui, &remove, size::BODY) + 44.0;
                    let width = (ui.available_width() - right).max(100.0);
                    widgets::column(ui, width, |ui| {
                        ui.add_space(11.0);
                        ui.add(Label::new(format!("{}  {name}", place + 1)).wrap());
                    });
                    for (face, up, key) in [("↑", true, "arrange-up"), ("↓", false, "arrange-down")] {
                        let other = if up { place.checked_sub(1) } else { Some(place + 1) };
                        let other = other.filter(|other| *other < panels.len());
                        let words = cx.say(key, &args());
                        let enabled = other.is_some();
                        let button = ui
                            .add_enabled_ui(enabled, |ui| widgets::named_button(ui, cx.theme, face, &words, square))
                            .inner;
                        // At either end that way is shut; the keyboard stays with the panel, at the other one.
                        let is_open = |up: bool| if up { place > 0 } else { place + 1 < panels.len() };
                        let keeps = |way: bool| if is_open(way) { way == up } else { way != up };
                        if self.moved.as_ref().is_some_and(|(moved, way)| moved == panel && keeps(*way)) {
                            button.request_focus();
                            self.moved = None;
                        }
                        if let Some(other) = other.filter(|_| button.clicked()) {
                            wanted.swap(place, other);
                            self.moved = Some((panel.clone(), up));
                        }
                    }
                    let button = widgets::quiet(ui, cx.theme, &remove);
                    if self.removed.is_some_and(|removed| removed.min(panels.len() - 1) == place) {
                        button.request_focus();
                        self.removed = None;
                    }
                    if button.accessible_name(cx.say("arrange-remove-of", &args())).clicked() {
                        wanted.remove(place);
                        self.removed = Some(place);
                    }
                });
                if wanted != panels {
                    actions.extend(configured(cx, Some(wanted)));
                }
            }
            let is_usual = cx.diary.settings.panels.is_none();
            let usual = ui
                .add_enabled_ui(!is_usual, |ui| {
                    widgets::plain_sized(ui, cx.theme, &cx.get("arrange-usual"), Vec2::new(0.0, size::TARGET_DAILY))
                })
                .inner;
            // Nothing is left to take away: the keyboard goes on to what brings them back.
            if panels.is_empty() && self.removed.take().is_some() {
                usual.request_focus();
            }
            if usual.clicked() {
                actions.extend(configured(cx, None));
                self.arrived = true;
            }
        });
    }
}

/// What is shown now: chosen, or the usual ones.
fn shown(cx: &Cx<'_>) -> Vec<PanelChoice> {
    cx.diary.settings.panels.clone().unwrap_or_else(|| PanelChoice::USUAL.to_vec())
}

/// The settings with these panels, as an action; none where nothing changes.
fn configured(cx: &Cx<'_>, panels: Option<Vec<PanelChoice>>) -> Option<Action> {
    let before = cx.diary.settings.clone();
    let mut after = before.clone();
    after.panels = panels;
    (after != before).then_some(Action::Apply(Change::Configure { before, after }))
}

/// The name of a panel: "Dose", "All lab results", "Platelets".
fn name(cx: &Cx<'_>, panel: &PanelChoice) -> String {
    match panel {
        PanelChoice::Lab(name) | PanelChoice::Symptom(name) => cx.name(name).to_owned(),
        other => cx.say("arrange-panel", &[("kind", other.kind().to_owned())]),
    }
}

/// All that there are; those that are shown stand out and can be taken away again.
fn all(ui: &mut Ui, cx: &Cx<'_>, material: &Material, actions: &mut Vec<Action>) {
    widgets::card(ui, cx.theme, |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP;
        group(ui, cx, "arrange-kinds", PanelChoice::USUAL.to_vec(), actions);
        let labs = material.lab_names().into_iter().map(PanelChoice::Lab).collect();
        group(ui, cx, "arrange-labs", labs, actions);
        let symptoms: BTreeSet<String> = material.symptom_names().into_iter().collect();
        group(ui, cx, "arrange-symptoms", symptoms.into_iter().map(PanelChoice::Symptom).collect(), actions);
    });
}

fn group(ui: &mut Ui, cx: &Cx<'_>, title: &str, panels: Vec<PanelChoice>, actions: &mut Vec<Action>) {
    if panels.is_empty() {
        return;
    }
    let chosen = shown(cx);
    ui.label(theme::strong(cx.get(title), size::BODY));
    ui.horizontal_wrapped(|ui| {
        for panel in panels {
            let place = chosen.iter().position(|other| *other == panel);
            if widgets::choice(ui, cx.theme, &name(cx, &panel), place.is_some()).clicked() {
                let mut wanted = chosen.clone();
                match place {
                    Some(place) => drop(wanted.remove(place)),
                    None => wanted.push(panel),
                }
                actions.extend(configured(cx, Some(wanted)));
            }
        }
    });
}

/// From which start the days on the axis are counted.
fn starts(ui: &mut Ui, cx: &Cx<'_>, material: &Material, since: &mut Option<RecordId>) {
    let starts = material.course_starts();
    if starts.is_empty() {
        return;
    }
    widgets::card(ui, cx.theme, |ui| {
        let followed = material.first_day().map(|_| (String::new(), cx.get("arrange-since-followed")));
        let courses = starts.iter().map(|start| {
            let args = [("medicine", start.medicine.clone()), ("date", said(cx, &start.date))];
            (start.course.to_string(), cx.say("arrange-since-course", &args))
        });
        let options: Vec<(String, String)> = followed.into_iter().chain(courses).collect();
        let mut value = since.map_or_else(String::new, |course| course.to_string());
        widgets::pick(ui, cx.theme, "since", &cx.get("arrange-since"), &mut value, &options, 420.0);
        *since = RecordId::parse(&value);
    });
}
