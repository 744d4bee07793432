"""Exports a project, or a scope of it, into other tools' formats."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from chronos.arrange import in_order, may_lie_in
from chronos.exchange.formats import WRITERS, writer
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.model import CheckReport, Document, Event
from chronos.pipeline.composing import Composer, Cut
from chronos.pipeline.counting import asked_days
from chronos.pipeline.preparing import chosen
from chronos.store.writing import write_pieces

EXPORTED: Final = tuple(WRITERS)
"""The names of the formats that are exported."""
BINARY: Final = frozenset(("xlsx", "parquet"))
"""Those that are not for a terminal."""


class ExportRequest(Struct, frozen=True, kw_only=True):
    """What to export: a country or region (all of it, where ``scope`` is empty), of a period, of an edition.

    ``first``, ``last`` and ``known_on`` are as in :class:`chronos.pipeline.writing_one.WriteRequest`. ``bom`` puts a
    byte order mark before CSV.
    """

    form: str
    directory: Path
    scope: str = ""
    first: str = ""
    last: str = ""
    edition: str = ""
    known_on: int | None = None
    bom: bool = False
    output: Path | None = None


class ExportReport(Struct, frozen=True, kw_only=True):
    """What was exported, and what the format cannot hold (complete once ``pieces`` are at their end).

    ``pieces`` are the bytes, none where they were written to a file. ``lost`` are ids of claims and sources by field.
    """

    pieces: Iterator[bytes]
    claims: int
    events: int
    sources: int
    lost: Mapping[str, Mapping[str, None]]
    checked: CheckReport
    unread_claims: int = 0
    unread_files: Sequence[str] = ()


def export(request: ExportRequest) -> ExportReport:
    """Export a project; into a file, where one is named, whole or not at all.

    Raises:
        ProjectError: there is no project, no such edition, or the file cannot be written.
        CountError: a date asked for cannot be read.
        ScopeError: no event names the scope.
        LeakError: it would show something that its edition withholds.
        ExchangeError: the format is not known, or needs a library that is not installed.
    """
    write = writer(request.form)
    period = asked_days(request.first, request.last)
    composer = Composer(request.directory)
    cut = composer.cut(request.edition, request.known_on)
    exported = _export(cut, request.scope, period)
    if cut.edition is not None:
        from chronos.exchange.linked.as_json import write_json  # noqa: PLC0415 - only editions are searched for leaks

        # All that any format has is in this one.
        everything = b"".join(write_json(exported, ExportOptions(), Losses()))
        composer.guard(Document("export.json", everything), cut)
    losses = Losses()
    pieces = iter(write(exported, ExportOptions(bom=request.bom), losses))
    if request.output is not None:
        write_pieces(request.output, pieces)
        pieces = iter(())
    corpus = cut.prepared.corpus
    return ExportReport(
        pieces=pieces,
        claims=len(exported.claims),
        events=len(exported.events),
        sources=len(exported.sources),
        lost=losses.lost,
        checked=cut.checked,
        unread_claims=len(corpus.unreadable),
        unread_files=corpus.unread_files,
    )


def _naming_events(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return events whose dates and orders name the claims that stand for other events, not those merged into them."""
    shown = {claim.id: event.claims[0].id for event in events for claim in event.claims}
    found = []
    for event in events:
        first, *others = event.claims
        relative = first.date.relative
        named = (*first.after, *(relative.claims if relative is not None else ()))
        if any(shown.get(one, one) != one for one in named):
            after = tuple(dict.fromkeys(shown.get(one, one) for one in first.after))
            if relative is not None:
                claims = tuple(shown.get(one, one) for one in relative.claims)
                first = structs.replace(
                    first, date=structs.replace(first.date, relative=structs.replace(relative, claims=claims))
                )
            found.append(structs.replace(event, claims=(structs.replace(first, after=after), *others)))
        else:
            found.append(event)
    return tuple(found)


def _export(cut: Cut, named: str, period: tuple[int | None, int | None]) -> Export:
    """Return what is exported of a cut: everything, or the events of a scope and the sources that they cite."""
    prepared = cut.prepared
    corpus = prepared.corpus
    scope = prepared.scope(named)
    events = tuple(in_order(event for event in chosen(prepared.events, scope) if may_lie_in(event.date, period)))
    claims = tuple(claim for event in events for claim in event.claims)
    is_whole = not named and period == (None, None)
    cited = dict.fromkeys(citation.source for claim in claims for citation in claim.citations)
    wanted = corpus.sources if is_whole else [one for one in cited if one in corpus.sources]
    here = {claim.id for claim in claims}
    title = cut.edition.title_in(corpus.settings.languages[0]) if cut.edition is not None else corpus.settings.title
    return Export(
        title=title or (scope.name if named else ""),
        claims=claims,
        events=_naming_events(events),
        sources={one: corpus.sources[one] for one in sorted(wanted)},
        judgements=tuple(one for one in corpus.judgements if is_whole or here.issuperset(one.claims)),
        kinds=dict(corpus.settings.kinds),
        language=corpus.settings.languages[0],
    )
