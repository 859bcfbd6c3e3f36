"""What is wrong with the pages of a site, as lists that are empty when all is well.

A site is what ``Project.dist()`` returns: name -> contents. EPUB pages can be read alike.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

READ_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "content")
_UNREAD = {"script", "style"}
_SHOWN = {"description", "og:title", "og:site_name", "citation_title", "citation_inbook_title"}
_ONCE = (
    "//h1", "//main", "//header", "//footer", "//head/title", "//meta[@name='description']",
    "//meta[@name='viewport']", "//a[@class='skip'][@href='#text']",
)  # fmt: skip


class Span(NamedTuple):
    """A text that somebody reads or hears, and the language in which it says that it is."""

    text: str
    language: str


def parse(page: bytes) -> html.HtmlElement:
    """Return the root of an HTML or XHTML page."""
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))


def pages(site: Mapping[str, bytes], under: str = "html/") -> dict[str, html.HtmlElement]:
    """Return name -> root of every HTML page below *under*."""
    found = {n: p for n, p in site.items() if n.startswith(under) and n.endswith(".html")}
    return {name: parse(page) for name, page in found.items()}


def spans(root: html.HtmlElement) -> list[Span]:
    """Return all text of a page, and its attributes that are read, with their languages."""
    return list(_spans(root, ""))


def _spans(element: html.HtmlElement, language: str) -> Iterator[Span]:
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return
    language = element.get("lang") or element.get("xml:lang") or language
    for name in READ_ATTRIBUTES:
        value = element.get(name)
        # Of the head, what people are shown; in the title of a context object, no sentence stands.
        unread = name == "content" and not _SHOWN & {element.get("name"), element.get("property")}
        if value and not unread and element.get("class") != "Z3988":
            yield Span(value, language)
    if element.text and element.text.strip():
        yield Span(element.text, language)
    for child in element:
        yield from _spans(child, language)
        if child.tail and child.tail.strip():
            yield Span(child.tail, language)


def structure(root: html.HtmlElement) -> list[str]:
    """Return what the page lacks of headings, landmarks, language and description."""
    counts = [(path, len(root.xpath(path))) for path in _ONCE]
    problems = [f"{count} of {path}" for path, count in counts if count != 1]
    if not root.get("lang"):
        problems.append("no language")
    headings = root.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    levels = [0, *(int(heading.tag[1]) for heading in headings)]
    problems += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]
    problems += ["navigation without a name" for nav in root.xpath("//nav[not(@aria-label)]")]
    problems += ["picture without alt" for image in root.xpath("//img[not(@alt)]")]
    nameless = "//a[not(@aria-hidden or @hidden or @aria-label or normalize-space())]"
    problems += ["link without a name" for link in root.xpath(nameless)]
    return problems


def doubled_ids(root: html.HtmlElement) -> list[str]:
    """Return the ids that stand more than once."""
    return [id_ for id_, count in Counter(root.xpath("//@id")).items() if count > 1]


def notes(root: html.HtmlElement) -> list[str]:
    """Return the calls and notes that do not lead to each other, or bear different numbers."""
    calls = root.xpath("//a[@role='doc-noteref']")
    listed = {note.get("id"): note for note in root.xpath("//*[@role='doc-endnotes']//li")}
    problems = []
    for call in calls:
        note = listed.get(call.get("href").removeprefix("#"))
        if note is None:
            problems.append(f"call {call.get('id')} without a note")
            continue
        back = note.xpath(".//a[@role='doc-backlink']")
        if f"#{call.get('id')}" not in [link.get("href") for link in back]:
            problems.append(f"no way back to {call.get('id')}")
        if back and back[0].text != call.text:
            problems.append(f"call {call.text} of note {back[0].text}")
    called = {call.get("href").removeprefix("#") for call in calls}
    problems += [f"note {id_} without a call" for id_ in listed if id_ not in called]
    return problems


def links(site: Mapping[str, bytes]) -> list[str]:
    """Return every address in the pages of *site* that leads to no file, or to no place in one."""
    roots = pages(site)
    ids = {name: set(root.xpath("//@id")) for name, root in roots.items()}
    problems = []
    for name, root in roots.items():
        for address in root.xpath("//@href | //@src"):
            url = urlsplit(address)
            if url.scheme or url.netloc:
                continue
            path = unquote(url.path)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            target = target if path else name
            if target not in site:
                problems.append(f"{name}: no file {address}")
            elif url.fragment and unquote(url.fragment) not in ids.get(target, set()):
                problems.append(f"{name}: no place {address}")
    return problems


def requests(root: html.HtmlElement) -> list[str]:
    """Return the addresses that a browser loads by itself to show the page."""
    loads = "//link[contains('stylesheet icon preload modulepreload', @rel)]/@href"
    return [*root.xpath(f"{loads} | //@src | //@srcset | //object/@data | //@poster")]


def foreign(site: Mapping[str, bytes]) -> list[str]:
    """Return what the pages, style sheets and scripts of *site* load from elsewhere."""
    outside = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
    problems = [
        f"{name}: {address}"
        for name, root in pages(site).items()
        for address in requests(root)
        if outside.match(address)
    ]
    loading = re.compile(
        rb"(?:url\(|@import|fetch\(|import\(|sendBeacon)[\"'\s(]*(?:https?:)?//[^\"')]+"
    )
    for name, content in site.items():
        if name.startswith("html/") and name.endswith((".css", ".js", ".html")):
            problems += [f"{name}: {m.decode()}" for m in loading.findall(content)]
    return problems


def weight(site: Mapping[str, bytes], name: str) -> tuple[int, int]:
    """Return the bytes and the number of requests of the page *name*, pictures apart."""
    root = parse(site[name])
    pictures = set(root.xpath("//img/@src"))
    files = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), urlsplit(address).path))
        for address in requests(root)
        if address not in pictures
    }
    return len(site[name]) + sum(len(site[file]) for file in files), 1 + len(files)


def alternates(site: Mapping[str, bytes]) -> list[str]:
    """Return the pages whose ``hreflang`` links miss themselves, or are not returned."""
    named: dict[str, dict[str, str]] = {}
    for name, root in pages(site).items():
        named[name] = {
            link.get("hreflang"): posixpath.normpath(
                posixpath.join(posixpath.dirname(name), link.get("href"))
            )
            for link in root.xpath("//link[@rel='alternate']")
        }
    problems = []
    for name, found in named.items():
        languages = {code: target for code, target in found.items() if code != "x-default"}
        if languages and name.count("/") > 1 and name not in languages.values():
            problems.append(f"{name}: not its own alternate")
        for language, target in languages.items():
            if (
                target != name
                and name.count("/") > 1
                and name not in named.get(target, {}).values()
            ):
                problems.append(f"{name}: not returned by {language}")
    return problems
