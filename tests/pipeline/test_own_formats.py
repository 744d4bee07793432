import io
import json

import pytest

from chronos.exchange.incoming import ExchangeError, ImportOptions, Note, Refused, Taken
from chronos.pipeline.own_formats import read_own

CLAIM = {"id": "a", "date": "2017", "text": "A visit.", "countries": ["NO"], "lasting": True, "fields": {"n": 1.50}}
SOURCE = {"id": "g", "type": "book", "title": "A gazette", "issued": {"date-parts": [[2017, 5]]}, "volume": 3}


def rows(form: str, content: object) -> list[object]:
    text = content if isinstance(content, str) else json.dumps(content)
    return list(read_own(form, io.BytesIO(text.encode()), ImportOptions(name="x")))


def test_json_has_sources_then_claims_and_says_what_it_does_not_take() -> None:
    source, claim, note = rows("json", {"claims": [CLAIM], "references": [SOURCE], "judgements": [{}], "events": [[]]})
    assert isinstance(source, Taken)
    assert source.sources == ({"id": "g", "issued": "2017-05", "title": "A gazette", "type": "book", "volume": "3"},)
    assert isinstance(claim, Taken)
    assert (claim.row, claim.claims[0].countries, claim.claims[0].lasting) == (2, ("NO",), True)
    assert claim.claims[0].fields == {"n": "1.5"}
    assert isinstance(note, Note)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "a", "date": "nonsense", "text": "A."},
        {"date": "2017", "text": "A."},
        "a text",
        ["a", "list"],
        {"id": "a", "date": ["2017"], "text": "A."},
    ],
)
def test_what_is_no_claim_is_refused_and_the_rest_is_taken(wrong: object) -> None:
    refused, taken = rows("json", {"claims": [wrong, CLAIM]})
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("the claim ")
    assert isinstance(taken, Taken)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_half_a_character_is_told_as_one_that_is_not_known(form: str) -> None:
    claim = '{"id": "a", "date": "2017", "text": "x\\ud800 \\ud83d\\ude80 \\udc00 \\\\ud800 \\u00e9"}'
    (taken,) = rows(form, f'{{"claims": [{claim}]}}' if form == "json" else f'{{"claim": {claim}}}')
    assert isinstance(taken, Taken)
    assert taken.claims[0].text == "x\ufffd \U0001f680 \ufffd \\ud800 \u00e9"


def test_lines_are_read_one_by_one() -> None:
    lines = [{"source": SOURCE}, {"claim": CLAIM}, {"event": {}}, {"event": {}}, {"claim": CLAIM, "event": {}}, 3]
    text = "\n".join(json.dumps(line) for line in lines) + "\n\n{broken\n"
    source, claim, double, number, broken, note = rows("jsonl", text)
    assert [type(one) for one in (source, claim, note)] == [Taken, Taken, Note]
    assert [one.row for one in (double, number, broken) if isinstance(one, Refused)] == [5, 6, 8]


@pytest.mark.parametrize("form", ["csl-json"])
def test_a_library_is_a_list_or_stands_under_a_name(form: str) -> None:
    for content in ([SOURCE], {"items": [SOURCE]}, {"references": [SOURCE]}, SOURCE):
        (taken,) = rows(form, content)
        assert isinstance(taken, Taken)
        assert taken.sources[0]["id"] == "g"
    refused, taken = rows(form, [{"title": "no id"}, SOURCE])
    assert isinstance(refused, Refused)


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("json", "[]"),
        ("json", "{}"),
        ("json", '{"claims": 3}'),
        ("json", '{"claims": [' + "[" * 100_000),
        ("jsonl", "nonsense"),
        ("csl-json", "[1"),
        ("bibtex", "@book{a"),
        ("json", '{"claims": [\0]}'),
    ],
)
def test_what_is_no_such_file_is_one_error(form: str, content: str) -> None:
    with pytest.raises(ExchangeError) as error:
        rows(form, content)
    assert "\n" not in str(error.value)


def test_a_line_without_an_end_is_not_read_to_it() -> None:
    class Endless(io.RawIOBase):
        read_in_all = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            self.read_in_all += len(buffer)
            buffer[:] = b"[" * len(buffer)
            return len(buffer)

    for form in ("jsonl", "json", "bibtex"):
        endless = Endless()
        with pytest.raises(ExchangeError, match="MiB"):
            list(read_own(form, io.BufferedReader(endless), ImportOptions(name="x")))
        assert endless.read_in_all < 200 * 1024 * 1024
