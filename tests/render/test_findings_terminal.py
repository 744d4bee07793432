"""What a terminal is shown of a line, and that nothing in it can play tricks."""

import pytest

from chronos.model import CheckReport, Finding, Location
from chronos.render.findings.summary import finding_line
from chronos.render.findings.terminal import frame, harmless
from chronos.render.findings.text import text


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("    date: undated", 11, ("    date: undated", 10)),
        ("a", 1, ("a", 0)),
        ("", 1, ("", 0)),
        ("ab", 99, ("ab", 2)),
        ("\tid: x", 2, ("    id: x", 4)),
        ("日本, XX", 5, ("日本, XX", 6)),
        ("e\u0301a", 3, ("e\u0301a", 1)),
        ("a\x1b[2Jb", 6, ("a\ufffd[2Jb", 5)),
        ("a\u202eb\u200bc", 5, ("a\ufffdb\ufffdc", 4)),
        ("a\x00\x9b\x7fb", 5, ("a\ufffd\ufffd\ufffdb", 4)),
        ("a\u2028\x85\u00a0b", 5, ("a   b", 4)),
    ],
)
def test_a_character_stands_under_its_column(line: str, column: int, shown: tuple[str, int]) -> None:
    assert frame(line, column, 40) == shown


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (1, ("0123456789abcdefg...", 0)),
        (14, ("0123456789abcdefg...", 13)),
        (17, ("...9abcdefghijklm...", 10)),
        (62, ("...STUVWXYZ", 10)),
    ],
)
def test_a_long_line_is_cut_around_the_column(column: int, shown: tuple[str, int]) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    line = f"0123456789{letters}{letters.upper()}"
    assert frame(line, column, 20) == shown


def test_no_frame_is_wider_than_its_room_and_every_caret_is_within_it() -> None:
    for line in ("日" * 100, "\t" * 50, "e\u0301" * 100, "x" * 1_000_000, "日x\t" * 40):
        for column in (1, 2, 20, 39, 40, 41, len(line) // 2, len(line)):
            shown, before = frame(line, column, 40)
            wide = sum(0 if one == "\u0301" else 2 if one == "日" else 1 for one in shown)
            assert (wide <= 40, before < 40) == (True, True)


def test_what_is_printed_has_no_character_that_a_terminal_obeys() -> None:
    line = "".join(map(chr, range(0x250))) + "".join(map(chr, range(0x2000, 0x2070))) + "\ufeff\ue000"
    assert harmless("a\nb\tc\x1b]0;x\x07\u202e") == "a b c\ufffd]0;x\ufffd\ufffd"
    found = tuple(
        Finding("T001", "x", "error", Location(f"{line}.yaml", 1, column), line, line) for column in (1, 200, 1000)
    )
    report = CheckReport(found, 1)
    printed = [*text(report, lambda _path: [line.replace("\n", "").replace("\r", "")]), *map(finding_line, found)]
    assert [one for one in printed if not one.isprintable()] == []


def test_a_place_without_a_line_has_no_frame() -> None:
    places = [Location("a.yaml"), Location("a.yaml", 3, 1)]
    report = CheckReport(tuple(Finding("Y008", "unreadable-file", "error", place, "gone") for place in places), 0)
    assert list(text(report, lambda _path: ("one", "two"))) == [
        "a.yaml:0:0: Y008 error gone [unreadable-file]",
        "",
        "a.yaml:3:1: Y008 error gone [unreadable-file]",
        "",
        "Y008  unreadable-file  error    2",
        "",
        "0 claims checked: 2 errors",
    ]


def test_the_lines_of_a_file_are_asked_for_once() -> None:
    asked: list[str] = []

    def lines_of(path: str) -> list[str]:
        asked.append(path)
        return ["one", "two"]

    places = [Location("a.yaml", 1, 1), Location("a.yaml", 2, 1), Location("b.yaml", 1, 1)]
    report = CheckReport(tuple(Finding("T001", "x", "error", place, "m", source="s") for place in places), 0)
    assert list(text(report, lines_of, colour=True))[:4] == [
        "\x1b[1ma.yaml:1:1\x1b[0m: \x1b[1;31mT001 error\x1b[0m m \x1b[2m[x]\x1b[0m",
        "\x1b[2m  1 |\x1b[0m one",
        "\x1b[2m    |\x1b[0m \x1b[1;31m^\x1b[0m",
        "\x1b[2m    = in source s\x1b[0m",
    ]
    assert asked == ["a.yaml", "b.yaml"]
