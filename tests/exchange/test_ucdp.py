import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from chronos.exchange.datasets.readers import read_ucdp_ged
from chronos.exchange.datasets.ucdp import COLUMNS
from chronos.exchange.datasets.ucdp_sources import sources_of
from chronos.exchange.incoming import ExchangeError, Refused, Taken
from eventsets import edtf, notes, read, reasons, table, taken

SAMPLE = Path(__file__).parents[1] / "data/exchange/ucdp-ged/ged-201-sample.csv"
ROW = {
    "id": "5",
    "type_of_violence": "3",
    "side_a": "IS",
    "side_b": "Civilians",
    "country": "Afghanistan",
    "country_id": "700",
    "date_prec": "1",
    "date_start": "2017-07-31",
    "date_end": "2017-07-31",
    "best": "6",
    "low": "4",
    "high": "9",
}


def row(**fields: object) -> dict[str, object]:
    return {**ROW, **fields}


def parts(article: str = "", office: str = "", day: str = "", headline: str = "") -> list[tuple[str, str, str]]:
    found = sources_of(article, office, day, headline)
    return [(one.get("container-title", ""), one.get("issued", ""), one["title"]) for one in found]


def test_real_rows_are_read_with_their_bounds_codes_sources_and_countries() -> None:
    found = [one for one in read(read_ucdp_ged, SAMPLE.read_bytes()) if isinstance(one, Taken)]
    assert [edtf(one) for one in found] == ["2017-07-31", "[1989-01-07..1989-01-13]", "[1989-01-15..1989-01-18]"]
    assert [one.claims[0].fields["date_prec"] for one in found] == ["1", "3", "2"]
    assert [one.claims[0].countries for one in found] == [("AF",)] * 3
    assert [one.claims[0].id for one in found] == ["ged-244657", "ged-132140", "ged-130364"]
    assert [len(one.sources) for one in found] == [3, 1, 1]
    assert [one.row for one in found] == [2, 3, 4]
    first = found[0].claims[0]
    assert first.date.said == "2017-07-31 (date_prec 1)"
    assert first.actors == ("Government of Iraq", "IS")
    assert first.places == ("Kabul city", "Iraqi embassy in Kabul", "Kabul province", "Kabul district")
    assert first.kind == "state-based conflict"
    assert first.text == (
        "State-based conflict: Government of Iraq - IS, Iraqi embassy in Kabul, Kabul province, Afghanistan; "
        "deaths: 6 (low 6, high 6)"
    )
    wanted = {"where_prec": "1", "event_clarity": "1", "latitude": "34.531094", "longitude": "69.162796", "best": "6"}
    assert wanted.items() <= first.fields.items()
    assert [one["container-title"] for one in found[0].sources] == ["Agence France Presse"] * 2 + ["Pajhwok News"]
    assert found[0].sources[2]["issued"] == "2017-07-31"
    assert found[0].sources[2]["title"] == "Assailants among 6 killed in Iraq Embassy attack"
    assert found[1].claims[0].date.said == "1989-01-07 to 1989-01-13 (date_prec 3)"
    assert found[1].sources[0]["title"] == "Missiles and tea breaks for rebels;Afghanistan"
    assert notes(read(read_ucdp_ged, SAMPLE.read_bytes())) == []


@pytest.mark.parametrize("code", ["1", "2", "3", "4", "5", "3.0"])
def test_an_event_happened_once_from_its_first_day_to_its_last_whatever_its_code(code: str) -> None:
    (one,) = taken(read_ucdp_ged, [row(date_prec=code, date_start="2017-06-30", date_end="2017-08-02")])
    assert edtf(one) == "[2017-06-30..2017-08-02]"
    assert one.claims[0].fields["date_prec"] == code.removesuffix(".0")


def test_a_whole_month_and_a_whole_year_stay_the_bounds_that_the_row_gives() -> None:
    months = row(date_prec="4", date_start="2017-07-01", date_end="2017-07-31")
    years = row(id="6", date_prec="5", date_start="2017-01-01", date_end="2017-12-31")
    assert [edtf(one) for one in taken(read_ucdp_ged, [months, years])] == [
        "[2017-07-01..2017-07-31]",
        "[2017-01-01..2017-12-31]",
    ]


