### Questions for the next appointment, and the appointment itself.

ui-questions = Fragen
questions-says = Aufschreiben, sobald sie sich stellen; nichts muss im Kopf bleiben
questions-new = Eine Frage für den nächsten Termin
questions-add = Hinzufügen
questions-open = Zu fragen
questions-none = Keine Frage ist notiert
questions-done = Gefragt
questions-noted = notiert: { $date }
questions-asked = Gefragt…
questions-asked-of = Gefragt: { $text }
questions-edit = Bearbeiten
questions-edit-of = Bearbeiten: { $text }
questions-no-answer = Keine Antwort ist eingetragen
questions-asked-title = Was war die Antwort?
questions-event-new = Termin…

weeks-title = Termine und Fragen
weeks-appointment = { $day ->
    [today] Termin heute
    [tomorrow] Termin morgen
   *[other] Termin am { $date }
}
weeks-appointment-at = { weeks-appointment }, { $clock }
weeks-appointment-about = Termin: { $date }
weeks-no-appointment = Kein Termin ist eingetragen
weeks-more = { $count ->
    [one] und danach noch einer
   *[other] und danach noch { $count }
}
weeks-questions = { $count ->
    [0] Keine Frage notiert
    [one] Eine Frage notiert
   *[other] { $count } Fragen notiert
}
weeks-question-new = Frage hinzufügen…
weeks-questions-open = Fragen…
weeks-no-relapse = Kein Schub seit…
weeks-check-in = Zwischenstand…
weeks-check-in-next = Nächster Zwischenstand ab { $date }
