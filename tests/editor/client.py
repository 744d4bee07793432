"""A client of the Language Server Protocol: just enough to drive a server over its pipes as an editor does."""

import json
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO

WAIT = 20
"""Seconds after which an answer is not coming any more."""
CAPABILITIES: dict[str, Any] = {
    "textDocument": {
        "publishDiagnostics": {"codeDescriptionSupport": True, "versionSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "insertReplaceSupport": True}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
}


class Client:
    """One server: requests are answered in order, notifications are kept until they are asked for.

    ``to`` and ``of`` are the ends of the pipes to and of the server; ``folder`` is what the editor has open.
    """

    def __init__(self, to: IO[bytes], of: IO[bytes], folder: Path) -> None:
        self.folder = folder
        self.to = to
        self.of = of
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.kept: list[dict[str, Any]] = []
        self.number = 0
        self.versions: dict[str, int] = {}
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def initialize(self, **more: Any) -> dict[str, Any]:
        """Shake hands; return what the server says it can do."""
        folders = [{"uri": self.folder.as_uri(), "name": self.folder.name}]
        parameters = {"processId": None, "rootUri": self.folder.as_uri(), "workspaceFolders": folders}
        answer: dict[str, Any] = self.ask("initialize", **{**parameters, "capabilities": CAPABILITIES, **more})
        self.tell("initialized")
        return answer

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a request and return its result."""
        self.number += 1
        asked = self.number
        self._send({"id": asked, "method": method, "params": parameters})
        while True:
            message = self.messages.get(timeout=WAIT)
            if message.get("id") == asked and "method" not in message:
                if "error" in message:
                    raise RuntimeError(message["error"])
                return message["result"]
            self.kept.append(message)

    def tell(self, method: str, **parameters: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def open(self, path: Path, text: str) -> str:
        """Open a file with a text, saved or not, and return its address."""
        address = path.as_uri()
        self.versions[address] = 1
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return address

    def change(self, address: str, text: str, *parts: dict[str, Any]) -> None:
        """Put a text in place of that of an open file, or of its parts (ranges), one after the other."""
        self.versions[address] += 1
        document = {"uri": address, "version": self.versions[address]}
        changes = [{"text": text, "range": part} for part in parts] or [{"text": text}]
        self.tell("textDocument/didChange", textDocument=document, contentChanges=changes)

    def close(self, address: str) -> None:
        """Close an open file."""
        self.tell("textDocument/didClose", textDocument={"uri": address})

    def at(self, method: str, address: str, line: int, character: int, **more: Any) -> Any:
        """Ask about a place in a file, both from 0."""
        position = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", textDocument={"uri": address}, position=position, **more)

    def notified(self, method: str, **wanted: Any) -> dict[str, Any]:
        """Return the parameters of the next notification (or request of the server) of this name that has these."""
        while True:
            for number, message in enumerate(self.kept):
                parameters = dict(message.get("params") or {})
                if message.get("method") == method and wanted.items() <= parameters.items():
                    del self.kept[number]
                    return parameters
            self.kept.append(self.messages.get(timeout=WAIT))

    def diagnostics(self, address: str) -> list[dict[str, Any]]:
        """Return the diagnostics of the version of a file that was sent last."""
        while True:
            shown = self.notified("textDocument/publishDiagnostics", uri=address)
            if shown.get("version") == self.versions.get(address):
                return list(shown["diagnostics"])

    def found(self, address: str, *codes: str | None) -> list[dict[str, Any]]:
        """Return the diagnostics of a file once they have these codes, in their order."""
        while True:
            diagnostics = self.diagnostics(address)
            if [one.get("code") for one in diagnostics] == list(codes):
                return diagnostics

    def leave(self) -> None:
        """Shut the server down."""
        self.ask("shutdown")
        self.tell("exit")

    def _send(self, message: dict[str, Any]) -> None:
        if message["method"] in ("shutdown", "exit"):
            del message["params"]
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.to.flush()

    def _read(self) -> None:
        while header := self.of.readline():
            length = int(header.split(b":")[1])
            while self.of.readline().strip():
                pass
            self.messages.put(json.loads(self.of.read(length)))


@contextmanager
def serving(command: Sequence[str], folder: Path) -> Iterator[tuple[Client, subprocess.Popen[bytes]]]:
    """Run a server while a test talks to it; it is killed if it has not left by then."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        client = Client(process.stdin, process.stdout, folder)
        try:
            yield client, process
        finally:
            process.kill()
            client.reader.join(WAIT)


@contextmanager
def served_here(serve: Callable[[BinaryIO, BinaryIO], None], folder: Path) -> Iterator[Client]:
    """Run a server in a thread of this process, where what it runs is measured, while a test talks to it."""
    (to_read, to_write), (of_read, of_write) = os.pipe(), os.pipe()
    with open(to_read, "rb") as to_server, open(of_write, "wb") as of_server:  # noqa: PTH123 - numbers, not paths
        thread = threading.Thread(target=serve, args=(to_server, of_server))
        thread.start()
        with open(to_write, "wb") as to, open(of_read, "rb") as of:  # noqa: PTH123
            client = Client(to, of, folder)
            try:
                yield client
            finally:
                to.close()
                thread.join(WAIT)
                of_server.close()
                client.reader.join(WAIT)
