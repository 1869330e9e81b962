### What leaves the diary of a plan: its days in a calendar.

# A calendar for a phone
ical-name = Titrace: medicines
ical-nothing = No plan has days to put in a calendar: start one that is not taken as needed.
ical-category = Medicine
ical-summary = { $medicine } { $dose }
ical-summary-more = { $medicine } { $dose } ({ $more })
ical-cancelled = { $medicine }: no longer planned
ical-step = Step { $number } of { $total }
ical-step-back = Step back: another dose than the step’s, for these days
ical-hold-if = Hold if: { $text }
ical-missed = After a missed dose: { $text }
