import io
from pathlib import Path

import pytest

from chronos.exchange.incoming import ExchangeError, ImportOptions
from chronos.exchange.timelines.aeon import read_aeon
from exchanging import read_back

DATA = Path(__file__).parent.parent / "data" / "exchange" / "aeon"


def test_a_table_of_version_2_is_read() -> None:
    found = read_back(read_aeon, (DATA / "version-2.csv").read_bytes(), "version-2.csv")
    landing, talks = found.claims.values()
    assert (landing.id, landing.text) == ("aeon-2", "A delegation lands. It visits Quito.")
    assert (str(landing.date.expression), landing.date.said) == ("2021-11-26", "2021-11-26 16:00:00")
    assert (landing.countries, landing.places) == (("EC",), ("Quito, Ecuador",))
    assert (landing.actors, landing.note) == (("Ana Ruiz", "Li Wei"), "A note.")
    assert landing.fields == {"Tags": "Visit", "Links": "photo.jpg"}
    assert [source["URL"] for source in found.sources.values()] == ["https://example.org/a"]
    assert (str(talks.date.expression), talks.countries) == ("2021-11-25/2021-11-28", ("PE",))
    assert talks.fields == {"Tags": "Visit", "Duration": "3 days"}
    assert [(one.row, "2021-02-30" in one.reason) for one in found.refused] == [(4, True)]
    assert found.notes == ["columns that were not taken: Color"]


def test_a_table_of_version_3_is_read_and_what_is_no_event_refused() -> None:
    found = read_back(read_aeon, (DATA / "version-3.csv").read_bytes(), "version-3.csv")
    assert {one.id: (str(one.date.expression), one.date.said) for one in found.claims.values()} == {
        "aeon-e1": ("2017-10-27/2017-10-29", "Oct 27, 2017 to Oct 29, 2017"),
        "aeon-e2": ("2017-10-27", "10/27/2017 10:00 AM"),
        "aeon-e3": ("-0043", "44 BC"),
        "aeon-e4": ("None", ""),
        "aeon-e5": ("2018-03-04", "03/04/2018"),
    }
    assert [(one.row, one.reason) for one in found.refused] == [
        (3, "this is a 'Character' without a date, and no event")
    ]
    assert found.claims["aeon-e1"].actors == ("Ana", "Li")


def test_an_order_that_no_cell_decides_is_refused_unless_it_is_said() -> None:
    table = b"EventID,Title,Start Date\n1,Talks,03/04/2018\n"
    assert "2018-04-03 or 2018-03-04" in read_back(read_aeon, table, "t.csv").refused[0].reason
    (claim,) = read_back(read_aeon, table, "t.csv", mapping={"date_order": "day-first"}).claims.values()
    assert str(claim.date.expression) == "2018-04-03"


@pytest.mark.parametrize("table", [b"Title,End Date\na,2017\n", b"Start Date,End Date\n2017,2018\n"])
def test_a_table_without_its_columns_is_one_error(table: bytes) -> None:
    with pytest.raises(ExchangeError, match="has the column"):
        list(read_aeon(io.BytesIO(table), ImportOptions(name="t.csv")))


def test_an_end_without_a_start_and_a_row_without_a_title_are_refused() -> None:
    table = b"EventID,Title,Start Date,End Date\n1,A,,2017\n2,,2017,\n3,B,2019,2017\n"
    found = read_back(read_aeon, table, "t.csv")
    assert [one.row for one in found.refused] == [2, 3, 4]
    assert not found.claims
