# What is in a bottle, how long it keeps, how far it goes (analysis/supply).

supply-left = Noch { $left } übrig (Inhalt { $number } { count-unit })
supply-left-at-most = Höchstens noch { $left } übrig (Inhalt { $number } { count-unit })
supply-unmeasured = { $count ->
    [one] Eine genommene Dosis nennt keine Menge oder keinen Tag, der sich abziehen ließe
   *[other] { $count } genommene Dosen nennen keine Menge oder keinen Tag, der sich abziehen ließe
}
supply-overdrawn = { $number } { count-unit } mehr genommen, als sie enthielt
supply-doses-left = { $count ->
    [one] Reicht für eine geplante Dosis
   *[other] Reicht für { $count } geplante Dosen
}

supply-use-by-label = Haltbar bis { chart-date-day }, laut Etikett
supply-use-by-counted = Haltbar bis { chart-date-day }: { $count ->
    [one] der Tag der Herstellung
   *[other] { $count } Tage, der Tag der Herstellung als erster
} ({ $source })
supply-past-label = Abgelaufen, war haltbar bis { chart-date-day }, laut Etikett
supply-past-counted = Abgelaufen, war haltbar bis { chart-date-day }: { $count ->
    [one] der Tag der Herstellung
   *[other] { $count } Tage, der Tag der Herstellung als erster
} ({ $source })
supply-ask-pharmacist = In der Apotheke fragen, wie lange sie haltbar ist
supply-use-by-unknown = Kein Haltbarkeitsdatum bekannt

supply-run-out = Der Rest reicht nicht für die geplante Dosis am { chart-date-day }
supply-outlives = Dieser Plan dauert länger, als diese Flasche reicht

supply-dose-too-large = Die geplante Dosis am { chart-date-day }, { $number } { count-unit }, ist mehr, als eine Flasche enthält
supply-dose-unmeasured = Das Medikament sagt nicht, wie viel einer Flasche { $number } { count-unit } sind, geplant für { chart-date-day }
supply-finished = Geleert oder entsorgt am { chart-date-day }
