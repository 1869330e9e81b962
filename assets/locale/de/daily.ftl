### How the day was: the chosen symptoms, the note, low-energy mode, who writes, the paper for the week.

daily-title = { $day ->
    [today] Wie war es heute?
   *[other] Wie war dieser Tag?
}
# Which end is which, where all symptoms have the same scale
daily-alike = { $way ->
    [words] Für jedes ein Wort
   *[numbers] { $direction ->
        [better] { $low } am wenigsten, { $high } am besten
       *[worse] { $low } nicht da, { $high } am schlimmsten
    }
}
daily-same = { $day ->
    [today] Wie gestern
   *[other] Wie am Vortag
}
daily-before = { $day ->
    [today] gestern { $value }
   *[other] Vortag { $value }
}
daily-copied = { $day ->
    [today] wie gestern
   *[other] wie am Vortag
}
daily-with-side = { $value }, { $side ->
    [left] links
    [right] rechts
   *[both] beide Seiten
}
daily-copied-all = { $count ->
    [one] Ein Symptom wie { $day ->
        [today] gestern
       *[other] am Vortag
    }
   *[other] { $count } Symptome wie { $day ->
        [today] gestern
       *[other] am Vortag
    }
}
daily-cleared = { $symptom } entfernt
daily-unset = keine Angabe
daily-more = { $symptom }: mehr
daily-less = { $symptom }: weniger
daily-option = { $symptom }: { $word }
daily-answer = { $answer ->
    [yes] Ja
   *[no] Nein
}
daily-side = { $side ->
    [left] links
    [right] rechts
    [both] beide
   *[none] Seite…
}
daily-side-of = Seite bei { $symptom }: { $side ->
    [left] links
    [right] rechts
    [both] beide
   *[none] keine Angabe
}
daily-side-said = { $symptom }: { $side ->
    [left] links
    [right] rechts
    [both] beide
   *[none] Seite nicht angegeben
}
# Five words of a scale, w0 its lower end
daily-word = { $direction ->
    [better] { $place ->
        [w0] Nichts
        [w1] Ein wenig
        [w2] Halb
        [w3] Viel
       *[w4] Alles
    }
   *[worse] { $place ->
        [w0] Nicht da
        [w1] Leicht
        [w2] Mittel
        [w3] Stark
       *[w4] Sehr stark
    }
}
daily-end = { $direction ->
    [better] { $end ->
        [low] am wenigsten
       *[high] am besten
    }
    [worse] { $end ->
        [low] nicht da
       *[high] am schlimmsten
    }
   *[open] { $end ->
        [low] am wenigsten
       *[high] am meisten
    }
}
daily-ends = { $low } { $low_words }, { $high } { $high_words }
daily-ends-bare = von „{ $low_words }“ bis „{ $high_words }“
daily-unit = { $scale ->
    [count] wie oft
    [minutes] Minuten
    [m] Meter
    [km] Kilometer
   *[mi] Meilen
}
daily-choose = Symptome wählen…
daily-none = Hier können einige Symptome jeden Tag abgefragt werden, jedes mit ein oder zwei Tasten. Sie könnten mit diesen beginnen und sie jederzeit ändern: { $names }
daily-begin = Mit diesen beginnen
daily-begun = Diese werden jeden Tag abgefragt

daily-note = Notiz, wenn gewünscht
daily-note-save = Notiz speichern
daily-note-keys = oder Strg+Enter
daily-note-unsaved = Noch nicht gespeichert

