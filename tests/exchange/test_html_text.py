from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.exchange.timelines.html_text import Link, plain_text, web_address


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("plain  text\n", "plain text"),
        ("a &amp; b &eacute;", "a & b \u00e9"),
        ("a < b & c", "a < b & c"),
        ("<p>One<br>two <b>b</b>old.</p><script>bad()</script><style>p {}</style><p>End</p>", "One two bold. End"),
        ('<!DOCTYPE html SYSTEM "file:///etc/passwd"><p>&e;</p>', "&e;"),
        ('<?xml version="1.0" encoding="utf-16"?><p>hi</p>', "hi"),
        ("<p>a\x00b</p>", "ab"),
        ("<!-- nothing -->", ""),
        ("<div>" * 5000 + "deep", "deep"),
    ],
)
def test_text_is_what_a_reader_of_the_page_sees(cell: str, text: str) -> None:
    assert plain_text(cell).text == text


def test_a_text_longer_than_any_text_is_refused() -> None:
    with pytest.raises(ValueError, match="a text of 1000001 characters"):
        plain_text("x" * 1_000_001)


def test_links_are_kept_with_what_they_are_called() -> None:
    cell = (
        '<a href="https://x.org/a?b=1&amp;c=2">the <i>link</i></a> <iframe src="//y.org/v"></iframe><a href="x">no</a>'
    )
    assert plain_text(cell).links == (Link("https://x.org/a?b=1&c=2", "the link"), Link("https://y.org/v"))


def test_what_we_wrote_for_readers_is_apart() -> None:
    found = plain_text('A visit.<div class="chronos">Date: 2017 <a href="https://x.org">S</a></div> More.')
    assert (found.text, found.links, found.ours) == ("A visit. More.", (), (Link("https://x.org", "S"),))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/a", "mailto:a@b.c", "", "ftp://x"])
def test_what_is_no_address_of_the_web_is_none(address: str) -> None:
    assert web_address(address) == ""


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(("<", ">", "a", "/", "p", "&", ";", '"', "=", " ")), max_size=30).map("".join)
)
def test_any_text_is_read_and_is_one_line(cell: Any) -> None:
    text = plain_text(cell).text
    assert text == " ".join(text.split())
