from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings

from chronos.exchange.linked.calendars import write_ics
from chronos.exchange.linked.plain_dates import instant, plain_days
from chronos.exchange.outgoing import Export
from exchanging import export_of, exports, written

CLAIMS: list[dict[str, Any]] = [
    {
        "id": "a-day",
        "date": "2019-05-17",
        "text": "A visit, in Quito; twice.",
        "countries": ["EC"],
        "places": ["Quito"],
    },
    {"id": "days", "date": "2019-05-30/2019-06-02", "text": "A course.", "kind": "training", "status": "prospective"},
    {
        "id": "a-month",
        "date": "2019-05",
        "text": "A liaison office opens.",
        "countries": ["EC"],
        "sources": ["gazette"],
    },
    {"id": "about", "date": "2019-05-17~", "text": "Talks.", "status": "disputed"},
    {"id": "one-of", "date": "[2019-05-01..2019-05-31]", "text": "An arrest."},
    {"id": "never", "date": "undated", "text": "A rumour.", "status": "retracted"},
]
SOURCES = [{"id": "gazette", "title": "A gazette", "URL": "https://example.org/gazette", "issued": "2020"}]


def read(export: Export) -> icalendar.Calendar:
    """Read what is written, as others do."""
    calendar = icalendar.Calendar.from_ical(written(write_ics, export).content)
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    return calendar


def components(calendar: icalendar.Calendar) -> dict[str, Any]:
    """Return entries and journal entries by the ids of their events."""
    every = [one for one in calendar.walk() if one.name in ("VEVENT", "VJOURNAL")]
    assert not any(one.errors for one in every)
    found = {str(one["uid"]).removesuffix("@chronos"): one for one in every}
    assert len(found) == len(every)
    return found


def only(date_: str, **fields: Any) -> Any:
    return components(read(export_of([{"id": "a", "date": date_, "text": "A visit.", **fields}])))["a"]


def test_days_are_entries_with_the_day_after_their_last_and_all_else_is_listed_without_a_day() -> None:
    export = export_of(CLAIMS, SOURCES)
    calendar = read(export)
    entries = {str(one["uid"]): (one.decoded("dtstart"), one.decoded("dtend")) for one in calendar.walk("VEVENT")}
    assert entries == {
        "a-day@chronos": (date(2019, 5, 17), date(2019, 5, 18)),
        "days@chronos": (date(2019, 5, 30), date(2019, 6, 3)),
    }
    listed = {str(one["uid"]).removesuffix("@chronos"): one for one in calendar.walk("VJOURNAL")}
    assert set(listed) == {"a-month", "about", "one-of", "never"}
    assert not any("dtstart" in one for one in listed.values())
    assert set(written(write_ics, export).losses.lost["date"]) == set(listed)
    assert str(calendar["x-wr-caldesc"]).startswith("4 of 6 are not dated to the day")


