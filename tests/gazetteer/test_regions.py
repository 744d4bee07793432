import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.gazetteer import Region, countries, define_region, region, regions, regions_of

CODES = [one.code for one in countries()]
IDS = [one.id for one in regions()]


def ancestors(one: Region) -> list[Region]:
    direct = [found for found in map(region, one.parents) if found is not None]
    return direct + [outer for inner in direct for outer in ancestors(inner)]


def members(code: str) -> set[str]:
    found = region(code)
    assert found is not None
    return set(found.countries)


@given(st.sampled_from(IDS))
def test_every_country_of_a_region_is_in_every_region_around_it(code: str) -> None:
    inner = region(code)
    assert inner is not None
    assert [outer.id for outer in ancestors(inner) if not set(inner.countries) <= set(outer.countries)] == []


@given(st.sampled_from(CODES), st.sampled_from(IDS))
def test_a_country_names_exactly_the_regions_that_hold_it(country: str, code: str) -> None:
    assert (code in regions_of(country)) == (country in members(code))


@given(st.sampled_from(CODES))
def test_regions_of_a_country_grow_until_the_world(country: str) -> None:
    sizes = [len(members(code)) for code in regions_of(country)]
    assert sizes == sorted(sizes)
    assert regions_of(country)[-1] == "001"


@given(st.sampled_from(IDS))
def test_countries_of_a_region_are_sorted_and_known(code: str) -> None:
    found = region(code)
    assert found is not None
    assert list(found.countries) == sorted(set(found.countries))
    assert set(found.countries) <= set(CODES)


@given(st.sets(st.sampled_from(CODES), min_size=1))
def test_a_project_region_lies_in_every_region_around_it(chosen: set[str]) -> None:
    defined = define_region("ours", "Ours", chosen)
    assert set(defined.countries) == chosen
    assert all(chosen <= set(outer.countries) for outer in ancestors(defined))
    assert defined.parents


def test_the_world_holds_every_country() -> None:
    assert members("001") == set(CODES)


def test_a_caribbean_country_is_in_both_divisions_of_the_americas() -> None:
    assert regions_of("TT") == ("029", "003", "419", "019", "001")


def test_latin_america_and_the_caribbean_is_its_three_parts() -> None:
    assert members("419") == members("005") | members("013") | members("029")


def test_latin_america_with_the_united_states_and_canada_is_the_americas() -> None:
    assert members("019") == members("419") | members("021")


def test_central_america_is_mexico_and_the_isthmus_with_the_canal_zone() -> None:
    assert region("013") == Region("013", ("BZ", "CR", "GT", "HN", "MX", "NI", "PA", "PZ", "SV"), ("003", "419"))


def test_south_america_has_one_region_right_around_it() -> None:
    south = region("005")
    assert south is not None
    assert south.parents == ("419",)


@pytest.mark.parametrize("code", ["EU", "EZ", "UN", "QO", "QU", "4", "", "South America"])
def test_groupings_that_are_not_m49_are_no_regions(code: str) -> None:
    assert region(code) is None


@pytest.mark.parametrize(
    ("country", "smallest"),
    [
        ("AQ", "001"),
        ("TW", "030"),
        ("XK", "039"),
        ("SU", "151"),
        ("YU", "039"),
        ("CSXX", "039"),
        ("CSHH", "151"),
        ("DD", "155"),
        ("AN", "029"),
        ("TP", "035"),
        ("ZR", "017"),
        ("RH", "014"),
        ("GEHH", "009"),
        ("FQ", "001"),
        ("SKIN", "034"),
    ],
)
def test_disputed_and_withdrawn_countries_are_where_the_readme_says(country: str, smallest: str) -> None:
    assert regions_of(country)[0] == smallest


def test_an_unknown_code_is_in_no_region() -> None:
    assert regions_of("ZZ") == ()


def test_a_project_region_is_a_plain_value_with_sorted_countries() -> None:
    assert define_region("andes", "Andes", ["PE", "BO", "EC", "CO", "PE"]) == Region(
        "andes", ("BO", "CO", "EC", "PE"), ("005",), (("en", "Andes"),)
    )


def test_a_project_region_may_be_named_per_language() -> None:
    found = define_region("cono-sur", {"es": "Cono Sur", "en": "Southern Cone"}, ["AR", "CL", "UY"])
    assert found.names == (("en", "Southern Cone"), ("es", "Cono Sur"))


def test_a_project_region_across_the_atlantic_lies_only_in_the_world() -> None:
    assert define_region("lusophone", "Lusophone", ["BR", "PT"]).parents == ("001",)


@pytest.mark.parametrize(
    ("region_id", "name", "chosen", "words"),
    [
        ("", "Andes", ["PE"], "empty or belongs to UN M49"),
        ("419", "Andes", ["PE"], "'419' of a region is empty or belongs to UN M49"),
        ("andes", " ", ["PE"], "andes has no name"),
        ("andes", {}, ["PE"], "andes has no name"),
        ("andes", "Andes", [], "andes has no countries"),
        ("andes", "Andes", ["PE", "pe", "UK"], "andes names unknown countries: UK, pe"),
    ],
)
def test_a_project_region_without_an_id_a_name_or_known_countries_is_refused(
    region_id: str, name: str | dict[str, str], chosen: list[str], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        define_region(region_id, name, chosen)
