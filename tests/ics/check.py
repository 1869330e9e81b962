#!/usr/bin/env python3
"""Reads calendars as another program does, and says what is not as it should be.

    check.py FILE.ics... EXPECTED.json FROM TO

Several files are read one after the other, as into one calendar, by two programs that differ. To one a series is a whole,
replaced by one of the same UID whose SEQUENCE is not lower. The other compares part by part: what has the same UID and
RECURRENCE-ID is replaced, and an exception that does not come again stays. Both have to show the same. EXPECTED.json says what occurs from FROM to TO, both included, and nothing else:
{"2026-03-28T22:00": "LDN 7 drops", "2026-03-29": ["two", "at once, all day"]}. Ends with 1 where anything differs, with
2 where it was called wrongly, and with 3 where icalendar or recurring_ical_events is not installed.
"""

import datetime
import json
import sys
from collections import Counter, OrderedDict

try:
    import icalendar
    import recurring_ical_events
except ImportError as missing:
    print(f"check.py: {missing.name} is not installed")
    sys.exit(3)


def complaints_about_form(path, data):
    """RFC 5545, 3.1: lines end with CRLF and have 75 octets at the most."""
    text = data.decode("utf-8")
    lines = data.split(b"\r\n")
    if lines[-1] != b"":
        yield f"{path}: does not end with CRLF"
    for number, line in enumerate(lines, 1):
        if b"\n" in line or b"\r" in line:
            yield f"{path}: line {number} holds a lone CR or LF"
        if len(line) > 75:
            yield f"{path}: line {number} has {len(line)} octets"
    if any(ord(letter) < 32 and letter not in "\r\n\t" for letter in text):
        yield f"{path}: holds a control character"


def complaints_about_events(path, calendar):
    for name in ("VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"):
        if name not in calendar:
            yield f"{path}: {name} is missing"
    seen = set()
    for event in calendar.walk("VEVENT"):
        uid = event.get("UID")
        for component in event.walk():
            if component.errors:
                yield f"{path}: {uid}: {component.errors}"
        for name in ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "TRANSP", "CATEGORIES", "STATUS"):
            if name not in event:
                yield f"{path}: {uid}: {name} is missing"
        start, replaced = event.decoded("DTSTART"), event.decoded("RECURRENCE-ID", None)
        if replaced is not None and type(replaced) is not type(start):
            yield f"{path}: {uid}: RECURRENCE-ID and DTSTART are of different types"
        if isinstance(start, datetime.datetime) and start.tzinfo is not None:
            yield f"{path}: {uid}: {start} has a zone"
        if (uid, replaced) in seen:
            yield f"{path}: {uid}: {replaced} stands here twice"
        seen.add((uid, replaced))
        alarms = event.walk("VALARM")
        timed = isinstance(start, datetime.datetime) and event.get("STATUS") != "CANCELLED"
        if len(alarms) != int(timed):
            yield f"{path}: {uid}: {len(alarms)} alarms"
        for alarm in alarms:
            if alarm.get("ACTION") != "DISPLAY" or alarm.decoded("TRIGGER") != datetime.timedelta(0):
                yield f"{path}: {uid}: the alarm is another one"
            if {"DTSTAMP", "UID"} & set(alarm):
                yield f"{path}: {uid}: the alarm has what an event has"


def replaced_as_a_whole(calendars):
    """One calendar, as it stands after all of them were read, to a program that knows series only."""
    kept = OrderedDict()
    for calendar in calendars:
        series = OrderedDict()
        for event in calendar.walk("VEVENT"):
            series.setdefault(str(event["UID"]), []).append(event)
        for uid, events in series.items():
            sequence = max(int(event["SEQUENCE"]) for event in events)
            if uid not in kept or sequence >= kept[uid][0]:
                kept[uid] = (sequence, events)
    return calendar_of(event for _, events in kept.values() for event in events)


def replaced_part_by_part(calendars):
    """The same to a program that compares each exception for itself, and forgets none."""
    kept = OrderedDict()
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            part = (str(event["UID"]), event.decoded("RECURRENCE-ID", None))
            if part not in kept or int(event["SEQUENCE"]) >= int(kept[part]["SEQUENCE"]):
                kept[part] = event
    return calendar_of(kept.values())


def calendar_of(events):
    whole = icalendar.Calendar()
    for event in events:
        whole.add_component(event)
    return whole


def occurrences(calendar, first, last):
    found = Counter()
    day = datetime.timedelta(days=1)
    for event in recurring_ical_events.of(calendar).between(first - day, last + 2 * day):
        start = event.decoded("DTSTART")
        timed = isinstance(start, datetime.datetime)
        if first <= (start.date() if timed else start) <= last:
            name = start.strftime("%Y-%m-%dT%H:%M") if timed else start.isoformat()
            found[name, str(event.get("SUMMARY"))] += 1
    return found


def expected_occurrences(path):
    expected = Counter()
    with open(path, encoding="utf-8") as file:
        for start, summaries in json.load(file).items():
            for summary in [summaries] if isinstance(summaries, str) else summaries:
                expected[start, summary] += 1
    return expected


def main(arguments):
    if len(arguments) < 4:
        print(__doc__)
        return 2
    *paths, expected, first, last = arguments
    first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    problems, calendars = [], []
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        problems += complaints_about_form(path, data)
        calendar = icalendar.Calendar.from_ical(data)
        problems += complaints_about_events(path, calendar)
        calendars.append(calendar)
    wanted, shown = expected_occurrences(expected), 0
    for client in (replaced_as_a_whole, replaced_part_by_part):
        found = occurrences(client(calendars), first, last)
        shown += sum(found.values())
        name = client.__name__
        problems += [f"{name}: missing: {start} {summary}" for start, summary in sorted((wanted - found).elements())]
        problems += [f"{name}: too many: {start} {summary}" for start, summary in sorted((found - wanted).elements())]
    for problem in problems:
        print(problem)
    print(f"{shown} occurrences, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
