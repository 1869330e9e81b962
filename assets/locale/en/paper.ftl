# The report as pages and files.

paper-page = Page { $page } of { $pages }
paper-attached = What this report says, as data: each line and row with the ids of the records behind it.
