"""Counts events per period honestly: certainly, expected, possibly.

What draws dates (:mod:`chronos.count.resampling`, :mod:`chronos.count.comparing`) loads NumPy, so it is imported where
it is used.
"""

from chronos.count.by_source import count_sources
from chronos.count.counting import count, cumulate
from chronos.count.explaining import explain
from chronos.count.marking import covered_days
from chronos.count.terms import Terms, window_of
from chronos.count.weighing import Occurrence, Weighed, weigh

__all__ = [
    "Occurrence",
    "Terms",
    "Weighed",
    "count",
    "count_sources",
    "covered_days",
    "cumulate",
    "explain",
    "weigh",
    "window_of",
]
