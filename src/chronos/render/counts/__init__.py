"""Writes what a count came to: as text for a terminal, CSV, JSON or Markdown."""
