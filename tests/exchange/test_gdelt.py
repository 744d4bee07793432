from pathlib import Path

import pytest

from chronos.exchange.datasets.cameo import cameo_name
from chronos.exchange.datasets.gdelt import COLUMNS, COLUMNS_1
from chronos.exchange.datasets.readers import read_gdelt
from chronos.exchange.incoming import ExchangeError, Refused, Taken
from eventsets import edtf, notes, read, table

SAMPLE = Path(__file__).parents[1] / "data/exchange/gdelt/20170701234500.export.CSV"
ROW = {
    "GLOBALEVENTID": "669666359",
    "SQLDATE": "20170731",
    "Actor1Code": "EGY",
    "Actor1Name": "CAIRO",
    "Actor2Name": "SAUDI",
    "EventCode": "043",
    "EventRootCode": "04",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Cairo, Al Qahirah, Egypt",
    "ActionGeo_CountryCode": "EG",
    "ActionGeo_Lat": "30.05",
    "ActionGeo_Long": "31.25",
    "DATEADDED": "20170801234500",
    "SOURCEURL": "http://www.thearabweekly.com/article/8771",
}


def lines(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    return "".join("\t".join(one.get(name, "") for name in columns) + "\n" for one in rows).encode()


def taken(content: bytes, **options: object) -> list[Taken]:
    found = read(read_gdelt, content, **options)
    assert not [one for one in found if isinstance(one, Refused)], found
    return [one for one in found if isinstance(one, Taken)]


def reason(**fields: str) -> str:
    (one,) = [one for one in read(read_gdelt, lines(ROW | fields)) if isinstance(one, Refused)]
    return one.reason


def test_a_real_export_without_a_header_is_read() -> None:
    found = read(read_gdelt, SAMPLE.read_bytes())
    outcomes = [one for one in found if isinstance(one, Taken | Refused)]
    assert [one.row for one in outcomes] == list(range(1, 26))
    assert [one.row for one in outcomes if isinstance(one, Refused)] == [1, 2, 3, 4]
    by_id = {one.claims[0].id: one for one in outcomes if isinstance(one, Taken)}
    one = by_id["gdelt-669666359"]
    claim = one.claims[0]
    assert (edtf(one), claim.countries, claim.kind) == ("2016-07-01", ("EG",), "consult")
    assert claim.text == "Host a visit: CAIRO - SAUDI, Cairo, Al Qahirah, Egypt"
    assert claim.actors == ("CAIRO", "SAUDI")
    assert {
        "EventCode": "043",
        "latitude": "30.05",
        "longitude": "31.25",
        "NumMentions": "3",
    }.items() <= claim.fields.items()
    assert one.sources[0]["type"] == "webpage"
    assert one.sources[0]["container-title"] == "www.thearabweekly.com"
    assert one.sources[0]["URL"].startswith("http://www.thearabweekly.com/article/8771/")
    assert {code for one in by_id.values() for code in one.claims[0].countries} >= {"US", "GB", "IN", "SY", "HK"}


def test_the_columns_are_those_of_the_codebooks() -> None:
    assert (len(COLUMNS), len(COLUMNS_1)) == (61, 58)
    assert COLUMNS[:5] == ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
    assert COLUMNS[25:35][1] == "EventCode"
    assert COLUMNS[53] == "ActionGeo_CountryCode"
    assert COLUMNS[-2:] == ("DATEADDED", "SOURCEURL")
    assert COLUMNS_1[51] == "ActionGeo_CountryCode"


@pytest.mark.parametrize("columns", [COLUMNS, COLUMNS_1, COLUMNS_1[:57]])
def test_each_version_is_told_by_its_number_of_columns(columns: tuple[str, ...]) -> None:
    (one,) = taken(lines(ROW, columns=columns))
    assert (edtf(one), one.claims[0].countries) == ("2017-07-31", ("EG",))
    assert one.claims[0].citations[0].locator == ("" if "SOURCEURL" in columns else "GLOBALEVENTID 669666359")


def test_a_table_with_a_header_is_read_by_its_names() -> None:
    (one,) = taken(table([ROW], sorted(ROW)))
    assert one.claims == taken(lines(ROW))[0].claims


def test_another_table_is_refused_as_a_whole() -> None:
    with pytest.raises(ExchangeError, match="its first line has 3 cells between tabs, where an export of GDELT has 61"):
        read(read_gdelt, b"a\tb\tc\n1\t2\t3\n")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"SQLDATE": "20170231"}, "SQLDATE '20170231' is no day"),
        ({"SQLDATE": ""}, "SQLDATE '' is no day"),
        ({"SQLDATE": "19200101"}, "is before 1979-01-01"),
        ({"SQLDATE": "20170803"}, "is after 2017-08-01, when the event was added"),
        ({"ActionGeo_CountryCode": ""}, "ActionGeo_CountryCode is empty: where it took place is not known"),
        ({"ActionGeo_CountryCode": "OS"}, "no country has the code 'OS'"),
        ({"ActionGeo_CountryCode": "PF"}, "no country has the code 'PF'"),
        ({"ActionGeo_CountryCode": "ZZ"}, "no country has the code 'ZZ'"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_reason(fields: dict[str, str], said: str) -> None:
    assert said in reason(**fields)


def test_local_clocks_may_be_a_day_ahead_of_the_day_that_added_it() -> None:
    (one,) = taken(lines(ROW | {"SQLDATE": "20170802"}))
    assert edtf(one) == "2017-08-02"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("AS", "AU"), ("GM", "DE"), ("RS", "RU"), ("KV", "XK"), ("WE", "PS"), ("GZ", "PS"), ("RB", "RS")],
)
def test_codes_of_fips_are_not_read_as_iso(code: str, expected: str) -> None:
    (one,) = taken(lines(ROW | {"ActionGeo_CountryCode": code}))
    assert one.claims[0].countries == (expected,)


