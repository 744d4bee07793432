from pathlib import Path

import pytest

from chronos.store import ProjectError, read
from chronos.store.templates import NAMES, read_templates
from projects import write_project

CLAIM = 'claims: [{id: ec-1, date: "2019", text: A visit., countries: [EC], sources: [gazette-2020]}]'


def folder_with(folder: Path, **files: bytes) -> Path:
    (folder / "templates").mkdir(parents=True)
    for name, content in files.items():
        (folder / "templates" / name).write_bytes(content)
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(ProjectError) as raised:
        read_templates(folder)
    return str(raised.value)


def test_a_project_without_templates_has_none(tmp_path: Path) -> None:
    assert read_templates(tmp_path) == {}
    (tmp_path / "templates").write_text("a file")
    assert read_templates(tmp_path) == {}


def test_every_known_template_is_read_as_it_is(tmp_path: Path) -> None:
    files = dict.fromkeys(NAMES, b"caf\xc3\xa9") | {"reference.docx": b"PK\xff"}
    assert read_templates(folder_with(tmp_path, **files)) == files


def test_hidden_files_are_nobodys_templates(tmp_path: Path) -> None:
    assert read_templates(folder_with(tmp_path, **{".DS_Store": b"\xff"})) == {}


def test_a_byte_order_mark_is_no_part_of_a_template(tmp_path: Path) -> None:
    assert read_templates(folder_with(tmp_path, **{"index.md": b"\xef\xbb\xbf# A"})) == {"index.md": b"# A"}


@pytest.mark.parametrize("name", ["Chronology.html", "chronology.htm", "timeline.yaml", "chronology.html~"])
def test_a_template_of_another_name_is_refused_and_the_known_names_are_told(tmp_path: Path, name: str) -> None:
    assert refusal(folder_with(tmp_path, **{name: b""})) == (
        f"'templates/{name}': there is no template of this name; rename it, or take it away. A project can have "
        "chronology.md, index.md, chronology.html, index.html, event.html, source.html, layout.md, chronology.typ and "
        "reference.docx"
    )


def test_a_template_that_is_not_utf8_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, **{"index.md": b"one\ncaf\xe9"})
    assert refusal(folder) == "templates/index.md:2:4: this is not UTF-8; save the file as UTF-8"


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "templates" / "index.md").mkdir(parents=True)
    assert refusal(tmp_path) == "templates/index.md: this is not a regular file"


def test_templates_are_no_timelines(tmp_path: Path) -> None:
    write_project(tmp_path, CLAIM)
    folder_with(tmp_path, **{"other.yaml": b"claims: [{id: ec-2, date: '2020', text: Another., countries: [EC]}]"})
    (tmp_path / "below" / "templates").mkdir(parents=True)
    below = "claims: [{id: ec-3, date: '2021', text: A third., countries: [EC]}]"
    (tmp_path / "below" / "templates" / "claims.yaml").write_text(below)
    assert [claim.id for claim in read(tmp_path).claims] == ["ec-3", "ec-1"]
