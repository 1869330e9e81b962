### The screen History.

history-count = { $count ->
    [0] nichts
    [one] ein Eintrag
   *[other] { $count } Einträge
}
history-count-so-far = bisher { $count }
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
history-week = 7 Tage
history-30-days = 30 Tage
history-90-days = 90 Tage
history-year = Ein Jahr
history-all-time = Gesamte Zeit
history-list = Einträge
history-row = { $at }, { $what }
history-row-found = { $what } · { $found }
# In which field a word stands that was looked for.
history-found-in = { $field }: { $text }
history-record = Gewählter Eintrag
history-edit = Bearbeiten…
history-delete = Löschen
history-versions = Fassungen
history-hide-versions = Fassungen ausblenden
history-versions-title = Alle Fassungen
# A version of a record, as a whole.
history-wrote = { $act ->
    [add] Geschrieben am { $at }, { $by }
    [delete] Gelöscht am { $at }, { $by }
    [restore] Wiederhergestellt am { $at }, { $by }
    [import] Geschrieben am { $at }, { $by }
    [undo] Rückgängig gemacht am { $at }, { $by }
    [redo] Wiederholt am { $at }, { $by }
   *[other] Neu geschrieben am { $at }, { $by }
}
# A version of a record, one field of it.
history-changed = { $act ->
    [undo] { $field }: zurück geändert am { $at } von { $from } zu { $to }, { $by }
   *[other] { $field }: geändert am { $at } von { $from } zu { $to }, { $by }
}
history-filled = { $field }: ausgefüllt am { $at } mit { $to }, { $by }
history-emptied = { $field }: entfernt am { $at }, vorher { $from }, { $by }
history-when = Datum
history-by = { $by ->
    [cli] über die Kommandozeile
    [import] durch einen Import
   *[window] im Fenster
}
history-by-whom = { $by }, eingetragen von { $who }
# When something was written down: "9 May 2025 21:14".
history-on-at = { $date } um { $clock }
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
