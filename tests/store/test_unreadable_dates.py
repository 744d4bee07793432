"""Dates that cannot be read: which rule says so, in what words, and with what fix."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.edtf import EdtfError, parse, read_words
from chronos.model import Edit, Fault, Location
from chronos.store.unreadable import fault_of_date, fault_of_words
from projects import corpus_of


def fault_of(tmp_path: Path, date: str) -> Fault:
    """Return the one fault of a claim with this date."""
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    date: {date}\n    text: A visit.\n")
    (fault,) = corpus.faults
    assert (fault.claim, len(corpus.unreadable)) == ("a", 1)
    return fault


@pytest.mark.parametrize(
    "date",
    [
        "2020/2018",
        "2020-05/2020-04",
        "'[2020..2018]'",
        "from 2020 to 2018",
        "2020–2018",  # noqa: RUF001
        "de 2020 a 2018",
        "de 2020 à 2018",
        "entre mayo y abril de 2018",
        "{edtf: 2020/2018}",
        "{said: from 2020 to 2018}",
        "{said: de mayo de 2020 a abril de 2018}",
        "{edtf: 2020/2018, said: from 2018 to 2020}",
    ],
)
def test_an_end_before_its_start_is_a_reversed_interval(tmp_path: Path, date: str) -> None:
    fault = fault_of(tmp_path, date)
    assert fault.rule == "reversed-interval"
    assert "the end lies before the start; " in fault.message


def test_a_reversed_interval_is_shown_turned_round(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "2020/2018")
    assert fault.message == "the date '2020/2018': the end lies before the start; did you mean 2018/2020?"


def test_intervals_of_sources_and_citations_are_reversed_too(tmp_path: Path) -> None:
    sources = """\
    references:
      - {id: a, issued: 2020/2018}
      - {id: b, accessed: 2020/2018}
      - {id: c, issued: {date-parts: [[2020], [2018]]}}
      - {id: d, issued: [{year: 2020}, {year: 2018}]}
    """
    timeline = "claims: [{id: a, date: '2019', text: A visit., sources: [{source: a, retrieved: 2020/2018}]}]"
    faults = corpus_of(tmp_path, timeline, sources=sources).faults
    assert sorted((str(fault.location), fault.rule) for fault in faults) == [
        ("sources.yaml:2:21", "reversed-interval"),
        ("sources.yaml:3:23", "reversed-interval"),
        ("sources.yaml:4:21", "reversed-interval"),
        ("sources.yaml:5:21", "reversed-interval"),
        ("timeline.yaml:1:81", "reversed-interval"),
    ]


@pytest.mark.parametrize(
    ("date", "message"),
    [
        (
            "03/04/2019",
            (
                "the date '03/04/2019' may be 2019-04-03 (3 April 2019) or 2019-03-04 (4 March 2019);"
                ' write the one that is meant as {edtf: …, said: "03/04/2019"}'
            ),
        ),
        (
            "'04-03-2019'",
            (
                "the date '04-03-2019' may be 2019-03-04 (4 March 2019) or 2019-04-03 (3 April 2019);"
                ' write the one that is meant as {edtf: …, said: "04-03-2019"}'
            ),
        ),
        (
            "2011/12",
            (
                "the date '2011/12' may be 2011-12 (December 2011) or 2011/2012 (2011 to 2012);"
                ' write the one that is meant as {edtf: …, said: "2011/12"}'
            ),
        ),
        (
            "31/12/99",
            (
                "the date '31/12/99' may be 1999-12-31 (31 December 1999) or 2099-12-31 (31 December 2099);"
                ' write the one that is meant as {edtf: …, said: "31/12/99"}'
            ),
        ),
        (
            "2000s",
            (
                "the date '2000s': it may be the decade 2000–2009 (200X) or the century 2000–2099 (20XX);"  # noqa: RUF001
                ' write the one that is meant as {edtf: …, said: "2000s"}'
            ),
        ),
        (
            "{edtf: 03/04/2019}",
            (
                "the date '03/04/2019' may be 2019-04-03 (3 April 2019) or 2019-03-04 (4 March 2019);"
                " write the one that is meant, and these words under `said:`"
            ),
        ),
        (
            "{said: 03/04/2019}",
            (
                "the words '03/04/2019' may be 2019-04-03 (3 April 2019) or 2019-03-04 (4 March 2019);"
                " write the one that is meant beside them as `edtf:`"
            ),
        ),
        (
            "{said: 2000s}",
            (
                "the words '2000s': it may be the decade 2000–2009 (200X) or the century 2000–2099 (20XX);"  # noqa: RUF001
                " write the one that is meant beside them as `edtf:`"
            ),
        ),
    ],
)
def test_what_can_be_read_in_two_ways_is_ambiguous_and_has_no_fix(tmp_path: Path, date: str, message: str) -> None:
    fault = fault_of(tmp_path, date)
    assert (fault.rule, fault.message, fault.fixes) == ("ambiguous-date", message, ())


def test_dates_of_sources_are_ambiguous_too(tmp_path: Path) -> None:
    sources = "references: [{id: a, issued: 03/04/2019}, {id: b, issued: {raw: 03/04/2019}}]"
    faults = corpus_of(tmp_path, "claims: []", sources=sources).faults
    assert [(fault.rule, fault.message) for fault in faults] == [
        (
            "ambiguous-date",
            (
                "issued '03/04/2019' may be 2019-04-03 (3 April 2019) or 2019-03-04 (4 March 2019);"
                " write the one that is meant"
            ),
        )
    ] * 2


@pytest.mark.parametrize(
    ("date", "fix"),
    [
        ("24/12/2021", '{edtf: "2021-12-24", said: "24/12/2021"}'),
        ('"24/12/2021"', '{edtf: "2021-12-24", said: "24/12/2021"}'),
        ("12/24/2021", '{edtf: "2021-12-24", said: "12/24/2021"}'),
        ("2019/05/17", '{edtf: "2019-05-17", said: "2019/05/17"}'),
        ("2019-5-17", '{edtf: "2019-05-17", said: "2019-5-17"}'),
        ("12/2021", '{edtf: "2021-12", said: "12/2021"}'),
        ("2018/19", '{edtf: "2018/2019", said: "2018/19"}'),
        ("early 2017", '{edtf: "[2017-01..2017-04]", said: "early 2017"}'),
        ("May 2018", '{edtf: "2018-05", said: "May 2018"}'),
        ("c. 2013", '{edtf: "2013~", said: "c. 2013"}'),
        ("1990s", '{edtf: "199X", said: "1990s"}'),
        ("from 2018 to 2020", '{edtf: "2018/2020", said: "from 2018 to 2020"}'),
        ("mayo de 2019", '{edtf: "2019-05", said: "mayo de 2019"}'),
        ("3 de maio de 2019", '{edtf: "2019-05-03", said: "3 de maio de 2019"}'),
        ("vers 1950", '{edtf: "1950~", said: "vers 1950"}'),
        ("'May 2018 (?)'", '{edtf: "2018-05?", said: "May 2018 (?)"}'),
        (">-\n      May\n      2018", '{edtf: "2018-05", said: "May 2018"}'),
    ],
)
def test_what_can_only_mean_one_date_has_a_fix_that_keeps_its_words(tmp_path: Path, date: str, fix: str) -> None:
    fault = fault_of(tmp_path, date)
    assert (fault.rule, fault.fixes) == ("unreadable-date", (Edit(Location("timeline.yaml", 3, 11), fix),))
    assert fault.message.endswith(f"; did you mean {fix}?")


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("n.d.", "where the source gives none, write `undated`"),
        ("Undated", "where the source gives none, write `undated`"),
        ("unknown", "where the source gives none, write `undated`"),
        ("s.f.", "where the source gives none, write `undated`"),
        ("s/f", "where the source gives none, write `undated`"),
        ("sin fecha", "where the source gives none, write `undated`"),
        ("sem data", "where the source gives none, write `undated`"),
        ("sans date", "where the source gives none, write `undated`"),
        ("null", "where the source gives none, write `undated`"),
        ("'?'", "where the source gives none, write `undated`"),
        ("2018-present", "did you mean 2018/..?"),
        ("2019-W05", "did you mean [2019-01-28..2019-02-03]?"),
        ("2019-02-30", "did you mean 2019-02?"),
        ("201x", "did you mean 201X?"),
        ("last week", "write EDTF, and the words of the source under `said:`"),
        ("17 May 19", "write EDTF, and the words of the source under `said:`"),
        ("2019-13-05", "write EDTF, and the words of the source under `said:`"),
        ("{edtf: 24/12/2021}", "did you mean 2021-12-24, with these words under `said:`?"),
        ("{edtf: May 2019, said: May}", "did you mean 2019-05, with these words under `said:`?"),
        ("{said: n.d.}", "write `edtf: undated` beside them"),
        ("{said: 12/2021}", 'did you mean `edtf: "2021-12"`?'),
        ("{said: last week}", "write what they mean beside them as `edtf:`"),
        ("{said: 12/2021, calendar: julian}", "write what they mean beside them as `edtf:`"),
    ],
)
def test_any_other_has_a_way_out_and_no_fix(tmp_path: Path, date: str, hint: str) -> None:
    fault = fault_of(tmp_path, date)
    assert (fault.rule, fault.fixes) == ("unreadable-date", ())
    assert fault.message.endswith(f"; {hint}")


@pytest.mark.parametrize(
    ("issued", "message"),
    [
        (
            "May 2019",
            "issued 'May 2019' is not a date in EDTF: a date begins with a year of four digits; did you mean 2019-05?",
        ),
        (
            "n.d.",
            (
                "issued 'n.d.' is not a date in EDTF: a date begins with a year of four digits;"
                " where the source gives none, leave it out"
            ),
        ),
        ("soon", "issued 'soon' is not a date in EDTF: a date begins with a year of four digits"),
    ],
)
def test_dates_of_sources_have_no_place_for_words(tmp_path: Path, issued: str, message: str) -> None:
    (fault,) = corpus_of(tmp_path, "claims: []", sources=f"references: [{{id: a, issued: {issued}}}]").faults
    assert (fault.rule, fault.message, fault.fixes) == ("unreadable-date", message, ())


SLIPS = st.lists(
    st.sampled_from(
        ["2018", "2020", "May", "mayo", " ", "-", "/", "24", "12", "c.", "to", '"', "\\", "\t", "é", "n.d."]
    )
    | st.characters(),
    max_size=8,
).map("".join)


@settings(deadline=None)  # the first text loads the languages
@given(SLIPS)
def test_a_fix_reads_as_the_date_and_the_very_words(text: str) -> None:
    place = Location("timeline.yaml", 1, 1)
    try:
        parse(text)
    except EdtfError as error:
        fault = fault_of_date(text, error, "the date", place, claim="a", said="instead")
        assert "\n" not in fault.message
        for fix in fault.fixes:
            written = yaml.load(fix.text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
            assert written["said"] == text
            assert str(parse(written["edtf"])) == written["edtf"]


@settings(deadline=None)  # the first text loads the languages
@given(SLIPS)
def test_any_words_have_a_fault_of_one_line(text: str) -> None:
    try:
        read_words(text)
    except EdtfError as error:
        fault = fault_of_words(text, error, Location("timeline.yaml", 1, 1), claim="a")
        assert fault.rule in ("unreadable-date", "ambiguous-date", "reversed-interval")
        assert "\n" not in fault.message
