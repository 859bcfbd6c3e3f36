"""Reading an entry of references.bib: localized fields, kind of work, language of a title. Pure.

Any field may have a twin for one edition: ``title_tr`` replaces ``title`` in the Turkish one. A
title in ``[brackets]`` describes the work instead of naming it: printed without brackets, quotation
marks or italics, and in the language of the edition.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.citations.dates import Date, parse_date

if TYPE_CHECKING:
    from pybtex.database import Entry

LANGUAGES = {
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "english": "en",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "ottoman": "ota",
    "russian": "ru",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""``langid`` as biblatex names languages, and the BCP 47 tag it means."""

_NON_LATIN = {"ar", "hy", "ota", "ru", "uk"}


def field(entry: Entry, name: str, language: str) -> str:
    """Return field *name* of *entry* for the edition in *language*, ``""`` when there is none.

    Braces that only protect letters from BibTeX's case changes are dropped.
    """
    value = entry.fields.get(f"{name}_{language}") or entry.fields.get(name) or ""
    return str(value).replace("{", "").replace("}", "")


def kind(entry: Entry) -> str:
    """Return how *entry* is formatted.

    One of ``book``, ``chapter``, ``article``, ``newspaper`` (an article or issue), ``periodical``
    (a newspaper as a whole), ``thesis``, ``microfilm`` or ``document`` (read in another work, or
    unpublished). An unknown type is a book.
    """
    by_type = {
        "incollection": "chapter",
        "article": "article",
        "periodical": "periodical",
        "mastersthesis": "thesis",
        "phdthesis": "thesis",
    }
    name = entry.type.lower()
    if name == "article" and entry.fields.get("entrysubtype") == "newspaper":
        return "newspaper"
    if name == "misc":
        return "microfilm" if entry.fields.get("howpublished") == "microfilm" else "document"
    return by_type.get(name, "book")


def is_descriptive(title: str) -> bool:
    """Say whether *title* is a description in brackets."""
    return title.startswith("[") and title.endswith("]")


def date_of(entry: Entry) -> Date | None:
    """Return the date of *entry*, from ``date`` or else ``year``; ``None`` when it has none."""
    return parse_date(entry.fields.get("date") or entry.fields.get("year") or "")


def within(entry: Entry) -> tuple[str, ...]:
    """Return the keys of the works in which *entry* was read."""
    return tuple(key for key in re.split(r"[\s,]+", entry.fields.get("within", "")) if key)


def language_tag(entry: Entry, text: str) -> str:
    """Return the BCP 47 tag of *text*, a title of *entry*; ``""`` when the language is not given.

    Russian and the like in Latin letters is tagged as transliterated (``ru-Latn``), so that neither
    a hyphenator nor a voice takes it for Cyrillic.
    """
    tag = LANGUAGES.get(entry.fields.get("langid", "").lower(), "")
    if tag in _NON_LATIN and not re.search(r"[^\W\d_a-zA-Z\u00c0-\u024f\u02b0-\u02ff]", text):
        return f"{tag}-Latn"
    return tag
