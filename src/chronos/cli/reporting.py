"""What commands say of findings and of the ledger, and the option that decides on their exit code."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from chronos.model import SEVERITIES, Finding, Ledger

fail_on = click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="Leave with 1 when there are findings of this severity or a worse one.",
)


def many(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun; the plural is the singular with an s unless it is given."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def finding_line(finding: Finding, root: Path | None = None) -> str:
    """Return ``path:line:column: CODE severity message``, the path below ``root`` where that is given."""
    place = f"{root.as_posix()}/{finding.location}" if root is not None else str(finding.location)
    return f"{place}: {finding.code} {finding.severity} {finding.message}"


def summary_line(findings: Sequence[Finding], claims: int) -> str:
    """Return how many findings there are, by severity, in how many claims."""
    numbers = Counter(finding.severity for finding in findings)
    listed = [
        many(numbers[severity], severity, "info" if severity == "info" else "")
        for severity in SEVERITIES
        if numbers[severity]
    ]
    return f"{many(claims, 'claim')} checked: {', '.join(listed) or 'nothing found'}"


def ledger_line(ledger: Ledger) -> str:
    """Return the ledger in one line."""
    return (
        f"{many(ledger.read, 'claim')} read = {ledger.shown} shown + {ledger.merged} merged "
        f"+ {ledger.undated} undated + {ledger.excluded} excluded"
    )
