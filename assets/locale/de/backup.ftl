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
