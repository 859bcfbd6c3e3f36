"""The contents of the book, read from the pages that were written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
_HEADINGS = {f"{XHTML}h{level}" for level in range(1, 7)}


@dataclass(frozen=True)
class Entry:
    """A heading: where it is, its number and text, its language and the headings below it."""

    href: str
    text: str
    language: str
    children: tuple[Entry, ...]


def of_page(page: Element, href: str, depth: int) -> Entry | None:
    """Return the contents of *page*, the root of an XHTML file, *depth* levels down."""
    body = page.find(f"{XHTML}body")
    section = None if body is None else body.find(f"{XHTML}section")
    if section is None:
        return None
    return _entry(section, href, href, page.get("lang", ""), depth)


@dataclass(frozen=True)
class Captioned:
    """A picture or table with a caption: where it is, and what its caption says."""

    href: str
    text: str
    language: str


def captioned(page: Element, href: str, kind: str) -> Iterator[Captioned]:
    """Yield what has a caption on *page*: *kind* is ``figure`` or ``table``."""
    caption = "figcaption" if kind == "figure" else "caption"
    for element in page.iter(f"{XHTML}{kind}"):
        words = element.find(f"{XHTML}{caption}")
        if words is not None and element.get("id"):
            # What explains a picture, below its caption, is no part of a list.
            own = [child for child in words if child.get("class") != "legend"]
            text = (
                words.text or "",
                *(part for child in own for part in (*_text(child), child.tail or "")),
            )
            said = words.find(f".//{XHTML}span[@class='caption-text']")
            language = None if said is None else _language(said)
            yield Captioned(
                f"{href}#{element.get('id')}",
                " ".join("".join(text).split()),
                language or page.get("lang") or "",
            )


def _entry(section: Element, page: str, href: str, language: str, depth: int) -> Entry | None:
    heading = next((child for child in section if child.tag in _HEADINGS), None)
    if heading is None or section.get(TYPE) == "footnotes":
        return None
    language = section.get("lang", language)
    below = section.findall(f"{XHTML}section") if depth > 1 else []
    children = [_entry(e, page, f"{page}#{e.get('id')}", language, depth - 1) for e in below]
    text = " ".join("".join(_text(heading)).split())
    known = tuple(child for child in children if child)
    return Entry(href, text, _language(heading) or language, known)


def _language(heading: Element) -> str | None:
    """Return the language of a heading, which stands on all its words if it is not the page's."""
    own = [child for child in heading if child.get("class") != "section-number"]
    beside = [heading.text, *(child.tail for child in heading)]
    whole = len(own) == 1 and not any((text or "").strip() for text in beside)
    return own[0].get("lang") if whole else None


def _text(element: Element) -> Iterator[str]:
    """Yield the text of a heading without the calls of notes."""
    yield element.text or ""
    for child in element:
        if child.tag != f"{XHTML}sup":
            yield from _text(child)
        yield child.tail or ""
