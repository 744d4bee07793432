"""The repairs of findings, as an editor offers them."""

from collections.abc import Iterator, Sequence
from typing import Final

from lsprotocol import types

from chronos.editor.projects import OpenFile, Project
from chronos.editor.protocol import text_of, to_diagnostic, to_range
from chronos.editor.texts import Span, Text
from chronos.model import Edit, Finding
from chronos.pipeline.editing import apply_fixes

FIX_ALL: Final = "source.fixAll.chronos"
_QUICK_FIX: Final = types.CodeActionKind.QuickFix.value
Fix = tuple[Edit, ...]


def find_actions(project: Project, opened: OpenFile, params: types.CodeActionParams) -> Iterator[types.CodeAction]:
    """Yield the repairs of what was found in a part of a file, and one for all that was found in it."""
    only = params.context.only
    wanted = None if only is None else [str(getattr(kind, "value", kind)) for kind in only]
    if _is_wanted(_QUICK_FIX, wanted):
        yield from _quick_fixes(project, opened, params.range)
    if _is_wanted(FIX_ALL, wanted):
        fixes = [finding.fixes for _, finding in project.found_in(opened.file) if finding.fixes]
        edit = _edit(project, fixes)
        if edit is not None:
            yield types.CodeAction("Mend all that chronos can mend in this file", kind=FIX_ALL, edit=edit)


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind is among those asked for; ``source`` stands for ``source.fixAll`` too."""
    return only is None or any(f"{kind}.".startswith(f"{one}.") or not one for one in only)


def _quick_fixes(project: Project, opened: OpenFile, asked: types.Range) -> Iterator[types.CodeAction]:
    for span, finding in project.found_in(opened.file):
        if finding.fixes and _touch(to_range(opened.text, span), asked):
            edit = _edit(project, [finding.fixes])
            if edit is not None:
                yield types.CodeAction(
                    title=_title(opened.text, finding),
                    kind=_QUICK_FIX,
                    diagnostics=[to_diagnostic(project, opened.text, span, finding)],
                    is_preferred=True,
                    edit=edit,
                )


def _touch(one: types.Range, other: types.Range) -> bool:
    first, last = (one.start.line, one.start.character), (one.end.line, one.end.character)
    start, end = (other.start.line, other.start.character), (other.end.line, other.end.character)
    return first <= end and start <= last


def _edit(project: Project, fixes: Sequence[Fix]) -> types.WorkspaceEdit | None:
    """Return fixes as edits of files, ``None`` where none of them can be made."""
    by_file: dict[str, list[Fix]] = {}
    for fix in fixes:
        for file in sorted({edit.location.path for edit in fix}):
            by_file.setdefault(file, []).append(tuple(edit for edit in fix if edit.location.path == file))
    changes: dict[str, list[types.TextEdit]] = {}
    for file, of_file in by_file.items():
        uri, text = text_of(project, file)
        made = apply_fixes(text.content, of_file).changes
        spans = ((Span(*text.place_of(one.start), *text.place_of(one.end)), one.text) for one in made)
        changes[uri] = [types.TextEdit(to_range(text, span), new) for span, new in spans]
    return types.WorkspaceEdit(changes=changes) if changes and all(changes.values()) else None


def _title(text: Text, finding: Finding) -> str:
    """Return what a fix does, in a few words."""
    first, *more = finding.fixes
    new = _shown(first.text)
    if more or not new or first.location.path != finding.location.path:
        return f"Mend {finding.code} {finding.name}"
    if first.insert:
        return f"Insert `{new}`"
    old = _shown(text.between(text.span(first.location.line - 1, first.location.column - 1)))
    return f"Replace `{old}` with `{new}`" if old else f"Write `{new}`"


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57]}..."
