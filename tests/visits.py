"""A project whose events have dates, places and statuses of every sort, for tests of counts."""

from pathlib import Path

from projects import write_project

SETTINGS = """
title: Police diplomacy
as_of: "2019-06-30"
kinds: {training: Training, agreement: Agreements}
regions:
  - {id: andes, name: The Andes, countries: [BO, CO, EC, PE]}
  - "419"
"""
SOURCES = """
references:
  - {id: gazette, title: A gazette, author: [{family: Gaceta, given: Ana}], issued: "2019-05-01"}
  - {id: wire, title: A wire report, container-title: The Wire, issued: "2019-03"}
"""
TIMELINE = """
claims:
  - {id: range, date: 2013/2018, lasting: false, text: Officers are trained., countries: [EC], kind: training,
     sources: [gazette]}
  - {id: set, date: "[2013..2018]", text: A deal is signed., countries: [EC, PE], kind: agreement,
     sources: [gazette, wire], actors: [Ministry, Ministry, Police]}
  - {id: lasted, date: 2014/2016, text: A mission., countries: [PE], kind: training, sources: [wire], actors: [Police]}
  - {id: exact, date: "2018-05-01", text: A visit., countries: [UY], status: disputed, sources: [wire]}
  - {id: since, date: 2017/.., text: A desk is staffed., regions: [andes], kind: training, sources: [gazette]}
  - {id: undated, date: undated, text: A gift., countries: [EC]}
  - {id: nowhere, date: "2019-02", text: A summit., kind: summit}
  - {id: plan, date: "2020", status: prospective, text: An office is to open., countries: [EC]}
  - {id: someday, date: undated, status: prospective, text: An academy is to open., countries: [EC]}
  - {id: wrong, date: "2016", status: retracted, text: An untrue visit., countries: [EC]}
  - {id: both, date: "{2014,2016}", text: Two drills., countries: [CO], sources: [wire]}
  - {id: later, date: {after: exact, within: P1Y}, text: A return visit., countries: [UY], sources: [wire]}
  - {id: ages, date: XXXX, text: Old ties., countries: [CN]}
  - {id: before, date: "[..2015]", text: First contacts., countries: [CN]}
  - {id: broken, date: soon, text: It cannot be read., countries: [EC]}
  - {id: exact-2, date: "2018", text: The visit., countries: [UY], sources: [gazette]}
judgements:
  - {claims: [exact, exact-2], verdict: same, why: One visit.}
"""


def write_visits(folder: Path) -> Path:
    """Write the project below a folder, and return the folder: 16 claims, of which one cannot be read, of 14 events."""
    return write_project(folder, TIMELINE, settings=SETTINGS, sources=SOURCES)
