"""``chronos rules``."""

import click

from chronos.pipeline import RULES, rule_summary, rules_table


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "markdown")), default="text", show_default=True)
def command(form: str) -> None:
    """List the rules: code, name, severity (or that they are off by default), and what each says.

    Example: chronos rules --format markdown
    """
    if form == "markdown":
        click.echo(rules_table(), nl=False)
        return
    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        level = rule.severity if rule.default else "off"
        click.echo(f"{rule.code}  {rule.name:{width}}  {level:7}  {rule_summary(rule)}")
