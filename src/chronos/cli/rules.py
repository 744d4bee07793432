"""``chronos rules``."""

import click

from chronos.pipeline import RULES, rule_summary


@click.command()
def command() -> None:
    """List the rules: code, name, severity, and what each says.

    Example: chronos rules
    """
    for rule in RULES:
        click.echo(f"{rule.CODE}  {rule.NAME:24}  {rule.SEVERITY:7}  {rule_summary(rule)}")