def test_an_entry_is_written_in_the_escapes_of_rfc_5545() -> None:
    claim = {"id": "a", "date": "2019-05-17", "text": "A visit; one, of \\two.", "countries": ["EC"], "note": "Seen."}
    (_, _, entry) = written(write_ics, export_of([claim])).content.decode().partition("BEGIN:VEVENT\r\n")
    assert entry.split("\r\n") == [
        "UID:a@chronos",
        "DTSTAMP:19700101T000000Z",
        "SUMMARY:A visit\\; one\\, of \\\\two.",
        "DESCRIPTION:Date: 17 May 2019\\nCountries: Ecuador\\nNote: Seen.",
        "DTSTART;VALUE=DATE:20190517",
        "DTEND;VALUE=DATE:20190518",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "LOCATION:Ecuador",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_has_no_property_stands_in_the_description() -> None:
    listed = components(read(export_of(CLAIMS, SOURCES)))["a-month"]
    assert str(listed["description"]).startswith("Date: May 2019\nCountries: Ecuador\n")
    assert "Source: A gazette, 2020 <https://example.org/gazette>" in str(listed["description"])
    assert str(listed["url"]) == "https://example.org/gazette"


def test_places_countries_kinds_and_statuses_stand_where_calendars_show_them() -> None:
    found = components(read(export_of(CLAIMS, SOURCES)))
    assert str(found["a-day"]["location"]) == "Quito, Ecuador"
    assert [str(one) for one in found["days"]["categories"].cats] == ["Trainings"]
    statuses = {name: str(one.get("status", "")) for name, one in found.items()}
    assert statuses == {
        "a-day": "CONFIRMED",
        "days": "TENTATIVE",
        "a-month": "FINAL",
        "about": "",
        "one-of": "FINAL",
        "never": "CANCELLED",
    }
    assert written(write_ics, export_of(CLAIMS, SOURCES)).losses.lost["status"] == {"about": None}


@pytest.mark.parametrize(
    ("moment", "at"),
    [
        ("2017-07-31T12:30:00", datetime(2017, 7, 31, 12, 30)),  # noqa: DTZ001 - local to the place
        ("2017-07-31T12:30:00Z", datetime(2017, 7, 31, 12, 30, tzinfo=UTC)),
        ("2017-07-31T22:30:00-05:00", datetime(2017, 8, 1, 3, 30, tzinfo=UTC)),
    ],
)
def test_a_time_of_day_is_that_moment(moment: str, at: datetime) -> None:
    entry = only(moment)
    assert entry.decoded("dtstart") == at
    assert "dtend" not in entry


@pytest.mark.parametrize(
    "without",
    ["0000-03-01", "9999-12-31", "0044-03-15", "-0043-03-15", "1582-12-31", "1582-12-31/1583-01-02", "Y12345"],
)
def test_a_day_that_calendars_do_not_have_or_read_in_two_ways_is_listed(without: str) -> None:
    assert only(without).name == "VJOURNAL"


def test_the_first_and_the_last_day_that_calendars_have_are_entries() -> None:
    assert only("1583-01-01").decoded("dtstart") == date(1583, 1, 1)
    assert only("9999-12-30").decoded("dtend") == date(9999, 12, 31)


def test_the_end_of_a_line_in_a_text_ends_no_property() -> None:
    forged = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged\n"
    calendar = read(export_of([{"id": "a", "date": "2019-05-17", "text": forged, "places": [forged], "note": forged}]))
    assert list(components(calendar)) == ["a"]


def test_a_long_line_is_folded_between_characters() -> None:
    for before in range(80):
        text = f"{'x' * before}{chr(0x1F680) * 40}\u00e9{chr(0x4E2D) * 30}, {before}"
        export = export_of([{"id": "a", "date": "2019-05-17", "text": text}])
        content = written(write_ics, export).content
        assert all(len(line) <= 75 and line.decode() for line in content.rstrip().split(b"\r\n"))
        assert str(components(read(export))["a"]["summary"]) == text


@given(exports())
@settings(max_examples=40, deadline=None)
def test_every_event_is_there_once_with_its_text_and_no_day_that_it_does_not_have(export: Export) -> None:
    made = written(write_ics, export)
    assert made.content == written(write_ics, export).content
    assert all(len(line) <= 75 for line in made.content.split(b"\r\n"))
    assert b"\n" not in made.content.replace(b"\r\n", b"")
    found = components(read(export))
    assert list(found) == [event.id for event in export.events]
    for event in export.events:
        component, first = found[event.id], event.claims[0].id
        assert str(component["summary"]) == event.text or first in made.losses.lost["text"]
        assert (component.name == "VEVENT") != (first in made.losses.lost.get("date", {}))
        if component.name != "VEVENT":
            continue
        start = component.decoded("dtstart")
        if isinstance(start, datetime):
            assert start == instant(event.date)
        else:
            last = component.decoded("dtend") - timedelta(days=1)
            assert (start.isoformat(), last.isoformat()) == plain_days(event.date)
