"""Repairs change the value they name, and no other character."""

import pytest

from chronos.model import Edit, Location
from chronos.store.edits import Change, apply, apply_fixes

DATE = '{edtf: "2019-05-17", said: "17 May 2019"}'


def put(line: int, column: int, text: str) -> Edit:
    """An edit that replaces the value at a place."""
    return Edit(Location("timeline.yaml", line, column), text)


def insert(line: int, column: int, text: str) -> Edit:
    """An edit that puts a field before what begins at a place."""
    return Edit(Location("timeline.yaml", line, column), text, insert=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: Ecuador\n", "a: EC\n"),
        ("a: Ecuador", "a: EC"),
        ("a:   Ecuador   # here  \nb: 1\n", "a:   EC   # here  \nb: 1\n"),
        ('a: "Ecuador"  # here\n', 'a: "EC"  # here\n'),
        ("a: 'Ecuador'\n", "a: 'EC'\n"),
        ("a: 'C\u00f4te d''Ivoire' # ''\n", "a: 'EC' # ''\n"),
        ("a: United\n  States of\n\n  America # here\nb: 1\n", "a: EC # here\nb: 1\n"),
        ('a: "United\n  States" # here\nb: 1\n', 'a: "EC" # here\nb: 1\n'),
        ("a:\n  Ecuador\nb: 1\n", "a:\n  EC\nb: 1\n"),
        ("a: |\n  Ecuador\nb: 1\n", "a: EC\nb: 1\n"),
        ("a: >2- # here\n    Ecu\n\n    ador\n\n\n# there\nb: 1\n", "a: EC # here\n\n\n# there\nb: 1\n"),
        ("a: >-\n  Ecuador", "a: EC"),
        ("a: |+  \n  Ecuador\n\n", "a: EC  \n\n"),
        ("a: &e Ecuador # here\n", "a: &e EC # here\n"),
        ("a: &e # why\n  Ecuador\n", "a: &e # why\n  EC\n"),
        ("a: &e 'Ecuador'\nb: [1]\n", "a: &e 'EC'\nb: [1]\n"),
        ("{a: Ecuador, b: 1}\n", "{a: EC, b: 1}\n"),
        ('{"a":"Ecuador","b":1}\n', '{"a":"EC","b":1}\n'),
        ("{a: [Ecuador], b: 1}\n", None),
        ("a:\n  - Ecuador\n", None),
        ("a:\n", "a: EC\n"),
        ("a: # here\nb: 1\n", "a: EC # here\nb: 1\n"),
        ("{a: , b: 1}\n", "{a: EC, b: 1}\n"),
        ("{a, b}\n", None),
    ],
)
def test_a_value_is_replaced_wherever_and_however_it_is_written(before: str, after: str | None) -> None:
    from chronos.store.tree import read_tree  # noqa: PLC0415 - where the value stands is for the reader to say

    root, _ = read_tree(before)
    assert root is not None
    assert isinstance(root.value, dict)
    node = root.value["a"]
    assert apply(before, [put(node.line, node.column, "EC")]) == (before if after is None else after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- date: 17 May 2019 # said\n", f"- date: {DATE} # said\n"),
        ("- date: '17 May 2019'\n", f"- date: {DATE}\n"),
        ("- date: |-\n    17 May\n    2019\n  text: A.\n", f"- date: {DATE}\n  text: A.\n"),
        ("- date: &d 17 May 2019\n- date: *d\n", f"- date: &d {DATE}\n- date: *d\n"),
    ],
)
def test_a_mapping_can_take_the_place_of_a_text(before: str, after: str) -> None:
    assert apply(before, [put(1, 9, DATE)]) == after


def test_a_mapping_can_take_the_place_of_a_text_in_a_mapping_in_braces() -> None:
    assert apply('- {"date":"17 May 2019","text":A}\n', [put(1, 11, DATE)]) == f'- {{"date":{DATE},"text":A}}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - date: 1\n    text: A.\n", "  - id: a-1\n    date: 1\n    text: A.\n"),
        ("  - date: 1", "  - id: a-1\n    date: 1"),
        ("  - date: 1\r\n    text: A.\r\n", "  - id: a-1\r\n    date: 1\r\n    text: A.\r\n"),
        ("  - date: 1\r    text: A.\r", "  - id: a-1\r    date: 1\r    text: A.\r"),
        ("  - {date: 1, text: A.}\n", "  - {id: a-1, date: 1, text: A.}\n"),
        ('  - {"date":1}\n', '  - {id: a-1, "date":1}\n'),
        ("  - { date: 1 }\n", "  - { id: a-1, date: 1 }\n"),
        ("  - {\n      date: 1,\n    }\n", "  - {\n      id: a-1,\n      date: 1,\n    }\n"),
        ("  - {}\n", "  - {id: a-1}\n"),
        ("  - &c\n    date: 1\n", "  - &c\n    id: a-1\n    date: 1\n"),
        ("  - &c # why\n    # and\n    date: 1\n", "  - &c # why\n    # and\n    id: a-1\n    date: 1\n"),
        ("  - &c {date: 1}\n", "  - &c {id: a-1, date: 1}\n"),
        ("  - &d date: 1\n", "  - id: a-1\n    &d date: 1\n"),
        ("  - ? date\n    : 1\n", "  - id: a-1\n    ? date\n    : 1\n"),
        ("  - &c\n    ? date\n    : 1\n", "  - &c\n    ? date\n    : 1\n"),
    ],
)
def test_a_field_goes_before_the_first_of_a_mapping(before: str, after: str) -> None:
    assert apply(before, [insert(1, 5, "id: a-1")]) == after


