"""What would begin a heading, a list or a quotation in a chapter: in a translation it is printed.

A number and a full stop are fine: *1. Dünya Savaşı*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

_MARK = re.compile(r"\s*(#{1,6}(?= )|[>%](?= ?\w)|:{3,}|[-+*](?= )|\${2})")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the mark with which the translation begins and the source does not."""
    found = _MARK.match(pair.translation.text)
    if found and not _MARK.match(pair.source.text):
        yield Finding(f"“{found[1]}” at the beginning would be printed", "Delete it.")
