# Why a field is refused, and the way out. The field's name stands before the sentence.
refused-empty = nothing is given; it needs a value
refused-control-character = it holds a control character; only tabs and line ends may stay
refused-choice = “{ $text }” is none of { $choices }
refused-id = “{ $text }” is no record id; ids look like 0199f5a0-0000-7000-8000-000000000000
refused-field = “{ $text }” is no field of this kind of record ({ $kind }); there are { $choices }
refused-offset = “{ $text }” is no offset from UTC of a time to the minute; write +02:00
refused-number = “{ $text }” is not a number; write digits with a point, as in 4.5
refused-number-comma = “{ $text }” can mean thousands or tenths; write it with a point and without grouping, as in 4.5 or 1000
refused-number-grouping = “{ $text }” can mean thousands or tenths; write { $whole } or { $tenths }
refused-number-grouped = “{ $text }” is grouped in thousands; write it without, as { $whole }
refused-number-bare-point = “{ $text }” lacks a digit beside the point; write 0.5 or 5
refused-number-leading-zero = “{ $text }” begins with a zero that does not count; write it without
refused-number-too-long = “{ $text }” has more than 28 digits
refused-not-positive = “{ $text }” is not above zero; a dose that was not taken is logged as skipped
refused-no-unit = “{ $text }” has no unit; write it with one, as in 1.75 mg or 7 drop
refused-dose-unit = unknown unit “{ $text }”; a dose is given in { $choices }
refused-not-counted = “{ $text }” is measured, not counted; count in { $choices }, or give an amount
refused-no-amount = how much was taken is not given; give an amount such as 1.75 mg, or a count such as 7 drop
refused-no-medicine-yet = there is no medicine “{ $text }” in the diary; add it first
refused-unknown-medicine = there is no medicine “{ $text }”; there are { $choices }
refused-scale = “{ $text }” is no scale; write its ends as in 0-10, or yes/no, count, minutes, percent, change, m, km or mi
refused-off-scale = { $text } is not on the scale from { $low } to { $high }
refused-below-nothing = { $text } is less than nothing
refused-no-whole-number = { $text } is no whole number; write one without parts
refused-at-least = “{ $text }”: “at least” is for a distance or minutes; write the number alone
refused-unknown-symptom = No symptom is called “{ $text }”; see titrace symptom list, or add your own with symptom add
refused-symptoms-many = At most { $most } symptoms fit into a day
refused-setting = “{ $text }” is no setting; there are { $choices }
refused-no-question = { $text } is no question
refused-symptom-known = “{ $name }” is a symptom that is known already; use it, or choose another name
refused-name-one-line = it is one line, without control characters
refused-symptom-in-use = { $count ->
    [0] each day asks for “{ $name }”; take it off the list of each day before you rename it
    [one] an entry stands under the name “{ $name }”; it would be lost to it. Add a symptom of the new name instead
   *[other] { $count } entries stand under the name “{ $name }”; they would be lost to it. Add a symptom of the new name instead
}
refused-never-taken-until = What was never taken has no end; leave it empty, or say that it was taken
refused-absent = That there was none can be said of { $choices }
refused-lab-value = “{ $text }” is no result; write 110, <5, ≤5, ~136, 3-5 or a word such as normal
refused-lab-damaged = “{ $text }” looks like { $proposal } in { $proposal_unit }, with a sign lost in copying; type { $proposal } and the unit { $proposal_unit }, or confirm
refused-lab-flag = “{ $text }” looks like { $proposal } with the laboratory's mark beside it; type { $proposal }, or confirm
refused-lab-flag-unit = “{ $text }” looks like { $proposal } in { $proposal_unit } with the laboratory's mark beside it; type { $proposal } and the unit { $proposal_unit }, or confirm
refused-lab-unclear = “{ $text }” can be read in more than one way; type the number alone, and its unit as in 10*9/L
refused-lab-unit-damaged = “{ $text }” looks like { $proposal }, with a sign lost in copying; type { $proposal }, or confirm
refused-lab-units-differ = “{ $text }” is not the unit beside the value, { $beside }; keep the one that is on the report
refused-lab-negative = “{ $text }” is below zero, and { $analyte } never is; type what stands on the report
refused-unit-written = “{ $text }” is no spelling of { $unit }; write the unit as it stands on the report, or leave this empty
refused-disagrees = it does not say the same as the value “{ $value }”; correct one, or leave this empty
refused-lab-unit = unknown unit “{ $text }”; write it in UCUM, as in 10*9/L, mg/dL or U/L
refused-lab-unit-of = “{ $text }” is no unit of this analyte; it is reported in { $choices }
refused-range = “{ $text }” is no range; write both limits as in 165-387, one as in <200 or >60, or none
refused-range-damaged = “{ $text }” looks like { $proposal } in { $proposal_unit }, with a sign lost in copying; type { $proposal }, or confirm
refused-range-three = “{ $text }” looks like { $proposal }, with the × of its unit copied as a 3; type { $proposal }, or confirm. If “{ $text }” is what was printed, leave the range out and give its limits apart, as low and high, in a table or by edit on the command line
refused-range-three-unclear = “{ $text }” may end with a × that was copied as a 3, as the unit beside it is damaged; type the unit as in 10*9/L, and then the range as it was printed
refused-range-unclear = “{ $text }” can be read in more than one way; type its numbers alone, as in 165-387
refused-range-unit = “{ $text }” is in { $found } and the result in { $unit }; type the range in the result's unit
refused-range-unit-alone = “{ $text }” has the unit { $found } and the result has none; give the result's unit, or type the numbers alone
refused-range-order = the range from { $low } to { $high } runs backwards; write the lower limit first
refused-range-missing = a range is announced and none is given; fill low or high, or write none
refused-recipe = “{ $text }” is no recipe; write it as in 50 mg in 10 mL, 20 drops/mL
refused-strength = “{ $text }” is no content of one piece; write it as in 1.5 mg
refused-when = “{ $text }” is no date; write 2014-05, 2014-05-12, 2014-05-12 22:00, now, yesterday 22:00, ~2014-05 or 2013-06..2014-01
refused-no-such-day = there is no day or time “{ $text }” in the calendar; correct it, or leave out what is not known
refused-clock-jumped = the clocks jumped over { $text } that night; give the time that the clock showed
refused-ends-before-it-begins = the end lies before the beginning; correct one of them
refused-basis = “{ $text }” does not fit the date { $date }; a date stands alone when it is exact or about, and two dates when it is between
refused-table-too-long = the table is longer than { $lines } lines or { $most } MiB; bring it in in parts
refused-too-long = it is longer than { $most } KiB; part it into several records
refused-no-plan = “{ $text }” is no plan of this diary
refused-day-only = “{ $text }” is no single day; write it as in 2026-05-12
refused-rule-mixed = it says steps and a fixed or as-needed dose at once; keep one of them
refused-no-rule = no rule is given; give from, step, every and to, or a fixed dose, or as needed
refused-interval = “{ $text }” is no interval; write 7 days, 2 weeks or 1 month
refused-other-unit = “{ $text }” is not in { $unit }, as the first step is
refused-step-direction = it is zero, or leads away from { $to }; a step that goes down is negative
refused-too-many-steps = that would be more than { $most } steps; make the step larger
refused-target-range = the range { $text } runs backwards; write the lower end first
refused-target-missed = whole steps miss { $to }; they end at { $before }, or one further at { $behind }
refused-times = “{ $text }” is no clock time, or says one twice; write 22:00, or 08:00, 22:00 for two doses a day
refused-not-whole = { $amount } cannot be counted out; the nearest that can are { $below } and { $above }
refused-not-whole-least = { $amount } cannot be counted out; the least that can is { $above }
refused-whole-number = “{ $text }” is not a whole number from { $least } to { $most }
refused-nothing-to-bend = { $type ->
    [hold] nothing later moves: the plan is on its last step, is held already, or is over by that day
    [pause] nothing is due on that day, or a pause or stop stands within these days already
    [resume] nothing waits to go on by that day
    [step-back] no dose is due on these days
    [shift] no step can move that far: it would meet the one before it, or none begins from that day on
    [skip] there is no later step to skip to on that day
    [stop] the plan is over by that day
    [restart] that step begins on that day already
   *[times] these are its clock times already
}
refused-no-such-step = { $text } is no step of this plan; there are { $choices }
refused-bottle-order = { $text } lies before { $first }; correct one of them
refused-cost = “{ $text }” is no cost; write a number and a currency, as in 40 USD
refused-parts = “{ $text }” is no number of parts from 1 to 8
refused-drop-counts = “{ $text }” are no counts; write the drops of 1 mL as counted two times or more, as in 20, 21, 19
refused-plan-missing = the plan that it belongs to is not in the diary; restore that one first
refused-plan-running = { $medicine } has a plan since { $since } that is not over by then; stop that one first
refused-not-of-preparation = the medicine is not made up so that { $amount } could be measured; give it in its own unit
refused-not-of-this-kind = this does not belong to a { $type }; leave it empty
refused-target-missed-low = whole steps miss { $to }; they end at { $before }, and one further would be no dose
refused-not-above-zero = “{ $text }” is not above zero
refused-plan-meets = the plan would then go on beside another one of { $medicine }, from { $since }; stop one of them first
refused-shift-of-none = a shift by no day moves nothing; write 7, or -7 for earlier
refused-holds = “{ $text }” does not say how much; write 10 mL, 200 drops or 30 capsules

