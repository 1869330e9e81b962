### Everything that is taken, was taken, or was prescribed and never taken.

ui-treatments = Everything I take
keys-treatments-does = Everything I take

treatments-says = Medicines, supplements and diets, with what is known of each
treatments-open = Everything I take…
treatments-add = Add…
treatments-none = Nothing is written down yet
treatments-none-says = Add what you take, and what was prescribed and never taken: both belong to the whole picture.
treatments-taken = Taken now
treatments-not-begun = Not begun yet
treatments-never = Prescribed, never taken
treatments-stopped = Taken before
treatments-others = Other treatments and procedures

treatments-category = { $category ->
    [supplement] Supplement
    [diet] Diet
   *[medicine] Medicine
}
treatments-label = { $label ->
    [on] approved for this use
    [off] off-label
   *[none] approved or off-label: not said
}
treatments-prescribed = { $said ->
    [by] prescribed by { $who }
    [yes] prescribed, by whom not said
    [no] not prescribed
   *[none] prescribed or not: not said
}
treatments-supply = from { $supply }
treatments-last-dose = last taken { $dose }, { $date }
treatments-strength = { $strength } a piece
treatments-since = since { $from }
treatments-from-until = { $from } until { $until }
treatments-never-on = prescribed { $from }, never taken
treatments-why = started for: { $why }
treatments-reason = stopped because: { $reason }
treatments-never-reason = because: { $reason }
treatments-edit = Edit
treatments-edit-of = Edit { $name }
treatments-stop = Stop…
treatments-stop-of = Stop { $name }
treatments-end = The end…
treatments-end-of = The end of { $name }
treatments-start = Start…
treatments-start-of = Start { $name }
