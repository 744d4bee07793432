"""Applies recorded judgements: claims judged the same become one cluster. Nothing is joined by guess."""

from chronos.link.clusters import cluster

__all__ = ["cluster"]
