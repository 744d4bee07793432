"""Values of chronos as the Language Server Protocol has them: places, findings, offers."""

from typing import Final

from lsprotocol import types

from chronos.editor.completion import Offer
from chronos.editor.projects import Project
from chronos.editor.texts import Span, Text
from chronos.model import Finding, Location

_SEVERITIES: Final = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_KINDS: Final = {"field": types.CompletionItemKind.Field, "word": types.CompletionItemKind.Value}


def to_range(text: Text, span: Span) -> types.Range:
    """Return a part of a text in the units that the editor counts."""
    start = types.Position(span.row, text.to_units(span.row, span.start))
    return types.Range(start, types.Position(span.end_row, text.to_units(span.end_row, span.end)))


def to_diagnostic(project: Project, text: Text, span: Span, finding: Finding) -> types.Diagnostic:
    """Return a finding as an editor shows it; one that the baseline has is no more than a hint."""
    known = finding in project.known
    return types.Diagnostic(
        range=to_range(text, span),
        severity=types.DiagnosticSeverity.Hint if known else _SEVERITIES[finding.severity],
        code=finding.code or None,
        source="chronos",
        message=finding.message,
    )


def to_item(number: int, offer: Offer, range_: types.Range) -> types.CompletionItem:
    """Return an offer, which is to stay in its place (from 0) among the others."""
    return types.CompletionItem(
        label=offer.label,
        kind=_KINDS[offer.kind],
        detail=offer.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.more) if offer.more else None,
        sort_text=f"{number:05}",
        filter_text=offer.sift,
        text_edit=types.TextEdit(range_, offer.text),
    )


def to_location(project: Project, place: Location) -> types.Location:
    """Return the place of a value of a project."""
    uri, text = text_of(project, place.path)
    return types.Location(uri, to_range(text, text.span(max(place.line - 1, 0), max(place.column - 1, 0))))


def text_of(project: Project, file: str) -> tuple[str, Text]:
    """Return the address and the text of a file of a project, open or not."""
    opened = project.files.get(file)
    if opened is not None:
        return opened.uri, opened.text
    path = project.root / file
    try:
        content = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        content = ""
    units = next((one.text.units for one in project.files.values()), "utf-16")
    return path.as_uri(), Text(content, units)
