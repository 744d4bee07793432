from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from chronos.edtf import parse
from chronos.model import Citation, Claim, ClaimDate, Imported, Location
from chronos.store import ProjectError, read_part
from chronos.store.importing import Outcome, Target
from chronos.store.quick import read_quick

HEAD = "# Mine, kept.\n"


def claim(claim_id: str, text: str = "A delegation visits Quito.", *, row: int = 2, file: str = "x.csv") -> Claim:
    return Claim(
        id=claim_id,
        date=ClaimDate(parse("2017"), said="in 2017", stated=True),
        text=text,
        location=Location(""),
        countries=("EC",),
        citations=(Citation(source="gazette-2020", locator="p. 3"),),
        fields={"date_prec": "4"},
        imported=Imported(file, row),
    )


def put(path: Path, *claims: Claim, sources: tuple[dict[str, Any], ...] = ()) -> list[Outcome]:
    with Target(path) as target:
        found = [target.put_claim(one) for one in claims] + [target.put_source(one) for one in sources]
        if target.has_changed:
            target.write()
    return found


def said(path: Path) -> dict[str, str]:
    part = read_part(path.name, path.read_text(encoding="utf-8"))
    assert not part.faults
    return {one.id: one.text for one in part.claims}


def test_a_new_file_has_sources_and_claims_that_say_what_was_given(tmp_path: Path) -> None:
    path = tmp_path / "timelines" / "x.yaml"
    source = {"id": "gazette-2020", "type": "article-newspaper", "title": 'A "gazette": one', "issued": "2020-05"}
    assert put(path, claim("one"), claim("two"), sources=(source,)) == ["new", "new", "new"]
    part = read_part("x.yaml", path.read_text(encoding="utf-8"))
    assert not part.faults
    first = part.claims[0]
    assert first.imported is not None
    assert structs.replace(first, location=Location(""), marks={}) == structs.replace(
        claim("one"), imported=first.imported
    )
    assert first.imported.digest
    assert (part.sources[0].title, str(part.sources[0].issued)) == ('A "gazette": one', "2020-05")


def test_a_new_file_has_both_lists_and_is_read_fast(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    put(path, claim("one"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("references: []\nclaims:\n")
    quick = read_quick(text)
    assert quick is not None
    assert [one["id"] for one in quick.claims if isinstance(one, dict)] == ["one"]
    assert put(path, sources=({"id": "g", "title": "A gazette"},)) == ["new"]
    assert path.read_text(encoding="utf-8").startswith("references:\n  - id: g\n")
    library = tmp_path / "library.yaml"
    put(library, sources=({"id": "g", "title": "A gazette"},))
    assert library.read_text(encoding="utf-8").endswith("claims: []\n")


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    put(path, claim("one"), claim("two"))
    before = path.read_bytes()
    assert put(path, claim("one"), claim("two", row=17)) == ["same", "same"]
    assert path.read_bytes() == before


def test_a_row_that_changed_is_written_in_the_place_of_its_claim(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    put(path, claim("one"), claim("two"), claim("three"))
    assert put(path, claim("two", "It visits Lima.", row=3), claim("four")) == ["updated", "new"]
    assert list(said(path).items()) == [
        ("one", "A delegation visits Quito."),
        ("two", "It visits Lima."),
        ("three", "A delegation visits Quito."),
        ("four", "A delegation visits Quito."),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("visits Quito", "visits Loja"), ("    countries: [EC]\n", "    countries: [EC]  # surely\n"), ("[EC]", '["EC"]')],
)
def test_a_claim_that_a_person_changed_stays_as_it_is(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "x.yaml"
    put(path, claim("one"), claim("two"))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    before = path.read_bytes()
    assert put(path, claim("one", "It visits Lima.")) == ["edited"]
    assert path.read_bytes() == before


def test_a_claim_that_a_person_wrote_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{HEAD}claims:\n  - id: one\n    date: '2017'\n    text: Mine.\n", encoding="utf-8")
    before = path.read_bytes()
    assert put(path, claim("one")) == ["other"]
    assert path.read_bytes() == before


def test_comments_line_ends_and_the_mark_at_the_beginning_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    text = (
        f"\ufeff{HEAD}references:\n- id: gazette-2020\n  title: A gazette\n\n# About claims.\nclaims:\n"
        "- id: mine\n  date: '2016'\n  text: Mine.  # said so\n\n# The end.\n"
    )
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert put(path, claim("one"), sources=({"id": "wire-2021", "title": "A wire"},)) == ["new", "new"]
    after = path.read_bytes().decode()
    assert "\n" not in after.replace("\r\n", "")
    lines = after.replace("\r\n", "\n")
    assert lines.startswith(f"\ufeff{HEAD}references:\n- id: gazette-2020\n  title: A gazette\n- id: wire-2021\n")
    assert "\n\n# About claims.\nclaims:\n- id: mine\n  date: '2016'\n  text: Mine.  # said so\n- id: one\n" in lines
    assert lines.endswith("\n\n# The end.\n")


def test_an_empty_list_takes_its_first_item(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("claims: []\njudgements: []\n", encoding="utf-8")
    assert put(path, claim("one")) == ["new"]
    assert said(path) == {"one": "A delegation visits Quito."}
    assert path.read_text(encoding="utf-8").endswith("judgements: []\n")


@pytest.mark.parametrize(
    "text",
    [
        "claims: [{id: one, date: '2017', text: A}]\n",
        "claims:\n  - {id: one, date: '2017', text: A}\n  - id: [\n",
        "claims:\n  - text: no id\n",
        "claims:\n  - id: one\n    date: nonsense\n    text: A\n",
        "title: A setting\n",
    ],
)
def test_a_file_that_is_not_written_item_by_item_is_refused_and_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError, match="choose another file with -o"):
        put(path, claim("two"))
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_changes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    put(path, claim("one"))
    with Target(path) as target:
        target.put_claim(claim("two"))
        path.write_text("claims: []\n", encoding="utf-8")
        with pytest.raises(ProjectError, match="changed meanwhile"):
            target.write()
    assert path.read_text(encoding="utf-8") == "claims: []\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_source_of_a_library_is_updated_until_a_person_changes_it(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"

    def library(title: str) -> Outcome:
        with Target(path) as target:
            outcome = target.put_source({"id": "roe-2017", "type": "book", "title": title}, Imported("x.ris", 1))
            if target.has_changed:
                target.write()
        return outcome

    assert [library("A book"), library("A book"), library("A better book")] == ["new", "same", "updated"]
    text = path.read_text(encoding="utf-8")
    assert "title: A better book\n" in text
    path.write_text(text.replace("better", "worse"), encoding="utf-8")
    assert library("The best book") == "edited"
    assert "title: A worse book\n" in path.read_text(encoding="utf-8")
