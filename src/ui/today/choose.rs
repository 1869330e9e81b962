//! What a day asks for, chosen calmly: the chosen symptoms in their order, and all that there are, by what they are
//! part of. Every press is kept at once and can be undone.

use std::collections::BTreeSet;

use eframe::egui::{Id, Key, Label, Modifiers, RichText, Ui, Vec2};

use crate::intake;
use crate::model::diary::folded;
use crate::model::settings::Daily;
use crate::model::{Change, Kind, Settings};
use crate::ui::forms::Form;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today};
use crate::ui::widgets;

/// No wider: lines stay short enough to be followed.
const WIDTH: f32 = 1040.0;
/// From this width on, the chosen ones stand beside all others.
const TWO_COLUMNS: f32 = 820.0;

/// The open page.
#[derive(Debug, Default)]
pub(super) struct Choosing {
    search: String,
    from_settings: bool,
    arrived: bool,
    /// The names that the person wrote, and of which revision.
    own: Option<(i64, Vec<String>)>,
    /// The chosen symptom whose button keeps the keyboard while it moves, and which of the two.
    moved: Option<(String, bool)>,
    /// One was taken away: the button of the one that takes its place gets the keyboard.
    removed: Option<usize>,
}

/// The settings with these symptoms, as an action; none where they are refused or nothing changes.
pub(super) fn configured(cx: &Cx<'_>, names: &[String], says: String) -> Option<Action> {
    let entry = cx.entry_of_ours();
    let before = cx.diary.settings.clone();
    let after: Settings = intake::daily_symptoms(&entry, names).ok()?;
    (after != before).then_some(Action::ApplySaying(Change::Configure { before, after }, says))
}

impl Today {
    /// Opens the page on which a day's symptoms are chosen.
    pub(in crate::ui) fn choose(&mut self, from_settings: bool) {
        self.opener = Some(Opener::Choose);
        self.choosing = Some(Choosing { from_settings, arrived: true, ..Choosing::default() });
    }

    /// The page; nothing where it is not open.
    pub(super) fn choosing(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) -> bool {
        let Some(mut page) = self.choosing.take() else { return false };
        let mut close = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let mut own = false;
        widgets::page(ui, ("today", "choose"), |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = size::GAP * 2.0;
            widgets::page_title(ui, &cx.get("choose-title"), Some(&cx.get("choose-says")));
            // Above the long list: nobody has to go through it to be done.
            close |= widgets::primary(ui, cx.theme, &cx.get("choose-done"), Vec2::new(160.0, 0.0)).clicked();
            let width = ui.available_width();
            if width < TWO_COLUMNS {
                // What is looked for is seen at once.
                if page.search.trim().is_empty() {
                    widgets::part(ui, ("choose", "chosen"), |ui| page.chosen(ui, cx, actions));
                }
                own = widgets::part(ui, ("choose", "all"), |ui| page.all(ui, cx, actions));
            } else {
                let gap = size::GAP * 3.0;
                let left = ((width - gap) * 0.58).floor();
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = gap;
                    own = widgets::column(ui, left, |ui| {
                        widgets::part(ui, ("choose", "all"), |ui| page.all(ui, cx, actions))
                    });
                    widgets::column(ui, width - gap - left, |ui| {
                        widgets::part(ui, ("choose", "chosen"), |ui| page.chosen(ui, cx, actions));
                    });
                });
            }
        });
        if own {
            self.desk.open(Form::new(Kind::OwnSymptom, &[("name", page.search.trim().to_owned())]));
            self.opener = Some(Opener::Choose);
            ui.ctx().request_repaint();
        }
        if close {
            self.opener = Some(Opener::Choose);
            self.leave(ui);
            if page.from_settings {
                actions.push(Action::Go(Route::Settings));
            }
        } else {
            self.choosing = Some(page);
        }
        true
    }
}

impl Choosing {
    /// The chosen ones: earlier, later, away.
    fn chosen(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let names = &cx.diary.settings.daily.symptoms;
        widgets::card(ui, cx.theme, |ui| {
            let args = [("count", names.len().to_string()), ("most", Daily::MOST.to_string())];
            widgets::section(ui, &cx.say("choose-chosen", &args));
            if names.is_empty() {
                // There is nothing left to take away: on to what there is.
                if self.removed.take().is_some() {
                    self.arrived = true;
                    ui.ctx().request_repaint();
                }
                ui.label(RichText::new(cx.get("choose-none")).weak());
            }
            let square = Vec2::splat(size::TARGET_DAILY);
            for (place, name) in names.iter().enumerate() {
                let args = || [("symptom", name.clone())];
                let mut wanted = names.clone();
                let mut says = None;
                ui.horizontal_top(|ui| {
                    let remove = cx.get("choose-remove");
                    let right = square.x * 2.0 + widgets::strong_width(ui, &remove, size::BODY) + 44.0;
                    let width = (ui.available_width() - right).max(100.0);
                    widgets::column(ui, width, |ui| {
                        ui.add_space(11.0);
                        ui.add(Label::new(format!("{}  {}", place + 1, cx.name(name))).wrap());
                    });
                    for (face, up, key) in [("↑", true, "choose-up"), ("↓", false, "choose-down")] {
                        let other = if up { place.checked_sub(1) } else { Some(place + 1) };
                        let other = other.filter(|other| *other < names.len());
                        let words = cx.say(key, &args());
                        let button = ui
                            .add_enabled_ui(other.is_some(), |ui| {
                                widgets::named_button(ui, cx.theme, face, &words, square)
                            })
                            .inner;
                        // At either end that way is shut; the keyboard stays with the symptom, at the other one.
                        let is_open = |up: bool| if up { place > 0 } else { place + 1 < names.len() };
                        let keeps = |way: bool| if is_open(way) { way == up } else { way != up };
                        if self.moved.as_ref().is_some_and(|(moved, way)| moved == name && keeps(*way)) {
                            button.request_focus();
                            self.moved = None;
                        }
                        if let Some(other) = other.filter(|_| button.clicked()) {
                            wanted.swap(place, other);
                            let args = [("symptom", name.clone()), ("place", (other + 1).to_string())];
                            says = Some(cx.say("choose-moved", &args));
                            self.moved = Some((name.clone(), up));
                        }
                    }
                    let button = widgets::quiet(ui, cx.theme, &remove);
                    if self.removed.is_some_and(|removed| removed.min(names.len() - 1) == place) {
                        button.request_focus();
                        self.removed = None;
                    }
                    if button.accessible_name(cx.say("choose-remove-of", &args())).clicked() {
                        wanted.remove(place);
                        self.removed = Some(place);
                        says = Some(cx.say("choose-removed", &args()));
                    }
                });
                if let Some(says) = says {
                    actions.extend(configured(cx, &wanted, says));
                }
            }
        });
    }

