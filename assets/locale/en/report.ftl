### The appointment report: what a clinician reads.

report-title = Summary for an appointment
report-age = age { $age } (born { $year })
report-sex = { $sex ->
    [female] female
   *[male] male
}
report-pregnancy = { $said ->
    [no] not pregnant, no wish for a child
    [wished] wishes for a child
    [pregnant] pregnant
   *[breastfeeding] breastfeeding
}
report-allergies = Allergies, in the patient’s words: { $text }
report-allergies-unknown = Allergies: not noted
report-period = { $since } – { $until }
report-period-all = everything up to { $until }
report-period-made = Period: { $period }. Made on { $date }
report-foot-not = Kept and entered by the patient. No advice, no diagnosis, not a full interaction check; nothing in it says what caused what.
report-foot = { $program } · period: { $period }

report-part = { $part ->
    [why] Why this visit
    [flags] Not to be overlooked
    [medicines] Medicines
    [last] Last blood count and chemistry
    [changes] What changed
    [chart] Doses, results and symptoms on one time axis
    [questions] Questions
    [labs] Laboratory results
    [effects] Unwanted effects
    [doses] Doses, step by step
    [relapses] Relapses
   *[notes] Notes
}

# Small words
report-beside = { $all }; { $next }
report-and-then = { $all }. { $next }
report-stretch = { $since } – { $until }
report-date-day = { $date }, { $day }

# Not to be overlooked
report-result = { $result }, { $flag }, { $date }
report-platelets = Lowest platelets: { $result }; range { $limits }; { $repeat }
report-platelets-earlier = No platelet count in this period. Last before: { $result }
report-platelets-none = No platelet count is in the diary
report-repeat = { $said ->
    [yes] a repeat sample
    [no] not a repeat sample
   *[unsaid] repeat sample, or a check for clumping: not noted
}
report-bleeding-none = No sign of bleeding was written down in this period
report-liver-none = No sign of the liver was written down in this period
report-sign = { $count ->
    [one] { $what }: noted once, { $date }
   *[other] { $what }: noted { $count } times, last { $date }
}
report-watch = The diary’s watch asks for attention: { $what }

# Medicines
report-medicines-none = Nothing is taken now, by this diary
report-column-medicine = Medicine
report-column-dose = Dose
report-column-since = Since
report-column-product = Product
report-column-label = Use
report-column-missed = Planned doses
report-dose-last = { $what }, last { $date }
report-dose-piece = { $what }, doses not logged
report-form = { $form ->
    [drops] drops
    [capsule] capsule
    [tablet] tablet
    [liquid] liquid
   *[other] other form
}
report-batch = batch { $text }
report-taken-of = { $taken } of { $planned } taken
report-partly = { $number } in part
report-skipped = { $number } skipped
report-not-logged = { $number } not logged
report-name-strength = { $name } { $strength }
report-dose-course = { $dose }, by the course
report-doses-unlogged = not logged, by the course
report-earlier = { $given ->
    [yes] { $name }, { $stretch }; { $reason }
   *[no] { $name }, { $stretch }
}
report-answer = { $what }: { $reply ->
    [yes] yes
    [no] no
   *[unsure] not sure
} (asked { $date })
report-not-asked = { $what }: not asked
report-biotin = { $said ->
    [yes] Biotin before the last draw: yes
   *[no] Biotin before the last draw: no
} (asked { $date })
report-biotin-not-asked = Biotin: not asked

# Results
report-column-analyte = Analyte
report-column-value = Result
report-column-flag = Flag
report-column-range = Range
report-column-date = Date
report-column-before = Before it
report-column-grade = Grade
report-column-lab = Laboratory
report-column-sample = Sample
report-before = { $result }, { $date }
report-last-missing = No result: { $all }
report-grades = Grade: CTCAE v5
report-typed = † entered by the patient, original not seen
report-typed-value = { $value } †
report-original = original attached
report-no-range = none known
report-range-laboratory = { $limits } (this laboratory’s)
report-range-default = { $limits } (default, not printed)
report-labs-none = No result in this period
report-labs-more = { $count ->
    [one] One more result is in the diary
   *[other] { $count } more results are in the diary
}: of each analyte, the newest { $newest }, the lowest and the highest are listed

# What changed
report-column-outcome = Outcome
report-column-then = Before
report-column-now = Now
report-column-change = Change
report-changes-none = No outcome was chosen beforehand, so nothing is compared
report-changes-short = The period is too short to compare its last days with days before it
report-changes-chosen = Before: { $before }. Now: { $now }. Chosen beforehand; middle score and middle half of the days, copied days left out
report-changes-daily = Before: { $before }. Now: { $now }. The symptoms asked for every day; middle score and middle half of the days, copied days left out
report-outcome-late = { $symptom } (chosen on { $date }, within these days)
report-outcome-unscored = no day scored of { $of }
report-days = { $count } of { $of } days
report-spread = { $middle } ({ $lowest }–{ $highest }), { $days }
report-outcome = { $symptom }{ $scale ->
    [percent] , % of normal
    [count] , times
    [minutes] , minutes
   *[other] , { $scale }
}
report-spread-yes = on { $yes } days; { $days } scored
report-change = { $way ->
    [higher] higher by { $change }
   *[lower] lower by { $change }
}{ $felt ->
    [worse] , which is worse
    [better] , which is better
   *[unsaid] {""}
}; { $apart ->
    [yes] most days lie apart
   *[no] within the spread of the days, it may be chance
}
report-change-same = the same
report-change-few = not compared: fewer than { $least } scored days

