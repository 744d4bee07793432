"""Replaces output/ with exactly these documents, whole or not at all, with a manifest of digests."""

from chronos.publish.publishing import PublishError, manifest_of, publish

__all__ = ["PublishError", "manifest_of", "publish"]
