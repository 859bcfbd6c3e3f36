"""translation.html: how far the translation of each page is, for the readers of an edition."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.numbers import format_decimal, format_percent
from sphinx.locale import _

from extensions.catalogs.compiling import INTERFACE
from extensions.editions import counterparts, language_name
from extensions.titles import language_of_title
from extensions.translation import counting, notices, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from extensions.translation.counting import Progress

PAGE = "translation"
INDEX = "genindex"


class Share(NamedTuple):
    """A part of the words of a page; ``said`` and ``figures`` as its language writes them."""

    percent: int
    said: str
    figures: str


class Row(NamedTuple):
    """A page of the book and how far it is; ``docname`` is empty for what is no page."""

    docname: str
    title: str
    language: str
    translated: Share
    reviewed: Share


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page, its context and its template, if the edition is a translation."""
    if app.builder.name != "html" or not standing.is_translated(app.env):
        return
    found = {page: counting.progress(texts) for page, texts in standing.texts(app.env).items()}
    every = counting.total(found.values())
    rows = [_row(app.env, page, state) for page, state in found.items() if state.messages.all]
    complete = not every.messages.unpublished
    told = {"rows": rows, "whole": _row(app.env, "", every), "complete": complete}
    yield PAGE, told, "translation.html"


def _row(env: BuildEnvironment, page: str, state: Progress) -> Row:
    language = str(env.config.language)
    title, spoken = "", language
    if page in env.titles:
        title = env.titles[page].astext()
        spoken = language_of_title(env, title) or language
    elif page == INTERFACE:
        title = _("Words around the text")
    shares = (
        _share(state, part, language) for part in (state.words.translated, state.words.reviewed)
    )
    return Row(page if page in env.titles else "", title, spoken, *shares)


def _share(state: Progress, part: int, language: str) -> Share:
    locale = language.replace("-", "_")
    percent = state.words.percent(part)
    figures = [format_decimal(number, locale=locale) for number in (part, state.words.all)]
    said = format_percent(Decimal(percent) / 100, locale=locale)
    return Share(percent, said, " / ".join(figures))


def context(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Lead to the page from all others, and from it to where the other editions begin."""
    if app.builder.name != "html" or not standing.is_translated(app.env):
        return
    context["translation_page"] = PAGE
    if pagename == INDEX:
        context["notice"] = notices.of_index(app.env)
    if pagename == PAGE:
        book, language = app.config.book, app.config.language
        root = app.builder.get_target_uri(app.config.root_doc)
        context["other_editions"] = counterparts(book.languages, language, root)
        context["alternates"] = []
        context["source_name"] = language_name(book.source_language, language)
