"""What is asked of a check beside the paths."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct, structs

from chronos.check import Settled, find_severe
from chronos.check.baseline import baseline_of, divide
from chronos.check.registry import RULES
from chronos.check.selecting import rules_off, select_rules
from chronos.model import Baseline, CheckReport, CheckSettings, Finding, Location, Settings, Threshold
from chronos.store import ProjectError


class CheckRequest(Struct, frozen=True, kw_only=True):
    """What is asked of a check; where it is silent, the settings of the project hold.

    ``select`` are the rules to apply instead of those of the settings, ``ignore`` those to leave out as well.
    ``baseline`` is read instead of the one that the settings name; none is read where ``baselines`` is false.
    ``write_baseline`` is where to write a new one. ``fail_on`` is how severe a finding must be for the check to fail.
    ``cache`` is a home of caches: what was found of each file is kept there, and what is kept is used.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    baselines: bool = True
    write_baseline: Path | None = None
    fail_on: Threshold | None = None
    cache: Path | None = None

    def settings(self, settings: Settings) -> Settings:
        """Return the settings of a project as they hold for this request."""
        check = select_rules(settings.check, self.select, self.ignore)
        return settings if check is settings.check else structs.replace(settings, check=check)

    def refuse_several(self, roots: Sequence[Path]) -> None:
        """Refuse one baseline for several projects: their claims may have the same ids.

        Raises:
            ProjectError: there are several.
        """
        if len(roots) > 1 and (self.baseline or self.write_baseline):
            raise ProjectError(
                f"a baseline is of one project, and these paths are of {len(roots)}: ask for one at a time"
            )

    def compare(self, settled: Settled, *, root: Path, claims: int, settings: CheckSettings) -> CheckReport:
        """Return the report on a project at ``root`` of so many claims; its paths are relative to the root.

        Raises:
            ProjectError: the baseline cannot be read.
        """
        off = rules_off(settings)
        baseline = self._baseline(root, settings)
        divided = divide(settled.findings, baseline or {}, {rule.code for rule in RULES if rule.name in off})
        return CheckReport(
            divided.new,
            claims,
            settled.suppressed,
            known=divided.known,
            gone=divided.gone,
            baseline=None if baseline is None else sum(baseline.values()),
            off=off,
            failed=bool(severe_of(divided.new, self.fail_on or settings.fail_on)),
        )

    def report(
        self, settled: Settled, *, root: Path, files: Sequence[Path], claims: int, settings: CheckSettings
    ) -> CheckReport:
        """Return the report on a project for a person in the current folder; ``files``, if any, are all they asked for.

        Raises:
            ProjectError: the baseline cannot be read or written.
        """
        if self.write_baseline is not None:
            from chronos.store.baseline import write_baseline  # noqa: PLC0415 - few checks write one

            write_baseline(self.write_baseline, baseline_of(settled.findings))
            return CheckReport(settled.findings, claims, settled.suppressed)
        compared = self.compare(settled, root=root, claims=claims, settings=settings)
        shown = _Shown(root, files)
        new = shown.findings(compared.findings)
        return structs.replace(
            compared,
            findings=new,
            known=shown.findings(compared.known),
            gone=0 if files else compared.gone,
            failed=bool(severe_of(new, self.fail_on or settings.fail_on)),
        )

    def _baseline(self, root: Path, settings: CheckSettings) -> Baseline | None:
        named = settings.baseline if self.baselines else ""
        if self.baseline is None and not named:
            return None
        from chronos.store.baseline import baseline_path, read_baseline  # noqa: PLC0415 - not every project has one

        return read_baseline(self.baseline if self.baseline is not None else baseline_path(root, named))


def severe_of(findings: Sequence[Finding], threshold: Threshold) -> tuple[Finding, ...]:
    """Return the findings that are as severe as a threshold or more so."""
    return () if threshold == "never" else find_severe(findings, threshold)


def join_reports(reports: Sequence[CheckReport]) -> CheckReport:
    """Return one report of those on several projects."""
    if len(reports) == 1:
        return reports[0]
    baselines = [one.baseline for one in reports if one.baseline is not None]
    return CheckReport(
        tuple(finding for one in reports for finding in one.findings),
        sum(one.claims for one in reports),
        sum(one.suppressed for one in reports),
        known=tuple(finding for one in reports for finding in one.known),
        gone=sum(one.gone for one in reports),
        baseline=sum(baselines) if baselines else None,
        off=frozenset.intersection(*(one.off for one in reports)) if reports else frozenset(),
        failed=any(one.failed for one in reports),
        copies=sum(one.copies for one in reports),
    )


class _Shown:
    """Findings with their paths as a person in the current folder would write them, of the files asked for alone."""

    def __init__(self, root: Path, files: Iterable[Path]) -> None:
        self.root = root
        self.only = {os.path.realpath(path) for path in files}
        self.paths: dict[str, str] = {}

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(self._shown(finding) for finding in findings if not self.only or self._asked(finding))

    def _asked(self, finding: Finding) -> bool:
        return os.path.realpath(self.root / finding.location.path) in self.only

    def _shown(self, finding: Finding) -> Finding:
        fixes = tuple(structs.replace(edit, location=self._place(edit.location)) for edit in finding.fixes)
        return structs.replace(finding, location=self._place(finding.location), fixes=fixes)

    def _place(self, place: Location) -> Location:
        if place.path not in self.paths:
            self.paths[place.path] = (self.root / place.path).as_posix()
        return Location(self.paths[place.path], place.line, place.column)
