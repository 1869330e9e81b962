### Plans: their screen, their windows and reviews, what the command line says of them.

# Unwanted effects, counted from their own onset
window-effect = { $effect }, Tag { $number } seit dem Beginn am { chart-date-day } (in der Quelle, { $source })
window-effect-over = { $effect }, { $number } Tage ab { chart-date-day }
window-effect-long = { $effect } seit { chart-date-day }, Tag { $number }: länger als in der Quelle ({ $source }). Bitte Ihre Ärztin oder Ihren Arzt fragen

plan-tally = { $taken } von { $planned } genommen, { $partial } teilweise, { $skipped } ausgelassen, { $missing } nicht eingetragen
cli-plan-pause = Pause, nichts ist fällig
cli-plan-needed = bei Bedarf
cli-plan-total = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
} mit einer Dosis, die letzte Stufe einmal gezählt: { $sum }
cli-no-plan = es läuft kein Plan
cli-which-plan = mehrere Pläne laufen; das Medikament nennen: { $choices }
cli-which-medicine = mehrere Medikamente sind im Tagebuch; eines davon nennen: { $choices }
cli-no-plan-then = am { $on } läuft kein Plan mehr; einer, der vorbei ist, lässt sich neu beginnen, oder ein neuer anlegen
cli-restart-stopped = der Plan war da schon beendet, also wurde nichts verpasst; --how repeat oder beginning angeben, oder --to
cli-plan-idle = bewirkt nichts mehr: { $id }
cli-no-template = „{ $text }“ ist kein Schema; es gibt { $choices }
cli-template-open = die Quelle lässt das offen; mit { $flag } angeben
cli-template-between = die Quelle sagt { $offered }; mit { $flag } eines wählen
cli-restart-how = wie es weitergeht, sagen Sie: --how continue, repeat oder beginning, oder --to mit der Menge einer Stufe
cli-restart-missed-from = mit --missed-from angeben, welcher Tag der erste verpasste war
cli-restart-missed-order = der erste verpasste Tag liegt vor { $on }, dem Tag, an dem es weitergeht
cli-restart-no-step = dieser Plan hat keine Stufe, mit der er beginnen könnte
cli-preview-medicine = Vorschau
cli-bottle-month = { $medicine }: { $cost } im Monat nach dem Plan

# What stands above everything else on Today
attention-held = { $medicine }: gehalten seit { chart-date-day }, bis Sie sagen, dass es weitergeht
attention-paused = { $medicine }: Pause seit { chart-date-day }, bis Sie sagen, dass es weitergeht
attention-review = { $medicine }: der Rückblick nach drei Monaten ist am { chart-date-day }, gezählt ab { $from ->
    [start] dem Beginn
   *[target] dem Erreichen des Ziels
}
attention-two-plans = { $medicine }: zwei Pläne sehen heute eine Dosis vor; einen davon beenden
attention-not-whole = { $medicine }: { $amount } für heute lässt sich nicht abzählen, so wie das Medikament jetzt angesetzt ist
attention-bottle-past = { $medicine }: die offene Flasche ist abgelaufen
attention-bottle-use-by = { $medicine }: die offene Flasche ist haltbar bis { chart-date-day }
attention-bottle-ends = { $medicine }: die offene Flasche reicht nicht für die Dosis am { chart-date-day }

# The screen Plan
ui-plan = Plan
plan-of = Plan für { $medicine }
plan-of-since = { $medicine }, seit { $date }
plan-edit = Plan bearbeiten…
plan-new = Neuer Plan…
plan-new-title = Neuer Plan
plan-bench = Rezepturrechner…
plan-now = Heute fällig
plan-over = Dieser Plan ist seit { $date } vorbei
plan-not-yet = Dieser Plan beginnt am { $date }
plan-next = Dann { $dose } ab { $date }
plan-next-pause = Dann eine Pause ab { $date }
plan-waiting = { $count ->
    [one] Eine spätere Stufe wartet
   *[other] { $count } spätere Stufen warten
} seit { $date }, bis Sie sagen, dass es weitergeht

plan-bend = Plan anpassen
plan-bend-says = Der Plan bleibt so stehen, wie er war. Jede Anpassung steht daneben und lässt sich zurücknehmen.
plan-bend-hold = Halten…
plan-bend-step-back = Schritt zurück…
plan-bend-skip = Nächste Stufe jetzt…
plan-bend-shift = Verschieben…
plan-bend-pause = Pause…
plan-bend-resume = Es geht weiter…
plan-bend-times = Uhrzeit…
plan-bend-restart = Neu beginnen…
plan-bend-stop = Beenden…
plan-bent = Was geändert wurde
plan-bent-from = { $date }: { $what }
plan-bent-back-day = Schritt zurück auf { $to } für diesen Tag
plan-bent-back = Schritt zurück auf { $to } bis { $until }
plan-bent-why = { $says } ({ $reason })
plan-bent-idle = bewirkt nichts mehr
plan-bent-history = Was zurückgenommen wurde, liegt im Papierkorb, unter Einträge.
plan-take-back = Zurücknehmen
plan-take-back-of = { $what } zurücknehmen

plan-restart = Wie geht es weiter?
plan-restart-says = Das entscheiden Sie, oder Ihre Ärztin oder Ihr Arzt.
plan-restart-continue = { $count ->
    [one] Wo ich aufgehört habe: der verpasste Tag seit { $date } wird nachgeholt…
   *[other] Wo ich aufgehört habe: die { $count } verpassten Tage seit { $date } werden nachgeholt…
}
plan-restart-repeat = Die Stufe mit { $amount } beginnt noch einmal…
plan-restart-beginning = Von vorn, { $amount }…
plan-restart-step = Bei einer anderen Stufe…

