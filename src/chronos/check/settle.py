"""Makes findings of faults: which rules are on, how severe they are, and what is permitted."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from msgspec import Struct

from chronos.check.options import no_rule
from chronos.check.registry import RULES, Rule, find_rules
from chronos.check.survey import Whole
from chronos.model import CheckSettings, Fault, Finding, Level, Settings, Suppression

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
    levels = levels_of(settings.check)
    permissions = [(one, frozenset(rule.name for rule in find_rules(one.rule))) for one in suppressions]
    by_owner: dict[tuple[str, str], list[int]] = {}
    for number, (one, _) in enumerate(permissions):
        by_owner.setdefault((one.claim, one.source), []).append(number)
    used: set[int] = set()
    findings: list[Finding] = []
    suppressed = 0
    for fault in faults:
        level = _level_at(fault, levels[fault.rule], settings.check)
        if level == "off":
            continue
        permitting = [
            number
            for owner in {(fault.claim, ""), ("", fault.source), ("", "")}
            for number in by_owner.get(owner, ())
            if fault.rule in permissions[number][1] and _covers(permissions[number][0], fault)
        ]
        used.update(permitting)
        if permitting:
            suppressed += 1
        else:
            findings.append(_finding(fault, rules[fault.rule], level))
    for fault in _of_permissions(permissions, used, levels):
        level = _level_at(fault, levels[fault.rule], settings.check)
        if level != "off":
            findings.append(_finding(fault, rules[fault.rule], level))
    findings.sort(key=lambda finding: (finding.location, finding.code, finding.message))
    return Settled(tuple(findings), suppressed)


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


def _level_at(fault: Fault, level: Level, settings: CheckSettings) -> Level:
    for one in settings.path_levels:
        if fnmatchcase(fault.location.path, one.paths):
            level = by_rule(one.levels.items()).get(fault.rule, level)
    return level


def _covers(suppression: Suppression, fault: Fault) -> bool:
    """Whether a permission of a claim or source holds for a fault in it, or one of the settings in its file."""
    return not suppression.paths or fnmatchcase(fault.location.path, suppression.paths)


def _of_permissions(
    permissions: Sequence[tuple[Suppression, frozenset[str]]], used: set[int], levels: dict[str, Level]
) -> Iterator[Fault]:
    """Report permissions without a reason, and those that permit nothing."""
    for number, (one, names) in enumerate(permissions):
        if not names:
            yield Fault(UNUSED, one.location, no_rule(one.rule), one.claim, one.source)
        elif number not in used and any(levels[name] != "off" for name in names):
            message = f"{one.rule[:60]} finds nothing here; take the permission out"
            yield Fault(UNUSED, one.location, message, one.claim, one.source)
        if not one.why:
            message = f"say why {one.rule[:60]} is permitted here: `{one.rule[:60]}: the reason`"
            yield Fault(UNREASONED, one.location, message, one.claim, one.source)


def _finding(fault: Fault, rule: Rule, level: Level) -> Finding:
    assert level != "off"  # noqa: S101 - told to the type checker
    return Finding(rule.code, rule.name, level, fault.location, fault.message, fault.claim, fault.source, fault.fixes)
