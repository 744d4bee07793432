from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.exchange.datasets.acled import FIELDS as ACLED_FIELDS
from chronos.exchange.datasets.event_rows import Days, whole
from chronos.exchange.datasets.gdelt import COLUMNS as GDELT_COLUMNS
from chronos.exchange.datasets.gtd import FIELDS as GTD_FIELDS
from chronos.exchange.datasets.readers import read_acled, read_gdelt, read_gtd, read_ucdp_ged
from chronos.exchange.datasets.ucdp import COLUMNS as GED_COLUMNS
from chronos.exchange.incoming import Refused, Taken
from eventsets import read, table, taken

CELLS = st.one_of(
    st.sampled_from(["", "0", "1", "2.0", "-9", "2017", "7", "31", "2017-07-31", "1/2/2017", "July 2-3", "20170731"]),
    st.sampled_from(["Peru", "AF", "700", "Atlantis", "A;B", '";"', '"A,2017-08-01,b";"c"', "nan", ";;;", "~"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
)
LAYOUTS = {
    "ucdp-ged": (
        read_ucdp_ged,
        GED_COLUMNS,
        {"id": "1", "country": "Peru", "date_prec": "1", "date_start": "2017-07-31", "date_end": "2017-07-31"},
    ),
    "acled": (
        read_acled,
        ("event_date", "country", "source", "notes", "actor1", "actor2", "assoc_actor_1", "event_type", *ACLED_FIELDS),
        {"event_id_cnty": "PER1", "country": "Peru", "time_precision": "2", "event_date": "31 July 2017"},
    ),
    "gtd": (
        read_gtd,
        ("iyear", "imonth", "iday", "country_txt", "summary", "scite1", "city", *GTD_FIELDS),
        {"eventid": "1", "country_txt": "Peru", "iyear": "2017", "imonth": "7", "iday": "2"},
    ),
    "gdelt": (
        read_gdelt,
        GDELT_COLUMNS,
        {"GLOBALEVENTID": "1", "ActionGeo_CountryCode": "PE", "SQLDATE": "20170731", "DATEADDED": "20170731"},
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_stands_in_a_row_comes_out_once_with_a_date_and_a_country_or_a_reason(
    layout: str, data: st.DataObject
) -> None:
    reader, columns, plain = LAYOUTS[layout]
    changed = data.draw(st.dictionaries(st.sampled_from(columns), CELLS, max_size=6))
    found = [one for one in read(reader, table([plain, plain | changed], columns)) if isinstance(one, Taken | Refused)]
    assert len(found) == 1 + any((plain | changed).values())
    assert isinstance(found[0], Taken)
    for one in found:
        if isinstance(one, Refused):
            assert one.reason
            assert "\n" not in one.reason
            continue
        (claim,) = one.claims
        assert claim.date.expression is not None
        assert claim.text
        assert claim.countries or claim.regions
        assert {cited.source for cited in claim.citations} == {source["id"] for source in one.sources}
        assert claim.citations


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(1989, 1, 1), date(2030, 1, 1)),
    st.dates(date(1989, 1, 1), date(2030, 1, 1)),
    st.sampled_from("12345"),
)
def test_bounds_of_ged_are_those_of_its_columns_day_for_day(one: date, other: date, code: str) -> None:
    first, last = sorted((one, other))
    row = {
        "id": "1",
        "country": "Peru",
        "date_prec": code,
        "date_start": f"{first} 00:00:00.000",
        "date_end": str(last),
    }
    (found,) = taken(read_ucdp_ged, [row])
    stated = found.claims[0].date.expression
    assert stated is not None
    assert (stated.earliest, stated.latest) == (first.toordinal(), last.toordinal())
    assert "/" not in stated.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.0", "1"),
        ("-1.00", "-1"),
        ("1.5", "1.5"),
        ("1.", "1"),
        (".0", ".0"),
        ("v1.0", "v1.0"),
        ("1.0.0", "1.0.0"),
        ("", ""),
    ],
)
def test_only_whole_numbers_lose_their_point(text: str, expected: str) -> None:
    assert whole(text) == expected


def test_a_year_of_two_digits_is_of_the_hundred_years_of_the_dataset() -> None:
    days = Days(1989)
    assert [days.read(f"31-Jul-{year}")[0] for year in ("89", "99", "00", "25")] == [
        date(1989, 7, 31),
        date(1999, 7, 31),
        date(2000, 7, 31),
        date(2025, 7, 31),
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_of_its_header_alone_has_no_rows(layout: str) -> None:
    reader, columns, _ = LAYOUTS[layout]
    assert [one for one in read(reader, table([], columns)) if isinstance(one, Taken | Refused)] == []
