### What leaves the diary of a plan: its days in a calendar.

# A calendar for a phone
ical-name = Titrace: Medikamente
ical-nothing = Kein Plan hat Tage für einen Kalender: einen beginnen, der nicht bei Bedarf genommen wird.
ical-category = Medikament
ical-summary = { $medicine } { $dose }
ical-summary-more = { $medicine } { $dose } ({ $more })
ical-cancelled = { $medicine }: nicht mehr geplant
ical-step = Stufe { $number } von { $total }
ical-step-back = Schritt zurück: an diesen Tagen eine andere Dosis als die der Stufe
ical-hold-if = Halten, wenn: { $text }
ical-missed = Nach einer verpassten Dosis: { $text }
