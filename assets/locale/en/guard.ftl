# Asked before a dose is written (analysis/guard.rs).

guard-second-dose = A dose of { $medicine } ({ $amount }) is already there for this day. Add a second one?
guard-second-dose-at = A dose of { $medicine } ({ $amount }) is already there for this day, at { $time }. Add a second one?
guard-tenfold-more = { $amount } is ten times the last dose of { $medicine } ({ $last }), or more. Is that right?
guard-tenfold-less = { $amount } is a tenth of the last dose of { $medicine } ({ $last }), or less. Is that right?
guard-above-confirm = { $amount } is above { $limit } of { $ingredient }. Is that right? ({ $source })
guard-above-notice = { $amount } is above the usual range of { $ingredient } in this use, up to { $limit } ({ $source })
