//! What the watch sees in laboratory results.

use jiff::civil::Date;

use crate::analysis::facts::Facts;
use crate::catalogue::Catalogue;
use crate::model::Diary;

use super::Finding;

pub(super) fn findings<'a>(
    _diary: &Diary,
    _catalogue: &'a Catalogue,
    _facts: &Facts,
    _today: Date,
) -> Vec<Finding<'a>> {
    Vec::new()
}
