"""Packaged tables of :mod:`chronos.gazetteer`; README.md beside this file names sources and licences."""
