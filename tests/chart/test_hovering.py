from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from chronos.chart.hovering import cited, entry_lines, event_hover
from chronos.chart.languages import words_in
from chronos.chart.style import Hover
from chronos.edtf import parse
from chronos.model import Citation, Claim, ClaimDate, Entry, Event, Footnote, Location, Person, Source

if TYPE_CHECKING:
    from chronos.model import Status

PLACE = Location("a.yaml", 1, 1)
CLAIM = Claim(id="ec-2017", date=ClaimDate(), text="An agreement is signed.", location=PLACE)
ARTICLE = Source(
    id="fonseca-lazarus-2023",
    location=PLACE,
    title="A Police Void",
    authors=(Person(family="Fonseca", given="Brian"), Person(family="Lazarus", given="Leland")),
    container="Foreign Policy",
    issued=parse("2023-04"),
)


def footnote(source: Source | None = ARTICLE, locator: str = "para. 9") -> Footnote:
    return Footnote(1, CLAIM, Citation(source=source.id if source else "nowhere", locator=locator), source)


def entry(*footnotes: Footnote, date: str = "2017-05", status: Status = "undisputed", derived: bool = False) -> Entry:
    event = Event(
        id="ec-2017",
        claims=(CLAIM,),
        date=parse(date) if date else None,
        agreement="derived" if derived else "single",
        text=CLAIM.text,
        countries=("EC",),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status=status,
        lasting=False,
        corroboration=1,
        origins=1,
        sources=(),
    )
    return Entry(event, footnotes)


def test_an_event_tells_its_date_its_words_and_its_sources() -> None:
    assert event_hover(entry(footnote()), words_in("en")) == Hover(
        "May 2017",
        ("An agreement is signed.", "Source: Fonseca and Lazarus, “A Police Void” (April 2023), para. 9"),
    )


def test_a_status_is_told_unless_it_is_undisputed() -> None:
    told = event_hover(entry(footnote(None, ""), status="disputed"), words_in("en"))
    assert told.lines == (
        "An agreement is signed.",
        "disputed",
        "Source: nowhere (a source that this project does not have)",
    )


def test_a_derived_date_is_told_to_be_and_no_date_to_be_none() -> None:
    assert event_hover(entry(derived=True), words_in("en")).heading == "May 2017 (derived)"
    assert event_hover(entry(date=""), words_in("en")).heading == "undated"


def test_a_place_in_a_source_is_told_once_and_no_source_as_none() -> None:
    twice = event_hover(entry(footnote(), footnote(), footnote(locator="")), words_in("en"))
    assert twice.lines[1:] == (
        "Source: Fonseca and Lazarus, “A Police Void” (April 2023), para. 9",
        "Source: Fonseca and Lazarus, “A Police Void” (April 2023)",
    )
    assert event_hover(entry(), words_in("en")).lines == ("An agreement is signed.", "no source given")


def test_a_source_is_named_by_what_it_has() -> None:
    many = tuple(Person(literal=name) for name in ("One", "Two", "Three", "Four"))
    bare = structs.replace(ARTICLE, authors=(), container="", title="", issued=None)
    named = [
        cited(footnote(source, ""), words_in("en"))
        for source in (
            structs.replace(ARTICLE, authors=many),
            structs.replace(ARTICLE, authors=many[:3]),
            structs.replace(ARTICLE, authors=()),
            bare,
        )
    ]
    assert named == [
        "One et al., “A Police Void” (April 2023)",
        "One, Two and Three, “A Police Void” (April 2023)",
        "Foreign Policy, “A Police Void” (April 2023)",
        "fonseca-lazarus-2023 (date not known)",
    ]


def test_a_line_an_event_says_date_words_standing_and_sources() -> None:
    lines = entry_lines([entry(footnote(), status="retracted"), entry(date="2018")], words_in("en"))
    assert lines == (
        "May 2017: An agreement is signed. (retracted; Fonseca and Lazarus, para. 9)",
        "2018: An agreement is signed. (no source given)",
    )


def test_events_beyond_the_most_are_counted_and_long_words_cut() -> None:
    long = structs.replace(entry(), event=structs.replace(entry().event, text="word " * 100))
    first, last = entry_lines([long, *[entry()] * 1200], words_in("en"), most=1)
    assert first == f"May 2017: {'word ' * 47}word… (no source given)"
    assert last == "and 1,200 more"
    assert entry_lines([], words_in("en")) == ()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", "Fuente: Fonseca y Lazarus, “A Police Void” (abril de 2023), para. 9"),
        ("pt", "Fonte: Fonseca e Lazarus, “A Police Void” (abril de 2023), para. 9"),
        ("fr", "Source\u00a0: Fonseca et Lazarus, «\u00a0A Police Void\u00a0» (avril 2023), para. 9"),
    ],
)
def test_it_is_told_in_the_language_of_the_words(language: str, told: str) -> None:
    assert event_hover(entry(footnote()), words_in(language)).lines[1] == told
