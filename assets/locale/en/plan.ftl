### Plans: their screen, their windows and reviews, what the command line says of them.

# Unwanted effects, counted from their own onset
window-effect = { $effect }, day { $number } since it began on { chart-date-day } (in the source, { $source })
window-effect-over = { $effect }, { $number } days from { chart-date-day }
window-effect-long = { $effect } since { chart-date-day }, day { $number }: longer than in the source ({ $source }). Ask whoever prescribed it

plan-tally = { $taken } of { $planned } taken, { $partial } in part, { $skipped } skipped, { $missing } not logged
cli-plan-pause = paused, nothing is due
cli-plan-needed = when needed
cli-plan-total = { $count ->
    [one] { $count } day
   *[other] { $count } days
} with a dose, the last step counted once: { $sum }
cli-no-plan = there is no plan under way
cli-which-plan = several plans are under way; name the medicine: { $choices }
cli-which-medicine = several medicines are in the diary; name one of { $choices }
cli-no-plan-then = no plan goes on by { $on }; a plan that is over can be restarted, or a new one started
cli-restart-stopped = the plan was stopped by then, so nothing was missed; say --how repeat or beginning, or --to
cli-plan-idle = bends nothing any more: { $id }
cli-no-template = “{ $text }” is no protocol; there are { $choices }
cli-template-open = the source leaves this open; say it with { $flag }
cli-template-between = the source says { $offered }; choose one with { $flag }
cli-restart-how = how it goes on is for you to say: --how continue, repeat or beginning, or --to with the amount of a step
cli-restart-missed-from = say with --missed-from which day was the first that was missed
cli-restart-missed-order = the first missed day lies before { $on }, the day on which it goes on
cli-restart-no-step = this plan has no step to begin with
cli-preview-medicine = Preview
cli-bottle-month = { $medicine }: { $cost } a month by the plan

# What stands above everything else on Today
attention-held = { $medicine } is held since { chart-date-day } until you say that it goes on
attention-paused = { $medicine } is paused since { chart-date-day } until you say that it goes on
attention-review = { $medicine }: the review at three months is on { chart-date-day }, counted from { $from ->
    [start] the start
   *[target] reaching the target
}
attention-two-plans = { $medicine }: two plans ask for a dose today; stop one of them
attention-not-whole = { $medicine }: today’s { $amount } cannot be counted out as the medicine is made up now
attention-bottle-past = { $medicine }: the open bottle is past its use-by day
attention-bottle-use-by = { $medicine }: the open bottle may be used until { chart-date-day }
attention-bottle-ends = { $medicine }: the open bottle is too little for the dose of { chart-date-day }

# The screen Plan
ui-plan = Plan
plan-of = Plan of { $medicine }
plan-of-since = { $medicine }, since { $date }
plan-edit = Edit the plan…
plan-new = New plan…
plan-new-title = New plan
plan-bench = Recipe bench…
plan-now = Due today
plan-over = This plan is over since { $date }
plan-not-yet = This plan begins on { $date }
plan-next = Then { $dose } from { $date }
plan-next-pause = Then a pause from { $date }
plan-waiting = { $count ->
    [one] One later step waits
   *[other] { $count } later steps wait
} since { $date } until you say that it goes on

plan-bend = Bend the plan
plan-bend-says = The plan stays written as it was. Each of these is kept beside it and can be taken back.
plan-bend-hold = Hold…
plan-bend-step-back = Step back…
plan-bend-skip = Next step now…
plan-bend-shift = Shift…
plan-bend-pause = Pause…
plan-bend-resume = It goes on…
plan-bend-times = Clock time…
plan-bend-restart = Restart…
plan-bend-stop = Stop…
plan-bent = What was changed
plan-bent-from = { $date }: { $what }
plan-bent-back-day = step back to { $to } for the day
plan-bent-back = step back to { $to } until { $until }
plan-bent-why = { $says } ({ $reason })
plan-bent-idle = nothing to bend any more
plan-bent-history = What was taken back is in the trash, under History.
plan-take-back = Take back
plan-take-back-of = Take back { $what }

plan-restart = How does it go on?
plan-restart-says = That is for you to choose, or for whoever prescribed it.
plan-restart-continue = { $count ->
    [one] Where I left it: the missed day since { $date } is made up…
   *[other] Where I left it: the { $count } missed days since { $date } are made up…
}
plan-restart-repeat = The step of { $amount } begins again…
plan-restart-beginning = From the beginning, { $amount }…
plan-restart-step = At another step…

