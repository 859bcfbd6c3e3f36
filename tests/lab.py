"""A small book to try edits on, with every message translated, and what becomes of that."""

from __future__ import annotations

import difflib
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from extensions import po
from extensions.po import Catalog, Message
from tests.conftest import INTERFACE, MACHINERY, MINI, ROOT
from tools.catalogs import command, shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAB = MINI.parent / "lab"
LANGUAGE = "tr"


@dataclass
class Lab:
    """A copy of the book that a test may change, and what the last run ``said``."""

    root: Path
    said: list[str] = field(default_factory=list)
    complained: list[str] = field(default_factory=list)

    def update(self, new: str = "") -> int:
        """Run `make catalogs` in this process; return its status."""
        self.said, self.complained = [], []
        return command.run(self.root, self.said.append, self.complained.append, new)

    def updated(self) -> Lab:
        """Run it, which must succeed."""
        assert self.update() == 0, self.complained
        return self

    def path(self, page: str) -> Path:
        """Return the file of a catalog."""
        return shelf.path_of(self.root, LANGUAGE, page)

    def catalog(self, page: str) -> Catalog:
        """Return the catalog of *page*."""
        catalog = po.read(self.path(page), page)
        assert isinstance(catalog, Catalog), catalog
        return catalog

    def catalogs(self) -> dict[str, Catalog]:
        """Return every catalog by its page, without the words of the interface."""
        reading = shelf.read(self.root, LANGUAGE)
        assert reading.problems == []
        return {n: c for n, c in reading.shelf.catalogs().items() if n != shelf.INTERFACE}

    def messages(self) -> list[Message]:
        """Return all messages that are in use."""
        pages = (catalog for name, catalog in self.catalogs().items() if name != shelf.ATTIC)
        return [message for catalog in pages for message in catalog if not message.obsolete]

    def message(self, start: str) -> Message:
        """Return the one message in use whose source begins with *start*."""
        (found,) = {m for m in self.messages() if m.msgid.startswith(start)}
        return found

    def change(self, page: str, to: Callable[[Message], Message]) -> None:
        """Rewrite the catalog of *page* with what *to* makes of each message."""
        catalog = self.catalog(page)
        messages = tuple(to(message) for message in catalog)
        self.path(page).write_text(po.write(replace(catalog, messages=messages)), encoding="utf-8")

    def translate(self) -> Lab:
        """Fill every message that has no translation."""
        for page in self.catalogs():
            self.change(page, lambda m: m if m.filled else replace(m, msgstr=translation(m.msgid)))
        return self

    def text(self, page: str) -> str:
        """Return the text of a chapter."""
        return self._chapter(page).read_text(encoding="utf-8")

    def write(self, page: str, text: str) -> None:
        """Write a chapter."""
        self._chapter(page).write_text(text, encoding="utf-8")

    def replace(self, page: str, old: str, new: str) -> None:
        """Replace *old*, which must be there once, by *new* in a chapter."""
        text = self.text(page)
        assert text.count(old) == 1, (page, old)
        self.write(page, text.replace(old, new))

    def rename(self, page: str, new: str) -> None:
        """Rename a chapter, or with an empty name delete it, and mend the table of contents."""
        self.replace("index", f"\nchapters/{page}\n", f"\nchapters/{new}\n" if new else "\n")
        if new:
            self._chapter(page).rename(self._chapter(new))
        else:
            self._chapter(page).unlink()

    def _chapter(self, page: str) -> Path:
        return self.root / (f"{page}.md" if page == "index" else f"chapters/{page}.md")

    def files(self) -> dict[str, str]:
        """Return the text of every catalog."""
        folder = self.root / "locale"
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*.po"))
        }


def translation(msgid: str) -> str:
    """Return what stands for the translation of *msgid*: the same markup in other words."""
    return f"Çeviri: {msgid}"


def changed_lines(before: dict[str, str], after: dict[str, str]) -> int:
    """Return how many lines git would show as changed, with renamed files found."""
    lines = 0
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name):
            old, new = (files.get(name, "").splitlines() for files in (before, after))
            diff = difflib.unified_diff(old, new, n=0, lineterm="")
            lines += sum(line[:1] in "+-" and line[:3] not in {"+++", "---"} for line in diff)
    return lines


@pytest.fixture(scope="session")
def translated_lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """Return the book, translated; tests only copy it."""
    root = tmp_path_factory.mktemp("lab") / "book"
    shutil.copytree(LAB, root)
    for name in MACHINERY:
        source = ROOT / name
        if source.is_dir():
            (root / name).symlink_to(source)
        else:
            shutil.copyfile(source, root / name)
    shutil.copyfile(ROOT / INTERFACE / "sphinx.po", _made(root / INTERFACE) / "sphinx.po")
    return Lab(root).updated().translate().updated()


@pytest.fixture
def lab_book(translated_lab: Lab, tmp_path: Path) -> Lab:
    """Return the translated book; a test may do anything to it."""
    ignored = shutil.ignore_patterns("build")
    shutil.copytree(translated_lab.root, tmp_path / "book", symlinks=True, ignore=ignored)
    return Lab(tmp_path / "book")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
