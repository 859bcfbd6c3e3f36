"""Note marks, ``[^name]``: those of the source, each as often, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks.pair import Book, Pair, not_the_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.finding import Finding


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the finding that marks are lost or added."""
    yield from not_the_same("note marks", pair.source.notes, pair.translation.notes, "[^{}]")
