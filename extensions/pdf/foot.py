"""Every note at the foot of the page that calls it.

Typst can leave a note on the page before its call when a heading or widow control moves the line
after the page was filled (https://github.com/typst/typst/issues/5314). The cure: ask on which page
call and note are, let the block that moved begin its page, and set the book again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import typst

PAGES = "query({}).map(it => (it.value, it.location().page()))"


def strayed(compiler: typst.Compiler) -> list[str]:
    """Return the notes that begin on another page than their first call, in order of the book."""
    calls, texts = (_pages(compiler, mark) for mark in ("<note-call>", "<note-text>"))
    return [key for key, page in texts.items() if calls[key] != page]


def _pages(compiler: typst.Compiler, mark: str) -> dict[str, int]:
    """Return the page of each note's *mark*; a list of tables repeats captions, before the text."""
    return dict(json.loads(compiler.eval(PAGES.format(mark), format="json")))


def moved(notes: Iterable[str], blocks: Mapping[str, int]) -> set[int]:
    """Return the blocks to begin a page with: of each document the one of the first stray note.

    What comes after it moves too, and is judged in the next run. Documents begin on new pages.
    """
    first: dict[str, int] = {}
    for key in notes:
        first.setdefault(key.rpartition(":")[0], blocks[key])
    return set(first.values())
