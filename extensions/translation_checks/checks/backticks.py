"""A backtick without its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

UNLESS = ("citations", "math", "code", "roles")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield where a backtick is left in the text."""
    before, mark, after = pair.translation.left.partition("`")
    if mark and "`" not in pair.source.left:
        cure = "Type both, as in {cite}`key{12}`, or none."
        yield Finding(f"“{before[-12:]}`{after[:12]}” has a backtick without its partner", cure)
