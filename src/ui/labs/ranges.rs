//! The ranges an analyte is held against: which a laboratory printed from when on, and what stands in without one.

use eframe::egui::{Label, RichText, Ui};

use crate::analysis::labs;
use crate::analysis::labs::Followed;
use crate::model::lab::{LabResult, Range, ReferenceRange};
use crate::ui::dates;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// The range that came with a result.
pub(super) fn given(result: &LabResult) -> Option<ReferenceRange> {
    match result.range {
        Range::Printed(range) | Range::Laboratory(range) => Some(range),
        Range::Unsaid | Range::None => None,
    }
}

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, followed: &Followed) {
    widgets::section(ui, &cx.get("labs-ranges"));
    let printed = labs::printed_ranges(followed);
    if printed.is_empty() {
        ui.label(RichText::new(cx.get("labs-ranges-none")).weak());
    }
    for range in &printed {
        let whose = range.laboratory.clone().unwrap_or_else(|| cx.get("labs-laboratory-unsaid"));
        let (from, to) = (dates::short_when(cx, &range.from), dates::short_when(cx, &range.to));
        let args = [("whose", whose), ("from", from.clone()), ("to", to.clone())];
        let key = if from == to { "labs-range-once" } else { "labs-range-since" };
        line(ui, &with_unit(&range.range.shown(), &range.unit), &cx.say(key, &args));
    }
    let Some(analyte) = cx.catalogue.analyte(&followed.name) else { return };
    let ucum = followed.last().and_then(labs::Measurement::ucum);
    for range in analyte.ranges.iter().filter(|range| ucum.is_none_or(|ucum| range.unit == ucum)) {
        let shown = ReferenceRange { low: range.low, high: range.high }.shown();
        let says = cx.say("labs-range-catalogue", &[("source", range.source.clone())]);
        line(ui, &with_unit(&shown, &labs::raised(&range.unit)), &says);
    }
    if analyte.ranges.is_empty() {
        ui.add(Label::new(RichText::new(cx.get("labs-range-no-default")).small().weak()).wrap());
    }
}

fn with_unit(range: &str, unit: &str) -> String {
    format!("{range} {unit}").trim().to_owned()
}

/// A range, and beneath it whose it is.
fn line(ui: &mut Ui, range: &str, says: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(theme::strong(range, size::BODY));
        ui.add(Label::new(RichText::new(says).small().weak()).wrap());
    });
    ui.add_space(size::GAP / 2.0);
}
