"""``chronos date``."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from chronos.cli.date import command


def _run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(command, list(arguments), input=given)


def test_one_date_is_explained() -> None:
    result = _run("2004-06~/2004-~11")
    assert (result.exit_code, result.stderr, result.stdout) == (
        0,
        "",
        """\
2004-06~/2004-~11  c. June 2004 – November 2004 (approximate: month)
level              2
precision          month
first day          2004-06-01
last day           2004-11-30
picture            2004  ····················▒▒▒██████████████████▒▒▒····  2004
- “/” makes an interval: it lasted from the start to the end
- “~” in 2004-06~: the year and the month are approximate (about then)
- “~” in 2004-~11: the month is approximate (about then)
""",  # noqa: RUF001  # the dash of the words
    )


def test_words_come_in_the_language_asked_for() -> None:
    assert _run("2018-05-01", "--language", "fr").stdout.splitlines()[0] == "2018-05-01  1er mai 2018"


def test_another_canonical_form_and_open_bounds_are_named() -> None:
    lines = _run("?2013/..").stdout.splitlines()
    assert [" ".join(line.split()) for line in lines[1:6]] == [
        "canonical 2013?/..",
        "level 2",
        "precision year",
        "first day 2013-01-01",
        "last day open",
    ]


def test_two_dates_are_related_and_their_sources_compared() -> None:
    assert (
        _run("2018-01/2018-06", "2018-05/2018-09").stdout
        == """\
2018-01/2018-06: January to June 2018
2018-05/2018-09: May to September 2018
  before    impossible
  after     impossible
  equal     impossible
  contains  impossible
  within    impossible
  overlaps  necessary
agreement: compatible
both allow: [2018-05..2018-06] (between May and June 2018)
"""
    )


@pytest.mark.parametrize(("other", "apart"), [("2014", "apart by: 1 day"), ("2015", "apart by: 366 days")])
def test_dates_apart_are_said_to_be_so(other: str, apart: str) -> None:
    assert _run("2013", other).stdout.splitlines()[-2:] == ["agreement: discrepant", apart]


def test_an_invalid_date_has_a_caret_and_the_nearest_form() -> None:
    result = _run("2019-02-30")
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        """\
Error: “2019-02-30” is not a date, at character 9: that month has 28 days.
  2019-02-30
          ^
Did you mean 2019-02 (February 2019)?
""",
    )


def test_an_invalid_date_without_a_nearest_form_has_none() -> None:
    assert _run("not a date").stderr.splitlines()[-1] == "  ^"


def test_the_caret_of_a_long_text_stays_on_the_line() -> None:
    lines = _run("[" + "2018," * 100 + "2019x]").stderr.splitlines()
    assert (lines[1][lines[2].index("^")], max(map(len, lines)) < 140) == ("x", True)


def test_years_before_the_common_era_are_no_options() -> None:
    assert _run("-0043-03-15").stdout.splitlines()[0].split("  ") == ["-0043-03-15", "15 March 44 BC"]


def test_words_are_read_where_edtf_is_not() -> None:
    assert _run("principios de 2017").stdout.splitlines()[0] == "[2017-01..2017-04]  early 2017"
    assert "agreement: same" in _run("winter 2018/19", "2018-24").stdout.splitlines()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/2019", "it may be 3 April 2019 or 4 March 2019: write the month as a word."),
        ("03.04.2019", "it may be 3 April 2019 or 4 March 2019: write the month as a word."),
        ("12/11/18", "a date in numbers has a year of four digits."),
        ("late May", "its year is missing."),
    ],
)
def test_what_is_meant_as_words_is_refused_as_words(text: str, reason: str) -> None:
    result = _run(text)
    assert (result.exit_code, result.stderr.splitlines()[0].partition(": ")[2].partition(": ")[2]) == (2, reason)
    assert "Did you mean" not in result.stderr


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("2018-13", "2018 (2018)"),
        ("198", "198X (the 1980s)"),
        ("2018/open", "2018/.. (since 2018)"),
        ("20180501", "2018-05-01 (1 May 2018)"),
        ("y12000", "Y12000 (the year 12000)"),
    ],
)
def test_what_looks_like_edtf_is_refused_as_edtf_with_the_nearest_form(text: str, nearest: str) -> None:
    result = _run(text)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Did you mean {nearest}?")


def test_lines_of_standard_input_are_edtf_only() -> None:
    assert json.loads(_run("-", given="early 2017\n").stdout)["valid"] is False


def test_words_are_read_on_request() -> None:
    assert _run("--said", "principios de 2017").stdout.splitlines()[0] == "[2017-01..2017-04]  early 2017"


def test_julian_words_state_the_difference() -> None:
    lines = _run("--calendar", "julian", "25 October 1917").stdout.splitlines()
    assert lines[0] == "1917-11-07  7 November 1917"
    assert "calendar    Gregorian, 13 days ahead of the Julian" in lines


def test_lines_of_standard_input_become_lines_of_json() -> None:
    result = _run("-", given="2018-05~\n../2013\n2019-02-30\r\n")
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "edtf": "2018-05~",
            "valid": True,
            "level": 1,
            "earliest": "2018-05-01",
            "latest": "2018-05-31",
            "earliest_kind": "date",
            "latest_kind": "date",
            "words": "c. May 2018",
            "error": None,
        },
        {
            "edtf": "../2013",
            "valid": True,
            "level": 1,
            "earliest": None,
            "latest": "2013-12-31",
            "earliest_kind": "open",
            "latest_kind": "date",
            "words": "until 2013",
            "error": None,
        },
        {
            "edtf": "2019-02-30",
            "valid": False,
            "level": None,
            "earliest": None,
            "latest": None,
            "earliest_kind": None,
            "latest_kind": None,
            "words": None,
            "error": "“2019-02-30” is not a date, at character 9: that month has 28 days.",
        },
    ]
    assert (result.exit_code, result.stderr) == (0, "1 of 3 not valid\n")


def test_more_than_two_expressions_are_a_usage_error() -> None:
    assert _run("2018", "2019", "2020").exit_code == 2


def test_help_has_an_example() -> None:
    assert 'chronos date "2004-06~/2004-~11"' in _run("--help").stdout
