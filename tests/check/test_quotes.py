"""Quotes are looked up in the local copies of their sources."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.check.quotes import Copy
from chronos.model import Finding
from sourcing import COPY, PAPER, findings, names

QUOTED = f"{PAPER}, file: copy.txt"


def quoting(tmp_path: Path, quote: str, copy: str = COPY) -> list[Finding]:
    return findings(tmp_path, QUOTED, sources=f"[{{source: a, locator: p. 3, quote: {quote!r}}}]", copy=copy)


@pytest.mark.parametrize(
    "quote",
    [
        "The office of the president said",
        "the OFFICE of the president",
        "the agreement, signed on 3 May 2019",
        "the agreement, signed on 3   May 2019 - in Quito - covers 10-20 officers",
        "“The agreement, signed on 3 May 2019 \u2013 in Quito \u2013 covers 10\u201320 officers”",
        "'The agreement, signed on 3 May 2019'.",
        '"The agreement ... covers 10-20 officers."',
        "The agreement […] covers",
        "The agreement [...] in Quito (...) covers",
        "The agreement . . . covers",
        "The agreement… in Quito… covers",
        "[T]he agreement",
        "the agreement [of 2018], signed",
        "the agreement [sic], signed",
        "It was well-known",
        'L\'accord, dit-on, "est signé"',
        "L\u2019accord, dit-on, « est signé »",
        "El ministro afirmó: “No hubo acuerdo”",
        "No hubo acuerdo",
        "Não houve acordo — disse",
        "est signe\u0301",
        "...",
        "[...]",
    ],
)
def test_a_quote_is_found_however_it_is_set(tmp_path: Path, quote: str) -> None:
    assert quoting(tmp_path, quote) == []


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        (
            "agreement, signed 4 May",
            "'copy.txt' does not say 'agreement, signed 4 May'; the nearest is 'agreement, signed on 3 May'",
        ),
        (
            "The agreement [...] covers 20 officers",
            "'copy.txt' does not say 'covers 20 officers'; the nearest is 'covers 10\u201320 officers.”'",
        ),
        (
            "covers 1020 officers",
            "'copy.txt' does not say 'covers 1020 officers'; the nearest is 'covers 10\u201320 officers.”'",
        ),
        (
            "covers ... The agreement",
            "'copy.txt' says 'The agreement', but not after what stands before it in the quote",
        ),
        ("Sí hubo acuerdo", "'copy.txt' does not say 'Sí hubo acuerdo'; the nearest is '«No hubo acuerdo».'"),
    ],
)
def test_what_a_copy_does_not_say_is_told_with_the_nearest_passage(tmp_path: Path, quote: str, message: str) -> None:
    (found,) = quoting(tmp_path, quote)
    assert found.message == message
    assert (found.name, found.severity, found.claim) == ("quote-not-found", "warning", "ec-visit")
    assert str(found.location) == "timeline.yaml:2:129"


def test_of_a_long_quote_the_words_around_the_difference_are_shown(tmp_path: Path) -> None:
    copy = (
        "On Monday the Minister of the Interior of the Republic, accompanied by a large delegation of senior officers, "
        "opened the new academy in the northern province of Esmeraldas, which is to train two hundred officers a year."
    )
    quote = copy.removeprefix("On Monday ").replace("northern", "southern")
    (found,) = quoting(tmp_path, quote, copy)
    assert found.message == (
        "'copy.txt' does not say '... opened the new academy in the southern province of Esmeraldas, ...'; "
        "the nearest is '... opened the new academy in the northern province of Esmeraldas, ...'"
    )


def test_a_quote_may_go_over_from_one_page_to_the_next() -> None:
    copy = Copy(
        "The labs of the police, in the northern\n12\n\fForeign Affairs 13\nprovinces of the country, were closed."
    )
    assert copy.missing("labs of the police, in the northern provinces of the country") == ""
    assert copy.missing("police, in the northern provinces of the country, were opened") != ""
    assert copy.missing("in the northern provinces ... of the police") == "of the police"
    assert copy.missing("the labs ... northern provinces of the country ... closed") == ""


def test_a_quote_is_looked_up_in_every_kind_of_copy(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>A <b>dele</b>gation visit&eacute;d&nbsp;Quito</p>", encoding="utf-8")
    (tmp_path / "notes.md").write_text("A **delegation** visitéd\n[Quito](x)", encoding="utf-8")
    for file in ("page.html", "notes.md"):
        quoted = "[{source: a, locator: p. 3, quote: A delegation visitéd Quito}]"
        assert findings(tmp_path, f"{PAPER}, file: {file}", sources=quoted) == []
        lima = quoted.replace("Quito", "Lima")
        assert names(findings(tmp_path, f"{PAPER}, file: {file}", sources=lima)) == ["quote-not-found"]


def test_without_a_copy_no_quote_is_looked_up(tmp_path: Path) -> None:
    assert findings(tmp_path, PAPER, sources="[{source: a, locator: p. 3, quote: Never said}]") == []


@given(st.text("aé bﬁ\u00ad\n'\u201cx,;\f", max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_every_passage_of_a_copy_is_in_it(text: str, start: int, length: int) -> None:
    assert Copy(text).missing(text[start : start + length]) == ""


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("missing.txt", "is not there, or has no text that can be read (as a scan, a picture or a locked PDF)"),
        ("picture.png", "is not there, or has no text that can be read (as a scan, a picture or a locked PDF)"),
        ("/etc/hostname", "is no path relative to the folder of timelines"),
        ("~/copy.txt", "is no path relative to the folder of timelines"),
        ("C:/copy.txt", "is no path relative to the folder of timelines"),
        ("../copy.txt", "lies outside the folder of timelines, and is not read"),
        ("a/../../copy.txt", "lies outside the folder of timelines, and is not read"),
        (".git/config", "is hidden (its name begins with a full stop), and is not read"),
        ("copies\\copy.txt", "is not there; write / between the parts of a path"),
        ("https://example.org/a", "is an address; save the page inside the folder of timelines and name that file"),
    ],
)
def test_a_copy_that_cannot_be_read_is_a_warning(tmp_path: Path, file: str, reason: str) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    quoted = "[{source: a, locator: p. 3, quote: Never said}]"
    (found,) = findings(tmp_path, f"{PAPER}, file: '{file}'", sources=quoted)
    assert (found.name, found.severity, found.source) == ("unreadable-copy", "warning", "a")
    assert found.message == f"{file!r} {reason}"
    assert str(found.location) == "sources.yaml:2:112"