def test_a_row_without_a_country_is_what_a_person_says_it_is() -> None:
    blank = lines(ROW | {"ActionGeo_CountryCode": ""}, ROW | {"GLOBALEVENTID": "2", "ActionGeo_CountryCode": "OS"})
    assert [one.claims[0].countries for one in taken(blank, countries=("AQ",))] == [("AQ",), ("AQ",)]


@pytest.mark.parametrize("url", ["", "unspecified"])
def test_a_row_without_a_source_cites_gdelt_and_its_id(url: str) -> None:
    (one,) = taken(lines(ROW | {"SOURCEURL": url}))
    assert [(cited.source, cited.locator) for cited in one.claims[0].citations] == [
        ("gdelt", "GLOBALEVENTID 669666359")
    ]


@pytest.mark.parametrize("words", ["BBC Monitoring", "http://[", "https://"])
def test_a_source_that_is_no_address_is_called_what_it_is(words: str) -> None:
    (one,) = taken(lines(ROW | {"SOURCEURL": words}))
    assert one.sources[0]["title"] == words
    assert one.sources[0]["type"] == "document"


def test_columns_that_are_not_taken_are_told_once() -> None:
    (told,) = notes(read(read_gdelt, lines(ROW, ROW | {"GLOBALEVENTID": "2"})))
    assert told.startswith("columns not taken: Actor1Geo_Type, Actor1Geo_FullName")
    kept = read(read_gdelt, lines(ROW | {"Actor1Geo_Type": "3"}), mapping={"fields": ["Actor1Geo_Type"]})
    assert [one.claims[0].fields["Actor1Geo_Type"] for one in kept if isinstance(one, Taken)] == ["3"]


def test_codes_of_cameo_have_their_names_and_others_that_of_their_root() -> None:
    assert cameo_name("04") == "Consult"
    assert cameo_name("043") == "Host a visit"
    assert cameo_name("1823") == "Kill by physical assault"
    assert cameo_name("20") == "Use unconventional mass violence"
    assert cameo_name("0999") == cameo_name("09")
    assert cameo_name("") == cameo_name("99") == ""
