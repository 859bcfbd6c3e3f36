"""The index with the page numbers of the PDF, as it is printed there, where links were counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.epub.pages import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK = re.compile(rb', <a href="([^"#]+)#([^"]+)">(<b>)?\d+(?:</b>)?</a>')
_LINKS = re.compile(rb"(?:%s)+" % _LINK.pattern)
_TOKEN = re.compile(rb"<[^>]*>|[^<]+")
_ID = re.compile(rb'\bid="([^"]+)"')


def pages_of(text: Mapping[str, bytes]) -> dict[tuple[str, str], str]:
    """Return (file, id) -> page on which the words at that place begin, for every id in *text*."""
    found = {}
    page = ""
    for file, data in text.items():
        # A mark stands before the words of its page, but within the paragraph that they begin.
        waiting: list[str] = []
        for token in _TOKEN.findall(data):
            if not token.startswith(b"<"):
                if token.strip():
                    found.update({(file, name): page for name in waiting if page})
                    waiting = []
            elif id_ := _ID.search(token):
                name = id_[1].decode()
                if name.startswith(ANCHOR):
                    page = name.removeprefix(ANCHOR)
                else:
                    waiting.append(name)
    return found


def number(index: bytes, pages: Mapping[tuple[str, str], str]) -> bytes:
    """Return the page *index* with a page number on every link; each number once in an entry."""

    def links(match: re.Match[bytes]) -> bytes:
        places: dict[str, tuple[bytes, bool]] = {}
        for link in _LINK.finditer(match[0]):
            address = link[1] + b"#" + link[2]
            page = pages.get((link[1].decode(), link[2].decode()))
            if page is None:
                return match[0]
            known, main = places.get(page, (address, False))
            places[page] = known, main or bool(link[3])
        return b"".join(
            b', <a href="%s">%s</a>'
            % (address, b"<b>%s</b>" % page.encode() if main else page.encode())
            for page, (address, main) in places.items()
        )

    return _LINKS.sub(links, index)
