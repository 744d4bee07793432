"""The words that options take; written here so that reading the options loads nothing else."""

from typing import Final

FORMS: Final = ("text", "concise", "json", "sarif", "github", "markdown")
"""How a report can be written."""
THRESHOLDS: Final = ("error", "warning", "info", "never")
"""How severe a finding must be for a command to leave with 1."""
DIMENSIONS: Final = ("country", "region", "kind", "status", "source", "actor")
"""What events can be counted by."""
PERIODS: Final = ("year", "quarter", "month", "decade")
"""What events can be counted per."""
CHARTS: Final = ("events-per-year", "timeline", "country-year", "small-multiples", "cumulative", "sources")
"""What can be drawn."""
CHART_FORMS: Final = ("vl.json", "svg", "png", "pdf", "html")
"""How a chart can be written."""
DOCUMENT_FORMS: Final = ("md", "html", "docx", "pdf")
"""How a chronology can be written."""
LANGUAGES: Final = ("en", "es", "pt", "fr")
"""What charts speak."""
THEMES: Final = ("print", "screen")
"""How charts can look."""