    /// All that there are, found by a part of their name. Whether an own one is to be added.
    fn all(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) -> bool {
        let mut add_own = false;
        widgets::card(ui, cx.theme, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP;
            let label = cx.get("choose-search");
            let id = Id::unique("choose search");
            let field = widgets::Field { width: 360.0, ..widgets::Field::new(id, &label, &mut self.search) };
            let field = field.show(ui, cx.theme);
            if std::mem::take(&mut self.arrived) {
                field.response.request_focus();
            }
            let wanted = folded(self.search.trim());
            let fits = |name: &str| folded(name).contains(&wanted);
            let own: Vec<String> = self.own(cx).iter().filter(|name| fits(name)).cloned().collect();
            let mut found = !own.is_empty();
            if found {
                group(ui, cx, &cx.get("choose-own"), own.iter().map(String::as_str), actions);
            }
            let mut domains: Vec<&str> = Vec::new();
            for seed in cx.catalogue.symptoms() {
                if !domains.contains(&seed.domain.as_str()) {
                    domains.push(&seed.domain);
                }
            }
            for domain in domains {
                let of_domain = cx.catalogue.symptoms().iter().filter(|seed| {
                    let said = fits(&seed.name) || seed.aliases.iter().any(|alias| fits(alias));
                    // A bad day is no score. What calls for help at once is found, and not put before anybody.
                    let is_shown = seed.name != cx.catalogue.bad_day()
                        && !(seed.sensitive && seed.domain == "mood" && wanted.is_empty());
                    seed.domain == domain && is_shown && said
                });
                let names: Vec<&str> = of_domain.map(|seed| seed.name.as_str()).collect();
                if !names.is_empty() {
                    found = true;
                    let title = cx.say("choose-domain", &[("domain", domain.replace(' ', "-"))]);
                    group(ui, cx, &title, names.into_iter(), actions);
                }
            }
            if !found {
                ui.label(RichText::new(cx.get("choose-nothing")).weak());
            }
            ui.add_space(size::GAP);
            let least = Vec2::new(0.0, size::TARGET_DAILY);
            add_own = widgets::plain_sized(ui, cx.theme, &cx.get("choose-add-own"), least).clicked();
        });
        add_own
    }

    /// What the person named or wrote and the catalogue does not know.
    fn own(&mut self, cx: &Cx<'_>) -> &[String] {
        let (of, names) = self.own.get_or_insert_with(|| (cx.revision - 1, Vec::new()));
        if *of != cx.revision {
            let mut seen = BTreeSet::new();
            let named = cx.diary.own_symptoms().map(|(_, own)| &own.name);
            let written = cx.diary.symptoms().rev().map(|(_, entry)| &entry.symptom);
            let unknown = |name: &&String| cx.catalogue.symptom(name).is_none() && !name.contains('\n');
            *names = named.chain(written).filter(unknown).filter(|name| seen.insert(folded(name))).cloned().collect();
            *of = cx.revision;
        }
        names
    }
}

/// The symptoms of one domain; those that are chosen stand out and can be taken away again.
fn group<'a>(ui: &mut Ui, cx: &Cx<'_>, title: &str, names: impl Iterator<Item = &'a str>, actions: &mut Vec<Action>) {
    let chosen = &cx.diary.settings.daily.symptoms;
    ui.add_space(4.0);
    ui.label(theme::strong(title, size::BODY));
    ui.horizontal_wrapped(|ui| {
        for name in names {
            let place = chosen.iter().position(|other| folded(other) == folded(name));
            let button = widgets::choice(ui, cx.theme, cx.name(name), place.is_some());
            if button.clicked() && place.is_none() && chosen.len() >= Daily::MOST {
                actions.push(Action::Say(cx.say("refused-symptoms-many", &[("most", Daily::MOST.to_string())])));
            } else if button.clicked() {
                let mut wanted = chosen.clone();
                let key = if let Some(place) = place {
                    wanted.remove(place);
                    "choose-removed"
                } else {
                    wanted.push(name.to_owned());
                    "choose-added"
                };
                actions.extend(configured(cx, &wanted, cx.say(key, &[("symptom", name.to_owned())])));
            }
        }
    });
}
