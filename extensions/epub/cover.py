"""The cover: set by Typst from book.toml, as the picture that shops and shelves show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst
from sphinx.locale import _

if TYPE_CHECKING:
    from pathlib import Path

    from extensions.book import Book

# cover.typ measures its page in points: at 72 a point is a pixel.
_PIXELS_PER_INCH = 72


def draw(template: Path, book: Book, language: str) -> bytes:
    """Return the cover of the edition in *language* as a PNG."""
    edition = book.edition[language]
    inputs = {
        "language": language,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "byline": edition.byline,
    }
    picture = typst.compile(
        template,
        root=template.parent,
        format="png",
        ppi=_PIXELS_PER_INCH,
        sys_inputs=inputs,
        ignore_system_fonts=True,
    )
    assert isinstance(picture, bytes)
    return picture


def words(book: Book, language: str) -> str:
    """Return what the cover shows, for who cannot see it."""
    edition = book.edition[language]
    # Translators: the cover of the book.
    return f"{_('Cover')}: {book.full_title(language)}. {edition.byline}"
