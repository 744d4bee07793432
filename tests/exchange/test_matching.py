"""Which imported sources a project has: by what identifies them, or by a clear match, and never by guess."""

import json
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.exchange.libraries.folding import folded, main_title, name_keys
from chronos.exchange.libraries.matching import Matcher
from chronos.model import Source
from chronos.store import read_part

ARTICLE = {
    "id": "known",
    "type": "article-journal",
    "title": "Police cooperation with China",
    "author": [{"family": "Fonseca", "given": "Ana"}],
    "container-title": "The China Quarterly",
    "issued": "2017-05-04",
    "volume": "230",
    "issue": "2",
    "page": "301-325",
    "DOI": "10.1017/S0305741017000601",
    "URL": "https://www.example.org/articles/301?lang=en",
}
NEWS = {
    "id": "known",
    "type": "article-newspaper",
    "title": "Daily briefing",
    "author": [{"literal": "Xinhua"}],
    "container-title": "Xinhua",
    "issued": "2017-05-04",
}
BOOK = {
    "id": "known",
    "type": "book",
    "title": "The Long Game: China's Grand Strategy",
    "author": [{"family": "Doshi", "given": "Rush"}],
    "ISBN": "978-0-19-752791-7",
    "issued": "2021",
}


def sources(*items: dict[str, Any]) -> tuple[Source, ...]:
    """Return sources as the store reads them."""
    return read_part("x.json", json.dumps(items)).sources


def found(item: dict[str, Any], *existing: dict[str, Any]) -> str:
    """Return the id of what an item is, empty where it is none of these; the same of items that were added."""
    matcher = Matcher(sources(*existing))
    added = Matcher(())
    for one in existing:
        added.add(one)
    match = matcher.find({**item, "id": "new"})
    assert match == added.find({**item, "id": "new"})
    return match.source_id if match is not None else ""


@pytest.mark.parametrize(
    "doi", ["10.1017/s0305741017000601", "https://doi.org/10.1017/S0305741017000601", "doi: 10.1017/S0305741017000601"]
)
def test_a_doi_decides_whatever_else_is_said(doi: str) -> None:
    assert found({"type": "article", "title": "Other words", "DOI": doi}, ARTICLE) == "known"
    assert found({"DOI": doi}, ARTICLE) == "known"


def test_an_address_that_is_a_doi_is_one() -> None:
    assert found({"URL": "https://dx.doi.org/10.1017/S0305741017000601"}, ARTICLE) == "known"


def test_two_chapters_that_state_the_doi_of_their_book_are_two() -> None:
    one = {"id": "known", "type": "chapter", "title": "Trade", "DOI": "10.1000/182"}
    assert found({"type": "chapter", "title": "Police", "DOI": "10.1000/182"}, one) == ""
    assert found({"type": "chapter", "title": "TRADE.", "DOI": "10.1000/182"}, one) == "known"


@pytest.mark.parametrize("isbn", ["9780197527917", "0-19-752791-4", "ISBN 978 0 19 752791 7"])
def test_a_book_is_known_by_its_isbn_of_10_or_13_digits(isbn: str) -> None:
    assert found({"type": "book", "title": "The long game", "ISBN": isbn}, BOOK) == "known"
    assert found({"type": "book", "ISBN": isbn}, BOOK) == "known"
    assert found({"type": "book", "title": "The short game", "ISBN": isbn}, BOOK) == ""


def test_a_chapter_is_not_the_book_whose_isbn_it_states() -> None:
    assert found({"type": "chapter", "title": "The Long Game", "ISBN": BOOK["ISBN"]}, BOOK) == ""
    assert found({"type": "chapter", "ISBN": BOOK["ISBN"]}, BOOK) == ""
    chapter = {**BOOK, "type": "chapter", "title": "Blunting"}
    assert found({"type": "chapter", "title": "Building", "ISBN": BOOK["ISBN"]}, chapter) == ""
    assert found({"type": "chapter", "title": "Blunting", "ISBN": BOOK["ISBN"]}, chapter) == "known"


