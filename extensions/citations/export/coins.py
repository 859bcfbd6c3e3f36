"""COinS: an entry as an OpenURL in the page, which Zotero's connector and its like look for. Pure.

Keys after the KEV metadata formats of ANSI/NISO Z39.88-2004
(https://groups.niso.org/higherlogic/ws/public/download/14833/z39_88_2004_r2010.pdf) as far as
Zotero reads them (https://github.com/zotero/utilities/blob/master/openurl.js). Every item needs a
title there: without one the connector would ask a library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from extensions.citations.export.ris import name_of
from extensions.citations.export.titles import shown_title

if TYPE_CHECKING:
    from extensions.citations.export.csl import Item

Pairs = list[tuple[str, str]]

_FORMAT = "info:ofi/fmt:kev:mtx:"
_JOURNAL = {"article-journal", "article-newspaper", "periodical"}
_BOOK_GENRES = {"book": "book", "chapter": "bookitem"}
_ZOTERO_TYPES = {
    "article-newspaper": "newspaperArticle",
    "periodical": "newspaperArticle",
    "personal_communication": "letter",
}
"""Types that OpenURL has not; Zotero takes them from ``rft.type``."""

_PLAIN = {
    "volume": "rft.volume",
    "issue": "rft.issue",
    "page": "rft.pages",
    "publisher-place": "rft.place",
    "edition": "rft.edition",
    "collection-title": "rft.series",
    "language": "rft.language",
}


def context(item: Item) -> str:
    """Return a CSL *item* as the value of the attribute ``title`` of a span of class Z3988."""
    pairs: Pairs = [("ctx_ver", "Z39.88-2004"), *_kind(item)]
    for role in ("author", "editor", "compiler"):
        if item.get(role):
            pairs += _people(item[role], "au" if role == "author" else "contributor")
            break
    pairs += [(key, item[variable]) for variable, key in _PLAIN.items() if variable in item]
    if "publisher" in item:
        pairs.append(("rft.inst" if item["type"] == "thesis" else "rft.pub", item["publisher"]))
    if issued := item.get("issued"):
        year, *rest = issued["date-parts"][0]
        pairs.append(("rft.date", "-".join([str(year), *(f"{part:02}" for part in rest)])))
    if zotero := _ZOTERO_TYPES.get(item["type"]):
        pairs.append(("rft.type", zotero))
    return urlencode(pairs)


def _kind(item: Item) -> Pairs:
    """Return the format of the item, and its titles under the keys of that format."""
    title, container = shown_title(item), item.get("container-title", "")
    if item["type"] in _JOURNAL:
        return [
            ("rft_val_fmt", _FORMAT + "journal"),
            ("rft.genre", "article"),
            ("rft.atitle", title),
            ("rft.jtitle", container or title),
        ]
    if item["type"] == "thesis":
        fmt = ("rft_val_fmt", _FORMAT + "dissertation")
        return [fmt, ("rft.title", title), ("rft.degree", item.get("genre", ""))]
    fmt = ("rft_val_fmt", _FORMAT + "book")
    genre = _BOOK_GENRES.get(item["type"], "document")
    titles = {
        "book": [("rft.btitle", title)],
        "bookitem": [("rft.atitle", title), ("rft.btitle", container)],
        "document": [("rft.title", title)],
    }
    return [fmt, ("rft.genre", genre), *titles[genre]]


def _people(people: list[dict[str, str]], key: str) -> Pairs:
    """Return the names; one without parts, which ``au`` would take apart, as a body."""
    return [
        ("rft.aucorp" if key == "au" and "literal" in name else f"rft.{key}", name_of(name))
        for name in people
    ]
