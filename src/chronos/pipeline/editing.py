"""What an editor asks for: a project as it stands on the screen, and single values of it in words."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from chronos.edtf import LANGUAGES
from chronos.model import Corpus, Finding
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.free_ids import with_free_ids
from chronos.pipeline.requests import CheckRequest
from chronos.render.citing import bibliography_line
from chronos.render.escaping import markdown
from chronos.store import copy_path, project_root, read
from chronos.store.edits import Change, apply_fixes
from chronos.store.walk import ENDINGS, SETTINGS

__all__ = [
    "ENDINGS",
    "LANGUAGES",
    "SETTINGS",
    "Change",
    "Checked",
    "apply_fixes",
    "bibliography_line",
    "check_texts",
    "copy_path",
    "markdown",
    "read_project",
]


class Checked(Struct, frozen=True):
    """A project as read, and what was found in it; the paths of findings are relative to its folder.

    ``known`` are further findings, which the baseline of the project has.
    """

    corpus: Corpus
    findings: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()


def read_project(path: Path) -> Corpus:
    """Read the project that a path names.

    Raises:
        ProjectError: there is nothing at the path, or the project or its settings cannot be read.
    """
    return read(project_root(path))


def check_texts(root: Path, texts: Mapping[str, str]) -> Checked:
    """Check the project in a folder of timelines, with texts in place of what its files say.

    ``texts`` are by the path of the file relative to the folder, with ``/`` between its parts; the file need not exist.

    Raises:
        ProjectError: the folder, the settings or the baseline cannot be read.
    """
    corpus = read(root, texts=texts)
    settled = check_corpus(corpus, root)
    settings = corpus.settings.check
    report = CheckRequest().compare(settled, root=root, claims=corpus.claims_read, settings=settings)
    return Checked(corpus, tuple(with_free_ids(report.findings, corpus)), report.known)
