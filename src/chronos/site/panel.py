"""What serving adds to a page: a script that loads it anew, and a panel of what is wrong with the timelines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from chronos.model import SEVERITIES, Finding
from chronos.pipeline import harmless, many

OWN: Final = "_chronos/"
"""Where the files lie that serving adds."""
_MOST: Final = 200
"""Findings that a page lists; of a project with thousands, each page would be larger than what it says."""
_POLICY: Final = re.compile(
    r"""(<meta\b[^>]*\bhttp-equiv=["']?content-security-policy["']?[^>]*\bcontent=")([^"]*)""", re.IGNORECASE
)
_CONNECT: Final = re.compile(r"(?:^|;)\s*connect-src\b", re.IGNORECASE)


def own_file(name: str) -> bytes:
    """Return the script or the style sheet that serving adds."""
    return (Path(__file__).parent / name).read_bytes()


def with_panel(page: bytes, version: str, findings: Sequence[Finding], summary: str, error: str) -> bytes:
    """Return a page with the script and the panel, which a page without a summary of findings has not.

    Nothing else of it changes. The script is a file, which the policy of the page allows; that it may ask where it came
    from for news is added to the policy.
    """
    html = _POLICY.sub(_may_connect, page.decode(), count=1)
    head = (
        f'<link rel="stylesheet" href="/{OWN}live.css">\n'
        f'<script src="/{OWN}live.js" data-version="{escape(version)}" defer></script>\n'
    )
    html = _before(html, "</head>", head)
    if summary or error:
        html = _before(html, "</body>", "\n".join(panel(findings, summary, error)) + "\n")
    return html.encode()


def page_of(title: str, message: str) -> bytes:
    """Return a page that says one thing, in the look of the others."""
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        '<link rel="stylesheet" href="/assets/site.css">\n</head>\n<body>\n<main>\n'
        f"<h1>{escape(title)}</h1>\n<p>{_text(message)}</p>\n</main>\n</body>\n</html>\n"
    ).encode()


def panel(findings: Sequence[Finding], summary: str, error: str) -> Iterator[str]:
    """Yield the lines of the panel: what went wrong, if anything, and the findings, without links."""
    numbers = Counter(finding.severity for finding in findings)
    told = [many(numbers[one], one, "info" if one == "info" else "") for one in SEVERITIES if numbers[one]]
    yield f'<aside id=":chronos" aria-label="chronos"{" data-failed" if error else ""}>'
    if error:
        yield f'<p role="status">{_text(error)}</p>'
    yield f"<details><summary>{_text(', '.join(told) or 'nothing found')}</summary>"
    if summary:
        yield f"<p>{_text(summary)}</p>"
    if findings:
        yield "<ol>"
    for one in findings[:_MOST]:
        place = _text(f"{one.location.path}:{one.location.line}")
        yield f"<li><strong>{one.severity}</strong> {_text(one.code)} {_text(one.message)} <code>{place}</code></li>"
    if findings:
        yield "</ol>"
    if len(findings) > _MOST:
        yield f"<p>and {len(findings) - _MOST:,} more; `chronos check` lists them all</p>"
    yield "</details>"
    yield "</aside>"


def _may_connect(found: re.Match[str]) -> str:
    if _CONNECT.search(found[2]):
        return found[0]
    return f"{found[1]}{found[2].rstrip('; ')}; connect-src 'self'"


def _before(html: str, end: str, added: str) -> str:
    """Return a page with something added before an end tag: the first ``</head>``, the last ``</body>``."""
    at = html.find(end) if end == "</head>" else html.rfind(end)
    return f"{html[:at]}{added}{html[at:]}" if at >= 0 else f"{html}{added}"


def _text(text: str) -> str:
    return escape(harmless(text))
