"""CSL-JSON: an entry as the item that Zotero, pandoc and other CSL processors read. Pure.

Types and variables are those of https://docs.citationstyles.org/en/stable/specification.html. A
title in brackets describes a work that has no name; CSL calls this a ``genre`` without a ``title``.
Where a document was read stands in ``references``, which the Chicago style prints last.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pybtex.backends import BaseBackend

from extensions.citations import chicago, names
from extensions.citations.fields import date_of, field, is_descriptive, kind, language_tag
from extensions.citations.pieces import capitalize
from extensions.citations.terms import NBSP
from extensions.citations.titles import with_subtitle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pybtex.database import Entry, Person

    from extensions.citations.terms import Terms

Item = dict[str, Any]

_TYPES = {
    "article": "article-journal",
    "newspaper": "article-newspaper",
    "microfilm": "book",
}
_LETTERS = {"letter", "telegram", "personal communication"}
"""What a document is (``howpublished``) that went from one person to another."""

_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "compiler": "compiler",
    "translator": "translator",
    "narrator": "narrator",
    "bookauthor": "container-author",
}
_PLAIN = {
    "edition": "edition",
    "volume": "volume",
    "volumes": "number-of-volumes",
    "pages": "page",
    "series": "collection-title",
    "address": "publisher-place",
    "publisher": "publisher",
    "institution": "publisher",
    "pubstate": "status",
    "chapter": "chapter-number",
    "version": "version",
    "url": "URL",
}
_NUMBERS = {"article": "issue", "microfilm": "collection-number"}


class _Italics(BaseBackend):
    """The one element of HTML that strings of CSL-JSON need here; nothing in them is escaped."""

    def format_str(self, text: str) -> str:
        return plain(text)

    def format_tag(self, tag: str, text: str) -> str:
        return f"<i>{text}</i>" if tag == "em" else text


def item(entry: Entry, terms: Terms, containers: Sequence[Entry] = ()) -> Item:
    """Return *entry* in the language of *terms*; *containers* are the works it was read in."""
    result: Item = {"id": entry.key, "type": item_type(entry)}
    if tag := language_tag(entry, field(entry, "title", terms.language)):
        result["language"] = tag
    result |= _titles(entry, terms)
    for role, variable in _PEOPLE.items():
        if people := names.persons(entry, role, terms.language):
            result[variable] = [_name(person) for person in people]
    for name, variable in _PLAIN.items():
        if value := field(entry, name, terms.language):
            result[variable] = value
    if byline := field(entry, "byline", terms.language):
        result["note"] = byline
    if number := field(entry, "number", terms.language):
        result[_NUMBERS.get(kind(entry), "call-number")] = number
    if kind(entry) == "microfilm":
        result["medium"] = terms.microfilm
    if kind(entry) == "thesis":
        result["genre"] = terms.theses.get(entry.type.lower(), "")
    if (date := date_of(entry)) and "status" not in result:
        parts = [part for part in (date.year, date.month, date.day) if part]
        result["issued"] = {"date-parts": [parts]} | ({"circa": True} if date.inferred else {})
    if containers:
        read_in = capitalize(chicago.read_in(containers, terms), terms)
        result["references"] = read_in.render(_Italics())
    return result


def item_type(entry: Entry) -> str:
    """Return the type of item that *entry* is."""
    if kind(entry) == "document" and entry.fields.get("howpublished") in _LETTERS:
        return "personal_communication"
    return _TYPES.get(kind(entry), kind(entry))


def plain(text: str) -> str:
    """Return *text* with plain spaces: a no-break space is for the printed page."""
    return text.replace(NBSP, " ")


def dump(items: Iterable[Item]) -> str:
    """Return *items* as a file."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def _titles(entry: Entry, terms: Terms) -> Item:
    def whole(main: str, sub: str) -> str:
        return with_subtitle(field(entry, main, terms.language), field(entry, sub, terms.language))

    result: Item = {}
    title, short = whole("title", "subtitle"), field(entry, "shorttitle", terms.language)
    if is_descriptive(title):
        result["genre"] = title[1:-1]
    elif title:
        result |= {"title": title} | ({"title-short": short} if short else {})
    container = whole("booktitle", "booksubtitle") or field(entry, "journal", terms.language)
    return result | ({"container-title": container} if container else {})


def _name(person: Person) -> dict[str, str]:
    family, given = (plain(part) for part in names.parts(person))
    return {"family": family, "given": given} if given else {"literal": family}
