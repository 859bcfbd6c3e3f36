"""The editions of the book: in which language a page speaks, and where its counterpart is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

# What a reader is offered, in that reader's own language.
LANGUAGE_NAMES = {"en": "English", "tr": "Türkçe"}


def page_language(env: BuildEnvironment, docname: str) -> str:
    """Return the language of a page: its own, if it has one, else the edition's."""
    return str(env.metadata[docname].get("language", env.config.language))


def other_editions(languages: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    """Return (code, name) of every edition but the one in *language*."""
    return [(code, LANGUAGE_NAMES.get(code, code)) for code in languages if code != language]


def _page_context(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Tell the templates the language of the page and the addresses of its counterparts."""
    book = app.config.book
    up = "../" * (pagename.count("/") + 1)
    suffix = app.builder.get_target_uri(pagename)
    context["page_language"] = page_language(app.env, pagename)
    context["book"] = book
    context["edition"] = book.edition[app.config.language]
    context["other_editions"] = [
        {"code": code, "name": name, "href": f"{up}{code}/{suffix}"}
        for code, name in other_editions(book.languages, app.config.language)
    ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Offer the editions to the templates."""
    app.connect("html-page-context", _page_context)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
