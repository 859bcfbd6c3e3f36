"""Joining the pieces of a citation with the right punctuation. Pure.

A note separates its pieces by commas, a bibliography entry by full stops. Where the mark falls at a
closing quotation mark is a matter of language (Chicago 6.9: inside; Turkish: outside).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pybtex.richtext import Text

from extensions.citations.richtext import inside
from extensions.turkish import capitalize_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extensions.citations.terms import Terms


@dataclass(frozen=True)
class Piece:
    """One piece: its *text*, whether in quotation marks, and what stands *before* it.

    *before* replaces the mark and the space of the chain: ``" "`` for a parenthesis.
    """

    text: Any
    quoted: bool = False
    before: str | None = None


def note(pieces: Sequence[Piece], terms: Terms) -> Text:
    """Return *pieces* joined by commas, without a final stop: the author of the note types it."""
    return _chain(pieces, ",", terms)


def sentences(pieces: Sequence[Piece], terms: Terms) -> Text:
    """Return *pieces* as sentences: capitals after full stops, and a full stop at the end."""
    capitalized = [
        piece if piece.before is not None else Piece(capitalize(piece.text, terms), piece.quoted)
        for piece in pieces
    ]
    return _chain(capitalized, ".", terms, final=True)


def capitalize(text: Any, terms: Terms) -> Text:
    """Return rich *text* with a capital at its beginning."""
    first = str(text)[:1]
    capital = capitalize_first(first, terms.language)
    return Text(text) if first == capital else Text(capital, text[1:])


def _chain(pieces: Sequence[Piece], mark: str, terms: Terms, final: bool = False) -> Text:
    chained: list[Any] = []
    for index, piece in enumerate(pieces):
        follower = pieces[index + 1] if index + 1 < len(pieces) else None
        after = final if follower is None else follower.before is None
        if piece.before is not None:
            chained.append(piece.before)
        elif index:
            chained.append(" ")
        chained.append(_closed(piece, mark if after else "", terms))
    return Text(*chained)


def _closed(piece: Piece, mark: str, terms: Terms) -> Text:
    """Return *piece* with *mark* after it; no full stop after a mark that ends a sentence."""
    if (
        mark == "."
        and str(piece.text)[-1:] in {".", "?", "!"}
        and (not piece.quoted or terms.comma_in_quotes)
    ):
        mark = ""
    opening, closing = terms.quotes
    if not piece.quoted:
        last = str(piece.text)[-2:]
        if mark and terms.comma_in_quotes and last.endswith(closing):
            ended = mark == "." and last[0] in ".?!"
            return Text(inside(piece.text, "" if ended else mark))
        return Text(piece.text, mark)
    if terms.comma_in_quotes:
        return Text(opening, piece.text, mark, closing)
    return Text(opening, piece.text, closing, mark)
