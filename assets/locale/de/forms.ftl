### The forms of the records: labels, hints, choices.

form-new-dose = Dosis
form-new-symptom = Symptom
form-new-lab = Laborwert
form-new-event = Ereignis
form-new-note = Notiz
form-new-medicine = Medikament
form-new-course = Einnahmezeit eines Medikaments
form-skip-dose = Ausgelassene Dosis
form-stop-course = Medikament absetzen
form-edit-dose = Dosis bearbeiten
form-edit-symptom = Symptom bearbeiten
form-edit-lab = Laborwert bearbeiten
form-edit-event = Ereignis bearbeiten
form-edit-note = Notiz bearbeiten
form-edit-medicine = Medikament bearbeiten
form-edit-course = Einnahmezeit bearbeiten

form-save = Speichern
form-close = Schließen
form-delete = Löschen
form-more = Mehr…
form-less = Weniger
form-keys = Enter speichert, Umschalt+Enter beginnt eine neue Zeile, Esc schließt und behält das Getippte
form-kept = Was vorher getippt wurde, steht noch da
form-one-less = Eins weniger
form-one-more = Eins mehr
form-refused = { $field }: { $why }

form-ask-title = Bitte noch einmal ansehen
form-ask-yes = Ja, speichern
form-ask-no = Zurück zum Formular

# Fields
form-field-medicine = Medikament
form-field-amount = Wie viel
form-field-status = Was daraus wurde
form-field-reason = Warum
form-course-reason = Warum abgesetzt, oder nie genommen
form-field-at = Wann
form-field-note = Notiz, wenn gewünscht
form-field-symptom = Symptom
form-field-value = Wie stark
form-field-side = Seite
form-field-scale = Skala
form-field-analyte = Was gemessen wurde
form-field-unit = Einheit
form-field-range = Daneben gedruckter Bereich
form-field-lab = Labor
form-field-fasting = Nüchtern
form-field-biotin = Biotin in den Tagen davor
form-field-repeat-sample = Wiederholte Probe
form-field-type = Art
form-field-title = Was geschehen ist
form-field-until = Bis
form-field-text = Ihre Notiz
form-field-name = Name
form-field-form = Form
form-field-recipe = Wie es angesetzt ist (Flüssigkeiten)
form-field-strength = Gehalt eines Stücks
form-field-from = Genommen seit
form-field-label = Für diese Anwendung zugelassen
form-field-supply = Woher es kommt
form-lab-value = Wert
form-course-at = Ab

# What a field looks like, while it is empty
form-hint-amount = 4,5 mg oder 18 drops
form-hint-symptom-value = 0 bis 10, oder yes oder no
form-hint-lab-value = 110, <5, ~136, 3-5 oder normal
form-hint-at = 2026-11-21 22:00, 2014-05 oder ~2014
form-hint-until = 2026-11-21
form-hint-from = 2026-11-21 oder 2014-05; leer, wenn noch nicht
form-hint-range = 165-387, <200 oder none
form-hint-unit = 10*9/L
form-hint-scale = 0-10, yes/no, count, minutes, percent, change, m, km oder mi
form-hint-recipe = 50 mg in 10 mL, 20 drops/mL
form-hint-strength = 1,5 mg

# Choices
form-choice-unsaid = Keine Angabe
form-choice-type-other = Anderes
form-choice-status-taken = Genommen
form-choice-status-skipped = Ausgelassen
form-choice-status-partial = Teilweise genommen
form-choice-status-extra = Zusätzlich
form-choice-side-left = Links
form-choice-side-right = Rechts
form-choice-side-both = Beide Seiten
form-choice-fasting-yes = Ja
form-choice-fasting-no = Nein
form-choice-biotin-yes = Ja
form-choice-biotin-no = Nein
form-choice-repeat-sample-yes = Ja
form-choice-repeat-sample-no = Nein
form-choice-form-drops = Tropfen
form-choice-form-capsule = Kapsel
form-choice-form-tablet = Tablette
form-choice-form-liquid = Flüssigkeit
form-choice-form-other = Andere
form-choice-label-on = Ja
form-choice-label-off = Nein, off-label

# What was understood
form-echo-amount = = { $amount }
form-echo-value = Angezeigt als { $value }
form-echo-unit = = { $unit }
form-echo-scale = Von { $low } bis { $high }
form-echo-yes-no = Ja oder nein: yes oder no
form-echo-analyte = { $name }, in { $units }
form-echo-minute = { $date }, { $clock }
form-echo-night = { $date }, { $clock }; zählt zu { $day }
form-echo-drop = { $amount } je Tropfen
form-echo-ml = { $amount } in 1 mL

