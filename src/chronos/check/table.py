"""The table of all rules."""

from chronos.check.registry import RULES, Rule, summary


def rules_table() -> str:
    """Return all rules as a table in Markdown: code, name, severity, options with their defaults, what each says."""
    rows = [("Code", "Name", "Severity", "Options", "Says"), ("---",) * 5, *map(_row, RULES)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _row(rule: Rule) -> tuple[str, ...]:
    severity = rule.severity if rule.default else f"off ({rule.severity})"
    return rule.code, rule.name, severity, _options(rule), summary(rule).replace("|", "\\|")


def _options(rule: Rule) -> str:
    """Return options as they are written in the settings; of lists, which may be long, the name alone."""
    shown = (
        f"`{name}: {default}`" if isinstance(default, int) else f"`{name}`" for name, default in rule.options.items()
    )
    return ", ".join(shown)
