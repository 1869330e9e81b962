"""Shows on a tree made for it that an element without a name is found, and only one that the keyboard can come to;
that a way which passes one of two alike by is no round; and that no task begins at the end of an hour."""

from datetime import datetime

from drive import is_round
from seen import ROOT, in_order, keyboard, unnamed
from stage import ENOUGH, left_of_hour

OWNER = ":1.1"
FOCUSABLE, FOCUSED = 1 << 11, 1 << 12
PANEL, BUTTON, ENTRY = 39, 43, 79


def item(number, parent, place, name, role, states, interfaces=()):
    """One node as the bus tells it; those of a window have numbers, the application's own is `ROOT`."""

    def path(of):
        return (OWNER, ROOT if of is None else f"/org/a11y/atspi/accessible/{of}")

    return (path(number), path(None), path(parent), place, 0, interfaces, name, role, "", (states, 0))


TREE = [
    item(4, 1, 2, " ", BUTTON, FOCUSABLE),
    item(5, 1, 3, "", ENTRY, FOCUSABLE | FOCUSED, ("org.a11y.atspi.Text",)),
    item(2, 1, 0, "", PANEL, 0),
    item(3, 1, 1, "Save", BUTTON, FOCUSABLE),
    item(1, None, 0, "Titrace", 23, 0),
]


def main():
    elements = in_order(TREE, OWNER, lambda path, interfaces: f"what stands in {path[-1]}" if interfaces else "")
    roles = [element.role for element in elements]
    assert roles == ["frame", "panel", "push button", "push button", "entry"], roles
    assert [element.depth for element in elements] == [0, 1, 1, 1, 1], elements
    found = [element.line().strip() for element in unnamed(elements)]
    assert found == ["push button:   focusable", "entry: = what stands in 5 focusable focused"], found
    assert keyboard(elements).value == "what stands in 5", elements
    print("found:", "; ".join(found))
    # "Edit" stands there twice.
    alike = ["Save", "Edit", "Edit", "Undo"]
    assert is_round(["Save", "Edit", "Edit", "Undo", "Save"], alike)
    assert not is_round(["Save", "Edit", "Edit", "Undo"], alike)
    for first in range(3):
        way = (["Save", "Edit", "Undo"] * 4)[first:]
        assert not any(is_round(way[:end], alike) for end in range(len(way) + 1)), way
    assert left_of_hour(datetime(2025, 5, 9, 12, 59, 1)) == 59 < ENOUGH
    assert left_of_hour(datetime(2025, 5, 9, 12, 0, 0)) == 3600


main()
