import io

import pytest

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.json_reading import read_json


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b'\xef\xbb\xbf{"a": [1, 1.5, null, true]}', {"a": [1, 1.5, None, True]}),
        ('["\u00e9"]'.encode("utf-16"), ["\u00e9"]),
        (rb'["\ud83d\ude00", "\ud83d", "\\ud83d", "\ude00x"]', ["\U0001f600", "\ufffd", "\\ud83d", "\ufffdx"]),
    ],
)
def test_json_is_read_as_others_write_it(content: bytes, value: object) -> None:
    assert read_json(io.BytesIO(content), "a.json") == value


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.json: this file is empty"),
        (b"[1,\n x]", "a.json:2:2: no JSON: expecting value"),
        (b'{"b": {"a": 1, "a": 2}}', "'a' stands twice"),
        (b"[Infinity]", "Infinity is no number"),
        (b"[1e999]", "larger than numbers"),
        (b"[" + b"9" * 5000 + b"]", "a number of 5000 digits"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'["a\n\xff"]', "a.json:2:1: this is not UTF-8"),
        (b'["\x00"]', "invalid control character"),
        (b"[" + b"{}," * 3_000_000 + b"0]", "too many values"),
        (b'"' + b"x" * 3_000_000 + b'"', "more than 2 MB"),
    ],
)
def test_what_is_no_json_or_too_much_of_it_is_one_error(content: bytes, message: str) -> None:
    limit = 2 * 1024 * 1024 if b"xxx" in content else 128 * 1024 * 1024
    with pytest.raises(ExchangeError) as error:
        read_json(io.BytesIO(content), "a.json", limit)
    assert message in str(error.value)
    assert "\n" not in str(error.value)
