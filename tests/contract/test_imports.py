import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPARING = ("numpy", "scipy", "sparse_dot_topn")
"""What `chronos link` compares with, and nothing else may load."""
UNRELATED = "tests/golden/01_everything/timelines"
"""A project in which no date is stated by a relation to other claims: those alone need a graph library."""
HEAVY = (
    *("altair", "vl_convert", "pandas", "pendulum", "tzdata", "babel", "markdown_it", "jsonschema", "rich", "pygls"),
    *("networkx", *COMPARING),
)


def heavy_modules_after(code: str) -> str:
    show = f"import sys; print(*(name for name in {HEAVY} if name in sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", UNRELATED], ["rules"], ["explain", "D001"], ["link", "--help"]]
)
def test_light_commands_load_no_heavy_package(arguments: list[str]) -> None:
    assert heavy_modules_after(f"from chronos.cli.main import run; run({arguments!r})") == ""


def test_comparing_claims_loads_what_compares_and_no_other_heavy_package() -> None:
    found = heavy_modules_after("from chronos.cli.main import run; run(['link', 'timelines'])").split()
    assert tuple(sorted(found)) == COMPARING


def test_a_heavy_package_would_be_seen() -> None:
    assert heavy_modules_after("import altair") != ""


def test_importing_chronos_loads_no_stage() -> None:
    code = "import sys, chronos; print(*(name for name in sys.modules if name.startswith('chronos')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["chronos"]


def contract(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--config", str(folder / "pyproject.toml"), "--no-cache"],
        cwd=folder / "src",
        env={"PYTHONPATH": str(folder / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_import_contract_holds(copied: Path) -> None:
    kept = contract(copied)
    assert (kept.returncode, "0 broken" in kept.stdout) == (0, True)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("merge/events.py", "import chronos.link"),
        ("model/claim.py", "import chronos.store"),
        ("edtf/parsing.py", "import chronos.model"),
        ("cli/check.py", "import chronos.store"),
        ("editor/hover.py", "import chronos.store"),
        ("site/panel.py", "import chronos.render"),
        ("compare/matching.py", "import chronos.merge"),
        ("pipeline/editing.py", "import chronos.editor"),
        ("publish/swap.py", "import chronos.edtf"),
        ("edtf/parsing.py", "import yaml"),
        ("gazetteer/region.py", "import click"),
    ],
)
def test_a_forbidden_import_is_caught(copied: Path, module: str, line: str) -> None:
    planted = copied / "src" / "chronos" / module
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert contract(copied).returncode == 1


def test_an_undeclared_package_is_caught(copied: Path) -> None:
    package = copied / "src" / "chronos" / "helpers"
    package.mkdir()
    (package / "__init__.py").touch()
    assert contract(copied).returncode != 0
