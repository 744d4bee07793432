"""Reads and writes baselines: findings that are known, in a file of JSON with one of them a line."""

import json
import os
from pathlib import Path
from typing import Annotated, Final

import msgspec

from chronos.model import Baseline, Fingerprint
from chronos.store.files import ProjectError

VERSION: Final = 1
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


def read_baseline(path: Path) -> Baseline:
    """Read the findings that are known.

    Raises:
        ProjectError: the file cannot be read, or is no baseline.
    """
    way_out = f"delete it, and `chronos check --write-baseline {path}` writes it anew"
    try:
        content = path.read_bytes()
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


def _refuse_another(path: Path) -> None:
    """Refuse to replace what may be a person's work.

    Raises:
        ProjectError: the file is no baseline.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - unlike Path.is_file, it answers where there is no permission too
        raise ProjectError(f"{path}: cannot be written (this is not a regular file)")
    try:
        begin = path.read_bytes()[:40]
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
