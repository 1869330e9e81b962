### Relapses as they are usually judged: information beside what is written down.

relapse-near = { $count ->
    [0] By the usual definition, a new relapse begins { $apart } days or more after the last; this one begins on the same day ({ $source }). It is kept as you write it.
    [one] By the usual definition, a new relapse begins { $apart } days or more after the last; this one begins a day after it ({ $source }). It is kept as you write it.
   *[other] By the usual definition, a new relapse begins { $apart } days or more after the last; this one begins { $count } days after it ({ $source }). It is kept as you write it.
}
relapse-near-about = By the usual definition, a new relapse begins { $apart } days or more after the last; this one begins sooner after it ({ $source }). It is kept as you write it.
relapse-short = By the usual definition, a relapse lasts { $hours } hours or more ({ $source }). It is kept as you write it.
relapse-fever = By the usual definition, signs that come with fever or an infection are told apart from a relapse ({ $source }). It is kept as you write it.
relapse-within = A relapse is written down within this time: { $date }
relapse-said-none = It is written down that there was no relapse from { $since } to { $until }
