### What the program knows, said: scales, default ranges, units.
