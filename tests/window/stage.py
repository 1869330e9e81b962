"""A desktop of its own for one task: display, message bus, accessibility bus, window manager, home, and the program.

Nothing on it is shared with the desktop of whoever runs the tests, and the local time is about noon, wherever and
whenever that is: no task meets midnight, or the hour at which a day of the diary begins.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
import zlib
from datetime import datetime, timedelta, timezone

# Seconds that a task may take of the hour it began in.
ENOUGH = 150
NEEDED = ("Xvfb", "xdotool", "openbox", "dbus-daemon")
SIZE = "1280x800x24"
# A window manager that keeps every key for the window.
MANAGER = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus></openbox_config>
"""
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><standard_session_servicedirs/>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
"""


class Broken(Exception):
    """The desktop could not be made, or the program did not do what any program must."""


def missing():
    """What of the tools is not installed."""
    tools = [tool for tool in NEEDED if not shutil.which(tool)]
    if not importlib.util.find_spec("gi"):
        tools.append("python3-gi")
    shares = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    service = os.path.join("dbus-1", "services", "org.a11y.Bus.service")
    if not any(os.path.exists(os.path.join(share, service)) for share in shares.split(":")):
        tools.append("at-spi2-core")
    return tools


def noon():
    """The zone in which it is between twelve and one o'clock, and its date; the hour does not end within a task."""
    now = datetime.now(timezone.utc)
    left = left_of_hour(now)
    if left < ENOUGH:
        time.sleep(left + 1)
        now = datetime.now(timezone.utc)
    ahead = 12 - now.hour
    # POSIX signs: Etc/GMT-3 is three hours ahead.
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT", (now + timedelta(hours=ahead)).date()


def left_of_hour(now):
    """Seconds until the next hour begins."""
    return 3600 - now.minute * 60 - now.second


