"""Brings in other tools' files as claims and sources, and hands ours to other tools."""
