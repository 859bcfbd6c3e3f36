"""Characters that nobody sees: of no width, of control, soft hyphens."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
_KINDS = {"Cc", "Cf", "Co", "Cn"}
_SPOILT = "\N{REPLACEMENT CHARACTER}\N{OBJECT REPLACEMENT CHARACTER}"


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the first such character that the source has not, and where it stands."""
    text = pair.translation.text
    for place, char in enumerate(text):
        if (unicodedata.category(char) in _KINDS or char in _SPOILT) and (
            char not in pair.source.text
        ):
            name = unicodedata.name(char, "control character").lower()
            where = f"after “{text[max(place - 12, 0) : place]}”" if place else "at the beginning"
            what = f"a character that nobody sees, U+{ord(char):04X} ({name}), {where}"
            yield Finding(what, "Delete it: take away the letters around it and type them anew.")
            return
