"""What a report is asked for, block by block, and what stands in one."""

from msgspec import Struct

from chronos.language import Words
from chronos.render.embedding.asking import Asked
from chronos.render.manuscript import Manuscript, Section


class Fault(Struct, frozen=True):
    """Why a report cannot be refreshed: its place (a line of Markdown, a marker of Word), what is wrong, a way out."""

    place: str
    message: str


class Block(Struct, frozen=True, kw_only=True):
    """A marked part of a report: its place as people find it, what it asks for, and from where to where it reaches.

    ``first`` and ``last`` are numbers of lines of Markdown between which it stands; Word has its own.
    """

    place: str
    asked: Asked
    first: int = 0
    last: int = 0


class Filled(Struct, frozen=True, kw_only=True):
    """A report as it is to be, its blocks that were stale, and what belongs into each block, for a look inside."""

    content: bytes
    stale: tuple[Block, ...]
    pieces: tuple[bytes, ...]


def sections_of(sheet: Manuscript, asked: Asked) -> tuple[Section, ...]:
    """Return the sections of a chronology; without headings, what is dated is one, and the undated ones another."""
    if asked.level:
        return sheet.sections
    undated = sheet.sections[-1:] if sheet.chronology.undated else ()
    dated = tuple(told for section in sheet.sections[: len(sheet.sections) - len(undated)] for told in section.entries)
    return (*((Section("", dated),) if dated else ()), *undated)


def nothing(words: Words) -> str:
    """Return what a block says that has no entries."""
    said = words.amount(0, "entry")
    return f"{said[:1].upper()}{said[1:]}."
