"""Applies recorded judgements, and proposes which claims speak of one event. Nothing is joined by guess."""

from chronos.link.candidates import find_candidates
from chronos.link.clusters import cluster
from chronos.link.surveying import lacks_words, shared_blocks, survey, surveys, with_words

__all__ = [
    "cluster",
    "find_candidates",
    "lacks_words",
    "shared_blocks",
    "survey",
    "surveys",
    "with_words",
]
