"""The apostrophe before the suffixes of names and numbers: Ankara’da, 1921’de.

Rule: Türk Dil Kurumu, Yazım Kılavuzu, "Kesme İşareti",
https://www.tdk.gov.tr/icerik/yazim-kurallari/kesme-isareti/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions import turkish
from extensions.translation_checks import suffixes
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

LANGUAGE = "tr"
INTERFACE = True
_WRONG_SIGN = re.compile(r"[\w\ufffc]+['‘´`ʼ′](?=[^\W\d_])\w+")
_SPACE = re.compile(r"(?<=\w)(?: ’|’ )(?:d[ae]n?|t[ae]n?|n[ıiuü]n|[ıiuü]n|y[aeıiuü])(?!\w)")
_NUMBER = re.compile(
    r"(?<![\w.,])\d{2,}(?:d[ae]|t[ae]|d[ae]n|t[ae]n|d[ae]ki|t[ae]ki|n?[ıiuü]n|y[ae]|l[ae]r\w*)(?!\w)"
)
_WORD = re.compile(r"(?<![\w’-])[A-ZÇĞİÖŞÜ]\w+(?![\w’])")


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield at most one finding of each kind."""
    text = pair.translation.own
    wrong = _WRONG_SIGN.search(text)
    if wrong:
        good = re.sub(r"['‘´`ʼ′]", "’", wrong[0]).replace("\ufffc", "…")
        yield Finding("another sign in the place of an apostrophe", f"Type {good}")
    space = _SPACE.search(text)
    if space and "‘" not in text:
        yield Finding(f"a space at the apostrophe in “{space[0]}”", "Delete it.")
    number = _NUMBER.search(text)
    if number:
        good = re.sub(r"(?<=\d)(?=[^\W\d])", "’", number[0], count=1)
        yield Finding(f"no apostrophe in “{number[0]}”", f"Type {good}")
    for word in _WORD.findall(pair.translation.prose):
        name = suffixes.name_in(word, book.names)
        # What also stands there as a word of its own is none.
        if name and not book.words[turkish.lower(word)]:
            yield Finding(f"no apostrophe in “{word}”", f"Type {name}’{word[len(name) :]}")
            return
