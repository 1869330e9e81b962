### The screen Labs: the list of analytes, one of them in full, the draws side by side, the form of a report.

ui-labs = Labs

# The list
labs-beneath = { $count ->
    [one] One analyte · last report { $date }
   *[other] { $count } analytes · last report { $date }
}
labs-list = Analytes
labs-list-keys = Arrow keys move, Enter opens
labs-curve-keys = Arrow keys go from result to result
labs-row = { $name }, { $value }, { $flag }, { $date }, { $spark }
labs-spark = { $count ->
    [one] one result
   *[other] { $count } results, the latest { $values }
}
labs-spark-words = { $count ->
    [one] one result in words
   *[other] { $count } results in words
}
labs-since = since then: { $value } ({ $date })
labs-age-months = { $count ->
    [one] one month ago
   *[other] { $count } months ago
}
labs-age-years = { $count ->
    [one] one year ago
   *[other] { $count } years ago
}
labs-short = { labs-percent } against your { $mean }: { $verdict ->
    [fall] beyond usual variation
    [rise] beyond usual variation
    [within] usual variation
   *[unsure] not sure
}
labs-empty = No lab results yet
labs-empty-says = Take a report as it came from the laboratory and type it in, with the ranges that are printed on it. From then on, the next one needs only its values
labs-enter-report = Enter a report…
labs-add-one = Add one result…
labs-all-draws = All draws
labs-back = ‹ All labs

# Against the range, always beside a shape
labs-very-low = very low
labs-low = low
labs-in-range = in range
labs-high = high
labs-very-high = very high
labs-unscored = not scored
labs-said-normal = said to be normal
labs-needs-sex = needs your sex, in Settings
labs-needs-age = needs your year of birth, in Settings
labs-needs-fasting = needs to know whether you had fasted
labs-by-default = by a default range, none was printed

# One analyte
labs-analyte-beneath = { $count ->
    [one] One result, { $value } { $unit }
   *[other] { $count } results, the last { $value } { $unit }
}
labs-own = Beside your own results: { $change }
labs-chart = Chart. { $summary }. The results stand beneath it
labs-add-result = Add a result…
labs-results = Results
labs-show-all = { $count ->
    [one] Show one earlier result
   *[other] Show { $count } earlier results
}
labs-column-analyte = Analyte
labs-column-date = Date
labs-column-value = Value
labs-column-unit = Unit
labs-column-flag = In range?
labs-column-range = Range
labs-column-clinician = For a clinician
labs-result-of = { $date }, { $value }
labs-day = day { $day }
labs-day-before = before the start
labs-day-estimated = about day { $day }
labs-range-printed = printed on this result
labs-range-laboratory = this laboratory’s range
labs-range-default = default
labs-range-undecided = no range: a default would take the sex or the age, which Settings can know
labs-range-none = no range
labs-grade = Grade { $grade }, { $by }
labs-for-clinician = For a clinician: { $grade }
labs-hours = { $number } h after the last dose
labs-fasting = fasting
labs-not-fasting = not fasting
labs-biotin = took biotin
labs-no-biotin = no biotin
labs-repeat = repeat sample
labs-no-repeat = first sample
labs-typed = typed by me
labs-original = original attached ({ $name })
labs-original-of-draw = original attached to this draw

# The original
labs-attach = Attach the original…
labs-attach-another = Attach another…
labs-save = Save the original…
labs-save-named = Save { $name }…
labs-save-of = Save { $name }, the original of { $what }
labs-save-path = Where to write it
labs-save-says = A copy is written there, over no other file
labs-save-now = Save it there
labs-original-saved = The original was written to { $path }
labs-original-unsaved = { $path } could not be written: { $why }
labs-file-missing = there is no such file or folder
labs-file-forbidden = it is not allowed here
labs-file-folder = it is no file, or lies in what is no folder
labs-file-full = there is no room left
labs-file-there = there is a file of that name already
labs-file-other = the system does not say why
labs-attach-to = Attach the original to { $what }
labs-attach-path = Where the file lies
labs-attach-says = A PDF or a picture of the report. A copy of it is kept in the diary
labs-attach-now = Attach
labs-attach-not = Not now
labs-attach-unread = { $path } could not be read: { $why }. Nothing was changed

