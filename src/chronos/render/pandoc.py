"""Runs pandoc: always the one that ``pypandoc_binary`` ships, with nothing of the machine's or the user's."""

import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from chronos.model import ChronosError

_MOST: Final = 300
"""Characters of what pandoc says that are shown."""


class PandocError(ChronosError):
    """Pandoc could not do its work, or warned of something; the message is what it said, on one line."""


def run_pandoc(
    arguments: Sequence[str],
    given: bytes,
    files: Mapping[str, bytes] = {},
    environment: Mapping[str, str] = {},
    expected: str = "",
) -> bytes:
    """Return what pandoc writes to its standard output, of what it is given on its standard input.

    ``files`` lie, by their names, in the folder in which it runs, which is a temporary one with nothing else in it.
    ``environment`` is added to an environment that has a locale alone. Warnings with ``expected`` in them are none.

    Raises:
        PandocError: pandoc is not there, failed or warned.
    """
    program = _pandoc()
    with TemporaryDirectory(prefix="chronos-") as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        empty = Path(folder, "nothing")  # in place of the folder with the user's own templates and filters
        empty.mkdir()
        done = subprocess.run(  # noqa: S603 - the program is the package's own, the arguments are chronos's
            [program, f"--data-dir={empty}", *arguments],
            input=given,
            capture_output=True,
            check=False,
            cwd=folder,
            env={"LC_ALL": "C.UTF-8", **environment},
        )
    lines = done.stderr.decode("utf-8", "replace").replace(f"{folder}/", "").splitlines()
    said = " ".join(" ".join(line for line in lines if not expected or expected not in line).split())
    if done.returncode or said:
        raise PandocError(said[:_MOST] or f"pandoc stopped with {done.returncode}")
    return done.stdout


def _pandoc() -> Path:
    """Return the program in the package, which is found without loading it; another version would write other bytes."""
    package = find_spec("pypandoc")
    folder = Path(package.origin).parent / "files" if package is not None and package.origin is not None else None
    for name in ("pandoc", "pandoc.exe"):
        if folder is not None and (program := folder / name).is_file():
            return program
    raise PandocError("pandoc is missing; `pip install pypandoc_binary` brings it")
