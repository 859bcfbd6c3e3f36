"""Words or sentences that stand twice: a slip of copying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.po import sentences
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

UNLESS = ("same", "citations", "notes")
_WORD = re.compile(r"(?<![\w’-])(\w{2,})\s+\1(?![\w’-])")
# Turkish doubles words on purpose (ayrı ayrı, uzun uzun), but never these, nor a name.
_NEVER_TWICE = """
ve veya ile ise için olan olarak gibi kadar bu şu en ki ama fakat ancak sonra önce göre karşı üzere
idi eden edilen bunun onun olduğu değil
"""
# In other languages short words may follow themselves: that that, sie sie, die die.
_SHORT = 4
_SENTENCE = 30


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield the first word, or else sentence, that stands twice and not so in the source."""
    for match in _WORD.finditer(pair.translation.own):
        if _is_slip(match[1], book.language, book.names) and not _WORD.search(pair.source.own):
            yield Finding(f"“{match[0]}”: a word stands twice", "Delete one.")
            return
    twice = _twice(pair.translation.text)
    if twice and not _twice(pair.source.text):
        yield Finding(f"“{twice}…” stands twice", "Delete one.")


def _is_slip(word: str, language: str, names: frozenset[str]) -> bool:
    if language == "tr":
        return word in _NEVER_TWICE.split() or (word[0].isupper() and word in names)
    return len(word) >= _SHORT


def _twice(text: str) -> str:
    """Return how a sentence of *text* begins that stands there twice, or nothing."""
    for sentence in sentences.split(text):
        start = sentence.strip()[:_SENTENCE]
        if len(start) == _SENTENCE and text.count(start) > 1:
            return start
    return ""
