"""Quotation marks: each has its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
UNLESS = ("straight_quotes",)
# German closes with the mark that opens elsewhere.
_PAIRS = {"de": (("„", "“"), ("»", "«"))}
_USUAL = (("“", "”"), ("«", "»"))


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield the first kind of mark that opens and closes not equally often, or in the wrong order.

    A single closing mark is an apostrophe as well, and can only be missed.
    """
    text = pair.translation.plain
    for opening, closing in _PAIRS.get(book.language, _USUAL):
        depth = 0
        for char in text:
            depth += (char == opening) - (char == closing)
            if depth < 0:
                break
        if depth:
            what = f"{opening} and {closing} do not pair"
            yield Finding(what, f"Open with {opening}, close with {closing}.")
            return
    opened = text.find("‘")
    if opened >= 0 and "’" not in text[opened:]:
        yield Finding("‘ and ’ do not pair", "Open with ‘, close with ’.")
