# The report as pages and files.

report-page = Page { $page } of { $pages }
report-attached = What this report says, as data: each line and row with the ids of the records behind it.
