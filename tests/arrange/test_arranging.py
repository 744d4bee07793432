from pathlib import Path

import pytest

from chronos.model import ChronosError, Exclusion
from chronos.pipeline.chronologies import Chronologies
from manuscripts import written
from projects import chronologies, corpus_of

SETTINGS = """
    title: A project
    regions: ["419", "005", "013", {id: andes, name: Andes, countries: [BO, CO, EC, PE]}]
    """


def made(folder: Path, timeline: str) -> Chronologies:
    return chronologies(corpus_of(folder, timeline, settings=SETTINGS))


def claims(*rows: str) -> str:
    listed = "\n".join(f"  - {{{row}, text: Something., sources: [gazette-2020]}}" for row in rows)
    return f"claims:\n{listed}\n"


def ids(made: Chronologies, folder: str) -> list[str]:
    (found,) = [each for each in (*made.countries, *made.regions) if each.scope.folder == folder]
    return [entry.event.id for entry in found.entries]


def test_every_country_with_claims_and_every_region_that_is_named_has_a_chronology(tmp_path: Path) -> None:
    found = made(tmp_path, claims('id: a, date: "2019", countries: [EC, TT]'))
    assert [each.scope.folder for each in found.countries] == ["countries/ecuador", "countries/trinidad-and-tobago"]
    assert [each.scope.folder for each in found.regions] == [
        "regions/latin-america-and-the-caribbean",
        "regions/south-america",
        "regions/central-america",
        "regions/andes",
    ]


def test_an_event_stands_in_every_region_that_contains_one_of_its_countries(tmp_path: Path) -> None:
    found = made(tmp_path, claims('id: a, date: "2019", countries: [EC]', 'id: b, date: "2018", countries: [PA, UY]'))
    assert ids(found, "regions/latin-america-and-the-caribbean") == ["b", "a"]
    assert ids(found, "regions/south-america") == ["b", "a"]
    assert ids(found, "regions/central-america") == ["b"]
    assert ids(found, "regions/andes") == ["a"]


def test_what_is_said_of_a_region_as_a_whole_stands_in_it_and_in_those_around_it(tmp_path: Path) -> None:
    found = made(tmp_path, claims('id: a, date: "2019", regions: ["005"]', 'id: b, date: "2019", regions: [andes]'))
    assert ids(found, "regions/latin-america-and-the-caribbean") == ["a", "b"]
    assert ids(found, "regions/south-america") == ["a", "b"]
    assert ids(found, "regions/andes") == ["b"]


def test_what_stands_in_no_chronology_is_kept_apart_and_not_lost(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        claims('id: a, date: "2019", countries: [EC]', 'id: b, date: "2019"', "id: c, date: undated, countries: [QQ]"),
    )
    assert [entry.event.id for entry in found.stray] == ["b", "c"]
    assert [each.scope.id for each in found.countries] == ["EC"]


def test_entries_are_in_display_order_wider_dates_first_and_undated_last(tmp_path: Path) -> None:
    rows = ["2019-05-01", "undated", "2019", "[..2018]", "2019-05", "2018/..", "2017~", "[2017-01..2019-12]"]
    found = made(tmp_path, claims(*(f'id: c{n}, date: "{date}", countries: [EC]' for n, date in enumerate(rows))))
    (ecuador,) = found.countries
    assert [(group.heading, [str(entry.event.date) for entry in group.entries]) for group in ecuador.groups] == [
        ("2017", ["[2017-01..2019-12]", "2017~"]),
        ("2018", ["2018/..", "[..2018]"]),
        ("2019", ["2019", "2019-05", "2019-05-01"]),
    ]
    assert [entry.event.id for entry in ecuador.undated] == ["c1"]


