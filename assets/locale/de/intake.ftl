# Why a field is refused, and the way out. The field's name stands before the sentence.
refused-empty = nichts angegeben; hier wird ein Wert gebraucht
refused-control-character = enthält ein Steuerzeichen; nur Tabulatoren und Zeilenenden dürfen bleiben
refused-choice = „{ $text }“ ist keines von { $choices }
refused-id = „{ $text }“ ist keine ID eines Eintrags; IDs sehen aus wie 0199f5a0-0000-7000-8000-000000000000
refused-field = „{ $text }“ ist kein Feld dieser Art von Eintrag ({ $kind }); es gibt { $choices }
refused-offset = „{ $text }“ ist kein Abstand zu UTC für eine Zeit auf die Minute; so schreiben: +02:00
refused-number = „{ $text }“ ist keine Zahl; nur Ziffern schreiben, im Fenster mit Komma wie 4,5, auf der Kommandozeile und in Tabellen mit Punkt wie 4.5
refused-number-comma = „{ $text }“ kann Tausender oder Zehntel meinen; ohne Trennzeichen bei Tausendern schreiben, wie 1000; Zehntel im Fenster mit Komma wie 4,5, auf der Kommandozeile und in Tabellen mit Punkt wie 4.5
refused-number-grouping = „{ $text }“ kann Tausender oder Zehntel meinen; { $whole } oder { $tenths } schreiben
refused-number-grouped = „{ $text }“ ist in Tausender gegliedert; ohne Trennzeichen schreiben: { $whole }
refused-number-bare-point = „{ $text }“ fehlt eine Ziffer neben dem Dezimalzeichen; 5 schreiben, oder 0,5 (auf der Kommandozeile und in Tabellen 0.5)
refused-number-leading-zero = „{ $text }“ beginnt mit einer Null, die nicht zählt; ohne sie schreiben
refused-number-too-long = „{ $text }“ hat mehr als 28 Ziffern
refused-not-positive = „{ $text }“ ist nicht größer als null; eine nicht genommene Dosis wird als ausgelassen eingetragen
refused-no-unit = „{ $text }“ hat keine Einheit; mit Einheit schreiben, wie 2 mg oder 7 drop
refused-dose-unit = unbekannte Einheit „{ $text }“; eine Dosis wird angegeben in { $choices }
refused-not-counted = „{ $text }“ wird gemessen, nicht gezählt; in { $choices } zählen, oder eine Menge angeben
refused-no-amount = nicht angegeben, wie viel genommen wurde; eine Menge angeben wie 2 mg, oder eine Anzahl wie 7 drop
refused-no-medicine-yet = im Tagebuch gibt es kein Medikament „{ $text }“; bitte zuerst hinzufügen
refused-unknown-medicine = es gibt kein Medikament „{ $text }“; es gibt { $choices }
refused-scale = „{ $text }“ ist keine Skala; ihre Enden schreiben wie 0-10, oder yes/no, count, minutes, percent, change, m, km oder mi
refused-off-scale = { $text } liegt nicht auf der Skala von { $low } bis { $high }
refused-below-nothing = { $text } ist weniger als nichts
refused-no-whole-number = { $text } ist keine ganze Zahl; eine ohne Bruchteil schreiben
refused-at-least = „{ $text }“: „mindestens“ gibt es nur bei einer Strecke oder bei Minuten; nur die Zahl schreiben
refused-unknown-symptom = Kein Symptom heißt „{ $text }“; siehe titrace symptom list, oder ein eigenes hinzufügen mit symptom add
refused-symptoms-many = An einem Tag haben höchstens { $most } Symptome Platz
refused-setting = „{ $text }“ ist keine Einstellung; es gibt { $choices }
refused-no-question = { $text } ist keine Frage
refused-symptom-known = „{ $name }“ ist ein schon bekanntes Symptom; dieses verwenden, oder einen anderen Namen wählen
refused-name-one-line = ein Name ist eine Zeile ohne Steuerzeichen
refused-symptom-in-use = { $count ->
    [0] nach „{ $name }“ wird jeden Tag gefragt; vor dem Umbenennen aus der Liste für jeden Tag nehmen
    [one] ein Eintrag steht unter dem Namen „{ $name }“ und ginge ihm verloren. Stattdessen ein Symptom mit dem neuen Namen hinzufügen
   *[other] { $count } Einträge stehen unter dem Namen „{ $name }“ und gingen ihm verloren. Stattdessen ein Symptom mit dem neuen Namen hinzufügen
}
refused-never-taken-until = Was nie genommen wurde, hat kein Ende; leer lassen, oder angeben, dass es genommen wurde
refused-absent = Dass es nicht auftrat, lässt sich sagen bei { $choices }
refused-lab-value = „{ $text }“ ist kein Ergebnis; 110, <5, ≤5, ~136, 3-5 oder ein Wort wie normal schreiben
refused-lab-damaged = „{ $text }“ sieht nach { $proposal } in { $proposal_unit } aus, mit einem beim Kopieren verlorenen Zeichen; { $proposal } und die Einheit { $proposal_unit } tippen, oder bestätigen
refused-lab-flag = „{ $text }“ sieht nach { $proposal } aus, mit der Markierung des Labors daneben; { $proposal } tippen, oder bestätigen
refused-lab-flag-unit = „{ $text }“ sieht nach { $proposal } in { $proposal_unit } aus, mit der Markierung des Labors daneben; { $proposal } und die Einheit { $proposal_unit } tippen, oder bestätigen
refused-lab-unclear = „{ $text }“ lässt sich auf mehrere Arten lesen; die Zahl allein tippen, und ihre Einheit wie 10*9/L
refused-lab-unit-damaged = „{ $text }“ sieht nach { $proposal } aus, mit einem beim Kopieren verlorenen Zeichen; { $proposal } tippen, oder bestätigen
refused-lab-units-differ = „{ $text }“ ist nicht die Einheit neben dem Wert, { $beside }; die behalten, die auf dem Befund steht
refused-lab-negative = „{ $text }“ liegt unter null, und { $analyte } tut das nie; tippen, was auf dem Befund steht
refused-unit-written = „{ $text }“ ist keine Schreibweise von { $unit }; die Einheit schreiben, wie sie auf dem Befund steht, oder dies leer lassen
refused-disagrees = das sagt etwas anderes als der Wert „{ $value }“; eines berichtigen, oder dies leer lassen
refused-lab-unit = unbekannte Einheit „{ $text }“; in UCUM schreiben, wie 10*9/L, mg/dL oder U/L
refused-lab-unit-of = „{ $text }“ ist keine Einheit dieser Messgröße; sie wird angegeben in { $choices }
refused-range = „{ $text }“ ist kein Bereich; beide Grenzen schreiben wie 165-387, eine wie <200 oder >60, oder none
refused-range-damaged = „{ $text }“ sieht nach { $proposal } in { $proposal_unit } aus, mit einem beim Kopieren verlorenen Zeichen; { $proposal } tippen, oder bestätigen
refused-range-three = „{ $text }“ sieht nach { $proposal } aus, mit dem × seiner Einheit als 3 kopiert; { $proposal } tippen, oder bestätigen. Wenn „{ $text }“ wirklich gedruckt war, den Bereich weglassen und seine Grenzen einzeln angeben, als low und high, in einer Tabelle oder mit edit auf der Kommandozeile
refused-range-three-unclear = „{ $text }“ endet vielleicht mit einem ×, das als 3 kopiert wurde, denn die Einheit daneben ist beschädigt; die Einheit tippen wie 10*9/L, dann den Bereich, wie er gedruckt war
refused-range-unclear = „{ $text }“ lässt sich auf mehrere Arten lesen; nur die Zahlen tippen, wie 165-387
refused-range-unit = „{ $text }“ ist in { $found } und das Ergebnis in { $unit }; den Bereich in der Einheit des Ergebnisses tippen
refused-range-unit-alone = „{ $text }“ hat die Einheit { $found } und das Ergebnis hat keine; die Einheit des Ergebnisses angeben, oder nur die Zahlen tippen
refused-range-order = der Bereich von { $low } bis { $high } läuft rückwärts; die untere Grenze zuerst schreiben
refused-range-missing = ein Bereich ist angekündigt und keiner angegeben; low oder high ausfüllen, oder none schreiben
refused-recipe = „{ $text }“ ist keine Rezeptur; so schreiben: 50 mg in 10 mL, 20 drops/mL
refused-strength = „{ $text }“ ist kein Gehalt eines Stücks; so schreiben: 5 mg
refused-when = „{ $text }“ ist kein Datum; 2014-05, 2014-05-12, 2014-05-12 22:00, now, yesterday 22:00, ~2014-05 oder 2013-06..2014-01 schreiben
refused-no-such-day = den Tag oder die Uhrzeit „{ $text }“ gibt es im Kalender nicht; berichtigen, oder weglassen, was nicht bekannt ist
refused-clock-jumped = die Uhr sprang in dieser Nacht über { $text } hinweg; die Zeit angeben, die die Uhr zeigte
refused-ends-before-it-begins = das Ende liegt vor dem Anfang; eines davon berichtigen
refused-basis = „{ $text }“ passt nicht zum Datum { $date }; ein Datum steht allein, wenn es exact oder about ist, und zwei Daten, wenn es between ist
refused-table-too-long = die Tabelle ist länger als { $lines } Zeilen oder { $most } MiB; sie in Teilen einfügen
refused-too-long = das ist länger als { $most } KiB; auf mehrere Einträge verteilen
refused-no-plan = „{ $text }“ ist kein Plan dieses Tagebuchs
refused-day-only = „{ $text }“ ist kein einzelner Tag; so schreiben: 2026-05-12
refused-rule-mixed = hier stehen Stufen und zugleich eine feste Dosis oder eine bei Bedarf; nur eines behalten
refused-no-rule = keine Regel angegeben; from, step, every und to angeben, oder eine feste Dosis, oder bei Bedarf
refused-interval = „{ $text }“ ist kein Abstand; 7 days, 2 weeks oder 1 month schreiben
refused-other-unit = „{ $text }“ ist nicht in { $unit } wie die erste Stufe
refused-step-direction = das ist null oder führt weg von { $to }; eine Stufe abwärts ist negativ
refused-too-many-steps = das wären mehr als { $most } Stufen; die Stufe größer wählen
refused-target-range = der Bereich { $text } läuft rückwärts; das untere Ende zuerst schreiben
refused-target-missed = ganze Stufen treffen { $to } nicht; sie enden bei { $before }, oder eine weiter bei { $behind }
refused-times = „{ $text }“ ist keine Uhrzeit, oder nennt eine zweimal; 22:00 schreiben, oder 08:00, 22:00 für zwei Dosen am Tag
refused-not-whole = { $amount } lässt sich nicht abzählen; am nächsten liegen { $below } und { $above }
refused-not-whole-least = { $amount } lässt sich nicht abzählen; das Wenigste ist { $above }
refused-whole-number = „{ $text }“ ist keine ganze Zahl von { $least } bis { $most }
refused-nothing-to-bend = { $type ->
    [hold] später verschiebt sich nichts: der Plan ist auf seiner letzten Stufe, wird schon gehalten, oder ist bis zu diesem Tag vorbei
    [pause] an diesem Tag ist nichts fällig, oder in diesen Tagen steht schon eine Pause oder ein Ende
    [resume] bis zu diesem Tag wartet nichts darauf, weiterzugehen
    [step-back] in diesen Tagen ist keine Dosis fällig
    [shift] keine Stufe lässt sich so weit verschieben: sie träfe auf die davor, oder ab diesem Tag beginnt keine
    [skip] an diesem Tag gibt es keine spätere Stufe
    [stop] der Plan ist bis zu diesem Tag vorbei
    [restart] diese Stufe beginnt schon an diesem Tag
   *[times] das sind schon seine Uhrzeiten
}
refused-no-such-step = { $text } ist keine Stufe dieses Plans; es gibt { $choices }
refused-bottle-order = { $text } liegt vor { $first }; eines davon berichtigen
refused-cost = „{ $text }“ ist kein Preis; eine Zahl und eine Währung schreiben, wie 40 EUR
refused-parts = „{ $text }“ ist keine Zahl von Teilen von 1 bis 8
refused-drop-counts = „{ $text }“ sind keine Zählungen; die Tropfen in 1 mL schreiben, zweimal oder öfter gezählt, wie 20, 21, 19
refused-plan-missing = der Plan dazu ist nicht im Tagebuch; zuerst diesen wiederherstellen
refused-plan-running = { $medicine } hat seit { $since } einen Plan, der dann noch nicht vorbei ist; zuerst diesen beenden
refused-not-of-preparation = das Medikament ist nicht so angesetzt, dass sich { $amount } abmessen ließe; in seiner eigenen Einheit angeben
refused-not-of-this-kind = das gehört nicht zu { $type }; leer lassen
refused-target-missed-low = ganze Stufen treffen { $to } nicht; sie enden bei { $before }, und eine weiter wäre keine Dosis
refused-not-above-zero = „{ $text }“ ist nicht größer als null
refused-plan-meets = der Plan liefe dann neben einem anderen von { $medicine } weiter, seit { $since }; zuerst einen davon beenden
refused-shift-of-none = um keinen Tag verschieben bewegt nichts; 7 schreiben, oder -7 für früher
refused-holds = „{ $text }“ sagt nicht, wie viel; 10 mL, 200 drops oder 30 capsules schreiben

