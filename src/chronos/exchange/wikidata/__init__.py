"""Entities of Wikidata."""
