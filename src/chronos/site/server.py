"""Listens on this machine, watches the timelines, and builds the site anew whenever they change."""

import asyncio
import errno
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final

from uvicorn import Config, Server
from watchfiles import Change, awatch

from chronos.model import ChronosError
from chronos.pipeline.serving import SiteRequest, watched_folder
from chronos.site.application import application
from chronos.site.state import State

HOST: Final = "127.0.0.1"
"""The loopback interface of IPv4 (RFC 1122, section 3.2.1.3): no other machine reaches it."""
_LOOK_EVERY: Final = 100
"""Milliseconds; the watch stands before the first build, which would otherwise miss what changes meanwhile."""
_PATIENCE: Final = 2
"""Seconds that pages have to take leave when the server ends."""


def serve(request: SiteRequest, port: int, say: Callable[[str], None]) -> None:
    """Serve a site until interrupted; ``port`` 0 stands for any that is free. ``say`` is told what happens.

    Raises:
        ChronosError: there is nothing at the path, or the port cannot be had.
    """
    folder = watched_folder(request)
    with _listening(port) as listener:
        say(f"serving {request.directory} at http://{HOST}:{listener.getsockname()[1]}/ (Ctrl-C ends)")
        try:
            asyncio.run(_run(request, listener, folder, say))
        except KeyboardInterrupt:
            return


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = "is in use; end what uses it, or name another with --port (0: any that is free)"
        else:
            reason = f"cannot be had ({(error.strerror or str(error)).lower()}); name another with --port, such as 8000"
        raise ChronosError(f"port {port} {reason}") from None


class _Server(Server):
    """A server that ends the streams of its pages before it waits for them."""

    def __init__(self, config: Config, state: State) -> None:
        super().__init__(config)
        self._state = state

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._state.close()
        await super().shutdown(sockets)


async def _run(request: SiteRequest, listener: socket.socket, folder: Path, say: Callable[[str], None]) -> None:
    state = State(request, say)
    config = Config(
        application(state),
        log_config=None,
        access_log=False,
        lifespan="off",
        loop="asyncio",
        http="h11",
        ws="none",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    stop = asyncio.Event()
    building = asyncio.create_task(_build_on_change(state, folder, stop))
    try:
        await _Server(config, state).serve(sockets=[listener])
    finally:
        stop.set()
        await building


async def _build_on_change(state: State, folder: Path, stop: asyncio.Event) -> None:
    """Build now, and after every change below the folder."""
    async for changes in awatch(
        folder,
        watch_filter=lambda _change, path: _is_read(path, folder),
        rust_timeout=_LOOK_EVERY,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        if changes or not state.version:
            await _build(state, changes)


async def _build(state: State, changes: set[tuple[Change, str]]) -> None:
    if changes:
        names = sorted({Path(path).name for _, path in changes})
        state.say(f"{names[0]} changed" if len(names) == 1 else f"{len(names)} files changed")
    await state.build()


def _is_read(path: str, folder: Path) -> bool:
    """Whether a build may look at a file: hidden files and folders are passed over."""
    return not any(part.startswith(".") for part in Path(path).relative_to(folder).parts)
