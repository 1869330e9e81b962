### The screen Timeline.

timeline-30-days = 30 Tage
timeline-90-days = 90 Tage
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
