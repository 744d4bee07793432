"""The rows are written for these tests after the codebook: START does not allow its data to be given on."""

import io
from collections.abc import Mapping

import openpyxl
import pytest

from chronos.exchange.datasets.gtd_dates import incident_date
from chronos.exchange.datasets.readers import read_gtd
from chronos.exchange.incoming import Taken
from eventsets import edtf, notes, read, reasons, table, taken

ROW = {
    "eventid": "197007020001",
    "iyear": "1970",
    "imonth": "7",
    "iday": "2",
    "approxdate": "",
    "extended": "0",
    "resolution": "",
    "country": "58",
    "country_txt": "Dominican Republic",
    "region": "2",
    "region_txt": "Central America & Caribbean",
    "provstate": "National",
    "city": "Santo Domingo",
    "latitude": "18.456792",
    "longitude": "-69.951164",
    "specificity": "1",
    "location": "",
    "summary": "7/2/1970: An invented incident.",
    "doubtterr": "0",
    "success": "1",
    "attacktype1": "1",
    "attacktype1_txt": "Assassination",
    "targtype1_txt": "Private Citizens & Property",
    "target1": "An invented person",
    "gname": "MANO-D",
    "nkill": "1.0",
    "nwound": "-99",
    "nperps": "-9.0",
    "scite1": '"An Invented Headline," Invented Times, July 3, 1970.',
    "scite2": "",
    "scite3": "",
    "dbsource": "PGIS",
}


def row(**fields: object) -> dict[str, object]:
    return {**ROW, **fields}


def understood(year: str, month: str, day: str, words: str = "") -> str:
    date = incident_date(year, month, day, words)
    if isinstance(date, str):
        return f"! {date}"
    assert date.expression is not None
    assert date.said in (words, "", "-".join(filter(None, (year, month, day))))
    return date.expression.text


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1970", "7", "2"), "1970-07-02"),
        (("1970", "7", "0"), "1970-07"),
        (("1970", "0", "0"), "1970"),
        (("1970.0", "7.0", "0.0"), "1970-07"),
        (("1970", "-9", "-99"), "1970"),
        (("1970", "0", "5"), "1970"),
        (("1970", "", ""), "1970"),
    ],
)
def test_zero_is_what_is_not_known(numbers: tuple[str, str, str], expected: str) -> None:
    assert understood(*numbers) == expected


@pytest.mark.parametrize(
    ("numbers", "words", "expected"),
    [
        (("1970", "1", "19"), "January 19-20, 1970", "[1970-01-19..1970-01-20]"),
        (("1970", "1", "0"), "January 19-20", "[1970-01-19..1970-01-20]"),
        (("2001", "9", "4"), "09/03/2001-09/05/2001", "[2001-09-03..2001-09-05]"),
        (("2016", "5", "17"), "05/14/2016 - 05/20/2016", "[2016-05-14..2016-05-20]"),
        (("2016", "5", "17"), "14/05/2016-20/05/2016", "[2016-05-14..2016-05-20]"),
        (("2014", "3", "6"), "March 3, 2014-March 9, 2014", "[2014-03-03..2014-03-09]"),
        (("1979", "12", "31"), "December 31, 1979 - January 1, 1980", "[1979-12-31..1980-01-01]"),
        (("1980", "6", "0"), "June 28 to July 3, 1980", "[1980-06-28..1980-07-03]"),
        (("1980", "5", "0"), "between May 2 and May 4, 1980", "[1980-05-02..1980-05-04]"),
        (("1980", "5", "0"), "2-4 May 1980", "[1980-05-02..1980-05-04]"),
        (("1970", "1", "2"), "January 2 or 3", "[1970-01-02..1970-01-03]"),
        (("1978", "6", "0"), "June 1978", "1978-06"),
        (("1978", "0", "0"), "first half of 1978", "[1978-01-01..1978-06-30]"),
        (("1975", "0", "0"), "early 1975", "[1975-01-01..1975-04-30]"),
        (("1991", "3", "0"), "Late March 1991", "1991-03"),
        (("1985", "8", "0"), "mid-August 1985", "1985-08"),
        (("1992", "1", "5"), "1/5/1992", "1992-01-05"),
        (("1992", "5", "1"), "1/5/1992", "1992-05-01"),
    ],
)
def test_words_for_the_date_are_its_bounds_where_they_agree_with_the_numbers(
    numbers: tuple[str, str, str], words: str, expected: str
) -> None:
    assert understood(*numbers, words) == expected


@pytest.mark.parametrize(
    ("numbers", "words", "expected"),
    [
        (("1994", "3", "5"), "March 1995", "1994-03-05"),
        (("1994", "3", "0"), "some words", "1994-03"),
        (("1980", "0", "0"), "Summer 1980", "1980"),
        (("2014", "3", "0"), "some words", "2014-03"),
    ],
)
def test_words_that_do_not_agree_or_cannot_be_read_leave_the_numbers_as_they_are(
    numbers: tuple[str, str, str], words: str, expected: str
) -> None:
    assert understood(*numbers, words) == expected


