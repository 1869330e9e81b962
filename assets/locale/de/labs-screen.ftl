### The screen Labs: the list of analytes, one of them in full, the draws side by side, the form of a report.

ui-labs = Laborwerte

# The list
labs-beneath = { $count ->
    [one] Eine Messgröße · letzter Befund { $date }
   *[other] { $count } Messgrößen · letzter Befund { $date }
}
labs-list = Messgrößen
labs-list-keys = Pfeiltasten bewegen, Enter öffnet
labs-curve-keys = Pfeiltasten gehen von Ergebnis zu Ergebnis
labs-row = { $name }, { $value }, { $flag }, { $date }, { $spark }
labs-spark = { $count ->
    [one] ein Ergebnis
   *[other] { $count } Ergebnisse, die letzten { $values }
}
labs-spark-words = { $count ->
    [one] ein Ergebnis in Worten
   *[other] { $count } Ergebnisse in Worten
}
labs-since = seither: { $value } ({ $date })
labs-age-months = { $count ->
    [one] vor einem Monat
   *[other] vor { $count } Monaten
}
labs-age-years = { $count ->
    [one] vor einem Jahr
   *[other] vor { $count } Jahren
}
labs-short = { labs-percent } gegenüber Ihren { $mean }: { $verdict ->
    [fall] mehr als die übliche Schwankung
    [rise] mehr als die übliche Schwankung
    [within] übliche Schwankung
   *[unsure] nicht sicher
}
labs-empty = Noch keine Laborergebnisse
labs-empty-says = Einen Befund nehmen, wie er vom Labor kam, und ihn abtippen, mit den Bereichen, die darauf gedruckt sind. Beim nächsten braucht es dann nur noch die Werte
labs-enter-report = Befund eingeben…
labs-add-one = Ein Ergebnis hinzufügen…
labs-all-draws = Alle Blutabnahmen
labs-back = ‹ Alle Laborwerte

# Against the range, always beside a shape
labs-very-low = sehr niedrig
labs-low = niedrig
labs-in-range = im Bereich
labs-high = hoch
labs-very-high = sehr hoch
labs-unscored = nicht bewertet
labs-said-normal = als normal angegeben
labs-needs-sex = braucht Ihr Geschlecht, unter Einstellungen
labs-needs-age = braucht Ihr Geburtsjahr, unter Einstellungen
labs-needs-fasting = braucht die Angabe, ob Sie nüchtern waren
labs-by-default = nach einem Standardbereich, es war keiner gedruckt

# One analyte
labs-analyte-beneath = { $count ->
    [one] Ein Ergebnis, { $value } { $unit }
   *[other] { $count } Ergebnisse, das letzte { $value } { $unit }
}
labs-own = Neben Ihren eigenen Ergebnissen: { $change }
labs-chart = Diagramm. { $summary }. Die Ergebnisse stehen darunter
labs-add-result = Ergebnis hinzufügen…
labs-results = Ergebnisse
labs-show-all = { $count ->
    [one] Ein früheres Ergebnis zeigen
   *[other] { $count } frühere Ergebnisse zeigen
}
labs-column-analyte = Messgröße
labs-column-date = Datum
labs-column-value = Wert
labs-column-unit = Einheit
labs-column-flag = Im Bereich?
labs-column-range = Bereich
labs-column-clinician = Für Fachleute
labs-result-of = { $date }, { $value }
labs-day = Tag { $day }
labs-day-before = vor dem Beginn
labs-day-estimated = etwa Tag { $day }
labs-range-printed = auf diesem Ergebnis gedruckt
labs-range-laboratory = Bereich dieses Labors
labs-range-default = Standard
labs-range-undecided = kein Bereich: ein Standardbereich bräuchte Geschlecht oder Alter, anzugeben unter Einstellungen
labs-range-none = kein Bereich
labs-grade = Grad { $grade }, { $by }
labs-for-clinician = Für Fachleute: { $grade }
labs-hours = { $number } h nach der letzten Dosis
labs-fasting = nüchtern
labs-not-fasting = nicht nüchtern
labs-biotin = Biotin genommen
labs-no-biotin = kein Biotin
labs-repeat = wiederholte Probe
labs-no-repeat = erste Probe
labs-typed = von mir eingetippt
labs-original = Original angehängt ({ $name })
labs-original-of-draw = Original an dieser Blutabnahme angehängt

