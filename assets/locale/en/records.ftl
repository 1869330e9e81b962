# A record in a few words.
count-unit = { $unit ->
    [drop] { $count ->
        [one] drop
       *[other] drops
    }
    [tablet] { $count ->
        [one] tablet
       *[other] tablets
    }
    [capsule] { $count ->
        [one] capsule
       *[other] capsules
    }
    [puff] { $count ->
        [one] puff
       *[other] puffs
    }
    [patch] { $count ->
        [one] patch
       *[other] patches
    }
    [sachet] { $count ->
        [one] sachet
       *[other] sachets
    }
   *[other] { $unit }
}
amount-count = { $number } { count-unit }
amount-both = { $number } { count-unit }, { $amount }
amount-plain = { $amount }
amount-none = no amount
status-word = { $status ->
    [taken] { "" }
    [skipped] { ", skipped" }
    [partial] { ", partly taken" }
    [extra] { ", extra" }
   *[other] { $status }
}
record-dose-both = { $medicine }, { $number } { count-unit }, { $amount }{ status-word }
record-dose-count = { $medicine }, { $number } { count-unit }{ status-word }
record-dose-amount = { $medicine }, { $amount }{ status-word }
record-dose-bare = { $medicine }{ status-word }
side-word = { $side ->
    [left] { ", left" }
    [right] { ", right" }
    [both] { ", both sides" }
   *[none] { "" }
}
copied-word = { $copied ->
    [yes] { ", as the day before" }
   *[no] { "" }
}
record-symptom = { $symptom } { $value } ({ $scale }){ side-word }{ copied-word }
record-symptom-measured = { $symptom } { $value }{ scale-word }{ side-word }{ copied-word }
record-symptom-answer = { $symptom }, { $value }{ side-word }{ copied-word }
record-lab = { $analyte } { $value }
record-lab-unit = { $analyte } { $value } { $unit }
event-type = { $type ->
    [relapse] Relapse
    [infection] Infection
    [procedure] Procedure
    [imaging] Imaging
    [appointment] Appointment
    [treatment] Treatment
    [context] Context
    [adverse] Unwanted effect
    [milestone] Milestone
   *[other] Event
}
record-event = { event-type }, { $title }
record-event-absent = { $type ->
    [relapse] No relapse
    [infection] No infection
   *[other] Nothing unwanted
}{ $named ->
    [yes] { ", " }{ $title }
   *[no] { "" }
}
record-event-absent-until = { record-event-absent }, until { $until }
record-event-until = { event-type }, { $title }, until { $until }
record-note = { $text }
record-medicine = { $name }
record-medicine-made = { $name }, { $made }
reason-word = { $given ->
    [yes] { ": " }{ $reason }
   *[no] { "" }
}
record-course = { $medicine }, course begins{ reason-word }
record-course-never = { $medicine }, prescribed, never taken{ reason-word }
record-course-until = { $medicine }, course until { $until }{ reason-word }
record-plan-steps = { $medicine }, plan from { $from }, { $way } by { $step } { $unit } every { $every }, to { $to } { $unit }
record-plan-fixed = { $medicine }, plan of { $amount }
record-plan-needed = { $medicine }, plan: when needed
record-plan-needed-amount = { $medicine }, plan: { $amount } when needed
days-count = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
bend-hold = hold for { days-count }
record-bend-hold = { $medicine }, { bend-hold }
bend-hold-open = hold until further notice
record-bend-hold-open = { $medicine }, { bend-hold-open }
bend-pause = pause for { days-count }
record-bend-pause = { $medicine }, { bend-pause }
bend-pause-open = pause until further notice
record-bend-pause-open = { $medicine }, { bend-pause-open }
bend-resume = plan goes on
record-bend-resume = { $medicine }, { bend-resume }
bend-step-back = step back to { $to } until { $until }
record-bend-step-back = { $medicine }, { bend-step-back }
bend-shift-later = later by { days-count }
record-bend-shift-later = { $medicine }, { bend-shift-later }
bend-shift-earlier = earlier by { days-count }
record-bend-shift-earlier = { $medicine }, { bend-shift-earlier }
bend-skip = skip to the next step
record-bend-skip = { $medicine }, { bend-skip }
bend-restart = restart at { $to }
record-bend-restart = { $medicine }, { bend-restart }
bend-stop = plan stopped
record-bend-stop = { $medicine }, { bend-stop }
bend-times = now at { $time }
record-bend-times = { $medicine }, { bend-times }
record-bottle = { $medicine }, bottle of { $holds }
record-analyte = { $name }, own analyte
record-analyte-unit = { $name }, own analyte, in { $unit }
record-answer = { $reply ->
    [spoken] { $asked }: spoken with { $who }: { $reason }
    [dismissed] { $asked }: put aside: { $reason }
    [yes] { $asked }: yes
    [no] { $asked }: no
   *[unsure] { $asked }: not sure
}
record-attachment = { $name }, attached
record-own-symptom = { $name }, own symptom
record-question = To ask: { $text }
record-question-done = Asked: { $text }
# What stands behind a value that is no span of numbers.
scale-word = { $scale ->
    [count] { " " }times
    [minutes] { " " }min
    [percent] { " " }%
    [change] { " " }of 7
   *[other] { " " }{ $scale }
}