def test_a_midpoint_is_about_that_day_and_counted() -> None:
    assert understood("2014", "3", "5", "some words") == "2014-03-05~"
    assert understood("2014", "3", "5", "March 10-20, 2014") == "2014-03-05~"
    assert understood("2012", "3", "5", "some words") == "2012-03-05~"
    assert understood("2011", "3", "5", "some words") == "2011-03-05"
    found = read(read_gtd, table([row(iyear="2014", approxdate="some words", nwound="", nperps="")]))
    (told,) = notes(found)
    assert "approxdate has in words which cannot be read: 1;" in told


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"iyear": "0"}, "iyear is '0'"),
        ({"iyear": ""}, "iyear is ''"),
        ({"imonth": "2", "iday": "30"}, "iyear 1970, imonth 2, iday 30 is no day of the calendar"),
        ({"imonth": "13", "iday": "0"}, "is no day of the calendar"),
        ({"imonth": "July"}, "'July' is no number"),
        ({"iyear": "9" * 400}, "is no number"),
        ({"country_txt": "International", "country": "422"}, "'International' is no country"),
        ({"country_txt": "Atlantis", "country": ""}, "no country is called 'Atlantis'"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_reason(fields: Mapping[str, str], said: str) -> None:
    (why,) = reasons(read_gtd, [row(**fields)])
    assert said in why
    assert len(why) < 250


def test_what_is_no_country_is_what_a_person_says_it_is() -> None:
    nowhere = row(country_txt="International", country="422")
    assert taken(read_gtd, [nowhere], countries=("AQ",))[0].claims[0].countries == ("AQ",)
    own = {"countries": {"International": ["001"]}}
    assert taken(read_gtd, [nowhere], mapping=own)[0].claims[0].regions == ("001",)


def test_a_row_becomes_a_claim_with_its_sources_and_without_unknown_numbers() -> None:
    found = read(read_gtd, table([ROW]))
    (one,) = [one for one in found if isinstance(one, Taken)]
    claim = one.claims[0]
    assert (claim.id, edtf(one), claim.countries, claim.kind) == (
        "gtd-197007020001",
        "1970-07-02",
        ("DO",),
        "Assassination",
    )
    assert claim.text == ROW["summary"]
    assert claim.actors == ("MANO-D",)
    assert claim.places == ("Santo Domingo", "National")
    (source,) = one.sources
    assert (source["title"], source["container-title"]) == ("An Invented Headline", "Invented Times")
    assert source["issued"] == "1970-07-03"
    wanted = {"specificity": "1", "doubtterr": "0", "success": "1", "nkill": "1", "gname": "MANO-D", "dbsource": "PGIS"}
    assert wanted.items() <= claim.fields.items()
    assert not {"nwound", "nperps"} & claim.fields.keys()
    assert notes(found) == ["2 cells with -9 or -99, which stand for what is unknown, are left out"]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (
            'Ann Author, "A Chronology of What Never Was," Invented Press, 2005.',
            {"author": [{"literal": "Ann Author"}], "title": "A Chronology of What Never Was", "issued": "2005"},
        ),
        (
            '"A Headline," Daily, Sunday Edition, May 1970',
            {"container-title": "Daily, Sunday Edition", "issued": "1970-05"},
        ),
        ('"A Headline," Daily, Foo 3, 1970.', {"title": '"A Headline," Daily, Foo 3, 1970.', "type": "document"}),
        ("An invented report", {"title": "An invented report", "type": "document"}),
    ],
)
def test_a_citation_is_taken_apart_where_it_has_the_usual_form(words: str, fields: Mapping[str, object]) -> None:
    (one,) = taken(read_gtd, [row(scite1=words)])
    assert fields.items() <= one.sources[0].items()


def test_an_incident_that_lasted_is_dated_by_its_beginning_and_keeps_its_end() -> None:
    (one,) = taken(read_gtd, [row(extended="1", resolution="7/9/1970")])
    assert edtf(one) == "1970-07-02"
    assert one.claims[0].fields["resolution"] == "7/9/1970"
    assert one.claims[0].fields["extended"] == "1"


def test_a_row_without_summary_and_sources_says_what_it_has_and_cites_the_database() -> None:
    (one,) = taken(read_gtd, [row(summary="", scite1="", gname="Unknown", city="Unknown")])
    claim = one.claims[0]
    assert claim.text == "Assassination, An invented person, National, Dominican Republic"
    assert (claim.actors, claim.places) == ((), ("National",))
    assert [(cited.source, cited.locator) for cited in claim.citations] == [("gtd", "eventid 197007020001")]


def test_a_workbook_is_read_as_a_table_of_text_is() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(ROW))
    numbers = ("iyear", "imonth", "iday", "country", "eventid", "nkill", "nwound", "nperps", "latitude", "longitude")
    sheet.append([float(ROW[name]) if name in numbers else ROW[name] for name in ROW])
    content = io.BytesIO()
    book.save(content)
    (one,) = [one for one in read(read_gtd, content.getvalue()) if isinstance(one, Taken)]
    (other,) = taken(read_gtd, [ROW])
    assert one.claims == other.claims


def test_every_row_comes_out_once() -> None:
    rows = [row(eventid=f"19700702{number:04}", imonth=str(number % 14)) for number in range(140)]
    found = [one for one in read(read_gtd, table(rows)) if not hasattr(one, "text")]
    assert len(found) == 140
    assert sum(isinstance(one, Taken) for one in found) == 130


def test_words_that_are_another_date_stand_beside_the_numbers() -> None:
    date = incident_date("2015", "1", "15", "2015-01-16")
    assert not isinstance(date, str)
    assert (str(date.expression), date.said) == ("2015-01-15~", "2015-1-15 (approxdate: 2015-01-16)")


def test_two_dates_with_strokes_and_words_between_are_bounds() -> None:
    assert understood("2015", "1", "15", "Between 01/14/2015 and 01/16/2015") == "[2015-01-14..2015-01-16]"
