# What the command line says beside its data.
cli-no-diary = there is no diary at { $path }; log something first, or name another with --diary
cli-no-record = there is no record { $id } in this diary; list shows the ids
cli-file-failed = { $why }: { $path }
cli-confirm = Nothing was written. If it is right, say it again with --confirm
cli-course-running = a course of { $name } has been running since { $since }; stop it first, or give this one an end with --until
cli-no-running-course = no course of { $name } is running; course start opens one
cli-nothing-to-undo = there is nothing to undo
cli-nothing-to-redo = there is nothing to redo
cli-sound = The diary is sound: { $count ->
        [one] one record
       *[other] { $count } records
    }
cli-import-preview = Would read { $count ->
        [one] one new record
       *[other] { $count } new records
    }; { $same } are in the diary already. Nothing was written
cli-imported = Read { $count ->
        [one] one new record
       *[other] { $count } new records
    }; { $same } were in the diary already
cli-no-csv = there is no .csv file in { $path }; name the folder that export csv wrote, or one file
cli-chart-ending = { $path } ends neither in .svg nor in .png
cli-chart-between = give a number from { $low } to { $high }
cli-chart-too-large = { $width } × { $height } dots are more than a picture can have; give a smaller number, or fewer panels
cli-chart-broken = the picture could not be drawn
cli-chart-no-course = “{ $text }” has no course that days could be counted from
cli-chart-svg-only = { $path } does not end in .svg; the picture is drawn as SVG
cli-not-the-sample = there is a diary at { $path } that is not the sample; it stays as it is. Name another file with --diary
cli-no-home = no folder for the diary is known on this machine; name a file with --diary
cli-no-window = this build has no window; give a command, or build with the default features
cli-window-failed = the window could not be opened: { $why }. The command line works without one
cli-catalogue-broken = the bundled catalogue cannot be read: { $why }
cli-not-our-file = { $path } is there and was not written by an export; it stays as it is. Name another folder
cli-file-there = { $path } is there and stays as it is; name another file
cli-wrote = Written to { $path }
cli-watch-calm = nothing asks for attention
cli-watch-none = nothing that asks for attention has the name { $rule }; watch lists them
cli-no-item = there is no item { $item }; checklist lists them
cli-no-checklist = there is no checklist { $name }; there are { $choices }
cli-panel-empty = there is no result in it; paste one result a line: name, value, unit, range
cli-panel-no-text = it is no text in UTF-8; save the table as plain text
cli-panel-would = line { $line } would be written: { $text }
cli-panel-skipped = line { $line } was skipped, as no result: { $text }
cli-panel-unclear = line { $line } may be read in more than one way: “{ $text }”; leave its name, value, unit and range, two spaces apart
cli-panel-refused = line { $line }: { $text }
cli-panel-twice = line { $line }: analyte: { $name } stands on line { $first } in the same unit already; remove one of them, or confirm both
cli-panel-left-out = line { $line }: not kept: { $text }
cli-panel-dated = line { $line }: at: the table has the date { $text }; say with --at when the sample was drawn
cli-panel-nothing = Nothing was written
cli-watch-aside = put aside on { $date }: { $reason }
cli-watch-spoken = spoken with { $who } on { $date }: { $answer }
cli-country-unknown = no telephone number of the country { $code } is known here; keep its emergency number as a contact
cli-attached-already = the record has this very file already, as “{ $name }”
cli-watch-not-aside = { $rule } is not put aside by a word; say with whom you have spoken: watch spoken { $rule } --with NAME --answer TEXT
cli-check-in-due = the check-in is due since { $date }
cli-check-in-next = the next check-in is due on { $date }
cli-check-in-none = no check-in is due: there was none, and no followed medicine was begun
cli-check-in-answer = “{ $text }” is no answer; write it as "Fatigue=4"
cli-check-in-twice = the same question is answered a second time: { $text }
cli-check-in-says = { $trend ->
    [better] better than at the last check-in
    [worse] worse than at the last check-in
   *[unchanged] unchanged since the last check-in
}
cli-check-in-last = { $trend ->
    [better] better than the last ({ $value }, { $date })
    [worse] worse than the last ({ $value }, { $date })
    [unchanged] unchanged since the last ({ $value }, { $date })
   *[none] the last: { $value } ({ $date }), not comparable
}
cli-check-in-first = { $trend ->
    [better] better than the first ({ $value }, { $date })
    [worse] worse than the first ({ $value }, { $date })
    [unchanged] as the first ({ $value }, { $date })
   *[none] the first: { $value } ({ $date }), not comparable
}
cli-report-ending = the name of a report ends in .pdf or .html; “{ $path }” does not
cli-report-period = the period ends on { $date }, before it begins; choose an earlier first day
cli-report-unknown = there is nothing called “{ $text }” in the diary; copy its name from “titrace list”
cli-report-no-note = this is not a note: { $id }; “titrace list note” shows them
cli-report-failed = The report was not written ({ $why })
cli-window-raised = The diary is open in a window already; it was asked to come to the front
