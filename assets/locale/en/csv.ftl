### What export and import say: previews, bad lines, the README of the table set.
