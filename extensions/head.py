"""What a page says of itself to search engines, libraries and messengers, in its head.

All of it comes from book.toml and from the page. Left out is what would not be true:

* ``citation_author`` — the record names no author of the book;
* ``citation_dissertation_institution`` — the book retells a thesis, it is none; its linked data
  says so with ``isBasedOn``;
* without ``site`` in book.toml, everything that must be a whole address: ``og:url``,
  ``citation_pdf_url``, ``citation_fulltext_html_url``, canonical links.

Sources: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, https://ogp.me/,
https://schema.org/Book.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.core import get_global
from docutils import nodes
from markupsafe import Markup

from extensions.citations.store import chapter_numbers
from extensions.phrases import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from extensions.book import Book

LENGTH = 170
"""Characters of a description: what search engines and messengers show of one."""


class Tag(NamedTuple):
    """A ``meta`` element for those who ask for a *name*, or a *property* of Open Graph, or both.

    *language* where it is not that of the page.
    """

    content: str
    name: str = ""
    property: str = ""
    language: str = ""


@dataclass(frozen=True)
class Page:
    """What is to be told of a page: *kind* is ``book``, ``chapter`` or ``page``.

    *language* is that of its text, *edition* that of what surrounds it, *title_language* that of a
    title that is not translated; *address* is ``""`` as long as the book is not on the web.
    *translated* says whether its counterparts say the same.
    """

    kind: str
    title: str
    edition: str
    language: str
    description: str = ""
    address: str = ""
    translated: bool = True
    title_language: str = ""


def tags(book: Book, page: Page) -> Iterator[Tag]:
    """Yield the ``meta`` elements of *page*."""
    edition = book.edition[page.edition]
    own = page.edition if page.language != page.edition else ""
    title = book.full_title(page.edition) if page.kind == "book" else page.title
    about = page.description or edition.description
    about_language = "" if page.description else own
    yield Tag(about, "description", "og:description", about_language)
    foreign = page.title_language if page.title_language != page.language else ""
    yield Tag(title, "citation_title" if page.kind != "page" else "", "og:title", foreign)
    yield Tag("book" if page.kind == "book" else "article", property="og:type")
    yield Tag(edition.title, property="og:site_name", language=own)
    yield Tag(locale_of(page.language), property="og:locale")
    for other in book.languages if page.translated else ():
        if other != page.edition:
            yield Tag(locale_of(other), property="og:locale:alternate")
    if page.address:
        name = "citation_fulltext_html_url" if page.kind != "page" else ""
        yield Tag(page.address, name, "og:url")
    if page.kind == "chapter":
        yield Tag(book.full_title(page.edition), "citation_inbook_title")
    if page.kind != "page":
        yield Tag(f"{book.date:%Y/%m/%d}", "citation_publication_date")
        yield Tag(page.language, "citation_language")
    if page.kind == "book" and page.address:
        pdf = f"{book.site}{page.edition}/{book.id}.{page.edition}.pdf"
        yield Tag(pdf, "citation_pdf_url")


def locale_of(language: str) -> str:
    """Return *language* with its most likely territory, as Open Graph wants it: ``tr_TR``."""
    likely = get_global("likely_subtags").get(language, "")
    territory = language.partition("-")[2] or likely.rpartition("_")[2]
    return "_".join(part for part in (language.partition("-")[0], territory) if part)


def linked_data(book: Book, language: str, address: str) -> dict[str, Any]:
    """Return the edition in *language* as a schema.org book that is based on a thesis."""
    edition, thesis = book.edition[language], book.thesis
    data = {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": book.full_title(language),
        "description": edition.description,
        "inLanguage": language,
        "datePublished": book.date.isoformat(),
        "version": book.version,
        "keywords": list(edition.keywords),
        "license": book.rights.text_url,
        "isBasedOn": {
            "@type": "Thesis",
            "name": thesis.title,
            "author": {"@type": "Person", "name": thesis.author},
            "sourceOrganization": {
                "@type": "CollegeOrUniversity",
                "name": thesis.particulars(language).university,
            },
            "datePublished": thesis.date,
            "url": thesis.url,
        },
    }
    return data | ({"url": address} if address else {})


def first_words(doctree: nodes.document) -> str:
    """Return how the text of a page begins, without notes; ``""`` if it is not translated."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            return "" if language_of(paragraph) else shortened(_text(paragraph))
    return ""


def _text(node: nodes.Node) -> str:
    if isinstance(node, nodes.footnote_reference):
        return ""
    if isinstance(node, nodes.Text):
        return str(node)
    return "".join(_text(child) for child in node.children)


def shortened(text: str) -> str:
    """Return *text* on one line, cut after a word where it is too long."""
    text = " ".join(text.split())
    if len(text) <= LENGTH:
        return text
    words = text[:LENGTH].rpartition(" ")[0].rstrip(",;:–— ")
    return words if words.endswith((".", "?", "!")) else f"{words}…"


def _page_context(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates the tags of the page, and what is known of the book on its title page."""
    env, book, language = app.env, app.config.book, app.config.language
    is_book = pagename == app.config.root_doc
    kind = "book" if is_book else "chapter" if pagename in chapter_numbers(env) else "page"
    title = env.titles[pagename].astext() if pagename in env.titles else context.get("title", "")
    page = Page(
        kind,
        Markup(title).striptags() or book.edition[language].title,
        language,
        context["page_language"],
        first_words(doctree) if doctree and not is_book else "",
        context.get("pageurl") or "",
        bool(context["alternates"]),
        context["title_language"],
    )
    context["head_tags"] = list(tags(book, page))
    if is_book:
        data = json.dumps(linked_data(book, language, page.address), ensure_ascii=False)
        context["linked_data"] = Markup(data.replace("<", "\\u003c"))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell the templates, after `extensions.editions` has told them the language of the page."""
    app.connect("html-page-context", _page_context, priority=600)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
