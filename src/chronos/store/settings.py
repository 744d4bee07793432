"""Reads ``chronos.yaml``. A setting that cannot be read stops the run, with its place; an unknown one is a fault."""

from collections.abc import Mapping
from typing import Final

from chronos.edtf import LANGUAGES, EdtfError, parse
from chronos.gazetteer import Region, define_region, region
from chronos.model import DEFAULT_STYLE, FORMATS, Edition, Fault, Settings
from chronos.store.chart_settings import read_chart_settings
from chronos.store.checking import read_check_settings
from chronos.store.fields import Reading, did_you_mean
from chronos.store.files import ProjectError
from chronos.store.nodes import Node, TreeError
from chronos.store.tree import read_tree
from chronos.store.walk import SETTINGS
from chronos.store.wording import read_worded

SETTINGS_FIELDS: Final = frozenset(
    [
        "title",
        "as_of",
        "kinds",
        "regions",
        "languages",
        "citation_style",
        "formats",
        "editions",
        "circa",
        "charts",
        "check",
    ]
)
REGION_FIELDS: Final = frozenset(["id", "name", "countries"])


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
    languages = _once(reading, fields.get("languages"), "languages", "the language", LANGUAGES) or ("en",)
    first = languages[0]
    title, titles = read_worded(reading, fields.get("title"), "title", first)
    kinds, kind_labels = _kinds(reading, fields.get("kinds"), first)
    regions = _regions(reading, fields.get("regions"), first)
    formats = _once(reading, fields.get("formats"), "formats", "the format", FORMATS)
    editions: tuple[Edition, ...] = ()
    marks = _marks(fields)
    if "editions" in fields:
        from chronos.store.edition_settings import read_editions  # noqa: PLC0415 - few projects have any

        editions, places = read_editions(reading, fields["editions"], first, regions)
        marks.update(places)
    return Settings(
        title=title,
        as_of=_as_of(reading, fields.get("as_of")),
        kinds=kinds,
        regions=regions,
        languages=languages,
        citation_style=reading.text(fields.get("citation_style"), "citation_style") or DEFAULT_STYLE,
        formats=tuple(one for one in FORMATS if one in (formats or FORMATS) or one == FORMATS[0]),
        editions=editions,
        circa=_circa(reading, fields.get("circa")),
        charts=read_chart_settings(reading, fields.get("charts")),
        check=read_check_settings(reading, fields.get("check")),
        titles=titles,
        kind_labels=kind_labels,
        marks=marks,
    )


def _once(reading: Reading, node: Node | None, what: str, one: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Read a list of words that are allowed, each of which may stand in it once."""
    if node is None:
        return ()
    seen: list[str] = []
    for item in reading.items(node, what):
        text = reading.text(item, f"each of {what}")
        if text and text not in allowed:
            hint = did_you_mean(text, allowed) or f"; these can: {', '.join(allowed)}"
            reading.fault("wrong-value", item, f"{one} {text[:60]!r} cannot be written{hint}")
        elif text in seen:
            reading.fault("wrong-value", item, f"{one} {text!r} is named a second time")
        elif text:
            seen.append(text)
    return tuple(seen)


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


def _kinds(
    reading: Reading, node: Node | None, language: str
) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """Read kinds, a mapping of ids to labels or a list of ids that are their own, and the labels by language."""
    if node is None or node.value == "":
        return {}, {}
    if not isinstance(node.value, dict):
        return {name: name for name in reading.texts(node, "kinds")}, {}
    labels = {name: read_worded(reading, label, "a label", language) for name, label in node.value.items()}
    spoken = dict.fromkeys(one for worded in labels.values() for one in worded.texts)
    by_language = {
        one: {name: worded.texts[one] for name, worded in labels.items() if one in worded.texts} for one in spoken
    }
    return {name: worded.text or name for name, worded in labels.items()}, by_language


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


def _regions(reading: Reading, node: Node | None, language: str) -> tuple[Region, ...]:
    """Read the regions that get a chronology."""
    nodes = reading.items(node, "regions") if node is not None else []
    regions: list[Region] = []
    for one in nodes:
        found = _region(reading, one, language)
        if found is not None and found.id in [before.id for before in regions]:
            reading.fault("wrong-value", one, f"the region {found.id[:60]!r} is named a second time")
        elif found is not None:
            regions.append(found)
    return tuple(regions)


def _region(reading: Reading, node: Node, language: str) -> Region | None:
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
    name = read_worded(reading, fields.get("name"), "name", language)
    try:
        return define_region(
            reading.text(fields.get("id"), "id"),
            # English is what a region is called in a language that its names lack.
            {"en": name.text, **name.texts} if name.texts else name.text,
            reading.texts(fields.get("countries"), "countries"),
        )
    except ValueError as error:
        reading.fault("wrong-value", node, " ".join(str(error).split())[:200])
        return None
