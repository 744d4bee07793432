"""The hook that other repositories take from ours."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import yaml

from projects import write_project

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
TIMELINE = 'claims: [{id: ec-1, date: "2019", text: A visit., countries: [EC], sources: ["gazette-2020, p. 3"]}]'


def test_the_hook_runs_for_files_of_yaml_and_fails_with_what_it_finds(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert {name: hook[name] for name in ("id", "language", "pass_filenames", "require_serial")} == {
        "id": "chronos-check",
        "language": "python",
        "pass_filenames": False,
        "require_serial": True,
    }
    matched = [path for path in ("a/b.yaml", "b.yml", "a.yaml.txt", "c.md") if re.search(hook["files"], path)]
    assert matched == ["a/b.yaml", "b.yml"]
    program, *arguments = shlex.split(hook["entry"])
    assert program == "chronos"
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    write_project(tmp_path / "timelines", TIMELINE)
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    write_project(tmp_path / "timelines", TIMELINE.replace("EC", "UK"))
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1
