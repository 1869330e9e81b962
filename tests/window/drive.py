#!/usr/bin/env python3
"""Does a task in the program's real window by the keyboard alone, as a script says, and looks at what becomes of it
through the accessibility tree and the command line.

    drive.py [--shots FOLDER] [--trace FILE] PROGRAM SCRIPT
    drive.py --missing

Steps, one a line; words may be quoted, # begins a comment, the first line is the task's title:

    cli WORDS [=> TEXT]      call the command line on the same diary; what it prints contains TEXT
    stored [N] KIND F=V...   N records of that kind (one, if not said) have these JSON fields; F~V: contains V
    open                     start the window and wait until something has the keyboard
    close                    Ctrl+Q, and the program ends well
    restart                  close and open
    kill                     the program is killed; only open comes after it
    again TEXT               start the program once more on the same diary: it ends well, and says TEXT
    another                  open another diary's window, which comes before this one
    front                    the program's window is the one that has the keyboard
    damage                   nearly all of the diary's file is overwritten
    key KEY...               press: Tab, ctrl+z, Return; Down*3 is three times
    type TEXT                type
    tab NAME, back NAME      press Tab, or Shift+Tab, until the element of that name has the keyboard
    focused NAME             it has the keyboard
    until TEXT               wait until some name, value or description contains TEXT
    expect TEXT              the same, within five seconds
    absent TEXT              nothing contains TEXT
    value NAME TEXT          in that field stands TEXT, or that scale is at it
    pressed NAME             that button is the chosen one
    names                    whatever the keyboard can come to has a name, and there is something
    tour                     Tab goes round everything that the keyboard can come to, once each, and comes back
    keys <= N                so many keys were pressed until here, letters that were typed included
    presses <= N             the same without those letters
    false STEP               that step does not hold: so one knows that it could fail
    rest                     a second without a key
    look                     print what is seen
    shot NAME                a picture of the screen, into FOLDER

In a NAME, * stands for anything. {today}, {yesterday}, {tomorrow}, {today-30}, {today:%Y-%m} and {spring} (a day
in the last April that is over) are dates, {folder} is the diary's, {backup} the first one that was made. No step uses
a mouse or lets the accessibility bus press anything.

--trace writes what the window opens to speak with others into FILE, by strace.

Ends with 1 where a step does not hold, or where nothing had the keyboard after one; with 2 where the call or the script
is not understood, with 3 where a tool is missing; --missing names those.
"""

import glob
import json
import os
import re
import shlex
import signal
import sys
import time
from collections import Counter
from datetime import date, timedelta

from seen import Eyes, keyboard, unnamed
from stage import Broken, Stage, missing

# Seconds for what is there soon, and for what takes its time on a busy machine.
SOON, LATER = 5, 20
# Seconds for a whole task.
LONGEST = 240
# More stops of the Tab key than any screen has.
STOPS = 150
DATE = re.compile(r"\{(today|yesterday|tomorrow|spring)([+-]\d+)?(?::([^}]+))?\}")


class Failed(Exception):
    """A step does not hold."""


class Unclear(Exception):
    """A step is not understood."""


def filled(text, today, folder):
    """The text with its dates."""
    spring = date(today.year - (today.month < 5), 4, 15)
    days = {"today": today, "yesterday": today - timedelta(1), "tomorrow": today + timedelta(1), "spring": spring}

    def one(match):
        name, more, form = match.groups()
        return (days[name] + timedelta(int(more or 0))).strftime(form or "%Y-%m-%d")

    backups = sorted(glob.glob(os.path.join(folder, "diary-backups", "*.titrace")))
    return DATE.sub(one, text).replace("{folder}", folder).replace("{backup}", backups[0] if backups else "{backup}")


