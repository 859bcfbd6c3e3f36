"""How alike two sources are, from "the same but for its spaces" to "half of its words". Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter

_QUOTES = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′", "'") | {"\N{SOFT HYPHEN}": None}
)
_SPACE = re.compile(r"\s+")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")


def without_spacing(text: str) -> str:
    """Return *text* without its spaces, with straight quotation marks."""
    return _SPACE.sub("", text).translate(_QUOTES)


def without_labels(text: str) -> str:
    """Return the same without the names of notes."""
    return _LABEL.sub("[^]", without_spacing(text))


def with_labels_of(source: str, translation: str, wanted: str) -> str | None:
    """Return *translation*, made from *source*, with the names that the notes have in *wanted*.

    ``None`` if a note cannot be told: it is in the translation alone, or stands for two.
    """
    before, after = _LABEL.findall(source), _LABEL.findall(wanted)
    names = dict(zip(before, after, strict=False))
    clear = len(before) == len(after) and [names[name] for name in before] == after
    if not clear or set(_LABEL.findall(translation)) - set(names):
        return None
    return _LABEL.sub(lambda match: f"[^{names[match[1]]}]", translation)


def words(text: str) -> list[str]:
    """Return the words of *text*, with the signs that touch them."""
    return text.split()


def bound(a: Counter[str], b: Counter[str]) -> float:
    """Return what :func:`ratio` of two texts with these words can be at most."""
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 0.0


def ratio(a: list[str], b: list[str]) -> float:
    """Return which part of the words of two texts is common to both, in the same order: 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
