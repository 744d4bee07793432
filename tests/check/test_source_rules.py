"""What the rules say of how claims cite sources, and of what sources lack."""

from pathlib import Path

import pytest

from chronos.check.locators import is_locator
from sourcing import PAGE, PAPER, findings, names, said, without


def test_a_claim_that_is_well_sourced_gives_nothing(tmp_path: Path) -> None:
    assert findings(tmp_path, PAPER) == []
    assert findings(tmp_path, f"{PAGE}, accessed: 2021-01-01", sources="[a]") == []


@pytest.mark.parametrize(
    ("sources", "hints"),
    [
        ("[a, p. 4]", ["S002 no source 'p. 4'; is it a locator? Then write [\"a, p. 4\"], with the quotes"]),
        ("[a, 12]", ["S002 no source '12'; is it a locator? Then write [\"a, 12\"], with the quotes"]),
        (
            "[a, párr. 9, nota 2]",
            [
                "S002 no source 'párr. 9'; is it a locator? Then write [\"a, párr. 9\"], with the quotes",
                "S002 no source 'nota 2'; is it a locator? Then write [\"a, párr. 9, nota 2\"], with the quotes",
            ],
        ),
        ("['a, p. 4', b]", ["S002 no source 'b'"]),
        ("[p. 4]", ["S002 no source 'p. 4'"]),
        ("[b, p. 4]", ["S002 no source 'b'", "S002 no source 'p. 4'"]),
    ],
)
def test_a_locator_that_yaml_cut_off_is_known_for_one(tmp_path: Path, sources: str, hints: list[str]) -> None:
    assert [line.split(" ", 1)[1] for line in said(findings(tmp_path, PAPER, sources=sources))] == hints


@pytest.mark.parametrize(
    "text",
    """p. 4|p.4|pp. 4-6|pp. 4\u20136|para. 9|paras. 9, 11|12|12-14|4 ff.|xiv|§ 3|§§ 3 and 4|¶ 7|00:12:30|ch. 2|chap. IV
    fol. 12r|art. 5|cap. 3|párr. 9|pág. 4|n.º 3|nº 3|parágrafo 2|al. 2|líneas 3 y 4|Article 5|fig. 2|n. 14|vol. 2
    sec. 3.2.1|min. 12""".replace("\n    ", "|").split("|"),
)
def test_locators_are_known_in_four_languages(text: str) -> None:
    assert is_locator(text)


@pytest.mark.parametrize("text", ["", "gazette-2020", "civil", "p.", "el-pais-2020", "note", "2020-gazette", "vi va"])
def test_ids_are_no_locators(text: str) -> None:
    assert not is_locator(text)


@pytest.mark.parametrize(
    ("reference", "asked"),
    [
        (PAPER, True),
        (PAPER.replace("article-newspaper", "book"), True),
        (PAPER.replace("article-newspaper", "report"), True),
        (PAPER.replace("article-newspaper", "interview"), True),
        (without(PAPER, "type"), True),
        (f"{PAPER}, page: 3-5", True),
        (f"{PAPER}, page: '3'", False),
        (f"{PAPER}, number-of-pages: 1", False),
        (f"{PAPER}, number-of-pages: 10", True),
        (f"{without(PAPER, 'type')}, URL: 'https://example.org'", False),
        *(
            (PAPER.replace("article-newspaper", kind), False)
            for kind in ("webpage", "post", "map", "dataset", "graphic")
        ),
    ],
)
def test_a_locator_is_asked_for_where_a_source_has_parts(tmp_path: Path, reference: str, asked: bool) -> None:
    found = [one for one in findings(tmp_path, reference, sources="[a]") if one.name == "no-locator"]
    assert said(found) == ["timeline.yaml:2:95 S003 no locator; say where in the source, as in 'a, p. 3'"] * asked
    assert {one.severity for one in found} <= {"info"}


def test_a_locator_in_full_is_one(tmp_path: Path) -> None:
    assert findings(tmp_path, PAPER, sources="[{source: a, locator: p. 3}]") == []
    assert names(findings(tmp_path, PAPER, sources="[{source: a, quote: A visit}]")) == ["no-locator"]


