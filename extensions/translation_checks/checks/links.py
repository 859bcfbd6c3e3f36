"""Links: those of the source lead where they led, in any order, and none is lost or broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding
from extensions.translation_checks.pair import Book, Pair, not_the_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.catalogs.marked import Marked

# A link with an address that no page may have (javascript:), a lost bracket, [text][name].
_BROKEN = re.compile(r"\][ ]?\([^)\s]*[#:/.][^)\s]*\)?|\][ ]?\[[^\]^]*\]|\]\(#|\(#[\w-]+\)")
_BARE = re.compile(r"\bhttps?://[^\s<>()“”]+|\bjavascript:\S*", re.IGNORECASE)


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield what is wrong with the links."""
    known = _BROKEN.findall(pair.source.left)
    broken = [found for found in _BROKEN.findall(pair.translation.left) if found not in known]
    if broken:
        cure = "Type [words](#label) as in the source: no space between ] and (."
        yield Finding(f"“{broken[0]}” is no link, and would be printed", cure)
        return
    yield from not_the_same("links", _links(pair.source), _links(pair.translation))


def _links(marked: Marked) -> list[str]:
    return [*(f"({link})" for link in (*marked.links, *marked.images)), *_BARE.findall(marked.own)]
