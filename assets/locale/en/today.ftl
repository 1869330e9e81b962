### The screen Today.

today-day-before = Day before
today-day-after = Day after
today-back = Back to today
today-day = Day { $day } of { $medicine }
today-day-about = About day { $day } of { $medicine }

today-took-it = Took it now
today-taken-that-day = Taken that day…
today-first-dose = Log the first dose…
# What is only noted: no plan, and no dose written down yet
today-also = Also taken
today-log-dose = Log a dose…
today-other = Other…
today-skipped = Skipped…
today-stopped = Stopped…
# The name of a button for those who do not see whose it is
today-button-of = { $button } ({ $medicine })

today-no-dose = No dose is written down yet
today-not-yet = Not yet taken today
today-not-that-day = Not taken on this day
today-last-taken-at = last taken { $when } { $clock }
today-last-taken = last taken { $when }
today-last-taken-about = last taken { $when }
today-taken-at = { $status ->
    [partial] Partly taken { $clock }
    [extra] Extra dose { $clock }
   *[other] Taken { $clock }
}
today-taken = { $status ->
    [partial] Partly taken
    [extra] Extra dose
   *[other] Taken
}
today-skipped-words = Skipped

today-write = Write something down
today-logged = Logged today
today-logged-that-day = Logged on this day
today-nothing-logged = Nothing yet
today-edit = Edit
today-edit-of = Edit { $what }
today-undo-of = Undo { $what }
today-ask-no = Go back

today-no-medicine = Which medicine do you take?
today-no-medicine-says = Add it once. From then on, one press says that you took it.
today-first-medicine = Add a medicine…
today-none-running = No medicine is taken on this day
today-none-running-says = A medicine shows here from the start of its course to its stop.
today-start-course = Start a course…
today-see-history = See what is written down
today-last-day = Go to { $date }, the last entry

# With a plan
today-attention = Asks for attention
today-coming = Good to know
today-took-it-at = Took it at { $clock }
today-taken-that-day-planned = Taken that day
today-start-plan = Start a plan…
today-count-drops = Count drops…
today-paused = Paused: nothing is due
today-as-needed = When needed
today-due-at = { $medicine }, due at { $clock }
today-step = step { $step } of { $steps } · day { $day } of the plan
today-plan-day = day { $day } of the plan
today-step-back = Step back today; the plan does not move
today-step-back-why = Step back today ({ $reason }); the plan does not move
today-band = By your count of drops it holds { $low } to { $high }
today-still-due = Still due
today-missed = Nothing is logged for yesterday
today-missed-words = Your own note for that: “{ $words }”

counter-title = Count drops
counter-says = Press once for each drop. Enter or Space does it, too.
counter-face = { $counted } of { $planned }
counter-tap = One more drop: { $counted } of { $planned } counted
counter-going = Counting
counter-enough = That is the planned dose
counter-over = More than planned
counter-less = One less
counter-done = { $count ->
    [one] Took one drop
   *[other] Took { $count } drops
}
today-signs = Is something wrong?
