import re

from hypothesis import given
from hypothesis import strategies as st

from chronos.exchange.naming import content_id, digest, own_id
from chronos.gazetteer import slug

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def test_a_row_keeps_the_id_that_it_has() -> None:
    assert own_id("ged", "244657") == "ged-244657"
    assert own_id("", "ec-2017-agreement") == "ec-2017-agreement"
    assert own_id("acled", "MEX123") == "acled-mex123"


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_key_makes_a_slug_and_two_that_differ_by_more_than_capitals_make_two(one: str, other: str) -> None:
    ids = [own_id("x", one), own_id("x", other)]
    assert all(SLUG.fullmatch(each) for each in ids)
    if one.lower() != other.lower():
        assert ids[0] != ids[1]


@given(st.lists(st.text(max_size=300), min_size=1, max_size=4))
def test_an_id_of_content_is_a_slug_that_is_read_at_a_glance(parts: list[str]) -> None:
    made = content_id(*parts)
    assert SLUG.fullmatch(made)
    assert len(made) <= 60 + 9
    assert made.endswith(digest(*parts))


def test_an_id_of_content_begins_with_what_it_says() -> None:
    made = content_id("ec", "2017", "An agreement on police cooperation is signed.")
    assert made.startswith("ec-2017-an-agreement-on-police-x")
    assert made != content_id("ec", "2017", "An agreement on police cooperation is void.")
    assert made != content_id("ec", "201", "7An agreement on police cooperation is signed.")


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_the_short_way_for_plain_text_gives_what_a_slug_does(text: str) -> None:
    words = re.sub("[^a-z0-9]+", "-", slug(text)).strip("-")
    assert own_id("x", f"{text}!").rpartition("-")[0] == f"x-{words[:60]}".strip("-")
