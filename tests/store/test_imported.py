"""Further fields of claims, and where claims were imported from, are read from every way of writing them."""

import pytest

from chronos.model import Claim, Imported
from chronos.model.further_fields import LONGEST_NAME, MOST_FIELDS
from chronos.store import parts, read_part
from chronos.store.parts import Part

BRACES = "claims:\n- id: a\n  date: '2019'\n  text: One.\n  {}\n"


def read_of(line: str) -> Part:
    """Read a claim with a line, fast and without the fast reader, and see that it is the same."""
    text = BRACES.format(line)
    part = read_part("t.yaml", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "read_quick", lambda _text: None)
        slow = read_part("t.yaml", text)
    assert (part.faults, part.unreadable) == (slow.faults, slow.unreadable)
    for one, other in zip(part.claims, slow.claims, strict=True):
        assert (one.fields, one.imported, dict(one.marks)) == (other.fields, other.imported, other.marks)
    return part


def claim_of(line: str) -> Claim:
    part = read_of(line)
    assert part.faults == ()
    (claim,) = part.claims
    return claim


@pytest.mark.parametrize(
    "line",
    [
        'fields: {date_prec: "2", "Event type": battle}',
        "fields: {'date_prec': 2, Event type: 'battle', empty: ''}",
        "fields:\n    date_prec: 2\n    Event type: battle",
    ],
)
def test_further_fields_are_texts_by_their_names(line: str) -> None:
    claim = claim_of(line)
    assert claim.fields == {"date_prec": "2", "Event type": "battle"}
    assert claim.where("fields", part="date_prec").line > 4


@pytest.mark.parametrize(
    ("line", "imported"),
    [
        ("imported: {from: x.csv, row: 3, digest: d12}", Imported("x.csv", 3, "d12")),
        ("imported: {from: 'a, b.csv', row: 3}", Imported("a, b.csv", 3)),
        ("imported:\n    from: x.csv", Imported("x.csv", 0)),
    ],
)
def test_a_claim_knows_where_it_was_imported_from(line: str, imported: Imported) -> None:
    assert claim_of(line).imported == imported


@pytest.mark.parametrize(
    "line", ['fields: {latitude: "-90", longitude: "180.0"}', "fields: {latitude: +0.18, longitude: ''}"]
)
def test_coordinates_within_bounds_are_right(line: str) -> None:
    assert "latitude" in claim_of(line).fields


@pytest.mark.parametrize(
    ("line", "rule", "message"),
    [
        ("fields: {latitude: 91}", "wrong-value", "the latitude is between -90 and 90 degrees, and this is 91"),
        ("fields: {longitude: '-180.01'}", "wrong-value", "the longitude is between -180 and 180 degrees"),
        ("fields: {latitude: 0°11'S}", "wrong-value", "the latitude is a number of degrees such as -0.18, not"),
        ("fields: {latitude: nan}", "wrong-value", "not 'nan'"),
        ("fields: {latitude: 1e999}", "wrong-value", "not '1e999'"),
        (f"fields: {{{'n' * (LONGEST_NAME + 1)}: x}}", "wrong-value", "has 101 characters, more than 100"),
        (
            f"fields: {{{', '.join(f'n{n}: x' for n in range(MOST_FIELDS + 1))}}}",
            "wrong-value",
            "201 fields of one claim",
        ),
        ('fields: {"": x}', "wrong-value", "a field without a name"),
        (f"fields: {{a: {'x' * 2001}}}", "long-field", "the field 'a' has 2,001 characters"),
        ("fields: {a: [b]}", "wrong-type", "the field 'a' is text, not a list"),
        ("fields: [a]", "wrong-type", "fields are a mapping of names and texts"),
        ("imported: {from: x.csv, row: third}", "wrong-value", "a row is a number, not 'third'"),
        ("imported: {form: x.csv}", "unknown-field", "imported has no field 'form'; did you mean 'from'?"),
        ("imported: x.csv", "wrong-type", "imported is a mapping of fields"),
    ],
)
def test_what_is_wrong_in_them_is_a_fault_and_the_claim_stays(line: str, rule: str, message: str) -> None:
    part = read_of(line)
    (fault,) = part.faults
    assert (fault.rule, fault.claim, fault.location.line >= 4) == (rule, "a", True)
    assert message in fault.message
    (claim,) = part.claims
    assert claim.text == "One."
    if line.startswith("fields: {l"):
        assert claim.fields
