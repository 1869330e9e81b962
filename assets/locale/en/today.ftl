### The screen Today.
