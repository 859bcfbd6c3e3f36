"""The book as an EPUB 3: ``sphinx-build -b epub``, Sphinx's builder with our markup and package.

What a reading system finds in the file is told by the templates in epub/; the rules come from
https://www.w3.org/TR/epub-33/ and https://www.w3.org/TR/epub-a11y-11/.

``epub_pdf`` is the PDF of the same edition, relative to conf.py, with ``{language}`` and ``{name}``
in it; where it is there and has the same text, the EPUB takes over its page numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.epub.builder import THEME, EpubBuilder
from extensions.epub.notes import Endnotes
from extensions.epub.semantics import Semantics
from extensions.epub.titlepage import TitlePage

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put our builder in the place of Sphinx's own."""
    app.setup_extension("sphinx.builders.epub3")
    app.add_builder(EpubBuilder, override=True)
    app.add_html_theme(THEME, str(app.confdir / "epub"))
    app.add_config_value("epub_pdf", "", "", types=frozenset({str}))
    for transform in (TitlePage, Semantics, Endnotes):
        app.add_post_transform(transform)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
