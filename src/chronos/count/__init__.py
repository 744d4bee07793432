"""Counts events per period honestly: certainly, expected, possibly."""

from chronos.count.counting import Weighed, count, weigh, window_of

__all__ = ["Weighed", "count", "weigh", "window_of"]
