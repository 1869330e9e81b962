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
form-answer-of = { $field }: { $answer }
form-one-less = One less
form-one-more = One more
form-refused = { $field }: { $why }

form-ask-title = Please look again
form-ask-yes = Yes, save it
form-ask-no = Go back to the form

# Fields
form-field-medicine = Medicine
form-field-amount = How much
form-field-status = Taken or not
form-field-reason = Why
form-course-reason = Why it was stopped
form-field-at = When
form-field-note = Note, if you like
form-said-note = Note
form-said-recipe = How it is made up
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
form-hint-from = 2014-05; empty if not yet
form-hint-range = 165-387, <200 or none
form-hint-unit = 10*9/L
form-hint-scale = 0-10, yes/no, count, minutes, percent, change, m, km or mi
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

# Plans, adjustments and bottles
form-new-plan = New plan
form-edit-plan = Edit the plan
form-new-adjustment = Change to the plan
form-edit-adjustment = Edit the change to the plan
form-new-bottle = Bottle
form-edit-bottle = Edit the bottle
form-bend-hold = Hold the dose
form-bend-pause = Pause the plan
form-bend-resume = The plan goes on
form-bend-step-back = Step back
form-bend-shift = Shift the steps
form-bend-skip = Next step now
form-bend-restart = Restart the plan
form-bend-stop = Stop the plan
form-bend-times = Another clock time
form-ask-again-title = A very high dose, once more
form-ask-again-yes = Yes, this amount is right
form-plan-at = First day
form-plan-title = Name of the plan
form-field-author = Whose protocol
form-plan-from = First dose
form-field-step = Each step adds
form-field-every = Each step lasts
form-plan-to = Up or down to
form-field-fixed = Dose
form-field-as-needed = When needed
form-field-time = At
form-field-shown-in = Said first in
form-field-hold-if = Hold when
form-field-missed = What to do about a missed dose, in your own words
form-field-review = Review at three months
form-adjustment-at = From
form-adjustment-until = Last day
form-field-days = Days
form-adjustment-to = Dose
form-field-holds = What it holds
form-bottle-at = Made up on
form-field-opened = Opened on
form-field-use-by = Use by, as its label says
form-field-keeps = Without a label
form-field-batch = Batch
form-field-cost = Cost
form-field-finished = Emptied or thrown away on
form-field-parts = Parts a piece may be cut into
form-field-drop-counts = Drops of 1 mL, counted
form-hint-plan-at = 2026-11-21
form-hint-plan-from = 0.25 mg
form-hint-step = 0.25 mg; -0.25 mg goes down
form-hint-every = 7 days, 2 weeks or 1 month
form-hint-plan-to = 4.5 mg, or 2.5-3 mg
form-hint-fixed = 50 ug
form-hint-time = 22:00, or 08:00, 22:00
form-hint-adjustment-at = 2026-11-21
form-hint-adjustment-until = the same day, if empty
form-hint-days = empty: until it goes on
form-hint-adjustment-to = 3 mg
form-hint-holds = 10 mL, 200 drops or 30 capsules
form-hint-bottle-at = 2026-11-21
form-hint-opened = 2026-11-21; empty if not yet
form-hint-use-by = 2026-12-21
form-hint-cost = 40 USD
form-hint-finished = empty while it lasts
form-hint-parts = 2
form-hint-drop-counts = 20, 21, 19
form-choice-as-needed-yes = Yes
form-choice-review-start = From the start
form-choice-review-target = From reaching the target
form-choice-shown-in-drop = Drops
form-choice-shown-in-mL = mL
form-choice-shown-in-mg = mg
form-choice-shown-in-tablet = Tablets
form-choice-shown-in-capsule = Capsules
form-choice-keeps-water = Compounded with water
form-choice-keeps-preserved = Compounded, preserved
form-choice-keeps-home = A tablet dissolved at home

# Own analytes, answers, attachments
form-new-analyte = Own analyte
form-edit-analyte = Edit the analyte
form-new-answer = Answer
form-edit-answer = Edit the answer
form-new-attachment = Attachment
form-edit-attachment = Edit the attachment
form-field-who = Spoken with
form-answer-reason = Why, or what was answered
form-echo-scale-of = { $scale ->
    [count] How often
    [minutes] Minutes
    [percent] 0 to 100 % of what was normal
    [change] 1 very much worse, 4 unchanged, 7 very much better
    [m] Metres; “at least 100” is possible
    [km] Kilometres; “at least 1” is possible
   *[mi] Miles; “at least 1” is possible
}

# Days, events, what is taken
form-new-own-symptom = Own symptom
form-edit-own-symptom = Edit the own symptom
form-new-question = Question for an appointment
form-edit-question = Edit the question
form-field-higher-is = A higher score is
form-choice-higher-is-worse = Worse
form-choice-higher-is-better = Better
form-field-low-words = Its lower end in words
form-field-high-words = Its upper end in words
form-field-sensitive = Leave it out of reports
form-choice-sensitive-yes = Yes
form-choice-sensitive-no = No
form-own-symptom-at = Since when
form-field-done = Asked
form-choice-done-yes = Yes
form-choice-done-no = Not yet
form-field-answer = The answer
form-question-text = Your question
form-field-severity = How bad
form-choice-severity-mild = Mild
form-choice-severity-moderate = Moderate
form-choice-severity-severe = Severe
form-field-confirmed = Confirmed by a clinician
form-choice-confirmed-yes = Yes
form-choice-confirmed-no = No
form-field-fever = Fever or infection at the time
form-choice-fever-yes = Yes
form-choice-fever-no = No
form-event-title-relapse = What it was
form-event-title-imaging = What was imaged
form-event-title-appointment = With whom, or what for
form-event-title-procedure = What was done
form-event-title-treatment = What sort of treatment
form-event-title-milestone = What you could do
form-event-at-from = From
form-no-relapse = No relapse in this time
form-no-relapse-instead = Or: no relapse since…
form-field-category = What it is
form-choice-category-medicine = Medicine
form-choice-category-supplement = Supplement
form-choice-category-diet = Diet
form-field-prescribed = Prescribed
form-choice-prescribed-yes = Yes
form-choice-prescribed-no = No
form-field-prescriber = Who prescribed it
form-field-why = Why it was started
form-field-never-taken = Taken or not
form-prescribed-at = Prescribed when
form-never-reason = Why it was never taken
form-supply-pharmacy = Pharmacy
form-supply-compounding = Compounding pharmacy
form-supply-internet = Internet provider
form-hint-supply = Compounding pharmacy; internet provider, Israel
form-hint-event-until = empty while it lasts
form-more-medicine = Approved, prescribed, where it comes from…
form-choice-never-taken-yes = Prescribed, never taken
form-choice-never-taken-no = Taken
