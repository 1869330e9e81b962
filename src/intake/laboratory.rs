//! A laboratory's own range: a new result that says where it was measured and nothing of a range gets what that
//! laboratory printed last beside the same analyte, in the unit of the result, marked as the laboratory's.

use crate::catalogue::Catalogue;
use crate::model::diary::folded;
use crate::model::lab::{LabResult, Range, ReferenceRange};
use crate::model::{Diary, Number, Record, When};

use super::reader::Reader;

/// Cells by which somebody says what the range is, or that there is none.
const SAYING: [&str; 4] = ["range", "range_source", "low", "high"];

/// The result with its laboratory's range, where the row is new and says nothing of one.
pub(super) fn with_range(reader: &Reader<'_>, at: Option<&When>, mut result: LabResult) -> LabResult {
    // Of a table nothing is filled in: the same lines would be other results the second time.
    let is_new = reader.is_new() && reader.entry.diary.get(reader.entry.id).is_none();
    let is_silent = reader.entry.fresh && is_new && SAYING.iter().all(|field| reader.cell(field).is_none());
    if let (true, Range::Unsaid, Some(at)) = (is_silent, &result.range, at)
        && let Some(range) = range_of(reader.entry.diary, reader.entry.catalogue, at, &result)
    {
        result.range = Range::Laboratory(range);
    }
    result
}

/// As printed on the laboratory's latest result no later than that draw: ranges change, and one that was printed later
/// says nothing about an earlier draw.
fn range_of(diary: &Diary, catalogue: &Catalogue, at: &When, result: &LabResult) -> Option<ReferenceRange> {
    let laboratory = folded(result.laboratory.as_deref()?.trim());
    let ucum = result.unit.as_ref().map(|unit| unit.ucum.as_str());
    let name = |analyte: &str| folded(catalogue.analyte(analyte).map_or(analyte.trim(), |known| known.name.as_str()));
    let analyte = name(&result.analyte);
    let in_time = |other: &When| other == at || other.latest().date() <= at.earliest().date();
    let in_time_here = |record: &Record, other: &LabResult| {
        let same_place = other.laboratory.as_deref().is_some_and(|name| folded(name.trim()) == laboratory);
        same_place && in_time(&record.at) && name(&other.analyte) == analyte
    };
    let known = catalogue.analyte(&result.analyte);
    diary.labs().rev().filter(|(record, other)| in_time_here(record, other)).find_map(|(_, other)| {
        let Range::Printed(range) = other.range else { return None };
        let own = other.unit.as_ref().map(|unit| unit.ucum.as_str());
        if own == ucum {
            return Some(range);
        }
        // The same range in the unit of this result, where its limits can be said there exactly: a rounded limit is
        // another one.
        let (known, own, ucum) = (known?, own?, ucum?);
        let exact = |limit: Number| {
            let there = known.convert(limit.decimal(), own, ucum)?.round_dp(9);
            let back = known.convert(there, ucum, own)?;
            let is_short = there.normalize().scale() <= limit.decimal().scale() + 6 && there == there.round_dp(6);
            (is_short && back == limit.decimal()).then(|| Number::computed(there))
        };
        let limit = |limit: Option<Number>| match limit {
            Some(limit) => exact(limit).map(Some),
            None => Some(None),
        };
        Some(ReferenceRange { low: limit(range.low)?, high: limit(range.high)? })
    })
}
