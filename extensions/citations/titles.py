"""Titles: italics for what is published by itself, quotation marks for its parts. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.richtext import Text

from extensions.citations.fields import field, is_descriptive, kind, language_tag
from extensions.citations.pieces import Piece
from extensions.citations.richtext import emphasized, plain

if TYPE_CHECKING:
    from pybtex.database import Entry

    from extensions.citations.terms import Terms

_QUOTED = {"chapter", "article", "newspaper", "thesis", "document"}


def title(entry: Entry, terms: Terms) -> Piece | None:
    """Return the title of *entry* with its subtitle; ``None`` when it has none."""
    main = field(entry, "title", terms.language)
    if kind(entry) == "periodical":
        return Piece(periodical_title(entry, "title", terms))
    return _piece(entry, with_subtitle(main, field(entry, "subtitle", terms.language)), terms)


def short_title(entry: Entry, terms: Terms) -> Piece | None:
    """Return the short title of *entry*, else its title without the subtitle.

    An article without a title is known by the name of its newspaper.
    """
    language = terms.language
    text = field(entry, "shorttitle", language) or field(entry, "title", language)
    if kind(entry) == "periodical":
        return Piece(emphasized(_without_article(entry, text), language_tag(entry, text), terms))
    if not field(entry, "title", language):
        if not field(entry, "journal", language):
            return None
        return Piece(periodical_title(entry, "journal", terms))
    return _piece(entry, text, terms)


def book_title(entry: Entry, terms: Terms) -> Text:
    """Return the title of the book that *entry* is a chapter of."""
    text = with_subtitle(
        field(entry, "booktitle", terms.language), field(entry, "booksubtitle", terms.language)
    )
    return emphasized(text, language_tag(entry, text), terms)


def periodical_title(entry: Entry, name: str, terms: Terms) -> Text:
    """Return the name of a journal or newspaper, from field *name*, without an English *The*."""
    text = _without_article(entry, field(entry, name, terms.language))
    return emphasized(text, language_tag(entry, text), terms)


def with_subtitle(main: str, sub: str) -> str:
    """Return *main* and *sub* joined by a colon; none after ``?`` or ``!`` (14.96)."""
    if not sub:
        return main
    return f"{main} {sub}" if main.endswith(("?", "!")) else f"{main}: {sub}"


def _piece(entry: Entry, text: str, terms: Terms) -> Piece | None:
    if not text:
        return None
    if is_descriptive(text):
        return Piece(Text(text[1:-1]))
    language = language_tag(entry, text)
    if kind(entry) in _QUOTED:
        return Piece(plain(_inner_quotes(text, terms), language, terms), quoted=True)
    return Piece(emphasized(text, language, terms))


def _inner_quotes(text: str, terms: Terms) -> str:
    """Return *text*, which will stand in quotation marks, with its own ones changed (14.94)."""
    return text.replace("“", terms.inner_quotes[0]).replace("”", terms.inner_quotes[1])


def _without_article(entry: Entry, text: str) -> str:
    """Return the name of a periodical without an initial *The* (14.170, 14.194)."""
    return re.sub(r"^The ", "", text) if entry.fields.get("langid") == "english" else text