report-chart-empty = There is nothing to draw in this period

# Unwanted effects
report-effects-none = No unwanted effect was written down in this period
report-column-effect = Effect
report-column-onset = Onset
report-column-dose-then = Dose then
report-column-end = End
report-column-done = Changed meanwhile
report-effects-more = { $count ->
    [one] One more time is in the diary: of each effect, the first and the last two are listed
   *[other] { $count } more times are in the diary: of each effect, the first and the last two are listed
}
report-effects-says = The dose then is the one that the log has for that day. What was changed meanwhile need not have to do with it
report-goes-on = goes on, day { $count }
report-last-noted = last noted { $date }
report-done = { $what }, { $date }
report-done-stopped = stopped, { $date }

# Doses
report-column-days = Days
report-column-taken = Taken
report-doses-none = No dose was written down
report-doses-more = { $count ->
    [one] One earlier stretch is in the diary
   *[other] { $count } earlier stretches are in the diary
}

# Relapses, notes
report-relapse = { $stretch }: { $title }{ $severity ->
    [mild] , mild
    [moderate] , moderate
    [severe] , severe
   *[unsaid] {""}
}{ $confirmed ->
    [yes] , confirmed by a clinician
    [no] , not confirmed by a clinician
   *[unsaid] {""}
}{ $fever ->
    [yes] , with fever or infection
    [no] , without fever or infection
   *[unsaid] {""}
}
report-relapse-none = { $stretch }: no relapse, by the patient’s statement
report-relapse-unsaid = No relapse was written down in this period, and nobody stated that there was none
report-note = { $date }: { $text }

# The screen
ui-report = Appointment
report-screen-says = Two pages that a clinician reads in a few minutes. Choose what they show; nothing leaves this computer before you save it
report-laying = The pages are being laid out…
report-choose-period = Period
report-since-appointment = Since the appointment of { $date }
report-last-days = Last { $count } days
report-everything = Everything
report-own-days = Other days…
report-from = From
report-to = To
report-period-refused = Write both days as in 2014-05-12, the earlier one first, and none after today
report-choose-why = Why this visit
report-choose-parts = Parts
report-choose-parts-says = What is not lit stays out
report-part-short = { $part ->
    [why] Why
    [flags] Not to be overlooked
    [medicines] Medicines
    [last] Last results
    [changes] What changed
    [chart] Chart
    [questions] Questions
    [labs] All results
    [effects] Unwanted effects
    [doses] Doses
    [relapses] Relapses
   *[notes] Notes
}
report-choose-outcomes = { $count ->
    [0] Choose what is compared…
   *[other] What is compared ({ $count })…
}
report-choose-outcomes-says = Choose before you know how it went: what is picked afterwards, because it changed most, proves nothing. At most six; the day you chose stands with it. Without a choice, the symptoms of every day are compared
report-choose-notes = { $count ->
    [0] Quote notes…
   *[other] Quote notes ({ $count })…
}
report-choose-person = How you appear
report-choose-person-says = Name, age and the rest are those of Settings
report-shows-name = Name
report-shows-age = Age
report-shows-sex = Sex
report-shows-pregnancy = Pregnancy, wish for a child
report-shows-sensitive = Sensitive symptoms
report-shows-nobody = Settings say nothing of you, so the pages have no name
report-choose-names = { $count ->
    [0] Leave something out…
   *[other] Left out ({ $count })…
}
report-names-medicines = Medicines
report-names-symptoms = Symptoms
report-names-analytes = Analytes
report-names-events = Events
report-choose-look = Paper and language
report-paper = { $paper ->
    [letter] Letter
   *[a4] A4
}
report-axis-dates = Dates
report-axis-days = Days since the start
report-leaves = What leaves this computer
report-format = { $code ->
    [html] HTML, for mail
    [csv] CSV tables
   *[pdf] PDF, to print
}
report-leaves-pages = One file, written where you say and sent nowhere. Period: { $period }. Of you: { $who }. Parts: { $all }
report-leaves-tables = A folder of tables, written where you say and sent nowhere: doses, symptoms, results, events, medicines, plans and open questions, without notes but those you quote. Period: { $period }. What you left out is not in them; of you, nothing but what the records say
report-leaves-nobody = nothing
report-to-file = File
report-to-folder = Folder
report-save = Save
report-written = Written: { $path }
