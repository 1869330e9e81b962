### The screen History.

history-count = { $count ->
    [0] nothing
    [one] one record
   *[other] { $count } records
}
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
history-list = Records
history-row = { $at }, { $what }
history-record = Chosen record
history-edit = Edit…
history-delete = Delete
history-versions = Versions
history-hide-versions = Hide versions
history-versions-title = Every version
history-version = { $at }, { $act }, { $by }
history-act = { $act ->
    [add] written
    [edit] edited
    [delete] deleted
    [restore] restored
    [import] imported
    [undo] undone
    [redo] done again
   *[other] { $act }
}
history-by = { $by ->
    [cli] by the command line
    [import] by an import
   *[window] in the window
}
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
