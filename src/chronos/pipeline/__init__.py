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
    from chronos.pipeline.checking import check_projects
    from chronos.pipeline.requests import CheckRequest
    from chronos.pipeline.starting import init_project
    from chronos.pipeline.writing import FORMS, Form, report_lines, rules_table, statistics_lines
    from chronos.render.findings.summary import finding_line, gone_line, many, report_line
    from chronos.render.findings.terminal import harmless
    from chronos.store import ProjectError, project_root

__all__ = [
    "FORMS",
    "RULES",
    "BuildReport",
    "BuildRequest",
    "CheckReport",
    "CheckRequest",
    "Form",
    "ProjectError",
    "Rule",
    "build",
    "check_projects",
    "find_rule",
    "find_rules",
    "find_severe",
    "finding_line",
    "gone_line",
    "harmless",
    "init_project",
    "many",
    "no_rule",
    "project_root",
    "report_line",
    "report_lines",
    "rule_manual",
    "rule_summary",
    "rules_table",
    "statistics_lines",
]

_MODULES = {
    "BuildReport": ("chronos.pipeline.building", "BuildReport"),
    "BuildRequest": ("chronos.pipeline.building", "BuildRequest"),
    "CheckReport": ("chronos.model", "CheckReport"),
    "CheckRequest": ("chronos.pipeline.requests", "CheckRequest"),
    "FORMS": ("chronos.pipeline.writing", "FORMS"),
    "Form": ("chronos.pipeline.writing", "Form"),
    "ProjectError": ("chronos.store", "ProjectError"),
    "RULES": ("chronos.check", "RULES"),
    "Rule": ("chronos.check", "Rule"),
    "build": ("chronos.pipeline.building", "build"),
    "check_projects": ("chronos.pipeline.checking", "check_projects"),
    "find_rule": ("chronos.check", "find_rule"),
    "find_rules": ("chronos.check.registry", "find_rules"),
    "find_severe": ("chronos.check", "find_severe"),
    "finding_line": ("chronos.render.findings.summary", "finding_line"),
    "gone_line": ("chronos.render.findings.summary", "gone_line"),
    "harmless": ("chronos.render.findings.terminal", "harmless"),
    "init_project": ("chronos.pipeline.starting", "init_project"),
    "many": ("chronos.render.findings.summary", "many"),
    "no_rule": ("chronos.check.options", "no_rule"),
    "project_root": ("chronos.store", "project_root"),
    "report_line": ("chronos.render.findings.summary", "report_line"),
    "report_lines": ("chronos.pipeline.writing", "report_lines"),
    "rule_manual": ("chronos.check", "manual"),
    "rule_summary": ("chronos.check", "summary"),
    "rules_table": ("chronos.pipeline.writing", "rules_table"),
    "statistics_lines": ("chronos.pipeline.writing", "statistics_lines"),
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
