"""“Cite this chapter”: the book and its numbered chapters as works that others can cite.

What is said comes from book.toml and is printed by the book's own citation engine. The record names
no author, and so the title leads (Chicago 14.79); the byline says whose thesis is retold. An
address is given where the book has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup
from pybtex.backends.html import Backend
from pybtex.database import Entry
from pybtex.richtext import HRef, Text

from extensions.citations import chicago
from extensions.citations.export import biblatex, csl, ris
from extensions.citations.fields import LANGUAGES
from extensions.citations.locators import parse
from extensions.citations.pieces import Piece, note
from extensions.citations.store import chapter_numbers, terms_of
from extensions.titles import language_of_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from extensions.book import Book
    from extensions.citations.terms import Terms


class Work(NamedTuple):
    """Something to cite: its key, its entry as in references.bib, and the number of a chapter."""

    key: str
    entry: Entry
    number: str = ""


class Shown(NamedTuple):
    """A citation for the page: a note and a bibliography entry in HTML, and the stem of files."""

    note: Markup
    bibliography: Markup
    files: str
    of_chapter: bool


def whole(book: Book, language: str, address: str) -> Work:
    """Return the edition in *language*; *address* is that of its title page, ``""`` if it has none.

    The byline is wrapped in braces: it holds no list of names.
    """
    edition = book.edition[language]
    fields = {"title": edition.title, "subtitle": edition.subtitle}
    entry = Entry("book", fields=fields | _common(book, language, address))
    return Work(f"{book.id}-{language}", entry)


def chapter(book: Book, language: str, number: str, title: str, address: str) -> Work:
    """Return a chapter of the edition in *language*, as part of the book."""
    edition = book.edition[language]
    fields = {
        "title": title,
        "booktitle": edition.title,
        "booksubtitle": edition.subtitle,
        "chapter": number,
    }
    entry = Entry("incollection", fields=fields | _common(book, language, address))
    return Work(f"{book.id}-{language}-{number}", entry, number)


def _common(book: Book, language: str, address: str) -> dict[str, str]:
    tags = {tag: name for name, tag in LANGUAGES.items()}
    fields = {
        "byline": f"{{{book.edition[language].byline}}}",
        "date": str(book.date.year),
        "version": book.version,
        "langid": tags.get(language.partition("-")[0], ""),
        "url": address,
    }
    return {name: value for name, value in fields.items() if value}


def in_note(work: Work, terms: Terms) -> Text:
    """Return *work* as a note cites it, with its number and with its address at the end (14.8)."""
    locator = parse(f"ch. {work.number}") if work.number else ()
    cited = chicago.full(work.entry, locator, terms).text()
    return Text(note([Piece(cited), *map(Piece, _address(work))], terms), ".")


def in_bibliography(work: Work, terms: Terms) -> Text:
    """Return *work* as a bibliography lists it."""
    ends = [part for link in _address(work) for part in (" ", link, ".")]
    return Text(chicago.bibliography(work.entry, terms), *ends)


def _address(work: Work) -> list[HRef]:
    url = work.entry.fields.get("url", "")
    return [HRef(url, url)] if url else []


def files(work: Work, terms: Terms) -> dict[str, str]:
    """Return suffix → contents of the files for reference managers."""
    entry = biblatex.entry_of(work.entry, terms)
    item = csl.item(work.entry, terms) | {"id": work.key}
    return {"bib": biblatex.dump({work.key: entry}), "ris": ris.dump([item])}


def works(env: BuildEnvironment, builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, Work]]:
    """Yield page and work of everything that can be cited: the book on its title page, chapters."""
    book, language = env.config.book, env.config.language
    base, root = env.config.html_baseurl, env.config.root_doc
    yield root, whole(book, language, base and base + builder.get_target_uri(root))
    for docname, number in chapter_numbers(env).items():
        address = base and base + builder.get_target_uri(docname)
        yield docname, chapter(book, language, number, env.titles[docname].astext(), address)


def stem_of(docname: str, work: Work) -> str:
    """Return the name of the files beside the page *docname*, without suffix."""
    return docname.rpartition("/")[2] if work.number else work.key


def _page_context(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the templates how the page is cited, if it is."""
    terms = terms_of(app.env)
    title = app.env.titles[pagename].astext() if pagename in app.env.titles else ""
    language = language_of_title(app.env, title)
    work = dict(works(app.env, app.builder)).get(pagename)  # type: ignore[arg-type]
    if work is not None:
        context["cited"] = Shown(
            _html(in_note(work, terms), title, language),
            _html(in_bibliography(work, terms), title, language),
            stem_of(pagename, work),
            bool(work.number),
        )


def _html(text: Text, title: str, language: str | None) -> Markup:
    """Return *text*, in which *title* says its *language* if that is another than the edition's."""
    rendered, words = text.render(Backend()), Text(title).render(Backend())
    if language:
        rendered = rendered.replace(words, f'<span lang="{language}">{words}</span>', 1)
    return Markup(rendered)


def _write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files beside the pages."""
    if exception is not None or app.builder.name != "html":
        return
    terms = terms_of(app.env)
    for docname, work in works(app.env, app.builder):  # type: ignore[arg-type]
        page = app.outdir / app.builder.get_target_uri(docname)
        for suffix, text in files(work, terms).items():
            page.with_name(f"{stem_of(docname, work)}.{suffix}").write_bytes(text.encode())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Offer the citation to the templates of the HTML edition, and write its files."""
    app.connect("html-page-context", _page_context)
    app.connect("build-finished", _write_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
