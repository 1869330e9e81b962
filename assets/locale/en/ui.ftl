### What every screen shares: menus, buttons, notices, the marks of the language.

# The decimal mark of the language: a single character. The window takes it beside the point.
decimal-mark = .

ui-title = Titrace
ui-screens = Screens
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
ui-sample = Sample diary: a case from a published report, not your own data

# After a change: “Done: adding a dose”
ui-done = Done: { $what }
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
keys-routes = Ctrl+1 to Ctrl+7
keys-routes-does = Today, Timeline, Plan, Labs, Watch, History, Settings
keys-dose = Ctrl+D
keys-dose-does = Took the first medicine now
keys-new = Ctrl+N
keys-new-does = Choose what to write down
keys-symptom = Ctrl+Shift+S
keys-symptom-does = Write down a symptom
keys-lab = Ctrl+Shift+L
keys-lab-does = Write down a lab value
keys-report = Ctrl+Shift+R
keys-report-does = Enter a lab report
keys-event = Ctrl+Shift+E
keys-event-does = Write down an event
keys-note = Ctrl+Shift+N
keys-note-does = Write a note
keys-medicine = Ctrl+Shift+M
keys-medicine-does = Add a medicine
keys-days = Alt+Left, Alt+Right
keys-days-does = The day before, the day after
keys-undo = Ctrl+Z
keys-undo-does = Undo
keys-redo = Ctrl+Shift+Z or Ctrl+Y
keys-redo-does = Do it again
keys-find = Ctrl+F
keys-find-does = Find in the history
keys-settings = Ctrl+,
keys-settings-does = Settings
keys-zoom = Ctrl++ and Ctrl+−
keys-zoom-does = Larger, smaller
keys-zoom-reset = Ctrl+0
keys-zoom-reset-does = Back to 100 %
keys-tab = Tab, Shift+Tab
keys-tab-does = The next, the one before
keys-enter = Enter
keys-enter-does = Press the button, save the form
keys-escape = Esc
keys-escape-does = Close the form; what was typed is kept
keys-help = F1 or Ctrl+?
keys-help-does = This list
keys-quit = Ctrl+Q
keys-quit-does = Close Titrace

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
