"""``chronos lsp``."""

from typing import Final

import click

from chronos.model import ChronosError

_EXTRA: Final = ("pygls", "lsprotocol", "cattrs", "attrs")
"""What ``chronos[lsp]`` installs."""


@click.command()
@click.option(
    "--stdio", is_flag=True, expose_value=False, help="Talk over standard input and output; there is no other way."
)
def command() -> None:
    """Serve an editor by the Language Server Protocol, over standard input and output.

    An editor starts it, not a person: docs/editors.md says how to set it up. It shows findings while one types, and
    completes, explains, finds and mends. It is an extra: pip install '.[lsp]'

    Example: chronos lsp
    """
    try:
        from chronos.editor.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise ChronosError(
            "the language server is an extra; this installs it, in the folder of chronos: pip install '.[lsp]'"
        ) from None
    serve()
