//! Who keeps the diary, as far as they say so. Nothing here is needed; each field says what it is for.

use eframe::egui::{Id, RichText, Ui, Vec2};

use crate::intake::{contacts_text, person_field_in};
use crate::model::person::{Person, Pregnancy, Sex};
use crate::model::{Refusal, Settings};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

use super::{SettingsScreen, configure};

/// What is typed, until it is saved.
#[derive(Clone, Debug)]
pub(super) struct PersonDraft {
    name: String,
    allergies: String,
    birth_year: String,
    contacts: String,
    /// What these began as.
    of: Person,
    refusals: Vec<Refusal>,
    /// The first refused field gets the keyboard.
    focus: bool,
}

impl PersonDraft {
    fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone().unwrap_or_default(),
            allergies: person.allergies.clone().unwrap_or_default(),
            birth_year: person.birth_year.map_or_else(String::new, |year| year.to_string()),
            contacts: contacts_text(person),
            of: person.clone(),
            refusals: Vec::new(),
            focus: false,
        }
    }

    /// The person with what was typed, or what is refused, field by field.
    fn read(&self, person: &Person, year: i16) -> Result<Person, Vec<Refusal>> {
        let mut person = person.clone();
        let mut refusals = Vec::new();
        let typed = [
            ("name", &self.name),
            ("birth_year", &self.birth_year),
            ("allergies", &self.allergies),
            ("contacts", &self.contacts),
        ];
        for (field, text) in typed {
            match person_field_in(year, &person, field, text) {
                Ok(read) => person = read,
                Err(refusal) => refusals.push(refusal),
            }
        }
        if refusals.is_empty() { Ok(person) } else { Err(refusals) }
    }
}

impl SettingsScreen {
    pub(super) fn person(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        let now = &cx.diary.settings;
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("settings-person"));
            ui.label(RichText::new(cx.get("settings-person-says")).weak());
            sex(ui, cx, actions);
            pregnancy(ui, cx, actions);
            country(ui, cx, actions);
            let draft = self.person.get_or_insert_with(|| PersonDraft::of(&now.person));
            // What somebody else changed is shown; what is being typed stays, whatever is chosen beside it.
            let (was, is) = (&draft.of, &now.person);
            let typed = |person: &Person| {
                (person.name.clone(), person.birth_year, person.allergies.clone(), person.contacts.clone())
            };
            if typed(was) != typed(is) && draft.refusals.is_empty() {
                *draft = PersonDraft::of(&now.person);
            }
            let said = |refusals: &[Refusal], field: &str| {
                refusals.iter().find(|refusal| refusal.field == field).map(|refusal| cx.message(&refusal.why))
            };
            let hint = cx.get("settings-contacts-hint");
            let fields = [
                ("name", "settings-name", "", &mut draft.name, f32::INFINITY, 1),
                ("birth_year", "settings-birth-year", "", &mut draft.birth_year, 200.0, 1),
                ("allergies", "settings-allergies", "", &mut draft.allergies, f32::INFINITY, 2),
                ("contacts", "settings-contacts", hint.as_str(), &mut draft.contacts, f32::INFINITY, 3),
            ];
            let mut entered = false;
            for (field, label, hint, text, width, rows) in fields {
                let error = said(&draft.refusals, field);
                let label = cx.get(label);
                let shown = widgets::Field {
                    error: error.as_deref(),
                    hint,
                    width,
                    rows,
                    ..widgets::Field::new(Id::unique(("person", field)), &label, text)
                }
                .show(ui, cx.theme);
                if error.is_some() && std::mem::take(&mut draft.focus) {
                    shown.response.request_focus();
                }
                entered |= shown.entered;
            }
            let least = Vec2::new(160.0, size::TARGET_DAILY);
            if widgets::plain_sized(ui, cx.theme, &cx.get("settings-person-save"), least).clicked() || entered {
                match draft.read(&now.person, cx.today().year()) {
                    Ok(person) => {
                        draft.refusals.clear();
                        if person != now.person {
                            configure(actions, now, |settings| settings.person = person);
                        }
                    }
                    Err(refusals) => {
                        draft.refusals = refusals;
                        draft.focus = true;
                        ui.ctx().request_repaint();
                    }
                }
            }
        });
    }
}

fn change(now: &Settings, actions: &mut Vec<Action>, with: impl FnOnce(&mut Person)) {
    let mut person = now.person.clone();
    with(&mut person);
    configure(actions, now, |settings| settings.person = person);
}

fn sex(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    let now = &cx.diary.settings;
    ui.label(cx.get("settings-sex"));
    ui.horizontal_wrapped(|ui| {
        for choice in [None, Some(Sex::Female), Some(Sex::Male)] {
            let words = cx.say("settings-sex-word", &[("sex", choice.map_or("none", Sex::code).to_owned())]);
            if widgets::choice(ui, cx.theme, &words, now.person.sex == choice).clicked() && now.person.sex != choice {
                change(now, actions, |person| person.sex = choice);
            }
        }
    });
}

fn pregnancy(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    let now = &cx.diary.settings;
    ui.label(cx.get("settings-pregnancy"));
    ui.horizontal_wrapped(|ui| {
        for choice in std::iter::once(None).chain(Pregnancy::ALL.map(Some)) {
            let code = choice.map_or("none", Pregnancy::code).to_owned();
            let words = cx.say("settings-pregnancy-word", &[("said", code)]);
            let is_now = now.person.pregnancy == choice;
            if widgets::choice(ui, cx.theme, &words, is_now).clicked() && !is_now {
                change(now, actions, |person| person.pregnancy = choice);
            }
        }
    });
}

fn country(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    let now = &cx.diary.settings;
    let none = (String::new(), cx.get("settings-country-none"));
    let known = cx.catalogue.countries().iter().map(|country| (country.code.clone(), country.name.clone()));
    let mut options: Vec<_> = std::iter::once(none).chain(known).collect();
    let before = now.person.country.clone().unwrap_or_default();
    if !options.iter().any(|(code, _)| *code == before) {
        options.push((before.clone(), before.clone()));
    }
    let mut code = before.clone();
    let label = cx.get("settings-country");
    widgets::pick(ui, cx.theme, "country", &label, &mut code, &options, 280.0);
    if code != before {
        change(now, actions, |person| person.country = (!code.is_empty()).then_some(code));
    }
}
