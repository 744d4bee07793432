"""Reads JSON of Wikidata: every statement that says when something was is a claim.

A statement is dated where its value is a time (born, founded, published, opened), or where it is qualified by a point
in time, a start or an end. The format is that of Wikibase (mediawiki.org, "Wikibase/DataModel/JSON"), of dumps, of
``Special:EntityData`` and of ``wbgetentities``; the content of Wikidata is in the public domain (CC0).
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from chronos.exchange.incoming import ImportOptions, Incoming, Note, Refused
from chronos.exchange.wikidata.claims import is_dated, read_statement, subject
from chronos.exchange.wikidata.shapes import Statement, Unreadable, entities, statements
from chronos.exchange.wikidata.values import look_through

_NAMED: Final = 8
"""Countries without a code, and entities, that are named in a note."""


class _Told:
    """What is to be said of the file when it has been read."""

    def __init__(self) -> None:
        self.entities = 0
        self.undated = 0
        self.missing: list[str] = []
        self.other_statements = 0
        self.strange: dict[str, int] = {}


def read_wikidata(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a file of Wikidata; its rows are the dated statements, in the order of the file.

    Raises:
        ExchangeError: it is no JSON of Wikidata, or cannot be read safely.
    """
    known = look_through(file, options.name)
    told = _Told()
    row = 0
    for entity in entities(file, options.name):
        if isinstance(entity, Unreadable):
            row += 1
            yield Refused(row, entity.reason)
            continue
        if not known.complete:
            known.add(entity)
        if entity.is_missing:
            told.missing.append(entity.id)
            continue
        told.entities += 1
        every = list(statements(entity))
        if not entity.id:
            entity.id = _of_statement(every)
        of = None
        before = row
        for one in every:
            if isinstance(one, Unreadable):
                row += 1
                yield Refused(row, one.reason)
            elif is_dated(one):
                row += 1
                of = of or subject(entity, (each for each in every if isinstance(each, Statement)))
                yield read_statement(row, one, of, known, options=options, strange=told.strange)
            else:
                told.other_statements += 1
        told.undated += row == before
    yield from _notes(told, known.label)


def _of_statement(found: list[Statement | Unreadable]) -> str:
    """Return the id of the entity that a statement is of, which its own id begins with."""
    ids = (one.id.partition("$")[0].upper() for one in found if isinstance(one, Statement) and "$" in one.id)
    return next(ids, "")


def _notes(told: _Told, label: Callable[[str], str]) -> Iterator[Note]:
    if told.missing:
        yield Note(f"Wikidata does not have {_listed(told.missing)}")
    if told.undated:
        yield Note(f"{told.undated} of {told.entities} entities have no statement that says when something was")
    if told.other_statements:
        yield Note(f"{told.other_statements} statements without a date were not taken")
    if told.strange:
        named = [one if label(one) == one else f"{one} ({label(one)})" for one in told.strange]
        yield Note(
            f"ISO 3166-1 has no code for {_listed(named)}: say what each stands for under `countries:` in a --map file"
        )


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(one[:60] for one in names[:_NAMED]) + more