plan-steps = Stufen
plan-preview = Was das ergibt
plan-preview-bent = So wäre der Plan dann
plan-row-day = Tag { $day }
plan-row-span = { $from } – { $until }
plan-row-from = ab { $from }
plan-row-pause = Pause
plan-row-now = jetzt
plan-row-instead = war ab { $date }
plan-row-instead-until = war bis { $date }
plan-would-end = Ab { $date } ist nichts mehr fällig
plan-would-be-at = Um { $time } ab { $date }
plan-weeks = Nach Wochen
plan-weeks-hide = Wochen ausblenden
plan-week = Woche { $week }, ab { $from }: { $tally }
plan-row-taken = { $taken } von { $planned } genommen
plan-row-partial = { $count } teilweise
plan-row-skipped = { $count } ausgelassen
plan-row-missing = { $count } ohne Eintrag
plan-back-day = { $from }: stattdessen { $amount }
plan-back-day-why = { $from }: stattdessen { $amount } ({ $reason })
plan-back-days = { $from } – { $until }: stattdessen { $amount }
plan-back-days-why = { $from } – { $until }: stattdessen { $amount } ({ $reason })
plan-total = { $count ->
    [one] Ein Tag
   *[other] { $count } Tage
}, die letzte Stufe einmal gezählt: { $sum }

plan-windows = Zeitfenster und Rückblicke
plan-review = Rückblick nach drei Monaten: { $date }, gezählt ab { $from ->
    [start] dem Beginn
   *[target] dem Erreichen des Ziels
}
plan-no-review = Kein Rückblick ist gesetzt; den Plan bearbeiten, um drei Monate ab dem Beginn oder ab dem Ziel zu zählen
plan-settled = { $amount } wird seit { $date } gehalten: 28 Tage oder mehr
plan-effect-dose = Dosis zu Beginn der Nebenwirkung, laut Tagebuch: { $amount }

plan-bottles = Flaschen
plan-no-bottle = Keine Flasche ist eingetragen
plan-bottle = Flasche vom { $date }
plan-bottle-open = Offene Flasche vom { $date }
plan-bottle-new = Neue Flasche…
plan-bottle-next = Nach dem Plan werden die nächsten Flaschen gebraucht am { $dates }
plan-bottle-month = { $cost } im Monat nach dem Plan

plan-out = Auf Papier und auf dem Telefon
plan-out-says = Eine Seite für den Kühlschrank, und ein Kalender mit Erinnerungen. Nach einer Änderung den Kalender neu importieren: er wird aktualisiert.
plan-out-page-to = Seite schreiben nach
plan-out-page = Seite schreiben
plan-out-ics-to = Kalender schreiben nach
plan-out-ics = Kalender schreiben
plan-out-done = Geschrieben: { $path }

# Choosing
plan-none = Noch kein Plan
plan-none-says = Ein Plan sagt, was an welchem Tag fällig ist, und passt sich dem Leben an, ohne zu vergessen, was geplant war.
plan-needs-medicine = Ein Plan gehört zu einem Medikament: Bitte zuerst das Medikament hinzufügen
plan-add-medicine = Medikament hinzufügen…
plan-own-steps = Eigene Stufen…
plan-own-fixed = Jeden Tag eine Dosis…
plan-own-needed = Bei Bedarf…
plan-own-earlier = Meine früheren Pläne
plan-copy = { $what } kopieren…
plan-templates = Veröffentlichte Schemata
plan-templates-says = Jedes stammt aus der genannten Quelle. Keines ist eine Empfehlung, und keines ist für Sie ausgewählt.
plan-use = Dieses verwenden…
plan-use-of = Dieses verwenden… ({ $title })
plan-rule = Ab { $from }, je { $every } { $step } mehr, bis { $to }
plan-rule-fixed = { $amount }
plan-rule-between = { $offered } (frei zu wählen)
plan-rule-open = (offen gelassen)

# The recipe bench
bench-title = Rezepturrechner
bench-says = Ausfüllen, was bekannt ist. Eine der drei Angaben zu Tropfen genügt; der Rest folgt.
bench-content = Was gelöst ist
bench-volume = Aufgefüllt auf
bench-drops-per-ml = Tropfen in 1 mL
bench-per-drop = Ein Tropfen enthält
bench-drop-ml = Ein Tropfen ist, in mL
bench-counts = Tropfen in 1 mL, gezählt
bench-dose = Eine Dosis zum Ausprobieren
bench-hint-content = 50 mg
bench-hint-volume = 10 mL
bench-hint-drops-per-ml = 20
bench-hint-per-drop = 0,25 mg
bench-hint-drop-ml = 0,05
bench-hint-drop-counts = 20, 21, 19
bench-hint-dose = 4,5 mg
bench-follows = Was daraus folgt
bench-row-per-ml = In 1 mL
bench-row-drops = Tropfen je mL
bench-row-per-drop = In einem Tropfen
bench-row-drop-ml = Ein Tropfen ist
bench-row-counts = Gezählt
bench-counted = { $mean } Tropfen im Mittel, von { $low } bis { $high }
bench-use = Für { $medicine } verwenden
bench-not-positive = das ist nicht größer als null
bench-unit = die Einheit passt nicht zu dem, was gelöst ist
bench-own-unit = bitte in { $unit } angeben
bench-contradicts = das widerspricht dem, was darüber steht; daraus folgt { $follows }
bench-endless = das ergibt keine endliche Zahl von Tropfen; die Tropfen in 1 mL angeben
bench-unlikely = das wären { $drops } Tropfen in 1 mL; so tropft kein Tropfer
plan-back-is-up = { $to } ist mehr als die { $planned }, die für diesen Tag geplant sind
