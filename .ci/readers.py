"""Reads the calendars, feeds and data package of sites with other programs. Usage: readers.py SITE..."""

import pathlib
import sys

import feedparser
import frictionless
import icalendar

for site in map(pathlib.Path, sys.argv[1:]):
    for path in sorted(site.rglob("*.ics")):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        errors = [part.errors for part in calendar.walk() if part.errors]
        assert not errors and calendar.walk("VEVENT"), (path, errors)
    for path in sorted(site.rglob("feed.xml")):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo and feed.entries, path
    report = frictionless.validate(str(site / "data/datapackage.json"))
    assert report.valid, report
    print(site.name, "is readable")
