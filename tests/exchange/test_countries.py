import pytest

from chronos.exchange.countries import named_countries, named_with, stated_countries


@pytest.mark.parametrize(
    ("cell", "countries", "regions"),
    [
        ("EC", ("EC",), ()),
        ("Ecuador", ("EC",), ()),
        ("EC;PE|BO", ("EC", "PE", "BO"), ()),
        ("Ecuador, Peru and Bolivia", ("EC", "PE", "BO"), ()),
        ("Chile y Argentina", ("CL", "AR"), ()),
        ("Trinidad and Tobago", ("TT",), ()),
        ("Bosnia and Herzegovina / Serbia", ("BA", "RS"), ()),
        ("Congo, Democratic Republic of the; Peru", ("CD", "PE"), ()),
        ("Latin America and the Caribbean", (), ("419",)),
        ("Peru; 419; Peru", ("PE",), ("419",)),
        ("Korea, South", ("KR",), ()),
        ("Korea, Republic of; Tanzania, United Republic of", ("KR", "TZ"), ()),
        ("Moldova, Republic of", ("MD",), ()),
        ("Palestine, State of; Micronesia, Federated States of", ("PS", "FM"), ()),
        ("Bahamas, The/Gambia, The", ("BS", "GM"), ()),
        ("Taiwan, Province of China", ("TW",), ()),
        ("Gaza Strip; Northern Ireland; Peru (Lima)", ("PS", "GB", "PE"), ()),
        ("", (), ()),
        (" ; ", (), ()),
    ],
)
def test_a_cell_names_countries_and_regions_in_all_the_usual_ways(
    cell: str, countries: tuple[str, ...], regions: tuple[str, ...]
) -> None:
    named = named_countries(cell)
    assert (named.countries, named.regions, named.unknown, named.reason) == (countries, regions, (), "")


def test_what_names_neither_is_told_with_what_may_be_meant() -> None:
    named = named_countries("Peru; Ecuadro")
    assert (named.countries, named.unknown) == (("PE",), ("Ecuadro",))
    assert named.reason.startswith("no country is called 'Ecuadro'; did you mean EC")
    assert "--map" in named.reason


def test_what_a_person_says_goes_before_what_names_say() -> None:
    own = {"Regional": ["419"], "Georgia": ["US"], "Peru and friends": ["PE", "BO"]}
    assert named_with("Regional; Georgia; Peru and friends", own).countries == ("US", "PE", "BO")
    assert named_with("Regional", own).regions == ("419",)
    assert named_with("Georgia", {}).countries == ("GE",)


@pytest.mark.parametrize(
    ("cell", "countries"),
    [
        ("T\u00fcrkei; \u00d6sterreich", ("TR", "AT")),
        ("\u041a\u043e\u043b\u0443\u043c\u0431\u0438\u044f", ("CO",)),
        ("Germania / Svizzera", ("DE", "CH")),
        ("Peru", ("PE",)),
    ],
)
def test_a_cell_that_states_countries_may_be_in_other_languages(cell: str, countries: tuple[str, ...]) -> None:
    assert stated_countries(cell, {}).countries == countries
