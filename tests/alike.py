"""A project with claims that any comparison proposes: three of one visit, two of one agreement, one of neither."""

from pathlib import Path

from projects import write_project

CLAIMS = """\
claims:
  - id: ec-visit-a
    date: "2019-05"
    text: A delegation of the police visits Quito for a course on forensics.
    countries: [EC]
    actors: [Police of China]
    kind: visit
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit-b
    date: "2019-05"
    text: A delegation of the police visits Quito for a short course on forensics.
    countries: [EC]
    actors: [Police of China, Interpol]
    sources: [{source: wire-2021, quote: a short course}]
  - id: ec-visit-c
    date: "2019-05"
    text: A police delegation visits Quito for a course on forensics.
    countries: [EC]
    sources: [wire-2021]
  - id: pe-agreement-a
    date: "2012"
    text: Peru signs an agreement on the training of border guards with Canada in Lima.
    countries: [PE]
    sources: ["gazette-2020, p. 9"]
  - id: pe-agreement-b
    date: "2012"
    text: Peru signs an agreement on training of border guards with Canada in Lima.
    countries: [PE]
    sources: ["wire-2021, p. 1"]
  - id: br-ship
    date: "1999-12-31"
    text: A frigate of the navy sinks off Natal.
    countries: [BR]
    sources: ["gazette-2020, p. 9"]
"""
VISITS = ("ec-visit-a", "ec-visit-b", "ec-visit-c")
PAIRS = [(VISITS[0], VISITS[1]), (VISITS[0], VISITS[2]), (VISITS[1], VISITS[2]), ("pe-agreement-a", "pe-agreement-b")]
"""The pairs that are proposed, in the order of their ids."""


def write_alike(folder: Path) -> Path:
    """Write the project into ``timelines`` below a folder, and return that."""
    return write_project(folder / "timelines", CLAIMS)
