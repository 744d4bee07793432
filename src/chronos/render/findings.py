"""Writes findings as JSON."""

import json
from collections import Counter
from collections.abc import Sequence

from chronos.model import SEVERITIES, Document, Finding


def findings_json(findings: Sequence[Finding], claims: int) -> Document:
    """Return ``findings.json``: every finding, and a summary by severity and by code of so many claims."""
    severities = Counter(finding.severity for finding in findings)
    summary: dict[str, object] = {
        "claims": claims,
        "findings": len(findings),
        **{severity: severities[severity] for severity in SEVERITIES},
        "codes": dict(sorted(Counter(finding.code for finding in findings).items())),
    }
    listed = [
        {
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity,
            "path": finding.location.path,
            "line": finding.location.line,
            "column": finding.location.column,
            "message": finding.message,
            "claim": finding.claim,
        }
        for finding in findings
    ]
    text = json.dumps({"findings": listed, "summary": summary}, ensure_ascii=False, indent=2)
    return Document("findings.json", f"{text}\n".encode())
