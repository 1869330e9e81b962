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
record-event-until = { event-type }, { $title }, until { $until }
record-note = { $text }
record-medicine = { $name }
record-medicine-made = { $name }, { $made }
record-course = { $medicine }, course begins
record-course-until = { $medicine }, course until { $until }
record-plan-steps = { $medicine }, plan from { $from }, { $way } by { $step } { $unit } every { $every }, to { $to } { $unit }
record-plan-fixed = { $medicine }, plan of { $amount }
record-plan-needed = { $medicine }, plan: when needed
record-plan-needed-amount = { $medicine }, plan: { $amount } when needed
days-count = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
bend-hold = { $medicine }, hold for { days-count }
bend-hold-open = { $medicine }, hold until further notice
bend-pause = { $medicine }, pause for { days-count }
bend-pause-open = { $medicine }, pause until further notice
bend-resume = { $medicine }, plan goes on
bend-step-back = { $medicine }, step back to { $to } until { $until }
bend-shift-later = { $medicine }, later by { days-count }
bend-shift-earlier = { $medicine }, earlier by { days-count }
bend-skip = { $medicine }, skip to the next step
bend-restart = { $medicine }, restart at { $to }
bend-stop = { $medicine }, plan stopped
bend-times = { $medicine }, now at { $time }
record-bottle = { $medicine }, bottle of { $holds }
