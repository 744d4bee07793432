"""Reads timelines/ into a corpus in which every field knows its file, line and column.

Names are loaded with their first use, so that what must be quick loads no more than it needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronos.store.cache import Cache, cache_folder
    from chronos.store.copies import copies_below, copy_path
    from chronos.store.files import ProjectError, decode_text, project_root, read_content, timeline_files
    from chronos.store.memory import no_collecting
    from chronos.store.parts import NO_CONVENTIONS, Conventions, Part, read_part
    from chronos.store.reading import conventions_of, join_sources, open_project, read, read_parts, settings_of
    from chronos.store.stamp import code_stamp
    from chronos.store.walk import SETTINGS

__all__ = [
    "NO_CONVENTIONS",
    "SETTINGS",
    "Cache",
    "Conventions",
    "Part",
    "ProjectError",
    "cache_folder",
    "code_stamp",
    "conventions_of",
    "copies_below",
    "copy_path",
    "decode_text",
    "join_sources",
    "no_collecting",
    "open_project",
    "project_root",
    "read",
    "read_content",
    "read_part",
    "read_parts",
    "settings_of",
    "timeline_files",
]

_MODULES = {
    "cache": ("Cache", "cache_folder"),
    "copies": ("copies_below", "copy_path"),
    "files": ("ProjectError", "decode_text", "project_root", "read_content", "timeline_files"),
    "memory": ("no_collecting",),
    "parts": ("NO_CONVENTIONS", "Part", "Conventions", "read_part"),
    "reading": ("join_sources", "open_project", "read", "read_parts", "settings_of", "conventions_of"),
    "stamp": ("code_stamp",),
    "walk": ("SETTINGS",),
}


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            found: object = getattr(import_module(f"chronos.store.{module}"), name)
            globals()[name] = found
            return found
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
