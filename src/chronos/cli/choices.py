"""The words that options take; written here so that reading the options loads nothing else."""

from typing import Final

FORMS: Final = ("text", "concise", "json", "sarif", "github", "markdown")
"""How a report can be written."""
THRESHOLDS: Final = ("error", "warning", "info", "never")
"""How severe a finding must be for a command to leave with 1."""
