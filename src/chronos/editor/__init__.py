"""Helps whoever writes timelines in an editor: a JSON Schema of the files, and a language server.

Importing it loads neither; :mod:`chronos.editor.server` needs ``pip install '.[lsp]'``.
"""
