"""Projects to build, and readers for what comes out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pybtex.database import parse_file

from tests.sphinx_root import SphinxRoot

if TYPE_CHECKING:
    from collections.abc import Callable

    from pybtex.database import Entry

pytest_plugins = ["tests.skips", "tests.lab", "tests.finished"]

ROOT = Path(__file__).parents[1]
MINI = ROOT / "tests" / "roots" / "mini"
MACHINERY = ("book.toml", "conf.py", "docutils.conf", "epub", "extensions", "pdf", "theme", "tools")
INTERFACE = Path("locale/tr/LC_MESSAGES")

# The small book is not all translated, on purpose; tests of the release gate take this away.
os.environ["DRAFT"] = "1"


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own, built as `make` builds it."""

    root: Path

    def build(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the builder."""
        return self.run("tools.build", *arguments)

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the commands behind `make`."""
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def built(self, *arguments: str) -> Project:
        """Build everything, or what *arguments* ask for, which must succeed."""
        done = self.build(*arguments)
        assert done.returncode == 0, done.stderr
        return self

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace *old*, which must be there, by *new* in the file *name*."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def line_of(self, name: str, text: str) -> int:
        """Return the line on which *text* begins in the file *name*."""
        before, found, _after = (self.root / name).read_text(encoding="utf-8").partition(text)
        assert found
        return before.count("\n") + 1

    def dist(self) -> dict[str, bytes]:
        """Return name and contents of everything in dist/."""
        folder = self.root / "dist"
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def copy_machinery(target: Path) -> None:
    """Put everything but the text into *target*."""
    target.mkdir(exist_ok=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in MACHINERY:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignored)
        elif source.is_file():
            shutil.copyfile(source, target / name)
    (target / INTERFACE).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / INTERFACE / "sphinx.po", target / INTERFACE / "sphinx.po")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a small book that a test may spoil."""
    root = tmp_path / "book"
    shutil.copytree(MINI, root)
    copy_machinery(root)
    return Project(root)


@pytest.fixture(scope="session")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the small book, built; tests only look at it."""
    root = tmp_path_factory.mktemp("mini") / "book"
    shutil.copytree(MINI, root)
    copy_machinery(root)
    return Project(root).built()


@pytest.fixture(scope="session")
def mini_thesis(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the small book, built in the form of a thesis; tests only look at it."""
    root = tmp_path_factory.mktemp("thesis") / "book"
    shutil.copytree(MINI, root)
    copy_machinery(root)
    return Project(root).built("--format", "submission")


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the book itself, built; tests only look at it."""
    root = tmp_path_factory.mktemp("whole") / "book"
    copy_machinery(root)
    for name in ("index.md", "references.bib"):
        shutil.copyfile(ROOT / name, root / name)
    for name in ("chapters", "figures", "locale", "registers"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    return Project(root).built()


@pytest.fixture
def sphinx_root(tmp_path: Path) -> Callable[[str], SphinxRoot]:
    """Return a function that copies tests/roots/test-NAME, with the book's references.bib."""

    def copy(name: str) -> SphinxRoot:
        root = tmp_path / name
        shutil.copytree(ROOT / "tests" / "roots" / f"test-{name}", root)
        if not (root / "references.bib").exists():
            shutil.copyfile(ROOT / "references.bib", root / "references.bib")
        return SphinxRoot(root)

    return copy


@pytest.fixture(scope="session")
def entries() -> dict[str, Entry]:
    """Return every work of the book by its key."""
    return dict(parse_file(ROOT / "references.bib", bib_format="bibtex").entries)
