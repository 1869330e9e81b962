### Everything that is taken, was taken, or was prescribed and never taken.

ui-treatments = Alles, was ich nehme
keys-treatments-does = Alles, was ich nehme

treatments-says = Medikamente, Nahrungsergänzung und Ernährung, mit dem, was davon bekannt ist
treatments-open = Alles, was ich nehme…
treatments-add = Hinzufügen…
treatments-none = Noch nichts eingetragen
treatments-none-says = Fügen Sie hinzu, was Sie nehmen, und was verordnet und nie genommen wurde: beides gehört zum ganzen Bild.
treatments-taken = Wird genommen
treatments-not-begun = Noch nicht begonnen
treatments-never = Verordnet, nie genommen
treatments-stopped = Früher genommen
treatments-others = Andere Behandlungen und Eingriffe

treatments-category = { $category ->
    [supplement] Nahrungsergänzung
    [diet] Ernährung
   *[medicine] Medikament
}
treatments-label = { $label ->
    [on] für diese Anwendung zugelassen
    [off] off-label
   *[none] zugelassen oder off-label: keine Angabe
}
treatments-prescribed = { $said ->
    [by] verordnet von { $who }
    [yes] verordnet, von wem: keine Angabe
    [no] nicht verordnet
   *[none] verordnet oder nicht: keine Angabe
}
treatments-supply = Herkunft: { $supply }
treatments-last-dose = zuletzt genommen { $dose }, { $date }
treatments-strength = { $strength } je Stück
treatments-since = seit { $from }
treatments-from-until = { $from } bis { $until }
treatments-never-on = verordnet { $from }, nie genommen
treatments-why = begonnen wegen: { $why }
treatments-reason = abgesetzt wegen: { $reason }
treatments-never-reason = Grund: { $reason }
treatments-edit = Bearbeiten
treatments-edit-of = { $name } bearbeiten
treatments-stop = Absetzen…
treatments-stop-of = { $name } absetzen
treatments-end = Das Ende…
treatments-end-of = Das Ende von { $name }
treatments-start = Beginnen…
treatments-start-of = { $name } beginnen
