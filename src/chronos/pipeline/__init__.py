"""Runs the stages in order and says what happened: the programming interface of chronos.

Importing it loads what a check needs; a build loads the rest when it runs.
"""

from chronos.check import RULES, Rule, find_rule, find_severe
from chronos.check import manual as rule_manual
from chronos.check import summary as rule_summary
from chronos.pipeline.building import BuildReport, BuildRequest, build
from chronos.pipeline.checking import CheckReport, check_projects
from chronos.pipeline.starting import init_project
from chronos.render.findings import findings_json
from chronos.store import ProjectError

__all__ = [
    "RULES",
    "BuildReport",
    "BuildRequest",
    "CheckReport",
    "ProjectError",
    "Rule",
    "build",
    "check_projects",
    "find_rule",
    "find_severe",
    "findings_json",
    "init_project",
    "rule_manual",
    "rule_summary",
]
