### The screen Today.

today-day-before = Day before
today-day-after = Day after
today-back = Back to today
today-day = Day { $day } of { $medicine }
today-day-about = About day { $day } of { $medicine }

today-took-it = Took it now
today-taken-that-day = Taken that day…
today-first-dose = Log the first dose…
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
