"""Text left in the language of the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.po import sentences
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.catalogs.marked import Marked
    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# Words without which there is hardly an English sentence, and which no name has.
_ENGLISH_WORDS = """
the of and to with from by at on for as was were is are be been had has have that which who whom
whose their his her its this these an into than but or between after before also see under in among
about against all both they he she it
"""
_ENGLISH = set(_ENGLISH_WORDS.split())
# Those that no Turkish sentence has.
_TURKISH_TOO = "and an in on at as for is be see but her all its he"
_ONLY_ENGLISH = _ENGLISH - set(_TURKISH_TOO.split())


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield the first text that is still that of the source, unless it is a name or a number."""
    cure = "Translate it."
    source, translation = pair.source, pair.translation
    if source.text.strip() == translation.text.strip():
        if _is_prose(source):
            yield Finding("the translation is the same as the source", cure)
        return
    known = {sentence.strip() for sentence in sentences.split(source.text)}
    for sentence in sentences.split(translation.text):
        words = _WORD.findall(sentence)
        if sentence.strip() in known and len(words) > 3 and _ENGLISH & set(words):
            yield Finding(f"“{sentence.strip()[:40]}…” is left as in the source", cure)
            return
    if book.language == "tr":
        left = [word for word in _WORD.findall(translation.prose) if word in _ONLY_ENGLISH]
        if left:
            what = f"“{left[0]}” is English"
            cure = "Translate it, or mark words that stay: {en}`…`, *…* for a title."
            yield Finding(what, cure)


def _is_prose(text: Marked) -> bool:
    """Return whether *text* has words beside names: one that only a sentence has, or a few."""
    words = _WORD.findall(text.prose)
    small = [word for word in words if word[0].islower() and len(word) > 2]
    return len(words) > 1 and (bool(_ENGLISH & set(words)) or len(small) > 1)
