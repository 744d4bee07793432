"""What is an address, a DOI or an ISBN, and what is none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.model.identifiers import isbn_fault, isbns, url_fault
from sourcing import PAPER, findings, said


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://EXAMPLE.ORG/A",
        "https://www.example.org:8443/a/b_c;d=e?f=g&h[]=i#j",
        "https://user@example.org/",
        "http://localhost/",
        "http://localhost:8000/a",
        "http://intranet/a",
        "http://192.0.2.1/a",
        "http://[2001:db8::1]:8080/a",
        "https://bücher.example/straße",
        "https://xn--bcher-kva.example/",
        "https://例え.jp/東京",
        "https://россия.рф",
        "https://a_b.example.org/",
        "https://example.org./",
        "https://web.archive.org/web/2020/https://example.org/a",
        "https://example.org/a(b)'c,d|e{f}^g`",
        "https://example.org/%C3%A1?q=%",
        "ftp://ftp.example.org/a.pdf",
        "urn:isbn:9780306406157",
        "doi:10.1000/182",
        "mailto:press@example.org",
        "file:///a/b.pdf",
        "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
    ],
)
def test_what_is_an_address_passes(url: str) -> None:
    assert url_fault(url) == ""


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("www.example.org/a", "it has no scheme; write https://www.example.org/a"),
        ("example.org", "it has no scheme; write https://example.org"),
        ("example.org:8080/a", "it has no scheme; write https://example.org:8080/a"),
        ("//example.org/a", "it has no scheme such as https://"),
        ("n/a", "it has no scheme such as https://"),
        ("none", "it has no scheme such as https://"),
        ("10.1000/182", "it has no scheme; write https://10.1000/182"),
        ("https//example.org", "it has no scheme such as https://"),
        ("https//:example.org", "it has no scheme such as https://"),
        ("[a](https://example.org)", "it has no scheme such as https://"),
        ("htp://example.org", "no scheme is called 'htp'; did you mean http?"),
        ("htttps://example.org", "no scheme is called 'htttps'; did you mean https?"),
        ("hxxps://example.org", "no scheme is called 'hxxps'; did you mean http?"),
        ("https:/example.org", "two slashes come after https:"),
        ("https:example.org", "two slashes come after https:"),
        ("http:\\\\example.org", "two slashes come after http:"),
        ("https://", "it names no host"),
        ("https:///a", "it names no host"),
        ("https://?a", "it names no host"),
        ("https://https://example.org", "it begins twice"),
        ("http://https//example.org", "it begins twice"),
        ("https://example..org/a", "no host is called 'example..org'"),
        ("https://.example.org/a", "no host is called '.example.org'"),
        ("https://example,org/a", "no host is called 'example,org'"),
        ("https://[2001:db8::1/a", "no host is called so"),
        ("https://[example]/a", "no host is called so"),
        ("https://example.org:port/a", "its port is no number up to 65535"),
        ("https://example.org:99999/a", "its port is no number up to 65535"),
        ("http://300.1.2.3/", "'300.1.2.3' is no IP address"),
        ("https://exa mple.org/a", "it has a space in it"),
        ("https://example.org/a b", "it has a space in it"),
        ("<https://example.org>", "it has '<' in it"),
        ("https://example.org/\x07", "it has '\\x07' in it"),
        ("urn:", "nothing comes after urn:"),
        ("ipfs://", "nothing comes after ipfs:"),
    ],
)
def test_what_is_no_address_is_told_why(url: str, fault: str) -> None:
    assert url_fault(url) == fault


@given(st.text(max_size=60), st.sampled_from(["", "https://", "http://[", "https://a:", "x:"]))
def test_whatever_the_text_there_is_an_answer(text: str, head: str) -> None:
    assert isinstance(url_fault(head + text), str)
    assert all(isinstance(isbn_fault(one), str) for one in isbns(text))


def test_a_malformed_url_is_an_error_where_it_stands(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, f"{PAPER}, URL: www.example.org/a")
    assert (found.name, found.severity) == ("malformed-url", "error")
    assert said([found]) == [
        "sources.yaml:2:111 S008 'www.example.org/a' is no address: it has no scheme; write https://www.example.org/a"
    ]


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000/182",
        "10.1000/xyz-123",
        "10.1109/5.771073",
        "10.1000.10/123456",
        "10.48550/arXiv.2301.00001",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "10.1016.12.31/nature.S0735-1097(98)2000/12/31/34:7-7",
        "10.1000/日本",
        "doi:10.1000/182",
        "DOI: 10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "https://www.doi.org/10.1000/182",
        "https://doi.org/10.1000%2F182",
        "doi.org/10.1000/182",
        "10/bdjc",
    ],
)
def test_what_is_a_doi_passes(tmp_path: Path, doi: str) -> None:
    assert findings(tmp_path, f"{PAPER}, DOI: '{doi}'") == []


@pytest.mark.parametrize(
    ("doi", "hint"),
    [
        ("11.1000/182", ", which is written like 10.1000/182"),
        ("10.1000", ", which is written like 10.1000/182"),
        ("10.1000/", ", which is written like 10.1000/182"),
        ("10.12/182", ", which is written like 10.1000/182"),
        ("10-1000/182", ", which is written like 10.1000/182"),
        ("10.1000/1 82", "; did you mean '10.1000/1'?"),
        ("n/a", ", which is written like 10.1000/182"),
        ("978-0-306-40615-7", ", which is written like 10.1000/182"),
        ("https://publisher.example/doi/10.1000/182?download=true", "; did you mean '10.1000/182'?"),
    ],
)
def test_what_is_no_doi_is_an_error(tmp_path: Path, doi: str, hint: str) -> None:
    (found,) = findings(tmp_path, f"{PAPER}, DOI: '{doi}'")
    assert (found.name, found.severity, found.message) == ("malformed-doi", "error", f"{doi!r} is no DOI{hint}")


@pytest.mark.parametrize(
    "isbn",
    [
        "9780306406157",
        "978-0-306-40615-7",
        "978 0 306 40615 7",
        "978\u20100\u2010306\u201040615\u20107",
        "0-306-40615-2",
        "0306406152",
        "0-8044-2957-X",
        "080442957x",
        "979-10-90636-07-1",
        "ISBN 978-0-306-40615-7",
        "ISBN-13: 978-0-306-40615-7",
        "978-0-306-40615-7 (hardback)",
        "978-0-306-40615-7, 0-8044-2957-X",
        "9780306406157 080442957X",
        "978-0-306-40615-7 (hbk), 0-8044-2957-X (pbk)",
        "978 0 306 40615 7; 0 8044 2957 X",
    ],
)
def test_what_is_an_isbn_passes(tmp_path: Path, isbn: str) -> None:
    assert findings(tmp_path, f"{PAPER.replace('article-newspaper', 'book')}, ISBN: '{isbn}'") == []


@pytest.mark.parametrize(
    ("isbn", "messages"),
    [
        ("978-0-306-40615-8", ["'9780306406158' is no ISBN: a digit is wrong, since after 978030640615 the last is 7"]),
        ("0-306-40615-X", ["'030640615X' is no ISBN: a digit is wrong, since after 030640615 the last is 2"]),
        ("0-8044-2957-1", ["'0804429571' is no ISBN: a digit is wrong, since after 080442957 the last is X"]),
        ("978-0-306-4061-7", ["'978030640617' is no ISBN: it has 12 digits, and an ISBN 13 (or 10, before 2007)"]),
        ("977-0-306-40615-0", ["'9770306406150' is no ISBN: an ISBN of 13 digits begins with 978 or 979"]),
        ("978-0-306-X0615-7", ["'9780306X06157' is no ISBN: it has something else than digits in it"]),
        ("forthcoming", ["'FORTHCOMING' is no ISBN: it has something else than digits in it"]),
        (
            "978-0-306-40615-7, 0-8044-2957-1",
            ["'0804429571' is no ISBN: a digit is wrong, since after 080442957 the last is X"],
        ),
        (
            "978 0 306 40615 8",
            ["'9780306406158' is no ISBN: a digit is wrong, since after 978030640615 the last is 7"],
        ),
    ],
)
def test_what_is_no_isbn_is_an_error(tmp_path: Path, isbn: str, messages: list[str]) -> None:
    found = findings(tmp_path, f"{PAPER.replace('article-newspaper', 'book')}, ISBN: '{isbn}'")
    assert [(one.name, one.severity, one.message) for one in found] == [
        ("malformed-isbn", "error", message) for message in messages
    ]


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_of_an_isbn_always_shows(number: int, place: int, more: int) -> None:
    digits = f"{number:09}"
    (right,) = [digits + last for last in "0123456789X" if not isbn_fault(digits + last)]
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    assert isbn_fault(wrong) != ""
    long = [f"978{digits}{last}" for last in range(10) if not isbn_fault(f"978{digits}{last}")]
    assert len(long) == 1
