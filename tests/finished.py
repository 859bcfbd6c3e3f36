"""The small book with every message translated, as an edition is when it may be released."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extensions import po
from tests.conftest import MINI, Project, copy_machinery
from tests.lab import translation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extensions.po import Message

LANGUAGE = "tr"


def catalog(page: str, language: str = LANGUAGE) -> str:
    """Return the name of the catalog of *page*."""
    return f"locale/{language}/LC_MESSAGES/{page}.po"


def change(project: Project, page: str, to: Callable[[Message], Message]) -> None:
    """Rewrite the catalog of *page* with what *to* makes of each message."""
    path = project.root / catalog(page)
    found = po.read(path, page)
    assert isinstance(found, po.Catalog), found
    messages = tuple(to(message) for message in found)
    path.write_text(po.write(replace(found, messages=messages)), encoding="utf-8")


def spoil(project: Project, page: str, start: str, **changes: object) -> int:
    """Change the message of *page* whose source begins with *start*; return its line afterwards."""
    found = []

    def to(message: Message) -> Message:
        if not message.msgid.startswith(start):
            return message
        found.append(message)
        return replace(message, **changes)  # type: ignore[arg-type]

    change(project, page, to)
    assert len(found) == 1, (page, start)
    written = po.read(project.root / catalog(page), page)
    assert isinstance(written, po.Catalog)
    return next(message.line for message in written if message.msgid == found[0].msgid)


@pytest.fixture(scope="session")
def finished_book(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the finished book, built without DRAFT; tests only copy it."""
    root = tmp_path_factory.mktemp("finished") / "book"
    shutil.copytree(MINI, root)
    copy_machinery(root)
    project = Project(root)
    done = project.run("tools.catalogs")
    assert done.returncode == 0, done.stderr
    for path in sorted((root / catalog("x")).parent.rglob("*.po")):
        page = path.relative_to((root / catalog("x")).parent).with_suffix("").as_posix()
        change(project, page, lambda m: m if m.filled else replace(m, msgstr=translation(m.msgid)))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DRAFT")
        return project.built()


@pytest.fixture
def finished(finished_book: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a copy that a test may spoil, and build as somebody does who asks for no drafts."""
    monkeypatch.delenv("DRAFT")
    ignored = shutil.ignore_patterns("build", "__pycache__")
    shutil.copytree(finished_book.root, tmp_path / "book", ignore=ignored)
    return Project(tmp_path / "book")
