"""Editions: what ``editions:`` sets, and that whatever is wrong in one stops the run."""

import pytest

from chronos.model import Edition, Settings
from chronos.store import ProjectError
from chronos.store.settings import read_settings

ANDES = "regions: [{id: andes, name: Andes, countries: [EC, PE]}]\n"
COURT = """\
languages: [es, en]
editions:
  court:
    title: {en: For the court, es: Para el tribunal}
    kinds: [visit, training]
    status: [undisputed, disputed]
    countries: [andes, Chile, BR, "EC"]
    from: 2010
    to: 2019-05
    withhold: {sources: [letter-1, letter-2, letter-1]}
    redact: [actors, quote, URL]
  internal:
"""


def settings_of(text: str) -> Settings:
    settings, faults = read_settings(text)
    assert faults == []
    return settings


def test_an_edition_has_all_that_its_settings_say() -> None:
    settings = settings_of(ANDES + COURT)
    assert settings.editions == (
        Edition(
            name="court",
            title="Para el tribunal",
            titles={"en": "For the court", "es": "Para el tribunal"},
            kinds=("visit", "training"),
            statuses=("undisputed", "disputed"),
            countries=("EC", "PE", "CL", "BR"),
            first=733773,  # 2010-01-01
            last=737210,  # 2019-05-31
            sources=("letter-1", "letter-2"),
            redact=("actors", "quote", "URL"),
        ),
        Edition(name="internal"),
    )


def test_editions_may_be_a_list_with_names_and_single_values_for_lists() -> None:
    settings = settings_of("editions:\n  - name: public\n    status: undisputed\n    withhold: letter-1\n")
    assert settings.editions == (Edition(name="public", statuses=("undisputed",), sources=("letter-1",)),)


def test_a_region_of_the_united_nations_stands_for_its_countries() -> None:
    (edition,) = settings_of("editions: {court: {countries: ['013']}}").editions
    assert edition.countries == ("BZ", "CR", "GT", "HN", "MX", "NI", "PA", "PZ", "SV")


@pytest.mark.parametrize("text", [COURT, COURT.replace("  court:\n", "  - name: court\n").replace("  internal:\n", "")])
def test_every_field_and_item_of_an_edition_has_its_place(text: str) -> None:
    marks = settings_of(ANDES + text).marks
    assert marks["editions.court.kinds[1]"] == (6, 20)
    assert marks["editions.court.status"] == (7, 13)
    assert marks["editions.court.withhold[0]"] == (11, 26)
    assert marks["editions.court.withhold[1]"] == (11, 36)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{court: {witheld: [a]}}", "1:20: an edition has no field 'witheld'; did you mean 'withhold'?"),
        ("{court: {name: a}}", "1:20: an edition has no field 'name'"),
        (
            "{Court: {}}",
            "1:12: the edition 'Court' is no slug: up to 60 small letters and digits with hyphens between; write court",
        ),
        (
            "{../x: {}}",
            "1:12: the edition '../x' is no slug: up to 60 small letters and digits with hyphens between; write x",
        ),
        ("[{title: A}]", "1:12: an edition has no name; write `name: court`, or `court:` before its fields"),
        ("[{name: a}, {name: a}]", "1:30: the edition 'a' is named a second time"),
        (
            "{a: {status: gone}}",
            "1:24: status cannot be 'gone'; it is one of undisputed, disputed, prospective, retracted",
        ),
        ("{a: {redact: [authors]}}", "1:25: redact cannot be 'authors'; did you mean 'author'?"),
        (
            "{a: {countries: [Narnia]}}",
            "1:28: 'Narnia' is no country and no region: write codes of ISO 3166-1 or UN M49, or names",
        ),
        (
            "{a: {from: 2020, to: 2010}}",
            "1:32: the edition ends before it begins; turn `from` and `to` round",
        ),
        ("{a: {from: soon}}", "1:22: from 'soon' is not a date: a date begins with a year of four digits"),
        ("{a: {to: 2010/..}}", "1:20: to '2010/..' has no last day; leave it out where it is open"),
        ("{a: {from: ../2010}}", "1:22: from '../2010' has no first day; leave it out where it is open"),
        ("{a: {withhold: {source: [x]}}}", "1:35: withhold has no field 'source'; did you mean 'sources'?"),
        ("{a: {withhold: [[x]]}}", "1:27: each of withhold is text, not a list"),
        ("{a: {title: {xx: A}}}", "1:24: title is in 'xx', no language that chronos writes; these are: en, es, pt, fr"),
    ],
)
def test_what_is_wrong_in_an_edition_stops_the_run_so_that_nothing_is_published_by_mistake(
    written: str, message: str
) -> None:
    with pytest.raises(ProjectError) as error:
        read_settings(f"editions: {written}")
    assert str(error.value) == f"chronos.yaml:{message}"


@pytest.mark.parametrize("written", ["court", "{court: [a]}", "[court]"])
def test_an_edition_of_another_shape_stops_the_run(written: str) -> None:
    with pytest.raises(
        ProjectError, match=r"^chronos\.yaml:1:\d+: an edition is a mapping of fields: countries, from,"
    ):
        read_settings(f"editions: {written}")


@pytest.mark.parametrize("written", ["", "{}", "[]"])
def test_no_editions_are_none(written: str) -> None:
    assert settings_of(f"editions: {written}\n").editions == ()
