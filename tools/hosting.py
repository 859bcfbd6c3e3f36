"""What dist/html/ needs besides to be served: sitemap, robots.txt, 404 page, PDFs and EPUBs.

All of it contains the address of the site; without ``site`` in book.toml there is none of it, and
the pages work from disk as they are.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from tools import publish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from extensions.book import Book

SITEMAP, ROBOTS, NOT_FOUND = "sitemap.xml", "robots.txt", "404.html"
DOWNLOADS = ("pdf", "epub")
"""Formats that lie beside the pages of their edition: Google Scholar takes a PDF for that of a page
only where it lies in the folder of that page, https://scholar.google.com/intl/en/scholar/inclusion.html.
"""


class Links(NamedTuple):
    """What a page says of its address, and of the same page in other languages: (code, address)."""

    canonical: str
    alternates: tuple[tuple[str, str], ...]
    indexed: bool


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.canonical = ""
        self.alternates: list[tuple[str, str]] = []
        self.indexed = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and found.get("name") == "robots":
            self.indexed = "noindex" not in found.get("content", "")
        if tag == "link" and found.get("rel") == "canonical":
            self.canonical = found["href"]
        if tag == "link" and found.get("rel") == "alternate" and "hreflang" in found:
            self.alternates.append((found["hreflang"], found["href"]))


def links_of(page: str) -> Links:
    """Return what the HTML of a *page* says in its head."""
    head = _Head()
    head.feed(page.partition("</head>")[0])
    return Links(head.canonical, tuple(head.alternates), head.indexed)


def sitemap(pages: Iterable[Links], changed: str) -> str:
    """Return the sitemap of *pages*, which were *changed* on a date of ISO 8601.

    https://www.sitemaps.org/protocol.html; alternates as in
    https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in sorted(pages):
        if not page.canonical or not page.indexed:
            continue
        lines.append(f"<url><loc>{quoteattr(page.canonical)[1:-1]}</loc>")
        lines.append(f"<lastmod>{changed}</lastmod>")
        lines += [
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>'
            for code, address in page.alternates
        ]
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def robots(site: str) -> str:
    """Return the file that lets every robot in and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}{SITEMAP}\n"


def path_of(site: str) -> str:
    """Return where *site* begins on its host: ``/book/``."""
    return urlsplit(site).path or "/"


def write(root: Path, book: Book, not_found: str) -> None:
    """Put into dist/html/ what a host needs, or take it away; *not_found* is the 404 page."""
    folder = root / "dist" / "html"
    names = (SITEMAP, ROBOTS, NOT_FOUND)
    if not book.site or not (folder / "index.html").is_file():
        for name in names:
            (folder / name).unlink(missing_ok=True)
        return
    for language in book.languages:
        for form in DOWNLOADS:
            file = root / "dist" / f"{book.id}.{language}.{form}"
            if file.is_file() and (folder / language).is_dir():
                publish.file(file, folder / language / file.name)
    pages = [links_of(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")]
    texts = (sitemap(pages, book.date.isoformat()), robots(book.site), not_found)
    for name, text in zip(names, texts, strict=True):
        publish.text(text, folder / name)
