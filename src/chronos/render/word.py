"""Writes a chronology as a Word document (ECMA-376, WordprocessingML), which pandoc makes."""

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final
from xml.sax.saxutils import escape

from msgspec import Struct, json

from chronos.edtf import civil
from chronos.model import ChronosError
from chronos.render.archive import ArchiveError, pack, unpack
from chronos.render.blocks import document_blocks
from chronos.render.figures import keep_whole
from chronos.render.layout import laid_out
from chronos.render.manuscript import Manuscript
from chronos.render.markdown import Form
from chronos.render.nodes import API_VERSION, Cited, Node, node
from chronos.render.pandoc import PandocError, run_pandoc
from chronos.render.templating import FOLDER

_REFERENCE: Final = f"{FOLDER}/reference.docx"
_PIECE: Final = "word/document.xml"
_FEET: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
_ROW: Final = re.compile(rb"<w:tr>(<w:trPr>)?")
_FIXED: Final = re.compile(rb'<w:tblLayout w:type="fixed" />(?:(?!</w:tblGrid>).)*', re.DOTALL)
_COLUMN: Final = re.compile(rb'(?<=<w:gridCol w:w=")\d+')
_TAKEN_WIDTH: Final = 7920
"""Width of a text in twentieths of a point, as pandoc takes it to be when it writes those of columns."""
_FILE_NAME: Final = re.compile(rb'(<pic:cNvPr )descr="[^"]*" ')
_TITLE_FIELD: Final = '<w:fldSimple w:instr=" TITLE "><w:r><w:t>'
"""Ahead of what the field shows until it is worked out, which is nothing in our reference document."""
_PAGE: Final = re.compile(r"<w:pgSz\b[^>]*>.*?<w:pgMar\b[^>]*>|<w:pgMar\b[^>]*>.*?<w:pgSz\b[^>]*>", re.DOTALL)
_MEASURE: Final = re.compile(r"\bw:(w|h|top|right|bottom|left)=\"(\d+)\"")
_USUAL_PAGE: Final = (16.0, 24.7)
"""Width and height in centimetres of the text of a page where a reference document does not tell: A4, 2.5 cm around."""
_TWENTIETHS: Final = 20 * 72 / 2.54
"""Twentieths of a point in a centimetre."""
_NO_DAY: Final = (1980, 1, 1)
"""The day of a document that speaks for none: the first that its container can have."""


class Properties(Struct, frozen=True, kw_only=True):
    """What a file says of itself; ``day`` is when it was written, a day number."""

    title: str
    subject: str
    language: str
    day: int | None = None


def word(
    sheet: Manuscript, form: Form = "table", *, reference: bytes | None = None, layout: str | None = None
) -> bytes:
    """Return a chronology as a Word document.

    Args:
        sheet: What it says.
        form: How its entries stand.
        reference: The document whose styles, page and feet of pages it has, in place of ours.
        layout: The order of its parts; see :func:`chronos.render.layout.laid_out`.

    Raises:
        ChronosError: the reference document is none of Word, or the layout cannot be used.
    """
    styles = reference_of(reference)
    cited = Cited(sheet.notes, again=noteref)
    parts = document_blocks(sheet, form, cited, page_of(styles))
    return docx_of(
        laid_out(parts, layout, layout_fields(sheet)),
        reference=styles,
        pictures={f"{chart.name}.png": chart.png for chart in sheet.charts},
        properties=properties_of(sheet),
    )


def layout_fields(sheet: Manuscript) -> dict[str, str]:
    """Return the texts that a layout may have anywhere: the names of project, scope and edition, and the day."""
    chronology, words = sheet.chronology, sheet.words
    as_of = words.day(chronology.as_of) if chronology.as_of is not None else ""
    named = {"project": chronology.project, "scope": chronology.scope.name, "edition": chronology.edition}
    return {**named, "as_of": as_of}


def properties_of(sheet: Manuscript) -> Properties:
    """Return what a file with a chronology says of itself."""
    chronology = sheet.chronology
    return Properties(
        title=sheet.title, subject=chronology.scope.name, language=sheet.words.language, day=chronology.as_of
    )


def noteref(number: int, place: str) -> Node:
    """Return a mark of a footnote that has another, as a field that leads there (ECMA-376, 17.16.5.43)."""
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    field = (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> NOTEREF {place} \\f \\h </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>{number}</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )
    return node("RawInline", "openxml", field)


