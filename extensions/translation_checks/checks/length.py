"""A translation much shorter or longer than its source: something was cut off, or stands twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

UNLESS = ("same", "citations", "notes", "links", "numbers", "doubled", "ending")
# Longer than → shortest and longest translation, as parts of the source. In this book, Turkish,
# they reach from 0.87 to 1.45 above 250 letters, and from 0.46 above 60.
_BOUNDS = ((250, 0.7, 1.7), (60, 0.4, 2.0))


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the finding that the lengths do not fit."""
    source, translation = len(pair.source.plain), len(pair.translation.plain)
    for length, least, most in _BOUNDS:
        if source > length:
            ratio = translation / source
            if not least <= ratio <= most:
                what = f"the translation has {translation} letters, its source {source}"
                cure = "Something is missing." if ratio < 1 else "Something stands there twice."
                yield Finding(what, cure)
            return
