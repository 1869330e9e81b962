### The screen History.
