# What the command line says beside its data.
cli-no-diary = unter { $path } liegt kein Tagebuch; zuerst etwas eintragen, oder mit --diary ein anderes nennen
cli-no-record = in diesem Tagebuch gibt es keinen Eintrag { $id }; list zeigt die IDs
cli-file-failed = { $why }: { $path }
cli-confirm = Nichts wurde geschrieben. Wenn es stimmt, noch einmal mit --confirm
cli-course-running = eine Einnahmezeit von { $name } läuft seit { $since }; zuerst diese beenden, oder der neuen mit --until ein Ende geben
cli-no-running-course = von { $name } läuft keine Einnahmezeit; course start beginnt eine
cli-nothing-to-undo = es gibt nichts rückgängig zu machen
cli-nothing-to-redo = es gibt nichts zu wiederholen
cli-sound = Das Tagebuch ist in Ordnung: { $count ->
        [one] ein Eintrag
       *[other] { $count } Einträge
    }
cli-import-preview = Zu lesen: { $count ->
        [one] ein neuer Eintrag
       *[other] { $count } neue Einträge
    }; { $same } sind schon im Tagebuch. Nichts wurde geschrieben
cli-imported = Gelesen: { $count ->
        [one] ein neuer Eintrag
       *[other] { $count } neue Einträge
    }; { $same } waren schon im Tagebuch
cli-no-csv = in { $path } gibt es keine .csv-Datei; den Ordner nennen, den export csv geschrieben hat, oder eine Datei
cli-chart-ending = { $path } endet weder auf .svg noch auf .png
cli-chart-between = eine Zahl von { $low } bis { $high } angeben
cli-chart-too-large = { $width } × { $height } Punkte sind mehr, als ein Bild haben kann; eine kleinere Zahl angeben oder weniger Tafeln
cli-chart-broken = das Bild konnte nicht gezeichnet werden
cli-chart-no-course = „{ $text }“ hat keine Einnahmezeit, von der an Tage gezählt werden könnten
cli-chart-svg-only = { $path } endet nicht auf .svg; das Bild wird als SVG gezeichnet
cli-not-the-sample = unter { $path } liegt ein Tagebuch, das nicht das Beispiel ist; es bleibt, wie es ist. Mit --diary eine andere Datei nennen
cli-no-home = auf diesem Rechner ist kein Ordner für das Tagebuch bekannt; mit --diary eine Datei nennen
cli-no-window = dieses Programm wurde ohne Fenster gebaut; einen Befehl angeben, oder mit den Standardfunktionen (features) bauen
cli-window-failed = das Fenster konnte nicht geöffnet werden: { $why }. Die Kommandozeile geht auch ohne
cli-catalogue-broken = der mitgelieferte Katalog ist nicht lesbar: { $why }
cli-not-our-file = { $path } ist schon da und stammt nicht von einem Export; die Datei bleibt, wie sie ist. Einen anderen Ordner nennen
cli-file-there = { $path } ist schon da und bleibt, wie es ist; eine andere Datei nennen
cli-wrote = Geschrieben nach { $path }
cli-watch-calm = nichts braucht Aufmerksamkeit
cli-watch-none = nichts, was Aufmerksamkeit braucht, heißt { $rule }; watch listet alles auf
cli-no-item = es gibt keinen Punkt { $item }; checklist listet sie auf
cli-no-checklist = es gibt keine Checkliste { $name }; es gibt { $choices }
cli-panel-empty = darin steht kein Ergebnis; ein Ergebnis je Zeile einfügen: Name, Wert, Einheit, Bereich
cli-panel-no-text = das ist kein Text in UTF-8; die Tabelle als reinen Text speichern
cli-panel-would = Zeile { $line } würde geschrieben: { $text }
cli-panel-skipped = Zeile { $line } wurde übersprungen, sie enthält kein Ergebnis: { $text }
cli-panel-unclear = Zeile { $line } lässt sich auf mehrere Arten lesen: „{ $text }“; nur Name, Wert, Einheit und Bereich stehen lassen, mit je zwei Leerzeichen dazwischen
cli-panel-refused = Zeile { $line }: { $text }
cli-panel-twice = Zeile { $line }: analyte: { $name } steht in derselben Einheit schon in Zeile { $first }; eine davon entfernen, oder beide bestätigen
cli-panel-left-out = Zeile { $line }: nicht übernommen: { $text }
cli-panel-dated = Zeile { $line }: at: die Tabelle hat das Datum { $text }; mit --at angeben, wann die Probe genommen wurde
cli-panel-nothing = Nichts wurde geschrieben
cli-watch-aside = zurückgestellt am { $date }: { $reason }
cli-watch-spoken = besprochen mit { $who } am { $date }: { $answer }
cli-country-unknown = für das Land { $code } ist hier keine Telefonnummer bekannt; die Notrufnummer als Kontakt eintragen
cli-attached-already = der Eintrag hat genau diese Datei schon, als „{ $name }“
cli-watch-not-aside = { $rule } lässt sich nicht mit einem Wort zurückstellen; angeben, mit wem Sie gesprochen haben: watch spoken { $rule } --with NAME --answer TEXT
cli-check-in-due = der Ein Zwischenstand ist fällig seit { $date }
cli-check-in-next = der nächste Zwischenstand ist fällig am { $date }
cli-check-in-none = kein Zwischenstand ist fällig: es gab keinen, und das Medikament, ab dem die Tage zählen, wurde nicht begonnen
cli-check-in-answer = „{ $text }“ ist keine Antwort; so schreiben: „Fatigue=4“
cli-check-in-twice = dieselbe Frage wird ein zweites Mal beantwortet: { $text }
cli-check-in-says = { $trend ->
    [better] besser als beim letzten Zwischenstand
    [worse] schlechter als beim letzten Zwischenstand
   *[unchanged] unverändert seit dem letzten Zwischenstand
}
cli-check-in-last = { $trend ->
    [better] besser als beim letzten ({ $value }, { $date })
    [worse] schlechter als beim letzten ({ $value }, { $date })
    [unchanged] unverändert seit dem letzten ({ $value }, { $date })
   *[none] beim letzten: { $value } ({ $date }), nicht vergleichbar
}
cli-check-in-first = { $trend ->
    [better] besser als beim ersten ({ $value }, { $date })
    [worse] schlechter als beim ersten ({ $value }, { $date })
    [unchanged] wie beim ersten ({ $value }, { $date })
   *[none] beim ersten: { $value } ({ $date }), nicht vergleichbar
}
cli-report-ending = der Name eines Berichts endet auf .pdf oder .html; „{ $path }“ tut das nicht
cli-report-period = der Zeitraum endet am { $date }, bevor er beginnt; wähle einen früheren ersten Tag
cli-report-unknown = im Tagebuch heißt nichts „{ $text }“; übernimm den Namen aus „titrace list“
cli-report-no-note = das ist keine Notiz: { $id }; „titrace list note“ zeigt sie
cli-report-failed = Der Bericht wurde nicht geschrieben ({ $why })
cli-window-raised = Das Tagebuch ist schon in einem Fenster offen; es wurde nach vorn gebeten
