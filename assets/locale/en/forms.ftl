### The forms of the records: labels, hints, choices.
