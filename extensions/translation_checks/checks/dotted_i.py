"""İ and I: letters of their own, which a program that knows no Turkish confuses.

A word is wrong where the catalogs have it often with the other letter, and so hardly ever: TÜRKIYE,
Ilk, İsparta. In the middle of a small word both can be right: hayati and hayatı.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from extensions import turkish
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

LANGUAGE = "tr"
INTERFACE = True
UNLESS = ("same",)
_DOT = "i\N{COMBINING DOT ABOVE}"
_WORD = re.compile(r"(?<![\w’])(?=ı|\w*[Iİ])[^\W\d_]+")
# How often the right word must stand in the catalogs to be known, and the wrong one at most.
_KNOWN, _RARE = 5, 2
_MANY = 6
_BEGINNING = 5
_SMALL = {"I": "iı", "İ": "iı"}


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield the first such word."""
    if _DOT in pair.translation.text:
        yield Finding("an i with a second dot above it", "Delete it and type i.")
        return
    for word in _WORD.findall(pair.translation.prose):
        small = turkish.lower(word)
        if book.words[small] > _RARE or _is_known(small, book):
            continue
        known = [other for other in _others(word) if other != small and _is_known(other, book)]
        if known:
            good = _as(word, max(known, key=lambda other: book.words[other]))
            yield Finding(f"“{word}” has İ, I, i or ı wrong", f"Type {good}")
            return


def _is_known(word: str, book: Book) -> bool:
    """Return whether *word*, or its beginning without suffixes, stands in the catalogs often."""
    lengths = range(len(word), min(_BEGINNING, len(word)) - 1, -1)
    return any(book.words[word[:length]] >= _KNOWN for length in lengths)


def _others(word: str) -> Iterator[str]:
    """Yield what *word* can be in small letters if the dots of its capitals are wrong.

    A word with too many of them is passed over.
    """
    if word[0] == "ı":
        word = f"İ{word[1:]}"
    choices = [_SMALL.get(char, turkish.lower(char)) for char in word]
    if sum(len(choice) for choice in choices) - len(word) <= _MANY:
        yield from ("".join(chars) for chars in product(*choices))


def _as(word: str, small: str) -> str:
    if word == turkish.upper(turkish.lower(word)) and len(word) > 1:
        return turkish.upper(small)
    return turkish.capitalize_first(small, "tr") if word[0].isupper() else small
