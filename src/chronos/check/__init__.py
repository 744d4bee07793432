"""Applies rules with stable codes to the corpus; what the other stages met becomes findings here too."""

from chronos.check.registry import RETIRED, RULES, Rule, find_rule, find_rules, manual, summary
from chronos.check.run import check, find_severe
from chronos.check.settle import Settled

__all__ = [
    "RETIRED",
    "RULES",
    "Rule",
    "Settled",
    "check",
    "find_rule",
    "find_rules",
    "find_severe",
    "manual",
    "summary",
]
