"""What stays of a finding when lines move."""

import pytest

from chronos.check.baseline import Divided, baseline_of, divide, fingerprint
from chronos.model import Finding, Fingerprint, Location


def finding(message: str, *, line: int = 1, claim: str = "", source: str = "", code: str = "I002") -> Finding:
    return Finding(code, "duplicate-id", "error", Location("a.yaml", line, 1), message, claim, source)


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("'text' stands already on line 4; that one is used", "'text' stands already on line …"),
        ("the id 'a' stands already at b/c.yaml:3:5; change one", "the id 'a' stands already at …"),
        ("no source 'gazete'; did you mean 'gazette'?", "no source 'gazete'"),
        ("expected ',' on line 12, column 7", "expected ',' on line …, column …"),
        ("the text has 2,013 characters at 12:30", "the text has 2,013 characters at 12:30"),
    ],
)
def test_a_message_is_known_without_its_places_and_hints(message: str, kept: str) -> None:
    assert fingerprint(finding(message, claim="a")) == Fingerprint("I002", claim="a", message=kept)


def test_the_path_counts_where_nothing_else_says_what_it_is_about() -> None:
    assert fingerprint(finding("broken")) == Fingerprint("I002", "a.yaml", message="broken")
    assert fingerprint(finding("broken", source="gazette")) == Fingerprint("I002", source="gazette", message="broken")


def test_of_several_alike_the_first_are_known() -> None:
    found = [finding("broken", line=number, claim="a") for number in (1, 2, 3)]
    assert divide(found, baseline_of(found[:2])) == Divided((found[2],), (found[0], found[1]), 0)


def test_what_a_rule_that_is_off_would_find_is_not_gone() -> None:
    known = baseline_of([finding("one"), finding("two", code="D001")])
    assert divide([], known) == Divided((), (), 2)
    assert divide([], known, {"D001"}) == Divided((), (), 1)