# The original
labs-attach = Original anhängen…
labs-attach-another = Weiteres anhängen…
labs-save = Original speichern…
labs-save-named = { $name } speichern…
labs-save-of = { $name } speichern, das Original von { $what }
labs-save-path = Wohin schreiben
labs-save-says = Dort wird eine Kopie geschrieben, keine andere Datei wird ersetzt
labs-save-now = Dort speichern
labs-original-saved = Das Original wurde nach { $path } geschrieben
labs-original-unsaved = { $path } konnte nicht geschrieben werden: { $why }
labs-file-missing = diese Datei oder diesen Ordner gibt es nicht
labs-file-forbidden = das ist hier nicht erlaubt
labs-file-folder = es ist keine Datei, oder liegt in etwas, das kein Ordner ist
labs-file-full = es ist kein Platz mehr
labs-file-there = es gibt schon eine Datei mit diesem Namen
labs-file-other = das System nennt keinen Grund
labs-attach-to = Original an { $what } anhängen
labs-attach-path = Wo die Datei liegt
labs-attach-says = Ein PDF oder ein Bild des Befunds. Eine Kopie davon wird im Tagebuch behalten
labs-attach-now = Anhängen
labs-attach-not = Jetzt nicht
labs-attach-unread = { $path } konnte nicht gelesen werden: { $why }. Nichts wurde geändert

# Ranges
labs-ranges = Bereiche
labs-ranges-none = Noch hat kein Labor einen gedruckt
labs-laboratory-unsaid = einem nicht genannten Labor
labs-range-once = gedruckt von { $whose }, { $from }
labs-range-since = gedruckt von { $whose }, { $from } bis { $to }
labs-range-catalogue = Standard ({ $whom }), nur wo keiner gedruckt ist; Quelle: { $source }
labs-range-also = anderswo veröffentlicht ({ $whom }), nie für eine Markierung verwendet; Quelle: { $source }
labs-range-goal = kein Referenzbereich: { $words }; Quelle: { $source }
labs-range-no-default = Für diese Messgröße gibt es keinen Standardbereich
labs-whom = { $sex ->
    [female] Frauen
    [male] Männer
   *[both] Erwachsene
}
labs-whom-from = ab { $from } Jahren
labs-whom-below = unter { $below } Jahren
labs-whom-between = { $from } bis { $to } Jahre

# All draws
labs-draws-beneath = { $count ->
    [one] Eine Blutabnahme
   *[other] { $count } Blutabnahmen, die neueste zuerst
}
labs-draws-newest = Die neuesten { $shown } von { $count } Blutabnahmen
labs-draws-from = Blutabnahmen { $from } bis { $to } von { $count }, die neueste zuerst
labs-draws-older = Ältere Blutabnahmen
labs-draws-newer = Neuere Blutabnahmen
labs-draws-says = Was sich geändert hat, steht im Vergleich zur vorigen Blutabnahme, in derselben Einheit · Pfeiltasten links und rechts zeigen weitere
labs-meanwhile = Seit der vorigen Blutabnahme
labs-and-more = { $count ->
    [one] und eines mehr
   *[other] und { $count } mehr
}
labs-several = mehreres änderte sich zugleich
labs-not-measured = nicht gemessen
labs-step-up = um { $by } höher
labs-step-down = um { $by } niedriger
labs-step-same = wie zuvor
labs-step-higher = höher als zuvor
labs-step-lower = niedriger als zuvor
labs-step-within = { $step }, übliche Schwankung
labs-step-beyond = { $step }, mehr als die übliche Schwankung

