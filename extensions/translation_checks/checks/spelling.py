"""Spelling, where a speller with a dictionary of the language is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks import speller
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

NAMES = False
NEEDS = "misspelt"
UNLESS = ("same", "normalization", "invisible", "dotted_i", "apostrophes")


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield each misspelt word once."""
    misspelt = book.misspelt or {}
    for word in dict.fromkeys(speller.words(pair.translation)):
        if word in misspelt:
            near = ", ".join(misspelt[word][:3])
            cure = f"Did you mean {near}? " if near else "Mend it. "
            cure += f"A name belongs into locale/{book.language}/names.txt."
            yield Finding(f"“{word}” is not in the dictionary", cure)
