"""Writes chronologies and what belongs to them, one module a format."""
