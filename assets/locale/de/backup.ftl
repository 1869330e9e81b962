### Sicherungen: gemacht, geprüft, zurückgeholt; was von einem beschädigten Tagebuch zu retten ist; wo ein Tagebuch besser nicht liegt.

backup-made = Sicherung gemacht und geprüft: { $path }
backup-listed = { $at }  in Ordnung, { $count ->
    [one] eine Änderung
   *[other] { $count } Änderungen
}  { $path }
backup-listed-bad = { $at }  NICHT IN ORDNUNG ({ $why })  { $path }
backup-none = Es gibt noch keine Sicherung
backup-last = Letzte geprüfte Sicherung: { $at }
backup-restored = Die Sicherung ist jetzt das Tagebuch: { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
} in { $path }. Was vorher da war, liegt in { $aside }
backup-restored-new = Die Sicherung ist jetzt das Tagebuch: { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
} in { $path }
backup-is-diary = das ist das Tagebuch selbst. Bitte eine Datei aus dem Ordner seiner Sicherungen nennen
backup-unsound = { $path } ist keine Sicherung, die in Ordnung ist ({ $why }). Nichts wurde geändert; bitte eine andere nehmen
backup-no-room = In { $path } ist zu wenig Platz für eine geprüfte Sicherung: { $needed } MiB werden gebraucht, { $free } sind frei. Nichts wurde geändert. Bitte Platz schaffen und noch einmal versuchen
store-replaced = An die Stelle des Tagebuchs ist inzwischen eine Sicherung getreten. Nichts wurde geschrieben; bitte noch einmal versuchen
store-update-loses = Das Tagebuch ließ sich nicht ohne Verlust auf Version { $to } bringen ({ $why }) und wurde gelassen, wie es ist. Bitte melden; die Version von Titrace, die vorher da war, öffnet es

salvage-medicine = Unlesbares Mittel
salvage-done = Ein neues Tagebuch enthält, was sich lesen ließ: { $count ->
    [one] einen Eintrag
   *[other] { $count } Einträge
} in { $path }. Das beschädigte wurde nicht angerührt
salvage-rest = Stellen, an denen etwas fehlt: { $holes }; zurückgeblieben: { $left }; Mittel, die ohne ihre Angaben dastehen: { $standing }. Gelöschte Einträge können wieder da sein, frühere Fassungen fehlen. Bitte durchsehen

place-synced = Das Tagebuch liegt in einem Ordner, den { $program } auf mehreren Rechnern gleich hält. Schreiben zwei davon zugleich, oder wird eine Datei halb kopiert, so können Einträge verloren gehen. Besser liegt es in einem Ordner dieses Rechners, und der gleich gehaltene dient für Sicherungen
place-network = Das Tagebuch liegt auf einem Datenträger anderer Art ({ $kind }), vielleicht dem eines anderen Rechners. Solche behalten nicht immer, was gespeichert wurde. Besser liegt es auf diesem Rechner, und jener dient für Sicherungen

backups-title = Sicherungen
backups-says = Titrace macht eine Sicherung, wenn es aufgeht, nach jeder halben Stunde, in der etwas geschrieben wurde, und vor einem Import, einer Umstellung und einer großen Löschung. Jede wird geöffnet und mit dem Tagebuch verglichen, bevor sie zählt. Ältere werden gelichtet: alle von zwei Tagen, dann eine je Tag, Woche, Monat.
backups-running = Eine Sicherung wird gemacht …
backups-now = Jetzt sichern
backups-second = Zweiter Ordner für Sicherungen
backups-second-says = Ein Stick, eine andere Festplatte oder ein Ordner, den ein Cloud-Dienst aufbewahrt. Was auf derselben Platte liegt wie das Tagebuch, geht mit ihr verloren.
backups-second-use = Diesen Ordner nehmen
backups-second-last = Im zweiten Ordner: geprüft { $at }
backups-second-failed = Im zweiten Ordner liegt keine Sicherung ({ $why })
backups-list = Sicherungen neben dem Tagebuch
backups-row = { $at }, { $count ->
    [one] eine Änderung
   *[other] { $count } Änderungen
}
backups-all = Alle { $count } zeigen
backups-put-back = Die Sicherung vom { $at } zurückholen
backups-put-back-short = Zurückholen …
backups-ask = Das Tagebuch wird, wie es am { $at } war. Wie es jetzt ist, bleibt es daneben liegen, und davon wird vorher eine Sicherung gemacht.
backups-ask-yes = Zurückholen
backups-ask-no = So lassen
backup-moment = { $date }, { $clock }
backup-taken-over = An die Stelle des Tagebuchs ist eine Sicherung getreten; dies ist sie
refused-folder = Bitte den ganzen Pfad des Ordners angeben, von der Wurzel an
ui-backup = Sicherung { $at }
ui-backup-trouble = Keine Sicherung: siehe Einstellungen
about-crash = Das Programm ist einmal durch einen Fehler zu Ende gegangen. An welcher Stelle das war, steht in { $path }, und nichts von dem, was Sie geschrieben haben. Von selbst verlässt das diesen Rechner nie.
folder-not-shown = Der Ordner von { $path } ließ sich nicht zeigen ({ $why })
drafts-back = Was Sie gerade schrieben, als Titrace zu Ende ging, ist wieder da. Speichern Sie es oder lassen Sie es
salvage-in-place = Dies ließ sich lesen: { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
}. Stellen, an denen etwas fehlt: { $holes }; zurückgeblieben: { $left }; Mittel ohne ihre Angaben: { $standing }. Gelöschte Einträge können wieder da sein. Die beschädigte Datei liegt daneben
trouble-help = Was hilft
trouble-working = Es wird nachgesehen …
trouble-kept = Was Sie auch wählen, diese Datei bleibt erhalten.
trouble-backup = Die Sicherung vom { $at } öffnen
trouble-backup-says = Es gibt eine gute Sicherung vom { $at }. Sie wird das Tagebuch; was Sie danach geschrieben haben, steht nur in der beschädigten Datei.
trouble-no-backup = Neben dem Tagebuch liegt keine gute Sicherung. Eine aus einem zweiten Ordner lässt sich mit „titrace restore-backup DATEI“ zurückholen.
trouble-salvage = Retten, was lesbar ist
trouble-salvage-says = Oder es wird ein neues Tagebuch aus dem gemacht, was sich noch lesen lässt. Darin kann etwas fehlen, und gelöschte Einträge können wieder da sein.
trouble-folder = Ordner zeigen
