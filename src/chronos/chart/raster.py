"""SVG into PNG, in a second process too where there are many.

The renderer and the packer each hold the interpreter while they work, so threads gain nothing. Run as a program, this
module makes a PNG of each SVG that it is sent; it needs nothing of the package.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

import oxipng
import vl_convert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PNG_SCALE: Final = 2.0
"""Pixels of the PNG for each of the nominal size, for print."""

_LENGTH: Final = struct.Struct(">I")
"""What stands before each file sent: its number of bytes."""
_AHEAD: Final = 2
"""Pictures sent before the first of them is back; the second process does not wait for the next, and none pile up."""


def raster(svg: str) -> bytes:
    """Return the PNG of an SVG, packed into a tenth of the bytes (the renderer hardly compresses).

    oxipng carries its own compressor, so the bytes are the same whichever zlib the machine has. Flat drawings pack
    best without row filters, and level 5 of libdeflate in a third of the time that the best takes.
    """
    png = vl_convert.svg_to_png(svg, scale=PNG_SCALE)
    return bytes(
        oxipng.optimize_from_memory(
            png, level=0, filter=[oxipng.RowFilter.NoOp], deflate=oxipng.Deflaters.libdeflater(5)
        )
    )


@contextmanager
def two_rasters() -> Iterator[Callable[[str], Future[bytes]]]:
    """Start a process, and yield what does as :func:`raster` does: there, or here while that process is busy."""
    with _started() as process, ThreadPoolExecutor(1) as thread:
        sent: list[Future[bytes]] = []

        def ask(svg: str) -> Future[bytes]:
            if process is None or sum(not each.done() for each in sent) >= _AHEAD:
                return _done(raster(svg))
            sent.append(thread.submit(_asked, process, svg))
            return sent[-1]

        yield ask


def _done(png: bytes) -> Future[bytes]:
    future: Future[bytes] = Future()
    future.set_result(png)
    return future


def serve(source: IO[bytes], target: IO[bytes]) -> None:
    """Make pictures until no more are asked for."""
    while svg := _read(source):
        _write(target, raster(svg.decode()))


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes] | None]:
    command = [sys.executable, "-P", __file__]
    pipe = subprocess.PIPE
    try:
        # In a session of its own: what interrupts this process ends it too, when it finds nothing more to read.
        process = subprocess.Popen(  # noqa: S603 - it is this file
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        yield None
        return
    with process:
        yield process
        if process.stdin is not None:
            with suppress(BrokenPipeError):
                process.stdin.close()


def _asked(process: subprocess.Popen[bytes], svg: str) -> bytes:
    """Ask a process; where it fails, what is asked for is made here, or fails here."""
    answer = b""
    if process.stdin is not None and process.stdout is not None:
        with suppress(OSError):
            _write(process.stdin, svg.encode())
            answer = _read(process.stdout)
    return answer or raster(svg)


def _write(stream: IO[bytes], content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes:
    """Return the next file, empty where there is none, or not the whole."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return b""
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else b""


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
