"""Writes what changed between two builds: as text for a terminal, as errata in Markdown, and as JSON."""
