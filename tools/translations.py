"""Where in a catalog stands what Sphinx complains of on a page of a translated edition."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

from extensions import abstracts, messages, po
from extensions.catalogs import fitness
from extensions.catalogs.lines import message_at
from extensions.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


class Place(NamedTuple):
    """File and line in a catalog; ``surely`` if its text alone gives the same warning."""

    file: str
    line: int
    surely: bool


class _Listener(logging.Handler):
    """Hear what Sphinx logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def place(root: Path, app: Sphinx, file: str, line: int, said: str) -> Place | None:
    """Return where the translation stands that made Sphinx say *said* of *line* in the page *file*.

    First each translation of the page is parsed alone, to see which one is complained of; if none
    is, it is the one that stands for the message of that line.
    """
    language, book = app.config.language, app.config.book
    if file.startswith(f"{abstracts.SECOND_ABSTRACT}."):
        file = file.replace(abstracts.SECOND_ABSTRACT, abstracts.ABSTRACT)
        language = abstracts.other_language(book.languages, book.source_language, language)
    source = message_at(app.env, file, line)
    docname = source[0] if source else file.rpartition(".")[0]
    name = f"locale/{language}/LC_MESSAGES/{docname}.po"
    if not (root / name).is_file():
        return None
    catalog = po.read(root / name, name)
    if isinstance(catalog, Problem):
        return None
    for message in catalog:
        text = fitness.as_line(message.msgstr)
        if message.translated() and said in _warnings(app, docname, text):
            return Place(name, message.line, True)
    found = catalog.find(source[1]) if source else None
    return Place(name, found.line, False) if found and found.translated() else None


def _warnings(app: Sphinx, docname: str, text: str) -> list[str]:
    """Return what is logged while *text* is parsed as a message of the page *docname*."""
    settings = app.env.get_doctree(docname).settings
    settings.env = app.env
    listener = _Listener()
    logger = logging.getLogger("sphinx")
    others, logger.handlers = logger.handlers, [listener]
    app.env.current_document.docname = docname
    try:
        messages.parse(app.env, settings, text, docname)
    finally:
        logger.handlers = others
    return listener.heard
