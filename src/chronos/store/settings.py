"""Reads ``chronos.yaml``. A setting that cannot be read stops the run, with its place; an unknown one is a fault."""

from collections.abc import Mapping
from typing import Final

from chronos.edtf import EdtfError, parse
from chronos.gazetteer import Region, define_region, region
from chronos.model import Fault, Settings
from chronos.store.chart_settings import read_chart_settings
from chronos.store.checking import read_check_settings
from chronos.store.fields import Reading
from chronos.store.files import ProjectError
from chronos.store.nodes import Node, TreeError
from chronos.store.tree import read_tree
from chronos.store.walk import SETTINGS

SETTINGS_FIELDS: Final = frozenset(["title", "as_of", "kinds", "regions", "languages", "circa", "charts", "check"])
REGION_FIELDS: Final = frozenset(["id", "name", "countries"])
LANGUAGES: Final = ("en",)
"""Languages that documents can be written in."""


def read_settings(text: str) -> tuple[Settings, list[Fault]]:
    """Return the settings of a project, and the fields in them that chronos does not know.

    Raises:
        ProjectError: a setting cannot be read; the message has its place.
    """
    try:
        root, duplicates = read_tree(text)
    except TreeError as error:
        raise ProjectError(f"{SETTINGS}:{error.line}:{error.column}: {error.reason}") from None
    for twice in duplicates:
        raise ProjectError(f"{SETTINGS}:{twice.line}:{twice.column}: {twice.key[:60]!r} is set a second time")
    reading = Reading(SETTINGS)
    fields = reading.mapping(root, SETTINGS_FIELDS, "chronos.yaml") if root is not None else {}
    settings = _settings(reading, fields or {})
    for fault in reading.faults:
        if fault.rule != "unknown-field":
            raise ProjectError(f"{fault.location}: {fault.message}")
    return settings, reading.faults


def _settings(reading: Reading, fields: Mapping[str, Node]) -> Settings:
    regions = reading.items(fields["regions"], "regions") if "regions" in fields else []
    read = [found for node in regions if (found := _region(reading, node)) is not None]
    for number, one in enumerate(read):
        if one.id in [before.id for before in read[:number]]:
            reading.fault("wrong-value", regions[number], f"the region {one.id[:60]!r} is named a second time")
    languages = reading.texts(fields.get("languages"), "languages")
    for language in languages:
        if language not in LANGUAGES:
            message = f"the language {language[:60]!r} cannot be written yet; these can: {', '.join(LANGUAGES)}"
            reading.fault("wrong-value", fields["languages"], message)
    return Settings(
        title=reading.text(fields.get("title"), "title"),
        as_of=_as_of(reading, fields.get("as_of")),
        kinds=_kinds(reading, fields.get("kinds")),
        regions=tuple(read),
        languages=languages or ("en",),
        circa=_circa(reading, fields.get("circa")),
        charts=read_chart_settings(reading, fields.get("charts")),
        check=read_check_settings(reading, fields.get("check")),
        marks=_marks(fields),
    )


def _marks(fields: Mapping[str, Node]) -> dict[str, tuple[int, int]]:
    """Return the place of every setting, of the items of lists, and of what stands within a setting."""
    marks = {name: (node.line, node.column) for name, node in fields.items()}
    for name, node in fields.items():
        if isinstance(node.value, list):
            marks.update({f"{name}[{number}]": (one.line, one.column) for number, one in enumerate(node.value)})
        elif isinstance(node.value, dict):
            marks.update({f"{name}.{inner}": (one.line, one.column) for inner, one in node.value.items()})
    return marks


def _as_of(reading: Reading, node: Node | None) -> int | None:
    """Read the day the edition speaks for, to the day: a coarser date stands for its last day."""
    text = reading.text(node, "as_of")
    if node is None or not text:
        return None
    try:
        latest = parse(text).latest
    except EdtfError as error:
        reading.fault("wrong-value", node, f"as_of {text[:60]!r} is not a date: {error.reason}")
        return None
    if latest is None:
        reading.fault("wrong-value", node, f"as_of {text[:60]!r} has no last day")
    return latest


def _kinds(reading: Reading, node: Node | None) -> Mapping[str, str]:
    """Read kinds: a mapping of ids to labels, or a list of ids that are their own labels."""
    if node is None or node.value == "":
        return {}
    if isinstance(node.value, dict):
        return {name: reading.text(label, "a label") or name for name, label in node.value.items()}
    return {name: name for name in reading.texts(node, "kinds")}


def _circa(reading: Reading, node: Node | None) -> Mapping[str, str]:
    """Read how far "about" may reach; what is not set keeps its default."""
    if node is None or node.value == "":
        return {}
    from chronos.edtf.circa import DEFAULT_CIRCA, read_duration  # noqa: PLC0415 - few projects set it

    fields = reading.mapping(node, frozenset(DEFAULT_CIRCA), "circa")
    reach = dict(DEFAULT_CIRCA)
    for part, value in (fields or {}).items():
        if part not in reach:
            continue
        text = reading.text(value, part)
        try:
            read_duration(text)
        except ValueError:
            reading.fault("wrong-value", value, f"{part} is a duration such as P3D, P1M or P2Y, not {text[:60]!r}")
        else:
            reach[part] = text
    return reach


def _region(reading: Reading, node: Node) -> Region | None:
    """Read a region: a UN M49 code, or the id, name and countries of the project's own."""
    if isinstance(node.value, str):
        found = region(node.value)
        if found is None:
            message = f"{node.value[:60]!r} is not a UN M49 code (three digits, in quotes) and defines no region"
            reading.fault("wrong-value", node, message)
        return found
    fields = reading.mapping(node, REGION_FIELDS, "a region")
    if fields is None:
        return None
    try:
        return define_region(
            reading.text(fields.get("id"), "id"),
            reading.text(fields.get("name"), "name"),
            reading.texts(fields.get("countries"), "countries"),
        )
    except ValueError as error:
        reading.fault("wrong-value", node, " ".join(str(error).split())[:200])
        return None
