### What a chart says: axes, series, marks, its summary.
