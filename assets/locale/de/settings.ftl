### The screen Settings.

settings-day = Der Tag
settings-day-says = Eine Dosis nach Mitternacht gehört zum Abend davor, bis der neue Tag beginnt.
settings-day-start = Ein Tag beginnt um
settings-hour = { $clock }
settings-followed = Die Tage zählen ab der ersten Dosis von
settings-followed-first = Das zuerst eingetragene

settings-looks = Aussehen
settings-theme = Farben
settings-theme-system = Wie das System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-theme-contrast-light = Hoher Kontrast, hell
settings-theme-contrast-dark = Hoher Kontrast, dunkel
settings-language = Sprache
settings-language-desktop = Wie der Desktop
settings-zoom = Größe
settings-percent = { $percent } %
settings-smaller = Kleiner
settings-larger = Größer

settings-tables = Tabellen
settings-tables-says = Alles im Tagebuch als CSV-Dateien, für eine Tabellenkalkulation oder ein anderes Programm.
settings-export-to = Dateien in diesen Ordner schreiben
settings-export = Exportieren
settings-import-from = Dateien aus diesem Ordner oder dieser Datei lesen
settings-import = Hineinsehen…
settings-preview = Was der Import bringen würde
settings-preview-says = { $count ->
    [0] Nichts Neues
    [one] Ein neuer Eintrag
   *[other] { $count } neue Einträge
}; { $same } sind schon da
settings-preview-kind = { $kind ->
    [dose] { $count ->
        [one] Eine Dosis
       *[other] { $count } Dosen
    }
    [symptom] { $count ->
        [one] Ein Symptom
       *[other] { $count } Symptome
    }
    [lab] { $count ->
        [one] Ein Laborwert
       *[other] { $count } Laborwerte
    }
    [event] { $count ->
        [one] Ein Ereignis
       *[other] { $count } Ereignisse
    }
    [note] { $count ->
        [one] Eine Notiz
       *[other] { $count } Notizen
    }
    [medicine] { $count ->
        [one] Ein Medikament
       *[other] { $count } Medikamente
    }
   *[course] { $count ->
        [one] Eine Einnahmezeit
       *[other] { $count } Einnahmezeiten
    }
}
settings-questions = { $count ->
    [one] Eine Zeile ist ungewöhnlich
   *[other] { $count } Zeilen sind ungewöhnlich
}
settings-problems = { $count ->
    [one] Eine Zeile ist nicht lesbar
   *[other] { $count } Zeilen sind nicht lesbar
}
settings-problems-says = Nichts wurde importiert. Bitte diese Zeilen berichtigen und noch einmal hineinsehen
settings-problem = { $place } { $why }
settings-and-more = { $count ->
    [one] und eine mehr
   *[other] und { $count } mehr
}
settings-import-now = { $count ->
    [one] Einen Eintrag importieren
   *[other] { $count } Einträge importieren
}
settings-import-not = Nicht importieren

settings-about = Über Titrace
settings-version = Titrace { $version }
settings-file = Ihr Tagebuch ist diese Datei
settings-in-memory = Nur im Arbeitsspeicher: nichts wird behalten
settings-not-advice = Titrace bewahrt auf, was Sie schreiben, und zeigt es. Es ersetzt nicht den Rat Ihrer Ärztin oder Ihres Arztes.
settings-keys = Tasten und was sie tun…
job-not-our-file = { $path } ist schon da und stammt nicht von einem Export. Die Datei bleibt, wie sie ist; einen anderen Ordner nennen

# The person
settings-person = Zu Ihrer Person
settings-person-says = Um einen Laborbereich zu wählen, um zu zeigen, wen man anruft, und dafür, wie du einer Ärztin, einem Arzt erscheinst. Nichts davon ist nötig, und nichts wird angenommen
settings-sex = Geschlecht, für Bereiche, die sich danach unterscheiden
settings-sex-word = { $sex ->
    [female] Weiblich
    [male] Männlich
   *[none] Keine Angabe
}
settings-country = Land, für den Notruf und das Krisentelefon
settings-country-none = Keine Angabe
settings-birth-year = Geburtsjahr, für Bereiche, die sich nach Alter unterscheiden
settings-contacts = Wen anrufen, eine Angabe je Zeile
settings-contacts-hint = Dr. Lehmann: 030 23125 042
settings-person-save = Diese Angaben speichern

settings-name = Name, wie du einer Ärztin, einem Arzt erscheinen willst
settings-allergies = Allergien, in deinen Worten; auch „keine bekannt“ ist eine Antwort
settings-pregnancy = Schwangerschaft; einer Ärztin, einem Arzt nur, wenn du es wählst
settings-pregnancy-word = { $said ->
    [no] Nein
    [wished] Kinderwunsch
    [pregnant] Schwanger
    [breastfeeding] Stillend
   *[none] Nicht gesagt
}
