import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.gazetteer import countries, country_name, region_name, regions, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trinidad & Tobago", "trinidad-and-tobago"),
        ("Ecuador", "ecuador"),
        ("Curaçao", "curacao"),
        ("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "cote-divoire"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("Latin America and the Caribbean", "latin-america-and-the-caribbean"),
        ("Falkland Islands (Malvinas)", "falkland-islands-malvinas"),
        ("Åland Islands", "aland-islands"),
        ("Færøerne", "faeroerne"),
        ("Łódź, Straße", "lodz-strasse"),
        ("Россия", "россия"),
        ("हिन्दी", "हिन्दी"),
        ("東京", "東京"),
        ("../../etc", "etc"),
        ("—", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_a_folder_name(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=40))
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text(max_size=40))
def test_a_slug_never_leaves_its_folder_nor_holds_space(text: str) -> None:
    assert not set(slug(text)) & set("/\\.: \t\n\0")


def test_no_two_countries_share_a_folder() -> None:
    slugs = [slug(country_name(one.code)) for one in countries()]
    assert len(set(slugs)) == len(slugs)


def test_no_two_regions_share_a_folder() -> None:
    slugs = [slug(region_name(one.id)) for one in regions()]
    assert len(set(slugs)) == len(slugs)


def test_english_folder_names_are_plain_ascii() -> None:
    assert [one.code for one in countries() if not slug(country_name(one.code)).isascii()] == []
