"""What a page template needs to know of the book, as the JSON file that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.locale import _

if TYPE_CHECKING:
    import datetime

    from extensions.book import Book


def settings(book: Book, language: str) -> dict[str, Any]:
    """Return titles, people, dates and words of the edition of *book* in *language*."""
    edition = book.edition[language]
    return {
        "language": language,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "byline": edition.byline,
        "rights": edition.rights,
        "description": edition.description,
        "keywords": list(edition.keywords),
        "version": _("Version %s") % book.version,
        "date": as_typst(book.date),
        "words": {
            "contents": _("Contents"),
            "figures": _("List of Figures"),
            "tables": _("List of Tables"),
        },
    }


def as_typst(date: datetime.date) -> dict[str, int]:
    """Return the arguments of Typst's ``datetime`` for *date*."""
    return {"year": date.year, "month": date.month, "day": date.day}
