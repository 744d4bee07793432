"""Writes findings as JSON."""

import json
from collections import Counter
from collections.abc import Sequence

import msgspec

from chronos.model import SEVERITIES, CheckReport, Document, Edit, Finding


def findings_json(
    findings: Sequence[Finding], claims: int, suppressed: int = 0, known: Sequence[Finding] = ()
) -> Document:
    """Return ``findings.json``: every finding, and a summary by severity and by code of so many claims.

    ``known`` are further findings, those of a baseline; they are listed with the others, and marked.
    """
    listed = [*((finding, False) for finding in findings), *((finding, True) for finding in known)]
    if known:
        listed.sort(key=lambda pair: (pair[0].location, pair[0].code, pair[0].message))
    summary = _summary([finding for finding, _ in listed], claims, suppressed, len(known))
    text = dump({"findings": [_listed(finding, known=is_known) for finding, is_known in listed], "summary": summary})
    return Document("findings.json", f"{text}\n".encode())


def report_json(report: CheckReport, *, statistics: bool = False) -> str:
    """Return a report as JSON: its new findings and a summary, or with ``statistics`` the summary alone."""
    summary = _summary(report.findings, report.claims, report.suppressed, len(report.known))
    if report.baseline is not None:
        summary["gone"] = report.gone
    listed = [] if statistics else [_listed(finding) for finding in report.findings]
    return dump({"summary": summary} if statistics else {"findings": listed, "summary": summary})


def _summary(findings: Sequence[Finding], claims: int, suppressed: int, known: int) -> dict[str, object]:
    severities = Counter(finding.severity for finding in findings)
    return {
        "claims": claims,
        "findings": len(findings),
        **{severity: severities[severity] for severity in SEVERITIES},
        "suppressed": suppressed,
        "known": known,
        "codes": dict(sorted(Counter(finding.code for finding in findings).items())),
    }


def _listed(finding: Finding, *, known: bool = False) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "message": finding.message,
        "claim": finding.claim,
        "source": finding.source,
        "fixes": [_fix(edit) for edit in finding.fixes],
        **({"known": True} if known else {}),
    }


def _fix(edit: Edit) -> dict[str, object]:
    return {
        "path": edit.location.path,
        "line": edit.location.line,
        "column": edit.location.column,
        "text": edit.text,
        "insert": edit.insert,
        "order": list(edit.order),
    }


def dump(value: object) -> str:
    """Return a value as JSON that people can read; of the name of a folder, what is no text becomes question marks."""
    # With indentation, the standard library is five times slower than this.
    text = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    return msgspec.json.format(text, indent=2).decode()
