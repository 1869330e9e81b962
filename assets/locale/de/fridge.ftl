### A plan as one page for the fridge.

fridge-describe = { $title }, { $period }: a calendar with a row for each week and an empty box for each dose
fridge-describe-week = Week { $number }, from { $date }: { $dose }
fridge-describe-lines = { $title }: empty lines for the date, the time, the amount and why

# Head
fridge-at = at { $times }
fridge-strength = { $amount } in one { count-unit }
fridge-made-on = Made on { $date }
fridge-weeks-shown = Week { $from } to { $until } of the plan
fridge-times-from = from { $date } at { $times }
fridge-box-each = A box for each dose of the day
fridge-author = Protocol by { $author }
fridge-own = My own plan
fridge-needed = When it is needed
fridge-needed-dose = { $dose }, when it is needed

# Weeks
fridge-week = Week
fridge-about = about { $amount }
fridge-no-dose = No dose
fridge-paused = Paused
fridge-stopped = Stopped
fridge-ended = Ended
fridge-and-so-on = and so on, { $dose } a day
fridge-and-so-on-at = and so on, { $dose } at { $times }
fridge-goes-on = the plan goes on after week { $week }
fridge-paused-from = paused from { $date }, with no end yet
fridge-over-from = no dose from { $date }

# Legend
fridge-step-back = Step back
fridge-step-back-to = Step back to { $dose }, { $period }
fridge-held = Held
fridge-held-days = Held { $count ->
    [one] { $count } day
   *[other] { $count } days
} from { $date }
fridge-held-open = Held from { $date }, with no end yet
fridge-new-bottle = { $form ->
    [tablet] New pack
    [capsule] New pack
   *[other] New bottle
}
fridge-review = Review on { $date }
fridge-waiting = { $count ->
    [one] { $count } step has no date yet
   *[other] { $count } steps have no date yet
}

# Foot
fridge-missed = Missed dose
fridge-hold-if = When to hold
fridge-in-all = In all
fridge-a-day = A day
fridge-total = { $sum }, until { $date }
fridge-total-open = { $sum }, until { $date }, the last step counted once
fridge-last = What was planned on { $date }. Not advice; ask whoever prescribed it.

# Lines to fill in
fridge-column-date = Date
fridge-column-time = Time
fridge-column-amount = Amount
fridge-column-why = Why
