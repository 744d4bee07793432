"""Reads and checks projects."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, structs

from chronos.check import check
from chronos.model import Finding, Location
from chronos.store import project_root, read


class CheckReport(Struct, frozen=True):
    """What was checked; the paths of the findings are as a person at the given folder would write them."""

    findings: tuple[Finding, ...]
    claims: int


def check_projects(paths: Iterable[Path]) -> CheckReport:
    """Check the project of every path; a path to a file asks for the findings in that file alone.

    Raises:
        ProjectError: a path is not there, a project cannot be read, or its settings cannot.
    """
    asked: dict[Path, list[Path]] = {}
    for path in paths:
        asked.setdefault(project_root(path), []).append(path)
    found: list[Finding] = []
    claims = 0
    for root, given in asked.items():
        corpus = read(root)
        files = {os.path.realpath(path) for path in given if path.is_file()}
        only = files if len(files) == len(given) else set()
        claims += corpus.claims_read
        for finding in check(corpus):
            path = root / finding.location.path
            if not only or os.path.realpath(path) in only:
                location = Location(path.as_posix(), finding.location.line, finding.location.column)
                found.append(structs.replace(finding, location=location))
    return CheckReport(tuple(found), claims)