class Task:
    """Goes through the steps of one script."""

    def __init__(self, stage, shots=None):
        self.stage = stage
        self.shots = shots
        self.eyes = None
        self.pressed = 0
        self.typed = 0
        # Steps after which nothing had the keyboard.
        self.lost = []
        self.here = ""
        self.patience = 1.0

    def run(self, lines):
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            self.here = f"{number}: {line.strip()}"
            self.step(filled(line, self.stage.today, self.stage.folder))

    def step(self, line):
        """One step with its dates filled in."""
        if line.split()[0] == "false":
            return self.false(line.split(maxsplit=1)[1])
        line, _, wanted = line.partition(" => ")
        verb, *words = shlex.split(line, comments=True)
        wanted = " ".join(shlex.split(wanted, comments=True))
        do = getattr(self, f"do_{verb}", None)
        if do is None:
            raise Unclear(f"no step is called {verb}")
        try:
            do(*words, **({"wanted": wanted} if wanted else {}))
        except (TypeError, ValueError) as error:
            raise Unclear(f"{verb}: {error}") from error

    def false(self, line):
        self.patience = 0.05
        try:
            self.step(line)
        except Failed:
            return
        finally:
            self.patience = 1.0
        raise Failed("it holds")

    # What is there

    def read(self):
        return self.eyes.read(self.stage.program.pid)

    def wait(self, holds, seconds, what):
        """Until it holds; a program that has ended will not make it true."""
        end = time.monotonic() + seconds * self.patience
        while True:
            elements = self.read()
            if elements and holds(elements):
                return elements
            status = self.stage.program.poll()
            if status is not None:
                raise Failed(f"the program ended with {status}")
            if time.monotonic() > end:
                raise Failed(what)
            time.sleep(0.03)

    def settle(self):
        self.stage.settle()
        seen = self.read()
        if seen and keyboard(seen) is None:
            self.lost.append(self.here)

    # From outside

    def do_cli(self, *words, wanted=""):
        done = self.stage.cli(list(words))
        if done.returncode != 0:
            raise Failed(f"exit status {done.returncode}: {done.stderr.strip()}")
        if wanted not in done.stdout:
            raise Failed(f"it printed: {done.stdout.strip()}")

    def do_stored(self, *words):
        words = list(words)
        count = int(words.pop(0)) if words[0].isdigit() else 1
        kind, *fields = words
        done = self.stage.cli(["--json", "list", kind])
        if done.returncode != 0:
            raise Failed(done.stderr.strip())
        records = json.loads(done.stdout)
        found = [record for record in records if all(has(record, field) for field in fields)]
        if len(found) != count:
            listed = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
            raise Failed(f"{len(found)} records have these fields, of:\n{listed}")

    # The program

    def do_open(self):
        self.stage.open()
        self.eyes = self.eyes or Eyes()
        # The window is on the screen and has the keyboard; what in it has it, a script says.
        self.wait(lambda seen: "focused" in {state for element in seen for state in element.states}, LATER, "no window")
        self.settle()

    def do_close(self):
        self.pressed += 1
        self.stage.press("key", "ctrl+q")
        status = self.stage.ended(LATER)
        if status != 0:
            raise Failed(f"Ctrl+Q: the program ended with {status}")

    def do_restart(self):
        self.do_close()
        self.do_open()

    def do_kill(self):
        self.stage.program.kill()
        self.stage.program.wait()

    def do_again(self, text):
        done = self.stage.cli([])
        if done.returncode != 0 or text not in done.stderr:
            raise Failed(f"exit status {done.returncode}: {done.stderr.strip()}")

    def do_another(self):
        other = self.stage.open_another()
        self.comes_before(other.pid)

    def do_front(self):
        self.comes_before(self.stage.program.pid)

    def comes_before(self, pid):
        end = time.monotonic() + LATER * self.patience
        while self.stage.in_front() != pid:
            if time.monotonic() > end:
                raise Failed("another window has the keyboard")
            time.sleep(0.05)

    def do_damage(self):
        self.stage.damage()

    # The keyboard

    def do_key(self, *keys):
        for key in keys:
            key, _, times = key.partition("*")
            for _ in range(int(times or 1)):
                self.press(key)

    def press(self, key):
        """As a hand does: what is held is down before the key and up after it, and the window sees that."""
        *held, key = key.split("+")
        for other in held:
            self.stage.press("keydown", other)
            self.stage.settle()
        self.stage.press("key", key)
        if held:
            self.stage.settle()
        for other in reversed(held):
            self.stage.press("keyup", other)
        self.pressed += 1
        self.settle()

    def do_type(self, text):
        self.stage.type(text)
        self.typed += len(text)
        self.settle()

    def do_tab(self, name):
        self.go("Tab", name)

    def do_back(self, name):
        self.go("shift+Tab", name)

    def go(self, key, name):
        passed = []
        for _ in range(STOPS):
            self.press(key)
            here = keyboard(self.read())
            if here is not None and here.is_called(name):
                return
            passed.append(here.name if here is not None else "nothing")
            if passed.count(passed[0]) > 2:
                # Round and round.
                break
        raise Failed(f"the key goes to {' · '.join(passed)}")

    # What is seen

    def do_until(self, text):
        self.says(text, LATER)

    def do_expect(self, text):
        self.says(text, SOON)

    def says(self, text, seconds):
        self.wait(lambda seen: any(element.says(text) for element in seen), seconds, "nothing says it")

    def do_absent(self, text):
        self.wait(lambda seen: not any(element.says(text) for element in seen), SOON, "something says it")

    def do_focused(self, name):
        def has(seen):
            here = keyboard(seen)
            return here is not None and here.is_called(name)

        self.wait(has, SOON, "something else has the keyboard")

    def do_value(self, name, text):
        def has(seen):
            fields = [element for element in seen if element.role != "label" and element.is_called(name)]
            return any(field.value == text for field in fields)

        self.wait(has, SOON, "something else stands there")

    def do_pressed(self, name):
        def has(seen):
            chosen = {"pressed", "checked", "selected"}
            return any(element.is_called(name) and element.states & chosen for element in seen)

        self.wait(has, SOON, "it is not chosen")

    def do_names(self):
        # What cannot be read at this moment has no names either.
        nameless = unnamed(self.wait(stops, SOON, "the keyboard can come to nothing"))
        if nameless:
            raise Failed("without a name: " + "; ".join(element.line().strip() for element in nameless))

    def do_tour(self):
        """A screen that the Tab key cannot leave again, or a part of it that it passes by, is a trap."""
        self.do_names()
        first = keyboard(self.read())
        walk = [] if first is None else [(first.role, first.name)]
        seen = []
        for _ in range(STOPS):
            self.press("Tab")
            seen = self.wait(stops, SOON, "the keyboard can come to nothing")
            here = keyboard(seen)
            if here is None:
                # Beyond the last one egui lets go once, and begins anew with the next key.
                continue
            walk.append((here.role, here.name))
            if is_round(walk, stops(seen)):
                return
        missed = Counter(stops(seen)) - Counter(walk)
        names = "; ".join(f"{role} {name}" for role, name in missed)
        raise Failed(f"Tab does not come to: {names}" if names else "Tab does not go round by each of them once")

    # Otherwise

    def do_keys(self, sign, most):
        at_most(self.pressed + self.typed, sign, most)

    def do_presses(self, sign, most):
        at_most(self.pressed, sign, most)

    def do_rest(self):
        time.sleep(1)

    def do_look(self):
        print("\n".join(element.line() for element in self.read()))

    def do_shot(self, name):
        if self.shots:
            self.stage.shot(os.path.join(self.shots, f"{name}.png"))


