"""The projects that an editor has files of open, each checked again as it changes."""

import asyncio
import logging
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from chronos.editor.texts import Span, Text
from chronos.editor.vocabulary import Vocabulary
from chronos.model import ChronosError, Corpus, Finding, Location
from chronos.pipeline.editing import ENDINGS, SETTINGS, Checked, check_texts

_PAUSE: Final = 0.03
"""Seconds without a change after which a project is checked: a person types a letter in about 0.2."""
_TIMELINE: Final = re.compile(r"^(?:claims|references|judgements):", re.MULTILINE)
_PLACE: Final = re.compile(rf"{re.escape(SETTINGS)}:(\d+):(\d+): ")
_LOG: Final = logging.getLogger(__name__)


class OpenFile:
    """A file that is open in the editor, with its text as it stands there; ``file`` is its path in the project."""

    def __init__(self, uri: str, version: int | None, text: Text, file: str = "") -> None:
        self.uri = uri
        self.version = version
        self.text = text
        self.file = file


def find_root(path: Path, content: str) -> Path | None:
    """Return the folder of timelines of a file, which need not exist yet; ``None`` where it is no timeline.

    That is the nearest folder above it that has a ``chronos.yaml`` or is called ``timelines``; without one, the folder
    that it lies in if it looks like a timeline, but never a whole home folder or disk.
    """
    if not path.name.lower().endswith(ENDINGS):
        return None
    for above in path.parents:
        if os.path.isfile(above / SETTINGS) or above.name == "timelines":  # noqa: PTH113 - answers without permission too
            hidden = any(part.startswith(".") for part in path.relative_to(above).parts)
            return None if hidden else above
    folder = path.parent
    is_ours = _TIMELINE.search(content) is not None and not path.name.startswith(".")
    return folder if is_ours and folder not in (Path.home(), Path(folder.anchor)) else None


class Project:
    """A folder of timelines, its open files by their paths in it, and what was found when it was checked last."""

    def __init__(self, root: Path, publish: Callable[["Project"], None]) -> None:
        self.root = root
        self.files: dict[str, OpenFile] = {}
        self.vocabulary = Vocabulary(Corpus())
        self.findings: tuple[Finding, ...] = ()
        self.known: frozenset[Finding] = frozenset()
        """Those of the findings that the baseline has."""
        self.problem = ""
        self._publish = publish
        self._asked = 0
        self._done = 0
        self._checking: asyncio.Task[None] | None = None

    def touch(self) -> None:
        """Have the project checked again soon."""
        self._asked += 1
        if self._checking is None or self._checking.done():
            self._checking = asyncio.create_task(self._check())

    async def settled(self) -> None:
        """Wait until what was found is about what stands in the files now."""
        while self._checking is not None and self._done < self._asked:
            await asyncio.shield(self._checking)

    @property
    def has_been_read(self) -> bool:
        """Whether the project was checked at least once; what is known of it is at most a little old then."""
        return self._done > 0

    def leave(self) -> None:
        """Stop checking."""
        if self._checking is not None:
            self._checking.cancel()

    def found_in(self, file: str) -> list[tuple[Span, Finding]]:
        """Return what was found in an open file, each with the part of the text that it is about."""
        text = self.files[file].text
        if self.problem:
            return [self._problem_in(file, text)]
        return [
            (self._span(text, finding.location), finding) for finding in self.findings if finding.location.path == file
        ]

    def _span(self, text: Text, place: Location) -> Span:
        return text.span(place.line - 1, place.column - 1) if place.line else Span(0, 0, 0, len(text.line(0)))

    def _problem_in(self, file: str, text: Text) -> tuple[Span, Finding]:
        """Return why nothing is checked: in the settings at its place, elsewhere at the top."""
        place = _PLACE.match(self.problem)
        message = f"nothing is checked until this is mended: {self.problem}"
        location = Location(file)
        if place is not None and file == SETTINGS:
            location = Location(file, int(place[1]), int(place[2]))
            message = self.problem[place.end() :]
        return self._span(text, location), Finding("", "", "error", location, message)

    async def _check(self) -> None:
        """Check until nothing has changed since."""
        while self._done < self._asked:
            await asyncio.sleep(_PAUSE)
            asked = self._asked
            texts = {file: one.text.content for file, one in self.files.items()}
            checked = await asyncio.to_thread(self._checked, texts)
            if checked is not None:
                self.vocabulary = Vocabulary(checked.corpus)
                self.findings = tuple(sorted((*checked.findings, *checked.known), key=lambda one: one.location))
                self.known = frozenset(checked.known)
            self._done = asked
            if asked == self._asked:
                self._publish(self)

    def _checked(self, texts: dict[str, str]) -> Checked | None:
        """Check the project with these texts; where that cannot be done, say why and keep what was found before."""
        self.problem = ""
        try:
            return check_texts(self.root, texts)
        except ChronosError as error:
            self.problem = str(error)
        except Exception as error:  # noqa: BLE001 - an editor must not lose its server over one text
            _LOG.exception("check of %s", self.root)
            self.problem = f"internal error, a fault of chronos and not of the data ({type(error).__name__}: {error})"
        return None
