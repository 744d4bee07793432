"""Applies recorded judgements, and proposes which claims speak of one event. Nothing is joined by guess."""

from chronos.link.candidates import find_candidates
from chronos.link.clusters import cluster

__all__ = ["cluster", "find_candidates"]