def at_most(count, sign, most):
    if sign != "<=":
        raise Unclear("only <= N is known")
    if count > int(most):
        raise Failed(f"it took {count}")


def is_round(walk, stops):
    """Whether the way ends where it was as many stops before as there are, by each of them once. Two of one name are
    two stops: a way that misses one of them comes back too soon."""
    many = len(stops)
    return len(walk) > many and walk[-1] == walk[-1 - many] and Counter(walk[-many:]) == Counter(stops)


def stops(elements):
    return [(element.role, element.name) for element in elements if "focusable" in element.states]


def has(record, field):
    """Whether a record has what `name=value` or `name~part` says."""
    found = re.fullmatch(r"(\w+)([=~])(.*)", field, re.DOTALL)
    if found is None:
        raise Unclear(f"{field} is no field with its value")
    name, sign, value = found.groups()
    there = record.get(name)
    there = "null" if there is None else str(there)
    return there == value if sign == "=" else value in there


def hurry(number, _frame):
    raise Broken(f"{signal.Signals(number).name}: the task is cut short")


def perform(program, script, shots, trace):
    """Goes through a script on a stage of its own; the exit status."""
    with open(script, encoding="utf-8") as file:
        lines = file.read().splitlines()
    began = time.monotonic()
    stage = Stage(program, trace)
    task = Task(stage, shots)
    status = 0
    signal.signal(signal.SIGALRM, hurry)
    signal.signal(signal.SIGTERM, hurry)
    signal.alarm(LONGEST)
    try:
        stage.raise_it()
        task.run(lines)
    except (Failed, Broken, Unclear) as error:
        status = 2 if isinstance(error, Unclear) else 1
        print(f"{os.path.basename(script)}:{task.here}\n    {error}")
        if task.eyes is not None and stage.program.poll() is None:
            print("\n".join(element.line() for element in task.read()))
            task.do_shot(os.path.splitext(os.path.basename(script))[0])
        if stage.log():
            print(f"The program said:\n{stage.log()}")
    finally:
        stage.close()
    for step in task.lost:
        status = status or 1
        print(f"nothing has the keyboard after {step}")
    told = {"keys": task.pressed, "typed": task.typed, "seconds": round(time.monotonic() - began, 1)}
    print(json.dumps(told))
    return status


def main(arguments):
    if arguments == ["--missing"]:
        print("\n".join(missing()))
        return 3 if missing() else 0
    more = {"--shots": None, "--trace": None}
    while arguments and arguments[0] in more:
        more[arguments[0]] = arguments[1]
        arguments = arguments[2:]
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    if missing():
        print("missing:", ", ".join(missing()), file=sys.stderr)
        return 3
    return perform(arguments[0], arguments[1], more["--shots"], more["--trace"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