@pytest.mark.parametrize("code", ["2", "3", "4", "5"])
def test_a_day_that_its_code_says_is_not_known_is_about_that_day_and_counted(code: str) -> None:
    found = read(read_ucdp_ged, table([row(date_prec=code), row(id="6", date_prec=code), row(id="7")]))
    claims = [one.claims[0] for one in found if isinstance(one, Taken)]
    assert [str(claim.date.expression) for claim in claims] == ["2017-07-31~", "2017-07-31~", "2017-07-31"]
    assert claims[0].date.said == f"2017-07-31 (date_prec {code})"
    assert claims[0].fields["date_prec"] == code
    (told,) = notes(found)
    assert "date_prec that says that the day is not known, and one day all the same: 2;" in told


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date_prec": ""}, "date_prec is ''"),
        ({"date_prec": "6"}, "date_prec is '6'"),
        ({"date_start": "2017-08-01"}, "date_start 2017-08-01 is after date_end 2017-07-31"),
        ({"date_start": ""}, "date_start: it is empty"),
        ({"date_end": "2017-02-30"}, "date_end: '2017-02-30' is no day"),
        ({"date_start": "42947"}, "date_start: '42947' is no day"),
        ({"country": "Atlantis", "country_id": "999"}, "no country is called 'Atlantis'"),
        ({"country": "", "country_id": ""}, "it names no country (say which with --country)"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_reason(fields: Mapping[str, str], said: str) -> None:
    (why,) = reasons(read_ucdp_ged, [row(**fields)])
    assert said in why
    assert "\n" not in why


@pytest.mark.parametrize(
    "day",
    [
        "2017-07-31 00:00:00.000",
        "2017-07-31",
        "2017-07-31T00:00:00",
        "7/31/2017 0:00",
        "7/31/17",
        "31-Jul-17",
        "20170731",
    ],
)
def test_days_are_read_as_the_versions_and_excel_write_them(day: str) -> None:
    assert edtf(taken(read_ucdp_ged, [row(date_start=day, date_end=day)])[0]) == "2017-07-31"


def test_the_order_of_day_and_month_is_that_of_the_columns_as_a_whole() -> None:
    doubtful = row(date_start="1/2/2017 0:00", date_end="1/2/2017 0:00")
    american = row(id="6", date_start="1/31/2017 0:00", date_end="1/31/2017 0:00")
    european = row(id="7", date_start="31/1/2017 0:00", date_end="31/1/2017 0:00")
    assert [edtf(one) for one in taken(read_ucdp_ged, [doubtful, american])] == ["2017-01-02", "2017-01-31"]
    assert [edtf(one) for one in taken(read_ucdp_ged, [doubtful, european])] == ["2017-02-01", "2017-01-31"]
    assert "'1/2/2017 0:00' may be two days" in reasons(read_ucdp_ged, [doubtful])[0]
    both = read(read_ucdp_ged, table([doubtful, american, european]))
    assert [type(one) for one in both if isinstance(one, Taken | Refused)] == [Refused, Taken, Taken]


def test_whole_numbers_with_a_point_are_whole_everywhere() -> None:
    fields = {
        "id": "7.0",
        "type_of_violence": "3.0",
        "date_prec": "1.0",
        "where_prec": "2.0",
        "country_id": "700.0",
        "best": "6.0",
    }
    (one,) = taken(read_ucdp_ged, [row(**fields, latitude="34.50")])
    claim = one.claims[0]
    assert (claim.id, claim.kind) == ("ged-7", "one-sided violence")
    kept = {name: claim.fields[name] for name in ("date_prec", "where_prec", "country_id", "best", "latitude")}
    assert kept == {"date_prec": "1", "where_prec": "2", "country_id": "700", "best": "6", "latitude": "34.50"}
    assert "deaths: 6 (low 4, high 9)" in claim.text


def test_semicolons_in_titles_do_not_part_them_where_offices_and_dates_tell_how_many_there_are() -> None:
    article = (
        '"Reuters,2017-08-01,Attack ends; two dead, police say";'
        '"BBC, London,2017-08-02,"Quiet" in Kabul; officials wait"'
    )
    headline = 'Attack ends; two dead, police say;"Quiet" in Kabul; officials wait'
    assert parts(article, "Reuters;BBC, London", "2017-08-01;2017-08-02", headline) == [
        ("Reuters", "2017-08-01", "Attack ends; two dead, police say"),
        ("BBC, London", "2017-08-02", '"Quiet" in Kabul; officials wait'),
    ]
    assert parts(article) == parts(article, "Reuters;BBC, London", "2017-08-01;2017-08-02", headline)
    ends = '"Reuters,2017-08-01,He said "no"";"BBC,2017-08-02,"No"; "yes""'
    expected = [("Reuters", "2017-08-01", 'He said "no"'), ("BBC", "2017-08-02", '"No"; "yes"')]
    assert parts(ends, "Reuters;BBC", "2017-08-01;2017-08-02", 'He said "no";"No"; "yes"') == expected
    assert parts(ends) == expected
    one = ('"Reuters,2017-08-01,A; B; C"', "Reuters", "2017-08-01", "A; B; C")
    assert parts(*one) == [("Reuters", "2017-08-01", "A; B; C")]


def test_articles_without_quotation_marks_are_told_apart_by_their_offices_and_dates() -> None:
    article = "Reuters,2017-08-01,A; B;BBC, London,2017-08-02,C; D"
    assert parts(article, "Reuters;BBC, London", "2017-08-01;2017-08-02", "A; B;C; D") == [
        ("Reuters", "2017-08-01", "A; B"),
        ("BBC, London", "2017-08-02", "C; D"),
    ]


def test_quotation_marks_around_every_title_are_no_part_of_it() -> None:
    days = "2017-08-01;2017-08-02"
    assert [title for _, _, title in parts("", "A;B", days, '"One";"Two"')] == ["One", "Two"]
    assert [title for _, _, title in parts("", "A;B", days, '"One";Two')] == ['"One"', "Two"]


def test_what_no_column_can_tell_apart_keeps_its_office_and_date_alone() -> None:
    assert parts("", "Reuters;BBC", "2017-08-01;2017-08-02", "A; B; C") == [
        ("", "2017-08-01", "Reuters"),
        ("", "2017-08-02", "BBC"),
    ]


@pytest.mark.parametrize(
    ("day", "issued"),
    [
        ("2017-08-01", "2017-08-01"),
        ("2017-08-01 00:00:00.000", "2017-08-01"),
        ("2017-08", "2017-08"),
        ("2017-13-45", ""),
        *[("0000-00-00", ""), ("1/8/2017", ""), ("nan", ""), ("", ""), ("August", "")],
    ],
)
def test_imperfect_dates_of_articles_are_left_out(day: str, issued: str) -> None:
    assert parts("", "Reuters", day, "A title") == [("Reuters", issued, "A title")]


def test_a_missing_date_of_one_article_does_not_move_those_of_the_others() -> None:
    assert parts("", "A;B;C", "2017-08-01;;2017-08-03", "a;b;c") == [
        ("A", "2017-08-01", "a"),
        ("B", "", "b"),
        ("C", "2017-08-03", "c"),
    ]
    assert parts("", "A;B", "2017-08-01;", "a;b") == [("A", "2017-08-01", "a"), ("B", "", "b")]
    assert parts("", "A;B;", "2017-08-01;2017-08-02;", "a;b;") == [("A", "2017-08-01", "a"), ("B", "2017-08-02", "b")]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ('The Times 13 Jan 1989 "Missiles; tea"', [("The Times", "1989-01-13", "Missiles; tea")]),
        (
            'R 5 Jan 1990 "One"; BBC 6 Jan 1990 "Two; three"',
            [("R", "1990-01-05", "One"), ("BBC", "1990-01-06", "Two; three")],
        ),
        ("Human Rights Watch; a report on the south", [("", "", "Human Rights Watch; a report on the south")]),
        ("nan", []),
        ("", []),
    ],
)
def test_articles_of_older_versions_are_read_where_they_can_be(
    article: str, expected: list[tuple[str, str, str]]
) -> None:
    assert parts(article) == expected