# Choosing what a day asks for
choose-title = Symptome für jeden Tag
choose-says = Fünf bis zehn sind üblich. Je weniger, desto mehr Tage werden ausgefüllt.
choose-chosen = Gewählt: { $count } von { $most }
choose-none = Noch ist nichts gewählt
choose-up = { $symptom } nach oben
choose-down = { $symptom } nach unten
choose-remove = Entfernen
choose-remove-of = { $symptom } entfernen
choose-moved = { $symptom }: jetzt an Stelle { $place }
choose-added = Jeden Tag abgefragt: { $symptom }
choose-removed = Nicht mehr abgefragt: { $symptom }
choose-search = Symptom suchen
choose-own = Eigene
choose-nothing = Kein Symptom heißt so. Sie können es als eigenes hinzufügen.
choose-add-own = Eigenes hinzufügen…
choose-done = Fertig
choose-domain = { $domain ->
    [fatigue] Fatigue
    [pain] Schmerzen
    [spasticity] Spastik
    [mobility] Bewegung
    [thinking] Denken
    [mood] Stimmung
    [vision] Sehen
    [bladder] Blase
    [bowel] Darm
    [sexual] Sexualität
    [sleep] Schlaf
    [sensation] Empfindung
    [balance] Gleichgewicht
    [speech] Sprechen und Schlucken
    [bleeding] Blutungen
    [liver] Leber
    [side-effect] Mögliche Wirkungen eines Medikaments
   *[general] Allgemein
}

# Low-energy mode
low-mode = Schonmodus
low-more = Mehr…
low-button = { $words }: { $beneath }
low-took = Genommen
low-dose = { $medicine }, { $dose }
low-nothing-due = { $day ->
    [today] Jetzt ist nichts fällig
   *[other] An diesem Tag ist nichts offen
}
low-same-says = { $count ->
    [one] Ein Symptom
   *[other] { $count } Symptome
}
low-same-unchosen = Keine Symptome sind gewählt
low-same-all = Alle Symptome sind eingetragen
low-same-none = { $day ->
    [today] Nichts mehr von gestern
   *[other] Nichts mehr vom Vortag
}
low-bad = Schlechter Tag
low-bad-says = Keine Werte, nur das
low-bad-done = Schlechter Tag
low-bad-written = Schlechter Tag ist eingetragen

# Who writes
carer-ask = Jemand anderes schreibt…
carer-title = Wer schreibt?
carer-says = Was ab jetzt geschrieben wird, trägt diesen Namen, bis Sie wieder selbst schreiben.
carer-name = Name
carer-start = Beginnen
carer-writes = Geschrieben von { $name }, nicht von Ihnen
carer-me-again = Ich bin es wieder
carer-rail = { $name } schreibt
carer-now = { $name } schreibt ab jetzt
carer-over = Sie schreiben wieder selbst

# The paper for the week
paper-ask = Blatt für die Woche…
paper-title = Blatt für die Woche
paper-says = Eine Seite zum Ausfüllen mit einem Stift, für Tage ohne Bildschirm. Später eintippen: die Pfeile oben öffnen jeden Tag.
paper-from = Erster Tag
paper-to = Seite in diese Datei schreiben
paper-write = Seite schreiben
paper-no-day = Den Tag so schreiben: 2025-05-09

# Settings
settings-daily = Wie der Tag war
settings-daily-asked = Jeden Tag abgefragt: { $names }
settings-worded = Wie stark es war
settings-worded-word = { $on ->
    [yes] Fünf Wörter
   *[no] Zahlen
}
settings-yesterday = Was am Vortag stand
settings-yesterday-word = { $on ->
    [yes] Verborgen
   *[no] Daneben gezeigt
}
settings-low-energy = Heute zeigt zuerst
settings-low-energy-word = { $on ->
    [yes] Drei große Knöpfe
   *[no] Den ganzen Tag
}

# The keyboard
keys-digits = 0 bis 9
keys-digits-does = Den Wert eintragen und zum nächsten Symptom gehen; nach 1 wird auf eine 0 gewartet
keys-ten-does = Zehn eintragen und zum nächsten Symptom gehen
keys-score-does = Eins mehr, eins weniger
keys-score-away-does = Den Wert wegnehmen
keys-same-does = Was noch offen ist, wie gestern
keys-note-save-does = Notiz speichern
keys-low-does = In den Schonmodus und wieder heraus
keys-three-does = Die drei Knöpfe des Schonmodus
