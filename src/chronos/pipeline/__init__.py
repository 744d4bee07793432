"""Runs the stages in order and says what happened: the programming interface of chronos.

Importing it loads what a check needs; a build loads the rest when it runs.
"""

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