def test_two_volumes_of_one_isbn_are_two() -> None:
    assert found({**BOOK, "volume": "2"}, {**BOOK, "volume": "1"}) == ""
    assert found({**BOOK, "volume": "vol. 02"}, {**BOOK, "volume": "2"}) == "known"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/articles/301?lang=en",
        "https://EXAMPLE.org/articles/301?lang=en#part-2",
        "https://www.example.org/articles/301?utm_source=x&lang=en&utm_medium=y",
        "www.example.org/articles/301?lang=en",
    ],
)
def test_an_address_is_the_same_however_it_is_written(url: str) -> None:
    assert found({"type": "webpage", "title": "Something else", "URL": url}, ARTICLE) == "known"


@pytest.mark.parametrize("url", ["https://example.org/articles/301?lang=es", "https://example.org/articles/302"])
def test_another_query_or_path_is_another_page(url: str) -> None:
    page = {"id": "known", "type": "webpage", "title": "Treaty", "container-title": "Ministry", "URL": ARTICLE["URL"]}
    assert found({**page, "URL": url}, page) == ""


def test_two_things_at_a_front_page_are_two() -> None:
    known = {"id": "known", "type": "webpage", "title": "A visit", "URL": "https://example.org/"}
    assert found({"type": "webpage", "title": "A treaty", "URL": "http://www.example.org"}, known) == ""
    assert found({"type": "webpage", "title": "A visit", "URL": "http://www.example.org"}, known) == "known"


def test_a_page_of_two_days_is_two() -> None:
    known = {"id": "known", "type": "webpage", "title": "Law", "URL": "https://example.org/law", "issued": "2017-05"}
    assert found({**known, "issued": "2018"}, known) == ""
    assert found({**known, "issued": {"date-parts": [[2017, 5, 3]]}}, known) == "known"


@pytest.mark.parametrize(
    "title",
    ["POLICE COOPERATION WITH CHINA", "Police co-operation with <i>China</i>", "P\u00f3lice cooperation, with China."],
)
def test_a_clear_match_has_title_author_sort_and_no_contradiction(title: str) -> None:
    known = {name: value for name, value in ARTICLE.items() if name not in ("DOI", "URL")}
    item = {"type": "article-journal", "title": title, "author": [{"family": "FONSECA", "given": "A."}]}
    assert found(item, known) == "known"
    assert found({**item, "issued": "2017"}, known) == "known"
    assert found({**item, "issued": [{"year": 2017}]}, known) == "known"  # no CSL date: nothing is stated
    assert found({**item, "author": [{"literal": "Ana Fonseca"}]}, known) == "known"
    assert found({**item, "page": "301", "volume": 230, "issue": "no. 2"}, known) == "known"
    assert found({**item, "page": "301\u201325"}, known) == "known"


@pytest.mark.parametrize(
    "other",
    [
        {"issued": "2018"},
        {"issued": "2017-05-05"},
        {"issued": {"date-parts": [[2017, 6]]}},
        {"issued": {"date-parts": [[2017]], "season": 3}},
        {"issued": {"literal": "in the spring"}},
        {"volume": "231"},
        {"issue": "3"},
        {"page": "326-330"},
        {"DOI": "10.1017/other"},
        {"author": [{"family": "Lazarus"}]},
        {"author": []},
        {"type": "book"},
        {"container-title": "Asian Survey"},
        {"title": "Police cooperation with China and Japan"},
        {"origin": "known"},
    ],
)
def test_what_contradicts_is_no_match(other: dict[str, Any]) -> None:
    known = {name: value for name, value in ARTICLE.items() if name not in ("URL", "container-title")}
    known |= {"container-title": "China Quarterly"} if "container-title" in other else {}
    item = {name: known[name] for name in ("type", "title", "author", "issued")}
    assert found(item, known) == "known"
    assert found({**item, **other}, known) == ""


def test_articles_of_one_title_by_one_agency_on_two_days_are_two() -> None:
    assert found({**NEWS, "issued": "2017-05-05"}, NEWS) == ""
    assert found(NEWS, NEWS) == "known"
    assert found({**NEWS, "author": []}, NEWS) == "known"


