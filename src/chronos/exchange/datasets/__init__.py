"""Datasets of events, each with its own precision."""