def test_the_same_article_of_two_rows_is_one_source() -> None:
    named = {"source_office": "Reuters", "source_date": "2017-08-01", "source_headline": "A title"}
    one, other = taken(read_ucdp_ged, [row(**named), row(id="6", **named)])
    assert one.sources == other.sources
    assert one.claims[0].citations == other.claims[0].citations


def test_a_row_without_a_source_cites_the_dataset_and_its_id_and_one_with_a_source_does_not() -> None:
    bare, named = taken(read_ucdp_ged, [row(id="244657"), row(id="6", source_article='"Reuters,2017-08-01,A title"')])
    assert [(one.source, one.locator) for one in bare.claims[0].citations] == [("ucdp-ged", "id 244657")]
    assert bare.sources[0]["type"] == "dataset"
    assert [one["title"] for one in named.sources] == ["A title"]
    (versioned,) = taken(read_ucdp_ged, [row(version="24.1")])
    assert versioned.sources[0]["version"] == "24.1"


def test_columns_may_stand_in_any_order_and_be_those_of_an_older_version() -> None:
    old = {
        "conflict_id": "333.0",
        "dyad_id": "724",
        "side_a_id": "130",
        "best_est": "3",
        "low_est": "1",
        "high_est": "5",
    }
    fields = {name: value for name, value in ROW.items() if name not in ("best", "low", "high")}
    content = table([{**fields, **old}], sorted([*fields, *old], reverse=True))
    (one,) = [one for one in read(read_ucdp_ged, content) if isinstance(one, Taken)]
    assert {"conflict_id": "333", "dyad_id": "724", "side_a_id": "130", "best_est": "3"}.items() <= one.claims[
        0
    ].fields.items()
    assert "deaths: 3 (low 1, high 5)" in one.claims[0].text


