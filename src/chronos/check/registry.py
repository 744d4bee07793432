"""All rules, and those of earlier versions whose codes are never used again."""

from collections.abc import Iterable
from typing import Final, Protocol

from chronos.check.rules import (
    bad_id,
    date_after_publication,
    duplicate_id,
    duplicate_key,
    empty_text,
    long_field,
    malformed_yaml,
    missing_id,
    not_utf8,
    said_disagrees,
    stated_undated,
    undated,
    unknown_claim,
    unknown_country,
    unknown_field,
    unknown_kind,
    unknown_region,
    unknown_source,
    unreadable_date,
    unreadable_file,
    unsourced,
    unsupported_yaml,
    wrong_type,
    wrong_value,
)
from chronos.model import Corpus, Fault, Severity


class Rule(Protocol):
    """What every module in ``rules/`` is: its docstring is the manual page, with examples that are run."""

    __doc__: str | None

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of the module
        """A letter for the family and three digits; never changed, never used again."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of the module
        """What people call the rule; the file has the same name."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802 - a constant of the module
        """An error only where no reading of the data is right."""

    def check(self, corpus: Corpus) -> Iterable[Fault]:
        """Return what is wrong."""


RULES: Final[tuple[Rule, ...]] = (
    malformed_yaml,
    duplicate_key,
    unknown_field,
    wrong_type,
    wrong_value,
    not_utf8,
    unsupported_yaml,
    unreadable_file,
    unknown_kind,
    missing_id,
    duplicate_id,
    bad_id,
    undated,
    stated_undated,
    unreadable_date,
    date_after_publication,
    said_disagrees,
    unsourced,
    unknown_source,
    unknown_country,
    unknown_region,
    empty_text,
    long_field,
    unknown_claim,
)
"""Sorted as they are listed to people: by family, then by number."""

RETIRED: Final[frozenset[str]] = frozenset()
"""Codes of rules that are gone."""


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with this code (in any case) or name, or ``None``."""
    wanted = code_or_name.strip()
    return next((rule for rule in RULES if wanted.upper() == rule.CODE or wanted.lower() == rule.NAME), None)


def manual(rule: Rule) -> str:
    """Return the manual page of a rule as Markdown: heading, severity, then its docstring."""
    heading = f"# {rule.CODE} {rule.NAME}\n\nSeverity: {rule.SEVERITY}\n\n"
    return heading + (rule.__doc__ or "").strip() + "\n"


def summary(rule: Rule) -> str:
    """Return the first sentence of a rule's manual page."""
    return (rule.__doc__ or "").strip().split("\n", 1)[0]
