### How the day was: the chosen symptoms, the note, low-energy mode, who writes, the paper for the week.

daily-title = { $day ->
    [today] How was today?
   *[other] How was this day?
}
# Which end is which, where all symptoms have the same scale
daily-alike = { $way ->
    [words] A word for each
   *[numbers] { $direction ->
        [better] { $low } the least, { $high } the best
       *[worse] { $low } none, { $high } worst
    }
}
daily-same = { $day ->
    [today] Same as yesterday
   *[other] Same as the day before
}
daily-before = { $day ->
    [today] yesterday { $value }
   *[other] day before { $value }
}
daily-copied = { $day ->
    [today] as yesterday
   *[other] as the day before
}
daily-with-side = { $value }, { $side ->
    [left] left
    [right] right
   *[both] both
}
daily-copied-all = { $count ->
    [one] One symptom as { $day ->
        [today] yesterday
       *[other] the day before
    }
   *[other] { $count } symptoms as { $day ->
        [today] yesterday
       *[other] the day before
    }
}
daily-cleared = { $symptom } taken away
daily-unset = not said
daily-more = More of { $symptom }
daily-less = Less of { $symptom }
daily-option = { $symptom }: { $word }
daily-answer = { $answer ->
    [yes] Yes
   *[no] No
}
daily-side = { $side ->
    [left] left
    [right] right
    [both] both
   *[none] side…
}
daily-side-of = Side of { $symptom }: { $side ->
    [left] left
    [right] right
    [both] both
   *[none] not said
}
daily-side-said = { $symptom }: { $side ->
    [left] left
    [right] right
    [both] both
   *[none] side not said
}
# Five words of a scale, w0 its lower end
daily-word = { $direction ->
    [better] { $place ->
        [w0] Nothing
        [w1] A little
        [w2] Half
        [w3] A lot
       *[w4] All of it
    }
   *[worse] { $place ->
        [w0] None
        [w1] Mild
        [w2] Medium
        [w3] Strong
       *[w4] Worst
    }
}
daily-end = { $direction ->
    [better] { $end ->
        [low] least
       *[high] best
    }
    [worse] { $end ->
        [low] none
       *[high] worst
    }
   *[open] { $end ->
        [low] least
       *[high] most
    }
}
daily-ends = { $low } { $low_words }, { $high } { $high_words }
daily-ends-bare = from { $low_words } to { $high_words }
daily-unit = { $scale ->
    [count] how often
    [minutes] minutes
    [m] metres
    [km] kilometres
   *[mi] miles
}
daily-choose = Choose symptoms…
daily-none = A few symptoms can be asked for here every day, each with a key or two. You could begin with these, and change them whenever you like: { $names }
daily-begin = Begin with these
daily-begun = These are asked for every day

daily-note = A note, if you like
daily-note-save = Save the note
daily-note-keys = or Ctrl+Enter
daily-note-unsaved = Not saved yet

# Choosing what a day asks for
choose-title = Symptoms for every day
choose-says = Five to ten are usual. With fewer, more days get filled in.
choose-chosen = Chosen: { $count } of { $most }
choose-none = Nothing is chosen yet
choose-up = { $symptom } earlier
choose-down = { $symptom } later
choose-remove = Remove
choose-remove-of = Remove { $symptom }
choose-moved = { $symptom } is number { $place }
choose-added = { $symptom } is asked for every day
choose-removed = { $symptom } is no longer asked for
choose-search = Find a symptom
choose-own = Your own
choose-nothing = No symptom is called that. You can add it as your own.
choose-add-own = Add your own…
choose-done = Done
choose-domain = { $domain ->
    [fatigue] Fatigue
    [pain] Pain
    [spasticity] Spasticity
    [mobility] Moving
    [thinking] Thinking
    [mood] Mood
    [vision] Seeing
    [bladder] Bladder
    [bowel] Bowel
    [sexual] Sexuality
    [sleep] Sleep
    [sensation] Feeling
    [balance] Balance
    [speech] Speaking and swallowing
    [bleeding] Bleeding
    [liver] Liver
    [side-effect] Possible effects of a medicine
   *[general] In general
}

# Low-energy mode
low-mode = Low-energy mode
low-more = More…
low-button = { $words }: { $beneath }
low-took = Took it
low-dose = { $medicine }, { $dose }
low-nothing-due = { $day ->
    [today] Nothing is due now
   *[other] Nothing is open on this day
}
low-same-says = { $count ->
    [one] One symptom
   *[other] { $count } symptoms
}
low-same-unchosen = No symptoms are chosen
low-same-all = Every symptom is written
low-same-none = { $day ->
    [today] Nothing more from yesterday
   *[other] Nothing more from the day before
}
low-bad = Bad day
low-bad-says = No scores, only that
low-bad-done = Bad day
low-bad-written = Bad day is written

# Who writes
carer-ask = Somebody else writes…
carer-title = Who writes?
carer-says = What is written from now on bears this name, until you write again.
carer-name = Name
carer-start = Begin
carer-writes = Written by { $name }, not by you
carer-me-again = It is me again
carer-rail = { $name } writes
carer-now = { $name } writes from now on
carer-over = You write again

# The paper for the week
paper-ask = Paper for the week…
paper-title = Paper for the week
paper-says = A page to fill in with a pen, for days without a screen. Type it in later: the arrows on top open each day.
paper-from = First day
paper-to = Write the page into this file
paper-write = Write the page
paper-no-day = Write the day as 2025-05-09

# Settings
settings-daily = How the day was
settings-daily-asked = Asked for every day: { $names }
settings-worded = How much it was
settings-worded-word = { $on ->
    [yes] Five words
   *[no] Numbers
}
settings-yesterday = What the day before said
settings-yesterday-word = { $on ->
    [yes] Hidden
   *[no] Shown beside it
}
settings-low-energy = Today begins with
settings-low-energy-word = { $on ->
    [yes] Three large buttons
   *[no] The whole day
}

# The keyboard
keys-digits = 0 to 9
keys-digits-does = Score the symptom and go on to the next; 1 waits for a 0
keys-ten-does = Score it ten and go on to the next
keys-score-does = One more, one less
keys-score-away-does = Take the score away
keys-same-does = What is open, the same as yesterday
keys-note-save-does = Save the note
keys-low-does = Low-energy mode, and out of it
keys-three-does = The three buttons of low-energy mode
