"""What the templates of content.opf, nav.xhtml and toc.ncx are told."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import uuid5

from sphinx.locale import _

from extensions.epub.contents import TYPE, XHTML

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

    from extensions.book import Book
    from extensions.epub.contents import Entry

MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".ncx": "application/x-dtbncx+xml",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xhtml": "application/xhtml+xml",
}
PROPERTIES = {"nav.xhtml": "nav", "cover.png": "cover-image"}
# Parts that a reader looks for from anywhere in the book.
_SOUGHT = ("glossary", "bibliography", "index")


@dataclass(frozen=True)
class Item:
    """A file of the publication, as the manifest lists it."""

    href: str

    @property
    def id(self) -> str:
        """Return a name that an XML attribute of type ID may have."""
        return "id-" + re.sub(r"[^A-Za-z0-9.-]", "-", self.href)

    @property
    def quoted(self) -> str:
        """Return the address as a URL."""
        return quote(self.href)

    @property
    def media_type(self) -> str:
        """Return the media type, by the ending of the name."""
        return MEDIA_TYPES[PurePosixPath(self.href).suffix]

    @property
    def properties(self) -> str | None:
        """Return what the file is to the publication, if anything special."""
        return PROPERTIES.get(self.href)


@dataclass(frozen=True)
class Landmark:
    """A part of the book that reading systems offer by its kind."""

    kind: str
    href: str
    text: str


def identifier(book: Book, language: str) -> str:
    """Return the identifier of the edition in *language*, the same for all its versions."""
    return f"urn:uuid:{uuid5(book.uuid, language)}"


def modified(book: Book) -> str:
    """Return when the file was made, as ``dcterms:modified`` wants it."""
    moment = datetime.datetime.fromtimestamp(book.timestamp(), datetime.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def languages(edition: str, pages: Iterable[Element]) -> list[str]:
    """Return the language of the edition, then those of pages in another one."""
    others = {page.get("lang", edition) for page in pages} - {edition}
    return [edition, *sorted(others)]


def landmarks(
    pages: Mapping[str, Element], entries: Mapping[str, Entry], opening: str
) -> list[Landmark]:
    """Return the landmarks; *pages* and *entries* by address, *opening* is the first chapter's."""
    title_page = next(iter(pages))
    found = [
        Landmark("cover", "cover.xhtml", _("Cover")),
        Landmark("titlepage", title_page, entries[title_page].text),
        Landmark("toc", "nav.xhtml", _("Contents")),
    ]
    if opening in entries:
        found.append(Landmark("bodymatter", opening, entries[opening].text))
    for href, page in pages.items():
        section = page.find(f"{XHTML}body/{XHTML}section")
        kind = None if section is None else section.get(TYPE)
        if kind in _SOUGHT and href in entries:
            found.append(Landmark(kind, href, entries[href].text))
    return found


def description(book: Book, language: str) -> dict[str, Any]:
    """Return what book.toml says of the edition in *language*."""
    return {
        "book": book,
        "edition": book.edition[language],
        "language": language,
        "identifier": identifier(book, language),
        "modified": modified(book),
    }
