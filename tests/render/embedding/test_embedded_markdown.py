"""Blocks in a report in Markdown: found, filled, and all else left alone."""

import re
from pathlib import Path

import pytest

from chronos.pipeline.chronologies import Selection, chronology_of
from chronos.pipeline.counting import asked_days
from chronos.pipeline.preparing import Prepared
from chronos.render.embedding.blocks import Fault
from chronos.render.embedding.markdown import fill_markdown, read_markdown
from manuscripts import told
from projects import corpus_of

TIMELINE = """
claims:
  - {id: ec-2014-visit, date: "2014", text: A visit., countries: [EC], sources: ["gazette-2020, p. 3"]}
  - {id: ec-2016-sale, date: "2016", text: "A sale | of *vans*.", countries: [EC], sources: [gazette-2020, wire-2021]}
  - {id: ec-talks, date: undated, text: Talks., countries: [EC]}
  - {id: ec-2020-end, date: "2020", text: The end., countries: [EC], sources: [wire-2021]}
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return Prepared(corpus_of(tmp_path_factory.mktemp("project"), TIMELINE))


def filled(prepared: Prepared, text: str | bytes) -> str:
    """Fill the blocks of a report; filling it again changes nothing."""
    content = text if isinstance(text, bytes) else text.encode()
    once = _filled(prepared, content)
    assert _filled(prepared, once) == once
    return once.decode()


def _filled(prepared: Prepared, content: bytes) -> bytes:
    report, faults = read_markdown(content)
    assert faults == ()
    sheets = []
    for block in report.blocks:
        asked = block.asked
        selection = Selection(period=asked_days(asked.first, asked.last))
        sheets.append(told(chronology_of(prepared, prepared.scope(asked.scope), selection), asked.language or "en"))
    return fill_markdown(report, sheets).content


def faults(text: str) -> list[tuple[str, str]]:
    return [(fault.place, fault.message) for fault in read_markdown(text.encode())[1]]


def block(options: str, inside: str = "") -> str:
    return f"<!-- chronos: {options} -->\n{inside}<!-- /chronos -->\n"


def test_a_table_stands_between_the_markers_with_its_footnotes(prepared: Prepared) -> None:
    old = block("country=EC from=2013 to=2019 form=table", "Old.\n")
    text = f"# Report\n\nBefore.[^1]\n\n{old}\nAfter.\n\n[^1]: Mine.\n"
    assert (
        filled(prepared, text)
        == """\
# Report

Before.[^1]

<!-- chronos: country=EC from=2013 to=2019 form=table -->

| Date | Event | Sources | Status |
| --- | --- | --- | --- |
| **2014** `ec-2014-visit` | A visit. | Gaceta 2020 [^chronos-ec-2013-2019-1] | one source |
| **2016** `ec-2016-sale` | A sale \\| of \\*vans\\*. | Gaceta 2020 [^chronos-ec-2013-2019-2]; \
The Wire 2021 [^chronos-ec-2013-2019-3] | 2 independent sources |

**Undated**

The sources give no date for these, and none is guessed.

| Date | Event | Sources | Status |
| --- | --- | --- | --- |
| `ec-talks` | Talks. |  | unsourced |

[^chronos-ec-2013-2019-1]: Ana Gaceta, “A Gazette,” *The Gazette*, May 1, 2020, 3.
[^chronos-ec-2013-2019-2]: Gaceta, “A Gazette.”
[^chronos-ec-2013-2019-3]: “A Wire Report,” *The Wire*, March 2021.

<!-- /chronos -->

After.