@pytest.mark.parametrize(
    ("field", "rule"),
    [("title", "untitled-source"), ("container-title", "unpublished-source"), ("issued", "undated-source")],
)
@pytest.mark.parametrize("empty", [False, True])
def test_what_a_source_lacks_is_a_warning_at_its_place(tmp_path: Path, field: str, rule: str, empty: bool) -> None:
    lacking = without(PAPER, field) + f", {field}: ''" * empty
    (found,) = findings(tmp_path, lacking)
    assert (found.name, found.severity, found.source) == (rule, "warning", "a")
    column = (f"  - {{{lacking}".index(f"{field}: ''") + len(field) + 3) if empty else 10
    assert str(found.location) == f"sources.yaml:2:{column}"


@pytest.mark.parametrize("extra", ["title-short: A visit", "shortTitle: A visit", "reviewed-title: A book"])
def test_a_short_title_is_a_title(tmp_path: Path, extra: str) -> None:
    assert findings(tmp_path, f"{without(PAPER, 'title')}, {extra}") == []


@pytest.mark.parametrize("kind", ["interview", "personal_communication", "post"])
def test_what_has_no_title_needs_none(tmp_path: Path, kind: str) -> None:
    assert "untitled-source" not in names(
        findings(tmp_path, without(PAPER.replace("article-newspaper", kind), "title"))
    )


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        (without(PAPER, "container-title"), True),
        (f"{without(PAPER, 'container-title')}, publisher: State Press", False),
        (f"{without(PAPER, 'container-title')}, publisher-place: Quito", True),
        (f"{without(PAPER, 'container-title')}, archive: National Archive", False),
        (f"{without(PAPER, 'container-title')}, authority: Supreme Court", False),
        (f"{without(PAPER, 'container-title')}, URL: 'https://example.org/a', accessed: 2021-01-01", True),
        (without(PAGE, "publisher"), False),
        (without(PAGE, "publisher", "URL"), True),
        *(
            (without(PAPER.replace("article-newspaper", kind), "container-title"), False)
            for kind in (
                "interview",
                "personal_communication",
                "manuscript",
                "speech",
                "legal_case",
                "treaty",
                "graphic",
            )
        ),
        ("id: a, type: report, title: Crime, issued: '2020', author: [{literal: UNODC}]", False),
        ("id: a, type: report, title: Crime, issued: '2020', author: [{family: Gaceta, given: Ana}]", True),
        ("id: a, type: book, title: Crime, issued: '2020', author: [{literal: UNODC}]", True),
    ],
)
def test_somebody_or_something_published_a_source(tmp_path: Path, item: str, missing: bool) -> None:
    assert ("unpublished-source" in names(findings(tmp_path, item))) is missing


@pytest.mark.parametrize(
    ("date", "missing"),
    [
        ("issued: ''", True),
        ("issued: '2020~'", False),
        ("issued: 2019/2020", False),
        ("issued: {date-parts: [[2020]]}", False),
        ("issued: in the spring", False),  # unreadable-date says so
        ("issued: []", False),
        ("event-date: 2020-05-01", False),
        ("available-date: 2020-05-01", False),
        ("submitted: 2020-05-01", False),
        ("status: forthcoming", False),
        ("original-date: 1890", True),
        ("accessed: 2021-01-01", True),
    ],
)
def test_a_source_has_a_date(tmp_path: Path, date: str, missing: bool) -> None:
    assert ("undated-source" in names(findings(tmp_path, f"{without(PAPER, 'issued')}, {date}"))) is missing


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        (PAGE, True),
        (without(PAGE, "URL"), True),
        (PAGE.replace("webpage", "post-weblog"), True),
        (PAGE.replace("webpage", "post"), True),
        (f"{PAGE}, accessed: 2021-01-01", False),
        (f"{PAGE}, accessed: {{date-parts: [[2021, 1, 1]]}}", False),
        (f"{PAGE}, accessed: yesterday", False),  # unreadable-date says so
        (f"{PAGE}, accessed: ''", True),
        (f"{PAPER}, URL: 'https://example.org/a'", False),
        (f"{without(PAPER, 'container-title')}, URL: 'https://example.org/a'", True),
        ("id: a, title: A visit, issued: '2020', URL: 'https://example.org/a'", True),
        ("id: a, title: A visit, issued: '2020', URL: 'https://example.org/a', DOI: 10.1000/182", False),
        ("id: a, type: report, publisher: UNODC, title: A, issued: '2020', URL: 'https://example.org/a'", False),
        ("id: a, type: book, ISBN: 978-0-306-40615-7, title: A, issued: '2020', URL: 'https://example.org/a'", False),
        (PAPER, False),
    ],
)
def test_a_page_of_the_web_says_when_it_was_read(tmp_path: Path, item: str, asked: bool) -> None:
    assert ("unaccessed-source" in names(findings(tmp_path, item))) is asked


