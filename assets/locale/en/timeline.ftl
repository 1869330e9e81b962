### The screen Timeline.

timeline-30-days = 30 d
timeline-90-days = 90 d
timeline-365-days = 365 d
timeline-since-appointment = Since appointment
timeline-arrange = Panels
timeline-picture = Save picture
timeline-since-start = Since start
timeline-all = All
timeline-dates = Dates
timeline-days = Days
timeline-earlier = Earlier
timeline-later = Later
timeline-zoom-in = Show less time
timeline-zoom-out = Show more time
timeline-show-table = Show table
timeline-show-chart = Show chart
timeline-keys = Arrow keys step through points · Enter opens the day · T shows the table · + and − zoom
timeline-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
timeline-summary = Chart. { $summary }
timeline-nothing-here = Nothing was written down for these days. Choose All to see everything there is

timeline-empty = There is nothing to draw yet
timeline-empty-more = Doses, lab results, symptoms and events stand here on one time axis as soon as the first one is written down
timeline-go-today = Go to Today

timeline-column-date = Date
timeline-column-day = Day
timeline-column-what = What
timeline-column-value = Value
timeline-column-flag = Flag
timeline-column-range = Range
timeline-rows = Readings

# Which panels, in which order
arrange-title = What the timeline shows
arrange-says = Panels from top to bottom. What has nothing to show in the days you look at is left out
arrange-done = Done
arrange-chosen = Shown, in this order
arrange-none = No panel is chosen. Press what you want to see
arrange-up = Move up, { $panel }
arrange-down = Move down, { $panel }
arrange-remove = Remove
arrange-remove-of = Remove, { $panel }
arrange-usual = Back to the usual panels
arrange-kinds = Panels
arrange-labs = One result in a panel of its own
arrange-symptoms = One symptom in a panel of its own
arrange-panel = { $kind ->
    [dose] Dose
    [clock] Time of day of the dose
    [labs] All lab results
    [symptoms] All symptoms
    [signs] Signs
    [effects] Side effects
    [treatments] Treatments
    [events] Events
   *[bottles] Bottles
}
arrange-since = Days are counted from
arrange-since-followed = the start of the followed medicine
arrange-since-course = { $medicine }, { $date }

# The chart as a picture
picture-title = Save picture
picture-says = The chart as you see it, with its stretch of time and its panels
picture-to = File: .png or .svg
picture-size = How sharp it is
picture-any-size = An SVG is sharp at any size
picture-screen = As on a screen
picture-paper = For paper
picture-poster = For large paper
picture-save = Save
picture-done = Back
picture-written = The picture is in { $path }
picture-failed = The picture is too large to be drawn. Choose fewer panels or a smaller size, or save it as SVG