def test_a_field_goes_before_the_first_of_a_mapping_apart_from_its_dash() -> None:
    assert apply("-   date: 1 # why\n", [insert(1, 5, "id: a-1")]) == "-   id: a-1\n    date: 1 # why\n"
    assert apply("-\n  # why\n  date: 1\n", [insert(3, 3, "id: a-1")]) == "-\n  # why\n  id: a-1\n  date: 1\n"


def test_a_pair_in_brackets_is_no_place_for_a_field() -> None:
    assert apply("[date: 1]", [insert(1, 2, "id: a-1")]) == "[date: 1]"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_and_the_byte_order_mark_stay(mark: str, line_break: str) -> None:
    before = "a: Ecuador\nb: # \u2028 \x85\n  - x\u2029y  \n  - Peru\t# \U0001f600\nc: [\U0001f600, Peru]\n\n"
    after = "a: EC\nb: # \u2028 \x85\n  - x\u2029y  \n  - PE\t# \U0001f600\nc: [\U0001f600, PE]\n\n"
    edits = [put(1, 4, "EC"), put(4, 5, "PE"), put(5, 8, "PE")]
    assert apply(mark + before.replace("\n", line_break), edits) == mark + after.replace("\n", line_break)


def test_changes_are_told_in_characters_of_the_text() -> None:
    applied = apply_fixes("\ufeff{a: Ecuador, b: >\n Peru\n}", [[put(1, 5, "EC")]])
    assert applied == ("\ufeff{a: Ecuador, b: >\n Peru\n}", (), (False,))
    applied = apply_fixes("\ufeffa: Ecuador\nb: | # why\n  Peru\n", [[put(2, 4, "PE")], [put(1, 4, "EC")]])
    assert applied.changes == (Change(4, 11, "EC"), Change(15, 16, "PE"), Change(22, 29, ""))
    assert applied.text == "\ufeffa: EC\nb: PE # why\n"


def test_of_two_fixes_that_overlap_the_first_is_made() -> None:
    applied = apply_fixes("a: Ecuador\n", [[put(1, 4, "EC")], [put(1, 4, "PE")]])
    assert (applied.text, applied.made) == ("a: EC\n", (True, False))


def test_the_same_fix_twice_is_made_once_and_counts_as_made() -> None:
    applied = apply_fixes("a: Ecuador\n", [[put(1, 4, "EC")], [put(1, 4, "EC")]])
    assert (applied.text, applied.made) == ("a: EC\n", (True, True))


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    text = "a: Ecuador\nb: Peru\n"
    applied = apply_fixes(text, [[put(1, 4, "EC"), put(3, 4, "PE")], [put(2, 4, "PE")], [], [put(1, 4, "XX")]])
    assert (applied.text, applied.made) == ("a: XX\nb: PE\n", (False, True, False, True))


@pytest.mark.parametrize(
    "edit", [put(1, 1, "x"), put(1, 2, "x"), put(9, 1, "x"), put(0, 0, "x"), put(2, 4, "x"), insert(1, 4, "id: x")]
)
def test_where_nothing_of_the_kind_stands_nothing_is_changed(edit: Edit) -> None:
    assert apply_fixes("a: Ecuador\nb: [Peru]\n", [[edit]]) == ("a: Ecuador\nb: [Peru]\n", (), (False,))


@pytest.mark.parametrize("text", ["[", "", "# nothing\n", "a: !!int 1\n", "a: 1\n---\nb: 1\n", "a: *b\n", "a: \x07\n"])
def test_a_text_that_is_not_read_is_not_changed(text: str) -> None:
    assert apply_fixes(text, [[put(1, 4, "EC")]]) == (text, (), (False,))


@pytest.mark.parametrize("new", ["a, b", "b]", "# b", "", "{", "*b", "&b", "- b", "b}, {c", "b\n  c: d"])
def test_what_would_say_something_else_where_it_stands_is_refused(new: str) -> None:
    text = "a: [Ecuador, Peru]\n"
    applied = apply_fixes(text, [[put(1, 5, new)], [put(1, 14, "PE")]])
    assert (applied.text, applied.made) == ("a: [Ecuador, PE]\n", (False, True))


