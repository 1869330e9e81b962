### Der Bericht für den Termin: was eine Ärztin, ein Arzt liest.

report-title = Übersicht für einen Termin
report-age = { $age } Jahre alt (geboren { $year })
report-sex = { $sex ->
    [female] weiblich
   *[male] männlich
}
report-pregnancy = { $said ->
    [no] nicht schwanger, kein Kinderwunsch
    [wished] Kinderwunsch
    [pregnant] schwanger
   *[breastfeeding] stillt
}
report-allergies = Allergien, in eigenen Worten: { $text }
report-allergies-unknown = Allergien: nicht notiert
report-period = { $since } – { $until }
report-period-all = alles bis { $until }
report-period-made = Zeitraum: { $period }. Erstellt am { $date }
report-foot-not = Von der Patientin, dem Patienten selbst geführt und eingetragen. Kein Rat, keine Diagnose, keine vollständige Prüfung auf Wechselwirkungen; nichts darin sagt, was wovon kam.
report-foot = { $program } · Zeitraum: { $period }

report-part = { $part ->
    [why] Grund des Termins
    [flags] Nicht zu übersehen
    [medicines] Arzneimittel
    [last] Letztes Blutbild und Chemie
    [changes] Was sich verändert hat
    [chart] Dosen, Werte und Symptome auf einer Zeitachse
    [questions] Fragen
    [labs] Laborwerte
    [effects] Unerwünschte Wirkungen
    [doses] Dosen, Schritt für Schritt
    [relapses] Schübe
   *[notes] Notizen
}

report-beside = { $all }; { $next }
report-and-then = { $all }. { $next }
report-stretch = { $since } – { $until }
report-date-day = { $date }, { $day }

report-result = { $result }, { $flag }, { $date }
report-platelets = Niedrigste Thrombozyten: { $result }; Bereich { $limits }; { $repeat }
report-platelets-earlier = Keine Thrombozyten in diesem Zeitraum bestimmt. Zuletzt davor: { $result }
report-platelets-none = Im Tagebuch steht kein Wert der Thrombozyten
report-repeat = { $said ->
    [yes] eine Wiederholung
    [no] keine Wiederholung
   *[unsaid] Wiederholung oder Prüfung auf Verklumpung: nicht notiert
}
report-bleeding-none = In diesem Zeitraum wurde kein Zeichen einer Blutung notiert
report-liver-none = In diesem Zeitraum wurde kein Zeichen der Leber notiert
report-sign = { $count ->
    [one] { $what }: einmal notiert, { $date }
   *[other] { $what }: { $count }-mal notiert, zuletzt { $date }
}
report-watch = Die Wache des Tagebuchs bittet um Beachtung: { $what }

report-medicines-none = Nach diesem Tagebuch wird zurzeit nichts genommen
report-column-medicine = Arzneimittel
report-column-dose = Dosis
report-column-since = Seit
report-column-product = Produkt
report-column-label = Anwendung
report-column-missed = Geplante Dosen
report-dose-last = { $what }, zuletzt { $date }
report-dose-piece = { $what }, Dosen nicht notiert
report-form = { $form ->
    [drops] Tropfen
    [capsule] Kapsel
    [tablet] Tablette
    [liquid] Flüssigkeit
   *[other] andere Form
}
report-batch = Charge { $text }
report-taken-of = { $taken } von { $planned } genommen
report-partly = { $number } zum Teil
report-skipped = { $number } ausgelassen
report-not-logged = { $number } nicht notiert
report-name-strength = { $name } { $strength }
report-dose-course = { $dose }, nach der Einnahmezeit
report-doses-unlogged = nicht notiert, nach der Einnahmezeit
report-earlier = { $given ->
    [yes] { $name }, { $stretch }; { $reason }
   *[no] { $name }, { $stretch }
}
report-answer = { $what }: { $reply ->
    [yes] ja
    [no] nein
   *[unsure] nicht sicher
} (gefragt { $date })
report-not-asked = { $what }: nicht gefragt
report-biotin = { $said ->
    [yes] Biotin vor der letzten Abnahme: ja
   *[no] Biotin vor der letzten Abnahme: nein
} (gefragt { $date })
report-biotin-not-asked = Biotin: nicht gefragt