# The form of a report
labs-report = Laborbefund
labs-report-says = Einen Wert tippen und Enter drücken: dann kommt der nächste. Enter beim letzten speichert
labs-report-first = Eine Gruppe wählen, oder die erste Messgröße tippen, wie sie auf dem Befund steht. Nach einem kurzen Namen darf der Wert gleich folgen, wie tsh 2,1
labs-report-at = Datum der Probe
labs-report-at-hint = 2014-04-28 oder 2014-04-28 08:10
labs-report-lab = Labor
labs-report-fasting = Nüchtern
labs-report-already = Von diesem Datum gibt es schon Ergebnisse: { $analytes }
labs-report-keys = Tab und die Pfeile gehen von Wert zu Wert, Pfeil hoch vom ersten zum Datum · Umschalt+Tab geht zurück zu Einheit und Bereich · Strg+Enter speichert · Esc schließt, das Getippte bleibt
labs-as-last-time = Wie beim letzten Mal
labs-others-normal = Alle übrigen normal
labs-left-out = { $count ->
    [one] Eine Zeile ohne Wert wird weggelassen
   *[other] { $count } Zeilen ohne Wert werden weggelassen
}
labs-ranges-not-copied = Die Bereiche waren die von { $lab }: bitte die tippen, die auf diesem Befund gedruckt sind
labs-line = Zeile { $number }
labs-cell-analyte = Messgröße, Zeile { $number }
labs-cell-value = { $line }, Wert
labs-cell-unit = { $line }, Einheit
labs-cell-range = { $line }, Bereich
labs-looks-like = „{ $text }“ sieht nach { $meant } aus, beim Kopieren verändert oder mit einer Markierung daneben
labs-use = { $text } verwenden
refused-report-empty = noch ist kein Wert getippt

# A pasted table
labs-paste-open = Tabelle einfügen…
labs-paste = Tabelle einfügen
labs-paste-says = Die Ergebnisse aus einer Webseite, einem Brief oder einem PDF kopieren und hier einfügen. Noch wird nichts geschrieben
labs-paste-field = Die Tabelle
labs-paste-hint = Thrombozyten    182    10*9/L    165-387
labs-paste-bring = { $count ->
    [one] Dieses übernehmen
   *[other] Diese { $count } übernehmen
}
labs-paste-in-vain = Es gibt nichts zu übernehmen: kein Ergebnis wurde gefunden. Eine Zeile wird als Name, Wert, Einheit und Bereich gelesen, mit Tabulatoren oder weiten Lücken dazwischen
labs-paste-range = { $what } · Bereich { $range }
labs-paste-empty = Noch wurde kein Ergebnis darin gefunden
labs-paste-would = { $count ->
    [one] Ein Ergebnis wurde gefunden
   *[other] { $count } Ergebnisse wurden gefunden
}
labs-paste-line = Zeile { $number }: { $what }
labs-paste-problem = Zeile { $number }: { $text }
labs-paste-unknown = keine Messgröße dieses Namens ist bekannt; sie wird so behalten, wie sie geschrieben ist
labs-paste-left-out = aus dieser Zeile nicht verwendet: { $cells }
labs-paste-date = Die Tabelle nennt { $date }. Das Datum der Probe wird im Formular gesetzt
labs-paste-unclear = Zeilen, die sich auf mehrere Arten lesen lassen
labs-paste-unclear-says = Aus ihnen wird nichts übernommen: wo eine Spalte endet, ist nur mit Tabulatoren oder weiten Lücken sicher. Bitte ins Formular tippen, was darin steht
labs-paste-skipped = Zeilen ohne Ergebnis
labs-paste-says-next = Sie kommen zuerst in das Formular eines Befunds, wo sich jedes berichtigen lässt
labs-original-missing = sein Inhalt ist nicht in der Datei des Tagebuchs