# Analytes, answers, attachments, the person
refused-analyte-known = der Katalog kennt „{ $name }“ schon, mit Einheiten und Graden. Diesen Namen verwenden
refused-no-reason = in wenigen Worten sagen, warum es zurückgestellt wird
refused-spoken-who = sagen, mit wem Sie gesprochen haben
refused-spoken-answer = in wenigen Worten sagen, was die Antwort war
refused-answer-future = eine Antwort kann nicht in der Zukunft liegen; den Tag angeben, an dem sie gegeben wurde
refused-attach-to = eine Datei wird an ein Laborergebnis, ein Ereignis oder eine Notiz angehängt: die ID davon angeben
refused-sex = „{ $text }“ ist weder female noch male noch none. Es dient nur dazu, einen Laborbereich zu wählen
refused-birth-year = „{ $text }“ ist kein Geburtsjahr; eines von 1900 bis zu diesem Jahr schreiben, wie 1970
refused-country = „{ $text }“ ist kein Ländercode aus zwei Buchstaben, wie DE, AT, CH oder NZ
refused-contact = ein Kontakt ist ein Name, ein Doppelpunkt und eine Telefonnummer, wie Dr. Lehmann: 030 23125 042
refused-contacts-many = auf die Karte passen höchstens { $most } Kontakte
refused-attachment-large = die Datei ist größer als { $most } MiB; in Grau scannen, oder die Seiten einzeln anhängen
refused-attachment-media = „{ $text }“ ist weder ein PDF noch ein Bild (PNG, JPEG, WebP, TIFF)

# Remarks about what is kept
analyte-unknown = keine Messgröße „{ $text }“ ist bekannt; sie wird unter diesem Namen behalten
analyte-unknown-near = keine Messgröße „{ $text }“ ist bekannt; sie wird unter diesem Namen behalten. War { $near } gemeint? Das Feld analyte bearbeiten ändert es
refused-person-words = das darf höchstens { $most } Bytes lang sein und nur Worte und Zeilenumbrüche enthalten; kürze es
