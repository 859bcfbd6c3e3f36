"""What the templates of content.opf, nav.xhtml and toc.ncx are told."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import uuid5
from xml.etree import ElementTree

import jinja2
from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _

from extensions.epub import accessibility, contents
from extensions.epub.contents import TYPE, XHTML

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from extensions.book import Book
    from extensions.epub.contents import Entry
    from extensions.epub.pages import PageList

MEDIA_TYPES = Epub3Builder.media_types | {".ncx": "application/x-dtbncx+xml"}
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
    language: str


@dataclass(frozen=True)
class Publication:
    """What is packed: *text* are the pages in reading order, *opening* is the first chapter's."""

    book: Book
    language: str
    text: Mapping[str, bytes]
    page_list: PageList | None
    resources: Sequence[str]
    opening: str | None


def context(publication: Publication, depth: int) -> dict[str, Any]:
    """Return the names that the templates know; the contents go *depth* levels down."""
    book, language = publication.book, publication.language
    pages = {name: ElementTree.fromstring(data) for name, data in publication.text.items()}
    found = {name: contents.of_page(page, quote(name), depth) for name, page in pages.items()}
    entries = {name: entry for name, entry in found.items() if entry}
    title_page, *others = publication.text
    spine = ["cover.xhtml", title_page, "nav.xhtml", *others]
    has_pages = publication.page_list is not None
    return {
        "_": _,
        "access": accessibility.describe(list(pages.values()), page_list=has_pages),
        "book": book,
        "conformance": accessibility.CONFORMANCE,
        "edition": book.edition[language],
        "entries": list(entries.values()),
        "identifier": identifier(book, language),
        "lists": {
            kind: [
                found
                for name, page in pages.items()
                for found in contents.captioned(page, quote(name), tag)
            ]
            for kind, tag in (("loi", "figure"), ("lot", "table"))
        },
        "landmarks": landmarks(language, pages, entries, publication.opening),
        "language": language,
        "languages": languages(language, pages.values()),
        "modified": modified(book),
        "page_list": publication.page_list,
        "resources": [Item(name) for name in publication.resources],
        "spine": [Item(name) for name in spine],
    }


def documents(folder: Path, context: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files that make a package of the pages, from the templates in *folder*."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    names = ("META-INF/container.xml", "content.opf", "nav.xhtml", "toc.ncx")
    templates = {name: environment.get_template(f"{name}.jinja") for name in names}
    return {name: template.render(context).encode() for name, template in templates.items()}


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
    language: str,
    pages: Mapping[str, Element],
    entries: Mapping[str, Entry],
    opening: str | None,
) -> list[Landmark]:
    """Return the landmarks; *pages* and *entries* by file, *opening* the first chapter's."""

    def landmark(kind: str, file: str) -> Landmark:
        entry = entries[file]
        return Landmark(kind, entry.href, entry.text, entry.language)

    kinds = {file: _kind(page) for file, page in pages.items() if file in entries}
    return [
        Landmark("cover", "cover.xhtml", _("Cover"), language),
        *(landmark("titlepage", file) for file, kind in kinds.items() if kind == "titlepage"),
        Landmark("toc", "nav.xhtml", _("Contents"), language),
        *(landmark("bodymatter", file) for file in kinds if file == opening),
        *(landmark(kind, file) for file, kind in kinds.items() if kind in _SOUGHT),
    ]


def _kind(page: Element) -> str:
    section = page.find(f"{XHTML}body/{XHTML}section")
    return "" if section is None else section.get(TYPE, "")
