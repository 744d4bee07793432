"""Claims on a terminal: lines that fit, and differences that are marked."""

import pytest

from chronos.cli.side_by_side import Look, side_by_side
from chronos.cli.wording import wrapped
from chronos.edtf import parse
from chronos.model import Claim, ClaimDate, Location, Relative


def claim(
    text: str, date: ClaimDate | None = None, *, countries: tuple[str, ...] = (), actors: tuple[str, ...] = ()
) -> Claim:
    place = Location("t.yaml", 1, 1)
    return Claim(id="a", date=date or ClaimDate(), text=text, location=place, countries=countries, actors=actors)


def rows(one: Claim, other: Claim, width: int = 100) -> dict[str, tuple[str, str]]:
    """Return both sides of each field that is shown, without space."""
    found: dict[str, tuple[str, str]] = {}
    for line in side_by_side(one, other, {}, Look(width, colour=False)):
        left, _, right = line.partition(" | ")
        found[left[:11].strip()] = (left[11:].strip(), right.strip())
    return found


@pytest.mark.parametrize(
    ("text", "other", "shown"),
    [
        ("51 cars are given.", "12 cars are given.", ("[51] cars are given.", "[12] cars are given.")),
        ("Peru, gives cars", "peru gives many new cars", ("Peru, gives cars", "peru gives [many new] cars")),
        ("China arms Peru.", "Peru arms China.", ("China [arms Peru.]", "[Peru arms] China.")),
        ("It is so - again", "It is so again", ("It is so - again", "It is so again")),
        ("", "Cars.", ("[(no text)]", "[Cars.]")),
        ("A\x1b[2Jb\nc", "A c", ("[A\N{REPLACEMENT CHARACTER}[2Jb] c", "[A] c")),
    ],
)
def test_words_are_marked_that_the_other_text_has_not_or_elsewhere(
    text: str, other: str, shown: tuple[str, str]
) -> None:
    assert rows(claim(text), claim(other))["text"] == shown


def test_items_of_lists_are_marked_whole_and_fields_that_both_lack_are_left_out() -> None:
    one = claim("x", countries=("EC", "PE"), actors=("Ministry of the Interior", "Interpol"))
    other = claim("x", countries=("PE",), actors=("interpol",))
    assert rows(one, other) == {
        "": ("a", "a"),
        "date": ("undated", "undated"),
        "text": ("x", "x"),
        "countries": ("[EC], PE", "PE"),
        "actors": ("[Ministry of the Interior], Interpol", "interpol"),
        "stands in": ("t.yaml:1", "t.yaml:1"),
    }


def test_dates_are_shown_as_their_timelines_state_them() -> None:
    one = claim("x", ClaimDate(parse("2019-05"), said="last May"))
    other = claim("x", ClaimDate(relative=Relative("after", ("b",), "P1Y")))
    assert rows(one, other)["date"] == ("[2019-05, “last May”]", "[after b within P1Y]")


def test_wide_signs_and_words_longer_than_a_line_fit() -> None:
    assert wrapped("aa 中文字符 bbbbbbbbb", 6) == ["aa", "中文字", "符", "bbbbbb", "bbb"]
    assert wrapped("one two three four", 9, most=1) == ["one t ..."]
    assert wrapped("", 9) == [""]
    lines = list(side_by_side(claim("中" * 300), claim("中" * 300), {}, Look(80, colour=False)))
    assert lines[2:4] == [f"text       {'中' * 16}  | {'中' * 16}", f"           {'中' * 16}  | {'中' * 16}"]
