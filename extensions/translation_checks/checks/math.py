"""Mathematics: the same as in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks.pair import Book, Pair, not_the_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.finding import Finding


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the finding that a formula is lost, added or changed."""
    shown = "{{math}}`{}`"
    yield from not_the_same("mathematics", pair.source.math, pair.translation.math, shown)
