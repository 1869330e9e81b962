# What the diary itself says: why a change is refused, what a change did, why the file cannot be used.

# Changes that do not fit
refused-stale = Der Eintrag wurde inzwischen geändert oder gelöscht. Bitte neu ansehen und die Änderung wiederholen ({ $id })
refused-exists = Es gibt schon einen Eintrag mit dieser ID, im Tagebuch oder im Papierkorb ({ $id })
refused-name-taken = Es gibt schon ein Medikament mit dem Namen „{ $name }“. Dieses verwenden, oder einen anderen Namen wählen
refused-medicine-missing = Das Medikament dieses Eintrags ist nicht im Tagebuch. Bitte hinzufügen, oder aus dem Papierkorb wiederherstellen ({ $id })
refused-record-missing = Der Eintrag, zu dem dies gehört, ist nicht im Tagebuch. Bitte zuerst aus dem Papierkorb wiederherstellen ({ $id })
refused-symptom-taken = Es gibt schon ein Symptom mit dem Namen „{ $name }“. Dieses verwenden, oder einen anderen Namen wählen
refused-analyte-taken = Es gibt schon eine Messgröße mit dem Namen „{ $name }“. Diese verwenden, oder einen anderen Namen wählen
refused-medicine-in-use = { $count ->
    [one] Ein Eintrag gehört zu „{ $name }“. Bitte zusammen mit dem Medikament löschen
   *[other] { $count } Einträge gehören zu „{ $name }“. Bitte zusammen mit dem Medikament löschen
    }

# What a change did, as it stands after “Undo” and “Redo”
change-add = { $kind ->
    [medicine] Medikament hinzugefügt
    [plan] Plan hinzugefügt
   *[other] { $count ->
        [one] { $kind ->
            [dose] Dosis hinzugefügt
            [symptom] Symptom hinzugefügt
            [lab] Laborergebnis hinzugefügt
            [event] Ereignis hinzugefügt
            [note] Notiz hinzugefügt
            [course] Einnahmezeit hinzugefügt
            [adjustment] Änderung am Plan hinzugefügt
            [bottle] Flasche hinzugefügt
            [analyte] Messgröße hinzugefügt
            [answer] Antwort hinzugefügt
            [attachment] Anhang hinzugefügt
            [own_symptom] Eigenes Symptom hinzugefügt
            [question] Frage hinzugefügt
           *[other] Eintrag hinzugefügt
        }
       *[other] { $count } Einträge hinzugefügt
    }
    }
change-edit = { $kind ->
    [dose] Dosis bearbeitet
    [symptom] Symptom bearbeitet
    [lab] Laborergebnis bearbeitet
    [event] Ereignis bearbeitet
    [note] Notiz bearbeitet
    [medicine] Medikament bearbeitet
    [course] Einnahmezeit bearbeitet
    [plan] Plan bearbeitet
    [adjustment] Änderung am Plan bearbeitet
    [bottle] Flasche bearbeitet
    [analyte] Messgröße bearbeitet
    [answer] Antwort bearbeitet
    [attachment] Anhang bearbeitet
    [own_symptom] Eigenes Symptom bearbeitet
    [question] Frage bearbeitet
   *[other] Eintrag bearbeitet
    }
change-delete = { $kind ->
    [medicine] Medikament gelöscht
    [plan] Plan gelöscht
   *[other] { $count ->
        [one] { $kind ->
            [dose] Dosis gelöscht
            [symptom] Symptom gelöscht
            [lab] Laborergebnis gelöscht
            [event] Ereignis gelöscht
            [note] Notiz gelöscht
            [course] Einnahmezeit gelöscht
            [adjustment] Änderung am Plan gelöscht
            [bottle] Flasche gelöscht
            [analyte] Messgröße gelöscht
            [answer] Antwort gelöscht
            [attachment] Anhang gelöscht
            [own_symptom] Eigenes Symptom gelöscht
            [question] Frage gelöscht
           *[other] Eintrag gelöscht
        }
       *[other] { $count } Einträge gelöscht
    }
    }
change-restore = { $kind ->
    [medicine] Medikament wiederhergestellt
    [plan] Plan wiederhergestellt
   *[other] { $count ->
        [one] { $kind ->
            [dose] Dosis wiederhergestellt
            [symptom] Symptom wiederhergestellt
            [lab] Laborergebnis wiederhergestellt
            [event] Ereignis wiederhergestellt
            [note] Notiz wiederhergestellt
            [course] Einnahmezeit wiederhergestellt
            [adjustment] Änderung am Plan wiederhergestellt
            [bottle] Flasche wiederhergestellt
            [analyte] Messgröße wiederhergestellt
            [answer] Antwort wiederhergestellt
            [attachment] Anhang wiederhergestellt
            [own_symptom] Eigenes Symptom wiederhergestellt
            [question] Frage wiederhergestellt
           *[other] Eintrag wiederhergestellt
        }
       *[other] { $count } Einträge wiederhergestellt
    }
    }
change-import = { $count ->
    [one] ein Eintrag importiert
   *[other] { $count } Einträge importiert
    }
change-configure = Einstellungen geändert

# The file
store-no-diary = Unter { $path } liegt kein Tagebuch
store-damaged = Die Datei des Tagebuchs ist beschädigt, und nichts darin wurde geändert ({ $why })
store-empty = Die Datei ist leer: sie ist kein Tagebuch. Nichts wurde hineingeschrieben
store-not-a-database = Die Datei ist kein Tagebuch. Nichts wurde hineingeschrieben
store-foreign = Die Datei gehört zu einem anderen Programm. Nichts wurde hineingeschrieben
store-newer = Das Tagebuch wurde von einer neueren Version von Titrace geschrieben (Dateiversion { $found }, dieses Programm kennt { $known }). Nichts wurde hineingeschrieben
store-not-a-file = Das ist keine Datei, also kann es kein Tagebuch sein
store-busy = Ein anderes Programm schreibt gerade in das Tagebuch. Nichts wurde gespeichert; bitte gleich noch einmal versuchen
store-full = Der Datenträger ist voll. Nichts wurde gespeichert
store-read-only = In die Datei des Tagebuchs lässt sich nicht schreiben. Nichts wurde gespeichert
store-bad-row = Die Datei des Tagebuchs ist beschädigt: Tabelle { $table }, Eintrag { $id }, Spalte { $column }: { $why }
store-pragma = Das Tagebuch wurde nicht geöffnet, weil die Datenbank eine Sicherheitseinstellung nicht annahm ({ $name }: { $found })
store-strange-journal = Neben dem Tagebuch liegt { $path }, was nicht dazugehört: es würde das Tagebuch beschädigen. Nichts wurde geändert. Diese Datei an einen anderen Ort verschieben und das Tagebuch neu öffnen; sollte es dann beschädigt sein, eine Sicherung davon verwenden
store-exists = Unter { $path } gibt es schon eine Datei
store-sqlite = Die Datei des Tagebuchs ließ sich nicht verwenden ({ $why })
store-io = Die Datei des Tagebuchs war nicht erreichbar ({ $why })
refused-moved = Jemand anderes hat zur gleichen Zeit in das Tagebuch geschrieben. Nichts wurde geschrieben; bitte noch einmal versuchen
