"""Makes findings of faults: which rules are on, how severe they are, and what is permitted."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from msgspec import Struct

from chronos.check.options import no_rule
from chronos.check.registry import RULES, Rule, find_rules
from chronos.check.survey import Whole
from chronos.model import CheckSettings, Fault, Finding, Level, Settings, Suppression

_SETTINGS = "chronos.yaml"
UNUSED = "unused-suppression"
UNREASONED = "suppression-without-reason"


class Settled(Struct, frozen=True):
    """The findings in the order of their places, and how many more are ``suppressed``, each by a permission."""

    findings: tuple[Finding, ...]
    suppressed: int = 0


def settle(faults: Iterable[Fault], settings: Settings, suppressions: Sequence[Suppression] = ()) -> Settled:
    """Return the findings that faults amount to under the settings and what is permitted.

    A permission that permits nothing is itself a fault, unless its rule is off.

    Raises:
        LookupError: a stage met a fault for which there is no rule.
    """
    rules = {rule.name: rule for rule in RULES}
    faults = list(faults)
    orphans = {fault.rule for fault in faults} - rules.keys()
    if orphans:
        raise LookupError(f"faults without a rule: {', '.join(sorted(orphans))}")
    settling = _Settling(settings.check, suppressions)
    found = [finding for fault in faults if (finding := settling.finding(fault, rules[fault.rule])) is not None]
    for kind in (settling.unreasoned, settling.unused):  # what is said of permissions may be permitted itself
        found += [finding for fault in kind() if (finding := settling.finding(fault, rules[fault.rule])) is not None]
    found.sort(key=lambda finding: (finding.location, finding.code, finding.message))
    return Settled(tuple(found), settling.suppressed)


class _Settling:
    """How severe faults are, and which are permitted."""

    def __init__(self, settings: CheckSettings, suppressions: Sequence[Suppression]) -> None:
        self.suppressed = 0
        self._levels = levels_of(settings)
        self._by_path = [(one.paths, by_rule(one.levels.items())) for one in settings.path_levels]
        self._permissions = [(one, frozenset(rule.name for rule in find_rules(one.rule))) for one in suppressions]
        self._used: set[int] = set()
        self._by_owner: dict[tuple[str, str], list[int]] = {}
        for number, (one, _) in enumerate(self._permissions):
            self._by_owner.setdefault((one.claim, one.source), []).append(number)

    def finding(self, fault: Fault, rule: Rule) -> Finding | None:
        """Return the finding that a fault amounts to, ``None`` where its rule is off or it is permitted."""
        level = self._level(fault.rule, fault.location.path)
        if fault.location.path == _SETTINGS and fault.rule == "wrong-value":
            level = rule.severity  # no selection hides that it is wrong itself
        if level == "off":
            return None
        permitting = [
            number
            for owner in {(fault.claim, ""), ("", fault.source), ("", "")}
            for number in self._by_owner.get(owner, ())
            if fault.rule in self._permissions[number][1] and _covers(self._permissions[number][0], fault)
        ]
        self._used.update(permitting)
        if not permitting:
            return _finding(fault, rule, level)
        self.suppressed += 1
        return None

    def unreasoned(self) -> Iterator[Fault]:
        """Report permissions without a reason."""
        for one, _ in self._permissions:
            if not one.why:
                message = f"say why {one.rule[:60]} is permitted here: `{one.rule[:60]}: the reason`"
                yield Fault(UNREASONED, one.location, message, one.claim, one.source)

    def unused(self) -> Iterator[Fault]:
        """Report permissions that permit nothing, but not of a rule that is off where they stand."""
        for number, (one, names) in enumerate(self._permissions):
            if not names:
                yield Fault(UNUSED, one.location, no_rule(one.rule), one.claim, one.source)
            elif number not in self._used and any(self._level(name, one.location.path) != "off" for name in names):
                if names == {UNUSED}:
                    continue  # it may be what permits the next
                message = f"{one.rule[:60]} finds nothing here; take the permission out"
                yield Fault(UNUSED, one.location, message, one.claim, one.source)

    def _level(self, rule: str, path: str) -> Level:
        level = self._levels[rule]
        for pattern, levels in self._by_path:
            if rule in levels and fnmatchcase(path, pattern):
                level = levels[rule]
        return level


def levels_of(settings: CheckSettings) -> dict[str, Level]:
    """Return how severe each rule is by its name, or that it is off.

    Rules that ``select`` names are on, or those on by default where it names none; one whose level is set is on too,
    and one that ``ignore`` names is off in any case. A word for several rules counts less than one for a single rule.
    """
    selected = {rule.name for word in settings.select for rule in find_rules(word)}
    ignored = {rule.name for word in settings.ignore for rule in find_rules(word)}
    given = by_rule(settings.levels.items())
    levels: dict[str, Level] = {}
    for rule in RULES:
        on = rule.name in selected if settings.select else rule.default
        level = given.get(rule.name, rule.severity if on else "off")
        levels[rule.name] = "off" if rule.name in ignored else level
    return levels


def suppressions_of(whole: Whole, settings: Settings) -> tuple[Suppression, ...]:
    """Return everything that claims, sources and the settings permit."""
    by_claims = (one for survey in whole.surveys for one in survey.suppressions)
    by_sources = (one for source in whole.sources.values() for one in source.suppress)
    return (*by_claims, *by_sources, *settings.check.suppress)


def by_rule(given: Iterable[tuple[str, Level]]) -> dict[str, Level]:
    """Return levels by the names of rules; a word for several rules counts less than one for a single rule."""
    found = [(find_rules(word), level) for word, level in given]
    found.sort(key=lambda pair: -len(pair[0]))
    return {rule.name: level for named, level in found for rule in named}


def _covers(suppression: Suppression, fault: Fault) -> bool:
    """Whether a permission of a claim or source holds for a fault in it, or one of the settings in its file."""
    return not suppression.paths or fnmatchcase(fault.location.path, suppression.paths)


def _finding(fault: Fault, rule: Rule, level: Level) -> Finding:
    assert level != "off"  # noqa: S101 - told to the type checker
    return Finding(rule.code, rule.name, level, fault.location, fault.message, fault.claim, fault.source, fault.fixes)
