//! What was deleted, and the way back.

use eframe::egui::{RichText, ScrollArea, Ui, Vec2};

use crate::analysis::describe;
use crate::model::revision::Revision;
use crate::model::{Body, Change, Kind, Record};
use crate::ui::history::record::made_at;
use crate::ui::screen::{Action, Cx};
use crate::ui::theme::size;
use crate::ui::widgets;

const ROW: f32 = 64.0;

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
    ui.label(RichText::new(cx.get("history-trash-says")).weak());
    if cx.trash.is_empty() {
        widgets::card(ui, cx.theme, |ui| ui.label(cx.get("history-trash-empty")));
        return;
    }
    let height = ui.available_height().max(240.0);
    ScrollArea::vertical().id_salt("trash").max_height(height).auto_shrink([false, true]).show_rows(
        ui,
        ROW,
        cx.trash.len(),
        |ui, range| {
            for version in &cx.trash[range] {
                let words = words(cx, version);
                ui.horizontal(|ui| {
                    ui.set_height(ROW);
                    let restore = cx.get("history-restore");
                    let name = cx.say("history-restore-of", &[("what", words.clone())]);
                    let button = widgets::plain_sized(ui, cx.theme, &restore, Vec2::new(96.0, size::TARGET_DAILY));
                    if button.accessible_name(name).clicked() {
                        actions.push(Action::Apply(Change::Restore(with_courses(cx, &version.record))));
                    }
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        ui.add_space(6.0);
                        ui.add(eframe::egui::Label::new(&words).truncate());
                        let at = version.record.at.text().replace('T', " ");
                        let deleted = cx.say("history-deleted", &[("at", at), ("deleted", made_at(cx, version))]);
                        ui.add(eframe::egui::Label::new(RichText::new(deleted).small().weak()).truncate());
                    });
                });
            }
        },
    );
}

/// A record of the trash may hang on a medicine that lies there too.
fn words(cx: &Cx<'_>, version: &Revision) -> String {
    let said = describe::describe(&version.record, cx.diary);
    let of_plan = |id| {
        let thrown = cx.trash.iter().map(|other| &other.record).find(|other| other.id == id);
        cx.diary.plan(id).map(|plan| plan.medicine).or_else(|| thrown.and_then(Record::medicine))
    };
    let known = |id| cx.diary.medicine(id).map(|medicine| medicine.name.clone());
    let medicine = version.record.medicine().or_else(|| version.record.plan().and_then(of_plan));
    let name = medicine.and_then(|id| {
        let thrown = || {
            cx.trash.iter().find_map(|other| match &other.record.body {
                Body::Medicine(medicine) if other.record.id == id => Some(medicine.name.clone()),
                _ => None,
            })
        };
        known(id).or_else(thrown)
    });
    let Some(name) = name else { return cx.message(&said) };
    let args: Vec<_> = said
        .args
        .iter()
        .map(|(key, value)| (*key, if *key == "medicine" { name.clone() } else { value.clone() }))
        .collect();
    cx.say(said.key, &args)
}

/// A medicine comes back with the courses that went with it, a plan with its adjustments.
fn with_courses(cx: &Cx<'_>, record: &Record) -> Vec<Record> {
    let mut records = vec![record.clone()];
    let others = cx.trash.iter().map(|version| &version.record);
    records.extend(others.filter(|other| goes_along(other.kind()) && other.hangs_on() == Some(record.id)).cloned());
    records
}

fn goes_along(kind: Kind) -> bool {
    matches!(kind, Kind::Course | Kind::Adjustment)
}
