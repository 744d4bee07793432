"""The nouns of chronos, all frozen. Every stage turns these values into these values.

Conventions of all of them: days are day numbers of the proleptic Gregorian calendar (day 1 is 0001-01-01),
inclusive at both ends; lines and columns count from 1; tuples are in a meaningful order, which their class
states.
"""

from chronos.model.candidate import Candidate
from chronos.model.chart import Chart
from chronos.model.chart_settings import (
    CHART_COLOURS,
    CHART_FONTS,
    CHART_THEMES,
    LEAST_CONTRAST,
    LEAST_PAPER,
    ChartSettings,
    contrast,
    luminance,
)
from chronos.model.chronology import Chronology, Entry, Exclusion, Footnote, Group, Ledger, Related, Scope
from chronos.model.claim import (
    CALENDARS,
    RELATIONS,
    STATUSES,
    Calendar,
    Citation,
    Claim,
    ClaimDate,
    Derived,
    Ground,
    Imported,
    Relation,
    Relative,
    Status,
)
from chronos.model.corpus import Corpus, LeftOut, Unreadable
from chronos.model.count_report import Counted, CountReport
from chronos.model.counts import (
    MOST_YEARS,
    Because,
    Comparison,
    Counts,
    Dimension,
    Lasting,
    Mark,
    Period,
    PeriodCount,
    SourceCounts,
    Trend,
    add_up,
)
from chronos.model.difference import (
    DIFFERENCE_KINDS,
    Change,
    Difference,
    DifferenceKind,
    Differences,
    Move,
    Side,
    Tables,
)
from chronos.model.document import Document
from chronos.model.edition import (
    REDACTABLE,
    REDACTABLE_OF_CITATIONS,
    REDACTABLE_OF_CLAIMS,
    REDACTABLE_OF_SOURCES,
    Edition,
)
from chronos.model.errors import ChronosError
from chronos.model.event import AgreementKind, Cluster, Discrepancy, Event
from chronos.model.finding import SEVERITIES, Edit, Fault, Finding, Severity
from chronos.model.judgement import VERDICTS, Judgement, Verdict
from chronos.model.location import Location
from chronos.model.origin import fold_name, origin_of
from chronos.model.report import Baseline, CheckReport, Fingerprint, Threshold
from chronos.model.rows import RowCounts, RowDate, RowSum, RowWeight, UnreadRow
from chronos.model.settings import DEFAULT_STYLE, FORMATS, CheckSettings, Format, Level, PathLevels, Settings
from chronos.model.source import SOURCE_DATES, SOURCE_NAMES, Person, Source
from chronos.model.suppression import Suppression
from chronos.model.survey import Survey
from chronos.model.weight import Weight

__all__ = [
    "CALENDARS",
    "CHART_COLOURS",
    "CHART_FONTS",
    "CHART_THEMES",
    "DEFAULT_STYLE",
    "DIFFERENCE_KINDS",
    "FORMATS",
    "LEAST_CONTRAST",
    "LEAST_PAPER",
    "MOST_YEARS",
    "REDACTABLE",
    "REDACTABLE_OF_CITATIONS",
    "REDACTABLE_OF_CLAIMS",
    "REDACTABLE_OF_SOURCES",
    "RELATIONS",
    "SEVERITIES",
    "SOURCE_DATES",
    "SOURCE_NAMES",
    "STATUSES",
    "VERDICTS",
    "AgreementKind",
    "Baseline",
    "Because",
    "Calendar",
    "Candidate",
    "Change",
    "Chart",
    "ChartSettings",
    "CheckReport",
    "CheckSettings",
    "Chronology",
    "ChronosError",
    "Citation",
    "Claim",
    "ClaimDate",
    "Cluster",
    "Comparison",
    "Corpus",
    "CountReport",
    "Counted",
    "Counts",
    "Derived",
    "Difference",
    "DifferenceKind",
    "Differences",
    "Dimension",
    "Discrepancy",
    "Document",
    "Edit",
    "Edition",
    "Entry",
    "Event",
    "Exclusion",
    "Fault",
    "Finding",
    "Fingerprint",
    "Footnote",
    "Format",
    "Ground",
    "Group",
    "Imported",
    "Judgement",
    "Lasting",
    "Ledger",
    "LeftOut",
    "Level",
    "Location",
    "Mark",
    "Move",
    "PathLevels",
    "Period",
    "PeriodCount",
    "Person",
    "Related",
    "Relation",
    "Relative",
    "RowCounts",
    "RowDate",
    "RowSum",
    "RowWeight",
    "Scope",
    "Settings",
    "Severity",
    "Side",
    "Source",
    "SourceCounts",
    "Status",
    "Suppression",
    "Survey",
    "Tables",
    "Threshold",
    "Trend",
    "UnreadRow",
    "Unreadable",
    "Verdict",
    "Weight",
    "add_up",
    "contrast",
    "fold_name",
    "luminance",
    "origin_of",
]