# Ranges
labs-ranges = Ranges
labs-ranges-none = No laboratory has printed one yet
labs-laboratory-unsaid = a laboratory that was not named
labs-range-once = printed by { $whose }, { $from }
labs-range-since = printed by { $whose }, { $from } to { $to }
labs-range-catalogue = default ({ $whom }), used only where none is printed; source: { $source }
labs-range-also = published elsewhere ({ $whom }), never used for a flag; source: { $source }
labs-range-goal = no range: { $words }; source: { $source }
labs-range-no-default = There is no default for this analyte
labs-whom = { $sex ->
    [female] women
    [male] men
   *[both] adults
}
labs-whom-from = from { $from } years
labs-whom-below = below { $below } years
labs-whom-between = { $from } to { $to } years

# All draws
labs-draws-beneath = { $count ->
    [one] One draw
   *[other] { $count } draws, the newest first
}
labs-draws-newest = The newest { $shown } of { $count } draws
labs-draws-from = Draws { $from } to { $to } of { $count }, the newest first
labs-draws-older = Older draws
labs-draws-newer = Newer draws
labs-draws-says = What changed is said against the draw before, in the same unit · Arrow keys left and right show more draws
labs-meanwhile = Since the draw before
labs-and-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
labs-several = several things changed at once
labs-not-measured = not measured
labs-step-up = up by { $by }
labs-step-down = down by { $by }
labs-step-same = as before
labs-step-higher = higher than before
labs-step-lower = lower than before
labs-step-within = { $step }, within usual variation
labs-step-beyond = { $step }, beyond usual variation

# The form of a report
labs-report = Lab report
labs-report-says = Type a value and press Enter: the next value is next. Enter at the last one saves
labs-report-first = Choose a set, or type the first analyte as it stands on the report. After a short name the value may follow at once, as in tsh 2.1
labs-report-at = Date of the sample
labs-report-at-hint = 2014-04-28 or 2014-04-28 08:10
labs-report-lab = Laboratory
labs-report-fasting = Fasting
labs-report-already = There are already results of this date: { $analytes }
labs-report-keys = Tab and the arrows go from value to value, Up from the first one to the date · Shift+Tab goes back to unit and range · Ctrl+Enter saves · Esc closes, what was typed is kept
labs-as-last-time = As last time
labs-others-normal = All others normal
labs-left-out = { $count ->
    [one] One row without a value is left out
   *[other] { $count } rows without a value are left out
}
labs-ranges-not-copied = The ranges were those of { $lab }: type the ones that are printed on this report
labs-line = line { $number }
labs-cell-analyte = Analyte, line { $number }
labs-cell-value = { $line }, value
labs-cell-unit = { $line }, unit
labs-cell-range = { $line }, range
labs-looks-like = “{ $text }” looks like { $meant }, changed in copying or with a mark beside it
labs-use = Use { $text }
refused-report-empty = no value has been typed yet

# A pasted table
labs-paste-open = Paste a table…
labs-paste = Paste a table
labs-paste-says = Copy the results from a web page, a letter or a PDF and paste them here. Nothing is written yet
labs-paste-field = The table
labs-paste-hint = Platelets    182    10*9/L    165-387
labs-paste-bring = { $count ->
    [one] Bring this one in
   *[other] Bring these { $count } in
}
labs-paste-in-vain = There is nothing to bring in: no result was found. A line is read as name, value, unit and range, with tabs or wide gaps between them
labs-paste-range = { $what } · range { $range }
labs-paste-empty = No result has been found in it yet
labs-paste-would = { $count ->
    [one] One result was found
   *[other] { $count } results were found
}
labs-paste-line = Line { $number }: { $what }
labs-paste-problem = Line { $number }: { $text }
labs-paste-unknown = no analyte of that name is known; it is kept as it is written
labs-paste-left-out = not used from this line: { $cells }
labs-paste-date = The table says { $date }. The date of the sample is set in the form
labs-paste-unclear = Lines that can be read in more than one way
labs-paste-unclear-says = Nothing is taken from them: where a column ends is only sure with tabs or wide gaps. Type what they say into the form
labs-paste-skipped = Lines without a result
labs-paste-says-next = They come into the form of a report first, where each can be corrected
labs-original-missing = its content is not in the diary’s file