plan-steps = Steps
plan-preview = What this comes to
plan-preview-bent = The plan would then be
plan-row-day = Day { $day }
plan-row-span = { $from } – { $until }
plan-row-from = from { $from }
plan-row-pause = Pause
plan-row-now = now
plan-row-instead = was from { $date }
plan-row-instead-until = was until { $date }
plan-would-end = Nothing is due from { $date }
plan-would-be-at = At { $time } from { $date }
plan-weeks = By week
plan-weeks-hide = Hide the weeks
plan-week = Week { $week }, from { $from }: { $tally }
plan-row-taken = { $taken } of { $planned } taken
plan-row-partial = { $count } in part
plan-row-skipped = { $count } skipped
plan-row-missing = { $count } not logged
plan-back-day = { $from }: { $amount } instead
plan-back-day-why = { $from }: { $amount } instead ({ $reason })
plan-back-days = { $from } – { $until }: { $amount } instead
plan-back-days-why = { $from } – { $until }: { $amount } instead ({ $reason })
plan-total = { $count ->
    [one] One day
   *[other] { $count } days
} with the last step counted once: { $sum }

plan-windows = Windows and reviews
plan-review = Review at three months: { $date }, counted from { $from ->
    [start] the start
   *[target] reaching the target
}
plan-no-review = No review is set; edit the plan to count three months from its start or from its target
plan-settled = { $amount } is held since { $date }: 28 days or more
plan-effect-dose = Dose in force at its onset, by the log: { $amount }

plan-bottles = Bottles
plan-no-bottle = No bottle is written down
plan-bottle = Bottle made { $date }
plan-bottle-open = Open bottle, made { $date }
plan-bottle-new = New bottle…
plan-bottle-next = By the plan, the next bottles are needed on { $dates }
plan-bottle-month = { $cost } a month by the plan

plan-out = On paper and on the phone
plan-out-says = A page for the fridge, and a calendar with alarms. Import the calendar again after a change: it updates.
plan-out-page-to = Page to write
plan-out-page = Write the page
plan-out-ics-to = Calendar to write
plan-out-ics = Write the calendar
plan-out-done = Written: { $path }

# Choosing
plan-none = No plan yet
plan-none-says = A plan says what is due on which day, and bends to life without forgetting what was planned.
plan-needs-medicine = A plan is for a medicine: add it first
plan-add-medicine = Add a medicine…
plan-own-steps = My own steps…
plan-own-fixed = One dose every day…
plan-own-needed = When needed…
plan-own-earlier = My earlier plans
plan-copy = Copy { $what }…
plan-templates = Published protocols
plan-templates-says = Each is its author’s. None is a recommendation, and none is chosen for you.
plan-use = Use this…
plan-use-of = Use this… ({ $title })
plan-rule = From { $from }, { $step } more every { $every }, to { $to }
plan-rule-fixed = { $amount }
plan-rule-between = { $offered } (yours to choose)
plan-rule-open = (left open)

# The recipe bench
bench-title = Recipe bench
bench-says = Fill what is known. Any one of the three about drops is enough; the rest follows.
bench-content = What is dissolved
bench-volume = Made up to
bench-drops-per-ml = Drops in 1 mL
bench-per-drop = One drop holds
bench-drop-ml = One drop is, in mL
bench-counts = Drops of 1 mL, counted
bench-dose = A dose to try
bench-hint-content = 50 mg
bench-hint-volume = 10 mL
bench-hint-drops-per-ml = 20
bench-hint-per-drop = 0.25 mg
bench-hint-drop-ml = 0.05
bench-hint-drop-counts = 20, 21, 19
bench-hint-dose = 4.5 mg
bench-follows = What follows
bench-row-per-ml = In 1 mL
bench-row-drops = Drops a mL
bench-row-per-drop = In one drop
bench-row-drop-ml = One drop is
bench-row-counts = Counted
bench-counted = { $mean } drops on average, from { $low } to { $high }
bench-use = Use for { $medicine }
bench-not-positive = it is not above zero
bench-unit = its unit does not fit what is dissolved
bench-own-unit = give it in { $unit }
bench-contradicts = it contradicts what stands above, from which { $follows } follows
bench-endless = that gives no number of drops with an end; give the drops in 1 mL
bench-unlikely = that would be { $drops } drops in 1 mL; no dropper makes that
plan-back-is-up = { $to } is more than the { $planned } planned for that day
