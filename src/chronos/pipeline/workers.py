"""Reads files and finds what is wrong in their claims, in one process or in two."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from chronos.check import Context, check_claims, check_events, check_lost, context_of, kinds_to_corroborate, needs_event
from chronos.edtf import DEFAULT_CIRCA
from chronos.link import survey, with_words
from chronos.merge import merge
from chronos.model import Cluster, Fault, Settings, Source, Survey
from chronos.pipeline.kept import Found, Kept, date_to_text, kept_of, text_to_date
from chronos.store import Conventions, Part, copies_below, decode_text, read_part


class Contents(Struct, frozen=True):
    """One file as it was found: its path relative to the folder, its bytes, and what was wrong with reading them."""

    path: str
    content: bytes | None
    problems: tuple[Fault, ...] = ()

    def text(self) -> tuple[str | None, list[Fault]]:
        """Return the text, ``None`` where there is none, and all that is wrong with the bytes."""
        if self.content is None:
            return None, list(self.problems)
        text, problems = decode_text(self.path, self.content)
        return text, [*self.problems, *problems]


class Question(Struct, frozen=True):
    """What must be known of the project to find what is wrong in single claims; ``shared`` are blocks of several."""

    sources: tuple[Source, ...]
    as_of: int | None
    shared: frozenset[int]


class Worker:
    """Reads files, and keeps their claims until they are checked."""

    def __init__(
        self, root: Path, contents: Mapping[str, Contents], settings: Settings, conventions: Conventions
    ) -> None:
        self.copy_of = copies_below(root)
        self._contents = contents
        self._settings = settings
        self._conventions = conventions
        self._parts: dict[str, Part] = {}
        self._surveys: dict[str, Survey] = {}

    def part(self, path: str) -> Part:
        """Return what a file holds."""
        if path not in self._parts:
            text, problems = self._contents[path].text()
            self._parts[path] = read_part(path, text, tuple(problems), self._conventions)
        return self._parts[path]

    def read(self, paths: Iterable[str]) -> dict[str, Kept]:
        """Read files and survey their claims."""
        return {path: kept_of(self.part(path), self._survey(path)) for path in paths}

    def find(self, paths: Iterable[str], question: Question) -> dict[str, Found]:
        """Apply the rules for single claims, and for events of one claim."""
        sources = {source.id: source for source in question.sources}
        context, _ = context_of(self._settings, sources, question.as_of, self.copy_of)
        kinds = kinds_to_corroborate(self._settings)
        return {path: self._found(path, context, question.shared, kinds) for path in paths}

    def _survey(self, path: str) -> Survey:
        if path not in self._surveys:
            self._surveys[path] = survey(path, self.part(path).claims)
        return self._surveys[path]

    def _found(self, path: str, context: Context, shared: frozenset[int], kinds: frozenset[str]) -> Found:
        claims = self.part(path).claims
        circa = self._settings.circa or DEFAULT_CIRCA
        alone = [merge(Cluster((one,)), context.sources, circa) for one in claims if needs_event((one,), kinds)]
        surveyed = with_words(self._survey(path), claims, shared)
        found = [*check_claims(claims, context), *check_lost(self.part(path).unreadable, context)]
        return Found(surveyed, tuple(found), tuple(check_events(alone, context)))


class _Task(Struct, frozen=True):
    """What the other process is to do: read files, or (with a question) check their claims."""

    paths: tuple[str, ...]
    question: Question | None = None


_ENCODER = msgspec.msgpack.Encoder(enc_hook=date_to_text)
_TASKS = msgspec.msgpack.Decoder(_Task, dec_hook=text_to_date)
_KEPT = msgspec.msgpack.Decoder(dict[str, Kept], dec_hook=text_to_date)
_FOUND = msgspec.msgpack.Decoder(dict[str, Found], dec_hook=text_to_date)


class WorkerPair:
    """A worker here and, where ``two``, one in a process of its own that has half of the files.

    The other process is a fork, so that it has the bytes of all files already; where there is no fork (or the system
    is not Linux, on which alone it is safe with the libraries that are loaded), and where the other one fails, the work
    is done here.
    """

    def __init__(
        self, root: Path, contents: Mapping[str, Contents], settings: Settings, conventions: Conventions, *, two: bool
    ) -> None:
        self.here = Worker(root, contents, settings, conventions)
        self._contents = contents
        self._there: _Child | None = None
        self._mine: set[str] = set()
        if two and sys.platform == "linux":
            with suppress(OSError):  # the system has no room for another process
                self._there = _Child(self.here)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._there is not None:
            self._there.close()

    def read(self, paths: Sequence[str]) -> dict[str, Kept]:
        """Read files, half of them there."""
        here, there = self._split(paths)
        self._mine.update(here)
        if self._there is None or not self._there.send(_Task(tuple(there))):
            return self.here.read(paths)
        found = self.here.read(here)
        theirs = self._there.receive()
        return found | (_KEPT.decode(theirs) if theirs is not None else self.here.read(there))

    def find(self, paths: Sequence[str], question: Question) -> dict[str, Found]:
        """Find what is wrong in files, each where it was read."""
        here = [path for path in paths if path in self._mine]
        there = [path for path in paths if path not in self._mine]
        if self._there is None or not there or not self._there.send(_Task(tuple(there), question)):
            return self.here.find(paths, question)
        found = self.here.find(here, question)
        theirs = self._there.receive()
        return found | (_FOUND.decode(theirs) if theirs is not None else self.here.find(there, question))

    def _split(self, paths: Sequence[str]) -> tuple[list[str], list[str]]:
        """Divide files into two lots of about one size."""
        lots: tuple[list[str], list[str]] = ([], [])
        sizes = [0, 0]
        for path in sorted(paths, key=lambda path: (-len(self._contents[path].content or b""), path)):
            lot = sizes.index(min(sizes))
            lots[lot].append(path)
            sizes[lot] += len(self._contents[path].content or b"") + 1
        return lots


class _Child:
    """A fork of this process that does tasks until the pipe is closed; ``None`` and ``False`` where it is gone."""

    def __init__(self, worker: Worker) -> None:
        task_out, self._task_in = os.pipe()
        self._result_out, result_in = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._task_in)
            os.close(self._result_out)
            _serve(worker, task_out, result_in)
        os.close(task_out)
        os.close(result_in)

    def send(self, task: _Task) -> bool:
        """Send a task, and say whether the other process is there to take it."""
        try:
            _write(self._task_in, _ENCODER.encode(task))
        except (OSError, OverflowError):  # it is gone; the day of the edition is too far away to be written down
            return False
        return True

    def receive(self) -> bytes | None:
        """Return the result of the last task."""
        return _read(self._result_out)

    def close(self) -> None:
        """Let the other process end, and wait for it."""
        os.close(self._task_in)
        os.close(self._result_out)
        with suppress(ChildProcessError):  # where the parent of this process ignores the end of children, so does it
            os.waitpid(self._pid, 0)


def _serve(worker: Worker, tasks: int, results: int) -> None:
    """Do tasks until there are no more; this is the other process, and it never returns."""
    code = 1
    try:
        while (content := _read(tasks)) is not None:
            task = _TASKS.decode(content)
            if task.question is None:
                _write(results, _ENCODER.encode(worker.read(task.paths)))
            else:
                _write(results, _ENCODER.encode(worker.find(task.paths, task.question)))
        code = 0
    finally:
        os._exit(code)


def _write(pipe: int, content: bytes) -> None:
    """Write a message: its length in eight bytes, then itself."""
    left = memoryview(len(content).to_bytes(8) + content)
    while left:
        left = left[os.write(pipe, left) :]


def _read(pipe: int) -> bytes | None:
    """Read a message, ``None`` where the other end is closed."""
    length = _read_exactly(pipe, 8)
    return _read_exactly(pipe, int.from_bytes(length)) if length is not None else None


def _read_exactly(pipe: int, length: int) -> bytes | None:
    parts = []
    while length > 0:
        part = os.read(pipe, min(length, 1 << 20))
        if not part:
            return None
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
