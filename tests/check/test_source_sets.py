"""What the rules say of sources together, and of their archived copies."""

from pathlib import Path

import pytest

from projects import check, corpus_of
from sourcing import CLAIM, PAGE, PAPER, findings, names, said


def test_a_source_that_nothing_names_is_unused(tmp_path: Path) -> None:
    wire = "id: b, type: article-newspaper, title: A wire, container-title: The Wire, issued: '2020'"
    (found,) = findings(tmp_path, PAPER, wire, settings="")
    assert (found.name, found.severity, found.source) == ("unused-source", "info", "b")
    assert said([found]) == ["sources.yaml:3:10 S012 no claim cites it, and no source has it for its origin"]
    assert findings(tmp_path, f"{PAPER}, origin: b", wire, settings="") == []
    assert findings(tmp_path, PAPER, wire, sources="['a, p. 3', 'b, p. 1']", settings="") == []


def test_a_claim_that_cannot_be_read_may_cite_a_source(tmp_path: Path) -> None:
    timeline = f"claims:\n  - {{id: a, {CLAIM.replace('2019', 'soon')}, sources: ['a, p. 3']}}\n"
    corpus = corpus_of(tmp_path, timeline, sources=f"references: [{{{PAPER}}}]")
    assert [one for one in check(corpus) if one.name == "unused-source"] == []


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("DOI: 10.1000/182", "DOI: 'https://doi.org/10.1000/182'", "its DOI"),
        ("DOI: 10.1000/ABC", "DOI: 'doi:10.1000/abc'", "its DOI"),
        ("DOI: 10.1000/182", "DOI: 10.1000/183", ""),
        ("DOI: n/a", "DOI: n/a", ""),
        ("URL: 'https://example.org/a'", "URL: 'http://www.example.org/a/'", "its URL"),
        ("URL: 'https://EXAMPLE.org/a'", "URL: 'https://example.org/a#part-2'", "its URL"),
        ("URL: 'https://example.org/a?id=1'", "URL: 'https://example.org/a?id=1&utm_source=x'", "its URL"),
        ("URL: 'https://example.org/a?id=1'", "URL: 'https://example.org/a?id=2'", ""),
        ("URL: 'https://example.org/#/a'", "URL: 'https://example.org/#/b'", ""),
        ("URL: 'https://example.org/A'", "URL: 'https://example.org/a'", ""),
        ("URL: 'https://example.org/'", "URL: 'https://example.org'", ""),
        ("URL: n/a", "URL: n/a", ""),
        ("URL: 'https://example.org/a', page: 1-2", "URL: 'https://example.org/a', page: 3-4", ""),
        ("URL: 'https://example.org/a', origin: b", "URL: 'https://example.org/a'", ""),
        ("ISBN: 978-0-306-40615-7", "ISBN: 0-306-40615-2", ""),
        ("title: Same, ISBN: 978-0-306-40615-7", "title: same, ISBN: 0-306-40615-2", "its ISBN and title"),
        ("title: Same, ISBN: 978-0-306-40615-7, edition: 1", "title: same, ISBN: 0-306-40615-2, edition: 2", ""),
        ("title: China\u2019s “void”", "title: China's 'Void'", "its title, authors and date"),
        (
            "title: Same, author: [{family: Gaceta, given: Ana}]",
            "title: Same, author: [{family: Gaceta}]",
            "its title, authors and date",
        ),
        ("title: Same, author: [{family: Gaceta}]", "title: Same, author: [{family: Lazo}]", ""),
        ("title: Same, container-title: The Gazette", "title: Same, container-title: The Wire", ""),
        ("title: Same, volume: 1", "title: Same, volume: 2", ""),
        ("title: Same, volume: 1", "title: Same", "its title, authors and date"),
        ("title: Same, language: es", "title: Same, language: pt", ""),
        ("title: Same, origin: b", "title: Same", ""),
        ("title: Same, type: interview", "title: Same, type: interview", ""),
        (
            "title: Same, type: webpage, URL: 'https://example.org/a'",
            "title: Same, type: webpage, URL: 'https://example.org/b'",
            "",
        ),
        ("title: One", "title: Another", ""),
        ("title: ''", "title: ''", ""),
    ],
)
def test_one_source_under_two_ids_is_known(tmp_path: Path, first: str, second: str, how: str) -> None:
    common = "issued: '2020-05-01', accessed: '2021'"
    one, two = (
        f"id: {name}, {common}, {fields}" + f", title: {name} title" * ("title: " not in fields.replace("-title", ""))
        for name, fields in (("a", first), ("b", second))
    )
    found = [one for one in findings(tmp_path, one, two) if one.name == "duplicate-source"]
    message = f"the same source as 'a' at sources.yaml:2:10, by {how}; keep one id"
    assert said(found) == ([f"sources.yaml:3:10 S013 {message}"] if how else [])
    assert {one.severity for one in found} <= {"warning"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("2020", "2020-05-01", True), ("2020-05-01", "2021-05-01", False), ("2020-05-01", "2020-05-02", False)],
)
def test_a_page_that_changes_is_another_source_at_another_date(
    tmp_path: Path, first: str, second: str, same: bool
) -> None:
    items = [
        f"id: {one}, title: {one}, URL: 'https://example.org/a', issued: '{date}'"
        for one, date in zip("ab", (first, second), strict=True)
    ]
    assert ("duplicate-source" in names(findings(tmp_path, *items))) is same


