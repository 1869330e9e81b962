# Asked before a dose is written (analysis/guard.rs).

guard-second-dose = A dose of { $medicine } ({ $amount }) is already there for this day. Add a second one?
guard-second-dose-at = A dose of { $medicine } ({ $amount }) is already there for this day, at { $time }. Add a second one?
guard-tenfold-more = { $amount } is ten times the last dose of { $medicine } ({ $last }), or more. Is that right?
guard-tenfold-less = { $amount } is a tenth of the last dose of { $medicine } ({ $last }), or less. Is that right?
guard-above-confirm = { $amount } is above { $limit } of { $ingredient }. Is that right? ({ $source })
guard-above-notice = { $amount } is above the usual range of { $ingredient } in this use, up to { $limit } ({ $source })
guard-plan-more = { $amount } is five times the planned { $planned } of { $medicine }, or more. Is that right?
guard-plan-less = { $amount } is a fifth of the planned { $planned } of { $medicine }, or less. Is that right?
guard-step-up = { $effect } is in its day { $day } and asks for attention, and { $amount } is more than the last dose ({ $last }). Log it all the same?
guard-step-up-watch = “{ $item }” stands on the watch for today, and { $amount } is more than the last dose ({ $last }). Log it all the same?
guard-clock-behind = The clock of this computer says { $now }, and this diary was last written to on { $last }. What is written now stands at the time that it says.
clock-ask-title = Is the clock right?
clock-ask-yes = Yes, write it
guard-lab-letters = “{ $value }” is no number, and { $analyte } is measured in numbers. A result is written as 110, <5, >60, ~136, 3-5, or with a word such as normal, trace, positive or negative. Is it right as it stands?
