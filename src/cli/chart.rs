//! The One Chart as a picture.

use serde_json::json;

use crate::analysis::chart;
use crate::exchange::picture;
use crate::files;
use crate::model::Refusal;

use super::Desk;
use super::args::{AxisName, Chart};
use super::error::Failure;
use super::output::Output;

pub(super) fn chart(desk: &Desk<'_>, what: &Chart, out: &mut Output) -> Result<(), Failure> {
    let Chart { out: path, from, to, axis } = what;
    if path.extension().is_none_or(|ending| ending != "svg") {
        return Err(desk.refuse(&Refusal::new("out", "cli-chart-svg-only").with("path", path.display())));
    }
    let logbook = desk.read()?;
    let (from, to) = desk.period(from.as_deref(), to.as_deref(), &logbook)?;
    let axis = match axis {
        AxisName::Date => chart::Axis::Date,
        AxisName::Day => chart::Axis::Day,
    };
    let request = chart::ChartRequest { range: chart::Range { from, to }, axis, ..chart::ChartRequest::default() };
    let drawn = chart::chart(logbook.diary(), &desk.session.catalogue, &request);
    let bytes = picture::svg(&drawn, desk.words());
    files::write(path, &bytes).map_err(|err| desk.file_failure(path, &err))?;
    out.document(&json!({ "out": path.display().to_string() }), [path.display().to_string()])
}