report-column-analyte = Messgröße
report-column-value = Ergebnis
report-column-flag = Bewertung
report-column-range = Bereich
report-column-date = Datum
report-column-before = Davor
report-column-grade = Grad
report-column-lab = Labor
report-column-sample = Probe
report-before = { $result }, { $date }
report-last-missing = Kein Ergebnis: { $all }
report-grades = Grad: CTCAE v5
report-typed = † selbst eingetragen, Original nicht gesehen
report-typed-value = { $value } †
report-original = Original angehängt
report-no-range = keiner bekannt
report-range-laboratory = { $limits } (dieses Labors)
report-range-default = { $limits } (Vorgabe, nicht gedruckt)
report-labs-none = Kein Ergebnis in diesem Zeitraum
report-labs-more = { $count ->
    [one] Ein weiteres Ergebnis steht im Tagebuch
   *[other] { $count } weitere Ergebnisse stehen im Tagebuch
}: von jeder Messgröße sind die neuesten { $newest }, das niedrigste und das höchste aufgeführt

report-column-outcome = Zielgröße
report-column-then = Davor
report-column-now = Jetzt
report-column-change = Veränderung
report-changes-none = Es wurde vorher keine Zielgröße gewählt, also wird nichts verglichen
report-changes-short = Der Zeitraum ist zu kurz, um seine letzten Tage mit Tagen davor zu vergleichen
report-changes-chosen = Davor: { $before }. Jetzt: { $now }. Vorher gewählt; mittlerer Wert und mittlere Hälfte der Tage, übernommene Tage weggelassen
report-changes-daily = Davor: { $before }. Jetzt: { $now }. Die täglich erfragten Symptome; mittlerer Wert und mittlere Hälfte der Tage, übernommene Tage weggelassen
report-outcome-late = { $symptom } (gewählt am { $date }, innerhalb dieser Tage)
report-outcome-unscored = kein Tag von { $of } bewertet
report-days = { $count } von { $of } Tagen
report-spread = { $middle } ({ $lowest }–{ $highest }), { $days }
report-outcome = { $symptom }{ $scale ->
    [percent] , % des Normalen
    [count] , mal
    [minutes] , Minuten
   *[other] , { $scale }
}
report-spread-yes = an { $yes } Tagen; { $days } bewertet
report-change = { $way ->
    [higher] um { $change } höher
   *[lower] um { $change } niedriger
}{ $felt ->
    [worse] , das ist schlechter
    [better] , das ist besser
   *[unsaid] {""}
}; { $apart ->
    [yes] die meisten Tage liegen auseinander
   *[no] innerhalb der Streuung der Tage, es kann Zufall sein
}
report-change-same = gleich
report-change-few = nicht verglichen: weniger als { $least } bewertete Tage

report-chart-empty = In diesem Zeitraum ist nichts zu zeichnen

report-effects-none = In diesem Zeitraum wurde keine unerwünschte Wirkung notiert
report-column-effect = Wirkung
report-column-onset = Beginn
report-column-dose-then = Dosis damals
report-column-end = Ende
report-column-done = Inzwischen geändert
report-effects-more = { $count ->
    [one] Ein weiteres Mal steht im Tagebuch: von jeder Wirkung sind das erste und die letzten beiden aufgeführt
   *[other] { $count } weitere Male stehen im Tagebuch: von jeder Wirkung sind das erste und die letzten beiden aufgeführt
}
report-effects-says = Die Dosis damals ist die, die für den Tag notiert ist. Was inzwischen geändert wurde, muss nichts damit zu tun haben
report-goes-on = dauert an, Tag { $count }
report-last-noted = zuletzt notiert { $date }
report-done = { $what }, { $date }
report-done-stopped = abgesetzt, { $date }

report-column-days = Tage
report-column-taken = Genommen
report-doses-none = Es wurde keine Dosis notiert
report-doses-more = { $count ->
    [one] Ein früherer Abschnitt steht im Tagebuch
   *[other] { $count } frühere Abschnitte stehen im Tagebuch
}

