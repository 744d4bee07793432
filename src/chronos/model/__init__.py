"""The nouns of chronos, all frozen. Every stage turns these values into these values.

Conventions of all of them: days are day numbers of the proleptic Gregorian calendar (day 1 is 0001-01-01),
inclusive at both ends; lines and columns count from 1; tuples are in a meaningful order, which their class
states.
"""

from chronos.model.candidate import Candidate
from chronos.model.chart import Chart
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
    Relation,
    Relative,
    Status,
)
from chronos.model.corpus import Corpus, Unreadable
from chronos.model.counts import Counts, Period, PeriodCount
from chronos.model.document import Document
from chronos.model.errors import ChronosError
from chronos.model.event import AgreementKind, Cluster, Discrepancy, Event
from chronos.model.finding import SEVERITIES, Edit, Fault, Finding, Severity
from chronos.model.judgement import VERDICTS, Judgement, Verdict
from chronos.model.location import Location
from chronos.model.origin import fold_name, origin_of
from chronos.model.report import Baseline, CheckReport, Fingerprint, Threshold
from chronos.model.settings import CheckSettings, Level, PathLevels, Settings
from chronos.model.source import Person, Source
from chronos.model.suppression import Suppression
from chronos.model.survey import Survey

__all__ = [
    "CALENDARS",
    "RELATIONS",
    "SEVERITIES",
    "STATUSES",
    "VERDICTS",
    "AgreementKind",
    "Baseline",
    "Calendar",
    "Candidate",
    "Chart",
    "CheckReport",
    "CheckSettings",
    "Chronology",
    "ChronosError",
    "Citation",
    "Claim",
    "ClaimDate",
    "Cluster",
    "Corpus",
    "Counts",
    "Derived",
    "Discrepancy",
    "Document",
    "Edit",
    "Entry",
    "Event",
    "Exclusion",
    "Fault",
    "Finding",
    "Fingerprint",
    "Footnote",
    "Ground",
    "Group",
    "Judgement",
    "Ledger",
    "Level",
    "Location",
    "PathLevels",
    "Period",
    "PeriodCount",
    "Person",
    "Related",
    "Relation",
    "Relative",
    "Scope",
    "Settings",
    "Severity",
    "Source",
    "Status",
    "Suppression",
    "Survey",
    "Threshold",
    "Unreadable",
    "Verdict",
    "fold_name",
    "origin_of",
]
