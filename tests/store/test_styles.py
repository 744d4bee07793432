"""Citation styles: where they are found, and what is said of those that are none."""

import re
from pathlib import Path

import pytest

from chronos.model import Settings
from chronos.store import ProjectError
from chronos.store.styles import read_style
from citing import style

NAMESPACE = "http://purl.org/net/xbiblio/csl"
XMLNS = f'xmlns="{NAMESPACE}"'
OWN = f'<style {XMLNS} version="1.0" class="note"><info/><citation><layout/></citation></style>'


def read(folder: Path, name: str) -> str:
    return read_style(folder, Settings(citation_style=name, marks={"citation_style": (3, 17)}))


def write(folder: Path, file: str, text: str | bytes) -> Path:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def refused(folder: Path, name: str) -> str:
    with pytest.raises(ProjectError) as error:
        read(folder, name)
    return str(error.value)


@pytest.mark.parametrize(
    "name",
    [
        "apa",
        "APA",
        "apa.csl",
        "Apa.CSL",
        " apa ",
        "http://www.zotero.org/styles/apa",
        "https://zotero.org/styles/apa",
    ],
)
def test_a_style_of_the_package_goes_by_its_name_or_its_address(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name) == style("apa")


def test_a_project_without_the_setting_cites_as_the_chicago_manual_does(tmp_path: Path) -> None:
    assert read_style(tmp_path, Settings()) == style("chicago-notes-bibliography")


@pytest.mark.parametrize(("file", "name"), [("house.csl", "house"), ("house.csl", "house.csl"), ("a/b.csl", "a/b.csl")])
def test_a_file_in_the_folder_of_timelines_is_a_style(tmp_path: Path, file: str, name: str) -> None:
    assert read(write(tmp_path, file, OWN), name) == OWN


def test_a_file_of_the_project_stands_before_the_style_of_that_name(tmp_path: Path) -> None:
    assert read(write(tmp_path, "apa.csl", OWN), "apa") == OWN


def test_a_style_that_is_another_name_of_one_is_that_one_for_its_own_locale(tmp_path: Path) -> None:
    text = read(tmp_path, "nature-digest")
    start = re.compile(r"<style [^>]*>")
    assert start.sub("", text) == start.sub("", style("nature"))
    assert [one.count('default-locale="en-GB"') for one in start.findall(text)] == [1]


def test_a_file_of_the_project_may_be_another_name_of_a_style(tmp_path: Path) -> None:
    text = (
        f'<style {XMLNS} version="1.0" default-locale="es-MX"><info>'
        '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>'
    )
    assert read(write(tmp_path, "house.csl", text), "house").replace(' default-locale="es-MX"', "") == style("apa")


ALIAS = f'<style {XMLNS}><info><link rel="independent-parent" href="{{}}"/></info></style>'
OTHER = "https://example.org/x"
NOWHERE = "neither as a file {0}.csl in the folder of timelines nor among those that chronos has"


@pytest.mark.parametrize(
    ("name", "stem", "hint"),
    [
        ("apaa", "apaa", "; did you mean apa?"),
        ("MLA", "mla", "; did you mean modern-language-association or pmla?"),
        (
            "chicago-fullnote-bibliography",
            "chicago-fullnote-bibliography",
            (
                "; did you mean chicago-notes-bibliography or chicago-notes-bibliography-fr or "
                "chicago-notes-bibliography-no-url?"
            ),
        ),
        ("nothing like it", "nothing like it", ""),
    ],
)
def test_a_style_that_does_not_exist_is_an_error_with_its_place_and_what_is_near(
    tmp_path: Path, name: str, stem: str, hint: str
) -> None:
    assert refused(tmp_path, name) == (
        f"chronos.yaml:3:17: there is no citation style {name!r}, {NOWHERE.format(stem)}{hint}"
    )


def test_an_empty_setting_names_no_style(tmp_path: Path) -> None:
    said = "chronos.yaml:3:17: citation_style is empty; it names a style of CSL, such as apa or ieee"
    assert refused(tmp_path, "") == said


def test_no_file_outside_the_folder_of_timelines_is_a_style(tmp_path: Path) -> None:
    write(tmp_path, "house.csl", OWN)
    inner = tmp_path / "timelines"
    inner.mkdir()
    (inner / "link.csl").symlink_to(tmp_path / "house.csl")
    for name in ("../house", "../house.csl", str(tmp_path / "house.csl"), "link", "link.csl", "\0", "a" * 5000):
        assert "there is no citation style" in refused(inner, name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "house.csl:1:1: this citation style is no XML: no element found"),
        (f"<style {XMLNS}>\n<a></style>", "house.csl:2:6: this citation style is no XML: mismatched tag"),
        (
            "<html><body/></html>",
            f"house.csl:1:1: a citation style is a <style> of {NAMESPACE}, not <html>",
        ),
        (
            "<style/>",
            f"house.csl:1:1: a citation style is a <style> of {NAMESPACE}, not one of another namespace",
        ),
        (f"<style {XMLNS}><info/></style>", "house.csl: a style of CSL has a citation element; this one has none"),
        (
            f'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><style {XMLNS}>&c;</style>',
            "house.csl:1:13: a citation style has no document type and no entities of its own; take it out",
        ),
        (
            ALIAS.format("http://www.zotero.org/styles/house"),
            "house.csl: this style depends on itself",
        ),
        (
            ALIAS.format(OTHER),
            f"house.csl: there is no citation style {OTHER!r}, {NOWHERE.format(OTHER)}",
        ),
        (
            b"<style>\xe1</style>",
            "house.csl:1:8: byte 0xE1 is not UTF-8 (it would be 'á' in Windows-1252); save the file as UTF-8",
        ),
        (b" " * 5_000_001, "house.csl: too long for a citation style (5,000,001 bytes)"),
    ],
)
def test_a_file_that_is_no_style_is_an_error_with_its_place(tmp_path: Path, text: str | bytes, message: str) -> None:
    assert refused(write(tmp_path, "house.csl", text), "house") == message


def test_a_bomb_of_entities_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 40))
    text = f'<!DOCTYPE style [<!ENTITY a0 "x">{entities}]><style {XMLNS}><info>&a39;</info></style>'
    assert "no entities of its own" in refused(write(tmp_path, "house.csl", text), "house")


def test_a_folder_or_a_pipe_of_that_name_is_no_style(tmp_path: Path) -> None:
    (tmp_path / "house.csl").mkdir()
    assert "there is no citation style 'house'" in refused(tmp_path, "house")