def test_a_key_that_is_there_already_is_not_put_in_again() -> None:
    assert apply("- {a: 1, id: x}\n", [insert(1, 3, "id: y")]) == "- {a: 1, id: x}\n"


def test_a_value_that_an_alias_names_in_another_field_stays() -> None:
    text = "places: [&e Ecuador]\ncountries: [*e, Peru]\n"
    applied = apply_fixes(text, [[put(1, 10, "EC")], [put(2, 17, "PE")]])
    assert (applied.text, applied.made) == ("places: [&e Ecuador]\ncountries: [*e, PE]\n", (False, True))


def test_a_list_that_aliases_name_in_the_same_field_is_mended_for_all() -> None:
    text = "- countries: &all [Ecuador, Peru]\n- countries: *all\n"
    assert apply(text, [put(1, 20, "EC"), put(1, 29, "PE")]) == "- countries: &all [EC, PE]\n- countries: *all\n"


def test_of_a_key_given_twice_the_one_that_counts_is_mended() -> None:
    assert apply("a: Ecuador\na: Peru\n", [put(1, 4, "EC")]) == "a: EC\na: Peru\n"


def test_thousands_of_edits_are_made_at_once() -> None:
    text = "".join(f"- [Ecuador, {number}]\n" for number in range(5_000))
    edits = [put(number, 4, "EC") for number in range(5_000, 0, -1)]
    assert apply(text, edits) == text.replace("Ecuador", "EC")


ORDER = ("id", "date", "text", "countries", "sources")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- text: A.\n  id: a\n", "- id: a\n  text: A.\n"),
        ("- text: A.\n  id: a", "- id: a\n  text: A."),
        ("- text: A.\r\n  id: a\r\n", "- id: a\r\n  text: A.\r\n"),
        ("- # all\n  # of it\n  text: A.\n  id: a\n", "- # all\n  # of it\n  id: a\n  text: A.\n"),
        (
            "- text: A. # of the text\n  # of the id\n  id: a # its end\n  date: 1\n",
            "- # of the id\n  id: a # its end\n  date: 1\n  text: A. # of the text\n",
        ),
        (
            "- text: A.\n\n  id: a\n\n  date: 1\n- id: b\n",
            "- id: a\n\n\n  date: 1\n  text: A.\n- id: b\n",
        ),
        ("- odd: 1\n  text: A.\n  more: 2\n  id: a\n", "- id: a\n  text: A.\n  odd: 1\n  more: 2\n"),
        (
            "- text: 'A\n    B' # why\n  date: {edtf: 1,\n    said: x}\n",
            "- date: {edtf: 1,\n    said: x}\n  text: 'A\n    B' # why\n",
        ),
        ("- text:\n  sources:\n  - x\n  id: a\n", "- id: a\n  text:\n  sources:\n  - x\n"),
        ("- id: a\n  text: A.\n", "- id: a\n  text: A.\n"),
        ("- {text: A., id: a}\n", "- {text: A., id: a}\n"),
        ("- text: A.\n  ? id\n  : a\n", "- text: A.\n  ? id\n  : a\n"),
        ("- text: A.\n  text: B.\n  id: a\n", "- text: A.\n  text: B.\n  id: a\n"),
        ("- text: &a A.\n  id: *a\n", "- text: &a A.\n  id: *a\n"),
        ("- text: |+\n    A.\n\n\n  id: a\n", "- text: |+\n    A.\n\n\n  id: a\n"),
    ],
)
def test_fields_are_put_in_order_with_their_comments(before: str, after: str) -> None:
    assert apply(before, [Edit(Location("timeline.yaml", *_first_field(before)), "", order=ORDER)]) == after


def test_comments_further_to_the_right_belong_to_the_field_above_them() -> None:
    sources = "  sources:\n    - b # b\n    # - c\n\n    # - d\n"
    text = "  # of the text\n  text: >-\n    A.\n    B.\n"
    edit = Edit(Location("timeline.yaml", 1, 3), "", order=ORDER)
    assert apply(f"- id: a\n{sources}{text}\n  # end\n", [edit]) == f"- id: a\n{text}{sources}\n  # end\n"


def _first_field(text: str) -> tuple[int, int]:
    line = 1 + text.count("\n", 0, text.find("text:")) if text.startswith("- #") else 1
    return line, 3


def test_fields_are_put_in_order_where_an_anchor_names_them() -> None:
    text = "- &c\n  text: A.\n  id: a\n- *c\n"
    assert apply(text, [Edit(Location("", 1, 3), "", order=ORDER)]) == "- &c\n  id: a\n  text: A.\n- *c\n"


def test_a_field_waits_for_the_order_of_its_mapping_in_the_next_round() -> None:
    text = "- text: A.\n  id: a\n  countries: Ecuador\n"
    applied = apply_fixes(text, [[Edit(Location("", 1, 3), "", order=ORDER)], [put(3, 14, "EC")]])
    assert (applied.text, applied.made) == ("- id: a\n  text: A.\n  countries: Ecuador\n", (True, False))
