# What is in a bottle, how long it keeps, how far it goes (analysis/supply).

supply-left = { $left } of { $number } { count-unit } left
supply-left-at-most = At most { $left } of { $number } { count-unit } left
supply-unmeasured = { $count ->
    [one] One dose that was taken says no amount, or no day, that could be taken off
   *[other] { $count } doses that were taken say no amount, or no day, that could be taken off
}
supply-overdrawn = { $number } { count-unit } more were taken than it held
supply-doses-left = { $count ->
    [one] Enough for one planned dose
   *[other] Enough for { $count } planned doses
}

supply-use-by-label = Use by { chart-date-day }, by its label
supply-use-by-counted = Use by { chart-date-day }: { $count ->
    [one] the day it was made
   *[other] { $count } days, the day it was made being the first
} ({ $source })
supply-past-label = Past its use-by of { chart-date-day }, by its label
supply-past-counted = Past its use-by of { chart-date-day }: { $count ->
    [one] the day it was made
   *[other] { $count } days, the day it was made being the first
} ({ $source })
supply-ask-pharmacist = Ask the pharmacist how long it keeps
supply-use-by-unknown = No use-by day is known

supply-run-out = Too little left for the planned dose of { chart-date-day }
supply-outlives = This plan outlives this bottle

supply-dose-too-large = The planned dose of { chart-date-day }, { $number } { count-unit }, is more than a bottle holds
supply-dose-unmeasured = The medicine does not say how much of a bottle { $number } { count-unit } is, planned for { chart-date-day }
supply-finished = Emptied or thrown away on { chart-date-day }
