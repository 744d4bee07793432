"""Refreshes the marked blocks in a person's own reports."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Final

from msgspec import Struct

from chronos.model import CheckReport, ChronosError, Document, Scope
from chronos.pipeline.chronologies import Selection
from chronos.pipeline.composing import Composer, Cut
from chronos.pipeline.counting import asked_days
from chronos.render.embedding.asking import Asked
from chronos.render.embedding.blocks import Block, Fault, Filled
from chronos.render.embedding.markdown import MarkdownReport, fill_markdown, read_markdown
from chronos.render.embedding.word import WordReport, fill_word, read_word
from chronos.render.manuscript import Manuscript
from chronos.store import project_root
from chronos.store.writing import replace_file

_MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt")
_WORD: Final = ".docx"


class EmbedRequest(Struct, frozen=True, kw_only=True):
    """Which reports to refresh, from which folder of timelines; ``check`` only looks whether they are."""

    reports: tuple[Path, ...]
    directory: Path
    check: bool = False


class Embedded(Struct, frozen=True, kw_only=True):
    """What became of a report: how many blocks it has, and the places of those that were stale."""

    path: Path
    blocks: int
    stale: tuple[str, ...] = ()


class EmbedReport(Struct, frozen=True, kw_only=True):
    """What became of each report, in the order asked for.

    Where there are ``faults``, each with the path of its report, nothing was written. ``checked`` is what a check finds
    in the timelines, ``None`` where no report has a block. The rest is what of them could not be read.
    """

    reports: tuple[Embedded, ...] = ()
    faults: tuple[tuple[Path, Fault], ...] = ()
    checked: CheckReport | None = None
    unread_claims: int = 0
    unread_files: tuple[str, ...] = ()


def embed(request: EmbedRequest) -> EmbedReport:
    """Put into every block of the reports what it asks for, or tell which are stale; all reports, or none.

    Raises:
        ProjectError: there is no project, or it or its settings cannot be read; or a report cannot be written.
        ChronosError: the citation style cannot be used.
    """
    desk = _Desk(request.directory)
    opened = [_opened(path) for path in dict.fromkeys(request.reports)]
    faults = [
        (one.path, fault)
        for one in opened
        for fault in sorted((*one.faults, *desk.faults(one.report.blocks)), key=_line)
    ]
    if faults:
        return EmbedReport(faults=tuple(faults))
    filled = [one.filled([desk.sheet(block.asked) for block in one.report.blocks]) for one in opened]
    for one, now in zip(opened, filled, strict=True):
        desk.guard(one, now)
    for one, now in zip(opened, filled, strict=True):
        if not request.check and now.content != one.content:
            replace_file(one.path, one.content, now.content)
    done = tuple(
        Embedded(path=one.path, blocks=len(one.report.blocks), stale=tuple(block.place for block in now.stale))
        for one, now in zip(opened, filled, strict=True)
    )
    if not any(one.blocks for one in done):
        return EmbedReport(reports=done)
    whole = desk.composer.whole
    return EmbedReport(
        reports=done,
        checked=desk.composer.cut().checked,
        unread_claims=len(whole.unreadable),
        unread_files=whole.unread_files,
    )


def _line(fault: Fault) -> int:
    return int(fault.place) if fault.place.isdecimal() else 0


class _Opened(Struct, frozen=True, kw_only=True):
    """A report as it is, what was read of it, and how to fill that."""

    path: Path
    content: bytes
    report: MarkdownReport | WordReport
    faults: tuple[Fault, ...]

    def filled(self, sheets: Sequence[Manuscript]) -> Filled:
        """Return it with what its blocks ask for."""
        if isinstance(self.report, MarkdownReport):
            return fill_markdown(self.report, sheets)
        return fill_word(self.report, sheets)


def _opened(path: Path) -> _Opened:
    none = MarkdownReport((), ())
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        return _Opened(path=path, content=b"", report=none, faults=(Fault("", f"cannot be read ({reason})"),))
    suffix = path.suffix.lower()
    if suffix == _WORD:
        word, faults = read_word(content)
        return _Opened(path=path, content=content, report=word, faults=faults)
    if suffix in _MARKDOWN:
        markdown, faults = read_markdown(content)
        return _Opened(path=path, content=content, report=markdown, faults=faults)
    fault = Fault("", "is neither Markdown (.md) nor Word (.docx); save it as one of them")
    return _Opened(path=path, content=content, report=none, faults=(fault,))


class _Desk:
    """Composes what blocks ask for; the project is read when the first block is met."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        project_root(directory)  # there must be one, whether or not a report has a block

    @cached_property
    def composer(self) -> Composer:
        return Composer(self.directory)

    def faults(self, blocks: Sequence[Block]) -> Iterator[Fault]:
        """Yield what is asked for and cannot be had."""
        for block in blocks:
            try:
                self._asked(block.asked)
            except ChronosError as error:
                yield Fault(block.place, str(error))

    def sheet(self, asked: Asked) -> Manuscript:
        """Return the chronology that a block asks for."""
        cut, scope, selection = self._asked(asked)
        return self.composer.compose(cut, scope, selection, language=asked.language)

    def guard(self, opened: _Opened, filled: Filled) -> None:
        """Look whether a block shows what its edition withholds.

        Raises:
            LeakError: it does.
        """
        for block, piece in zip(opened.report.blocks, filled.pieces, strict=True):
            suffix = ".docx" if isinstance(opened.report, WordReport) else ".md"
            self.composer.guard(Document(f"block{suffix}", piece), self.composer.cut(block.asked.edition))

    def _asked(self, asked: Asked) -> tuple[Cut, Scope, Selection]:
        """Return what a block asks for.

        Raises:
            ChronosError: the project does not have it.
        """
        cut = self.composer.cut(asked.edition)
        scope = cut.prepared.scope(asked.scope)
        if asked.sort not in ("scope", scope.kind):
            raise ChronosError(f"{scope.name} is a {scope.kind}; write {scope.kind}={scope.id}")
        period = asked_days(asked.first, asked.last, ("from", "to"))
        return cut, scope, Selection(period=period, kinds=_kinds(asked.kinds, cut), statuses=asked.statuses)


def _kinds(asked: Sequence[str], cut: Cut) -> tuple[str, ...]:
    """Return kinds as the project writes them.

    Raises:
        ChronosError: it has none of that name.
    """
    settings, events = cut.prepared.corpus.settings, cut.prepared.events
    known = {one.casefold(): one for one in (*settings.kinds, *(event.kind for event in events)) if one}
    for one in asked:
        if one.casefold() not in known:
            near = get_close_matches(one.casefold(), known, n=1)
            hint = f"did you mean {known[near[0]]}?" if near else f"there are {', '.join(sorted(known.values()))}"
            raise ChronosError(f"no event is of the kind {one[:60]!r}; {hint}")
    return tuple(known[one.casefold()] for one in asked)
