"""What a screen reader is told: the program's accessibility tree, read from the AT-SPI bus and never acted upon."""

import re
from dataclasses import dataclass

# Numbers of the protocol (atspi-constants.h); what else there may be is not asked for here.
STATES = {
    "checked": 4,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "pressed": 20,
    "selected": 23,
    "invalid": 36,
}
ROLES = {
    6: "canvas",
    7: "check box",
    11: "combo box",
    16: "dialog",
    23: "frame",
    27: "image",
    29: "label",
    32: "list item",
    39: "panel",
    43: "push button",
    44: "radio button",
    48: "scroll bar",
    51: "slider",
    52: "spin button",
    62: "toggle button",
    75: "application",
    79: "entry",
    82: "document",
    83: "heading",
    98: "list box",
    110: "landmark",
}
ROOT = "/org/a11y/atspi/accessible/root"
SECONDS = 10


@dataclass
class Element:
    """One node of the tree."""

    role: str
    name: str
    # What is written in it, and what is said of it beside its name.
    value: str = ""
    description: str = ""
    states: frozenset = frozenset()
    depth: int = 0

    def says(self, text):
        return any(text in said for said in (self.name, self.value, self.description))

    def is_called(self, name):
        """Whether that is its name; a * in it stands for anything."""
        return re.fullmatch(".*".join(map(re.escape, name.split("*"))), self.name, re.DOTALL) is not None

    def line(self):
        value = f"= {self.value}" if self.value else ""
        description = f"({self.description})" if self.description else ""
        said = [f"{self.role}:", self.name, value, description, *sorted(self.states)]
        return "  " * self.depth + " ".join(word for word in said if word)


def unnamed(elements):
    """Those that the keyboard can come to and that say nothing of themselves."""
    return [element for element in elements if "focusable" in element.states and not element.name.strip()]


def keyboard(elements):
    """The element that has the keyboard; none, where only the window as a whole has it."""
    return next((element for element in elements if "focused" in element.states and element.role != "frame"), None)


def states_of(words):
    bits = sum(word << (32 * place) for place, word in enumerate(words))
    return frozenset(name for name, bit in STATES.items() if bits >> bit & 1)


class Eyes:
    """Reads the tree of a process."""

    def __init__(self):
        from gi.repository import Gio, GLib

        self.glib, self.gio = GLib, Gio
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1, None
        ).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.pid, self.owner = None, None

    def ask(self, owner, path, interface, method, arguments=None):
        none = self.gio.DBusCallFlags.NONE
        return self.bus.call_sync(
            owner, path, f"org.{interface}", method, arguments, None, none, SECONDS * 1000, None
        ).unpack()

    def read(self, pid):
        """All elements from the top down, as they are at one moment; none where there is no window yet."""
        try:
            if pid != self.pid or self.owner is None:
                self.pid, self.owner = pid, self.find(pid)
            if self.owner is None:
                return []
            # The whole tree in one answer, as screen readers fetch it.
            items = self.ask(self.owner, "/org/a11y/atspi/cache", "a11y.atspi.Cache", "GetItems")[0]
            return in_order(items, self.owner, self.written)
        except self.glib.Error:
            return []

    def find(self, pid):
        """The name on the bus of that process."""
        for owner, _ in self.ask("org.a11y.atspi.Registry", ROOT, "a11y.atspi.Accessible", "GetChildren")[0]:
            asked = self.glib.Variant("(s)", (owner,))
            found = self.ask(
                "org.freedesktop.DBus", "/", "freedesktop.DBus", "GetConnectionUnixProcessID", asked
            )
            if found[0] == pid:
                return owner
        return None

    def written(self, path, interfaces):
        """What stands in a field, or the number that a scale is at."""
        if "org.a11y.atspi.Text" in interfaces:
            everything = self.glib.Variant("(ii)", (0, -1))
            return self.ask(self.owner, path, "a11y.atspi.Text", "GetText", everything)[0]
        if "org.a11y.atspi.Value" in interfaces:
            current = self.glib.Variant("(ss)", ("org.a11y.atspi.Value", "CurrentValue"))
            return f"{self.ask(self.owner, path, 'freedesktop.DBus.Properties', 'Get', current)[0]:g}"
        return ""


def in_order(items, owner, written):
    """The elements of a tree as a parent's and a child's place say; `written` reads what stands in one."""
    beneath = {}
    for item in items:
        beneath.setdefault(item[2], []).append(item)
    elements = []

    def walk(parent, depth):
        for item in sorted(beneath.get(parent, []), key=lambda item: item[3]):
            node, _, _, _, _, interfaces, name, role, description, states = item
            element = Element(
                role=ROLES.get(role, f"role {role}"),
                name=name,
                description=description,
                states=states_of(states),
                depth=depth,
                value=written(node[1], interfaces),
            )
            elements.append(element)
            walk(node, depth + 1)

    walk((owner, ROOT), 0)
    return elements
