"""What a check found, and what stays of a finding when lines move."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from chronos.model.finding import Finding, Severity

Threshold = Severity | Literal["never"]
"""How severe a finding must be for a command to leave with 1; *never*: none is."""


class Fingerprint(Struct, frozen=True, order=True):
    """What stays of a finding when lines move and claims are sorted otherwise.

    ``path`` (relative to the folder of timelines) is empty where the finding concerns a claim or a source: those are
    known by their ids, in whatever file they stand. ``message`` is what is wrong, without places and without hints.
    """

    code: str
    path: str = ""
    claim: str = ""
    source: str = ""
    message: str = ""


Baseline = Mapping[Fingerprint, int]
"""Findings that are known, and how many of each."""


class CheckReport(Struct, frozen=True):
    """What was checked; the paths of the findings are as a person in the current folder would write them.

    ``findings`` are in the order of their places, project after project. ``suppressed`` is how many more there are that
    are permitted. Where a baseline was read, ``baseline`` is how many findings it has, ``known`` are those of them
    that were found again, and ``gone`` is how many were not; otherwise ``baseline`` is ``None``. ``off`` are the names
    of rules that were not applied in any project. ``failed``: some finding is severe enough to say so. ``copies`` is
    how many local copies of sources were looked at.
    """

    findings: tuple[Finding, ...]
    claims: int
    suppressed: int = 0
    known: tuple[Finding, ...] = ()
    gone: int = 0
    baseline: int | None = None
    off: frozenset[str] = frozenset()
    failed: bool = False
    copies: int = 0