def test_same_dates_are_ordered_by_country_then_id(tmp_path: Path) -> None:
    rows = ('id: z, date: "2019", countries: [AR]', 'id: a, date: "2019", countries: [EC]')
    found = made(tmp_path, claims(*rows, 'id: b, date: "2019", countries: [BR, AR]'))
    assert ids(found, "regions/south-america") == ["b", "z", "a"]


def test_headings_of_early_years_are_in_words(tmp_path: Path) -> None:
    (ecuador,) = made(tmp_path, claims('id: a, date: "-0043", countries: [EC]')).countries
    assert [group.heading for group in ecuador.groups] == ["44 BC"]


def test_a_date_without_any_bound_stands_under_a_heading_that_says_so(tmp_path: Path) -> None:
    (ecuador,) = made(tmp_path, claims('id: a, date: "../..", countries: [EC]')).countries
    assert [group.heading for group in ecuador.groups] == ["No known bounds"]


def test_the_ledger_adds_up_and_names_what_could_not_be_read(tmp_path: Path) -> None:
    timeline = claims(
        'id: a, date: "2019", countries: [EC]',
        "id: b, date: undated, countries: [EC]",
        'id: c, date: "2019", countries: [EC]',
        'id: d, date: "2019", countries: [PE]',
        "id: e, date: nonsense, countries: [EC]",
    )
    joined = f"{timeline}judgements:\n  - {{claims: [a, c], verdict: same, why: One.}}\n"
    ecuador, _ = made(tmp_path, joined).countries
    assert (ecuador.ledger.read, ecuador.ledger.shown, ecuador.ledger.merged, ecuador.ledger.undated) == (5, 1, 1, 1)
    assert ecuador.ledger.exclusions == (
        Exclusion("scope", 1),
        Exclusion("unreadable", 1, ("e (timeline.yaml:6:5)",)),
    )
    assert ecuador.ledger.balanced


def test_footnotes_are_numbered_in_the_order_of_the_entries(tmp_path: Path) -> None:
    (ecuador,) = made(
        tmp_path, claims('id: b, date: "2020-01", countries: [EC]', 'id: a, date: "2019", countries: [EC]')
    ).countries
    assert [(n.number, n.claim.id) for entry in ecuador.entries for n in entry.footnotes] == [(1, "a"), (2, "b")]


def test_the_sources_are_those_that_are_cited(tmp_path: Path) -> None:
    (ecuador,) = made(tmp_path, claims('id: a, date: "2019", countries: [EC]')).countries
    assert [source.id for source in ecuador.sources] == ["gazette-2020"]


def test_entries_name_countries_and_regions_and_keep_codes_that_name_none(tmp_path: Path) -> None:
    found = made(tmp_path, claims('id: a, date: "2019", countries: [PE, EC, XX], regions: [andes, "005", "499"]'))
    assert [entry.places for entry in found.whole.entries] == [
        ("Ecuador", "Peru", "XX", "499", "Andes", "South America"),
    ]


@pytest.mark.parametrize("name", ["South America!", "!!!"])
def test_a_region_whose_name_makes_no_folder_of_its_own_is_refused(tmp_path: Path, name: str) -> None:
    settings = f'regions: ["005", {{id: own, name: "{name}", countries: [PE]}}]'
    corpus = corpus_of(tmp_path, claims('id: a, date: "2019", countries: [PE]'), settings=settings)
    with pytest.raises(ChronosError, match="makes no folder of its own"):
        chronologies(corpus)


@pytest.mark.parametrize("date", ["Y170000002", "Y12345/..", "9999-24", "Y-50000/-3000", "Y1E30", "XXXX", "../.."])
def test_dates_far_off_are_arranged_and_written_too(tmp_path: Path, date: str) -> None:
    (ecuador,) = made(tmp_path, claims(f'id: a, date: "{date}", countries: [EC]', 'id: b, date: "2019"')).countries
    assert len(entries := [entry for group in ecuador.groups for entry in group.entries]) == 1
    assert entries[0].event.id == "a"
    assert "Something." in written(ecuador)
