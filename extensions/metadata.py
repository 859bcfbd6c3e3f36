"""What the book is called, handed from book.toml to every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from extensions.book import Book, load, placeholder
from extensions.problems import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def _apply(app: Sphinx, config: Config) -> None:
    """Give Sphinx the titles of the edition that is being built."""
    loaded = load(app.confdir / "book.toml")
    if isinstance(loaded, Problem):
        kind, _, subtype = loaded.code.partition(".")
        location = f"{loaded.file}:{loaded.line}"
        logger.error("%s", loaded.text, location=location, type=kind, subtype=subtype)
        loaded = placeholder()
    config.book = loaded
    language = config.language if config.language in loaded.edition else loaded.source_language
    edition = loaded.edition[language]
    config.myst_substitutions = {"book_title": edition.title}
    config.project = edition.title
    config.author = edition.byline
    config.version = config.release = loaded.version
    config.copyright = edition.rights
    config.html_title = edition.title
    config.html_baseurl = f"{loaded.site}{language}/" if loaded.site else ""
    config.epub_basename = f"{loaded.id}.{language}"
    file = f"{loaded.id}.{language}.tex"
    config.latex_documents = [
        (config.root_doc, file, loaded.full_title(language), edition.byline, "manual", False)
    ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Read book.toml before any other extension looks at the configuration."""
    app.add_config_value("book", None, "env", types=frozenset({Book, type(None)}))
    app.connect("config-inited", _apply, priority=100)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