def test_a_source_is_said_once_to_be_another_however_much_they_share(tmp_path: Path) -> None:
    item = f"{PAPER}, DOI: 10.1000/182, URL: 'https://example.org/a'"
    found = findings(tmp_path, item, item.replace("id: a", "id: b"), item.replace("id: a", "id: c"))
    assert [one.message for one in found] == [
        "the same source as 'a' at sources.yaml:2:10, by its DOI; keep one id"
    ] * 2


@pytest.mark.parametrize(
    ("origins", "circles"),
    [
        ("a:a", ["2 a -> a"]),
        ("a:b b:a", ["2 a -> b -> a"]),
        ("a:b b:c c:a", ["2 a -> b -> c -> a"]),
        ("a:b b:c c:b", ["3 b -> c -> b"]),
        ("c:a b:c a:b", ["2 c -> a -> b -> c"]),
        ("a:b b:a c:d d:c", ["2 a -> b -> a", "4 c -> d -> c"]),
        ("a:b b:c c:", []),
        ("a:c b:c c:", []),
        ("a:nobody b:nobody", []),
    ],
)
def test_origins_in_a_circle_are_an_error_shown_as_the_chain(tmp_path: Path, origins: str, circles: list[str]) -> None:
    items = [
        f"id: {name}, origin: '{origin}', title: {name}, publisher: P, issued: '2020'"
        for name, origin in (pair.split(":") for pair in origins.split())
    ]
    found = findings(tmp_path, *items)
    assert [(one.severity, f"{one.location.line} {one.message}") for one in found] == [
        ("error", f"{line} origins in a circle: {chain}") for line, chain in (one.split(" ", 1) for one in circles)
    ]


def test_a_long_circle_is_cut_in_the_middle(tmp_path: Path) -> None:
    items = [f"id: s{n:02}, origin: s{(n + 1) % 40:02}, title: t{n}, publisher: P, issued: '2020'" for n in range(40)]
    (found,) = [one for one in findings(tmp_path, *items, sources="[]") if one.name == "circular-origin"]
    assert found.message == (
        "origins in a circle: s00 -> s01 -> s02 -> s03 -> s04 -> s05 -> s06 -> s07 -> s08 -> s09 -> ... -> s00"
    )


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        (PAGE, True),
        (f"{PAPER}, URL: 'https://example.org/a'", True),
        (f"{PAGE}, archive: 'https://web.archive.org/web/2020/https://example.org/a'", False),
        (f"{PAGE}, archive_location: archive.today/abc", False),
        (f"{PAGE}, note: 'Kept at https://perma.cc/ABCD-1234.'", False),
        (f"{PAGE}, archive: National Archive", True),
        (f"{PAGE}, file: copy.txt", False),
        (PAGE.replace("https://example.org/a", "https://archive.ph/AbCdE"), False),
        (PAGE.replace("https://example.org/a", "https://notarchive.phish.example/a"), True),
        (f"{PAGE}, DOI: 10.1000/182", False),
        (PAPER, False),
    ],
)
def test_a_page_without_an_archived_copy_is_reported_where_that_is_asked_for(
    tmp_path: Path, item: str, missing: bool
) -> None:
    settings = "check: {select: [unarchived-source]}"
    assert names(findings(tmp_path, item, settings=settings)) == ["unarchived-source"] * missing
    assert "unarchived-source" not in names(findings(tmp_path, item))
