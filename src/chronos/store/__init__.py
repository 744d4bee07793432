"""Reads timelines/ into a corpus in which every field knows its file, line and column."""

from chronos.store.copies import copies_below
from chronos.store.files import ProjectError, project_root
from chronos.store.read import read

__all__ = ["ProjectError", "copies_below", "project_root", "read"]
