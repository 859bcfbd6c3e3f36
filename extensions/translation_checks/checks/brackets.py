"""Brackets: each has its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
UNLESS = ("links", "notes", "substitutions", "roles", "citations")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the first bracket without a partner, unless the source has one too."""
    alone = _alone(pair.translation.plain)
    if alone and not _alone(pair.source.plain):
        yield Finding(f"the bracket {alone} has no partner", "Type both, or none.")


def _alone(text: str) -> str:
    opened: list[str] = []
    for char in text:
        if char in _PAIRS.values():
            opened.append(char)
        elif char in _PAIRS and (not opened or opened.pop() != _PAIRS[char]):
            return char
    return opened[0] if opened else ""
