//! Typed words -> a checked record, or the refusal of a field by its name. The one parser for window, command
//! line and CSV: each of them fills a `Row` of texts; an edit is the record's own row with one cell replaced.