report-relapse = { $stretch }: { $title }{ $severity ->
    [mild] , leicht
    [moderate] , mittel
    [severe] , schwer
   *[unsaid] {""}
}{ $confirmed ->
    [yes] , ärztlich bestätigt
    [no] , nicht ärztlich bestätigt
   *[unsaid] {""}
}{ $fever ->
    [yes] , mit Fieber oder Infekt
    [no] , ohne Fieber oder Infekt
   *[unsaid] {""}
}
report-relapse-none = { $stretch }: kein Schub, nach eigener Aussage
report-relapse-unsaid = In diesem Zeitraum wurde kein Schub notiert, und niemand hat gesagt, dass keiner war
report-note = { $date }: { $text }

# Der Bildschirm
ui-report = Termin
report-screen-says = Zwei Seiten, die eine Ärztin, ein Arzt in wenigen Minuten liest. Wähle, was sie zeigen; nichts verlässt diesen Rechner, bevor du es speicherst
report-laying = Die Seiten werden gesetzt …
report-choose-period = Zeitraum
report-since-appointment = Seit dem Termin vom { $date }
report-last-days = Letzte { $count } Tage
report-everything = Alles
report-own-days = Andere Tage …
report-from = Von
report-to = Bis
report-period-refused = Schreibe beide Tage wie 2014-05-12, den früheren zuerst, und keinen nach heute
report-choose-why = Grund des Termins
report-choose-parts = Teile
report-choose-parts-says = Was nicht leuchtet, bleibt weg
report-part-short = { $part ->
    [why] Grund
    [flags] Nicht zu übersehen
    [medicines] Arzneimittel
    [last] Letzte Werte
    [changes] Was sich verändert hat
    [chart] Diagramm
    [questions] Fragen
    [labs] Alle Werte
    [effects] Unerwünschte Wirkungen
    [doses] Dosen
    [relapses] Schübe
   *[notes] Notizen
}
report-choose-outcomes = { $count ->
    [0] Wählen, was verglichen wird …
   *[other] Was verglichen wird ({ $count }) …
}
report-choose-outcomes-says = Wähle, bevor du weißt, wie es ging: was nachher genommen wird, weil es sich am meisten verändert hat, beweist nichts. Höchstens sechs; der Tag deiner Wahl steht dabei. Ohne Wahl werden die täglichen Symptome verglichen
report-choose-notes = { $count ->
    [0] Notizen anführen …
   *[other] Notizen anführen ({ $count }) …
}
report-choose-person = Wie du erscheinst
report-choose-person-says = Name, Alter und das Übrige sind die der Einstellungen
report-shows-name = Name
report-shows-age = Alter
report-shows-sex = Geschlecht
report-shows-pregnancy = Schwangerschaft, Kinderwunsch
report-shows-sensitive = Heikle Symptome
report-shows-nobody = In den Einstellungen steht nichts über dich, also tragen die Seiten keinen Namen
report-choose-names = { $count ->
    [0] Etwas weglassen …
   *[other] Weggelassen ({ $count }) …
}
report-names-medicines = Arzneimittel
report-names-symptoms = Symptome
report-names-analytes = Messgrößen
report-names-events = Ereignisse
report-choose-look = Papier und Sprache
report-paper = { $paper ->
    [letter] Letter
   *[a4] A4
}
report-axis-dates = Kalendertage
report-axis-days = Tage seit dem Beginn
report-leaves = Was diesen Rechner verlässt
report-format = { $code ->
    [html] HTML, zum Mailen
    [csv] CSV-Tabellen
   *[pdf] PDF, zum Drucken
}
report-leaves-pages = Eine Datei, dorthin geschrieben, wo du es sagst, und nirgendwohin gesendet. Zeitraum: { $period }. Von dir: { $who }. Teile: { $all }
report-leaves-tables = Ein Ordner mit Tabellen, dorthin geschrieben, wo du es sagst, und nirgendwohin gesendet: Dosen, Symptome, Laborwerte, Ereignisse, Arzneimittel, Pläne und offene Fragen, ohne Notizen außer den angeführten. Zeitraum: { $period }. Was du weggelassen hast, ist nicht darin; von dir nichts, als was die Einträge sagen
report-leaves-nobody = nichts
report-to-file = Datei
report-to-folder = Ordner
report-save = Speichern
report-written = Geschrieben: { $path }
