from pathlib import Path

import pytest

from chronos.model import Source
from chronos.render.citing import bibliography_line
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
