"""Makes ``reference.docx``, whose styles Word documents have, of the one that pandoc has: run it as a program."""

import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from chronos.render.archive import pack, unpack
from chronos.render.pandoc import run_pandoc

REFERENCE: Final = Path(__file__).with_name("reference.docx")
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARED: Final = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_HEADED: Final = "1"
"""The number of the list that numbers headings; pandoc drops those from 990 on, which it has for its own."""

_SERIF: Final = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
_SANS: Final = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
_FIXED: Final = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
"""Fonts that Word has, and for which LibreOffice has others of the same widths."""
_INK: Final = '<w:color w:val="1F2933"/>'
_GREY: Final = '<w:color w:val="52606D"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _space(before: int, after: int, line: int = 240) -> str:
    """Return space around paragraphs in twentieths of a point, and the height of lines in 240ths."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _heading(level: int, points: float, before: int) -> tuple[str, str]:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{_HEADED}"/></w:numPr>'
    place = f'{_space(before, 120)}<w:outlineLvl w:val="{level}"/>'
    return f"<w:keepNext/><w:keepLines/>{number}{place}", f"{_SANS}<w:b/><w:bCs/>{_INK}{_size(points)}"


_LOOKS: Final = {
    "BodyText": (_space(80, 100, 264), ""),
    "Compact": (_space(0, 40, 252), ""),
    "Title": (f'<w:keepNext/>{_space(0, 200)}<w:jc w:val="left"/>', f"{_SANS}<w:b/><w:bCs/>{_INK}{_size(20)}"),
    "Bibliography": (f'<w:keepLines/>{_space(0, 80, 252)}<w:ind w:left="425" w:hanging="425"/>', _size(10)),
    "Heading1": _heading(0, 14, 360),
    "Heading2": _heading(1, 12, 240),
    "Heading3": _heading(2, 11, 200),
    "FootnoteText": (_space(0, 20), _size(8.5)),
    "Caption": (_space(60, 240), f"{_SANS}{_GREY}{_size(9)}"),
    "CaptionedFigure": (f'<w:keepNext/>{_space(160, 0)}<w:jc w:val="center"/>', ""),
    "Figure": (f'{_space(160, 160)}<w:jc w:val="center"/>', ""),
    "VerbatimChar": ("", f"{_FIXED}{_GREY}{_size(8)}"),
    "Hyperlink": ("", '<w:color w:val="0B4F8A"/><w:u w:val="single"/>'),
}
"""Properties of paragraphs and of runs of pandoc's own styles, in place of theirs."""

_OWN: Final = f"""
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_space(0, 40)}</w:pPr><w:rPr>{_SANS}{_size(9)}</w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableHeading"><w:name w:val="Table Heading"/>
<w:basedOn w:val="TableText"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>
<w:pPr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>{_space(0, 0)}</w:pPr>
<w:rPr>{_SANS}{_GREY}{_size(8.5)}</w:rPr></w:style>
"""
"""Styles that pandoc does not have: texts and headings of tables, and the foot of pages."""

