"""Settings of a project, as ``chronos.yaml`` gives them."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from msgspec import Struct

from chronos.gazetteer import Region
from chronos.model.chart_settings import ChartSettings
from chronos.model.edition import Edition
from chronos.model.finding import Severity
from chronos.model.suppression import Suppression

Level = Severity | Literal["off"]
Format = Literal["md", "html", "docx", "pdf"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
"""What a chronology is written as."""
DEFAULT_STYLE: Final = "chicago-notes-bibliography"
"""The Chicago Manual of Style, 18th edition, notes and bibliography: full in the first note, short after it."""


class PathLevels(Struct, frozen=True):
    """Severities of rules in the files whose path matches a pattern of :mod:`fnmatch`."""

    paths: str
    levels: Mapping[str, Level]


class CheckSettings(Struct, frozen=True, kw_only=True):
    """What ``check:`` in ``chronos.yaml`` sets. Rules are named by code, by name, or by the letter of their family.

    ``select`` are the rules that are on (empty: those that are on by default), ``ignore`` those that are off all the
    same. ``levels`` replaces severities, ``path_levels`` those in some files, where the last that matches counts.
    ``options`` has the options of rules, as written, by the rule as it is named there and the option. ``suppress`` are
    permissions by path; ``baseline`` is the file of findings that are known, relative to the folder of timelines.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = {}
    fail_on: Severity = "error"
    path_levels: tuple[PathLevels, ...] = ()
    options: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    suppress: tuple[Suppression, ...] = ()
    baseline: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """What ``chronos.yaml`` sets; the defaults hold where it is silent or absent.

    ``as_of`` is the day number (proleptic Gregorian, day 1 is 0001-01-01) the edition speaks for. ``kinds``
    maps ids to labels; when empty, any kind is allowed. ``titles`` and ``kind_labels`` are the title and the labels by
    language, where they are given in several. ``regions`` are those that get a chronology. ``circa`` is how
    far "about" may reach, by the part of a date that it stands at (day, month, year, decade), as ISO 8601 durations;
    empty stands for the defaults of :mod:`chronos.edtf.circa`. ``languages`` are those of the documents; texts that
    name no language are in the first. ``citation_style`` is the name of a CSL style, or of a ``.csl`` file in the
    folder of timelines. ``formats`` are what a build writes chronologies as; ``md`` is always among them. ``marks``
    gives the line and column (both from 1) of settings by name, of list items as ``regions[0]``, of those of editions
    as ``editions.court.withhold[0]``.
    """

    title: str = ""
    as_of: int | None = None
    titles: Mapping[str, str] = {}
    kinds: Mapping[str, str] = {}
    kind_labels: Mapping[str, Mapping[str, str]] = {}
    regions: tuple[Region, ...] = ()
    languages: tuple[str, ...] = ("en",)
    citation_style: str = DEFAULT_STYLE
    formats: tuple[Format, ...] = FORMATS
    editions: tuple[Edition, ...] = ()
    circa: Mapping[str, str] = {}
    charts: ChartSettings = ChartSettings()
    check: CheckSettings = CheckSettings()
    marks: Mapping[str, tuple[int, int]] = {}