def test_a_web_page_is_known_by_its_address_alone() -> None:
    known = {**NEWS, "type": "webpage", "URL": "https://example.org/a"}
    assert found({**known, "URL": "https://example.org/b"}, known) == ""
    assert found({"type": "webpage", "title": "Daily briefing", "URL": "https://example.org/b"}, known) == ""


def test_where_two_fit_none_is_the_one() -> None:
    assert found(NEWS, NEWS, {**NEWS, "id": "twin"}) == ""
    assert found({"DOI": ARTICLE["DOI"]}, ARTICLE, {**ARTICLE, "id": "twin"}) == ""
    assert found({**NEWS, "issued": "2017"}, NEWS, {**NEWS, "id": "next", "issued": "2017-05-05"}) == ""


def test_two_identifiers_of_two_sources_match_neither() -> None:
    page = {"id": "page", "type": "webpage", "title": "x", "URL": "https://example.org/1"}
    assert found({"DOI": ARTICLE["DOI"], "URL": page["URL"]}, ARTICLE, page) == ""


def test_a_title_alone_is_no_match() -> None:
    assert (
        found({"type": "report", "title": "Annual report"}, {"id": "k", "type": "report", "title": "Annual report"})
        == ""
    )


def test_of_many_with_one_title_the_one_of_the_day_is_found() -> None:
    many = [{**NEWS, "id": f"day-{day}", "issued": f"2017-{1 + day // 28:02}-{1 + day % 28:02}"} for day in range(300)]
    assert found({**NEWS, "issued": "2017-03-02"}, *many) == "day-57"
    assert found({**NEWS, "issued": "2016-03-02"}, *many) == ""
    assert found({**NEWS, "issued": "2017-03"}, *many) == ""


def test_what_is_added_is_found_by_what_comes_after_it() -> None:
    matcher = Matcher(())
    assert matcher.find(ARTICLE) is None
    matcher.add(ARTICLE)
    match = matcher.find({"id": "x", "DOI": ARTICLE["DOI"]})
    assert match is not None
    assert match.why == "by its DOI"


@pytest.mark.parametrize(
    "value", [None, 12, [], {}, "", ["x"], {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [5]}, True]
)
def test_values_of_another_shape_match_nothing_and_raise_nothing(value: object) -> None:
    for name in ARTICLE.keys() - {"id"}:
        found({**ARTICLE, name: value, "DOI": None}, NEWS)


def test_letters_of_every_script_tell_titles_apart() -> None:
    assert folded("\u4e2d\u56fd") != folded("\u7f8e\u56fd")
    assert folded("C++ primer") != folded("C primer")
    assert folded("\u304c") != folded("\u304b")
    assert folded("\u0939\u093f\u0928\u094d\u0926\u0940") != folded("\u0939\u0928\u0926")
    assert folded("\u0141\u00f3d\u017a &amp; <b>\u00d8</b>") == "lodzo"
    assert main_title("A title: and more") == folded("A title")
    assert name_keys("", "", "Human Rights Watch") != name_keys("", "", "Watch")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(sorted(ARTICLE.keys() - {"id", "type"})), unique=True, min_size=1))
def test_less_of_the_same_record_never_contradicts_it(names: list[str]) -> None:
    item = {"type": ARTICLE["type"], **{name: ARTICLE[name] for name in names}}
    identified = {"DOI", "URL"} & set(names) or ("title" in names and {"author", "container-title"} & set(names))
    assert found(item, ARTICLE) == ("known" if identified else "")


def test_tens_of_thousands_are_matched_in_seconds() -> None:
    matcher = Matcher(())
    items = [
        {
            "id": f"i{n}",
            "type": "article-newspaper",
            "title": f"News {n} of the day",
            "container-title": "Paper",
            "URL": f"https://example.org/{n}",
        }
        for n in range(20_000)
    ]
    start = perf_counter()
    for item in items:
        assert matcher.find(item) is None
        matcher.add(item)
    assert perf_counter() - start < 5
