"""Reads timelines/ into a corpus in which every field knows its file, line and column."""

from chronos.store.files import ProjectError, project_root
from chronos.store.read import read

__all__ = ["ProjectError", "project_root", "read"]
