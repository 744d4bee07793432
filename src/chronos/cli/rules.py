"""``chronos rules``."""

import click

from chronos.pipeline import RULES, rule_summary


@click.command()
def command() -> None:
    """List the rules: code, name, severity, and what each says.

    Example: chronos rules
    """
    for rule in RULES:
        level = rule.severity if rule.default else "off"
        click.echo(f"{rule.code}  {rule.name:26}  {level:7}  {rule_summary(rule)}")
