"""Sources in words, as plain Markdown: what an editor shows of one while somebody writes."""

import re

from chronos.edtf import words
from chronos.model import Person, Source
from chronos.render.escaping import markdown


def bibliography_line(source: Source) -> str:
    """Return a source in full: authors, title, container, publisher, date, address (Markdown)."""
    authors = _authors(source.authors)
    container = f"*{markdown(source.container)}*" if source.container else ""
    publisher = "" if source.publisher == source.container else markdown(source.publisher)
    issued = markdown(words(source.issued)) if source.issued is not None else "date not known"
    accessed = f"Accessed {markdown(words(source.accessed))}" if source.accessed is not None else ""
    doi = source.fields.get("DOI", "")
    address = f"https://doi.org/{doi}" if doi else source.fields.get("URL", "")
    place = ", ".join(part for part in (container, publisher, issued) if part)
    place = place[0].upper() + place[1:]
    title = f"“{markdown(source.title)}.”" if source.title else markdown(source.id) + "."
    parts = [f"{authors}." if authors else "", title, f"{place}.", f"{accessed}." if accessed else ""]
    if address:
        parts.append(_link(address))
    return " ".join(part for part in parts if part)


def _link(address: str) -> str:
    """Return an address of the web as an autolink (CommonMark 0.31, section 6.5), any other as text."""
    if re.fullmatch(r"https?://[^\x00-\x20<>\x7f]+", address):
        return f"<{address}>"
    return markdown(address)


def _authors(persons: tuple[Person, ...]) -> str:
    """Return all names in full, the first one inverted, as a bibliography has them."""
    shown = [
        person.literal
        or (f"{person.family}, {person.given}" if number == 0 else f"{person.given} {person.family}").strip(", ")
        for number, person in enumerate(persons)
    ]
    if len(shown) > 1:
        shown = [*shown[:-1], f"and {shown[-1]}"]
    return markdown(", ".join(shown))
