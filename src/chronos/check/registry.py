"""All rules, and those of earlier versions whose codes are never used again."""

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Final, NamedTuple

from chronos.check.context import Context
from chronos.check.rules import (
    ambiguous_date,
    bad_id,
    circular_origin,
    contradictory_dates,
    contradictory_judgements,
    country_discrepancy,
    country_no_longer,
    country_not_yet,
    date_after_publication,
    date_discrepancy,
    dependent_sources,
    duplicate_id,
    duplicate_key,
    duplicate_source,
    duplicate_text,
    empty_region,
    empty_text,
    future_date,
    loaded_words,
    long_field,
    long_text,
    malformed_doi,
    malformed_isbn,
    malformed_url,
    malformed_yaml,
    missing_id,
    no_country,
    no_locator,
    not_utf8,
    number_discrepancy,
    quote_not_found,
    retrieved_before_published,
    reversed_interval,
    rotting_words,
    said_disagrees,
    stated_undated,
    suppression_without_reason,
    text_contradicts_date,
    text_not_shown,
    unaccessed_source,
    unarchived_source,
    unbounded_relation,
    uncorroborated,
    undated,
    undated_source,
    unjudged_duplicate,
    unknown_claim,
    unknown_country,
    unknown_csl_field,
    unknown_field,
    unknown_kind,
    unknown_region,
    unknown_source,
    unlisted_country,
    unpublished_source,
    unreadable_copy,
    unreadable_date,
    unreadable_file,
    unreasoned_judgement,
    unsorted_keys,
    unsourced,
    unsupported_yaml,
    untitled_source,
    unused_source,
    unused_suppression,
    weekday_contradicts_date,
    wide_date,
    wrong_type,
    wrong_value,
)
from chronos.check.survey import Whole
from chronos.model import Claim, Event, Fault, Severity, Source

CheckClaim = Callable[[Claim, Context], Iterable[Fault]]
CheckSource = Callable[[Source, Context], Iterable[Fault]]
CheckEvent = Callable[[Event, Context], Iterable[Fault]]
CheckWhole = Callable[[Whole, Context], Iterable[Fault]]


class Rule(NamedTuple):
    """What a module in ``rules/`` is: its docstring is the manual page, with examples that are run.

    Attributes:
        code: ``CODE``: a letter for the family and three digits; never changed, never used again.
        name: ``NAME``: what people call the rule; the file has the same name.
        severity: ``SEVERITY``: an error only where no reading of the data is right.
        page: The docstring.
        default: ``DEFAULT``, absent: on. Whether the rule is on where the settings do not say.
        options: ``OPTIONS``, absent: none. Its options by name, with their defaults: whole numbers, or lists of texts.
        words: Says which words (in small letters) the rule looks for in the texts of claims.
        check_claim: Says what is wrong with a claim. It may depend on the claim and on what
            :class:`~chronos.check.context.Context` allows, and on nothing else.
        check_source: Says what is wrong with a source.
        check_event: Says what is wrong with an event.
        check_whole: Says what is wrong with all together. A rule without any of the four is for faults that other
            stages meet, by its name.
    """

    code: str
    name: str
    severity: Severity
    page: str
    default: bool = True
    options: Mapping[str, int | tuple[str, ...]] = {}
    words: Callable[[Context], frozenset[str]] | None = None
    check_claim: CheckClaim | None = None
    check_source: CheckSource | None = None
    check_event: CheckEvent | None = None
    check_whole: CheckWhole | None = None


def _rule(module: ModuleType) -> Rule:
    constants = vars(module)
    return Rule(
        code=constants["CODE"],
        name=constants["NAME"],
        severity=constants["SEVERITY"],
        page=(module.__doc__ or "").strip(),
        default=constants.get("DEFAULT", True),
        options=constants.get("OPTIONS", {}),
        words=constants.get("words"),
        check_claim=constants.get("check_claim"),
        check_source=constants.get("check_source"),
        check_event=constants.get("check_event"),
        check_whole=constants.get("check_whole"),
    )


RULES: Final[tuple[Rule, ...]] = tuple(
    map(
        _rule,
        (
            malformed_yaml,
            duplicate_key,
            unknown_field,
            wrong_type,
            wrong_value,
            not_utf8,
            unsupported_yaml,
            unreadable_file,
            unknown_kind,
            unsorted_keys,
            missing_id,
            duplicate_id,
            bad_id,
            undated,
            stated_undated,
            unreadable_date,
            date_after_publication,
            said_disagrees,
            reversed_interval,
            wide_date,
            future_date,
            rotting_words,
            text_contradicts_date,
            weekday_contradicts_date,
            ambiguous_date,
            contradictory_dates,
            unbounded_relation,
            unsourced,
            unknown_source,
            no_locator,
            untitled_source,
            unpublished_source,
            undated_source,
            unaccessed_source,
            malformed_url,
            malformed_doi,
            malformed_isbn,
            retrieved_before_published,
            unused_source,
            duplicate_source,
            circular_origin,
            unarchived_source,
            quote_not_found,
            unreadable_copy,
            unknown_csl_field,
            unknown_country,
            unknown_region,
            country_not_yet,
            country_no_longer,
            unlisted_country,
            empty_region,
            no_country,
            empty_text,
            long_field,
            duplicate_text,
            loaded_words,
            long_text,
            uncorroborated,
            dependent_sources,
            date_discrepancy,
            country_discrepancy,
            number_discrepancy,
            unknown_claim,
            contradictory_judgements,
            unreasoned_judgement,
            unjudged_duplicate,
            text_not_shown,
            unused_suppression,
            suppression_without_reason,
        ),
    )
)
"""Sorted as they are listed to people: by family, then by number."""

RETIRED: Final[frozenset[str]] = frozenset()
"""Codes of rules that are gone."""


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with this code (in any case) or name, or ``None``."""
    wanted = code_or_name.strip()
    return next((rule for rule in RULES if wanted.upper() == rule.code or wanted.lower() == rule.name), None)


def find_rules(word: str) -> tuple[Rule, ...]:
    """Return the rules that a word names: a code, a name, the letter of a family, or ``all``; none for another word."""
    wanted = word.strip()
    if wanted.lower() == "all":
        return RULES
    if len(wanted) == 1:
        return tuple(rule for rule in RULES if rule.code[0] == wanted.upper())
    found = find_rule(wanted)
    return (found,) if found is not None else ()


def manual(rule: Rule) -> str:
    """Return the manual page of a rule as Markdown: heading, severity, options, then its docstring."""
    off = "" if rule.default else ", off unless the settings turn it on"
    lines = [f"# {rule.code} {rule.name}\n\nSeverity: {rule.severity}{off}\n"]
    lines += [f"Option `{name}`: {_shown(default)}\n" for name, default in rule.options.items()]
    return "\n".join([*lines, rule.page]) + "\n"


def _shown(default: int | tuple[str, ...]) -> str:
    return f"{default} by default" if isinstance(default, int) else f"by default {', '.join(default) or 'empty'}"


def summary(rule: Rule) -> str:
    """Return the first sentence of a rule's manual page."""
    return rule.page.split("\n", 1)[0]
