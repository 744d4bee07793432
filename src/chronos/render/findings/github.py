"""Writes findings as commands of GitHub Actions, which shows them beside the lines they are about."""

from collections.abc import Iterator
from typing import Final

from chronos.model import CheckReport, Finding
from chronos.render.findings.terminal import harmless

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""What has a meaning in a command (actions/toolkit, ``packages/core/src/command.ts``)."""


def github(report: CheckReport) -> Iterator[str]:
    """Yield a workflow command for each finding."""
    return map(_command, report.findings)


def _command(finding: Finding) -> str:
    place = finding.location
    properties = {"file": place.path}
    if place.line:
        properties |= {"line": str(place.line), "col": str(place.column)}
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{name}={_escape(value, _PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escape(finding.message, _DATA)}"


def _escape(text: str, signs: dict[int, str]) -> str:
    return harmless(text.translate(signs))
