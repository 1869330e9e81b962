//! The ways to write down anything else: a form of any kind, signs that cannot wait, a paper for the week.

use eframe::egui::{Ui, Vec2};
use jiff::civil::Date;

use crate::model::Kind;
use crate::ui::dates;
use crate::ui::forms::Form;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::today::{Opener, Today, day};
use crate::ui::widgets;

impl Today {
    pub(super) fn write_down(&mut self, ui: &mut Ui, cx: &Cx<'_>, date: Date, actions: &mut Vec<Action>) {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("today-write"));
            ui.horizontal_wrapped(|ui| {
                for kind in [Kind::Symptom, Kind::Lab, Kind::Event, Kind::Note, Kind::Medicine] {
                    let text = cx.say("ui-new-kind", &[("kind", kind.code().to_owned())]);
                    let button = widgets::plain_sized(ui, cx.theme, &text, Vec2::new(0.0, size::TARGET_DAILY));
                    if self.arrived && kind == Kind::Symptom {
                        // Nothing is left to be taken.
                        self.arrived = false;
                        widgets::go_to(ui.ctx(), button.id);
                    }
                    if kind == Kind::Symptom {
                        self.harmless = Some(button.id);
                    }
                    self.come_back(Opener::Write(kind), &button);
                    if button.clicked() {
                        self.write(kind);
                    }
                }
            });
        });
        // One press away, whatever else is on the screen.
        let signs: Vec<_> = cx
            .catalogue
            .checklists()
            .iter()
            .filter(|list| list.items.iter().any(|item| item.symptom.is_some()))
            .collect();
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("today-signs"));
            ui.horizontal_wrapped(|ui| {
                for list in signs {
                    let words = format!("{}…", list.title);
                    if widgets::plain_sized(ui, cx.theme, &words, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                        actions.push(Action::GoThrough(list.id.clone()));
                    }
                }
            });
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP * 3.0;
            self.paper_button(ui, cx, date);
            self.somebody_else(ui, cx);
        });
    }

    pub(super) fn open_new(&mut self, cx: &Cx<'_>, kind: Kind, date: Date) {
        let at = typed_at(cx, date);
        let given: Vec<(&'static str, String)> = match kind {
            Kind::Medicine => vec![("from", String::new())],
            Kind::Course => vec![("at", date.to_string())],
            Kind::Dose => {
                let medicine = day::running(cx, date).first().map(|(record, _)| (*record).clone());
                let mut given = vec![("at", at)];
                if let Some(record) = medicine {
                    given.push(("medicine", cx.diary.medicine_name(record.id).to_owned()));
                }
                given
            }
            _ => vec![("at", at)],
        };
        self.desk.open(Form::new(kind, &given));
    }
}

/// What stands in the field When of a new form: this minute, or that day.
pub(super) fn typed_at(cx: &Cx<'_>, date: Date) -> String {
    if date == cx.today() {
        let now = cx.now.datetime();
        format!("{} {}", now.date(), dates::clock(now))
    } else {
        date.to_string()
    }
}
