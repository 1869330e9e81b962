### What every screen shares: menus, buttons, notices, the marks of the language.

# The decimal mark of the language: a single character. The window takes it beside the point.
decimal-mark = .

ui-title = Titrace
ui-screens = Screens
ui-other-screens = { $screen } · other screens…
ui-today = Today
ui-timeline = Timeline
ui-watch = Watch
ui-history = History
ui-settings = Settings
ui-undo = Undo
ui-cancel = Cancel
ui-close = Close
ui-close-notice = Close this
ui-saved = Saved { $clock }
ui-saved-before = Everything is saved
ui-not-saved = The last change is not saved
ui-sample = Sample diary: a case from a published report, not your own data

# After a change: “Done: adding a dose”
ui-done = Done: { $what }
ui-written = Written: { $what }
ui-changed = Changed: { $what }
ui-in-trash = In the trash: { $what }
ui-back-again = Back again: { $what }
ui-by-word = { $by ->
    [cli] { ", by the command line" }
    [import] { ", by an import" }
   *[window] { "" }
}
ui-undone = Undone: { $what }{ ui-by-word }
ui-redone = Done again: { $what }{ ui-by-word }
ui-undo-outrun = Something else was written meanwhile, nothing was undone
ui-nothing-to-undo = There is nothing to undo
ui-nothing-to-redo = There is nothing to do again

# What to write down
ui-new = What do you want to write down?
ui-new-kind = { $kind ->
    [dose] Dose…
    [symptom] Symptom…
    [lab] Lab value…
    [report] Lab report…
    [event] Event…
    [note] Note…
    [medicine] Medicine…
    [bottle] Bottle…
    [question] Question…
    [own_symptom] Own symptom…
   *[course] Course of a medicine…
}

# Dates
weekday-name = { $weekday ->
    [w1] Monday
    [w2] Tuesday
    [w3] Wednesday
    [w4] Thursday
    [w5] Friday
    [w6] Saturday
   *[w7] Sunday
}
month-name = { $month ->
    [m01] January
    [m02] February
    [m03] March
    [m04] April
    [m05] May
    [m06] June
    [m07] July
    [m08] August
    [m09] September
    [m10] October
    [m11] November
   *[m12] December
}
ui-date = { $day } { month-name } { $year }
ui-date-short = { $day } { chart-month } { $year }
ui-date-title = { weekday-name }, { $day } { month-name }
ui-date-title-year = { weekday-name }, { $day } { month-name } { $year }
ui-date-month = { month-name } { $year }
ui-date-today = today
ui-date-yesterday = yesterday
ui-date-weekday = on { weekday-name }
ui-date-plain = on { $day } { month-name } { $year }
ui-date-between = between { $from } and { $until }
ui-date-about = about { $date }
ui-short-month = { chart-month } { $year }
ui-short-between = { $from }–{ $until }
ui-short-about = ~{ $date }
ui-short-assumed = { $date }, assumed
ui-date-assumed = { $date } (assumed)

# The keyboard
ui-keys = Keyboard
keys-everywhere = Everywhere
keys-in-lists = In a list
keys-in-forms = In a form
keys-or = or
keys-dose-does = Took the first medicine now
keys-new-does = Choose what to write down
keys-symptom-does = Write down a symptom
keys-lab-does = Write down a lab value
keys-report-does = Enter a lab report
keys-event-does = Write down an event
keys-note-does = Write a note
keys-medicine-does = Add a medicine
keys-undo-does = Undo
keys-redo-does = Do it again
keys-find-does = Find in the history
keys-part-does = To the message at the foot, to the screens at the side, back to the page
keys-larger-does = Larger
keys-smaller-does = Smaller
keys-zoom-reset-does = Back to 100 %
keys-tab-does = The next thing to press or fill in
keys-tab-back-does = The one before
keys-press-does = Press the button
keys-page-down-does = A page down
keys-page-up-does = A page up
keys-home-does = To the beginning
keys-end-does = To the end
keys-help-does = This list
keys-quit-does = Close Titrace
keys-day-before-does = The day before
keys-day-after-does = The day after
keys-reading-after-does = The next point of the chart
keys-reading-before-does = The point before
keys-panel-below-does = Into the chart below
keys-panel-above-does = Into the chart above
keys-reading-ends-does = The first point, the last point
keys-reading-day-does = To the day of the point
keys-less-time-does = Less time, larger
keys-more-time-does = More time, smaller
keys-time-back-does = Back to the stretch of time that was chosen
keys-table-does = The table in place of the chart, and back
keys-earlier-does = Earlier days
keys-later-does = Later days
keys-arrange-does = Choose the panels and their order
keys-row-does = The next row, the row before
keys-row-open-does = Open the row
keys-edit-does = Edit the record
keys-delete-does = Into the trash; undo brings it back
keys-save-does = Save
keys-new-line-does = A new line in a long text
keys-escape-does = Close it; what was typed is kept

# Names of keys
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-tab = Tab
key-enter = Enter
key-space = Space
key-escape = Esc
key-delete = Del
key-backspace = Backspace
key-home = Home
key-end = End
key-page-up = Page up
key-page-down = Page down
key-left = Left
key-right = Right
key-up = Up
key-down = Down

# Work beside the window
job-running = Working…
job-broken = The work stopped in the middle. Nothing was changed; try again
job-file = { $path } could not be used: { $why }
job-no-csv = There is no .csv file in { $path }
job-exported = { $count ->
    [one] One file is in { $folder }
   *[other] { $count } files are in { $folder }
}

# A diary that cannot be opened
trouble-title = The diary could not be opened
trouble-untouched = Titrace changed nothing in it.
trouble-file = File
trouble-next = You can make a copy of this file and keep it. Another file can be opened with “titrace --diary FILE”.
trouble-again = Try again
trouble-close = Close
ui-damage-found = A part of the diary’s file is damaged. Nothing was changed. Export the tables to a folder now, and keep a copy of the file as it is
