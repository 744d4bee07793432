"""``chronos explain``."""

import click

from chronos.pipeline import RULES, find_rule, rule_manual


@click.command()
@click.argument("code")
def command(code: str) -> None:
    """Print the manual page of a rule, by its code or its name.

    Example: chronos explain D001
    """
    rule = find_rule(code)
    if rule is None:
        from difflib import get_close_matches

        names = [name for each in RULES for name in (each.code, each.name)]
        near = get_close_matches(code.upper(), names, n=1) or get_close_matches(code.lower(), names, n=1)
        hint = f"did you mean {near[0]}?" if near else "`chronos rules` lists them."
        raise click.UsageError(f"no rule {code!r}; {hint}")
    click.echo(rule_manual(rule), nl=False)
