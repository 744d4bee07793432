"""The rows are written for these tests after the codebook: ACLED does not allow its data to be given on."""

from collections.abc import Mapping

import pytest

from chronos.exchange.datasets.acled import FIELDS
from chronos.exchange.datasets.readers import read_acled
from chronos.exchange.incoming import ExchangeError, Taken
from eventsets import edtf, notes, read, reasons, table, taken

ROW = {
    "event_id_cnty": "KEN1234",
    "event_date": "15 March 2019",
    "year": "2019",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Kenya (2013-2022)",
    "assoc_actor_1": "",
    "inter1": "State forces",
    "actor2": "Al Shabaab",
    "assoc_actor_2": "Somali Militia; Civilians (Kenya)",
    "inter2": "Rebel group",
    "interaction": "State forces-Rebel group",
    "civilian_targeting": "",
    "iso": "404",
    "region": "Eastern Africa",
    "country": "Kenya",
    "admin1": "Garissa",
    "admin2": "Lagdera",
    "admin3": "",
    "location": "Dadaab",
    "latitude": "0.0530",
    "longitude": "40.3086",
    "geo_precision": "1",
    "source": "Daily Nation (Kenya); Undisclosed Source",
    "source_scale": "National",
    "notes": "On 15 March 2019, an invented clash took place near Dadaab.",
    "fatalities": "3",
    "tags": "",
    "timestamp": "1650000000",
}
"""All columns of the export tool since March 2023, in their order."""


def row(**fields: object) -> dict[str, object]:
    return {**ROW, **fields}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("1", "2019-03-15"),
        ("2", "[2019-03-09..2019-03-21]"),
        ("3", "[2019-03-01..2019-03-31]"),
        ("3.0", "[2019-03-01..2019-03-31]"),
    ],
)
def test_each_code_is_the_days_that_the_codebook_leaves(code: str, expected: str) -> None:
    (one,) = taken(read_acled, [row(time_precision=code)])
    assert edtf(one) == expected
    assert one.claims[0].date.said == f"15 March 2019 (time_precision {code[0]})"
    assert one.claims[0].fields["time_precision"] == code[0]


def test_a_week_reaches_over_the_ends_of_years_and_a_month_has_its_own_length() -> None:
    week = row(event_date="2019-01-02", time_precision="2")
    february = row(event_id_cnty="KEN2", event_date="2020-02-29", time_precision="3")
    assert [edtf(one) for one in taken(read_acled, [week, february])] == [
        "[2018-12-27..2019-01-08]",
        "[2020-02-01..2020-02-29]",
    ]


@pytest.mark.parametrize(
    "day", ["2019-03-15", "15 March 2019", "15-March-2019", "15-Mar-19", "15/03/2019", "2019-03-15 00:00:00"]
)
def test_days_are_read_as_its_exports_write_them(day: str) -> None:
    assert edtf(taken(read_acled, [row(event_date=day)])[0]) == "2019-03-15"


def test_a_row_becomes_a_claim_with_all_its_sources_and_parties() -> None:
    (one,) = taken(read_acled, [ROW])
    claim = one.claims[0]
    assert (claim.id, claim.countries, claim.kind) == ("acled-ken1234", ("KE",), "Battles")
    assert claim.text == ROW["notes"]
    assert claim.actors == (ROW["actor1"], "Al Shabaab", "Somali Militia", "Civilians (Kenya)")
    assert claim.places == ("Dadaab", "Lagdera", "Garissa")
    assert [source["title"] for source in one.sources] == ["Daily Nation (Kenya)", "Undisclosed Source"]
    assert [citation.source for citation in claim.citations] == [source["id"] for source in one.sources]
    kept = {name: ROW[name] for name in FIELDS if ROW.get(name)}
    assert dict(claim.fields) == kept
    assert kept.keys() >= {"geo_precision", "source_scale", "fatalities", "latitude", "longitude", "iso"}


def test_the_columns_of_the_export_are_all_taken() -> None:
    assert notes(read(read_acled, table([ROW]))) == []
    assert notes(read(read_acled, table([row(mine="x")]))) == [
        "columns not taken: mine (name those to keep under `fields:` in a --map file)"
    ]


@pytest.mark.parametrize(
    ("country", "iso", "code"),
    [
        ("Kosovo", "0", "XK"),
        ("Kosovo", "", "XK"),
        ("Democratic Republic of Congo", "180", "CD"),
        ("Republic of Congo", "", "CG"),
        ("Ivory Coast", "384", "CI"),
        ("Palestine", "275", "PS"),
        ("", "4", "AF"),
        ("", "004", "AF"),
        ("", "729", "SD"),
        ("", "728.0", "SS"),
        ("eSwatini", "748", "SZ"),
        ("Bailiwick of Jersey", "832", "JE"),
        ("Akrotiri and Dhekelia", "0", "GB"),
        ("Saint-Martin", "", "MF"),
        ("Caribbean Netherlands", "535", "BQ"),
    ],
)
def test_countries_are_found_by_name_and_by_number(country: str, iso: str, code: str) -> None:
    assert taken(read_acled, [row(country=country, iso=iso)])[0].claims[0].countries == (code,)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"time_precision": ""}, "time_precision is ''"),
        ({"time_precision": "4"}, "time_precision is '4'"),
        ({"event_date": ""}, "event_date: it is empty"),
        ({"event_date": "03/04/2019"}, "may be two days"),
        ({"event_date": "30 February 2019"}, "'30 February 2019' is no day of the calendar"),
        ({"event_date": "0001-01-02", "time_precision": "2"}, "has no week around it"),
        ({"country": "Atlantis", "iso": ""}, "no country is called 'Atlantis'"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_reason(fields: Mapping[str, str], said: str) -> None:
    (why,) = reasons(read_acled, [row(**fields)])
    assert said in why


def test_a_row_without_a_source_cites_acled_and_its_id() -> None:
    (one,) = taken(read_acled, [row(source="")])
    assert [(citation.source, citation.locator) for citation in one.claims[0].citations] == [("acled", "id KEN1234")]
    assert one.sources[0]["type"] == "dataset"


def test_a_row_without_notes_says_what_its_other_columns_say() -> None:
    (one,) = taken(read_acled, [row(notes="")])
    assert one.claims[0].text == "Armed clash, Military Forces of Kenya (2013-2022) - Al Shabaab, Dadaab, Kenya"


def test_one_name_is_one_source_in_all_rows() -> None:
    one, other = taken(read_acled, [ROW, row(event_id_cnty="KEN2", source="Undisclosed Source")])
    assert one.sources[1] == other.sources[0]


def test_a_file_without_its_precision_is_not_read_as_days() -> None:
    content = table([{name: value for name, value in ROW.items() if name != "time_precision"}])
    with pytest.raises(ExchangeError, match="no column 'time_precision', so it is not ACLED"):
        read(read_acled, content)


def test_every_row_comes_out_once() -> None:
    rows = [row(event_id_cnty=f"KEN{number}", time_precision=str(number % 5)) for number in range(100)]
    found = read(read_acled, table(rows))
    assert len(found) == 100
    assert sum(isinstance(one, Taken) for one in found) == 60
