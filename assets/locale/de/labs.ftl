### Laboratory results beside the person's own earlier ones.

labs-percent = { $form ->
    [point] { $to } %
    [fall] mindestens { $to } %
    [most] höchstens { $to } %
    [least] { $from } % oder mehr
   *[between] { $from } bis { $to } %
}
labs-baseline = { $kind ->
    [before] { $count ->
        [one] Ihrem Ergebnis vor dem Beginn
       *[other] dem Mittelwert Ihrer { $count } Ergebnisse vor dem Beginn
    }
   *[earlier] { $count ->
        [one] Ihrem früheren Ergebnis
       *[other] dem Mittelwert Ihrer { $count } früheren Ergebnisse
    }
}
labs-change = { labs-percent } gegenüber { labs-baseline } ({ $mean })
labs-limits = { $sex ->
    [unknown] { $lower } bis { $upper } %; kein Geschlecht angegeben, daher die größere Schwankung, die von Frauen
   *[given] { $lower } bis { $upper } %
}
labs-within = { labs-change }: innerhalb der üblichen Schwankung ({ labs-limits }); eine echte Veränderung ist nicht ausgeschlossen
labs-fall = { labs-change }: ein Abfall über die übliche Schwankung hinaus ({ labs-limits })
labs-rise = { labs-change }: ein Anstieg über die übliche Schwankung hinaus ({ labs-limits })
labs-unsure = { labs-change }: ob das innerhalb der üblichen Schwankung liegt, lässt sich nicht sagen ({ labs-limits })
labs-no-variation = { labs-change }; wie stark dieser Wert üblicherweise schwankt, ist hier nicht bekannt
labs-other-laboratory = Nicht vergleichbar: Ihre früheren Ergebnisse stammen aus einem anderen Labor
labs-unnamed-laboratory = Nicht vergleichbar: bei einigen Ergebnissen ist das Labor nicht notiert, und es gibt mehrere
labs-other-unit = Nicht vergleichbar: Ihre früheren Ergebnisse sind in einer anderen Einheit
labs-no-ratio = Nicht vergleichbar: ein Prozentwert sagt nichts über solche Zahlen
