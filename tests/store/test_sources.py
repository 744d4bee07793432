"""Sources: CSL items in all the forms that pandoc, Zotero and people write."""

from pathlib import Path

import pytest

from chronos.model import Corpus, Location, Person, Source
from projects import corpus_of


def source_of(tmp_path: Path, item: str) -> tuple[Source, Corpus]:
    corpus = corpus_of(tmp_path, "claims: []", sources=f"references: [{item}]")
    (source,) = corpus.sources.values()
    return source, corpus


def test_an_item_keeps_every_field_that_is_text(tmp_path: Path) -> None:
    sources = """\
    references:
      - id: gazette-2020
        type: article-newspaper
        title: >-
          A long
          title
        author: [{family: Gaceta, given: Ana}]
        container-title: The Gazette
        publisher: State Press
        issued: "2020-05-01"
        accessed: 2020-06
        origin: wire
        URL: https://example.org/a
    """
    corpus = corpus_of(tmp_path, "claims: []", sources=sources)
    source = corpus.sources["gazette-2020"]
    assert source == Source(
        id="gazette-2020",
        location=Location("sources.yaml", 2, 9),
        type="article-newspaper",
        title="A long title",
        authors=(Person(family="Gaceta", given="Ana"),),
        container="The Gazette",
        publisher="State Press",
        issued=source.issued,
        accessed=source.accessed,
        origin="wire",
        fields={
            "id": "gazette-2020",
            "type": "article-newspaper",
            "title": "A long title",
            "container-title": "The Gazette",
            "publisher": "State Press",
            "issued": "2020-05-01",
            "accessed": "2020-06",
            "origin": "wire",
            "URL": "https://example.org/a",
        },
        item=(
            '{"URL":"https://example.org/a","accessed":{"date-parts":[[2020,6]]},'
            '"author":[{"family":"Gaceta","given":"Ana"}],"container-title":"The Gazette","id":"gazette-2020",'
            '"issued":{"date-parts":[[2020,5,1]]},"publisher":"State Press","title":"A long title",'
            '"type":"article-newspaper"}'
        ),
        marks=source.marks,
    )
    assert (source.marks["title"], source.marks["author"]) == ((4, 12), (7, 13))
    assert (str(source.issued), str(source.accessed)) == ("2020-05-01", "2020-06")
    assert corpus.faults == ()


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("[{family: Gaceta, given: Ana}]", (Person("Gaceta", "Ana"),)),
        ("{family: Gaceta}", (Person("Gaceta"),)),
        ("[{literal: The Ministry}, {given: Ana}]", (Person(literal="The Ministry"), Person(given="Ana"))),
        ("The Ministry", (Person(literal="The Ministry"),)),
        ("[The Ministry, '']", (Person(literal="The Ministry"),)),
        ("[]", ()),
        ("''", ()),
    ],
)
def test_a_name_is_a_mapping_or_text(tmp_path: Path, author: str, authors: tuple[Person, ...]) -> None:
    source, corpus = source_of(tmp_path, f"{{id: a, author: {author}}}")
    assert source.authors == authors
    assert corpus.faults == ()


@pytest.mark.parametrize("author", ["[[Gaceta]]", "[{name: Gaceta}]", "[{family: [Gaceta]}]"])
def test_a_name_of_another_shape_is_one_fault_and_the_source_stays(tmp_path: Path, author: str) -> None:
    source, corpus = source_of(tmp_path, f"{{id: a, author: {author}}}")
    assert source.authors == ()
    assert [fault.rule for fault in corpus.faults] == ["wrong-type"]


@pytest.mark.parametrize(
    ("issued", "read"),
    [
        ("2020", "2020"),
        ("2020-05", "2020-05"),
        ("2020-05-01/2020-05-03", "2020-05-01/2020-05-03"),
        ("2020~", "2020~"),
        ("{date-parts: [[2020]]}", "2020"),
        ("{date-parts: [['2020', '5']]}", "2020-05"),
        ("{date-parts: [[2020, 5, 1]]}", "2020-05-01"),
        ("{date-parts: [[2020, 5, 1], [2020, 5, 3]]}", "2020-05-01/2020-05-03"),
        ("{date-parts: [[2020]], circa: true}", "2020~"),
        ("{date-parts: [[2020]], circa: 1}", "2020~"),
        ("{date-parts: [[2020]], circa: false}", "2020"),
        ("{date-parts: [[2020]], circa: No}", "2020"),
        ("{date-parts: [[2020], [2021]], circa: yes}", "2020~/2021~"),
        ("{year: 2020, month: 5}", "2020-05"),
        ("[{year: 2020, month: 05, day: 01}]", "2020-05-01"),
        ("[{year: 2020}, {year: 2021}]", "2020/2021"),
        ("[{date-parts: [[2020]]}]", "2020"),
        ("[2020]", "2020"),
        ("{raw: 2020-05-01}", "2020-05-01"),
        ("{raw: 1 May 2020}", "2020-05-01"),
        ("{literal: Spring 2020}", "2020-21"),
        ("{literal: n.d.}", "None"),
        ("{date-parts: [[2020]], season: 1}", "2020-21"),
        ("{date-parts: [['2020']], season: Winter}", "2020-24"),
        ("{date-parts: [[2020]], season: Michaelmas}", "2020"),
        ("{date-parts: [[2020, 5]], season: 2, circa: true}", "2020-05~"),
        ("{date-parts: [[-44, 3, 15]]}", "-0043-03-15"),
        ("{date-parts: [[-1]]}", "0000"),
        ("{literal: 2020}", "2020"),
        ("''", "None"),
    ],
)
def test_a_date_of_publication_is_read_in_every_form_of_csl(tmp_path: Path, issued: str, read: str) -> None:
    source, corpus = source_of(tmp_path, f"{{id: a, issued: {issued}}}")
    assert str(source.issued) == read
    assert corpus.faults == ()


