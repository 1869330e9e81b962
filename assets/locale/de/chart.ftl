### What a chart says: axes, series, marks, its summary.

chart-title = Verlauf, { $period }
chart-title-empty = Verlauf

# Dates, as precise as they were given; months are chosen by name
chart-month = { $month ->
    [m01] Jan
    [m02] Feb
    [m03] Mär
    [m04] Apr
    [m05] Mai
    [m06] Jun
    [m07] Jul
    [m08] Aug
    [m09] Sep
    [m10] Okt
    [m11] Nov
   *[m12] Dez
}
chart-date-day = { $day }. { chart-month } { $year }
chart-date-month = { chart-month } { $year }
chart-date-year = { $year }
chart-date-between = zwischen { $from } und { $until }
chart-date-about = etwa { $date }
chart-date-assumed = { $date } (angenommen)
chart-period = { $from } bis { $until }

# Axes
chart-tick-day = { $day }. { chart-month }
chart-tick-month = { chart-month }
chart-tick-since = Tag { $number }
chart-axis-day = Tage seit dem Beginn
chart-axis-day-estimated = Tage seit dem Beginn; der Beginn ist geschätzt
chart-day = Tag { $number }
chart-day-before = vor dem Beginn
chart-day-estimated = etwa Tag { $number }

# Panels
chart-dose = Dosis
chart-symptoms = Symptome
chart-scale = { $low }–{ $high }
chart-stretches = Linien sind mittlere Werte, Flächen die Spanne
chart-signs = Anzeichen
chart-yes-no = ja oder nein
chart-other-results = Weitere Ergebnisse
chart-in-words = in Worten
chart-treatments = Behandlungen
chart-events = Ereignisse
chart-axis-since = Tage seit dem Beginn von { $medicine }, { $date }
chart-axis-since-estimated = Ungefähre Tage seit dem Beginn von { $medicine }, { $date }
chart-unit-counted = { $unit ->
    [drop] Tropfen
    [tablet] Tabletten
    [capsule] Kapseln
    [puff] Hübe
    [patch] Pflaster
    [sachet] Beutel
   *[other] { $unit }
}
chart-check-in = { $name }, Zwischenstand
chart-side-left = { $name }, links
chart-side-right = { $name }, rechts
chart-side-both = { $name }, beide Seiten

# What else a panel can be, and what stands in it
chart-clock = Uhrzeit
chart-clock-unit = der Dosis
chart-clock-of = { $medicine }, Uhrzeit
chart-planned = geplant
chart-planned-amount = geplant { $amount }
chart-dose-beside-plan = { $taken }, geplant { $planned }
chart-not-logged = nichts eingetragen
chart-not-logged-until = nichts eingetragen bis { $until }
chart-effects = Nebenwirkungen
chart-effects-what = von der ersten bis zur letzten Nennung
chart-effect-days = { $count ->
    [one] ein Tag
   *[other] { $count } Tage
}
chart-effect-at = { $count ->
    [one] ein Tag, bei { $amount }
   *[other] { $count } Tage, bei { $amount }
}
chart-effect-day = ihr { $number }. Tag
chart-bottles = Flaschen
chart-bottles-what = Umriss: haltbar; Balken: in Gebrauch
chart-bottle = { $name }
chart-bottle-late = { $name }, nach Ablauf benutzt
chart-bottle-opened = geöffnet { $date }
chart-bottle-good = haltbar bis { $date }
chart-bottle-used = benutzt bis { $date }
chart-bottle-made = hergestellt
chart-week = Linie: Mitte von 7 Tagen; Fläche: ihre Spanne
chart-mark-graded = { $mark }, Grad { $grade }

# Marks and bars
chart-mark-low = { $value }, niedrig
chart-mark-high = { $value }, hoch
chart-mark-very-low = { $value }, sehr niedrig
chart-mark-very-high = { $value }, sehr hoch
chart-mark-assumed = { $mark }, Datum angenommen
chart-date-assumed-of = { $what }, Datum angenommen
chart-start-assumed = { $what }; Beginn angenommen
chart-dose-by-course = { $amount }, Dosen nicht eingetragen
chart-skipped = ausgelassen
chart-taken = genommen
chart-taken-until = genommen bis { $until }
chart-yes = ja
chart-no = nein
chart-low = niedrig
chart-high = hoch
chart-very-low = sehr niedrig
chart-very-high = sehr hoch
chart-in-range = im Bereich
chart-band-printed = gedruckter Bereich { $range }
chart-band-laboratory = Bereich des Labors { $range }
chart-band-default = Standardbereich { $range }
chart-value-range = { $value } ({ $range })
chart-course-open = beginnt
chart-course-until = bis { $until }
chart-absent-then = zu dieser Zeit
chart-never-taken = verordnet, nie genommen
chart-never-taken-reason = verordnet, nie genommen: { $reason }
chart-never-taken-of = { $name }, verordnet, nie genommen
chart-event-until = { $title }, bis { $until }

# One reading in a sentence, lists
chart-row = { $what } { $value }
chart-row-head = { $date } · { $day }
chart-on = { $what }, { $date }
chart-and = { $all }, { $next }

# A panel in a sentence
chart-summary-dose = { $count ->
    [one] { $name }, an einem Tag genommen, { $period }, { $last }
   *[other] { $name }, an { $count } Tagen genommen, { $period }, zuletzt { $last }, höchste Dosis { $highest }
}
chart-summary-skipped = { $count ->
    [one] einmal ausgelassen
   *[other] { $count }-mal ausgelassen
}
chart-summary-lab = { $count ->
    [one] { $name }, ein Ergebnis, { $period }, { $last }
   *[other] { $name }, { $count } Ergebnisse, { $period }, zuletzt { $last }
}
chart-summary-extremes = { $summary }; niedrigster Wert { $lowest }, höchster { $highest }
chart-summary-symptom = { $count ->
    [one] { $name }, ein Eintrag, { $period }, { $last }
   *[other] { $name }, { $count } Einträge, { $period }, zuletzt { $last }
}
chart-summary-sign = { $count ->
    [one] { $name }, ein Eintrag, { $period }, { $last }
   *[other] { $name }, { $count } Einträge, { $period }, { $yes }-mal ja
}
chart-summary-row = { $what } { $value }, { $date }
chart-scale-of = { $scale ->
    [count] Mal
    [minutes] Minuten
    [percent] % von normal
    [change] 1 schlechter, 4 unverändert, 7 besser
   *[other] { $scale }
}

# Parts of a chart that each language writes in its own way
known-name = { $analyte }
plain-number = { $number }
