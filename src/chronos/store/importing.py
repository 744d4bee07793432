"""Writes what is imported into one file: new claims and sources beside those that stand there, none of them twice.

Much may come: claims and sources go to temporary files as they come, and the timeline is put together at the end. What
a person changed since it was imported is left as it is.
"""

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, Final, Literal, Self

from chronos.model import Claim, Imported, Source
from chronos.model.plain import claim_fields, source_fields
from chronos.store.claim_text import claim_text, source_text
from chronos.store.files import ProjectError, read_text
from chronos.store.listing import Listed, find_lists, is_untouched
from chronos.store.parts import Part, read_part

Outcome = Literal["new", "updated", "same", "edited", "other"]
"""What became of something imported: written, written in place of what an import wrote before, or not written since it
stands there already, since a person changed it, or since it was not imported but written by a person."""

_ORDER: Final = ("references", "claims")
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_ROW: Final = re.compile(r"^ *imported: .*\n?", re.MULTILINE)


class Target:
    """The file that an import is written into, to be used with ``with``; it changes only with :meth:`write`.

    ``sources`` are those that stand in it, ``imported`` has the file that each imported claim in it is from, by its id.
    """

    def __init__(self, path: Path) -> None:
        """Read the file, where there is one.

        Raises:
            ProjectError: it cannot be read, or is not written item by item, so that none could be replaced.
        """
        self.path = path
        self.before: bytes | None = None
        self.sources: tuple[Source, ...] = ()
        self.imported: dict[str, str] = {}
        self._said: dict[str, list[bytes]] = {}
        self._lines: list[str] = []
        self._lists: dict[str, Listed] = {}
        self._places: dict[str, dict[str, int]] = {"claims": {}, "references": {}}
        self._replaced: dict[str, dict[int, str]] = {"claims": {}, "references": {}}
        self._spools: dict[str, IO[str]] = {}
        self._stack = contextlib.ExitStack()
        self._breaks = "\n"
        if path.exists():
            self._open()

    def __enter__(self) -> Self:
        for name in _ORDER:
            spool = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace", newline="\n")
            self._spools[name] = self._stack.enter_context(spool)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def ids(self) -> Mapping[str, int]:
        """The ids of the claims that stand in the file, with their numbers."""
        return self._places["claims"]

    @property
    def source_ids(self) -> Mapping[str, int]:
        """The ids of the sources that stand in the file, with their numbers."""
        return self._places["references"]

    def put_claim(self, claim: Claim) -> Outcome:
        """Add a claim, or put it in place of what was imported as that before."""
        return self._put("claims", claim.id, claim_text(claim, self._dash("claims")))

    def put_source(self, item: Mapping[str, Any], imported: Imported | None = None) -> Outcome:
        """Add a source; ``imported`` says where it is taken from, where it may be updated from there."""
        return self._put("references", str(item["id"]), source_text(item, self._dash("references"), imported))

    @property
    def has_changed(self) -> bool:
        """Whether there is anything to be written."""
        return any(self._replaced.values()) or any(spool.tell() for spool in self._spools.values())

    def write(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            ProjectError: it cannot be written, was changed meanwhile, or would not say what it said.
        """
        real = Path(os.path.realpath(self.path))
        beside = real.with_name(f".{real.name[:100]}.{secrets.token_hex(4)}.tmp")
        try:
            real.parent.mkdir(parents=True, exist_ok=True)
            try:
                with beside.open("x", encoding="utf-8", errors="replace", newline=self._breaks) as file:
                    self._compose(file)
                    file.flush()
                    os.fsync(file.fileno())
                self._refuse_damage(beside)
                if self.before is not None:
                    beside.chmod(real.stat().st_mode & 0o7777)
                if (real.read_bytes() if real.exists() else None) != self.before:
                    raise ProjectError(f"{self.path}: changed meanwhile, and was left as it is; run the command again")
                beside.replace(real)
            finally:
                beside.unlink(missing_ok=True)
        except OSError as error:
            raise ProjectError(f"{self.path}: cannot be written ({(error.strerror or str(error)).lower()})") from None

    def _open(self) -> None:
        text, faults = read_text(self.path.name, self.path)
        if text is None or faults:
            reason = faults[0].message if faults else "it cannot be read"
            raise ProjectError(f"{self.path}: {reason}; choose another file with -o")
        self.before = self.path.read_bytes()
        bare = text.removeprefix(_MARK)
        if "\r\n" in bare:
            self._breaks = "\r\n"
            bare = bare.replace("\r\n", "\n")
        self._lines = bare.split("\n")
        part = read_part(self.path.name, bare)
        lists = find_lists(self._lines)
        ids = {"claims": [claim.id for claim in part.claims], "references": [source.id for source in part.sources]}
        if lists is None or any(
            len(lists[name].items) != len(there) if name in lists else bool(there) for name, there in ids.items()
        ):
            raise ProjectError(
                f"{self.path}: it holds something that cannot be read, or is not written item by item, each with its "
                "dash on a line of its own; `chronos check` says what is wrong, or choose another file with -o"
            )
        self._lists = lists
        for name, there in ids.items():
            for number, one in enumerate(there):
                self._places[name].setdefault(one, number)
        self.sources = part.sources
        self.imported = {one.id: one.imported.file for one in part.claims if one.imported is not None}
        self._said = _said(part)  # a digest of each item, since the items themselves may take much room

    def _dash(self, name: str) -> str:
        return self._lists[name].dash if name in self._lists else "  - "

    def _put(self, name: str, one_id: str, text: str) -> Outcome:
        number = self._places[name].get(one_id)
        if number is None:
            self._spools[name].write(text)
            return "new"
        start, end = self._lists[name].items[number]
        lines = self._lines[start:end]
        there = "\n".join(lines) + "\n"
        if _ROW.sub("", there).rstrip("\n") == _ROW.sub("", text).rstrip("\n"):
            return "same"
        if "imported:" not in there:
            return "other"
        if not is_untouched(lines):
            return "edited"
        self._replaced[name][number] = text
        return "updated"

    def _compose(self, file: IO[str]) -> None:
        """Write what stood there, with what was replaced in its place and what is new behind its list."""
        if self.before is not None and self.before.startswith(b"\xef\xbb\xbf"):
            file.write(_MARK)
        lines = self._lines
        if lines and not lines[-1]:
            lines = lines[:-1]
        done = 0
        for listed in sorted(self._lists.values(), key=lambda one: one.head):
            if listed.is_empty and self._is_new(listed.name):
                file.writelines(f"{line}\n" for line in (*lines[done : listed.head], f"{listed.name}:"))
                done = listed.head + 1
            for number, (start, end) in enumerate(listed.items):
                new = self._replaced.get(listed.name, {}).get(number)
                if new is not None:
                    file.writelines(f"{line}\n" for line in lines[done:start])
                    file.write(new)
                    file.writelines("\n" for line in lines[start:end] if not line.strip())
                    done = end
            if self._is_new(listed.name):
                file.writelines(f"{line}\n" for line in lines[done : listed.end])
                done = listed.end
                self._copy(listed.name, file)
        file.writelines(f"{line}\n" for line in lines[done:])
        self._begin_lists(file)

    def _begin_lists(self, file: IO[str]) -> None:
        """Write the lists that did not stand there; a new file has both, for whoever reads it."""
        for name in _ORDER:
            if name not in self._lists and self._is_new(name):
                file.write(f"{name}:\n")
                self._copy(name, file)
            elif self.before is None:
                file.write(f"{name}: []\n")

    def _is_new(self, name: str) -> bool:
        return name in self._spools and self._spools[name].tell() > 0

    def _copy(self, name: str, file: IO[str]) -> None:
        spool = self._spools[name]
        spool.seek(0)
        copyfileobj(spool, file, 1 << 20)

    def _refuse_damage(self, written: Path) -> None:
        """Refuse what would change an item that was to stay; a new file has none.

        Raises:
            ProjectError: it would.
        """
        if self.before is None:
            return
        text, _ = read_text(self.path.name, written)
        after = read_part(self.path.name, (text or "").removeprefix(_MARK).replace("\r\n", "\n"))
        for name, now in _said(after).items():
            replaced = self._replaced.get(name, {})
            old = self._said[name]
            stays = [one for number, one in enumerate(old) if number not in replaced]
            kept = [one for number, one in enumerate(now[: len(old)]) if number not in replaced]
            if stays != kept:
                raise ProjectError(
                    f"{self.path}: what is imported cannot be put into it without changing something else; choose "
                    "another file with -o. Nothing was written"
                )


def _said(part: Part) -> dict[str, list[bytes]]:
    """Return a digest of each item of a file, list by list, without places."""
    return {
        "claims": [_digest(claim_fields(claim)) for claim in part.claims],
        "references": [_digest(source_fields(source)) for source in part.sources],
        "judgements": [
            _digest((one.claims, one.verdict, one.by, one.on, one.why, one.text)) for one in part.judgements
        ],
    }


def _digest(said: object) -> bytes:
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=12).digest()
