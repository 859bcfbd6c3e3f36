"""The mark at the end: a sentence that ends in the source ends in the translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
UNLESS = ("same", "citations", "notes", "links", "code", "substitutions", "roles")
# A sentence may become a question.
_SENTENCES = set(".?!…")
_END = re.compile(r"([.?!:;,…])[”’»\"')\]\s]*$")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the finding that one ends with a mark and the other with none, or with another."""
    wanted, given = (_END.search(text.plain) for text in (pair.source, pair.translation))
    if wanted and given and (wanted[1] == given[1] or {wanted[1], given[1]} <= _SENTENCES):
        return
    if wanted and given:
        what = f"the translation ends with “{given[1]}”, the source with “{wanted[1]}”"
        yield Finding(what, f"End with “{wanted[1]}”, if nothing is missing.")
    elif wanted:
        what = f"the “{wanted[1]}” at the end is missing"
        yield Finding(what, "Type it, if nothing else is missing.")
    elif given:
        yield Finding(f"“{given[1]}” at the end, where the source has no mark", "Delete it.")
