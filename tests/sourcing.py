"""One claim and its sources, for the rules on sources and citations."""

from pathlib import Path
from textwrap import indent

from chronos.model import Finding
from projects import check, corpus_of

CLAIM = "date: '2019', text: A delegation visits Quito., countries: [EC]"
COPY = """\
The o\ufb03ce of the president said: \u201cThe agree\u00adment, signed on 3\u00a0May 2019 \u2014 in
Quito \u2014 covers 10\u201320 officers.\u201d It was well-
known. L\u2019accord, dit-on, \u00ab\u00a0est sign\u00e9\u00a0\u00bb.
El ministro afirm\u00f3: \u00abNo hubo acuerdo\u00bb.
\u2014 N\u00e3o houve acordo \u2014 disse o ministro.
"""


def findings(
    tmp_path: Path,
    *references: str,
    sources: str = "['a, p. 3']",
    settings: str = "check: {ignore: [unused-source]}",
    copy: str = COPY,
) -> list[Finding]:
    """Return the findings of family S on one claim and these references, each without the ones that it needs not."""
    (tmp_path / "copy.txt").write_text(copy, encoding="utf-8")
    timeline = f"claims:\n  - {{id: ec-visit, {CLAIM}, sources: {sources}}}\n"
    listed = "references:\n" + "".join(indent(f"- {{{one}}}\n", "  ") for one in references)
    corpus = corpus_of(tmp_path, timeline, settings=settings, sources=listed)
    return [one for one in check(corpus, tmp_path) if one.code[0] == "S"]


def said(found: list[Finding]) -> list[str]:
    return [f"{one.location} {one.code} {one.message}" for one in found]


def names(found: list[Finding]) -> list[str]:
    return [one.name for one in found]


PAPER = "id: a, type: article-newspaper, title: A visit, container-title: The Gazette, issued: '2020-05-01'"
PAGE = (
    "id: a, type: webpage, title: A visit, publisher: The Ministry, issued: '2020-05-01', URL: 'https://example.org/a'"
)


def without(item: str, *fields: str) -> str:
    return ", ".join(one for one in item.split(", ") if one.split(":")[0] not in fields)
