"""Words in the wrong language, in whatever a reader reads: HTML, EPUB or PDF.

A format gives its text as spans, (text, language); see ``html_reader.spans``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.html_reader import Span

# Words without which no English sentence gets along, less those that are Turkish words too
# (an, as, at, her, in, it, not, on) and those that stand in proper names (and, by, of).
_FUNCTION_WORDS = """
about after also are been before between but does for from has have how its that the their there
these they this those to was were what when where which who why will with would
"""
# What Sphinx, docutils, the theme and the other writers say in English.
_INTERFACE_WORDS = """
abstract all attention back bibliography browser caution chapter chapters close code colors contents
copyright cover danger dark documentation download edition editions english error fig figure
finished footnote footnotes found go heading hide hint home image important index keywords light
link listing matches matter menu navigation neighboring next note notes open page pages permalink
please preparing previous print read release results search searching section see skip symbols table
theme tip title toc toctree toggle top version warning
"""
ENGLISH_WORDS = frozenset((_FUNCTION_WORDS + _INTERFACE_WORDS).split())
# Without which no Turkish sentence gets along, less those that are English words too (her, on, in).
_TURKISH = """
ama bir bunun bu çok daha değil gibi göre için ile kadar olan olarak önce sonra tarihinde üzerine ve
veya yılında
"""
TURKISH_WORDS = frozenset(_TURKISH.split())
# Those that stand in names, which the whole book has few enough of to name them.
_NAMES = "and by into more of only or other over than under upon"
_IN_NAMES = frozenset(_NAMES.split())
TURKISH_TOO = frozenset({"top"})  # a cannon
TURKISH_LETTERS = frozenset("çÇğĞıİöÖşŞüÜâÂîÎûÛ")


def english(spans: Iterable[Span]) -> list[str]:
    """Return the Turkish *spans* that have an English word in them."""
    return [
        span.text.strip()
        for span in spans
        if span.language == "tr"
        and ENGLISH_WORDS & set(re.findall(r"[^\W\d_]+", span.text.lower()))
    ]


def turkish(spans: Iterable[Span], names: Iterable[str] = ()) -> list[str]:
    """Return the English *spans* that have a Turkish letter in them, *names* apart."""
    found = []
    for span in spans:
        text = span.text
        for name in names:
            text = text.replace(name, "")
        if span.language == "en" and TURKISH_LETTERS & set(text):
            found.append(span.text.strip())
    return found


def english_in(spans: Iterable[Span], names: Iterable[str]) -> list[str]:
    """Return the Turkish *spans* that have any English function word in them, *names* apart."""
    return _with(spans, "tr", (ENGLISH_WORDS | _IN_NAMES) - TURKISH_TOO, tuple(names))


def turkish_in(spans: Iterable[Span], names: Iterable[str]) -> list[str]:
    """Return the English *spans* that have any Turkish function word in them, *names* apart."""
    return _with(spans, "en", TURKISH_WORDS, tuple(names))


def _with(
    spans: Iterable[Span], language: str, wanted: frozenset[str], names: tuple[str, ...]
) -> list[str]:
    found = []
    for span in spans:
        text = " ".join(span.text.split())
        for name in names:
            text = text.replace(name, "")
        small = text.replace("İ", "i").lower()
        if span.language == language and wanted & set(re.findall(r"[^\W\d_]+", small)):
            found.append(span.text.strip())
    return found
