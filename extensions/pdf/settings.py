"""What a page template needs to know of the book, as the JSON file that it reads."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING, Any

import msgspec
from sphinx.locale import _

from extensions import turkish
from extensions.citations.dates import format_date, parse_date
from extensions.citations.terms import terms_for
from extensions.submission import layout_of

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

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


def submission_settings(book: Book, language: str, catalogs: Path) -> dict[str, Any]:
    """Return the same for the form of a thesis, with its layout and its people.

    *catalogs* is the folder of compiled catalogs: each abstract speaks its own language, whatever
    that of the edition.
    """
    found = settings(book, language)
    found["title-in-capitals"] = turkish.capitals(found["title"], language)
    found["layout"] = msgspec.to_builtins(layout_of(book.submission))
    found["committee"] = msgspec.to_builtins(book.submission.committee)
    found["particulars"] = {code: _particulars(book, code, catalogs) for code in book.languages}
    approval = _(
        "Read and found fully adequate, in scope and in quality, as a thesis for the degree of %s."
    )
    degree = book.thesis.particulars(language).degree
    found["words"] |= {"chapter": _("CHAPTER %s"), "approval": approval % degree}
    return found


def _particulars(book: Book, language: str, catalogs: Path) -> dict[str, str]:
    """Return what stands above the abstract in *language*: title, name, degree and so on."""
    edition = book.edition[language]
    of = book.thesis.particulars(language)
    date = parse_date(book.thesis.date)
    words = gettext.translation("sphinx", catalogs, [language], fallback=True)
    return {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "author": book.thesis.author,
        "degree": of.degree,
        "department": of.department,
        "university": of.university,
        "supervisor": words.gettext("Supervisor: %s") % of.supervisor,
        "date": format_date(date, terms_for(language)) if date else book.thesis.date,
    }
