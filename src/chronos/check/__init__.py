"""Applies rules with stable codes to the corpus; what the other stages met becomes findings here too."""

from chronos.check.context import Context
from chronos.check.needs import kinds_to_corroborate, needs_event
from chronos.check.registry import RETIRED, RULES, Rule, find_rule, find_rules, manual, summary
from chronos.check.run import check, check_claims, check_events, check_lost, check_whole, context_of, find_severe
from chronos.check.selecting import rules_off
from chronos.check.settle import Settled, settle, suppressions_of
from chronos.check.survey import Whole

__all__ = [
    "RETIRED",
    "RULES",
    "Context",
    "Rule",
    "Settled",
    "Whole",
    "check",
    "check_claims",
    "check_events",
    "check_lost",
    "check_whole",
    "context_of",
    "find_rule",
    "find_rules",
    "find_severe",
    "kinds_to_corroborate",
    "manual",
    "needs_event",
    "rules_off",
    "settle",
    "summary",
    "suppressions_of",
]
