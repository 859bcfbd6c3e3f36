"""Ids, links and roles of a folder of HTML or XHTML pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree, html

if TYPE_CHECKING:
    from pathlib import Path

# https://www.w3.org/TR/dpub-aria-1.1/ deprecates both.
DEPRECATED_ROLES = {"doc-biblioentry", "doc-endnote"}


@dataclass
class Pages:
    """Parsed pages by their path below the folder."""

    folder: Path
    trees: dict[str, html.HtmlElement] = field(default_factory=dict)

    def ids(self, name: str) -> list[str]:
        """Return every id of the page *name*."""
        return [str(id_) for id_ in self.trees[name].xpath("//*/@id")]

    def target(self, name: str, href: str) -> tuple[str, str] | None:
        """Return page and id that *href* on the page *name* leads to; ``None`` if elsewhere."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        path = self.folder / name
        if parts.path:
            path = (path.parent / unquote(parts.path)).resolve()
        return path.relative_to(self.folder).as_posix(), unquote(parts.fragment)


def read(folder: Path) -> Pages:
    """Return the pages below *folder*; XHTML must be well-formed."""
    pages = Pages(folder.resolve())
    for path in sorted(pages.folder.rglob("*html")):
        data = path.read_bytes()
        if path.suffix == ".xhtml":
            etree.fromstring(data, None)
        pages.trees[path.relative_to(pages.folder).as_posix()] = html.fromstring(data)
    return pages


def faults(folder: Path) -> list[str]:
    """Return every double id, dead link and deprecated role of the pages below *folder*."""
    pages = read(folder)
    found = [] if pages.trees else ["no pages"]
    for name, tree in pages.trees.items():
        ids = pages.ids(name)
        found += [f"{name}: id {id_} twice" for id_ in sorted(set(ids)) if ids.count(id_) > 1]
        found += [
            f"{name}: role {role}" for role in tree.xpath("//@role") if role in DEPRECATED_ROLES
        ]
        for href in tree.xpath("//a/@href"):
            target = pages.target(name, href)
            if target is None:
                continue
            page, fragment = target
            if page not in pages.trees:
                if not (pages.folder / page).exists():
                    found.append(f"{name}: {href} leads to no file")
            elif fragment and fragment not in pages.ids(page):
                found.append(f"{name}: {href} leads to no place")
    return found
