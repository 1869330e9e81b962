### What the model says: refused changes, edits by name for undo, kinds and their fields.
