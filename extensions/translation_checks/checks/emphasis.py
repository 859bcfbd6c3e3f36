"""Emphasis: as many ``*weak*`` and ``**strong**`` words as in the source, and no star left over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

_LEFT = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield at most one finding."""
    source, translation = pair.source, pair.translation
    left = _LEFT.findall(translation.left)
    if len(left) > len(_LEFT.findall(source.left)):
        cure = "Type it on both sides of the words, with no space inside; a suffix stands after it."
        yield Finding(f"a single {left[0]} would be printed", cure)
        return
    for kind, shown, wanted, given in (
        ("emphasized", "*…*", source.emphasis, translation.emphasis),
        ("strong", "**…**", source.strong, translation.strong),
    ):
        if wanted != given:
            cure = f"Put {shown} around the words that it stands around there, and no others."
            what = f"{given} {kind} {_places(given)}, but {wanted} in the source"
            yield Finding(what, cure)
            return


def _places(count: int) -> str:
    return "place" if count == 1 else "places"
