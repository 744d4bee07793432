"""Chronologies in a person's own report: finds the blocks that ask for one, and puts them in place."""
