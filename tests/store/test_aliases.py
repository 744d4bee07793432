"""Little text that would make much work: it is one fault, in little time and memory."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from chronos.model import Corpus
from projects import corpus_of

GOOD = "references: [{id: good}]"
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))


def one_fault(corpus: Corpus) -> tuple[str, str, str]:
    (fault,) = corpus.faults
    return fault.rule, str(fault.location), fault.message


def test_an_alias_bomb_is_one_fault_and_the_file_is_named(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, BOMB, sources=GOOD)
    assert one_fault(corpus) == (
        "unsupported-yaml",
        "timeline.yaml:6:25",
        "aliases that stand for more than 100,000 values",
    )
    assert corpus.unread_files == ("timeline.yaml",)
    assert list(corpus.sources) == ["good"]


def test_a_long_text_repeated_by_aliases_is_a_bomb_too(tmp_path: Path) -> None:
    aliases = "".join(f"  - {{id: a{n}, title: *t}}\n" for n in range(100))
    corpus = corpus_of(tmp_path, f"references:\n  - id: a\n    title: &t {'x' * 100_000}\n{aliases}")
    assert one_fault(corpus)[:2] == ("unsupported-yaml", "timeline.yaml:67:22")


def test_an_alias_to_itself_has_no_anchor_before_it(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: &all [*all]", sources=GOOD)
    assert one_fault(corpus) == ("unsupported-yaml", "timeline.yaml:1:15", "the alias *all has no anchor before it")


def test_a_hundred_thousand_aliased_values_are_read(tmp_path: Path) -> None:
    many = ", ".join(["*c"] * 99_000)
    corpus = corpus_of(tmp_path, f"claims: [{{id: a, date: '2019', countries: [&c EC, {many}]}}]", sources=GOOD)
    assert len(corpus.claims[0].countries) == 99_001
    assert corpus.faults == ()


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are those of Unix")
def test_a_hundred_megabytes_of_aliases_are_one_fault_in_bounded_memory(tmp_path: Path) -> None:
    line = "  - [" + "*a0, " * 199 + "*a0]\n"
    with (tmp_path / "bomb.yaml").open("w", encoding="utf-8") as file:
        file.write(BOMB + "claims:\n")
        file.writelines(line for _ in range(100_000_000 // len(line)))
    assert (tmp_path / "bomb.yaml").stat().st_size > 99_000_000
    (tmp_path / "good.yaml").write_text("claims: [{id: good, date: '2019'}]", encoding="utf-8")
    program = """
        import resource, sys
        from pathlib import Path
        resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))
        from chronos.store import read
        corpus = read(Path(sys.argv[1]))
        print([claim.id for claim in corpus.claims], [(fault.rule, str(fault.location)) for fault in corpus.faults])
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(program), tmp_path], capture_output=True, text=True, check=False, timeout=120
    )
    (tmp_path / "bomb.yaml").unlink()
    assert (done.stdout, done.stderr) == ("['good'] [('unsupported-yaml', 'bomb.yaml:6:25')]\n", "")
