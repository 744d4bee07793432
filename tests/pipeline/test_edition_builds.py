"""A build with editions: what one withholds is in no byte of its folder, and a leak stops everything."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from chronos.edtf import day_number
from chronos.pipeline import BuildRequest, build
from chronos.withhold import LeakError
from projects import write_project

TIMELINES = """
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    kind: visit
    sources: ["gazette-2020, p. 3", "informant-7, tape 2"]
  - id: ec-2018-bribe
    date: "2018"
    text: {en: Forty thousand change hands., es: Cuarenta mil cambian de manos.}
    countries: [EC]
    kind: bribe
    note: The driver counted it.
    sources: [{source: informant-7, quote: I counted it twice.}]
  - {id: co-later, date: {after: ec-2018-bribe, within: P1M}, text: The officers leave., countries: [CO],
     kind: visit, sources: ["wire-2021, p. 4"]}
judgements:
  - {claims: [ec-2019-visit, ec-2018-bribe], verdict: different, by: A. Quispe, why: The driver told both apart.}
"""
SOURCES = """
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    issued: "2020-05-01"
  - id: wire-2021
    type: article-newspaper
    title: A wire report
    issued: "2021-03"
  - id: informant-7
    type: interview
    title: What the driver told us
    author: [{family: Villacís, given: Óscar}]
    issued: "2022"
"""
SETTINGS = """
title: Policing
kinds: {visit: Visits, bribe: Payments to officers}
languages: [en, es]
formats: [md, html, docx]
editions:
  public: {title: For everybody, withhold: [informant-7]}
"""
SECRETS = (
    *("ec-2018-bribe", "Forty thousand", "Cuarenta mil", "The driver counted", "I counted it", "informant-7", "tape 2"),
    *("What the driver", "Villacís", "Óscar", "Quispe", "told both apart", "Payments to officers", "bribe"),
)


def read_all(folder: Path) -> str:
    """Return every byte below a folder as text, its paths and what its containers hold too."""
    parts: list[bytes] = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = file.read_bytes()
        parts += [file.relative_to(folder).as_posix().encode(), content]
        if is_zipfile(BytesIO(content)):
            with ZipFile(BytesIO(content)) as container:
                parts += [container.read(name) for name in container.namelist()]
    return b"\n".join(parts).decode("utf-8", "replace").casefold()


def test_nothing_withheld_is_in_any_byte_of_an_edition(tmp_path: Path) -> None:
    root = write_project(tmp_path / "timelines", TIMELINES, settings=SETTINGS, sources=SOURCES)
    report = build(BuildRequest(directory=root, output=tmp_path / "output"))
    whole, public = read_all(tmp_path / "output" / "countries"), read_all(tmp_path / "output" / "editions" / "public")
    assert "forty thousand" in whole
    assert "a delegation visits quito" in public
    assert [secret for secret in SECRETS if secret.casefold() in public] == []
    (edition,) = report.editions
    assert (edition.name, edition.ledger.read, edition.ledger.shown, edition.citations) == ("public", 3, 1, 1)
    assert [(one.reason, one.count) for one in edition.ledger.exclusions] == [("withheld", 1)]


def test_an_edition_that_would_show_what_it_withholds_is_not_published(tmp_path: Path) -> None:
    naming = TIMELINES.replace("    kind: visit\n", "    kind: visit\n    note: Seen also by informant-7.\n", 1)
    root = write_project(tmp_path / "timelines", naming, settings=SETTINGS, sources=SOURCES)
    with pytest.raises(LeakError, match="the note of the claim ec-2019-visit says it: change that, redact the field"):
        build(BuildRequest(directory=root, output=tmp_path / "output", edition="public"))
    assert not (tmp_path / "output").exists()


def test_a_build_of_a_day_has_what_was_published_by_then(tmp_path: Path) -> None:
    root = write_project(tmp_path / "timelines", TIMELINES, settings=SETTINGS, sources=SOURCES)
    day = day_number(2020, 12, 31)
    report = build(BuildRequest(directory=root, output=tmp_path / "output", edition="public", known_on=day))
    written = read_all(tmp_path / "output")
    assert "as of 31 december 2020" in written
    assert "officers leave" not in written
    assert [(one.reason, one.count) for one in report.ledger.exclusions] == [("unpublished", 2)]