[^1]: Mine.
"""
    )


def test_headings_of_years_begin_at_the_level_that_is_asked_for(prepared: Prepared) -> None:
    text = filled(prepared, block("country=EC to=2015 level=3 sources=yes form=prose"))
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == ["### 2014", "### Undated", "### Sources"]


def test_a_list_of_sources_follows_where_it_is_asked_for(prepared: Prepared) -> None:
    text = filled(prepared, block("country=EC sources=yes"))
    (listed,) = re.findall(r"\*\*Sources\*\*\n\n((?:- .*\n)+)", text)
    assert listed.splitlines() == [
        "- Gaceta, Ana. “A Gazette.” *The Gazette*, May 1, 2020.",
        "- *The Wire*. “A Wire Report.” March 2021.",
    ]


def test_a_period_without_events_says_so(prepared: Prepared) -> None:
    report, _ = read_markdown(block("country=EC").encode())
    nobody = chronology_of(prepared, prepared.scope("EC"), Selection(kinds=("none",)))
    content = fill_markdown(report, [told(nobody)]).content.decode()
    assert content == "<!-- chronos: country=EC -->\n\nNo entries.\n\n<!-- /chronos -->\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_marker_does(prepared: Prepared, end: str) -> None:
    old = block("country=EC", "Old.\n")
    text = f"# A\n\n{old}\nB".replace("\n", end)
    found = filled(prepared, text)
    assert len(found.splitlines()) > 15
    assert re.findall(r"\r\n|\r|\n", found) == [end] * (len(found.splitlines()) - 1)


def test_every_other_byte_stays(prepared: Prepared) -> None:
    before, after = b"\xef\xbb\xbf---\ntitle: x\r\n---\r\n\tTab  \r\n\x00\n\n", b"\n\n<p>\x0c</p>   \r\n* a\n\n\n"
    content = filled(prepared, before + block("country=EC").encode() + after).encode()
    assert content.startswith(before + b"<!-- chronos: country=EC -->\n\n- ")
    assert content.endswith(b"\n\n<!-- /chronos -->\n" + after)


def test_a_block_in_an_item_of_a_list_is_indented_as_its_marker_is(prepared: Prepared) -> None:
    text = filled(prepared, "1. First\n\n   <!-- chronos: country=EC to=2015 -->\n   <!-- /chronos -->\n\n2. Second\n")
    assert "\n\n   - **2014.** A visit. [^chronos-ec-to-2015-1] " in text
    assert "\n   <!-- /chronos -->\n\n2. Second\n" in text


@pytest.mark.parametrize(
    "text",
    [
        f"```markdown\n{block('country=EC')}```\n",
        f"~~~\n{block('contry=EC')}~~~\n",
        "Text:\n\n    <!-- chronos: country=EC -->\n    <!-- /chronos -->\n",
        "Write `<!-- chronos: country=EC -->` there.\n",
        "<!-- A comment on chronos. -->\n",
        "No block at all.\n",
        "",
    ],
)
def test_code_and_other_comments_are_left_alone(prepared: Prepared, text: str) -> None:
    assert filled(prepared, text) == text
    assert read_markdown(text.encode())[0].blocks == ()


def test_footnotes_of_two_blocks_and_of_the_report_have_labels_of_their_own(prepared: Prepared) -> None:
    one = block("country=EC to=2015")
    text = filled(prepared, f"{one}\n{one}\n{block('country=EC from=2020')}\n[^chronos-ec-2020-1]: Mine.\n")
    labels = re.findall(r"^\[\^(.*?)\]:", text, re.MULTILINE)
    assert labels == [
        "chronos-ec-to-2015-1",
        "chronos-ec-to-2015-x2-1",
        "chronos-ec-2020-x2-1",
        "chronos-ec-2020-1",
    ]
    assert sorted(set(re.findall(r"\[\^(.*?)\](?!:)", text))) == sorted(labels[:3])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A\n\n<!-- chronos: country=EC -->\n\nB\n",
            [("3", "has no end; write <!-- /chronos --> below what belongs to it")],
        ),
        (
            f"<!-- chronos: country=EC -->\n\n{block('country=PE')}",
            [("1", "has no end; write <!-- /chronos --> above line 3")],
        ),
        (
            f"<!-- chronos: country=EC -->\n\n{block('country=PE')}\n<!-- /chronos -->\n",
            [("3", "begins inside another block; end that with <!-- /chronos --> first")],
        ),
        (
            "A\n\n<!-- /chronos -->\n",
            [("3", "ends a block that does not begin; write <!-- chronos: country=EC --> above, or take it out")],
        ),
        (block("contry=EC"), [("1", "unknown option 'contry'; did you mean country?")]),
        (f"{block('country=EC form=x')}\n{block('from=2')}", [
            ("1", "form=x is none of list, table, prose"),
            ("4", "no country and no region is named; write one, such as country=EC or region=419"),
        ]),
        ("<!-- chronos country=EC -->\n<!-- /chronos -->\n", [
            ("1", "cannot be read; write <!-- chronos: country=EC -->"),
        ]),
        ("A <!-- chronos: country=EC --> b.\n", [("1", "a marker is a line of its own; put it on one")]),
        ("A\nb <!-- chronos: country=EC -->\n", [("2", "a marker is a line of its own; put it on one")]),
        ("> <!-- chronos: country=EC -->\n", [("1", "a marker is a line of its own; put it on one")]),
        (
            "<!-- chronos: country=EC --><!-- /chronos -->\n",
            [("1", "a marker is a line of its own; put it on one")],
        ),
    ],
)  # fmt: skip
def test_markers_that_mark_no_block_are_told_with_their_line(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected


def test_a_report_in_another_encoding_is_told() -> None:
    assert read_markdown("é\n\nñ".encode("latin-1"))[1] == (Fault("1", "is not UTF-8; save the report in UTF-8"),)


def test_a_text_that_looks_like_a_marker_is_none(tmp_path: Path) -> None:
    text = "<!-- /chronos --> [^1] `<!-- chronos: x=1 -->`"
    timeline = f'claims:\n  - {{id: a, date: "2014", text: "{text}", countries: [EC], sources: [gazette-2020]}}\n'
    prepared = Prepared(corpus_of(tmp_path, timeline))
    for form in ("list", "table", "prose"):
        found = filled(prepared, block(f"country=EC form={form}"))
        assert r"\<!-- /chronos --\> \[\^1\] \`\<!-- chronos: x=1 --\>\`" in found
