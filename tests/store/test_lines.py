from pathlib import Path

from chronos.store.lines import lines_of


def test_lines_end_where_places_say_that_they_do(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeffa\r\nb\rc\nd\u2028e\x85f\x0cg\n".encode())
    assert lines_of(file) == ["a", "b", "c", "d\u2028e\x85f\x0cg", ""]


def test_bytes_that_are_no_text_are_shown_as_such(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a\xff\nb")
    assert lines_of(file) == ["a\ufffd", "b"]


def test_a_file_that_is_gone_has_no_lines(tmp_path: Path) -> None:
    assert lines_of(tmp_path / "a.yaml") == ()
    assert lines_of(tmp_path) == ()
