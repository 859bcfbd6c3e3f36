"""Raw HTML, which is off: a tag would be printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the first tag that the source has not."""
    known = _TAG.findall(pair.source.left)
    for tag in _TAG.findall(pair.translation.left):
        if tag not in known:
            cure = "Delete it; emphasis is *…*, strong emphasis **…**."
            yield Finding(f"“{tag}” would be printed", cure)
            return
