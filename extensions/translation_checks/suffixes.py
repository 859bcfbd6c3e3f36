"""Suffixes of Turkish names, to find a name to which one was joined without an apostrophe. Pure."""

from __future__ import annotations

import re
from functools import cache

_BACK, _FRONT = "aıouâû", "eiöüî"
_HARD = "çfhkpsşt"
_ROUND = {"a": "ı", "ı": "ı", "â": "ı", "e": "i", "i": "i", "î": "i", "o": "u", "u": "u", "û": "u",
          "ö": "ü", "ü": "ü"}  # fmt: skip


@cache
def joined(name: str) -> re.Pattern[str] | None:
    """Return what finds *name* with a suffix of case right after it, after the rules of harmony."""
    small = name.lower()
    vowels = [char for char in small if char in _BACK + _FRONT]
    if not vowels:
        return None
    wide = "a" if vowels[-1] in _BACK else "e"
    narrow = _ROUND[vowels[-1]]
    vowel = small[-1] in _BACK + _FRONT
    d = "t" if small[-1] in _HARD else "d"
    suffixes = [f"{d}{wide}", f"{d}{wide}n", f"{d}{wide}ki"]
    suffixes += [f"n{narrow}n", f"yl{wide}"] if vowel else [f"{narrow}n", f"l{wide}"]
    suffixes += [f"y{wide}", f"y{narrow}"] if vowel else []
    return re.compile(rf"{re.escape(name)}(?:{'|'.join(suffixes)})")


def name_in(word: str, names: frozenset[str]) -> str:
    """Return the name of *names* to which *word* joins a suffix, or nothing."""
    for length in range(2, 6):
        name = word[:-length]
        pattern = joined(name) if len(name) > 2 and name in names else None
        if pattern and pattern.fullmatch(word):
            return name
    return ""
