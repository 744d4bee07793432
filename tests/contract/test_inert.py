"""The readers that look for what could run see it, wherever it is planted."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, PdfObject, TextStringObject

from inert import POLICY, in_page, in_pdf, in_picture, in_specification, in_table, in_word

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="stylesheet" href="../assets/site.css"><script src="../assets/site.js"></script></head>
<body><p id="a">It is <a href="https://example.org/a:b">here</a>, <a href="#:n1">there</a>.</p></body></html>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text x="1">&lt;script&gt;</text></svg>'


def test_a_page_of_ours_has_nothing() -> None:
    assert in_page(PAGE) == []


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ("<script>alert(1)</script>", ["script {}", "script says alert(1)"]),
        ("<script src='https://example.org/x.js'></script>", ["script {'src': 'https://example.org/x.js'}"]),
        ("<p onclick='alert(1)'>", ["attribute onclick in <p>"]),
        ("<p style='x'>", ["attribute style in <p>"]),
        ("<iframe>", ["<iframe>"]),
        ("<svg>", ["<svg>"]),
        ("<a href='javascript:alert(1)'>", ["address javascript:alert(1)"]),
        ("<a href=' javascript:alert(1)'>", ["address  javascript:alert(1)"]),
        ("<a href='data:text/html,x'>", ["address data:text/html,x"]),
        ("<a href='//example.org'>", ["address //example.org"]),
        ("<img src='file:///etc/passwd'>", ["address file:///etc/passwd"]),
        ("<form action='javascript:x'>", ["address javascript:x"]),
        ("<meta http-equiv='refresh' content='0'>", ["meta {'http-equiv': 'refresh', 'content': '0'}"]),
        ("<!-- x -->", ["comment  x "]),
        ("<?php x ?>", ["instruction php x ?"]),
        ("<p id='a' id='b'>", ["attribute twice in <p>"]),
    ],
)
def test_what_is_planted_in_a_page_is_seen(planted: str, seen: list[str]) -> None:
    assert in_page(PAGE.replace("<p id", f"{planted}<p id", 1)) == seen


def test_a_page_without_its_policy_or_with_a_late_one_is_seen() -> None:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    assert in_page(PAGE.replace(policy, "")) == ["policy []"]
    assert in_page(PAGE.replace("script-src 'self'", "script-src *")) != []
    late = PAGE.replace(policy, "").replace("</head>", f"{policy}</head>")
    assert in_page(late) == ["policy after what it is for"]


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ("<script/>", ["<script>"]),
        ("<foreignObject/>", ["<foreignObject>"]),
        ('<g onload="x"/>', ["onload=x"]),
        ('<a href="x"/>', ["<a>", "href=x"]),
        ('<g style="x"/>', ["style=x"]),
        ('<rect fill="url(https://example.org)"/>', ["fill=url(https://example.org)"]),
    ],
)
def test_what_is_planted_in_a_picture_is_seen(planted: str, seen: list[str]) -> None:
    assert in_picture(SVG) == []
    assert in_picture(SVG.replace("<text", f"{planted}<text")) == seen


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ({"data": {"url": "https://example.org"}}, ["url: https://example.org"]),
        ({"mark": {"href": "x"}}, ["href: x"]),
        ({"axis": {"labelExpr": "a + 'said'"}}, ["labelExpr: a + 'said'"]),
        ({"transform": [{"filter": "said"}]}, ["filter: said"]),
        ({"title": "said", "axis": {"labelExpr": "a"}}, []),
    ],
)
def test_what_is_planted_in_a_specification_is_seen(planted: object, seen: list[str]) -> None:
    assert in_specification(json.dumps(planted), "said") == seen


def docx(**planted: tuple[str, str]) -> bytes:
    """Return a document of python-docx, without what it brings, with something replaced in its parts."""
    made, packed = BytesIO(), BytesIO()
    document = Document()
    document.add_paragraph("Text.")
    document.save(made)
    with ZipFile(made) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            if "customXml" in name or name.endswith("jpeg"):
                continue
            content = old.read(name)
            before, after = planted.get(name.split("/")[-1].split(".")[0], ("", ""))
            new.writestr(name, content.replace(before.encode(), after.encode(), 1) if before else content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ("<w:fldSimple w:instr=' DDEAUTO calc '/>", ["field  DDEAUTO calc "]),
        ("<w:r><w:instrText> INCLUDETEXT x </w:instrText></w:r>", ["field  INCLUDETEXT x "]),
        ("<w:r><w:instrText> PAGE \\* DDEAUTO x </w:instrText></w:r>", ["field  PAGE \\* DDEAUTO x "]),
        ("<w:altChunk/>", ["<altChunk>"]),
        ("<w:fldSimple w:instr=' NOTEREF note_3 \\f \\h '/>", []),
    ],
)
def test_what_is_planted_in_a_word_document_is_seen(planted: str, seen: list[str]) -> None:
    assert in_word(docx(document=("<w:body>", f"<w:body>{planted}"))) == seen


def test_a_part_a_relation_and_a_declaration_of_a_word_document_are_seen() -> None:
    packed = BytesIO(docx())
    with ZipFile(packed, "a") as archive:
        relation = "<Relationship Type='x/{}' Target='{}' TargetMode='External'/>"
        told = relation.format("hyperlink", "file:///etc/passwd") + relation.format("image", "https://example.org/x")
        told += relation.format("hyperlink", "https://example.org/x")
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr("word/_rels/footnotes.xml.rels", f"<Relationships xmlns='{namespace}'>{told}</Relationships>")
        archive.writestr("word/vbaProject.bin", b"")
        archive.writestr("word/comments.xml", "<!DOCTYPE x><x/>")
    assert in_word(packed.getvalue()) == [
        "part word/vbaProject.bin",
        "relation to file:///etc/passwd",
        "relation to https://example.org/x",
        "declaration in word/comments.xml",
    ]


def pdf(**action: str) -> bytes:
    """Return a document of one page that does something when it is opened."""
    writer, packed = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    if action:
        values = {NameObject(f"/{name}"): _value(value) for name, value in action.items()}
        writer.root_object[NameObject("/Outlines")] = DictionaryObject({NameObject("/A"): DictionaryObject(values)})
    writer.write(packed)
    return packed.getvalue()


def _value(value: str) -> PdfObject:
    return NameObject(value) if value.startswith("/") else TextStringObject(value)


@pytest.mark.parametrize(
    ("action", "seen"),
    [
        ({}, []),
        ({"S": "/URI", "URI": "https://example.org"}, []),
        ({"S": "/URI", "URI": "javascript:alert(1)"}, ["address javascript:alert(1)"]),
        ({"S": "/JavaScript", "JS": "app.alert(1)"}, ["/JS app.alert(1)", "action /JavaScript"]),
        ({"S": "/Launch", "F": "calc.exe"}, ["action /Launch"]),
    ],
)
def test_what_is_planted_in_a_pdf_is_seen(action: dict[str, str], seen: list[str]) -> None:
    assert in_pdf(pdf(**action)) == seen


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        ("a,=1+1,b", ["=1+1"]),
        ('a,"b;=1+1;c"', ["=1+1"]),
        ('a,"\t=1"', ["\t=1"]),
        ("a,\N{FULLWIDTH EQUALS SIGN}1", ["\N{FULLWIDTH EQUALS SIGN}1"]),
        ("a,'=1+1,-0043-01-01,-5,-0.5", []),
    ],
)
def test_what_is_planted_in_a_table_is_seen(row: str, seen: list[str]) -> None:
    assert in_table(f"{row}\n") == seen
