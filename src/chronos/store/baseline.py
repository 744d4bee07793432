"""Reads and writes baselines: findings that are known, in a file of JSON with one of them a line."""

import json
import os
import stat
from pathlib import Path
from typing import Annotated, Final

import msgspec

from chronos.model import Baseline, Fingerprint
from chronos.store.files import ProjectError

VERSION: Final = 1
MAX_BYTES: Final = 64 * 1024 * 1024
"""Of a baseline; a finding takes about 150 bytes, so that is some 400,000 of them."""
_NO_BASELINE: Final = "is no baseline of chronos"


class _Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    path: str = ""
    claim: str = ""
    source: str = ""
    message: str = ""
    count: Annotated[int, msgspec.Meta(ge=1)] = 1


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chronos_baseline: int
    findings: list[_Known]


def baseline_path(root: Path, named: str) -> Path:
    """Return the file that the settings of a folder of timelines name, by its path relative to that folder.

    Raises:
        ProjectError: it lies neither in that folder nor in the one around it, wherever links lead: what settings name
            is opened without being asked for.
    """
    path = root / named
    try:
        around = Path(os.path.realpath(root)).parent
        is_near = Path(os.path.realpath(path)).is_relative_to(around)
    except (OSError, ValueError):  # a name that no file can have
        is_near = False
    if not is_near:
        raise ProjectError(
            f"{str(path)!r}: this baseline is outside the folder of timelines and the one around it; move it there, or "
            "name it with --baseline"
        )
    return path


def read_baseline(path: Path) -> Baseline:
    """Read the findings that are known.

    Raises:
        ProjectError: the file cannot be read, or is no baseline.
    """
    way_out = f"delete it, and `chronos check --write-baseline {path}` writes it anew"
    try:
        content = _content(path)
    except FileNotFoundError:
        raise ProjectError(f"{path}: no such file; `chronos check --write-baseline {path}` writes it") from None
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read ({_reason(error)})") from None
    try:
        read = msgspec.json.decode(content, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProjectError(f"{path}: {_NO_BASELINE} ({' '.join(str(error).split())[:200]}); {way_out}") from None
    if read.chronos_baseline != VERSION:
        raise ProjectError(f"{path}: is a baseline of another version of chronos; {way_out}")
    known: dict[Fingerprint, int] = {}
    for one in read.findings:
        print_ = Fingerprint(one.code, one.path, one.claim, one.source, one.message)
        known[print_] = known.get(print_, 0) + one.count
    return known


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write the findings that are known, sorted, whole or not at all; an earlier baseline is replaced.

    Raises:
        ProjectError: the file is there and is something else, or it cannot be written.
    """
    if os.path.lexists(path):
        _refuse_another(path)
    rows = [json.dumps(_row(one, number), ensure_ascii=False) for one, number in sorted(baseline.items())]
    text = "\n".join([f'{{"chronos_baseline": {VERSION}, "findings": [', *_with_commas(rows), "]}", ""])
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode("utf-8", "backslashreplace"))
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ProjectError(f"{path}: cannot be written ({_reason(error)})") from None


def _content(path: Path) -> bytes:
    """Return what is in a file; what has no end or makes one wait is not opened.

    Raises:
        OSError: it cannot be read.
        ProjectError: it is no regular file, or too large.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise ProjectError(f"{path}: cannot be read (this is not a regular file)")
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ProjectError(f"{path}: cannot be read (a baseline has {MAX_BYTES // 1024 // 1024} MB at most)")
    return content


def _refuse_another(path: Path) -> None:
    """Refuse to replace what may be a person's work.

    Raises:
        ProjectError: the file is no baseline.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - unlike Path.is_file, it answers where there is no permission too
        raise ProjectError(f"{path}: cannot be written (this is not a regular file)")
    try:
        with path.open("rb") as file:
            begin = file.read(40)
    except OSError as error:
        raise ProjectError(f"{path}: cannot be written ({_reason(error)})") from None
    if begin.strip() and b'"chronos_baseline"' not in begin:
        raise ProjectError(f"{path}: is there and {_NO_BASELINE}; choose another name")


def _row(one: Fingerprint, number: int) -> dict[str, str | int]:
    fields = {name: value for name, value in msgspec.structs.asdict(one).items() if value}
    return fields | ({"count": number} if number > 1 else {})


def _with_commas(rows: list[str]) -> list[str]:
    return [f"{row}," for row in rows[:-1]] + rows[-1:]


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