_TABLE: Final = """
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="7B8794"/>
<w:bottom w:val="single" w:sz="6" w:space="0" w:color="7B8794"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="CBD2D9"/></w:tblBorders><w:tblCellMar>
<w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>
<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="6" w:space="0" w:color="7B8794"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="F0F2F4"/></w:tcPr></w:tblStylePr>
"""
_FOOTER: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:ftr {_DECLARED}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:fldSimple w:instr=" TITLE "><w:r><w:t></w:t></w:r>\
</w:fldSimple><w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r>\
<w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>\
</w:ftr>
"""
_FOOTER_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_PAGE: Final = f"""<w:sectPr {_DECLARED}><w:footerReference w:type="default" r:id="rId90"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708"
w:footer="708" w:gutter="0"/></w:sectPr>"""
"""A4 with margins of 2.5 cm, in twentieths of a point."""


def make_reference() -> bytes:
    """Return the reference document."""
    parts = unpack(run_pandoc(["--print-default-data-file=reference.docx"], b""))
    relations = "word/_rels/document.xml.rels"
    footer = f'<Relationship Id="rId90" Type="{_R}/footer" Target="footer1.xml"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", footer.encode())
    kind = f'<Override PartName="/word/footer1.xml" ContentType="{_FOOTER_TYPE}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind.encode())
    parts["word/footer1.xml"] = _FOOTER.encode()
    parts["word/styles.xml"] = _styles(parts["word/styles.xml"])
    parts["word/numbering.xml"] = _numbering(parts["word/numbering.xml"])
    parts["word/document.xml"] = re.sub(
        rb"<w:body>.*</w:body>",
        b"<w:body><w:p/>" + _PAGE.encode() + b"</w:body>",
        parts["word/document.xml"],
        flags=re.DOTALL,
    )
    parts["word/settings.xml"] = re.sub(rb"<w:rsids>\s*</w:rsids>", b"", parts["word/settings.xml"])
    return pack(parts, None)


def _styles(styles: bytes) -> bytes:
    ET.register_namespace("w", _W)
    ET.register_namespace("r", _R)
    root = ET.fromstring(styles)  # noqa: S314 - it comes with pandoc
    defaults = _one(root, "docDefaults/rPrDefault")
    defaults[:] = [_element(f'<w:rPr>{_SERIF}{_size(11)}<w:lang w:val="en-US" w:bidi="ar-SA"/></w:rPr>')]
    _one(root, "docDefaults/pPrDefault")[:] = [_element(f"<w:pPr>{_space(0, 120)}</w:pPr>")]
    for style in root.iter(f"{{{_W}}}style"):
        named = style.get(f"{{{_W}}}styleId", "")
        for unwanted in style.findall(f"{{{_W}}}rsid"):
            style.remove(unwanted)
        if named in _LOOKS or named.removesuffix("Char") in _LOOKS:
            place, look = _LOOKS[named] if named in _LOOKS else ("", _LOOKS[named.removesuffix("Char")][1])
            _put(style, "pPr", place)
            _put(style, "rPr", look)
        elif named == "Table":
            for part in (*style.findall(f"{{{_W}}}tblPr"), *style.findall(f"{{{_W}}}tblStylePr")):
                style.remove(part)
            style.extend(_element(f"<w:style>{_TABLE}</w:style>"))
    root.extend(_element(f"<w:styles>{_OWN}</w:styles>"))
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _numbering(numbering: bytes) -> bytes:
    """Add the list that numbers headings: 1, 1.1, 1.1.1; definitions of lists stand before lists."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{".".join(f"%{one}" for one in range(1, level + 2))}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{indent}"/></w:tabs>'
        f'<w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        for level, indent in enumerate((567, 737, 850))
    )
    defined = (
        f'<w:abstractNum w:abstractNumId="{_HEADED}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    used = f'<w:num w:numId="{_HEADED}"><w:abstractNumId w:val="{_HEADED}"/></w:num>'
    text = numbering.decode().replace("<w:num ", f"{defined}<w:num ", 1)
    return text.replace("</w:numbering>", f"{used}</w:numbering>").encode()


def _one(root: ET.Element, path: str) -> ET.Element:
    found = root.find("/".join(f"{{{_W}}}{name}" for name in path.split("/")))
    if found is None:
        raise ValueError(f"pandoc's reference document has no {path}")
    return found


def _put(style: ET.Element, name: str, content: str) -> None:
    for part in style.findall(f"{{{_W}}}{name}"):
        style.remove(part)
    if content:
        style.append(_element(f"<w:{name}>{content}</w:{name}>"))


def _element(text: str) -> ET.Element:
    """Return a piece of the document, without the line ends in it."""
    declared = re.sub(r"^<(w:\w+)", rf"<\1 {_DECLARED}", text)
    return ET.fromstring(declared.replace(">\n<", "><").replace("\n", " "))  # noqa: S314 - it stands above


if __name__ == "__main__":
    REFERENCE.write_bytes(make_reference())