@pytest.mark.parametrize(
    "issued",
    [
        "1 May 2020",
        "{raw: 01/05/2020}",
        "{literal: a while ago}",
        "{raw: ''}",
        "{date-parts: []}",
        "{date-parts: [[]]}",
        "{date-parts: [['']]}",
        "{date-parts: [[2020, '', 1]]}",
        "{date-parts: [[2020, 5, 1, 12]]}",
        "{date-parts: [[[2020]]]}",
        "{date-parts: 2020}",
        "{date-parts: [[2020], [2021], [2022]]}",
        "{season: 1}",
        "[]",
        "[[2020]]",
        "[2020, 2021, 2022]",
    ],
)
def test_a_date_of_publication_that_cannot_be_read_is_one_fault_and_none_is_invented(
    tmp_path: Path, issued: str
) -> None:
    source, corpus = source_of(tmp_path, f"{{id: a, issued: {issued}}}")
    assert source.issued is None
    rule = "ambiguous-date" if "/" in issued else "unreadable-date"
    assert [(fault.rule, str(fault.location)) for fault in corpus.faults] == [(rule, "sources.yaml:1:30")]


@pytest.mark.parametrize("field", ["type", "title", "container-title", "publisher", "origin"])
def test_a_field_that_should_be_text_is_a_fault_where_it_is_not(tmp_path: Path, field: str) -> None:
    _, corpus = source_of(tmp_path, f"{{id: a, {field}: [one]}}")
    assert [(fault.rule, fault.message) for fault in corpus.faults] == [("wrong-type", f"{field} is text, not a list")]


def test_other_fields_of_csl_may_have_any_shape(tmp_path: Path) -> None:
    _, corpus = source_of(
        tmp_path, "{id: a, editor: [{family: B}], event-date: {date-parts: [[2020]]}, custom: {x: y}}"
    )
    assert corpus.faults == ()


@pytest.mark.parametrize(
    ("item", "rule"), [("{title: A}", "missing-id"), ("{id: ''}", "missing-id"), ("gazette", "wrong-type")]
)
def test_a_source_without_id_or_shape_is_left_out_with_one_fault(tmp_path: Path, item: str, rule: str) -> None:
    corpus = corpus_of(tmp_path, "claims: []", sources=f"references: [{item}]")
    assert dict(corpus.sources) == {}
    assert [(fault.rule, str(fault.location)) for fault in corpus.faults] == [(rule, "sources.yaml:1:14")]


def test_of_two_sources_of_one_id_the_first_is_used(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "references: [{id: a, title: Second}]", sources="references: [{id: a, title: First}]")
    assert [source.title for source in corpus.sources.values()] == ["First"]
    assert [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults] == [
        ("duplicate-id", "timeline.yaml:1:19", "the source 'a' stands already at sources.yaml:1:19; that one is used"),
    ]


@pytest.mark.parametrize(
    ("covers", "periods"),
    [
        ('"2013"', ["2013"]),
        ("2010/2015", ["2010/2015"]),
        ("2010/..", ["2010/.."]),
        ("../2015", ["../2015"]),
        ('" 2013 "', ["2013"]),
        ("2010\N{EN DASH}2015", ["2010/2015"]),
        ("2010-2015", ["2010/2015"]),
        ("since 2013", ["2013/.."]),
        ("the 2010s", ["201X"]),
        ("[2010/2012, '2014', since 2016]", ["2010/2012", "2014", "2016/.."]),
        ("[2010/2012, Ecuador, fishing]", ["2010/2012"]),
        ("{period: 2010/2015, country: EC}", ["2010/2015"]),
        ("{period: ['2010', '2012'], subject: fishing}", ["2010", "2012"]),
        ("[{period: '2010', country: EC}, {period: '2012'}]", ["2010", "2012"]),
        ("{country: EC}", []),
        ("Latin America", []),
        ("EC", []),
        ("''", []),
        ("[]", []),
        ("{}", []),
    ],
)
def test_the_periods_that_a_source_covers_are_dates_and_all_else_is_its_subject(
    tmp_path: Path, covers: str, periods: list[str]
) -> None:
    source, corpus = source_of(tmp_path, f"{{id: a, covers: {covers}}}")
    assert [str(date) for date in source.covers] == periods
    assert corpus.faults == ()


@pytest.mark.parametrize(
    ("covers", "column"),
    [
        ("2010/2o15", 30),
        ("[2010/2012, 2010/2o15]", 42),
        ("{period: 2010/2o15}", 39),
        ("2015/2010", 30),
    ],
)
def test_a_period_that_cannot_be_read_is_a_fault_with_its_place(tmp_path: Path, covers: str, column: int) -> None:
    _, corpus = source_of(tmp_path, f"{{id: a, covers: {covers}}}")
    (fault,) = corpus.faults
    assert fault.location == Location("sources.yaml", 1, column)
    assert (fault.source, covers.strip("[]{}").rpartition(" ")[2] in fault.message) == ("a", True)
