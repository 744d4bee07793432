import shutil
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import files_of

FOLDERS = sorted(
    path
    for path in Path(__file__).parent.iterdir()
    if path.name[:2].isdigit() and not (path / "plants.txt").exists()  # these are checked, not built
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_golden_project_gives_what_is_expected(folder: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert run(["build", str(folder / "timelines"), "-o", str(tmp_path / "output")]) == 1
    expected = folder / "expected"
    if request.config.getoption("--rewrite-golden"):
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(tmp_path / "output", expected)
    assert files_of(tmp_path / "output") == files_of(expected)


def test_there_are_golden_projects() -> None:
    assert [folder.name for folder in FOLDERS] == ["01_everything"]
