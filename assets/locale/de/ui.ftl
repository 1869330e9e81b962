### What every screen shares: menus, buttons, notices, the marks of the language.

# The decimal mark of the language: a single character. The window takes it beside the point.
decimal-mark = ,

ui-title = Titrace
ui-screens = Ansichten
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
ui-sample = Beispieltagebuch: ein Fall aus einem veröffentlichten Bericht, nicht Ihre eigenen Daten

# After a change: “Done: adding a dose”
ui-done = Erledigt: { $what }
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
keys-routes = Strg+1 bis Strg+7
keys-routes-does = Heute, Verlauf, Plan, Laborwerte, Im Blick, Einträge, Einstellungen
keys-dose = Strg+D
keys-dose-does = Das erste Medikament jetzt genommen
keys-new = Strg+N
keys-new-does = Wählen, was eingetragen wird
keys-symptom = Strg+Umschalt+S
keys-symptom-does = Ein Symptom eintragen
keys-lab = Strg+Umschalt+L
keys-lab-does = Einen Laborwert eintragen
keys-report = Strg+Umschalt+R
keys-report-does = Einen Laborbefund eingeben
keys-event = Strg+Umschalt+E
keys-event-does = Ein Ereignis eintragen
keys-note = Strg+Umschalt+N
keys-note-does = Eine Notiz schreiben
keys-medicine = Strg+Umschalt+M
keys-medicine-does = Ein Medikament hinzufügen
keys-days = Alt+Pfeil links, Alt+Pfeil rechts
keys-days-does = Der Tag davor, der Tag danach
keys-undo = Strg+Z
keys-undo-does = Rückgängig
keys-redo = Strg+Umschalt+Z oder Strg+Y
keys-redo-does = Wiederholen
keys-find = Strg+F
keys-find-does = In den Einträgen suchen
keys-settings = Strg+,
keys-settings-does = Einstellungen
keys-zoom = Strg++ und Strg+−
keys-zoom-does = Größer, kleiner
keys-zoom-reset = Strg+0
keys-zoom-reset-does = Zurück zu 100 %
keys-tab = Tab, Umschalt+Tab
keys-tab-does = Das Nächste, das davor
keys-enter = Enter
keys-enter-does = Den Knopf drücken, das Formular speichern
keys-escape = Esc
keys-escape-does = Das Formular schließen; das Getippte bleibt
keys-help = F1 oder Strg+?
keys-help-does = Diese Liste
keys-quit = Strg+Q
keys-quit-does = Titrace schließen

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
