"""Reads a folder as a git revision has it; nothing in the work tree is touched."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from chronos.store.files import ProjectError
from chronos.store.tables import CLAIMS, EVENTS
from chronos.store.walk import reason_of

_LINK: Final = b"120000"
_SUBMODULE: Final = b"160000"
"""Modes of entries of a tree (git, *Documentation/git-fast-import*, "filemodify")."""
_NOWHERE: Final = ".nowhere"
_OFFLINE: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""What a partial clone does not have must not be fetched, and nobody be asked for a password."""


@contextmanager
def revision_folder(revision: str, timelines: Path) -> Iterator[Path]:
    """Yield a temporary folder with the files of a revision: those of the folder of timelines, or of ``rev:path``.

    ``timelines`` is the folder as it is called in the work tree; a folder with ``timelines/`` in it stands for that.

    Raises:
        ProjectError: git is missing, there is no repository, no such revision, or no such folder in it.
    """
    repository = _Repository(revision, timelines)
    name, tree = repository.find()
    with TemporaryDirectory(prefix="chronos-") as folder:
        try:
            repository.export(name, tree, Path(folder))
        except OSError as error:
            raise ProjectError(f"{revision}: cannot be taken from git ({reason_of(error)})") from None
        yield Path(folder)


class _Repository:
    """The git repository in which the timelines are, asked for one revision."""

    def __init__(self, revision: str, timelines: Path) -> None:
        self.revision = revision
        self.timelines = timelines
        wanted = Path(os.path.normpath(timelines.absolute()))
        self.here = next(one for one in (wanted, *wanted.parents) if one.is_dir())
        self.below = wanted.relative_to(self.here)  # a folder that only the revision has
        git = shutil.which("git")
        if git is None:
            raise ProjectError(
                f"{revision}: no such folder, and without git no revision can be read; install git, or name a folder"
            )
        self.git = git

    def find(self) -> tuple[str, str]:
        """Return what git calls the folder in the revision, and the id of its tree.

        Raises:
            ProjectError: there is none.
        """
        code, inside, problem = self._run("rev-parse", "--show-prefix")
        if code:
            raise ProjectError(
                f"{self.revision}: no such folder, and no revision either, as git has no repository for "
                f"{self.timelines} ({problem}); --timelines DIR names the folder"
            )
        if ":" in self.revision and (tree := self._tree(self.revision)):
            return self.revision, tree
        commit = self._id(f"{self.revision}^{{commit}}")
        if not commit:
            raise ProjectError(
                f"{self.revision}: neither a folder here nor a revision of the git repository of {self.timelines}; "
                "`git log` lists its revisions"
            )
        path = PurePosixPath(os.fsdecode(inside).removesuffix("\n"), *self.below.parts)
        for one in (path / "timelines", path):
            name = f"{commit}:{'' if one == PurePosixPath() else one}"
            if tree := self._tree(name):
                return name, tree
        raise ProjectError(f"{self.revision}: has no folder {path}; --timelines DIR names the folder of timelines")

    def export(self, name: str, tree: str, folder: Path) -> None:
        """Write the files of a tree into a folder, of an output its tables alone.

        A link is what it leads to within the revision; one that leads elsewhere leads nowhere.

        Raises:
            OSError: the files cannot be written.
            ProjectError: git does not have them all.
        """
        files: dict[str, str] = {}
        for one in self._asked("ls-tree", "--full-tree", "-r", "-z", tree).split(b"\0")[:-1]:
            about, _, path = one.partition(b"\t")
            mode, _, found = about.split(b" ")
            shown = os.fsdecode(path)
            if mode != _SUBMODULE and not {"..", ".", ""} & set(shown.split("/")):
                files[shown] = self._target(f"{name.removesuffix('/')}/{shown}") if mode == _LINK else found.decode()
        if {EVENTS, CLAIMS} <= files.keys() and not any(path.startswith("timelines/") for path in files):
            files = {path: files[path] for path in (EVENTS, CLAIMS)}
        contents = self._contents([found for found in files.values() if found])
        for below, wanted in files.items():
            file = folder / below
            file.parent.mkdir(parents=True, exist_ok=True)
            if wanted:
                file.write_bytes(next(contents))
            else:
                file.symlink_to(_NOWHERE)

    def _target(self, name: str) -> str:
        """Return the id of the file that a link leads to within the revision, empty where it leads to none."""
        if "\n" in name:
            return ""
        asked = os.fsencode(f"{name.replace(':/', ':', 1)}\n")
        answer = self._asked("cat-file", "--batch-check", "--follow-symlinks", given=asked).split(b" ")
        return answer[0].decode() if answer[1:2] == [b"blob"] else ""

    def _contents(self, ids: Sequence[str]) -> Iterator[bytes]:
        """Yield the contents of files by their ids."""
        answers = self._asked("cat-file", "--batch", given="".join(f"{one}\n" for one in ids).encode())
        start = 0
        for one in ids:
            end = answers.index(b"\n", start)
            about = answers[start:end].split(b" ")
            if len(about) != 3:
                raise ProjectError(
                    f"{self.revision}: git does not have all of its files ({one} is missing); fetch them"
                )
            start = end + 1 + int(about[2])
            yield answers[end + 1 : start]
            start += 1

    def _tree(self, name: str) -> str:
        found = self._id(name)
        return found if found and self._run("cat-file", "-t", found)[1] == b"tree\n" else ""

    def _id(self, name: str) -> str:
        return self._run("rev-parse", "--verify", "--quiet", "--end-of-options", name)[1].decode().strip()

    def _asked(self, *arguments: str, given: bytes = b"") -> bytes:
        code, answer, problem = self._run(*arguments, given=given)
        if code:
            raise ProjectError(f"{self.revision}: git cannot read it ({problem})")
        return answer

    def _run(self, *arguments: str, given: bytes = b"") -> tuple[int, bytes, str]:
        """Return the exit code of git, its answer, and the first line of what it complains of."""
        ran = subprocess.run(  # noqa: S603 - no shell; what a person wrote stands behind --end-of-options, or is an id
            [self.git, "-C", str(self.here), *arguments],
            input=given,
            capture_output=True,
            env={**os.environ, **_OFFLINE},
            check=False,
        )
        complaint = ran.stderr.decode(errors="replace").strip()
        return ran.returncode, ran.stdout, complaint.splitlines()[0].removeprefix("fatal: ") if complaint else ""
