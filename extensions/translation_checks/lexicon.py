"""The words of a translation, and its proper names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extensions import turkish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from extensions.catalogs.marked import Marked

NAMES = "names.txt"
_WORD = re.compile(r"[^\W\d_]+")


def words(texts: Iterable[Marked]) -> Counter[str]:
    """Return every word of *texts* in small letters, with how often it stands there."""
    return Counter(turkish.lower(word) for text in texts for word in _WORD.findall(text.prose))


def names(folder: Path) -> frozenset[str]:
    """Return the proper names that *folder*, of a language, lists: one a line, # for a remark."""
    path = folder / NAMES
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")
