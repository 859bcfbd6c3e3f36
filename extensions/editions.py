"""The editions of the book: in which language a page speaks, and where its counterpart is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from babel import Locale

from extensions.titles import language_of_title

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from extensions.book import Book


class Counterpart(NamedTuple):
    """The same page in an edition: its language, the name of that, an address."""

    code: str
    name: str
    href: str


def language_name(code: str, within: str | None = None) -> str:
    """Return what a language is called by those who speak it, or by those who speak *within*.

    Codes are as in book.toml.
    """
    name = Locale.parse(code.replace("-", "_")).get_display_name((within or code).replace("-", "_"))
    return str(name)


def page_language(env: BuildEnvironment, docname: str) -> str:
    """Return the language of a page: its own, if it has one, else the edition's."""
    metadata = env.metadata.get(docname, {})
    return str(metadata.get("language", env.config.language))


def other_editions(languages: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    """Return (code, name) of every edition but the one in *language*."""
    return [(code, language_name(code)) for code in languages if code != language]


def counterparts(languages: tuple[str, ...], language: str, uri: str) -> list[Counterpart]:
    """Return where the page at *uri*, relative to its edition, stands in the other editions.

    The editions lie side by side, and a page has the same address in each, as have its sections,
    paragraphs and notes: ids come from the source.
    """
    up = "../" * (uri.count("/") + 1)
    return [
        Counterpart(code, name, f"{up}{code}/{uri}")
        for code, name in other_editions(languages, language)
    ]


def alternates(book: Book, language: str, uri: str) -> list[Counterpart]:
    """Return where the page at *uri* of the edition in *language* stands in all editions.

    Search engines want whole addresses (https://developers.google.com/search/docs/specialty/
    international/localized-versions); a book that is not on the web has relative ones.
    """
    if book.site:
        return [
            Counterpart(code, language_name(code), f"{book.site}{code}/{uri}")
            for code in book.languages
        ]
    own = Counterpart(language, language_name(language), uri.rpartition("/")[2])
    return [own, *counterparts(book.languages, language, uri)]


def _page_context(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Tell the templates the language of the page and the addresses of its counterparts."""
    book, language = app.config.book, app.config.language
    uri = app.builder.get_target_uri(pagename)
    context["page_language"] = page_language(app.env, pagename)
    title = app.env.titles[pagename].astext() if pagename in app.env.titles else ""
    context["title_language"] = language_of_title(app.env, title) or language
    context["book"] = book
    context["edition"] = book.edition[language]
    context["other_editions"] = counterparts(book.languages, language, uri)
    # The page itself in every edition, for search engines; only where each is in its language.
    same = context["page_language"] == language
    context["alternates"] = alternates(book, language, uri) if same else []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Offer the editions to the templates."""
    app.connect("html-page-context", _page_context)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
