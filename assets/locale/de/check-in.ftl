### The check-in every three months.

ui-check-in = Zwischenstand
check-in-title = Zwischenstand
check-in-says = Alle drei Monate dieselben wenigen Fragen. Lassen Sie aus, was Sie möchten.
check-in-due = Ein Zwischenstand ist fällig seit { $date }
check-in-due-today = Zwischenstand ist heute fällig
check-in-due-says = Ein paar Fragen, zwei Minuten. Das wartet, bis es Ihnen passt.
check-in-start = Beginnen
check-in-start-now = Zwischenstand jetzt
check-in-next = Der nächste ist fällig am { $date }
check-in-next-none = Der erste ist fällig drei Monate nach dem Beginn des Medikaments, ab dem die Tage zählen. Sie können jederzeit beginnen.
check-in-kept = Was Sie vorher geantwortet haben, steht noch da
check-in-save = Speichern
check-in-later = Später
check-in-clear = Auslassen
check-in-answered = { $count ->
    [0] Noch nichts beantwortet
    [one] Eine Antwort
   *[other] { $count } Antworten
}
check-in-answer-of = { $symptom }: { $answer }
check-in-clear-of = { $symptom } auslassen
check-in-none = Noch kein Zwischenstand
check-in-none-says = Nach dem zweiten steht jede Antwort neben der letzten und der ersten.
check-in-latest = { $date }, verglichen mit vorher
check-in-latest-first = { $date }, der erste
check-in-past = Frühere Zwischenstände
check-in-question = Frage
check-in-distance = Wie weit
check-in-count = Wie viele
check-in-minutes = Minuten
check-in-at-least = Mindestens so viel
check-in-unit = { $unit ->
    [m] Meter
    [km] Kilometer
   *[mi] Meilen
}
check-in-yes = Ja
check-in-no = Nein
check-in-change = { $step ->
    [s1] Sehr viel schlechter
    [s2] Viel schlechter
    [s3] Etwas schlechter
    [s4] Unverändert
    [s5] Etwas besser
    [s6] Viel besser
   *[s7] Sehr viel besser
}
check-in-last = { $trend ->
    [better] Besser als beim letzten Mal ({ $value }, { $date })
    [worse] Schlechter als beim letzten Mal ({ $value }, { $date })
    [unchanged] Unverändert seit dem letzten Mal ({ $value }, { $date })
   *[none] Beim letzten Mal: { $value } ({ $date }), nicht vergleichbar
}
check-in-first = { $trend ->
    [better] Besser als beim ersten Mal ({ $value }, { $date })
    [worse] Schlechter als beim ersten Mal ({ $value }, { $date })
    [unchanged] Wie beim ersten Mal ({ $value }, { $date })
   *[none] Beim ersten Mal: { $value } ({ $date }), nicht vergleichbar
}
check-in-nothing-before = Noch nichts zum Vergleichen
# A value as it is read
check-in-value = { $scale ->
    [change] { $step ->
        [s1] sehr viel schlechter
        [s2] viel schlechter
        [s3] etwas schlechter
        [s4] unverändert
        [s5] etwas besser
        [s6] viel besser
       *[s7] sehr viel besser
    }
    [percent] { $value } %
    [minutes] { $value } min
    [m] { $value } m
    [km] { $value } km
    [mi] { $value } mi
    [answer] { $value ->
        [yes] ja
       *[no] nein
    }
   *[other] { $value }
}
check-in-says-change = { $trend ->
    [better] Besser als beim letzten Zwischenstand
    [worse] Schlechter als beim letzten Zwischenstand
   *[unchanged] Unverändert seit dem letzten Zwischenstand
}
check-in-ends = { $bottom } { $low } … { $top } { $high }