class Stage:
    """One desktop; `close` it. The program is started and ended on it as often as a task asks for it."""

    def __init__(self, program, trace=None):
        self.command = [os.path.abspath(program)]
        # The tracer is a process beside the program, not before it.
        strace = ["strace", "-D", "-f", "-qq", "-A", "-e", "trace=socket,connect", "-o"]
        self.tracer = [*strace, os.path.abspath(trace)] if trace else []
        self.children = []
        self.program = None
        self.folder = tempfile.mkdtemp(prefix="titrace-window-")
        zone, self.today = noon()
        home = os.path.join(self.folder, "home")
        runtime = os.path.join(self.folder, "run")
        for folder in (home, runtime):
            os.mkdir(folder, 0o700)
        for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "SESSION_MANAGER"):
            os.environ.pop(name, None)
        os.environ.update(
            HOME=home,
            XDG_DATA_HOME=os.path.join(home, "data"),
            XDG_CONFIG_HOME=os.path.join(home, "config"),
            XDG_RUNTIME_DIR=runtime,
            TITRACE_DIARY=os.path.join(self.folder, "diary.titrace"),
            TZ=zone,
            LANG="C.UTF-8",
            LC_ALL="C.UTF-8",
            # Several desktops share a machine: none takes all of it to paint.
            LIBGL_ALWAYS_SOFTWARE="1",
            LP_NUM_THREADS="1",
        )

    def raise_it(self):
        """Starts everything but the program."""
        manager = self.write("manager.xml", MANAGER)
        bus = self.write("bus.xml", BUS.format(folder=self.folder))
        screen = ["-screen", "0", SIZE, "-fbdir", self.folder]
        number = self.told(["Xvfb", "-displayfd", "{fd}", *screen, "-nolisten", "tcp"])
        os.environ["DISPLAY"] = f":{number}"
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.told(
            ["dbus-daemon", "--config-file", bus, "--nofork", "--nopidfile", "--print-address", "{fd}"]
        )
        self.start(["openbox", "--sm-disable", "--config-file", manager])
        wake_accessibility()

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def start(self, command, **more):
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more
        )
        self.children.append(child)
        return child

    def told(self, command):
        """Starts a server and returns the line by which it says that it is there."""
        read, write = os.pipe()
        child = self.start([word.replace("{fd}", str(write)) for word in command], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise Broken(f"{command[0]} ended with {child.wait()}")
        return line

    def open(self):
        """Starts the program's window."""
        log = open(os.path.join(self.folder, "program.log"), "ab")
        self.program = subprocess.Popen(self.tracer + self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        log.close()

    def open_another(self):
        """Starts the window of another diary, which comes before the program's."""
        other = os.path.join(self.folder, "other.titrace")
        return self.start(self.command, env={**os.environ, "TITRACE_DIARY": other})

    def in_front(self):
        """The process whose window has the keyboard."""
        asked = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowpid"], capture_output=True, text=True, check=False
        )
        return int(asked.stdout) if asked.returncode == 0 else None

    def damage(self):
        """Writes over all of the diary but its first hundred bytes, which say whose it is."""
        path = os.environ["TITRACE_DIARY"]
        size = os.path.getsize(path)
        with open(path, "r+b") as file:
            file.seek(100)
            file.write(b"U" * (size - 100))

    def log(self):
        """What the program printed."""
        try:
            with open(os.path.join(self.folder, "program.log"), encoding="utf-8", errors="replace") as file:
                return file.read().strip()
        except FileNotFoundError:
            return ""

    def ended(self, seconds):
        """The program's exit status, once it has ended."""
        try:
            return self.program.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def cli(self, arguments):
        """One call of the command line on the same diary."""
        return subprocess.run(self.command + arguments, capture_output=True, text=True, timeout=60, check=False)

    def press(self, how, key):
        """`key`, `keydown` or `keyup`."""
        subprocess.run(["xdotool", how, "--delay", "0", key], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "2", text], check=True)

    def settle(self, quiet=0.04, longest=3.0):
        """Waits until nobody works any more on what was pressed: program, display and window manager all sleep.

        A frame that is still to come has a thread that runs or waits for a processor. What blinks or ticks works for
        a moment only, so that there is always such a pause; whoever works on for `longest` is not waited for.
        """
        end = time.monotonic() + longest
        calm = time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.005)
            if any(works(child.pid) for child in [self.program, *self.children]):
                calm = time.monotonic()
            elif time.monotonic() - calm >= quiet:
                return

    def shot(self, path):
        """A PNG of the screen, out of the display's own memory."""
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as file:
            dump = file.read()
        words = [int.from_bytes(dump[at : at + 4], "big") for at in range(0, 100, 4)]
        width, height, line, colours = words[4], words[5], words[12], words[19]
        start = words[0] + colours * 12
        rows = []
        for y in range(height):
            row = dump[start + y * line : start + y * line + width * 4]
            pixels = bytearray(width * 3)
            pixels[0::3], pixels[1::3], pixels[2::3] = row[2::4], row[1::4], row[0::4]
            rows.append(b"\0" + bytes(pixels))
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
            for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 1)), (b"IEND", b"")):
                check = zlib.crc32(kind + data).to_bytes(4, "big")
                file.write(len(data).to_bytes(4, "big") + kind + data + check)

    def close(self):
        """Ends what was started here, the last one first, and leaves nothing behind."""
        for child in reversed([*self.children, *([self.program] if self.program else [])]):
            if child.poll() is None:
                child.terminate()
            try:
                child.wait(3)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def works(pid):
    """Whether a thread of the process runs, wants to, or waits for the disk."""
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except FileNotFoundError:
        return False
    for thread in threads:
        try:
            with open(f"/proc/{pid}/task/{thread}/stat", encoding="utf-8", errors="replace") as file:
                # The name stands in parentheses and may hold anything.
                if file.read().rpartition(")")[2].split()[0] in "RD":
                    return True
        except (FileNotFoundError, ProcessLookupError):
            continue
    return False


def wake_accessibility():
    """Says on the bus that somebody reads the screen, before any window asks."""
    from gi.repository import Gio, GLib

    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(path, interface, method, arguments):
        bus.call_sync("org.a11y.Bus", path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 20000)

    try:
        call("/org/a11y/bus", "org.a11y.Bus", "GetAddress", None)
        for flag in ("IsEnabled", "ScreenReaderEnabled"):
            value = GLib.Variant("(ssv)", ("org.a11y.Status", flag, GLib.Variant("b", True)))
            call("/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", value)
    except GLib.Error as error:
        raise Broken(f"the accessibility bus does not start: {error.message}") from error
