"""What is wrong, and where: faults that stages meet, findings that rules report."""

from typing import Literal

from msgspec import Struct

from chronos.model.location import Location

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Most severe first."""


class Edit(Struct, frozen=True):
    """A repair that keeps the meaning: ``text``, as YAML, in place of the value that begins at ``location``.

    With ``insert`` nothing is replaced: ``text`` is a line of YAML (a field) that goes before what begins there, at
    the same indentation. With ``order`` the fields of the mapping that begins there are put in this order, each with
    its comments, and those that it does not name after them; ``text`` is empty.
    """

    location: Location
    text: str
    insert: bool = False
    order: tuple[str, ...] = ()


class Fault(Struct, frozen=True):
    """Something a stage could not read or reconcile.

    ``rule`` is the name of the rule that turns it into a finding; the rule alone knows the code and the
    severity, so that no stage depends on the check. ``claim`` or ``source`` is the id of what it concerns, empty
    where it concerns neither; ``fixes`` are repairs that together mend it.
    """

    rule: str
    location: Location
    message: str
    claim: str = ""
    source: str = ""
    fixes: tuple[Edit, ...] = ()


class Finding(Struct, frozen=True):
    """What one rule says of one place; ``claim`` or ``source`` is the id of what it concerns, or empty."""

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    claim: str = ""
    source: str = ""
    fixes: tuple[Edit, ...] = ()
