"""Serves the site of a project to whoever writes it, on this machine alone, and builds it anew at every change."""
