"""A served site as a process of its own, and a client that speaks HTTP to it, for tests."""

import http.client
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Final

import pytest

PATIENCE: Final = 60
"""Seconds until a test gives up; a change is seen within two."""


class Answer:
    """What the server answers: status, headers in small letters, and the body."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def text(self) -> str:
        return self.body.decode()


class Served:
    """A running `chronos serve`, and the lines that it says."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        command = [sys.executable, "-m", "chronos", "serve", *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=cwd)
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        found = re.fullmatch(r"serving .* at (http://127\.0\.0\.1:([0-9]+)/) \(Ctrl-C ends\)", self.line())
        assert found is not None
        self.url = found[1]
        self.port = int(found[2])

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def line(self) -> str:
        """Return the next line that is said."""
        try:
            return self.lines.get(timeout=PATIENCE)
        except Empty:
            pytest.fail("waited for a line and heard nothing")

    def get(self, path: str, *, method: str = "GET", host: str | None = None) -> Answer:
        """Ask for a path, as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", f"127.0.0.1:{self.port}" if host is None else host)
        connection.endheaders()
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    def events(self) -> Iterator[str]:
        """Yield the versions of an open stream of events."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/_chronos/events")
        response = connection.getresponse()
        assert response.status == 200
        assert response.getheader("content-type", "").startswith("text/event-stream")
        try:
            while line := response.readline().decode():
                if line.startswith("data: "):
                    yield line.removeprefix("data: ").strip()
        finally:
            connection.close()

    def interrupt(self) -> int:
        """Send what Ctrl-C sends; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def served(*arguments: str, cwd: Path) -> Iterator[Served]:
    """Serve for as long as a test takes."""
    running = Served(*arguments, cwd=cwd)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()
        running.reader.join()
        assert running.process.stdout is not None
        running.process.stdout.close()
