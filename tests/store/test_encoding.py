"""Bytes that are no UTF-8: one fault with its place, and as much read as can be."""

import random
from pathlib import Path

import pytest

from chronos.model import Corpus
from chronos.store import read
from projects import write_project

GOOD = "claims: [{id: good, date: '2019'}]"
TIMELINE = "claims:\n  - id: a\n    date: '2019'\n    text: Policía en Bogotá.\n  - id: b\n    date: '2020'\n"


def read_bytes(tmp_path: Path, content: bytes) -> Corpus:
    """Read a file of these bytes that has a good one beside it."""
    write_project(tmp_path, GOOD, sources="")
    (tmp_path / "bytes.yaml").write_bytes(content)
    corpus = read(tmp_path)
    assert "good" in [claim.id for claim in corpus.claims]
    return corpus


def faults_of(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults]


def test_latin_1_is_read_with_marks_for_what_cannot_be(tmp_path: Path) -> None:
    corpus = read_bytes(tmp_path, TIMELINE.encode("latin-1"))
    assert [(claim.id, claim.text) for claim in corpus.claims] == [
        ("a", "Polic\ufffda en Bogot\ufffd."),
        ("b", ""),
        ("good", ""),
    ]
    message = (
        "byte 0xED is not UTF-8 (it would be 'í' in Windows-1252); save the file as UTF-8. Until then such bytes "
        "show as \ufffd"
    )
    assert faults_of(corpus) == [("not-utf8", "bytes.yaml:4:16", message)]
    assert corpus.unread_files == ()


def test_latin_1_with_a_broken_item_loses_only_that(tmp_path: Path) -> None:
    corpus = read_bytes(tmp_path, (TIMELINE + "  - id: bad\n    text: 'no end\n").encode("latin-1"))
    assert [claim.id for claim in corpus.claims] == ["a", "b", "good"]
    assert [one.id for one in corpus.unreadable] == ["bad"]
    assert [(rule, place) for rule, place, _ in faults_of(corpus)] == [
        ("not-utf8", "bytes.yaml:4:16"),
        ("malformed-yaml", "bytes.yaml:8:11"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_one_fault_and_the_file_is_named(tmp_path: Path, encoding: str) -> None:
    corpus = read_bytes(tmp_path, TIMELINE.encode(encoding))
    assert corpus.unread_files == ("bytes.yaml",)
    assert [(rule, place[:13]) for rule, place, _ in faults_of(corpus)] in (
        [("not-utf8", "bytes.yaml:1:")],
        [("not-utf8", "bytes.yaml:4:")],
    )


def test_utf_16_with_its_mark_is_called_by_its_name(tmp_path: Path) -> None:
    assert faults_of(read_bytes(tmp_path, TIMELINE.encode("utf-16"))) == [
        ("not-utf8", "bytes.yaml:1:1", "this is UTF-16; save the file as UTF-8. It was left out whole"),
    ]


def test_utf_16_of_plain_letters_is_one_fault_all_the_same(tmp_path: Path) -> None:
    corpus = read_bytes(tmp_path, GOOD.encode("utf-16-le"))
    assert [(rule, place) for rule, place, _ in faults_of(corpus)] == [("malformed-yaml", "bytes.yaml:1:2")]
    assert corpus.unread_files == ("bytes.yaml",)


@pytest.mark.parametrize("seed", range(20))
def test_binary_junk_is_one_fault_and_the_file_is_named(tmp_path: Path, seed: int) -> None:
    corpus = read_bytes(tmp_path, random.Random(seed).randbytes(4_096))  # noqa: S311 - junk, no secrets
    assert [rule for rule, _, _ in faults_of(corpus)] == ["not-utf8"]
    assert corpus.unread_files == ("bytes.yaml",)


def test_junk_without_a_nul_byte_is_one_fault_too(tmp_path: Path) -> None:
    corpus = read_bytes(tmp_path, bytes(range(1, 256)) * 9)
    assert [rule for rule, _, _ in faults_of(corpus)] == ["not-utf8"]
    assert corpus.unread_files == ("bytes.yaml",)


def test_one_control_character_loses_one_claim(tmp_path: Path) -> None:
    corpus = read_bytes(tmp_path, b"claims:\n  - id: a\n    text: x\0y\n  - id: b\n    date: '2019'\n")
    assert [claim.id for claim in corpus.claims] == ["b", "good"]
    assert [one.id for one in corpus.unreadable] == ["a"]
    assert [(rule, place) for rule, place, _ in faults_of(corpus)] == [("malformed-yaml", "bytes.yaml:3:12")]


def test_a_bad_byte_after_a_byte_order_mark_has_its_place(tmp_path: Path) -> None:
    corpus = read_bytes(tmp_path, b"\xef\xbb\xbf# \xe1\nclaims: []\n")
    assert [place for _, place, _ in faults_of(corpus)] == ["bytes.yaml:1:3"]
