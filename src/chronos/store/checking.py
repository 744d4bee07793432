"""Reads ``check:`` of ``chronos.yaml``, and what claims and sources permit under ``suppress:``."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from chronos.model import SEVERITIES, CheckSettings, Level, Location, PathLevels, Severity, Suppression
from chronos.store.fields import Reading
from chronos.store.nodes import Node

CHECK_FIELDS: Final = frozenset(["select", "ignore", "levels", "fail_on", "options", "paths", "baseline"])
PATH_FIELDS: Final = frozenset(["match", "ignore", "levels", "why"])
_LEVELS: Final = (*SEVERITIES, "off")


def read_check_settings(reading: Reading, node: Node | None) -> CheckSettings:
    """Return what ``check:`` sets; which rules and options there are is for the check to say."""
    fields = reading.mapping(node, CHECK_FIELDS, "check") if node is not None and node.value != "" else None
    if fields is None:
        return CheckSettings()
    paths = [one for item in _items(reading, fields, "paths") if (one := _path(reading, item)) is not None]
    return CheckSettings(
        select=reading.texts(fields.get("select"), "select"),
        ignore=reading.texts(fields.get("ignore"), "ignore"),
        levels=_levels(reading, fields.get("levels")),
        path_levels=tuple(PathLevels(match, levels) for match, levels, _ in paths if levels),
        fail_on=cast("Severity", reading.choice(fields.get("fail_on"), "fail_on", SEVERITIES)),
        options=_options(reading, fields.get("options")),
        suppress=tuple(suppression for _, _, permitted in paths for suppression in permitted),
        baseline=reading.text(fields.get("baseline"), "baseline"),
    )


def read_suppressions(
    reading: Reading, node: Node | None, *, claim: str = "", source: str = ""
) -> tuple[Suppression, ...]:
    """Return what a claim or a source permits: a mapping of rules to reasons, or a list of rules without reasons."""
    if node is None or node.value == "":
        return ()
    if isinstance(node.value, dict):
        keys = node.keys or {}
        places = [(rule, reading.text(why, "a reason"), keys[rule]) for rule, why in node.value.items()]
    else:
        items = reading.items(node, "suppress")
        places = [(text, "", (one.line, one.column)) for one in items if (text := reading.text(one, "a rule"))]
    return tuple(
        Suppression(rule, why, Location(reading.path, *mark), claim=claim, source=source) for rule, why, mark in places
    )


def _items(reading: Reading, fields: Mapping[str, Node], name: str) -> list[Node]:
    return reading.items(fields[name], name) if name in fields else []


def _pairs(reading: Reading, node: Node | None, what: str) -> Iterator[tuple[str, Node]]:
    """Yield the pairs of a mapping of any keys."""
    if node is None or node.value == "":
        return
    if isinstance(node.value, dict):
        yield from node.value.items()
    else:
        reading.fault("wrong-type", node, f"{what} is a mapping of rules")


def _levels(reading: Reading, node: Node | None) -> Mapping[str, Level]:
    return {
        rule: cast("Level", reading.choice(level, f"the level of {rule[:60]}", _LEVELS))
        for rule, level in _pairs(reading, node, "levels")
    }


def _options(reading: Reading, node: Node | None) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {
        rule: {
            name: reading.texts(value, f"{rule[:60]}.{name[:60]}")
            for name, value in _pairs(reading, options, f"options.{rule[:60]}")
        }
        for rule, options in _pairs(reading, node, "options")
    }


def _path(reading: Reading, node: Node) -> tuple[str, Mapping[str, Level], tuple[Suppression, ...]] | None:
    """Read what holds in some files: the pattern, the severities, and what is permitted there."""
    fields = reading.mapping(node, PATH_FIELDS, "each of paths")
    if fields is None:
        return None
    match = reading.text(fields.get("match"), "match")
    if not match:
        reading.fault("wrong-value", node, "each of paths has `match:`, a pattern such as archive/*")
        return None
    why = reading.text(fields.get("why"), "why")
    permitted = tuple(
        Suppression(rule, why, reading.at(item), paths=match)
        for item in _items(reading, fields, "ignore")
        if (rule := reading.text(item, "a rule"))
    )
    return match, _levels(reading, fields.get("levels")), permitted
