//! Something a laboratory measures that the catalogue does not know: the person's own analyte.

use super::lab::ReferenceRange;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAnalyte {
    /// Unique among own analytes and the catalogue's, caseless.
    pub name: String,
    /// As the laboratory writes it; any text.
    pub unit: Option<String>,
    /// Stands in where none was printed, labelled as the person's own.
    pub range: ReferenceRange,
}
