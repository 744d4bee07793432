"""Pictures as PDF, with their texts as text.

The renderer's PDF has fonts and other resources in another order each time, and takes a pixel for a point. The file is
written anew with all names in their order, and the objects numbered in the order in which they are met.
"""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Final

import vl_convert
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    RectangleObject,
    TextStringObject,
)

from chronos.chart.picture import no_system_fonts

_POINTS: Final = 0.75
"""Of a pixel: an inch is 96 pixels of CSS (CSS Values and Units 3, 6.2) and 72 points of PDF (ISO 32000-1, 8.3.2.3)."""

_LANGUAGE = re.compile(r'<svg [^>]*?\b(?:xml:)?lang="([^"]*)"')


def pdf(svg: str) -> bytes:
    """Return a picture as a PDF of one page that is as large as the picture; the same picture gives the same bytes.

    The ``title`` and the ``desc`` of the picture are the title and the subject of the file, and its language is that of
    the file.

    Args:
        svg: A picture of :func:`chronos.chart.picture.draw`.
    """
    with no_system_fonts():
        drawn = vl_convert.svg_to_pdf(svg)
    original = PdfReader(BytesIO(drawn)).pages[0]
    _sort(original, set())
    writer = PdfWriter()
    page = writer.add_page(original)
    page[NameObject("/MediaBox")] = RectangleObject([float(side) * _POINTS for side in page.mediabox])
    scaling = DecodedStreamObject()
    scaling.set_data(f"{_POINTS} 0 0 {_POINTS} 0 0 cm\n".encode())
    first = writer._add_object(scaling)  # noqa: SLF001 - there is no public way that leaves the rest packed as it is
    page[NameObject("/Contents")] = ArrayObject([first, page.raw_get("/Contents")])
    writer.metadata = {"/Title": _words(svg, "title"), "/Subject": _words(svg, "desc")}
    root = writer.root_object
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    language = _LANGUAGE.match(svg)
    if language is not None:
        root[NameObject("/Lang")] = TextStringObject(unescape(language[1]))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _sort(value: object, seen: set[int]) -> None:
    """Bring the names in every dictionary into their order, in which what they refer to will be numbered."""
    found = value.get_object() if isinstance(value, PdfObject) else None
    if found is None or id(found) in seen:
        return
    seen.add(id(found))
    if isinstance(found, DictionaryObject):
        named = {name: found.raw_get(name) for name in sorted(found)}
        found.clear()
        found.update(named)
        for each in named.values():
            _sort(each, seen)
    elif isinstance(found, ArrayObject):
        for each in found:
            _sort(each, seen)


def _words(svg: str, element: str) -> str:
    """Return what stands in the first element of a name, which has no attributes."""
    found = re.search(f"<{element}>(.*?)</{element}>", svg, re.DOTALL)
    return unescape(found[1]) if found is not None else ""
