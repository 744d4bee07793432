"""Reads what ``check:`` in ``chronos.yaml`` says of rules: which there are, and their options."""

from collections.abc import Iterator
from difflib import get_close_matches

from chronos.check.context import Options
from chronos.check.registry import RULES, find_rule, find_rules
from chronos.model import Fault, Location, Settings

_SETTINGS = "chronos.yaml"


def read_options(settings: Settings) -> tuple[Options, list[Fault]]:
    """Return the options of all rules, and what is wrong in the settings of the check.

    A rule or an option that is not there, or a value of another kind, is a fault; the default stands.
    """
    options: dict[str, dict[str, int | tuple[str, ...]]] = {rule.name: dict(rule.options) for rule in RULES}
    faults = list(_unknown_rules(settings))
    place = _place(settings, "options")
    for word, given in settings.check.options.items():
        rule = find_rule(word)
        if rule is None:
            faults.append(Fault("wrong-value", place, f"options: {no_rule(word)}"))
            continue
        for name, texts in given.items():
            default = rule.options.get(name)
            if default is None:
                known = ", ".join(rule.options) or "none"
                faults.append(Fault("wrong-value", place, f"{rule.name} has no option {name[:60]!r}; it has {known}"))
            elif isinstance(default, tuple):
                options[rule.name][name] = texts
            elif len(texts) == 1 and texts[0].isascii() and texts[0].isdigit():
                options[rule.name][name] = int(texts[0][:9])
            else:
                shown = ", ".join(texts)[:60]
                faults.append(Fault("wrong-value", place, f"{rule.name}.{name} is a whole number, not {shown!r}"))
    return options, faults


def no_rule(word: str) -> str:
    """Return the words for a rule that is not there, with the nearest that is."""
    near = get_close_matches(word[:60].lower(), [rule.name for rule in RULES], n=1)
    near = near or get_close_matches(word[:60].upper(), [rule.code for rule in RULES], n=1)
    hint = f"; did you mean {near[0]}?" if near else "; `chronos rules` lists them"
    return f"no rule {word[:60]!r}{hint}"


def _unknown_rules(settings: Settings) -> Iterator[Fault]:
    """Report words that name no rule; those permitted by path are reported as unused."""
    check = settings.check
    named = {"select": check.select, "ignore": check.ignore, "levels": tuple(check.levels)}
    named["paths"] = tuple(word for one in check.path_levels for word in one.levels)
    for field, words in named.items():
        for word in words:
            if not find_rules(word):
                yield Fault("wrong-value", _place(settings, field), f"{field}: {no_rule(word)}")


def _place(settings: Settings, field: str) -> Location:
    mark = settings.marks.get(f"check.{field}", settings.marks.get("check", (0, 0)))
    return Location(_SETTINGS, *mark)
