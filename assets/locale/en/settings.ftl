### The screen Settings.

settings-day = The day
settings-day-says = A dose after midnight belongs to the evening before, until the new day begins.
settings-day-start = A day begins at
settings-hour = { $clock }
settings-followed = Days are counted from the first dose of
settings-followed-first = The first one that was written down

settings-looks = Looks
settings-theme = Colours
settings-theme-system = As the desktop
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast-light = High contrast, light
settings-theme-contrast-dark = High contrast, dark
settings-language = Language
settings-language-desktop = As the desktop says
settings-zoom = Size
settings-percent = { $percent } %
settings-smaller = Smaller
settings-larger = Larger

settings-tables = Tables
settings-tables-says = Everything in the diary as CSV files, for a spreadsheet or another program.
settings-export-to = Write the files into this folder
settings-export = Export
settings-import-from = Read files from this folder or file
settings-import = Look inside…
settings-preview = What the import would bring
settings-preview-says = { $count ->
    [0] Nothing new
    [one] One new record
   *[other] { $count } new records
}; { $same } are there already
settings-preview-kind = { $kind ->
    [dose] { $count ->
        [one] One dose
       *[other] { $count } doses
    }
    [symptom] { $count ->
        [one] One symptom
       *[other] { $count } symptoms
    }
    [lab] { $count ->
        [one] One lab value
       *[other] { $count } lab values
    }
    [event] { $count ->
        [one] One event
       *[other] { $count } events
    }
    [note] { $count ->
        [one] One note
       *[other] { $count } notes
    }
    [medicine] { $count ->
        [one] One medicine
       *[other] { $count } medicines
    }
   *[course] { $count ->
        [one] One course
       *[other] { $count } courses
    }
}
settings-questions = { $count ->
    [one] One line is out of the usual
   *[other] { $count } lines are out of the usual
}
settings-problems = { $count ->
    [one] One line cannot be read
   *[other] { $count } lines cannot be read
}
settings-problems-says = Nothing was imported. Correct these lines and look again
settings-problem = { $place } { $why }
settings-and-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
settings-import-now = { $count ->
    [one] Import one record
   *[other] Import { $count } records
}
settings-import-not = Do not import

settings-about = About
settings-version = Titrace { $version }
settings-file = Your diary is this file
settings-in-memory = Only in memory: nothing is kept
settings-not-advice = Titrace keeps what you write and shows it. It does not replace the advice of your prescriber.
settings-keys = Keys and what they do…
job-not-our-file = { $path } is there and was not written by an export. It stays as it is; name another folder

# The person
settings-person = You
settings-person-says = To choose a laboratory’s range, to show whom to call, and for how you appear to a clinician. Nothing of it is needed, and nothing is assumed
settings-sex = Sex, for ranges that differ by it
settings-sex-word = { $sex ->
    [female] Female
    [male] Male
   *[none] Not said
}
settings-country = Country, for the emergency number and the crisis line
settings-country-none = Not said
settings-birth-year = Year of birth, for ranges that differ by age
settings-contacts = Whom to call, one a line
settings-contacts-hint = Dr Lee: 020 7946 0000
settings-person-save = Save these

settings-name = Name, as you want to appear to a clinician
settings-allergies = Allergies, in your words; “none known” is an answer too
settings-pregnancy = Pregnancy; to a clinician only if you choose so
settings-pregnancy-word = { $said ->
    [no] No
    [wished] Wish for a child
    [pregnant] Pregnant
    [breastfeeding] Breastfeeding
   *[none] Not said
}
