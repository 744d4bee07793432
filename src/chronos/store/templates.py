"""Reads the layouts of a project: the files in ``templates/`` in its folder of timelines."""

import os
from codecs import BOM_UTF8
from pathlib import Path
from typing import Final

from chronos.store.files import ProjectError, decode_text, read_content
from chronos.store.walk import TEMPLATES, reason_of

PAGES: Final = ("chronology.html", "index.html", "event.html", "source.html")
"""Layouts of pages of the site."""
DOCUMENTS: Final = ("chronology.md", "index.md", "layout.md", "chronology.typ")
"""Layouts of Markdown, of Word and PDF, and the look of PDF."""
REFERENCE: Final = "reference.docx"
"""The Word file from which Word documents have their styles."""
NAMES: Final = (*DOCUMENTS[:2], *PAGES, *DOCUMENTS[2:], REFERENCE)
"""All that there may be."""
_MOST: Final = 20_000_000
"""Bytes of a file: a reference document with fonts inside has a few million."""


def read_templates(root: Path) -> dict[str, bytes]:
    """Return the layouts that a project has, as they are in their files, by name; texts among them are UTF-8.

    Raises:
        ProjectError: a file there is none that a project can have, or cannot be read; the message names it.
    """
    folder = root / TEMPLATES
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - names alone
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ProjectError(f"{TEMPLATES}: this folder cannot be read ({reason_of(error)})") from None
    return {name: _read(name, folder / name) for name in names}


def _read(name: str, path: Path) -> bytes:
    shown = f"{TEMPLATES}/{name}"
    if name not in NAMES:
        raise ProjectError(f"{shown!r}: there is no template of this name; rename it, or take it away. {_known()}")
    content, problems = read_content(shown, path)
    if content is None:
        raise ProjectError(f"{shown}: {problems[0].message}")
    if len(content) > _MOST:
        raise ProjectError(f"{shown}: this file has more than {_MOST:,} bytes; make it smaller")
    if name == REFERENCE:
        return content
    _, problems = decode_text(shown, content)
    if problems:
        place = problems[0].location
        raise ProjectError(f"{shown}:{place.line}:{place.column}: this is not UTF-8; save the file as UTF-8")
    return content.removeprefix(BOM_UTF8)


def _known() -> str:
    return f"A project can have {', '.join(NAMES[:-1])} and {NAMES[-1]}"
