### What the parser says when it refuses a field, each with a way out.
