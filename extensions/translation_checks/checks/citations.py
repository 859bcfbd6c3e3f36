"""Citations: none broken, and the same keys and locators as in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.citations import lint_citations
from extensions.translation_checks.finding import Finding
from extensions.translation_checks.pair import Book, Pair, not_the_same

if TYPE_CHECKING:
    from collections.abc import Iterator


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield what is wrong with the citations; one that is broken is changed too: once is enough."""
    text = pair.message.msgstr
    broken = [] if book.works is None else lint_citations.in_text(text, "", book.works)
    if broken:
        yield from (Finding(found.message, found.cure, found.code) for found in broken)
        return
    source, translation = (
        map(str, lint_citations.targets(text)) for text in (pair.message.msgid, text)
    )
    yield from not_the_same("citations", source, translation, "{{cite}}`{}`")
