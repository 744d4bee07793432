"""Reads timelines/ into a corpus in which every field knows its file, line and column."""

from chronos.store.cache import FOLDER as CACHE_FOLDER
from chronos.store.cache import Cache
from chronos.store.copies import copies_below, copy_path
from chronos.store.files import SETTINGS, ProjectError, project_root, read_content, timeline_files
from chronos.store.files import decode as decode_text
from chronos.store.parts import Part, read_part
from chronos.store.read import join_sources, no_collecting, read, settings_of
from chronos.store.stamp import code_stamp

__all__ = [
    "CACHE_FOLDER",
    "SETTINGS",
    "Cache",
    "Part",
    "ProjectError",
    "code_stamp",
    "copies_below",
    "copy_path",
    "decode_text",
    "join_sources",
    "no_collecting",
    "project_root",
    "read",
    "read_content",
    "read_part",
    "settings_of",
    "timeline_files",
]
