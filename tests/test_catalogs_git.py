"""An author edits chapters while a translator fills a catalog: git merges the two by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests import lab
from tests.repository import commit, git
from tests.test_catalogs_edits import EDITS, PASS, move, replacing
from tools.catalogs import damage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extensions.po import Message
    from tests.lab import Lab

FILLED = 15


def move_two(book: Lab) -> None:
    move(book, "By the end of", "roads", "gold", "## What")
    move(book, "The grain went", "gold", "roads", PASS)


CASES: dict[str, Callable[[Lab], None]] = {
    "new paragraph": EDITS["new paragraph at the top"].edit,
    "new paragraph at the end": replacing(
        "roads", ("The carts went back empty.", "The carts went back empty.\n\nAnd so on.")
    ),
    "typo": replacing("roads", ("climbs for three days", "climbs for three dais")),
    "note": EDITS["note added in the text"].edit,
    "paragraph moved": EDITS["paragraph moved in its chapter"].edit,
    "paragraph moved to another chapter": EDITS["paragraph moved to another chapter"].edit,
    "spaces cleaned up": EDITS["double spaces become single"].edit,
    "heading reworded": EDITS["heading reworded"].edit,
    "paragraph deleted": EDITS["paragraph deleted"].edit,
    "chapter renamed": lambda book: book.rename("roads", "ways"),
    "two moves": move_two,
}


@pytest.fixture
def shared(lab_book: Lab) -> Lab:
    """Return the book in a repository, with 15 messages of a chapter without a translation."""
    left = [m for m in lab_book.catalog("chapters/gold") if m.kinds][5:]
    left += [m for m in lab_book.catalog("chapters/roads") if "The Pass" in m.kinds[0]]
    names = {m.msgid for m in left[: FILLED + 9 : 1][:FILLED]}
    assert len(names) == FILLED
    for page in ("chapters/gold", "chapters/roads"):
        lab_book.change(page, lambda m: replace(m, msgstr="") if m.msgid in names else m)
    lab_book.updated()
    assert sum(not m.filled for m in lab_book.messages()) >= FILLED
    commit(lab_book.root)
    return lab_book


def filled(message: Message) -> Message:
    return message if message.filled else replace(message, msgstr=lab.translation(message.msgid))


def fill(book: Lab, sources: list[str], text: str = "Çeviri") -> None:
    """Translate *sources*, of one chapter, by *text*."""
    book.change(
        "chapters/gold",
        lambda m: replace(m, msgstr=m.msgstr or text) if m.msgid in sources else m,
    )


def hunks(root: Path) -> int:
    """Return how many conflicts a merge has left in the catalogs."""
    texts = [path.read_text(encoding="utf-8") for path in (root / "locale").rglob("*.po")]
    return sum(text.count("<<<<<<<") for text in texts)


@pytest.mark.parametrize("name", CASES)
def test_merges(shared: Lab, name: str) -> None:
    root = shared.root
    git(root, "checkout", "-qb", "translator")
    for page in ("chapters/gold", "chapters/roads"):
        shared.change(page, filled)
    commit(root)
    translated = shared.catalogs()
    git(root, "checkout", "-qb", "author", "main")
    CASES[name](shared)
    shared.updated()
    commit(root)
    git(root, "merge", "--no-edit", "translator", check=False)
    assert hunks(root) == 0
    assert git(root, "status", "--porcelain", "-uno") == ""
    # The author runs it once more: all that was translated on either side is there.
    shared.updated()
    assert damage.unreachable(translated, shared.catalogs().values()) == []
    shared.updated()
    assert shared.said == ["locale/ is up to date."]


def test_two_translators_fill_one_catalog(shared: Lab) -> None:
    """One begins at the beginning, the other at the end."""
    root = shared.root
    sources = [m.msgid for m in shared.catalog("chapters/gold") if not m.filled]
    for name, part in {"first": sources[:5], "second": sources[6:]}.items():
        git(root, "checkout", "-qb", name, "main")
        fill(shared, part)
        commit(root)
    git(root, "merge", "--no-edit", "first", check=False)
    assert hunks(root) == 0
    shared.updated()
    assert [m.msgid for m in shared.catalog("chapters/gold") if not m.filled] == [sources[5]]


@pytest.mark.parametrize("finished", [True, False], ids=["merged", "merging"])
def test_typo_in_what_is_being_translated(shared: Lab, finished: bool) -> None:
    """Git puts the translation of the old text to the new one; it must not pass for good."""
    root = shared.root
    git(root, "checkout", "-qb", "translator")
    shared.change("chapters/gold", filled)
    commit(root)
    git(root, "checkout", "-q", "main")
    old = shared.message("A box bought")
    assert not old.filled
    shared.replace("gold", "four thousand rifles", "five thousand rifles")
    shared.updated()
    commit(root)
    options = ["--no-edit"] if finished else ["--no-commit", "--no-ff"]
    git(root, "merge", *options, "translator", check=False)
    assert hunks(root) == 0
    merged = shared.message("A box bought five")
    assert (merged.msgstr, merged.fuzzy) == (lab.translation(old.msgid), False)
    shared.updated()
    merged = shared.message("A box bought five")
    assert (merged.fuzzy, merged.previous) == (True, old.msgid)
    assert [m.msgid for m in shared.messages() if m.fuzzy] == [merged.msgid]
    assert "because a merge has put them to another source" in shared.said[0]


def test_conflicts_would_be_seen(shared: Lab) -> None:
    """Two translations of one message are a conflict; the test above can turn red."""
    root = shared.root
    for name in ("first", "second"):
        git(root, "checkout", "-qb", name, "main")
        fill(shared, [m.msgid for m in shared.catalog("chapters/gold")], name)
        commit(root)
    git(root, "merge", "--no-edit", "first", check=False)
    assert hunks(root) > 0
    assert shared.update() == 2
    assert "merge conflict" in shared.complained[0]
