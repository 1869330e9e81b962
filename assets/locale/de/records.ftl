# A record in a few words.
count-unit = { $unit ->
    [drop] { $count ->
        [one] Tropfen
       *[other] Tropfen
    }
    [tablet] { $count ->
        [one] Tablette
       *[other] Tabletten
    }
    [capsule] { $count ->
        [one] Kapsel
       *[other] Kapseln
    }
    [puff] { $count ->
        [one] Hub
       *[other] Hübe
    }
    [patch] { $count ->
        [one] Pflaster
       *[other] Pflaster
    }
    [sachet] { $count ->
        [one] Beutel
       *[other] Beutel
    }
   *[other] { $unit }
}
amount-count = { $number } { count-unit }
amount-both = { $number } { count-unit }, { $amount }
amount-plain = { $amount }
amount-none = keine Menge
status-word = { $status ->
    [taken] { "" }
    [skipped] { ", ausgelassen" }
    [partial] { ", teilweise genommen" }
    [extra] { ", zusätzlich" }
   *[other] { $status }
}
record-dose-both = { $medicine }, { $number } { count-unit }, { $amount }{ status-word }
record-dose-count = { $medicine }, { $number } { count-unit }{ status-word }
record-dose-amount = { $medicine }, { $amount }{ status-word }
record-dose-bare = { $medicine }{ status-word }
side-word = { $side ->
    [left] { ", links" }
    [right] { ", rechts" }
    [both] { ", beide Seiten" }
   *[none] { "" }
}
copied-word = { $copied ->
    [yes] { ", wie am Vortag" }
   *[no] { "" }
}
record-symptom = { $symptom } { $value } ({ $scale }){ side-word }{ copied-word }
record-symptom-measured = { $symptom } { $value }{ scale-word }{ side-word }{ copied-word }
record-symptom-answer = { $symptom }, { $value ->
    [yes] ja
    [no] nein
   *[other] { $value }
}{ side-word }{ copied-word }
record-lab = { $analyte } { $value }
record-lab-unit = { $analyte } { $value } { $unit }
event-type = { $type ->
    [relapse] Schub
    [infection] Infektion
    [procedure] Eingriff
    [imaging] Bildgebung
    [appointment] Termin
    [treatment] Behandlung
    [context] Umstände
    [adverse] Nebenwirkung
    [milestone] Meilenstein
   *[other] Ereignis
}
record-event = { event-type }, { $title }
record-event-absent = { $type ->
    [relapse] Kein Schub
    [infection] Keine Infektion
   *[other] Keine Nebenwirkung
}{ $named ->
    [yes] { ", " }{ $title }
   *[no] { "" }
}
record-event-absent-until = { record-event-absent }, bis { $until }
record-event-until = { event-type }, { $title }, bis { $until }
record-note = { $text }
record-medicine = { $name }
record-medicine-made = { $name }, { $made }
reason-word = { $given ->
    [yes] { ": " }{ $reason }
   *[no] { "" }
}
record-course = { $medicine }, Einnahmezeit beginnt{ reason-word }
record-course-never = { $medicine }, verordnet, nie genommen{ reason-word }
record-course-until = { $medicine }, Einnahmezeit bis { $until }{ reason-word }
record-plan-steps = { $medicine }, Plan ab { $from }, je { $every } { $step } { $unit } { $way ->
    [down] weniger
   *[up] mehr
}, bis { $to } { $unit }
record-plan-fixed = { $medicine }, Plan mit { $amount }
record-plan-needed = { $medicine }, Plan: bei Bedarf
record-plan-needed-amount = { $medicine }, Plan: { $amount } bei Bedarf
days-count = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
bend-hold = halten für { days-count }
record-bend-hold = { $medicine }, { bend-hold }
bend-hold-open = halten bis auf Weiteres
record-bend-hold-open = { $medicine }, { bend-hold-open }
bend-pause = Pause für { days-count }
record-bend-pause = { $medicine }, { bend-pause }
bend-pause-open = Pause bis auf Weiteres
record-bend-pause-open = { $medicine }, { bend-pause-open }
bend-resume = Plan geht weiter
record-bend-resume = { $medicine }, { bend-resume }
bend-step-back = Schritt zurück auf { $to } bis { $until }
record-bend-step-back = { $medicine }, { bend-step-back }
bend-shift-later = { days-count } später
record-bend-shift-later = { $medicine }, { bend-shift-later }
bend-shift-earlier = { days-count } früher
record-bend-shift-earlier = { $medicine }, { bend-shift-earlier }
bend-skip = weiter zur nächsten Stufe
record-bend-skip = { $medicine }, { bend-skip }
bend-restart = Neubeginn bei { $to }
record-bend-restart = { $medicine }, { bend-restart }
bend-stop = Plan beendet
record-bend-stop = { $medicine }, { bend-stop }
bend-times = nun um { $time }
record-bend-times = { $medicine }, { bend-times }
record-bottle = { $medicine }, Flasche mit { $holds }
record-analyte = { $name }, eigene Messgröße
record-analyte-unit = { $name }, eigene Messgröße, in { $unit }
record-answer = { $reply ->
    [spoken] { $asked }: besprochen mit { $who }: { $reason }
    [dismissed] { $asked }: zurückgestellt: { $reason }
    [yes] { $asked }: ja
    [no] { $asked }: nein
   *[unsure] { $asked }: nicht sicher
}
record-attachment = { $name }, angehängt
record-own-symptom = { $name }, eigenes Symptom
record-question = Zu fragen: { $text }
record-question-done = Gefragt: { $text }
# What stands behind a value that is no span of numbers.
scale-word = { $scale ->
    [count] { " " }Mal
    [minutes] { " " }min
    [percent] { " " }%
    [change] { " " }von 7
   *[other] { " " }{ $scale }
}
