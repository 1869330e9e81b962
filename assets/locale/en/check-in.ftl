### The check-in every three months.

ui-check-in = Check-in
check-in-title = Check-in
check-in-says = The same few questions every three months. Skip what you like.
check-in-due = A check-in has been due since { $date }
check-in-due-today = Check-in is due today
check-in-due-says = A few questions, two minutes. It waits until it suits you.
check-in-start = Start
check-in-start-now = Check in now
check-in-next = The next one is due on { $date }
check-in-next-none = The first one is due three months after the followed medicine was begun. You may begin any time.
check-in-kept = What you answered before is still here
check-in-save = Save
check-in-later = Later
check-in-clear = Skip it
check-in-answered = { $count ->
    [0] Nothing is answered yet
    [one] One answer
   *[other] { $count } answers
}
check-in-answer-of = { $symptom }: { $answer }
check-in-clear-of = Skip { $symptom }
check-in-none = No check-in yet
check-in-none-says = After the second one, each answer stands beside the last and the first.
check-in-latest = { $date }, compared with before
check-in-latest-first = { $date }, the first
check-in-past = Past check-ins
check-in-question = Question
check-in-distance = How far
check-in-count = How many
check-in-minutes = Minutes
check-in-at-least = At least that
check-in-unit = { $unit ->
    [m] metres
    [km] kilometres
   *[mi] miles
}
check-in-yes = Yes
check-in-no = No
check-in-change = { $step ->
    [s1] Very much worse
    [s2] Much worse
    [s3] A little worse
    [s4] Unchanged
    [s5] A little better
    [s6] Much better
   *[s7] Very much better
}
check-in-last = { $trend ->
    [better] Better than the last time ({ $value }, { $date })
    [worse] Worse than the last time ({ $value }, { $date })
    [unchanged] Unchanged since the last time ({ $value }, { $date })
   *[none] The last time: { $value } ({ $date }), not comparable
}
check-in-first = { $trend ->
    [better] Better than at the first ({ $value }, { $date })
    [worse] Worse than at the first ({ $value }, { $date })
    [unchanged] As at the first ({ $value }, { $date })
   *[none] At the first: { $value } ({ $date }), not comparable
}
check-in-nothing-before = Nothing to compare it with yet
# A value as it is read
check-in-value = { $scale ->
    [change] { $step ->
        [s1] very much worse
        [s2] much worse
        [s3] a little worse
        [s4] unchanged
        [s5] a little better
        [s6] much better
       *[s7] very much better
    }
    [percent] { $value } %
    [minutes] { $value } min
    [m] { $value } m
    [km] { $value } km
    [mi] { $value } mi
    [answer] { $value ->
        [yes] yes
       *[no] no
    }
   *[other] { $value }
}
check-in-says-change = { $trend ->
    [better] Better than at the last check-in
    [worse] Worse than at the last check-in
   *[unchanged] Unchanged since the last check-in
}
check-in-ends = { $bottom } { $low } … { $top } { $high }