def docx_of(
    blocks: Sequence[Node], *, reference: bytes, pictures: Mapping[str, bytes], properties: Properties
) -> bytes:
    """Return blocks as a Word document, the same bytes wherever it is made.

    ``pictures`` are those that the blocks name, ``reference`` is what :func:`reference_of` returns.

    Raises:
        ChronosError: pandoc cannot use the reference document.
    """
    tree = {
        "pandoc-api-version": API_VERSION,
        "meta": {"lang": node("MetaString", properties.language)},
        "blocks": blocks,
    }
    arguments = ["--from=json", "--to=docx+native_numbering", "--reference-doc=reference.docx", "--output=-"]
    try:
        written = run_pandoc(arguments, json.encode(tree), {**pictures, "reference.docx": reference})
    except PandocError as error:
        raise ChronosError(
            f"{_REFERENCE}: pandoc cannot use it; save it with Word as a .docx. It says: {error}"
        ) from None
    unpacked = unpack(written)
    parts = {name: unpacked[name] for name in sorted(unpacked, key=_place)}
    _settle(parts, properties, page_of(reference))
    return pack(parts, properties.day)


def reference_of(given: bytes | None) -> bytes:
    """Return the reference document: a project's own, or ours.

    Raises:
        ChronosError: it is no document of Word.
    """
    if given is None:
        return files("chronos.render").joinpath("reference.docx").read_bytes()
    try:
        missing = {_PIECE, "word/styles.xml", "[Content_Types].xml"} - unpack(given).keys()
    except ArchiveError as error:
        raise ChronosError(f"{_REFERENCE}: this is no .docx ({error}); save it with Word as one") from None
    if missing:
        raise ChronosError(f"{_REFERENCE}: it lacks {min(missing)}; save it with Word as a .docx")
    return given


def page_of(reference: bytes) -> tuple[float, float]:
    """Return the width and height in centimetres of the text of a page of a reference document."""
    document = unpack(reference)[_PIECE].decode("utf-8", "replace")
    sections = _PAGE.findall(document)
    measures = {name: int(size) / _TWENTIETHS for name, size in _MEASURE.findall(sections[-1])} if sections else {}
    try:
        width = measures["w"] - measures["left"] - measures["right"]
        height = measures["h"] - measures["top"] - measures["bottom"]
    except KeyError:
        return _USUAL_PAGE
    return (width, height) if width > 1 and height > 1 else _USUAL_PAGE


def _place(name: str) -> tuple[int, str]:
    """Put what a reader looks for first there: types, then relations (ECMA-376 part 2, 10.3), then all by name."""
    return {"[Content_Types].xml": 0, "_rels/.rels": 1}.get(name, 2), name


def _settle(parts: dict[str, bytes], properties: Properties, page: tuple[float, float]) -> None:
    """Keep rows and figures whole, give feet of pages their title, and leave out who wrote the file, where and when."""
    width, height = page

    def column(found: re.Match[bytes]) -> bytes:
        return str(round(int(found[0]) * width * _TWENTIETHS / _TAKEN_WIDTH)).encode()

    document = _ROW.sub(_whole_row, _FILE_NAME.sub(rb"\1", parts[_PIECE]))
    document = _FIXED.sub(lambda grid: _COLUMN.sub(column, grid[0]), document)
    parts[_PIECE] = keep_whole(document, height)
    title = f"{_TITLE_FIELD}{escape(properties.title)}".encode()
    for name in filter(_FEET.fullmatch, list(parts)):
        parts[name] = parts[name].replace(f"{_TITLE_FIELD}</w:t>".encode(), title + b"</w:t>")
    settings = parts["word/settings.xml"]
    parts["word/settings.xml"] = re.sub(rb"<w:rsids\b(?:[^>]*/>|.*?</w:rsids>)", b"", settings, flags=re.DOTALL)
    parts["docProps/core.xml"] = _core(properties).encode()
    parts["docProps/app.xml"] = _APP.encode()


def _whole_row(row: re.Match[bytes]) -> bytes:
    """Return the start of a row of a table, which is not to break across pages."""
    return b"<w:tr><w:trPr><w:cantSplit/>" + (b"" if row[1] else b"</w:trPr>")


_APP: Final = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>chronos</Application></Properties>
"""


def _core(properties: Properties) -> str:
    """Return the core properties (ECMA-376 part 2, 11)."""
    year, month, day = civil(properties.day) if properties.day is not None else _NO_DAY
    moment = f"{year:04d}-{month:02d}-{day:02d}T00:00:00Z" if 1 <= year <= 9999 else "1980-01-01T00:00:00Z"
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>"
        f"{moments}<dc:language>{properties.language}</dc:language></cp:coreProperties>\n"
    )
