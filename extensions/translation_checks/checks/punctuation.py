"""Spaces at punctuation marks, marks typed twice, hyphens where a range has a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
UNLESS = ("block_marks", "quotation_marks")
_LETTER = r"[^\W\d_]"
_BEFORE = re.compile(r"\S+[ \N{NO-BREAK SPACE}]+(?:[,)\]”]|\.(?!\.)|[;:!?](?=\s|$))")
_AFTER = re.compile(rf"\S*(?:[,;!?]|(?<!\w\w\w):|(?<=\w\w\w):)(?={_LETTER})\S+")
_STOP = re.compile(r"\w*[a-zçğıöşüâîû]{2}\.[A-ZÇĞİÖŞÜÂÎÛ][a-zçğıöşüâîû]+")
_OPENING = re.compile(r"[(\[“‘][ \N{NO-BREAK SPACE}]+\S*")
_TWICE = re.compile(r"\S*(?:,,|;;|::|,\.|\.,,|(?<!\.)\.\.(?!\.)|\?\?|!!)")
_RANGE = re.compile(r"(?<![\w-])(\d+)-(\d+)(?![\w-])")
# French has a space before double marks.
_SPACED = ("fr",)


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield at most one finding of each kind."""
    text, source = pair.translation.plain, pair.source.plain
    for pattern, what, cure in (
        (_BEFORE, "a space before a mark", "Delete the space."),
        (_AFTER, "no space after a mark", "Type one."),
        (_STOP, "no space after a full stop", "Type one."),
        (_OPENING, "a space after an opening mark", "Delete the space."),
        (_TWICE, "a mark twice", "Delete one."),
    ):
        found = pattern.search(text)
        if not found or found[0] in source:
            continue
        if pattern is _BEFORE and book.language in _SPACED and found[0][-1] in ";:!?»":
            continue
        yield Finding(f"{what} in “{found[0].strip()}”", cure)
    for first, last in _RANGE.findall(text):
        if f"{first}–{last}" in source:
            cure = f"Type an en dash: {first}–{last}"
            yield Finding(f"a hyphen in the range {first}-{last}", cure)
            return
