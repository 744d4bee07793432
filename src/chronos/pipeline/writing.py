"""Writes the report of a check in the form that is asked for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

from chronos import __version__
from chronos.model import CheckReport
from chronos.render.findings.summary import report_line, statistics
from chronos.render.findings.terminal import Style

Form = Literal["text", "concise", "json", "sarif", "github", "markdown"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)


def report_lines(report: CheckReport, form: Form, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """Yield the lines of a report; each form is loaded when it is asked for.

    ``width`` and ``colour`` are for what people read on a terminal: how many columns it has, whether it shows colours.
    """
    if form == "text":
        from chronos.render.findings.text import text  # noqa: PLC0415 - a form is loaded when it is asked for

        return text(report, _lines_of, width=width, colour=colour)
    if form == "concise":
        from chronos.render.findings.text import concise  # noqa: PLC0415 - a form is loaded when it is asked for

        return concise(report)
    if form == "github":
        from chronos.render.findings.github import github  # noqa: PLC0415 - a form is loaded when it is asked for

        return github(report)
    if form == "markdown":
        from chronos.render.findings.markdown import appendix  # noqa: PLC0415 - a form is loaded when it is asked for

        return appendix(report)
    if form == "json":
        from chronos.render.findings.as_json import report_json  # noqa: PLC0415 - a form is loaded when it is asked for

        return iter([report_json(report)])
    return iter([_sarif(report)])


def statistics_lines(report: CheckReport, form: Form, *, colour: bool = False) -> Iterator[str]:
    """Yield how often each rule finds something, and the total."""
    if form == "json":
        from chronos.render.findings.as_json import report_json  # noqa: PLC0415 - a form is loaded when it is asked for

        yield report_json(report, statistics=True)
        return
    yield from statistics(report.findings, Style(colour=colour))
    yield report_line(report)


def rules_table() -> str:
    """Return all rules as a table in Markdown: code, name, severity, options with their defaults, what each says."""
    from chronos.check import table  # noqa: PLC0415 - a check needs no table

    return table.rules_table()


def _lines_of(path: str) -> Sequence[str]:
    from chronos.store.lines import lines_of  # noqa: PLC0415 - for forms that show lines

    return lines_of(Path(path))


def _sarif(report: CheckReport) -> str:
    from chronos.check import RULES, summary  # noqa: PLC0415 - a form is loaded when it is asked for
    from chronos.check.baseline import fingerprint  # noqa: PLC0415 - a form is loaded when it is asked for
    from chronos.render.findings.sarif import RuleCard, sarif  # noqa: PLC0415 - a form is loaded when it is asked for

    cards = [
        RuleCard(rule.code, rule.name, rule.severity, rule.name not in report.off, summary(rule), rule.page)
        for rule in RULES
    ]
    return sarif(report, cards, __version__, fingerprint)
