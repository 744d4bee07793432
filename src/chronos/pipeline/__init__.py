"""Runs the stages in order and says what happened: the programming interface of chronos.

Names are loaded with their first use: importing it loads next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronos.check import RULES, Rule, find_rule, find_severe
    from chronos.check import manual as rule_manual
    from chronos.check import summary as rule_summary
    from chronos.check.options import no_rule
    from chronos.check.registry import find_rules
    from chronos.model import CheckReport
    from chronos.pipeline.building import BuildReport, BuildRequest, build
    from chronos.pipeline.charting import ChartForm, ChartReport, ChartRequest, chart
    from chronos.pipeline.checking import check_projects
    from chronos.pipeline.counting import CountRequest, count_project, day_asked
    from chronos.pipeline.differing import DiffRequest, diff
    from chronos.pipeline.embedding import EmbedReport, EmbedRequest, embed
    from chronos.pipeline.exporting import BINARY, EXPORTED, ExportReport, ExportRequest, export
    from chronos.pipeline.importing import IMPORTED, ImportReport, ImportRequest, import_file
    from chronos.pipeline.judging import ContradictionError, Desk, Recorded, judge
    from chronos.pipeline.linking import LinkReport, LinkRequest, claims_of, link, undecided
    from chronos.pipeline.requests import CheckRequest
    from chronos.pipeline.starting import init_project
    from chronos.pipeline.writing import FORMS, Form, report_lines, rules_table, statistics_lines
    from chronos.pipeline.writing_one import WriteReport, WriteRequest, write
    from chronos.render.counts.as_csv import counts_csv
    from chronos.render.counts.as_json import counts_json
    from chronos.render.counts.text import counts_markdown, counts_text
    from chronos.render.differences.as_json import differences_json
    from chronos.render.differences.markdown import differences_markdown
    from chronos.render.differences.text import differences_text
    from chronos.render.findings.summary import finding_line, gone_line, many, report_line
    from chronos.render.findings.terminal import columns, harmless
    from chronos.store import ProjectError, project_root
    from chronos.store.plainly import write_plain as mapping_text

__all__ = [
    "BINARY",
    "EXPORTED",
    "FORMS",
    "IMPORTED",
    "RULES",
    "BuildReport",
    "BuildRequest",
    "ChartForm",
    "ChartReport",
    "ChartRequest",
    "CheckReport",
    "CheckRequest",
    "ContradictionError",
    "CountRequest",
    "Desk",
    "DiffRequest",
    "EmbedReport",
    "EmbedRequest",
    "ExportReport",
    "ExportRequest",
    "Form",
    "ImportReport",
    "ImportRequest",
    "LinkReport",
    "LinkRequest",
    "ProjectError",
    "Recorded",
    "Rule",
    "WriteReport",
    "WriteRequest",
    "build",
    "chart",
    "check_projects",
    "claims_of",
    "columns",
    "count_project",
    "counts_csv",
    "counts_json",
    "counts_markdown",
    "counts_text",
    "day_asked",
    "diff",
    "differences_json",
    "differences_markdown",
    "differences_text",
    "embed",
    "export",
    "find_rule",
    "find_rules",
    "find_severe",
    "finding_line",
    "gone_line",
    "harmless",
    "import_file",
    "init_project",
    "judge",
    "link",
    "many",
    "mapping_text",
    "no_rule",
    "project_root",
    "report_line",
    "report_lines",
    "rule_manual",
    "rule_summary",
    "rules_table",
    "statistics_lines",
    "undecided",
    "write",
]

_MODULES = {
    "BINARY": ("chronos.pipeline.exporting", "BINARY"),
    "BuildReport": ("chronos.pipeline.building", "BuildReport"),
    "BuildRequest": ("chronos.pipeline.building", "BuildRequest"),
    "ChartForm": ("chronos.pipeline.charting", "ChartForm"),
    "ChartReport": ("chronos.pipeline.charting", "ChartReport"),
    "ChartRequest": ("chronos.pipeline.charting", "ChartRequest"),
    "CheckReport": ("chronos.model", "CheckReport"),
    "CheckRequest": ("chronos.pipeline.requests", "CheckRequest"),
    "ContradictionError": ("chronos.pipeline.judging", "ContradictionError"),
    "CountRequest": ("chronos.pipeline.counting", "CountRequest"),
    "Desk": ("chronos.pipeline.judging", "Desk"),
    "DiffRequest": ("chronos.pipeline.differing", "DiffRequest"),
    "EXPORTED": ("chronos.pipeline.exporting", "EXPORTED"),
    "EmbedReport": ("chronos.pipeline.embedding", "EmbedReport"),
    "EmbedRequest": ("chronos.pipeline.embedding", "EmbedRequest"),
    "ExportReport": ("chronos.pipeline.exporting", "ExportReport"),
    "ExportRequest": ("chronos.pipeline.exporting", "ExportRequest"),
    "FORMS": ("chronos.pipeline.writing", "FORMS"),
    "Form": ("chronos.pipeline.writing", "Form"),
    "IMPORTED": ("chronos.pipeline.importing", "IMPORTED"),
    "ImportReport": ("chronos.pipeline.importing", "ImportReport"),
    "ImportRequest": ("chronos.pipeline.importing", "ImportRequest"),
    "LinkReport": ("chronos.pipeline.linking", "LinkReport"),
    "LinkRequest": ("chronos.pipeline.linking", "LinkRequest"),
    "ProjectError": ("chronos.store", "ProjectError"),
    "RULES": ("chronos.check", "RULES"),
    "Recorded": ("chronos.pipeline.judging", "Recorded"),
    "Rule": ("chronos.check", "Rule"),
    "WriteReport": ("chronos.pipeline.writing_one", "WriteReport"),
    "WriteRequest": ("chronos.pipeline.writing_one", "WriteRequest"),
    "build": ("chronos.pipeline.building", "build"),
    "chart": ("chronos.pipeline.charting", "chart"),
    "check_projects": ("chronos.pipeline.checking", "check_projects"),
    "claims_of": ("chronos.pipeline.linking", "claims_of"),
    "columns": ("chronos.render.findings.terminal", "columns"),
    "count_project": ("chronos.pipeline.counting", "count_project"),
    "counts_csv": ("chronos.render.counts.as_csv", "counts_csv"),
    "counts_json": ("chronos.render.counts.as_json", "counts_json"),
    "counts_markdown": ("chronos.render.counts.text", "counts_markdown"),
    "counts_text": ("chronos.render.counts.text", "counts_text"),
    "day_asked": ("chronos.pipeline.counting", "day_asked"),
    "diff": ("chronos.pipeline.differing", "diff"),
    "differences_json": ("chronos.render.differences.as_json", "differences_json"),
    "differences_markdown": ("chronos.render.differences.markdown", "differences_markdown"),
    "differences_text": ("chronos.render.differences.text", "differences_text"),
    "embed": ("chronos.pipeline.embedding", "embed"),
    "export": ("chronos.pipeline.exporting", "export"),
    "find_rule": ("chronos.check", "find_rule"),
    "find_rules": ("chronos.check.registry", "find_rules"),
    "find_severe": ("chronos.check", "find_severe"),
    "finding_line": ("chronos.render.findings.summary", "finding_line"),
    "gone_line": ("chronos.render.findings.summary", "gone_line"),
    "harmless": ("chronos.render.findings.terminal", "harmless"),
    "import_file": ("chronos.pipeline.importing", "import_file"),
    "init_project": ("chronos.pipeline.starting", "init_project"),
    "judge": ("chronos.pipeline.judging", "judge"),
    "link": ("chronos.pipeline.linking", "link"),
    "many": ("chronos.render.findings.summary", "many"),
    "mapping_text": ("chronos.store.plainly", "write_plain"),
    "no_rule": ("chronos.check.options", "no_rule"),
    "project_root": ("chronos.store", "project_root"),
    "report_line": ("chronos.render.findings.summary", "report_line"),
    "report_lines": ("chronos.pipeline.writing", "report_lines"),
    "rule_manual": ("chronos.check", "manual"),
    "rule_summary": ("chronos.check", "summary"),
    "rules_table": ("chronos.pipeline.writing", "rules_table"),
    "statistics_lines": ("chronos.pipeline.writing", "statistics_lines"),
    "undecided": ("chronos.pipeline.linking", "undecided"),
    "write": ("chronos.pipeline.writing_one", "write"),
}
"""Where each name lives, and what it is called there."""


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    module, called = _MODULES[name]
    found: object = getattr(import_module(module), called)
    globals()[name] = found
    return found
