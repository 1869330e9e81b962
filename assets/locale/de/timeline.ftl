### The screen Timeline.

timeline-30-days = 30 Tage
timeline-90-days = 90 Tage
timeline-365-days = 365 Tage
timeline-since-appointment = Seit dem Termin
timeline-arrange = Tafeln
timeline-picture = Bild speichern
timeline-since-start = Seit Beginn
timeline-all = Alles
timeline-dates = Datum
timeline-days = Tage
timeline-earlier = Früher
timeline-later = Später
timeline-zoom-in = Weniger Zeit zeigen
timeline-zoom-out = Mehr Zeit zeigen
timeline-show-table = Tabelle zeigen
timeline-show-chart = Diagramm zeigen
timeline-keys = Pfeiltasten gehen von Punkt zu Punkt · Enter öffnet den Tag · T zeigt die Tabelle · + und − ändern den Ausschnitt
timeline-more = { $count ->
    [one] und eines mehr
   *[other] und { $count } mehr
}
timeline-summary = Diagramm. { $summary }
timeline-nothing-here = Für diese Tage ist nichts eingetragen. Alles wählen, um zu sehen, was es gibt

timeline-empty = Noch gibt es nichts zu zeichnen
timeline-empty-more = Dosen, Laborergebnisse, Symptome und Ereignisse stehen hier auf einer Zeitachse, sobald etwas davon eingetragen ist
timeline-go-today = Zu Heute

timeline-column-date = Datum
timeline-column-day = Tag
timeline-column-what = Was
timeline-column-value = Wert
timeline-column-flag = Lage
timeline-column-range = Bereich
timeline-rows = Einträge

# Which panels, in which order
arrange-title = Was der Verlauf zeigt
arrange-says = Tafeln von oben nach unten. Was in den gezeigten Tagen nichts zu zeigen hat, fehlt
arrange-done = Fertig
arrange-chosen = Gezeigt, in dieser Reihenfolge
arrange-none = Keine Tafel ist gewählt. Drücken, was zu sehen sein soll
arrange-up = Nach oben, { $panel }
arrange-down = Nach unten, { $panel }
arrange-remove = Entfernen
arrange-remove-of = Entfernen, { $panel }
arrange-usual = Zurück zu den üblichen Tafeln
arrange-kinds = Tafeln
arrange-labs = Ein Ergebnis auf eigener Tafel
arrange-symptoms = Ein Symptom auf eigener Tafel
arrange-panel = { $kind ->
    [dose] Dosis
    [clock] Uhrzeit der Dosis
    [labs] Alle Laborergebnisse
    [symptoms] Alle Symptome
    [signs] Anzeichen
    [effects] Nebenwirkungen
    [treatments] Behandlungen
    [events] Ereignisse
   *[bottles] Flaschen
}
arrange-since = Tage werden gezählt ab
arrange-since-followed = dem Beginn des verfolgten Mittels
arrange-since-course = { $medicine }, { $date }

# The chart as a picture
picture-title = Bild speichern
picture-says = Das Diagramm, wie es zu sehen ist, mit seinem Ausschnitt und seinen Tafeln
picture-to = Datei: .png oder .svg
picture-size = Wie scharf es ist
picture-any-size = Ein SVG ist in jeder Größe scharf
picture-screen = Wie am Bildschirm
picture-paper = Für Papier
picture-poster = Für großes Papier
picture-save = Speichern
picture-done = Zurück
picture-written = Das Bild ist in { $path }
picture-failed = Das Bild ist zu groß. Weniger Tafeln oder eine kleinere Größe wählen, oder als SVG speichern
