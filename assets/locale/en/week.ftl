### The paper for a week.

week-title = My week, { $period }
week-describe = A page to fill in with a pen: a box for each dose and for each score of { $names }, seven days side by side
week-says = Tick what you took. { $way ->
    [both] Write a number, or yes or no, into each box
    [answers] Write yes or no into each box
   *[numbers] Write a number into each box
}; an empty box is fine, too.
week-yes-no = yes or no
# The two sides of a symptom, of which one is ringed with the pen; the stroke parts them
week-sides = left / right
week-ring = ring the side
week-notes = A few words, if you like
week-foot = Type it in later: the arrows on top of Today open each day.
