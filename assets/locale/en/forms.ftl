### The forms of the records: labels, hints, choices.

form-new-dose = Dose
form-new-symptom = Symptom
form-new-lab = Lab value
form-new-event = Event
form-new-note = Note
form-new-medicine = Medicine
form-new-course = Course of a medicine
form-skip-dose = Skipped dose
form-stop-course = Stop a medicine
form-edit-dose = Edit the dose
form-edit-symptom = Edit the symptom
form-edit-lab = Edit the lab value
form-edit-event = Edit the event
form-edit-note = Edit the note
form-edit-medicine = Edit the medicine
form-edit-course = Edit the course

form-save = Save
form-close = Close
form-delete = Delete
form-more = More…
form-less = Less
form-keys = Enter saves, Shift+Enter begins a new line, Esc closes and keeps what is typed
form-kept = What you typed before is still here
form-one-less = One less
form-one-more = One more
form-refused = { $field }: { $why }

form-ask-title = Please look again
form-ask-yes = Yes, save it
form-ask-no = Go back to the form

# Fields
form-field-medicine = Medicine
form-field-amount = How much
form-field-status = What became of it
form-field-reason = Why
form-field-at = When
form-field-note = Note, if you like
form-field-symptom = Symptom
form-field-value = How strong
form-field-side = Side
form-field-scale = Scale
form-field-analyte = What was measured
form-field-unit = Unit
form-field-range = Range printed beside it
form-field-lab = Laboratory
form-field-fasting = Fasting
form-field-biotin = Biotin taken in the days before
form-field-repeat-sample = Repeated sample
form-field-type = Kind
form-field-title = What happened
form-field-until = Until
form-field-text = Your note
form-field-name = Name
form-field-form = Form
form-field-recipe = How it is made up (liquids)
form-field-strength = Content of one piece
form-field-from = Taken since
form-field-label = Approved for this use
form-field-supply = Where it comes from
form-lab-value = Value
form-course-at = From

# What a field looks like, while it is empty
form-hint-amount = 4.5 mg or 18 drops
form-hint-symptom-value = 0 to 10, or yes or no
form-hint-lab-value = 110, <5, ~136, 3-5 or normal
form-hint-at = 2026-11-21 22:00, 2014-05 or ~2014
form-hint-until = 2026-11-21
form-hint-from = 2026-11-21 or 2014-05; empty if not yet
form-hint-range = 165-387, <200 or none
form-hint-unit = 10*9/L
form-hint-scale = 0-10 or yes/no
form-hint-recipe = 50 mg in 10 mL, 20 drops/mL
form-hint-strength = 1.5 mg

# Choices
form-choice-unsaid = Not said
form-choice-type-other = Other
form-choice-status-taken = Taken
form-choice-status-skipped = Skipped
form-choice-status-partial = Partly taken
form-choice-status-extra = Extra
form-choice-side-left = Left
form-choice-side-right = Right
form-choice-side-both = Both sides
form-choice-fasting-yes = Yes
form-choice-fasting-no = No
form-choice-biotin-yes = Yes
form-choice-biotin-no = No
form-choice-repeat-sample-yes = Yes
form-choice-repeat-sample-no = No
form-choice-form-drops = Drops
form-choice-form-capsule = Capsule
form-choice-form-tablet = Tablet
form-choice-form-liquid = Liquid
form-choice-form-other = Other
form-choice-label-on = Yes
form-choice-label-off = No, off-label

# What was understood
form-echo-amount = = { $amount }
form-echo-value = Shown as { $value }
form-echo-unit = = { $unit }
form-echo-scale = From { $low } to { $high }
form-echo-yes-no = Yes or no
form-echo-analyte = { $name }, in { $units }
form-echo-minute = { $date }, { $clock }
form-echo-night = { $date }, { $clock }; counts to { $day }
form-echo-drop = { $amount } a drop
form-echo-ml = { $amount } in 1 mL
