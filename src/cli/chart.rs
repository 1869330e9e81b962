//! The One Chart as a picture, SVG or PNG.

use serde_json::json;

use crate::analysis::chart::{self, Axis, ChartRequest, PanelChoice};
use crate::exchange::picture;
use crate::exchange::raster::{self, Undrawn};
use crate::files;
use crate::intake;
use crate::logbook::Logbook;
use crate::model::{Body, Kind, Refusal};

use super::Desk;
use super::args::{AxisName, Chart};
use super::error::Failure;
use super::output::Output;

/// Dots for a point, where nobody says: a letter is sharp on paper.
const DOTS: f32 = 2.0;
const SCALES: std::ops::RangeInclusive<f32> = 0.5..=8.0;
/// Points across: room for the names, and what is still a picture.
const WIDTHS: std::ops::RangeInclusive<f32> = 480.0..=10_000.0;

pub(super) fn chart(desk: &Desk<'_>, what: &Chart, out: &mut Output) -> Result<(), Failure> {
    let path = &what.out;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_png = match ending.as_deref() {
        Some("svg") => false,
        Some("png") => true,
        _ => return Err(desk.refuse(&Refusal::new("out", "cli-chart-ending").with("path", path.display()))),
    };
    let dots = if is_png { scale(desk, what)? } else { 1.0 };
    let width_px = width(desk, what, dots)?;
    let logbook = desk.read()?;
    let (from, to) = desk.period(what.from.as_deref(), what.to.as_deref(), &logbook)?;
    let request = ChartRequest {
        range: chart::Range { from, to },
        axis: axis(desk, what, &logbook)?,
        panels: panels(desk, what, &logbook)?,
        width_px,
        words_percent: desk.words().language().words_percent(),
        ..ChartRequest::default()
    };
    let drawn = chart::chart(logbook.diary(), &desk.session.catalogue, &request);
    let bytes = if is_png {
        raster::png(&drawn, desk.words(), dots).map_err(|why| undrawn(desk, &why))?
    } else {
        picture::svg(&drawn, desk.words())
    };
    files::write(path, &bytes).map_err(|err| desk.file_failure(path, &err))?;
    out.document(&json!({ "out": path.display().to_string() }), [path.display().to_string()])
}

fn undrawn(desk: &Desk<'_>, why: &Undrawn) -> Failure {
    match why {
        Undrawn::TooLarge { width, height } => {
            desk.refuse(&Refusal::new("scale", "cli-chart-too-large").with("width", width).with("height", height))
        }
        Undrawn::Broken(_) => Failure { status: 1, sentences: vec![desk.words().get("cli-chart-broken")] },
    }
}

fn scale(desk: &Desk<'_>, what: &Chart) -> Result<f32, Failure> {
    let scale = what.scale.unwrap_or(DOTS);
    let is_fine = SCALES.contains(&scale);
    let refusal = || Refusal::new("scale", "cli-chart-between").with("low", SCALES.start()).with("high", SCALES.end());
    if is_fine { Ok(scale) } else { Err(desk.refuse(&refusal())) }
}

/// The room that the chart is laid out in, points.
fn width(desk: &Desk<'_>, what: &Chart, dots: f32) -> Result<u32, Failure> {
    let Some(width) = what.width else { return Ok(ChartRequest::default().width_px) };
    let points = width as f32 / dots;
    if !WIDTHS.contains(&points) {
        let (low, high) = ((WIDTHS.start() * dots).round(), (WIDTHS.end() * dots).round());
        return Err(desk.refuse(&Refusal::new("width", "cli-chart-between").with("low", low).with("high", high)));
    }
    Ok((points - picture::AROUND_PX).round() as u32)
}

fn axis(desk: &Desk<'_>, what: &Chart, logbook: &Logbook) -> Result<Axis, Failure> {
    let Some(name) = &what.since else {
        return Ok(match what.axis {
            AxisName::Date => Axis::Date,
            AxisName::Day => Axis::Day,
        });
    };
    let Some((known, _)) = logbook.diary().medicine_named(name) else {
        let names: Vec<&str> = logbook.diary().medicines().map(|(_, known)| known.name.as_str()).collect();
        let refusal = Refusal::new("since", "refused-unknown-medicine").with("text", name);
        return Err(desk.refuse(&refusal.with("choices", names.join(", "))));
    };
    let medicine = known.id;
    let is_own =
        |body: &Body| matches!(body, Body::Course(course) if course.medicine == medicine && !course.never_taken);
    let latest = logbook.diary().of_kind(Kind::Course).iter().rev().find(|record| is_own(&record.body));
    match latest {
        Some(course) => Ok(Axis::Since(course.id)),
        None => Err(desk.refuse(&Refusal::new("since", "cli-chart-no-course").with("text", name))),
    }
}

/// As they were asked for; else as the window has them.
fn panels(desk: &Desk<'_>, what: &Chart, logbook: &Logbook) -> Result<Option<Vec<PanelChoice>>, Failure> {
    match &what.panels {
        None => Ok(logbook.diary().settings.panels.clone()),
        Some(text) => intake::panels(text).map(Some).map_err(|refusal| desk.refuse(&refusal)),
    }
}
