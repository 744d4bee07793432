import pytest

from chronos.gazetteer import countries, country_name, define_region, region, region_name, regions


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("TT", "Trinidad and Tobago"),
        ("BA", "Bosnia and Herzegovina"),
        ("KN", "Saint Kitts and Nevis"),
        ("CD", "Democratic Republic of the Congo"),
        ("MM", "Myanmar"),
        ("SU", "Soviet Union"),
        ("CSHH", "Czechoslovakia"),
    ],
)
def test_english_names_are_complete_and_written_out(code: str, name: str) -> None:
    assert country_name(code) == name


def test_no_english_name_is_abbreviated() -> None:
    names = [country_name(one.code) for one in countries()]
    assert [name for name in names if "&" in name or "." in name or " - " in name] == []


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("es", "Brasil"),
        ("fr", "Brésil"),
        ("pt", "Brasil"),
        ("de", "Brasilien"),
        ("pt-BR", "Brasil"),
        ("es_MX", "Brasil"),
    ],
)
def test_a_country_is_named_in_any_language(language: str, name: str) -> None:
    assert country_name("BR", language) == name


def test_our_names_hold_for_every_country_that_speaks_the_language() -> None:
    assert country_name("FK", "es-AR") == "Islas Malvinas (Falkland Islands)"


def test_a_withdrawn_country_has_four_names_and_its_english_one_elsewhere() -> None:
    assert [country_name("YU", language) for language in ("es", "fr", "pt", "de")] == [
        "Yugoslavia",
        "Yougoslavie",
        "Iugoslávia",
        "Yugoslavia",
    ]


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_country_has_a_name_of_its_own_in_the_four_languages(language: str) -> None:
    names = [country_name(one.code, language) for one in countries()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_region_has_a_name_of_its_own_in_the_four_languages(language: str) -> None:
    names = [region_name(one.id, language) for one in regions()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("001", "World"),
        ("005", "South America"),
        ("013", "Central America"),
        ("029", "Caribbean"),
        ("035", "South-eastern Asia"),
        ("053", "Australia and New Zealand"),
        ("057", "Micronesia"),
        ("419", "Latin America and the Caribbean"),
    ],
)
def test_regions_have_the_names_of_un_m49(code: str, name: str) -> None:
    assert region_name(code) == name


def test_latin_america_and_the_caribbean_in_the_other_languages() -> None:
    assert [region_name("419", language) for language in ("es", "fr", "pt")] == [
        "América Latina y el Caribe",
        "Amérique latine et Caraïbes",
        "América Latina e Caribe",
    ]


def test_a_region_of_m49_may_be_named_by_its_value() -> None:
    caribbean = region("029")
    assert caribbean is not None
    assert region_name(caribbean, "es") == "Caribe"


@pytest.mark.parametrize(
    ("language", "name"),
    [("es", "Cono Sur"), ("es-UY", "Cono Sur"), ("de", "Southern Cone"), ("en", "Southern Cone")],
)
def test_a_project_region_is_named_in_the_nearest_language(language: str, name: str) -> None:
    cone = define_region("cone", {"en": "Southern Cone", "es": "Cono Sur"}, ["AR", "CL", "UY"])
    assert region_name(cone, language) == name


def test_a_project_region_without_an_english_name_is_named_as_it_can() -> None:
    assert region_name(define_region("cone", {"es": "Cono Sur"}, ["AR"]), "fr") == "Cono Sur"


def test_a_name_that_a_language_of_cldr_lacks_is_english() -> None:
    assert country_name("EC", "jbo") == "Ecuador"


def test_an_unknown_country_has_no_name() -> None:
    with pytest.raises(KeyError, match="ZZ"):
        country_name("ZZ")


def test_an_unknown_region_has_no_name() -> None:
    with pytest.raises(KeyError, match="999"):
        region_name("999")


@pytest.mark.parametrize("language", ["xx", "", "not a language"])
def test_an_unknown_language_is_refused_by_name(language: str) -> None:
    with pytest.raises(ValueError, match="is not a language that babel knows"):
        country_name("EC", language)
