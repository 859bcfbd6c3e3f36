"""Straight quotation marks, which no Turkish book has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

LANGUAGE = "tr"
INTERFACE = True
_STRAIGHT = re.compile(r"\S*(?:\"|(?<!\w)'|'(?!\w))\S*")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the first straight mark; one before a suffix is for `apostrophes`."""
    found = _STRAIGHT.search(pair.translation.own)
    if found:
        yield Finding(f"a straight quotation mark in “{found[0]}”", "Type “ ” or ‘ ’.")
