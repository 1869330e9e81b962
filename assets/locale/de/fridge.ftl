### A plan as one page for the fridge.

fridge-describe = { $title }, { $period }: ein Kalender mit einer Zeile je Woche und einem leeren Kästchen je Dosis
fridge-describe-week = Woche { $number }, ab { $date }: { $dose }
fridge-describe-lines = { $title }: leere Zeilen für Datum, Uhrzeit, Menge und Grund

# Head
fridge-at = um { $times }
fridge-strength = 1 { count-unit } enthält { $amount }
fridge-made-on = Erstellt am { $date }
fridge-weeks-shown = Woche { $from } bis { $until } des Plans
fridge-times-from = ab { $date } um { $times }
fridge-box-each = Ein Kästchen für jede Dosis des Tages
fridge-author = Schema von { $author }
fridge-own = Mein eigener Plan
fridge-needed = Bei Bedarf
fridge-needed-dose = { $dose }, bei Bedarf

# Weeks
fridge-week = Woche
fridge-about = etwa { $amount }
fridge-no-dose = Keine Dosis
fridge-paused = Pause
fridge-stopped = Beendet
fridge-ended = Zu Ende
fridge-and-so-on = und so weiter, { $dose } am Tag
fridge-and-so-on-at = und so weiter, { $dose } um { $times }
fridge-goes-on = der Plan geht nach Woche { $week } weiter
fridge-paused-from = Pause ab { $date }, noch ohne Ende
fridge-over-from = keine Dosis ab { $date }

# Legend
fridge-step-back = Schritt zurück
fridge-step-back-to = Schritt zurück auf { $dose }, { $period }
fridge-held = Gehalten
fridge-held-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
} gehalten ab { $date }
fridge-held-open = Gehalten ab { $date }, noch ohne Ende
fridge-new-bottle = { $form ->
    [tablet] Neue Packung
    [capsule] Neue Packung
   *[other] Neue Flasche
}
fridge-review = Rückblick am { $date }
fridge-waiting = { $count ->
    [one] { $count } Stufe hat noch kein Datum
   *[other] { $count } Stufen haben noch kein Datum
}

# Foot
fridge-missed = Verpasste Dosis
fridge-hold-if = Wann halten
fridge-in-all = Insgesamt
fridge-a-day = Am Tag
fridge-total = { $sum }, bis { $date }
fridge-total-open = { $sum }, bis { $date }, die letzte Stufe einmal gezählt
fridge-last = Was am { $date } geplant war. Kein Rat; bitte Ihre Ärztin oder Ihren Arzt fragen.

# Lines to fill in
fridge-column-date = Datum
fridge-column-time = Uhrzeit
fridge-column-amount = Menge
fridge-column-why = Warum
