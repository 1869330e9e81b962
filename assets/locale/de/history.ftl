### The screen History.

history-count = { $count ->
    [0] nichts
    [one] ein Eintrag
   *[other] { $count } Einträge
}
history-diary = Tagebuch
history-trash = Papierkorb
history-find = Suchen
history-kind-label = Art
history-all-kinds = Alles
history-kind = { $kind ->
    [dose] Dosen
    [symptom] Symptome
    [lab] Laborwerte
    [event] Ereignisse
    [note] Notizen
    [medicine] Medikamente
    [plan] Pläne
    [adjustment] Änderungen an Plänen
    [bottle] Flaschen
    [analyte] Eigene Messgrößen
    [answer] Antworten
    [attachment] Anhänge
    [own_symptom] Eigene Symptome
    [question] Fragen
   *[course] Einnahmezeiten
}
history-from = Von
history-to = Bis
history-date-hint = 2014-05
history-list = Einträge
history-row = { $at }, { $what }
history-record = Gewählter Eintrag
history-edit = Bearbeiten…
history-delete = Löschen
history-versions = Fassungen
history-hide-versions = Fassungen ausblenden
history-versions-title = Alle Fassungen
history-version = { $at }, { $act }, { $by }
history-act = { $act ->
    [add] geschrieben
    [edit] bearbeitet
    [delete] gelöscht
    [restore] wiederhergestellt
    [import] importiert
    [undo] rückgängig gemacht
    [redo] wiederholt
   *[other] { $act }
}
history-by = { $by ->
    [cli] über die Kommandozeile
    [import] durch einen Import
   *[window] im Fenster
}
history-source = Geschrieben
history-day-label = Tag
history-day = { $day }
history-day-about = etwa { $day }
history-date-time = { $date }, { $clock }
history-empty = Noch nichts eingetragen
history-empty-says = Was Sie unter Heute eintragen, erscheint hier, das Neueste zuerst.
history-none-fits = Zu dieser Suche passt nichts
history-show-all = Alles zeigen
history-trash-says = Gelöschte Einträge bleiben hier. Wiederherstellen bringt sie dorthin zurück, wo sie waren.
history-trash-empty = Der Papierkorb ist leer
history-restore = Wiederherstellen
history-restore-of = { $what } wiederherstellen
history-deleted = { $at }, gelöscht am { $deleted }
