"""Findings in the forms that people and programs read them in, one module a form."""
