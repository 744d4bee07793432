"""What is served at a moment: the last good site, and what is wrong with the timelines now."""

import asyncio
from collections.abc import AsyncIterator, Callable
from hashlib import sha256
from typing import Final

from chronos.model import ChronosError, Document
from chronos.pipeline.serving import Pictures, Site, SiteRequest, document_later, site_of

_STILL_THERE: Final = 15.0
"""Seconds after which a stream in which nothing happens says so, lest something between closes it."""


class Stopped(Exception):  # noqa: N818 - it is no error
    """Nobody waits for what is being built."""


class State:
    """The site of a project, built in a thread beside the one that serves it.

    ``error`` is why the last build failed, empty where it did not; then ``site`` is the last that did not. ``version``
    is another one whenever pages look otherwise. ``say`` is told one line about each build.
    """

    def __init__(self, request: SiteRequest, say: Callable[[str], None]) -> None:
        self.request = request
        self.say = say
        self.site: Site | None = None
        self.error = ""
        self.version = ""
        self.closed = False
        self._pictures = Pictures()
        self._changed = asyncio.Event()
        self._later: dict[str, Document | None] = {}
        self._writing = asyncio.Lock()

    async def ready(self) -> None:
        """Wait until the first build is done."""
        while not self.version and not self.closed:
            await self._changed.wait()

    async def build(self) -> None:
        """Build the site anew; what fails stands in ``error``."""
        try:
            site = await asyncio.to_thread(site_of, self.request, self._go_on, self._pictures)
        except Stopped:
            return
        except ChronosError as error:
            self.error = str(error)
        except Exception as error:  # noqa: BLE001 - the next change may mend it
            self.error = _internal(error)
        else:
            self.site, self.error = site, ""
        self._later.clear()
        self.version = self._digest()
        self.say(self.error or (self.site.summary if self.site is not None else ""))
        self._wake()

    async def find(self, path: str) -> Document | None:
        """Return the document of a path; Word files and PDFs are written when they are first asked for.

        Raises:
            ChronosError: it cannot be written.
        """
        site = self.site
        if site is None or path in site.documents:
            return site.documents[path] if site is not None else None
        if f"{path.rpartition('.')[0]}.md" not in site.documents:
            return None
        async with self._writing:  # one at a time: each takes a whole processor
            if path in self._later:
                return self._later[path]
            try:
                found = await asyncio.to_thread(document_later, self.request, path)
            except ChronosError:
                raise
            except Exception as error:
                raise ChronosError(_internal(error)) from error
            self._later[path] = found
            return found

    async def versions(self) -> AsyncIterator[str]:
        """Yield the version that is served, again whenever it changes, and nothing (empty) now and then."""
        told = ""
        while not self.closed:
            changed = self._changed
            if self.version != told:
                told = self.version
                yield told
                continue
            try:
                await asyncio.wait_for(changed.wait(), _STILL_THERE)
            except TimeoutError:
                yield ""

    def close(self) -> None:
        """End all streams, and what is being built."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def _go_on(self, _done: int, _steps: int) -> None:
        if self.closed:
            raise Stopped

    def _digest(self) -> str:
        digest = sha256(self.error.encode("utf-8", "replace"))
        if self.site is not None:
            for path, document in sorted(self.site.documents.items()):
                digest.update(b"\0%b\0" % path.encode("utf-8", "replace"))
                digest.update(document.content)
            digest.update(repr(self.site.findings).encode("utf-8", "replace"))
        return digest.hexdigest()


def _internal(error: Exception) -> str:
    return f"internal error, a fault of chronos and not of the data ({type(error).__name__}: {error})"
