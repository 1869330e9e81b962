### What every screen shares: menus, buttons, notices, the marks of the language.

# The decimal mark of the language: a single character. The window takes it beside the point.
decimal-mark = ,

ui-title = Titrace
ui-screens = Ansichten
ui-other-screens = { $screen } · andere Ansichten…
ui-today = Heute
ui-timeline = Verlauf
ui-watch = Im Blick
ui-history = Einträge
ui-settings = Einstellungen
ui-undo = Rückgängig
ui-cancel = Abbrechen
ui-close = Schließen
ui-close-notice = Hinweis schließen
ui-saved = Gespeichert um { $clock }
ui-saved-before = Alles ist gespeichert
ui-not-saved = Die letzte Änderung ist nicht gespeichert
ui-sample = Beispieltagebuch: ein Fall aus einem veröffentlichten Bericht, nicht Ihre eigenen Daten

# After a change: “Done: adding a dose”
ui-done = Erledigt: { $what }
ui-written = Eingetragen: { $what }
ui-changed = Geändert: { $what }
ui-in-trash = Im Papierkorb: { $what }
ui-back-again = Wieder da: { $what }
ui-by-word = { $by ->
    [cli] { ", über die Kommandozeile" }
    [import] { ", durch einen Import" }
   *[window] { "" }
}
ui-undone = Rückgängig gemacht: { $what }{ ui-by-word }
ui-redone = Wiederholt: { $what }{ ui-by-word }
ui-undo-outrun = Inzwischen wurde etwas anderes geschrieben, nichts wurde rückgängig gemacht
ui-nothing-to-undo = Es gibt nichts rückgängig zu machen
ui-nothing-to-redo = Es gibt nichts zu wiederholen

# What to write down
ui-new = Was möchten Sie eintragen?
ui-new-kind = { $kind ->
    [dose] Dosis…
    [symptom] Symptom…
    [lab] Laborwert…
    [report] Laborbefund…
    [event] Ereignis…
    [note] Notiz…
    [medicine] Medikament…
    [bottle] Flasche…
    [question] Frage…
    [own_symptom] Eigenes Symptom…
   *[course] Einnahmezeit eines Medikaments…
}

# Dates
weekday-name = { $weekday ->
    [w1] Montag
    [w2] Dienstag
    [w3] Mittwoch
    [w4] Donnerstag
    [w5] Freitag
    [w6] Samstag
   *[w7] Sonntag
}
month-name = { $month ->
    [m01] Januar
    [m02] Februar
    [m03] März
    [m04] April
    [m05] Mai
    [m06] Juni
    [m07] Juli
    [m08] August
    [m09] September
    [m10] Oktober
    [m11] November
   *[m12] Dezember
}
ui-date = { $day }. { month-name } { $year }
ui-date-short = { $day }. { chart-month } { $year }
ui-date-title = { weekday-name }, { $day }. { month-name }
ui-date-title-year = { weekday-name }, { $day }. { month-name } { $year }
ui-date-month = { month-name } { $year }
ui-date-today = heute
ui-date-yesterday = gestern
ui-date-weekday = am { weekday-name }
ui-date-plain = am { $day }. { month-name } { $year }
ui-date-between = zwischen { $from } und { $until }
ui-date-about = etwa { $date }
ui-short-month = { chart-month } { $year }
ui-short-between = { $from }–{ $until }
ui-short-about = ~{ $date }
ui-short-assumed = { $date }, angenommen
ui-date-assumed = { $date } (angenommen)

# The keyboard
ui-keys = Tastatur
keys-everywhere = Überall
keys-in-lists = In einer Liste
keys-in-forms = In einem Formular
keys-or = oder
keys-dose-does = Das erste Medikament jetzt genommen
keys-new-does = Wählen, was eingetragen wird
keys-symptom-does = Ein Symptom eintragen
keys-lab-does = Einen Laborwert eintragen
keys-report-does = Einen Laborbefund eingeben
keys-event-does = Ein Ereignis eintragen
keys-note-does = Eine Notiz schreiben
keys-medicine-does = Ein Medikament hinzufügen
keys-undo-does = Rückgängig
keys-redo-does = Wiederholen
keys-find-does = In den Einträgen suchen
keys-part-does = Zum Hinweis unten, zu den Ansichten am Rand, zurück zur Seite
keys-larger-does = Größer
keys-smaller-does = Kleiner
keys-zoom-reset-does = Zurück zu 100 %
keys-tab-does = Das Nächste zum Drücken oder Ausfüllen
keys-tab-back-does = Das davor
keys-press-does = Den Knopf drücken
keys-page-down-does = Eine Seite nach unten
keys-page-up-does = Eine Seite nach oben
keys-home-does = Zum Anfang
keys-end-does = Zum Ende
keys-help-does = Diese Liste
keys-quit-does = Titrace schließen
keys-day-before-does = Der Tag davor
keys-day-after-does = Der Tag danach
keys-reading-after-does = Der nächste Punkt des Diagramms
keys-reading-before-does = Der Punkt davor
keys-panel-below-does = Ins Diagramm darunter
keys-panel-above-does = Ins Diagramm darüber
keys-reading-ends-does = Der erste Punkt, der letzte Punkt
keys-reading-day-does = Zum Tag des Punkts
keys-less-time-does = Weniger Zeit, größer
keys-more-time-does = Mehr Zeit, kleiner
keys-time-back-does = Zurück zum gewählten Zeitraum
keys-table-does = Die Tabelle statt des Diagramms, und zurück
keys-earlier-does = Frühere Tage
keys-later-does = Spätere Tage
keys-arrange-does = Die Tafeln und ihre Reihenfolge wählen
keys-row-does = Die nächste Zeile, die Zeile davor
keys-row-open-does = Die Zeile öffnen
keys-edit-does = Den Eintrag bearbeiten
keys-delete-does = In den Papierkorb; Rückgängig bringt ihn zurück
keys-save-does = Speichern
keys-new-line-does = Eine neue Zeile in einem langen Text
keys-escape-does = Schließen; das Getippte bleibt

# Names of keys
key-ctrl = Strg
key-alt = Alt
key-shift = Umschalt
key-tab = Tab
key-enter = Enter
key-space = Leertaste
key-escape = Esc
key-delete = Entf
key-backspace = Rücktaste
key-home = Pos1
key-end = Ende
key-page-up = Bild auf
key-page-down = Bild ab
key-left = Pfeil links
key-right = Pfeil rechts
key-up = Pfeil hoch
key-down = Pfeil runter

# Work beside the window
job-running = In Arbeit…
job-broken = Die Arbeit brach mittendrin ab. Nichts wurde geändert; bitte noch einmal versuchen
job-file = { $path } ließ sich nicht verwenden: { $why }
job-no-csv = In { $path } gibt es keine .csv-Datei
job-exported = { $count ->
    [one] Eine Datei liegt in { $folder }
   *[other] { $count } Dateien liegen in { $folder }
}

# A diary that cannot be opened
trouble-title = Das Tagebuch konnte nicht geöffnet werden
trouble-untouched = Titrace hat nichts darin geändert.
trouble-file = Datei
trouble-next = Sie können eine Kopie dieser Datei machen und aufbewahren. Eine andere Datei öffnet „titrace --diary DATEI“.
trouble-again = Noch einmal versuchen
trouble-close = Schließen
ui-damage-found = Ein Teil der Datei des Tagebuchs ist beschädigt. Nichts wurde geändert. Jetzt die Tabellen in einen Ordner exportieren, und eine Kopie der Datei aufbewahren, wie sie ist
