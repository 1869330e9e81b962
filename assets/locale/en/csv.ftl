### What export and import say: previews, bad lines, the README of the table set.
csv-file-too-large = the file is larger than { $most } MiB; split it
csv-too-many-rows = the file has more than { $most } lines; split it
csv-cell-too-large = the cell holds more than { $most } KiB; shorten it
csv-not-utf8 = the text is not UTF-8; save the file as “CSV UTF-8”
csv-open-quote = a quotation mark is opened and not closed; close it, or write it twice to mean the mark itself
csv-no-header = the file is empty; its first line names the columns
csv-unknown-file = neither the file’s name nor a kind column tells what it holds; name it one of { $choices }
csv-unknown-dialect = the file is written in “{ $column }”, which this version of Titrace does not know; it reads { $dialect }
csv-unknown-column = there is no column “{ $column }” in this file; there are { $choices }
csv-column-twice = the column “{ $column }” stands here twice; remove one
csv-missing-column = the column “{ $column }” is missing; add it
csv-cell-count = the line has { $found } cells and the header { $expected }; a text with a comma in it needs quotation marks
csv-other-kind = “{ $text }” does not belong in a file of the kind { $kind }
csv-range-of-whom = a range is given, but not whose it is; write printed if it stood on the report, or laboratory
csv-other-content = the diary has this record ({ $id }) with another { $fields }; leave the id empty to add this one beside it
csv-in-trash = the record { $id } is in the trash; restore it there, or leave the id empty to add it anew
csv-more-problems = there are more problems from here on; correct these first
