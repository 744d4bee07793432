"""``chronos explain``."""

import click

from chronos.pipeline import find_rule, no_rule, rule_manual


@click.command()
@click.argument("code")
def command(code: str) -> None:
    """Print the manual page of a rule, by its code or its name.

    Example: chronos explain D001
    """
    rule = find_rule(code)
    if rule is None:
        raise click.UsageError(no_rule(code))
    click.echo(rule_manual(rule), nl=False)
