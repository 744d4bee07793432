import json
from importlib.resources import files
from pathlib import Path

import pytest
import typst

from chronos.render.glyphs import Glyphs
from chronos.render.nodes import attributes, node, text_node

RUNS = json.loads(files("chronos.render").joinpath("glyphs.json").read_bytes())["runs"]


def set_by_typst(folder: Path, text: str) -> bytes:
    (folder / "text.json").write_text(json.dumps(text), encoding="utf-8")
    (folder / "main.typ").write_text('#set document(title: "T")\n#json("text.json")', encoding="utf-8")
    return typst.compile(
        str(folder / "main.typ"), format="pdf", ignore_system_fonts=True, pdf_standards="ua-1", root=str(folder)
    )


def test_typst_has_a_shape_for_every_character_that_is_listed(tmp_path: Path) -> None:
    listed = [chr(code) for first, last in RUNS for code in range(int(first, 16), int(last, 16) + 1)]
    assert len(listed) == 7511
    assert set_by_typst(tmp_path, " ".join(listed)).startswith(b"%PDF")


@pytest.mark.parametrize("character", ["中", "あ", "한", "த", "ก", "\N{PILE OF POO}", "\ufffe"])
def test_typst_refuses_what_is_not_listed(tmp_path: Path, character: str) -> None:
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        set_by_typst(tmp_path, character)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain", "plain"),
        ("café, Ελλάδα", "café, Ελλάδα"),
        ("中国", "[U+4E2D U+56FD]"),
        ("a 中 b 国.", "a [U+4E2D] b [U+56FD]."),
        ("\N{PILE OF POO}", "[U+1F4A9]"),
    ],
)
def test_a_character_that_no_font_has_is_its_number(text: str, shown: str) -> None:
    glyphs = Glyphs()
    assert glyphs.spelt_out(text) == shown
    assert glyphs.spelt == (text != shown)


def test_one_that_turns_out_to_have_no_shape_is_its_number_too() -> None:
    glyphs = Glyphs()
    glyphs.lacking.add("é")
    assert glyphs.spelt_out("café") == "caf[U+00E9]"


def test_texts_of_nodes_are_spelt_out_and_descriptions_of_pictures_stay() -> None:
    picture = node("Image", attributes(), [text_node("中")], ["a.png", ""])
    given = [
        node("Para", [node("Emph", [text_node("中")]), node("Code", attributes(), "国")]),
        node("Plain", [picture]),
    ]
    assert Glyphs().shown(given) == [
        node("Para", [node("Emph", [text_node("[U+4E2D]")]), node("Code", attributes(), "[U+56FD]")]),
        node("Plain", [picture]),
    ]
