"""Whenever `make catalogs` ends, by a signal or a full disk: every catalog whole, nothing lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT
from tests.test_catalogs_edits import PASS, delete, move
from tools import publish
from tools.catalogs import damage

if TYPE_CHECKING:
    from tests.lab import Lab


@pytest.fixture
def edited(lab_book: Lab) -> Lab:
    """Return the book after edits that carry texts from every catalog into another one."""
    move(lab_book, "By the end of", "roads", "gold", "## What")
    move(lab_book, "The grain went", "gold", "roads", PASS)
    move(lab_book, "Letters needed", "letters", "gold", "## What")
    delete(lab_book, "gold", "A box bought")
    lab_book.rename("letters", "wires")
    return lab_book


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, which this system has not")
def test_killed_at_any_moment(edited: Lab) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", str(edited.root), "25"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["faults"] == []


def writes(book: Lab, monkeypatch: pytest.MonkeyPatch, fail_at: int | None) -> int:
    """Update *book* on a disk that is full from its write number *fail_at* on; count the writes."""
    count = 0

    def data(content: bytes, target: Path) -> None:
        nonlocal count
        count += 1
        if count - 1 == fail_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        original(content, target)

    original = publish.data
    with monkeypatch.context() as patch:
        patch.setattr(publish, "data", data)
        status = book.update()
    assert status == (0 if fail_at is None else 2)
    return count


def test_full_before_any_file(edited: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between any two files: what has left one catalog already is in another, or in the attic."""
    before, old = edited.catalogs(), edited.files()
    total = writes(edited, monkeypatch, None)
    assert total >= 4
    new = edited.files()
    for number in range(total):
        for name in new.keys() - old.keys():
            (edited.root / "locale" / name).unlink()
        for name, text in old.items():
            (edited.root / "locale" / name).write_text(text, encoding="utf-8")
        writes(edited, monkeypatch, number)
        (told,) = edited.complained
        assert "No space left on device" in told
        assert damage.unreachable(before, edited.catalogs().values()) == []
        edited.updated()
        assert edited.files() == new


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_full_while_a_file_is_written(
    edited: Lab, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_arguments: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "locale/x.po")

    before = edited.files()
    with monkeypatch.context() as patch:
        patch.setattr(os if failing == "fsync" else Path, failing, fail)
        assert edited.update() == 2
    assert edited.complained == [
        "locale/x.po: No space left on device. Nothing is lost; run it again."
    ]
    assert edited.files() == before
    assert list((edited.root / "locale").rglob("*.part")) == []
    edited.updated()


def test_writing_in_place_would_be_found(edited: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop above can turn red: with catalogs simply overwritten, a full disk loses texts."""
    before, count = edited.catalogs(), 0

    def in_place(content: bytes, target: Path) -> None:
        nonlocal count
        count += 1
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content[: len(content) // 2] if count == 2 else content)
        if count == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr(publish, "data", in_place)
    assert edited.update() == 2
    monkeypatch.undo()
    with pytest.raises(AssertionError):
        assert damage.unreachable(before, edited.catalogs().values()) == []