# Analytes, answers, attachments, the person
refused-analyte-known = the catalogue knows “{ $name }” already, with its units and grades. Use that name
refused-no-reason = say in a few words why it is put aside
refused-spoken-who = say with whom you have spoken
refused-spoken-answer = say in a few words what the answer was
refused-answer-future = an answer cannot lie in the future; give the day on which it was given
refused-attach-to = a file is attached to a lab result, an event or a note: give the id of one
refused-sex = “{ $text }” is neither female nor male nor none. It is only used to choose a laboratory range
refused-birth-year = “{ $text }” is no year of birth; write one from 1900 to this year, as in 1970
refused-country = “{ $text }” is no country code of two letters, as in GB, US, NZ or DE
refused-contact = a contact is a name, a colon and a telephone number, as in Dr Lee: 020 7946 0000
refused-contacts-many = at most { $most } contacts fit on the card
refused-attachment-large = the file is larger than { $most } MiB; scan it in grey, or attach its pages one by one
refused-attachment-media = “{ $text }” is neither a PDF nor a picture (PNG, JPEG, WebP, TIFF)

# Remarks about what is kept
analyte-unknown = no analyte “{ $text }” is known; it is kept under that name
analyte-unknown-near = no analyte “{ $text }” is known; it is kept under that name. Did you mean { $near }? Editing the field analyte changes it
refused-person-words = this may have at most { $most } bytes, and only words and line breaks; shorten it
