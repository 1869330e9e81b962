### The screen History.

history-count = { $count ->
    [0] nothing
    [one] one record
   *[other] { $count } records
}
history-count-so-far = { $count } so far
history-diary = Diary
history-trash = Trash
history-find = Find
history-kind-label = Kind
history-all-kinds = Everything
history-kind = { $kind ->
    [dose] Doses
    [symptom] Symptoms
    [lab] Lab values
    [event] Events
    [note] Notes
    [medicine] Medicines
    [plan] Plans
    [adjustment] Changes to plans
    [bottle] Bottles
    [analyte] Own analytes
    [answer] Answers
    [attachment] Attachments
    [own_symptom] Own symptoms
    [question] Questions
   *[course] Courses
}
history-from = From
history-to = To
history-date-hint = 2014-05
history-week = 7 days
history-30-days = 30 days
history-90-days = 90 days
history-year = One year
history-all-time = All time
history-list = Records
history-row = { $at }, { $what }
history-row-found = { $what } · { $found }
# In which field a word stands that was looked for.
history-found-in = { $field }: { $text }
history-record = Chosen record
history-edit = Edit…
history-delete = Delete
history-versions = Versions
history-hide-versions = Hide versions
history-versions-title = Every version
# A version of a record, as a whole.
history-wrote = { $act ->
    [add] Written on { $at }, { $by }
    [delete] Deleted on { $at }, { $by }
    [restore] Restored on { $at }, { $by }
    [import] Written on { $at }, { $by }
    [undo] Undone on { $at }, { $by }
    [redo] Done again on { $at }, { $by }
   *[other] Written again on { $at }, { $by }
}
# A version of a record, one field of it.
history-changed = { $act ->
    [undo] { $field }: changed back on { $at } from { $from } to { $to }, { $by }
   *[other] { $field }: changed on { $at } from { $from } to { $to }, { $by }
}
history-filled = { $field }: filled in on { $at } with { $to }, { $by }
history-emptied = { $field }: taken away on { $at }, it was { $from }, { $by }
history-when = Date
history-by = { $by ->
    [cli] by the command line
    [import] by an import
   *[window] in the window
}
history-by-whom = { $by }, entered by { $who }
# When something was written down: "9 May 2025 21:14".
history-on-at = { $date } { $clock }
history-source = Written
history-day-label = Day
history-day = { $day }
history-day-about = about { $day }
history-date-time = { $date }, { $clock }
history-empty = Nothing is written down yet
history-empty-says = Whatever you write down on Today shows here, newest first.
history-none-fits = Nothing fits what you look for
history-show-all = Show everything
history-trash-says = Deleted records stay here. Restoring puts them back where they were.
history-trash-empty = The trash is empty
history-restore = Restore
history-restore-of = Restore { $what }
history-deleted = of { $at }, deleted { $deleted }
