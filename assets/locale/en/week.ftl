### The paper for a week.

week-title = My week, { $period }
week-describe = A page to fill in with a pen: a box for each dose and for each score of { $names }, seven days side by side
week-says = Tick what you took. Write a number into each box; an empty box is fine, too.
week-yes-no = yes or no
week-notes = A few words, if you like
week-foot = Type it in later: the arrows on top of Today open each day.
