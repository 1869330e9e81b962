### The screen Today.

today-day-before = Tag davor
today-day-after = Tag danach
today-back = Zurück zu heute
today-day = Tag { $day } mit { $medicine }
today-day-about = Etwa Tag { $day } mit { $medicine }

today-took-it = Jetzt genommen
today-taken-that-day = An diesem Tag genommen…
today-first-dose = Erste Dosis eintragen…
# What is only noted: no plan, and no dose written down yet
today-also = Wird auch genommen
today-log-dose = Dosis eintragen…
today-other = Andere…
today-skipped = Ausgelassen…
today-stopped = Abgesetzt…
# The name of a button for those who do not see whose it is
today-button-of = { $button } ({ $medicine })

today-no-dose = Noch keine Dosis eingetragen
today-not-yet = Heute noch nicht genommen
today-not-that-day = An diesem Tag nicht genommen
today-last-taken-at = zuletzt { $when } um { $clock } genommen
today-last-taken = zuletzt { $when } genommen
today-last-taken-about = zuletzt genommen { $when }
today-taken-at = { $status ->
    [partial] Teilweise genommen { $clock }
    [extra] Zusätzliche Dosis { $clock }
   *[other] Genommen { $clock }
}
today-taken = { $status ->
    [partial] Teilweise genommen
    [extra] Zusätzliche Dosis
   *[other] Genommen
}
today-skipped-words = Ausgelassen

today-write = Etwas eintragen
today-logged = Heute eingetragen
today-logged-that-day = An diesem Tag eingetragen
today-nothing-logged = Noch nichts
today-edit = Bearbeiten
today-edit-of = { $what } bearbeiten
today-undo-of = { $what } rückgängig machen
today-ask-no = Zurück

today-no-medicine = Welches Medikament nehmen Sie?
today-no-medicine-says = Einmal hinzufügen reicht. Danach genügt ein Knopfdruck, um es als genommen einzutragen.
today-first-medicine = Medikament hinzufügen…
today-none-running = An diesem Tag wird kein Medikament genommen
today-none-running-says = Ein Medikament erscheint hier vom Beginn seiner Einnahmezeit bis zum Absetzen.
today-start-course = Einnahmezeit beginnen…
today-see-history = Ansehen, was eingetragen ist
today-last-day = Zum { $date }, dem letzten Eintrag

# With a plan
today-attention = Braucht Aufmerksamkeit
today-coming = Gut zu wissen
today-took-it-at = Um { $clock } genommen
today-taken-that-day-planned = An diesem Tag genommen
today-start-plan = Plan beginnen…
today-count-drops = Tropfen zählen…
today-paused = Pause: nichts ist fällig
today-as-needed = Bei Bedarf
today-due-at = { $medicine }, fällig um { $clock }
today-step = Stufe { $step } von { $steps } · Tag { $day } des Plans
today-plan-day = Tag { $day } des Plans
today-step-back = Heute ein Schritt zurück; der Plan bleibt, wo er ist
today-step-back-why = Heute ein Schritt zurück ({ $reason }); der Plan bleibt, wo er ist
today-band = Nach Ihrer Tropfenzählung enthält das { $low } bis { $high }
today-still-due = Noch fällig
today-missed = Für gestern ist nichts eingetragen
today-missed-words = Ihre eigene Notiz dazu: „{ $words }“

counter-title = Tropfen zählen
counter-says = Bei jedem Tropfen einmal drücken. Enter oder die Leertaste geht auch.
counter-face = { $counted } von { $planned }
counter-tap = Ein Tropfen mehr: { $counted } von { $planned } gezählt
counter-going = Zählung läuft
counter-enough = Das ist die geplante Dosis
counter-over = Mehr als geplant
counter-less = Einer weniger
counter-done = { $count ->
    [one] Einen Tropfen genommen
   *[other] { $count } Tropfen genommen
}
today-signs = Stimmt etwas nicht?