def test_a_release_without_a_header_is_read_by_the_order_of_its_columns() -> None:
    header, _, rest = SAMPLE.read_bytes().partition(b"\n")
    assert header.decode() == ",".join(COLUMNS)
    with_header = [one for one in read(read_ucdp_ged, SAMPLE.read_bytes()) if isinstance(one, Taken)]
    without = [one for one in read(read_ucdp_ged, rest) if isinstance(one, Taken)]
    assert [one.claims for one in without] == [one.claims for one in with_header]
    assert [one.row for one in without] == [1, 2, 3]


def test_columns_that_are_not_taken_are_told_once_and_can_be_asked_for() -> None:
    rows = [row(mine="x", other="y"), row(id="6", mine="z")]
    assert notes(read(read_ucdp_ged, table(rows))) == [
        "columns not taken: mine, other (name those to keep under `fields:` in a --map file)"
    ]
    kept = read(read_ucdp_ged, table(rows), mapping={"fields": ["mine", "Other"]})
    assert notes(kept) == []
    assert [one.claims[0].fields["mine"] for one in kept if isinstance(one, Taken)] == ["x", "z"]
    with pytest.raises(ExchangeError, match="no column 'none'"):
        read(read_ucdp_ged, table(rows), mapping={"fields": ["none"]})


def test_a_person_can_say_what_a_name_stands_for_and_what_rows_without_one_are() -> None:
    own = {"countries": {"Atlantis": ["PT"], "DR Congo (Zaire)": "ZR"}}
    rows = [row(country="Atlantis"), row(id="6", country="DR Congo (Zaire)"), row(id="7", country="", country_id="")]
    found = taken(read_ucdp_ged, rows, mapping=own, countries=("ES",))
    assert [one.claims[0].countries for one in found] == [("PT",), ("ZR",), ("ES",)]


def test_a_table_that_is_something_else_is_refused_as_a_whole() -> None:
    with pytest.raises(ExchangeError, match="no column 'date_start', so it is not UCDP GED") as raised:
        read(read_ucdp_ged, b"name,when\na,b\n")
    assert "\n" not in str(raised.value)


def test_every_row_comes_out_once_also_where_cells_have_line_breaks() -> None:
    rows = [row(id=str(number), where_description="two\nlines", date_prec=str(number % 4)) for number in range(200)]
    found = read(read_ucdp_ged, table(rows))
    outcomes = [one for one in found if isinstance(one, Taken | Refused)]
    assert len(outcomes) == len(rows)
    assert len({one.row for one in outcomes}) == len(rows)
    assert sum(isinstance(one, Taken) for one in outcomes) == 150
    (first,) = {one.claims[0].places for one in outcomes if isinstance(one, Taken)}
    assert first == ("two lines",)


def test_the_sample_says_what_csv_itself_reads_there() -> None:
    raw = list(csv.DictReader(io.StringIO(SAMPLE.read_text())))
    found = [one for one in read(read_ucdp_ged, SAMPLE.read_bytes()) if isinstance(one, Taken)]
    for line, one in zip(raw, found, strict=True):
        for name, value in one.claims[0].fields.items():
            assert line[name] == value


def test_a_semicolon_in_a_headline_without_quotation_marks_begins_no_source() -> None:
    assert parts("Reuters News,2017-07-31,Rebels; kill 5") == [("Reuters News", "2017-07-31", "Rebels; kill 5")]
    assert parts("Reuters News,2017-07-31,Rebels; kill 5;AFP,2017-08-01,Army says 6") == [
        ("Reuters News", "2017-07-31", "Rebels; kill 5"),
        ("AFP", "2017-08-01", "Army says 6"),
    ]
