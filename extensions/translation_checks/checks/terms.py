"""The termbase: a term of the source has one of its renderings in the translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.catalogs.marked import HIDDEN
from extensions.translation_checks import stems, termbase
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

NAMES = False
UNLESS = ("same",)
# Words that explain a Turkish word to readers of English; Turkish readers need none of them.
_GLOSS = re.compile(rf"(?:\([^()]*{HIDDEN}[^()]*\)|{HIDDEN})(?:, [^,.;:()]*(?=[,.;:)]))?")


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield a finding for each term that is rendered by none of the words that it may have."""
    if not book.terms:
        return
    words = stems.words(pair.translation.plain, book.language)
    for term in termbase.found(_GLOSS.sub("|", pair.source.prose), book.terms):
        if not any(
            stems.stands_in(rendering, words, book.language) for rendering in term.renderings
        ):
            wanted = " or ".join(f"“{rendering}”" for rendering in term.renderings)
            what = f"“{term.source}” is not rendered as {wanted}"
            cure = f"Use that, or add the other rendering to locale/{book.language}/terms.tsv."
            yield Finding(what, cure)
