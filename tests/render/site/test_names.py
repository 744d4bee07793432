import pytest
from hypothesis import given
from hypothesis import strategies as some

from chronos.render.site.names import file_name, place_name


@pytest.mark.parametrize("an_id", ["ec-2019-visit", "a", "1973-09-11", "with_underscore", "x" * 100])
def test_an_id_that_every_file_system_takes_is_the_name(an_id: str) -> None:
    assert file_name(an_id) == an_id


@pytest.mark.parametrize(
    ("an_id", "name"),
    [
        ("EC-2019", "ec-2019~409247883557"),
        ("../../etc/passwd", "etc-passwd~3754d6cb3a38"),
        ("con", "con~1143da2bc54c"),
        ("a.es", "a-es~f859a7f6b5e5"),
        ("", "~e3b0c44298fc"),
        ("中国", "~f0e9521611bb"),
    ],
)
def test_any_other_id_gives_its_words_and_a_digest(an_id: str, name: str) -> None:
    assert file_name(an_id) == name


@given(some.lists(some.text(max_size=30), min_size=2, max_size=8, unique=True))
def test_no_two_ids_have_one_name_where_capitals_do_not_count(ids: list[str]) -> None:
    assert len({file_name(one).casefold() for one in ids}) == len(ids)


@given(some.text(max_size=200))
def test_a_name_is_safe_everywhere(an_id: str) -> None:
    name = file_name(an_id)
    assert name.isascii()
    assert len(name) <= 100
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_~")
    assert file_name(an_id) == name


@pytest.mark.parametrize(
    ("an_id", "place"),
    [("EC-2019", "EC-2019"), ("a b", "a-b~c8687a08aa5d"), (":main", "main~17382d3ab35d"), ("<b>", "<b>")],
)
def test_the_place_of_an_entry_is_its_id_where_a_page_can_have_it(an_id: str, place: str) -> None:
    assert place_name(an_id) == place
