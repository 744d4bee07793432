from pathlib import Path

import pytest

from chronos.model import Citation, Source
from chronos.render.citing import bibliography_line, short_citation
from projects import corpus_of

TIMELINE = "claims: []"


def source(folder: Path, fields: str) -> Source:
    return corpus_of(folder, TIMELINE, sources=f"references: [{{id: s, {fields}}}]").sources["s"]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            "title: T, author: [{family: Diaz, given: Ana}, {family: Roe, given: Jo}], publisher: A, issued: 2020-05",
            "Diaz, Ana, and Jo Roe. “T.” A, May 2020.",
        ),
        ("title: A title, author: [{literal: A Ministry}]", "A Ministry. “A title.” Date not known."),
        ("container-title: A*B, publisher: A*B", "s. *A\\*B*, date not known."),
        (
            "title: T, URL: 'https://example.org/a_b', accessed: 2024-02-11",
            "“T.” Date not known. Accessed 11 February 2024. <https://example.org/a_b>",
        ),
        ("title: T, DOI: 10.1/x, issued: {date-parts: [[2020]]}", "“T.” 2020. <https://doi.org/10.1/x>"),
    ],
)
def test_a_bibliography_names_all_that_the_source_gives(tmp_path: Path, fields: str, line: str) -> None:
    assert bibliography_line(source(tmp_path, fields)) == line


@pytest.mark.parametrize(
    ("fields", "citation"),
    [
        ("title: T, author: [{family: A, given: B}]", "A, “T” (date not known), p. 4"),
        ("title: T, author: [{family: A}, {family: B}, {family: C}], issued: 2020", "A, B and C, “T” (2020), p. 4"),
        ("author: [{family: A}, {family: B}, {family: C}, {family: D}], issued: 2020", "A et al., s (2020), p. 4"),
        ("title: T, container-title: The Paper, issued: 2020", "The Paper, “T” (2020), p. 4"),
        ("title: T, issued: 2020", "“T” (2020), p. 4"),
    ],
)
def test_a_citation_is_short_and_has_its_locator(tmp_path: Path, fields: str, citation: str) -> None:
    pinpoint = Citation(source="s", locator="p. 4")
    assert short_citation(pinpoint, source(tmp_path, fields)) == citation


def test_a_citation_of_an_unknown_source_says_so() -> None:
    assert short_citation(Citation(source="x_y", locator="p. 1"), None) == (
        "x\\_y (a source that this project does not have), p. 1"
    )
    assert short_citation(Citation(source="x"), None) == "x (a source that this project does not have)"
