"""Suppressions: reasoned permissions for single findings."""

from msgspec import Struct

from chronos.model.location import Location


class Suppression(Struct, frozen=True):
    """A permission for what one rule (its code or name, as written) finds; ``why`` may be empty, which is a finding.

    ``claim`` or ``source`` is the id of what permits it; both are empty for one of the settings, which permits the
    rule in every file whose path matches ``paths`` (a pattern of :mod:`fnmatch`, relative to the timelines).
    """

    rule: str
    why: str
    location: Location
    claim: str = ""
    source: str = ""
    paths: str = ""
