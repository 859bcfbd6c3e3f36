"""Spaces: one between words, none at the ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
_DOUBLE = re.compile(r"\S*[ \N{NO-BREAK SPACE}\t]{2,}\S*")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield doubled spaces, and spaces at an end where the source has none."""
    source, translation = pair.source.text, pair.translation.text
    double = _DOUBLE.search(translation.strip())
    if double and not _DOUBLE.search(source.strip()):
        yield Finding(f"more than one space in “{double[0]}”", "Type one.")
        return
    for where, wanted, given in (
        ("beginning", source[:1].isspace(), translation[:1].isspace()),
        ("end", source[-1:].isspace(), translation[-1:].isspace()),
    ):
        if given and not wanted:
            yield Finding(f"a space at the {where}", "Delete it.")
