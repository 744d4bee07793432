import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.exchange.outgoing import Export
from chronos.model.plain import claim_fields, source_fields
from chronos.store import read_part
from chronos.store.claim_text import claim_text, scalar, source_text
from exchanging import HARD, exports


@given(st.text(max_size=60))
def test_any_reader_of_yaml_reads_a_text_as_the_text_that_it_is(text: str) -> None:
    if any(0xD800 <= ord(sign) < 0xE000 for sign in text):
        return  # no UTF-8, so no file has it
    for style in (f"x: {scalar(text)}\n", f"x: [{scalar(text)}, {scalar(text)}]\n", f"x: {{y: {scalar(text)}}}\n"):
        assert "\n" not in style[:-1]
        value = yaml.safe_load(style)["x"]
        assert value in (text, [text, text], {"y": text})


def test_words_that_readers_of_yaml_take_for_something_else_stand_in_quotes() -> None:
    for text in (
        "NO",
        "yes",
        "null",
        "~",
        "2017",
        "12:30",
        "1e3",
        "",
        "- a",
        "a: b",
        "a #b",
        "true",
        "=",
        "<<",
        "0x1F",
    ):
        assert yaml.safe_load(f"x: {scalar(text)}") == {"x": text}
    assert [scalar(text) for text in ("Quito", "A text of two", "NO")] == ["Quito", "A text of two", '"NO"']


@given(exports(hard=HARD))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_as_it_was(export: Export) -> None:
    written = "references:\n" + "".join(source_text(source_fields(one)) for one in export.sources.values())
    written += "claims:\n" + "".join(claim_text(claim) for claim in export.claims)
    part = read_part("x.yaml", written)
    assert not part.unreadable
    assert [claim_fields(claim) for claim in part.claims] == [claim_fields(claim) for claim in export.claims]
    assert [source_fields(one) for one in part.sources] == [source_fields(one) for one in export.sources.values()]
