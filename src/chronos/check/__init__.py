"""Applies rules with stable codes to the corpus; what the other stages met becomes findings here too."""

from chronos.check.registry import RETIRED, RULES, Rule, find_rule, manual, summary
from chronos.check.run import check, find_severe

__all__ = ["RETIRED", "RULES", "Rule", "check", "find_rule", "find_severe", "manual", "summary"]
