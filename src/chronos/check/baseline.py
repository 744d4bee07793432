"""What is new beside the findings that are known already."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Final

from msgspec import Struct

from chronos.model import Baseline, Finding, Fingerprint

_PLACE = re.compile(r"[^\s:]+:\d+:\d+|(?<=\bline )\d+|(?<=\bcolumn )\d+")
_HIDING: Final = frozenset(["malformed-yaml", "not-utf8", "unreadable-file", "unsupported-yaml"])
"""Rules whose findings may keep others from being found."""


class Divided(Struct, frozen=True):
    """Findings in the order they came in: those that are ``new``, and those that are ``known``.

    ``gone`` is how many known findings were not met again; 0 also where something that could not be read may hide them.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()
    gone: int = 0


def fingerprint(finding: Finding) -> Fingerprint:
    """Return what stays of a finding when lines move."""
    said, _, _ = finding.message.partition("; ")
    path = "" if finding.claim or finding.source else finding.location.path
    return Fingerprint(finding.code, path, finding.claim, finding.source, _PLACE.sub("…", said))


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """Return the baseline by which all these findings are known."""
    return Counter(map(fingerprint, findings))


def divide(findings: Sequence[Finding], baseline: Baseline, off: Container[str] = ()) -> Divided:
    """Divide findings into new ones and known ones; of several alike the first are the known.

    ``off`` are the codes of rules that were not applied: what they would have found is not gone.
    """
    left = dict(baseline)
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        print_ = fingerprint(finding)
        if left.get(print_, 0):
            left[print_] -= 1
            known.append(finding)
        else:
            new.append(finding)
    hidden = any(finding.name in _HIDING for finding in findings)
    gone = 0 if hidden else sum(number for one, number in left.items() if one.code not in off)
    return Divided(tuple(new), tuple(known), gone)
