### Relapses as they are usually judged: information beside what is written down.

relapse-near = { $count ->
    [0] Nach der üblichen Definition beginnt ein neuer Schub frühestens { $apart } Tage nach dem letzten; dieser beginnt am selben Tag ({ $source }). Er bleibt so, wie Sie ihn eintragen.
    [one] Nach der üblichen Definition beginnt ein neuer Schub frühestens { $apart } Tage nach dem letzten; dieser beginnt einen Tag danach ({ $source }). Er bleibt so, wie Sie ihn eintragen.
   *[other] Nach der üblichen Definition beginnt ein neuer Schub frühestens { $apart } Tage nach dem letzten; dieser beginnt { $count } Tage danach ({ $source }). Er bleibt so, wie Sie ihn eintragen.
}
relapse-near-about = Nach der üblichen Definition beginnt ein neuer Schub frühestens { $apart } Tage nach dem letzten; dieser beginnt früher ({ $source }). Er bleibt so, wie Sie ihn eintragen.
relapse-short = Nach der üblichen Definition dauert ein Schub { $hours } Stunden oder länger ({ $source }). Er bleibt so, wie Sie ihn eintragen.
relapse-fever = Nach der üblichen Definition werden Anzeichen, die mit Fieber oder einer Infektion kommen, von einem Schub unterschieden ({ $source }). Er bleibt so, wie Sie ihn eintragen.
relapse-within = In dieser Zeit ist ein Schub eingetragen: { $date }
relapse-said-none = Es ist eingetragen, dass von { $since } bis { $until } kein Schub war
