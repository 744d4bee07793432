"""Answers requests: the pages of the site, the stream of its versions, and nothing for other hosts."""

from collections.abc import AsyncIterator
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from chronos.model import ChronosError, Document
from chronos.site.panel import OWN, own_file, page_of, with_panel
from chronos.site.state import State

_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""Media types (IANA) by what the names of files end in."""
_HOSTS: Final = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""What this machine calls itself. Under any other name a page of somebody else may be asking, whose name has been made
to lead here (DNS rebinding)."""
_ICON: Final = "favicon.ico"
"""Browsers ask for it by themselves; no page names one, and to say that there is none would be an error in them."""
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def application(state: State) -> ASGIApp:
    """Return what answers requests for the site."""

    async def serve(request: Request) -> Response:
        return await _answer(state, request.path_params["path"])

    async def events(_request: Request) -> Response:
        return StreamingResponse(_stream(state), media_type="text/event-stream", headers=_HEADERS)

    routes = [Route(f"/{OWN}events", events), Route("/{path:path}", serve)]
    return _LocalOnly(Starlette(routes=routes))


class _LocalOnly:
    """Refuses requests that name another host than this one."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_local(scope):
            refused = PlainTextResponse("This server answers for localhost alone.\n", 400, headers=_HEADERS)
            await refused(scope, receive, send)
        else:
            await self._application(scope, receive, send)


def _is_local(scope: Scope) -> bool:
    named = [value.decode("latin-1").strip().lower() for name, value in scope["headers"] if name == b"host"]
    if len(named) != 1:
        return False
    host, colon, port = named[0].rpartition(":")
    if not colon or named[0].endswith("]"):
        host, port = named[0], "0"
    return host in _HOSTS and port.isascii() and port.isdigit()


async def _answer(state: State, path: str) -> Response:
    if path.startswith(OWN) and path.removeprefix(OWN) in ("live.js", "live.css"):
        return _sent(Document(path, own_file(path.removeprefix(OWN))))
    if path == _ICON:
        return Response(status_code=204, headers=_HEADERS)
    await state.ready()
    try:
        found = await _found(state, path)
    except ChronosError as error:
        return _page(state, page_of("This cannot be written", str(error)), 500)
    if found is not None and found.path.endswith(".html"):
        return _page(state, found.content, 200)
    if found is not None:
        return _sent(found)
    if state.site is None:
        return _page(state, page_of("There is no site yet", state.error), 503)
    return _page(state, page_of("There is no such page", f"/{path} is not part of this site."), 404)


async def _found(state: State, path: str) -> Document | None:
    """Return the document of a path; a folder stands for its index, or for its chronology."""
    if not path or path.endswith("/"):
        return await state.find(f"{path}index.html") or await state.find(f"{path}chronology.html")
    return await state.find(path)


def _page(state: State, page: bytes, status: int) -> Response:
    site = state.site
    if site is None:
        html = with_panel(page, state.version, (), "", "")
    else:
        error = f"The timelines cannot be built now; this is the last good site. {state.error}" if state.error else ""
        html = with_panel(page, state.version, site.findings, site.summary, error)
    return Response(
        html,
        status,
        headers={**_HEADERS, "Content-Security-Policy": "frame-ancestors 'none'"},
        media_type=_TYPES["html"],
    )


def _sent(document: Document) -> Response:
    ending = document.path.rpartition(".")[2]
    # A picture opened by itself is a document, in which nothing may run.
    policy = {"Content-Security-Policy": "sandbox"} if ending == "svg" else {}
    media_type = _TYPES.get(ending, "application/octet-stream")
    return Response(document.content, headers={**_HEADERS, **policy}, media_type=media_type)


async def _stream(state: State) -> AsyncIterator[str]:
    """Yield the versions as Server-Sent Events (HTML Standard, section 9.2)."""
    async for version in state.versions():
        yield f"event: version\ndata: {version}\n\n" if version else ": still here\n\n"
