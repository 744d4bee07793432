"""A project of several files in which nearly everything depends on something in another, for tests of its folder."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import structs

from chronos.check import Settled
from chronos.model import Settings
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.folder import FolderReport, check_folder
from chronos.store import Cache, cache_folder, read

CACHE = ".cache"
FILES = {
    "chronos.yaml": """
title: Visits
kinds: [visit, agreement]
check:
  options: {uncorroborated: {kinds: [agreement]}}
  paths:
    - {match: "below/*", ignore: [S003], why: These sources have no pages.}
""",
    "first.yaml": """
claims:
- id: ec-2019-visit
  date: 2019-05-03
  text: A delegation of the police visits Quito for a course.
  countries: [EC]
  sources: ["gazette-2020, p. 3"]
- id: ec-2021-plan
  date: 2021-12-01   # after the day of the edition
  text: >
    The ministry opens an office in Guayaquil,
    as it said last week.
  countries: [EC, Perru]
  kind: agreement
  sources:
  - wire-2021, p. 1
  - source: gazette-2020
    quote: officers came to Quito
    retrieved: 2020-04-02
  suppress: {D010: it is what the wire says}
- {id: pe-2018, date: "2018", text: 'An agreement: it is signed.', countries: [PE], kind: agreement,
   sources: [nowhere-1]}
- id: broken
  date: soon
  text: This one has no date.
""",
    "below/second.yaml": """
claims:
  - id: ec-2019-training
    date: "2019"
    text: A delegation of police visits Quito for a course.
    countries: [EC]
    sources: [wire-2021]
  - id: pe-2018-again
    date: 2018-07
    text: "In Lima, 12 officers sign the agreement."
    countries: [PE]
    colour: red
    sources: ["gazette-2020, p. 9", "wire-2021, p. 2"]
  - id: pe-2018-more
    date: 2018-07
    text: "In Lima, 40 officers sign the agreement."
    countries: [PE, BO]
    sources: ["wire-2021, p. 4", "gazette-2020, p. 2"]
  - {id: pe-2021, date: 2021-12-01, text: Another delegation opens an office., countries: [PE]}
  - {id: pe-2017, date: "2017", text: A visit., countries: [PE], sources: [agency-1, agency-2]}
references:
  - {id: unused-1999, type: book, title: A book, issued: "1999"}
""",
    "sources.yaml": """
references:
- id: gazette-2020
  type: article-newspaper
  title: A gazette
  container-title: The Gazette
  issued: "2020-05-01"
  file: copies/gazette.txt
- id: wire-2021
  type: article-newspaper
  title: A wire report
  container-title: The Wire
  origin: gazette-2020
  URL: https://example.org/wire
  issued: "2021-03"
- {id: unused-1999, title: Another book}
- {id: agency-1, title: An agency, origin: hub}
- {id: agency-2, title: Another agency, origin: root}
- {id: hub, title: Whom the first had it from, origin: root}
""",
    "judgements.yaml": """
judgements:
- {claims: [pe-2018-again, pe-2018-more], verdict: same, why: One signing.}
- {claims: [ec-2019-visit, gone], verdict: different}
""",
    "copies/gazette.txt": "In May several officers <b>came</b> to Quito.\n",
}


def write_folder(folder: Path) -> Path:
    """Write the project below a folder, and return the folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(path: Path, before: str, after: str) -> None:
    """Replace something that stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def check_whole(folder: Path, adjust: Callable[[Settings], Settings] = lambda settings: settings) -> Settled:
    """Check a folder as one corpus, without files by themselves, cache and processes."""
    corpus = read(folder)
    return check_corpus(structs.replace(corpus, settings=adjust(corpus.settings)), folder)


def check_kept(
    folder: Path, adjust: Callable[[Settings], Settings] = lambda settings: settings, *, processes: int = 1
) -> FolderReport:
    """Check a folder file by file with its cache."""
    return check_folder(folder, adjust, cache=Cache(folder / CACHE), processes=processes)


def assert_same(
    folder: Path, adjust: Callable[[Settings], Settings] = lambda settings: settings, *, processes: int = 1
) -> Settled:
    """See that a check file by file, with the cache and without it, finds what a check of the corpus finds."""
    whole = check_whole(folder, adjust)
    claims = read(folder).claims_read
    for report in (
        check_kept(folder, adjust, processes=processes),
        check_folder(folder, adjust, processes=processes),
        check_kept(folder, adjust, processes=processes),
    ):
        assert report.settled == whole
        assert report.claims == claims
    return whole


def cache_of(folder: Path) -> Path:
    """Return where the command keeps what it worked out of a folder."""
    return cache_folder(Path(os.environ["XDG_CACHE_HOME"], "chronos"), folder)
