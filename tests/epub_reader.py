"""What a reading system finds in an EPUB; and the same with one thing spoilt, for mutants."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Project

NAME = "turkey-bolsheviks"
NS = {
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = f"{{{NS['epub']}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Epub:
    """An EPUB in memory."""

    members: dict[str, bytes]

    def spoilt(self, name: str, old: str, new: str) -> Epub:
        """Return a copy in whose file *name* the text *old*, which must be there, is *new*."""
        text = self.members[name].decode()
        assert old in text, (name, old)
        return replace(self, members=self.members | {name: text.replace(old, new).encode()})

    def write(self, path: Path) -> Path:
        """Pack the files again."""
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in self.members.items():
                archive.writestr(name, data)
        return path

    @cached_property
    def opf(self) -> etree._Element:
        """The package document."""
        return etree.fromstring(self.members["content.opf"])

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        """The XHTML files, by name."""
        names = [name for name in self.members if name.endswith(".xhtml")]
        return {name: etree.fromstring(self.members[name]) for name in names}

    def dc(self, name: str) -> list[str]:
        """Return the values of a Dublin Core element."""
        return [element.text or "" for element in find(self.opf, f".//dc:{name}")]

    def properties(self, name: str) -> list[str]:
        """Return the values of a property of the metadata."""
        return [e.text or "" for e in find(self.opf, f".//opf:meta[@property='{name}']")]

    @property
    def spine(self) -> list[str]:
        """The pages in reading order."""
        hrefs = {item.get("id"): item.get("href") for item in find(self.opf, ".//opf:item")}
        return [str(hrefs[ref.get("idref")]) for ref in find(self.opf, ".//opf:itemref")]

    def nav(self, kind: str) -> etree._Element:
        """Return one of the lists of nav.xhtml, ``toc``, ``landmarks`` or ``page-list``."""
        return find(self.pages["nav.xhtml"], f".//x:nav[@epub:type='{kind}']")[0]


def read(path: Path) -> Epub:
    """Return the EPUB at *path*."""
    with zipfile.ZipFile(path) as archive:
        return Epub({name: archive.read(name) for name in archive.namelist()})


def of(project: Project, language: str) -> Epub:
    """Return the EPUB of a project that is built."""
    return read(project.root / "dist" / f"{NAME}.{language}.epub")


def find(element: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements at the XPath *path*."""
    found = element.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def text(element: etree._Element) -> str:
    """Return the text of an element, white space folded."""
    return " ".join("".join(map(str, element.itertext())).split())


def language_of(element: etree._Element) -> str:
    """Return the language in which a screen reader reads the text of *element*."""
    return next(
        (e.get("lang", "") for e in [element, *element.iterancestors()] if e.get("lang")), ""
    )


def links(epub: Epub) -> Iterator[tuple[str, etree._Element, str, str]]:
    """Yield page, link, page of its target and fragment, of every link that stays in the book."""
    for name, page in epub.pages.items():
        for link in find(page, ".//x:a[@href]"):
            address = link.get("href", "")
            if "://" not in address:
                target, _hash, fragment = address.partition("#")
                file = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
                yield name, link, file if target else name, fragment
