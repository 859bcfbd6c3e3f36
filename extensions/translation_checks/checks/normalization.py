"""Letters as one character each (Unicode's form NFC): ç, not c and a cedilla after it.

https://www.unicode.org/reports/tr15/
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the first word with a letter in two characters."""
    for word in pair.translation.text.split():
        if not unicodedata.is_normalized("NFC", word):
            good = unicodedata.normalize("NFC", word)
            cure = f"Delete the word and type it anew: {good}"
            yield Finding(f"“{good}” has a letter in two characters", cure)
            return
