"""Builds the site of a project in memory, for those who look at it while they write."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from chronos.chart.picture import Pictures
from chronos.model import Document, Finding, Location
from chronos.pipeline.building import BuildCut, BuildRequest
from chronos.pipeline.editions import find_edition
from chronos.pipeline.manuscripts import kit_of
from chronos.pipeline.writing_one import WriteRequest, write
from chronos.render.findings.summary import report_line
from chronos.store import project_root, read

__all__ = ["Pictures", "Site", "SiteRequest", "document_later", "site_of", "watched_folder"]

_LATER: Final = re.compile(r"(?:countries|regions)/([^/]+)/chronology(?:\.([a-z]{2}))?\.(docx|pdf)")
"""What takes long to write and is seldom looked at: the scope, the language unless it is the first, and the format."""


class SiteRequest(Struct, frozen=True, kw_only=True):
    """Whose site to build: a folder of timelines, and the name of one of its editions (empty: everything)."""

    directory: Path
    edition: str = ""


class Site(Struct, frozen=True, kw_only=True):
    """A site: the documents that a build would write but for Word and PDF, by their paths.

    ``findings`` are what a check finds, with paths as a person in the current folder would write them; ``summary`` has
    their number in one line.
    """

    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]
    summary: str


def site_of(
    request: SiteRequest,
    progress: Callable[[int, int], None] = lambda _done, _steps: None,
    pictures: Pictures | None = None,
) -> Site:
    """Read, check and arrange a project, and write its pages with all that they link to.

    ``progress`` is told after each step how many are done, and how many there are; what it raises ends the work.
    ``pictures`` are those of the last site, which are not drawn again.

    Raises:
        ChronosError: the project, its settings, its citation style or a template cannot be read or used.
    """
    if pictures is not None:
        pictures.turn()
    root = project_root(request.directory)
    whole = read(root)
    whole = structs.replace(whole, settings=structs.replace(whole.settings, formats=("md", "html")))
    edition = find_edition(whole, request.edition) if request.edition else None
    kit = kit_of(root, whole.settings)
    cut = BuildCut(whole, root, edition, BuildRequest(directory=request.directory), kit)
    documents = {document.path: document for document in cut.documents(progress, pictures)}
    return Site(
        documents=documents,
        findings=tuple(_placed(finding, root) for finding in cut.checked.findings),
        summary=report_line(cut.checked),
    )


def document_later(request: SiteRequest, path: str) -> Document | None:
    """Write the Word file or the PDF that a path of the site asks for; ``None`` where it asks for none.

    Raises:
        ChronosError: there is no such chronology, or it cannot be written.
    """
    asked = _LATER.fullmatch(path)
    if asked is None:
        return None
    scope, language, form = asked.groups()
    wanted = WriteRequest(
        scope=scope,
        directory=request.directory,
        format="pdf" if form == "pdf" else "docx",
        language=language or "",
        edition=request.edition,
    )
    return structs.replace(write(wanted).document, path=path)


def watched_folder(request: SiteRequest) -> Path:
    """Return the folder whose files a site is made of: timelines, settings, styles and templates, hidden ones aside.

    Raises:
        ProjectError: there is nothing at the path.
    """
    return project_root(request.directory).absolute()


def _placed(finding: Finding, root: Path) -> Finding:
    place = finding.location
    return structs.replace(finding, location=Location((root / place.path).as_posix(), place.line, place.column))
