"""Another selection of rules than the one of the settings."""

from collections.abc import Iterable, Mapping

from msgspec import structs

from chronos.check.registry import RULES, find_rules
from chronos.check.settle import by_rule, levels_of
from chronos.model import CheckSettings, Level, PathLevels


def select_rules(settings: CheckSettings, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> CheckSettings:
    """Return settings in which just the rules of ``select`` are on (as the settings say, if none) less ``ignore``.

    What is selected here is on, whatever the settings turn off in all files; what is ignored here is off, even where
    the settings turn it on in some files.
    """
    chosen = _names(select)
    ignored = _names(ignore)
    if chosen:
        given = levels_of(structs.replace(settings, select=tuple(sorted(chosen)), ignore=()))
        own: dict[str, Level] = {rule.name: rule.severity for rule in RULES}
        levels = {name: own[name] if given[name] == "off" else given[name] for name in sorted(chosen)}
        settings = structs.replace(settings, select=tuple(levels), ignore=(), levels=levels)
    if chosen or ignored:
        kept = (chosen or {rule.name for rule in RULES}) - ignored
        paths = tuple(PathLevels(one.paths, _kept(one.levels, kept)) for one in settings.path_levels)
        settings = structs.replace(settings, ignore=(*settings.ignore, *sorted(ignored)), path_levels=paths)
    return settings


def rules_off(settings: CheckSettings) -> frozenset[str]:
    """Return the names of the rules that are off in every file."""
    off = frozenset(name for name, level in levels_of(settings).items() if level == "off")
    some = (by_rule(one.levels.items()) for one in settings.path_levels)
    return off - {name for levels in some for name, level in levels.items() if level != "off"}


def _names(words: Iterable[str]) -> set[str]:
    return {rule.name for word in words for rule in find_rules(word)}


def _kept(levels: Mapping[str, Level], kept: set[str]) -> dict[str, Level]:
    return {name: level for name, level in by_rule(levels.items()).items() if name in kept}
