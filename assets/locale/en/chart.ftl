### What a chart says: axes, series, marks, its summary.

chart-title = Timeline, { $period }
chart-title-empty = Timeline

# Dates, as precise as they were given; months are chosen by name
chart-month = { $month ->
    [m01] Jan
    [m02] Feb
    [m03] Mar
    [m04] Apr
    [m05] May
    [m06] Jun
    [m07] Jul
    [m08] Aug
    [m09] Sep
    [m10] Oct
    [m11] Nov
   *[m12] Dec
}
chart-date-day = { $day } { chart-month } { $year }
chart-date-month = { chart-month } { $year }
chart-date-year = { $year }
chart-date-between = between { $from } and { $until }
chart-date-about = about { $date }
chart-date-assumed = { $date } (assumed)
chart-period = { $from } to { $until }

# Axes
chart-tick-day = { $day } { chart-month }
chart-tick-month = { chart-month }
chart-tick-since = day { $number }
chart-axis-day = Days since the start
chart-axis-day-estimated = Days since the start; the start is estimated
chart-day = day { $number }
chart-day-before = before the start
chart-day-estimated = about day { $number }

# Panels
chart-dose = Dose
chart-symptoms = Symptoms
chart-scale = { $low }–{ $high }
chart-stretches = lines are middle values, tints the range
chart-signs = Signs
chart-yes-no = yes or no
chart-other-results = Other results
chart-in-words = in words
chart-treatments = Treatments
chart-events = Events
chart-axis-since = Days since the start of { $medicine }, { $date }
chart-axis-since-estimated = About days since the start of { $medicine }, { $date }
chart-unit-counted = { $unit ->
    [drop] drops
    [tablet] tablets
    [capsule] capsules
    [puff] puffs
    [patch] patches
    [sachet] sachets
   *[other] { $unit }
}
chart-check-in = { $name }, check-in
chart-side-left = { $name }, left
chart-side-right = { $name }, right
chart-side-both = { $name }, both sides

# What else a panel can be, and what stands in it
chart-clock = Time of day
chart-clock-unit = of the dose
chart-clock-of = { $medicine }, time
chart-planned = planned
chart-planned-amount = planned { $amount }
chart-dose-beside-plan = { $taken }, planned { $planned }
chart-not-logged = nothing logged
chart-not-logged-until = nothing logged until { $until }
chart-effects = Side effects
chart-effects-what = from onset to last noted
chart-effect-days = { $count ->
    [one] one day
   *[other] { $count } days
}
chart-effect-at = { $count ->
    [one] one day, at { $amount }
   *[other] { $count } days, at { $amount }
}
chart-effect-day = its day { $number }
chart-bottles = Bottles
chart-bottles-what = outline: keeps; bar: in use
chart-bottle = { $name }
chart-bottle-late = { $name }, used past its date
chart-bottle-opened = opened { $date }
chart-bottle-good = good until { $date }
chart-bottle-used = used until { $date }
chart-bottle-made = made
chart-week = line: middle of 7 days; tint: their range
chart-mark-graded = { $mark }, grade { $grade }

# Marks and bars
chart-mark-low = { $value }, low
chart-mark-high = { $value }, high
chart-mark-very-low = { $value }, very low
chart-mark-very-high = { $value }, very high
chart-mark-assumed = { $mark }, date assumed
chart-date-assumed-of = { $what }, date assumed
chart-start-assumed = { $what }; start assumed
chart-dose-by-course = { $amount }, doses not logged
chart-skipped = skipped
chart-taken = taken
chart-taken-until = taken until { $until }
chart-yes = yes
chart-no = no
chart-low = low
chart-high = high
chart-very-low = very low
chart-very-high = very high
chart-in-range = in range
chart-band-printed = printed range { $range }
chart-band-laboratory = laboratory’s range { $range }
chart-band-default = default range { $range }
chart-value-range = { $value } ({ $range })
chart-course-open = begins
chart-course-until = until { $until }
chart-absent-then = at that time
chart-never-taken = prescribed, never taken
chart-never-taken-reason = prescribed, never taken: { $reason }
chart-never-taken-of = { $name }, prescribed, never taken
chart-event-until = { $title }, until { $until }

# One reading in a sentence, lists
chart-row = { $what } { $value }
chart-row-head = { $date } · { $day }
chart-on = { $what }, { $date }
chart-and = { $all }, { $next }

# A panel in a sentence
chart-summary-dose = { $count ->
    [one] { $name }, taken on one day, { $period }, { $last }
   *[other] { $name }, taken on { $count } days, { $period }, last { $last }, highest { $highest }
}
chart-summary-skipped = { $count ->
    [one] skipped once
   *[other] skipped { $count } times
}
chart-summary-lab = { $count ->
    [one] { $name }, one result, { $period }, { $last }
   *[other] { $name }, { $count } results, { $period }, last { $last }
}
chart-summary-extremes = { $summary }; lowest { $lowest }, highest { $highest }
chart-summary-symptom = { $count ->
    [one] { $name }, one entry, { $period }, { $last }
   *[other] { $name }, { $count } entries, { $period }, last { $last }
}
chart-summary-sign = { $count ->
    [one] { $name }, one entry, { $period }, { $last }
   *[other] { $name }, { $count } entries, { $period }, { $yes } times yes
}
chart-summary-row = { $what } { $value }, { $date }
chart-scale-of = { $scale ->
    [count] times
    [minutes] minutes
    [percent] % of normal
    [change] 1 worse, 4 unchanged, 7 better
   *[other] { $scale }
 }

# Parts of a chart that each language writes in its own way
known-name = { $analyte }
plain-number = { $number }
