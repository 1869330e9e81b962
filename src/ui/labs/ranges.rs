//! The ranges an analyte is held against: which a laboratory printed from when on, and what stands in without one.

use eframe::egui::{Label, RichText, Ui};

use crate::analysis::labs;
use crate::analysis::labs::Followed;
use crate::catalogue::DefaultRange;
use crate::model::lab::{LabResult, Range, ReferenceRange};
use crate::model::person::Sex;
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
        line(ui, &with_unit(&cx.number(range.range.shown()), &range.unit), &cx.say(key, &args));
    }
    let Some(analyte) = cx.catalogue.analyte(&followed.name) else { return };
    for (key, ranges) in [("labs-range-catalogue", &analyte.ranges), ("labs-range-also", &analyte.also)] {
        for range in ranges {
            let shown = ReferenceRange { low: range.low, high: range.high }.shown();
            let says = cx.say(key, &[("whom", whom(cx, range)), ("source", range.source.clone())]);
            line(ui, &with_unit(&cx.number(shown), &labs::behind(&range.unit)), &says);
        }
    }
    if analyte.ranges.is_empty() {
        ui.add(Label::new(RichText::new(cx.get("labs-range-no-default")).small().weak()).wrap());
    }
    for goal in &analyte.goals {
        let shown = match (goal.low, goal.high) {
            (None, Some(high)) => format!("<{high}"),
            (low, high) => ReferenceRange { low, high }.shown(),
        };
        let args = [("words", goal.words.clone()), ("source", goal.source.clone())];
        line(ui, &with_unit(&cx.number(shown), &labs::behind(&goal.unit)), &cx.say("labs-range-goal", &args));
    }
}

/// Whom an interval holds for: "women, 18 to 49 years, fasting".
fn whom(cx: &Cx<'_>, range: &DefaultRange) -> String {
    let sex = match range.sex {
        Some(Sex::Female) => "female",
        Some(Sex::Male) => "male",
        None => "both",
    };
    let mut parts = vec![cx.say("labs-whom", &[("sex", sex.to_owned())])];
    let year = |age: u8| age.to_string();
    parts.extend(match range.ages {
        (None, None) => None,
        (Some(from), None) => Some(cx.say("labs-whom-from", &[("from", year(from))])),
        (None, Some(below)) => Some(cx.say("labs-whom-below", &[("below", year(below))])),
        (Some(from), Some(below)) => {
            Some(cx.say("labs-whom-between", &[("from", year(from)), ("to", year(below.saturating_sub(1)))]))
        }
    });
    if range.fasting {
        parts.push(cx.get("labs-fasting"));
    }
    parts.join(", ")
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
