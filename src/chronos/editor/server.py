"""The language server: the Language Server Protocol 3.17 on one side, :mod:`chronos.editor` on the other.

Changes of a text are made here: pygls would make them in lines that it splits where :meth:`str.splitlines` does, which
is not where editors do.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from chronos import __version__
from chronos.editor.completion import complete
from chronos.editor.hover import hover
from chronos.editor.mending import FIX_ALL, find_actions
from chronos.editor.projects import OpenFile, Project, find_root
from chronos.editor.protocol import to_diagnostic, to_item, to_location, to_range
from chronos.editor.texts import Span, Text
from chronos.editor.vocabulary import Vocabulary, role_of
from chronos.model import Corpus
from chronos.pipeline.editing import copy_path

_NOTHING: Final = Vocabulary(Corpus())
"""What is known of a file outside a project."""
_Asked = types.CompletionParams | types.HoverParams | types.DefinitionParams


class _Protocol(LanguageServerProtocol):
    """The protocol, in which nobody but this module makes the changes of a text."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Server(LanguageServer):
    """A server with the files that are open and the projects that they belong to."""

    def __init__(self) -> None:
        super().__init__("chronos", __version__, protocol_cls=_Protocol)
        self.files: dict[str, OpenFile] = {}
        self.projects: dict[Path, Project] = {}
        self.of: dict[str, Project] = {}
        """The project of each open file, by its address; files outside a project have none."""

    def text(self, content: str) -> Text:
        """Return a text in the units that the editor counts."""
        units = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Text(content, str(getattr(units, "value", units)))

    def put(self, uri: str, version: int | None, text: Text) -> None:
        """Take the text of a file as it stands in the editor."""
        opened = OpenFile(uri, version, text)
        self.files[uri] = opened
        written = to_fs_path(uri)
        path = Path(written) if written is not None else None
        project = self.of.get(uri)
        if project is None and path is not None:
            root = find_root(path, text.content)
            if root is not None:
                project = self.projects.setdefault(root, Project(root, self.publish))
        if project is not None and path is not None:
            opened.file = path.relative_to(project.root).as_posix()
            self.of[uri] = project
            project.files[opened.file] = opened
            project.touch()
        elif path is not None:
            opened.file = path.name

    def drop(self, uri: str) -> None:
        """Forget a file that was closed: what is on the disk counts again, and nothing is shown of it."""
        opened = self.files.pop(uri, None)
        project = self.of.pop(uri, None)
        if opened is not None and project is not None:
            project.files.pop(opened.file, None)
            if project.files:
                project.touch()
            else:
                project.leave()
                self.projects.pop(project.root, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def publish(self, project: Project) -> None:
        """Show what was found in every open file of a project."""
        for file, opened in project.files.items():
            shown = [to_diagnostic(project, opened.text, span, finding) for span, finding in project.found_in(file)]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(opened.uri, shown, opened.version))

    def vocabulary(self, uri: str) -> Vocabulary:
        """Return the words of the project of a file."""
        project = self.of.get(uri)
        return project.vocabulary if project is not None else _NOTHING


def make_server() -> Server:
    """Return a server that knows what it can do."""
    server = Server()
    _follow_texts(server)
    _follow_disk(server)
    _answer(server)
    _mend(server)
    return server


def _follow_texts(server: Server) -> None:
    """Take what is written in the editor."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        server.put(opened.uri, opened.version, server.text(opened.text))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        changed = params.text_document
        before = server.files.get(changed.uri)
        text = before.text if before is not None else server.text("")
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = change.range.start, change.range.end
                text = text.changed((start.line, start.character), (end.line, end.character), change.text)
            else:
                text = server.text(change.text)
        server.put(changed.uri, changed.version, text)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.drop(params.text_document.uri)

    @server.feature(types.SHUTDOWN)
    def shutdown(_params: None) -> None:
        for project in server.projects.values():
            project.leave()


def _follow_disk(server: Server) -> None:
    """Check again when files that are not open in the editor may have changed."""

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        files = server.client_capabilities.workspace
        watching = files.did_change_watched_files if files is not None else None
        if watching is not None and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher("**/*.{yaml,yml,YAML,YML}")]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        project = server.of.get(params.text_document.uri)
        if project is not None:
            project.touch()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(_params: types.DidChangeWatchedFilesParams) -> None:
        for project in server.projects.values():
            project.touch()


def _answer(server: Server) -> None:
    """Answer what an editor asks about a place."""

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", "{", ",", '"', "'", "-"])
    )
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        opened, row, column = await _place(server, params)
        if opened is None:
            return None
        found = complete(opened.text, row, column, opened.file, server.vocabulary(opened.uri))
        if found is None:
            return None
        range_ = to_range(opened.text, Span(row, found.start, row, found.end))
        items = [to_item(number, offer, range_) for number, offer in enumerate(found.offers)]
        return types.CompletionList(is_incomplete=True, items=items)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovering(params: types.HoverParams) -> types.Hover | None:
        opened, row, column = await _place(server, params)
        if opened is None:
            return None
        project = server.of.get(opened.uri)
        found = project.found_in(opened.file) if project is not None else []
        here = [finding for span, finding in found if finding.code and _holds(span, row, column)]
        said = hover(opened.text, (row, column), opened.file, server.vocabulary(opened.uri), here)
        if said is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, said[1])
        return types.Hover(content, to_range(opened.text, said[0]))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        opened, row, column = await _place(server, params)
        project = server.of.get(opened.uri) if opened is not None else None
        token = opened.text.token_at(row, column) if opened is not None else None
        if opened is None or project is None or token is None or token.is_key:
            return None
        role = role_of(token.path, opened.file)
        word = token.text.strip()
        if role == "file":
            copy = copy_path(project.root, word)
            return types.Location(copy.as_uri(), to_range(Text(""), Span(0, 0, 0, 0))) if copy is not None else None
        place = project.vocabulary.place(role, word.partition(",")[0].strip() if role == "source" else word)
        return to_location(project, place) if place is not None else None


def _mend(server: Server) -> None:
    """Offer the repairs of findings."""
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        opened = server.files.get(params.text_document.uri)
        project = server.of.get(params.text_document.uri)
        if opened is None or project is None:
            return []
        await project.settled()
        return list(find_actions(project, server.files.get(opened.uri, opened), params))


async def _place(server: Server, params: _Asked) -> tuple[OpenFile | None, int, int]:
    """Return the file and the place that is asked about, once its project has been read."""
    opened = server.files.get(params.text_document.uri)
    if opened is None:
        return None, 0, 0
    project = server.of.get(opened.uri)
    if project is not None and not project.has_been_read:
        await project.settled()
    row = params.position.line
    return opened, row, opened.text.to_column(row, params.position.character)


def _holds(span: Span, row: int, column: int) -> bool:
    return (span.row, span.start) <= (row, column) <= (span.end_row, span.end)


def serve() -> None:
    """Serve an editor over standard input and output until it leaves."""
    make_server().start_io()
