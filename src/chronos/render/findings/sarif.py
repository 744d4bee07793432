"""Writes findings in SARIF, the format in which tools exchange the results of static analysis.

Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard incorporating Errata 01, 2023-08-28;
sections are those of it.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from msgspec import Struct, structs

from chronos.model import CheckReport, Finding, Fingerprint, Severity
from chronos.render.findings.as_json import dump

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_LONGEST: Final = 1024
"""Characters of a description that GitHub's code scanning takes."""


class RuleCard(Struct, frozen=True):
    """What SARIF says of a rule: ``page`` is its manual page, ``summary`` the first sentence of it."""

    code: str
    name: str
    severity: Severity
    on: bool
    summary: str
    page: str


def sarif(
    report: CheckReport, rules: Sequence[RuleCard], version: str, fingerprint: Callable[[Finding], Fingerprint]
) -> str:
    """Return a report as one run; where a baseline was read, what it knows is listed too and said to be unchanged."""
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    new = "new" if report.baseline is not None else ""
    listed = [*((one, new) for one in report.findings), *((one, "unchanged") for one in report.known)]
    listed.sort(key=lambda pair: (pair[0].location, pair[0].code, pair[0].message))
    met: Counter[Fingerprint] = Counter()
    results: list[dict[str, object]] = []
    for finding, state in listed:
        print_ = fingerprint(finding)
        met[print_] += 1
        results.append(
            {
                "ruleId": finding.code,
                "ruleIndex": numbers[finding.code],
                "level": _LEVELS[finding.severity],
                "message": {"text": finding.message},
                "locations": [_location(finding)],
                "partialFingerprints": {"chronosFinding/v1": _digest(print_, met[print_])},
                **({"baselineState": state} if state else {}),
            }
        )
    driver = {"name": "chronos", "version": version, "semanticVersion": version, "rules": list(map(_rule, rules))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "properties": {"claims": report.claims, "suppressed": report.suppressed, "gone": report.gone},
        "results": results,
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleCard) -> dict[str, object]:
    why, _, _ = rule.page.partition("\nFails:")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(why.split())[:_LONGEST]},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
    }


def _location(finding: Finding) -> dict[str, object]:
    place = finding.location
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line:  # section 3.30.5: lines count from 1
        physical["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    owner, kind = (finding.claim, "claim") if finding.claim else (finding.source, "source")
    logical = {"logicalLocations": [{"fullyQualifiedName": owner, "kind": kind}]} if owner else {}
    return {"physicalLocation": physical, **logical}


def _uri(path: str) -> str:
    """Return a relative path as a relative reference, an absolute one as a URI (RFC 3986, sections 4.2 and 3)."""
    quoted = quote(os.fsencode(path))
    return f"file://{quoted}" if quoted.startswith("/") else quoted


def _digest(one: Fingerprint, number: int) -> str:
    return sha256(json.dumps([*structs.astuple(one), number]).encode()).hexdigest()[:32]
