### What every screen shares: menus, buttons, notices, the marks of the language.

# The decimal mark of the language: a single character. The window takes it beside the point.
decimal-mark = .
