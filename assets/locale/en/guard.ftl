### What is asked before a record is written: tenfold slips, a second dose in a day, high doses.
