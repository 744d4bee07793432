"""What is wrong, and where: faults that stages meet, findings that rules report."""

from typing import Literal

from msgspec import Struct

from chronos.model.location import Location

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Most severe first."""


class Fault(Struct, frozen=True):
    """Something a stage could not read or reconcile.

    ``rule`` is the name of the rule that turns it into a finding; the rule alone knows the code and the
    severity, so that no stage depends on the check.
    """

    rule: str
    location: Location
    message: str
    claim: str = ""


class Finding(Struct, frozen=True):
    """What one rule says of one place; ``claim`` is the id of the claim it concerns, or empty."""

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    claim: str = ""
