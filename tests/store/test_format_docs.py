"""What the page on the format shows is read without a fault."""

import re
from pathlib import Path

import pytest

from chronos.store.parts import read_part
from chronos.store.settings import read_settings

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
BLOCKS: list[str] = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_example_of_the_page_is_read_without_a_fault(number: int) -> None:
    text = BLOCKS[number]
    if text.startswith(("claims:", "references:", "judgements:")):
        part = read_part("timeline.yaml", text)
        assert (part.faults, part.unreadable) == ((), ())
        assert part.claims or part.sources or part.judgements
    else:
        assert read_settings(text)[1] == []


def test_the_page_has_examples_of_all_of_them() -> None:
    assert len(BLOCKS) == 6
