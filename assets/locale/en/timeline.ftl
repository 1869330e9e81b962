### The screen Timeline.