# Plans, adjustments and bottles
form-new-plan = Neuer Plan
form-edit-plan = Plan bearbeiten
form-new-adjustment = Änderung am Plan
form-edit-adjustment = Änderung am Plan bearbeiten
form-new-bottle = Flasche
form-edit-bottle = Flasche bearbeiten
form-bend-hold = Dosis halten
form-bend-pause = Plan pausieren
form-bend-resume = Der Plan geht weiter
form-bend-step-back = Schritt zurück
form-bend-shift = Stufen verschieben
form-bend-skip = Nächste Stufe jetzt
form-bend-restart = Plan neu beginnen
form-bend-stop = Plan beenden
form-bend-times = Andere Uhrzeit
form-ask-again-title = Eine sehr hohe Dosis, noch einmal
form-ask-again-yes = Ja, diese Menge stimmt
form-plan-at = Erster Tag
form-plan-title = Name des Plans
form-field-author = Wessen Schema
form-plan-from = Erste Dosis
form-field-step = Änderung je Stufe
form-field-every = Dauer je Stufe
form-plan-to = Bis (auf- oder abwärts)
form-field-fixed = Dosis
form-field-as-needed = Bei Bedarf
form-field-time = Uhrzeit
form-field-shown-in = Zuerst angeben in
form-field-hold-if = Halten, wenn
form-field-missed = Was bei einer verpassten Dosis gilt, in eigenen Worten
form-field-review = Rückblick nach drei Monaten
form-adjustment-at = Ab
form-adjustment-until = Letzter Tag
form-field-days = Tage
form-adjustment-to = Dosis
form-field-holds = Was sie enthält
form-bottle-at = Hergestellt am
form-field-opened = Geöffnet am
form-field-use-by = Haltbar bis, laut Etikett
form-field-keeps = Ohne Etikett
form-field-batch = Charge
form-field-cost = Kosten
form-field-finished = Geleert oder entsorgt am
form-field-parts = Teile, in die ein Stück geteilt werden darf
form-field-drop-counts = Tropfen in 1 mL, gezählt
form-hint-plan-at = 2026-11-21
form-hint-plan-from = 0,25 mg
form-hint-step = 0,25 mg; -0,25 mg geht abwärts
form-hint-every = 7 days, 2 weeks oder 1 month
form-hint-plan-to = 4,5 mg, oder 2,5-3 mg
form-hint-fixed = 50 ug
form-hint-time = 22:00, oder 08:00, 22:00
form-hint-adjustment-at = 2026-11-21
form-hint-adjustment-until = derselbe Tag, wenn leer
form-hint-days = leer: bis es weitergeht
form-hint-adjustment-to = 3 mg
form-hint-holds = 10 mL, 200 drops oder 30 capsules
form-hint-bottle-at = 2026-11-21
form-hint-opened = 2026-11-21; leer, wenn noch nicht
form-hint-use-by = 2026-12-21
form-hint-cost = 40 EUR
form-hint-finished = leer, solange sie reicht
form-hint-parts = 2
form-hint-drop-counts = 20, 21, 19
form-choice-as-needed-yes = Ja
form-choice-review-start = Ab dem Beginn
form-choice-review-target = Ab dem Erreichen des Ziels
form-choice-shown-in-drop = Tropfen
form-choice-shown-in-mL = mL
form-choice-shown-in-mg = mg
form-choice-shown-in-tablet = Tabletten
form-choice-shown-in-capsule = Kapseln
form-choice-keeps-water = Rezeptur mit Wasser
form-choice-keeps-preserved = Rezeptur, konserviert
form-choice-keeps-home = Zu Hause aufgelöste Tablette

# Own analytes, answers, attachments
form-new-analyte = Eigene Messgröße
form-edit-analyte = Messgröße bearbeiten
form-new-answer = Antwort
form-edit-answer = Antwort bearbeiten
form-new-attachment = Anhang
form-edit-attachment = Anhang bearbeiten
form-field-who = Gesprochen mit
form-answer-reason = Warum, oder was geantwortet wurde
form-echo-scale-of = { $scale ->
    [count] Wie oft
    [minutes] Minuten
    [percent] 0 bis 100 % dessen, was normal war
    [change] 1 sehr viel schlechter, 4 unverändert, 7 sehr viel besser
    [m] Meter; „mindestens 100“ geht als >=100
    [km] Kilometer; „mindestens 1“ geht als >=1
   *[mi] Meilen; „mindestens 1“ geht als >=1
}

# Days, events, what is taken
form-new-own-symptom = Eigenes Symptom
form-edit-own-symptom = Eigenes Symptom bearbeiten
form-new-question = Frage für einen Termin
form-edit-question = Frage für einen Termin bearbeiten
form-field-higher-is = Ein höherer Wert ist
form-choice-higher-is-worse = Schlechter
form-choice-higher-is-better = Besser
form-field-low-words = Das untere Ende in Worten
form-field-high-words = Das obere Ende in Worten
form-field-sensitive = Aus Berichten weglassen
form-choice-sensitive-yes = Ja
form-choice-sensitive-no = Nein
form-own-symptom-at = Seit wann
form-field-done = Gefragt
form-choice-done-yes = Ja
form-choice-done-no = Noch nicht
form-field-answer = Was dazu gesagt wurde
form-question-text = Ihre Frage
form-field-severity = Wie schwer
form-choice-severity-mild = Leicht
form-choice-severity-moderate = Mittel
form-choice-severity-severe = Schwer
form-field-confirmed = Ärztlich bestätigt
form-choice-confirmed-yes = Ja
form-choice-confirmed-no = Nein
form-field-fever = Fieber oder Infektion zu dieser Zeit
form-choice-fever-yes = Ja
form-choice-fever-no = Nein
form-field-absent = In dieser Zeit nicht aufgetreten
form-choice-absent-yes = Nicht aufgetreten
form-choice-absent-no = Aufgetreten
form-field-category = Was es ist
form-choice-category-medicine = Medikament
form-choice-category-supplement = Nahrungsergänzung
form-choice-category-diet = Ernährung
form-field-prescribed = Verordnet
form-choice-prescribed-yes = Ja
form-choice-prescribed-no = Nein
form-field-prescriber = Wer es verordnet hat
form-field-why = Warum begonnen
form-field-never-taken = Nie genommen
form-choice-never-taken-yes = Verordnet, nie genommen
form-choice-never-taken-no = Genommen