@pytest.mark.parametrize(
    ("issued", "read", "wrong"),
    [
        ("2020-05-01", "2020-05-01", False),
        ("2020-05-01", "2020-04-30", False),
        ("2020-05-01", "2020-04-29", True),
        ("2020-05-01", "2020-04", False),
        ("2020-05-01", "2020-03", True),
        ("2020-05-01", "2020-05", False),
        ("2020-05-01", "2020", False),
        ("2020-05", "2020-05-01", False),
        ("2020-05", "2020-04-30", False),
        ("2020-06", "2020-05-20", False),
        ("2020-06", "2020-03-01", False),
        ("2020-06", "2020-02-29", True),
        ("2020-22", "2020-05-20", False),
        ("2020", "2019-12-31", False),
        ("2020", "2019-09-30", True),
        ("2020~", "2019-09-30", False),
        ("2020~", "2015-12-31", True),
        ("2020?", "2019-09-30", False),
        ("2020", "2019?", False),
        ("202X", "2019-09-30", True),
        ("2018/2020", "2019-12-31", False),
        ("2018/2020", "2017", False),
        ("2018/2020", "2016", True),
        ("2018/..", "2017-09", True),
        ("/2020", "1990", False),
        ("[2018,2020]", "2019", False),
        ("2020", "../2019", False),
        ("2020", "../2018", True),
        ("2020", "2018/..", False),
    ],
)
def test_nothing_is_read_before_it_appeared(tmp_path: Path, issued: str, read: str, wrong: bool) -> None:
    item = PAPER.replace("2020-05-01", issued)
    accessed = findings(tmp_path, f"{item}, accessed: '{read}'")
    retrieved = findings(tmp_path, item, sources=f"[{{source: a, locator: p. 3, retrieved: '{read}'}}]")
    column = f"  - {{{item}, accessed: '".index("accessed") + 11
    assert said(accessed) == [f"sources.yaml:2:{column} S011 accessed {read}, before it appeared ({issued})"] * wrong
    assert said(retrieved) == [f"timeline.yaml:2:133 S011 retrieved {read}, before 'a' appeared ({issued})"] * wrong
    assert {one.severity for one in [*accessed, *retrieved]} <= {"error"}


def test_what_could_be_read_before_its_publication_may_have_been(tmp_path: Path) -> None:
    assert findings(tmp_path, f"{PAPER}, accessed: 2020-04-01, available-date: 2020-03-01") == []


def test_of_a_source_without_a_date_nobody_knows(tmp_path: Path) -> None:
    item = without(PAPER, "issued")
    found = findings(tmp_path, f"{item}, accessed: 1990", sources="[{source: a, locator: p. 3, retrieved: '1990'}]")
    assert names(found) == ["undated-source"]


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("tilte", "title"),
        ("publiser", "publisher"),
        ("Title", "title"),
        ("url", "URL"),
        ("doi", "DOI"),
        ("isbn", "ISBN"),
        ("journal", "container-title"),
        ("container_title", "container-title"),
        ("year", "issued"),
        ("date", "issued"),
        ("authors", "author"),
        ("pages", "page"),
        ("urldate", "accessed"),
        ("booktitle", "container-title"),
        ("local-file", "file"),
        ("orign", "origin"),
        ("qwertyuiop", ""),
    ],
)
def test_a_field_that_nobody_knows_is_a_warning(tmp_path: Path, field: str, meant: str) -> None:
    (found,) = findings(tmp_path, f"{PAPER}, {field}: x")
    assert (found.name, found.severity, found.source) == ("unknown-csl-field", "warning", "a")
    assert found.message == f"a source has no field {field!r}" + f"; did you mean {meant!r}?" * bool(meant)
    assert found.location.line == 2


def test_every_field_of_csl_and_of_chronos_is_known(tmp_path: Path) -> None:
    fields = (
        "editor: [{family: B}], translator: [{family: C}], event-title: E, event-place: P, event-date: '2020', "
        "page: 1-2, custom: {shelf: 3}, archive_location: '3', number-of-volumes: 2, shortTitle: V, citation-key: k, "
        "covers: EC, journalAbbreviation: G, PMCID: PMC1, keyword: k, language: es, categories: [c], volume-title: V, "
        "license: CC0"
    )
    assert findings(tmp_path, f"{PAPER}, {fields}") == []
