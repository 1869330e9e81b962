### The screen Timeline.

timeline-30-days = 30 d
timeline-90-days = 90 d
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
