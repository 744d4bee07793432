"""Replaces output/ with exactly these documents, whole or not at all, with a manifest of digests."""

from chronos.publish.publishing import PublishError, publish

__all__ = ["PublishError", "publish"]
