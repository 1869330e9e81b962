### The screen Watch.

watch-calm = Heute braucht nichts Aufmerksamkeit
watch-closed = Zurückgestellt oder besprochen
watch-closed-says = Jeder Punkt kommt wieder, wenn sich die Tatsachen dazu ändern
watch-lists = Checklisten
watch-back = Zurück
watch-call = Wen anrufen
watch-call-missing = Aus Ihrem Land folgt die Notrufnummer; die Nummern Ihrer Ärztin oder Ihres Arztes und des ärztlichen Bereitschaftsdienstes stehen hier, sobald sie gespeichert sind
watch-call-settings = In den Einstellungen hinzufügen…
watch-emergency-number = Notruf ({ $country }): { $phone }
watch-contact = { $name }: { $phone }
watch-support = Sie sind wichtig
watch-crisis-line = { $name } · { $phone } · { $hours }
watch-crisis-line-bare = { $name } · { $phone }
watch-support-emergency = Bei unmittelbarer Gefahr: { $phone }
watch-tier = { $tier ->
    [emergency] Notfall, jetzt
    [today] Für heute
    [ask] Zu fragen oder zu beantworten
   *[note] Gut zu wissen
}
watch-of = { $button } ({ $title })
watch-open-list = Checkliste durchgehen…
watch-spoken = Ich habe gesprochen mit…
watch-spoken-title = Mit wem haben Sie gesprochen?
watch-aside = Zurückstellen…
watch-aside-title = Zurückstellen, mit Grund
watch-why = Warum steht das hier?
watch-why-hide = Grund ausblenden
watch-sources = Woher das kommt
watch-sources-differ = Die Quellen sind verschieden; beide stehen hier
watch-source = { $source }
watch-source-of = { $source } ({ $place })
watch-put-aside = { $date }: { $reason }
watch-spoken-with = { $date }, { $who }: { $answer }
watch-questions = Fragen
watch-answered = { $reply ->
    [yes] Ja
    [no] Nein
   *[unsure] Nicht sicher
}, am { $date }
watch-answered-before = { watch-answered }. Seither hat sich etwas geändert; bitte noch einmal antworten
watch-reply = { $reply ->
    [yes] Ja
    [no] Nein
   *[unsure] Nicht sicher
}
watch-written = ✓ Eingetragen { $clock }
# An alert in one line, with the number to call
watch-compact = { $title } · { $number }
watch-look = Ansehen…
watch-look-calm = Alles im Blick zeigen…
watch-more = { $count ->
    [one] und eines mehr
   *[other] und { $count } mehr
}
watch-call-now = Jetzt anrufen
watch-call-now-says = Sagen, was los ist und welche Medikamente Sie nehmen. Das ist Information, keine Diagnose
watch-again = Wieder öffnen
