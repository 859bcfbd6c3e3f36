"""Search of the HTML edition: all that the book says in one script, which the search page loads.

In place of Sphinx's index, which holds stems without the text around them: no browser fetches that
from file://, so results came without a summary. With the text at hand an index of words is soon
made in the browser, by theme/book/static/search.js alone: what folds and stems the words of a query
has folded and stemmed those of the book too.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from extensions.citations.store import reading_order
from extensions.editions import page_language
from extensions.search.places import Page, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

Entry = list[Any]
"""A page as the script has it, see :func:`entry`."""

FILE = "search-index.js"
_BEGIN, _END = "var searchIndex = {\n", "\n};\n"
# After all that changes a page before it is written.
_LAST = 900


class _Index:
    """The entries of the pages that are written in this build, by document."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    def collect(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Take in a page that is about to be written."""
        # The title page says what the chapters say, and no more.
        if app.builder.name == "html" and docname != app.config.root_doc:
            numbers = app.env.toc_secnumbers.get(docname, {})
            language = page_language(app.env, docname)
            own = "" if language == app.config.language else language
            self.entries[docname] = entry(page(doctree, numbers), own)

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the script, and offer the page that searches it."""
        if app.builder.name != "html":
            return
        path = app.outdir / FILE
        before = load(path)
        entries = {}
        for docname in reading_order(app.env):
            if docname == app.config.root_doc:
                continue
            uri = app.builder.get_target_uri(docname)
            if docname not in self.entries and uri in before:
                entries[uri] = before[uri]
                continue
            if docname not in self.entries:
                app.env.get_and_resolve_doctree(docname, app.builder)
            entries[uri] = self.entries[docname]
        script = dump(entries)
        path.write_text(script, encoding="utf-8")
        yield (
            "search",
            {"search_index": f"{FILE}?v={zlib.crc32(script.encode()):08x}"},
            "search.html",
        )


def entry(found: Page, language: str) -> Entry:
    """Return *found* as [sections, places, language].

    *language* is empty for a page in that of the edition.
    """
    return [
        [_bare(section) for section in found.sections],
        [_bare(p) for p in found.places],
        language,
    ]


def _bare(fields: tuple[Any, ...]) -> list[Any]:
    """Return *fields* without those at the end that are empty."""
    bare = list(fields)
    while not bare[-1]:
        bare.pop()
    return bare


def dump(entries: Mapping[str, Entry]) -> str:
    """Return the script: address of a page → its entry, a line each, in the order of *entries*."""
    lines = (
        f"{json.dumps(uri)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for uri, value in entries.items()
    )
    return _BEGIN + ",\n".join(lines) + _END


def load(path: Path) -> dict[str, Entry]:
    """Return the entries of the script at *path*; none if it is not there, or not whole."""
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text.removeprefix(_BEGIN[:-2]).removesuffix(_END[-2:]))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _without_sphinx_search(app: Sphinx) -> None:
    """Spare Sphinx's own index and page."""
    if app.builder.name == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Index what is written, and write the search page with the pages."""
    index = _Index()
    app.connect("builder-inited", _without_sphinx_search)
    app.connect("doctree-resolved", index.collect, priority=_LAST)
    app.connect("html-collect-pages", index.write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
