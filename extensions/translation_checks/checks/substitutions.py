"""Substitutions, ``{{name}}``: those of the source, unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding
from extensions.translation_checks.pair import Book, Pair, not_the_same

if TYPE_CHECKING:
    from collections.abc import Iterator


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the finding that a substitution is lost, added or broken."""
    source, translation = (
        [name.strip() for name in text.substitutions] for text in (pair.source, pair.translation)
    )
    changed = list(not_the_same("substitutions", source, translation, "{{{{{}}}}}"))
    left = [mark for mark in ("{{", "}}") if mark in pair.translation.left]
    if not changed and left and left[0] not in pair.source.left:
        cure = "Type {{name}}, or no braces."
        changed = [Finding(f"“{left[0]}” would be printed", cure)]
    yield from changed
