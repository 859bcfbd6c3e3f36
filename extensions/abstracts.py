"""Both abstracts in every edition, its own first, from one source: abstract.md and its catalog.

``chapters/second-abstract.md`` has no text. It takes that of ``chapters/abstract.md`` and shows it
in the other language: the English edition prints the catalog's translation, a translated edition
the source.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import PreserveTranslatableMessages
from sphinx.util.nodes import extract_messages

from extensions import messages, titles
from extensions.phrases import language_class

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ABSTRACT = "chapters/abstract"
SECOND_ABSTRACT = "chapters/second-abstract"


def other_language(languages: tuple[str, ...], source: str, language: str) -> str:
    """Return the language of an edition's second abstract.

    A translated edition shows the source; the source edition shows the first translation.
    """
    return source if language != source else next(c for c in languages if c != source)


def _copy_abstract(app: Sphinx, docname: str, content: list[str]) -> None:
    if docname == SECOND_ABSTRACT:
        path = Path(app.env.doc2path(ABSTRACT))
        app.env.note_dependency(path)
        content[0] = path.read_text("utf-8-sig")


class SecondAbstract(SphinxTransform):
    """Translate the copied abstract into the other language and mark it so."""

    # Before Sphinx's Locale (20), which would give it the language of the edition.
    default_priority = PreserveTranslatableMessages.default_priority + 5

    def apply(self) -> None:
        """Replace the text of each message, if this page is the second abstract."""
        if self.env.current_document.docname != SECOND_ABSTRACT:
            return
        book = self.config.book
        language = other_language(book.languages, book.source_language, self.config.language)
        catalog = self._catalog(language) if language != book.source_language else None
        complete = True
        for node, message in list(extract_messages(self.document)):
            node["translatable"] = False
            if catalog is None:
                continue
            translation = catalog.gettext(message)
            complete = complete and translation != message
            if translation != message:
                node.children = []
                settings, place = self.document.settings, self.document["source"]
                node += messages.parse(self.env, settings, translation, place).children
        if not complete:
            language = book.source_language
        self.env.metadata[SECOND_ABSTRACT]["language"] = language
        for section in self.document.findall(nodes.section):
            section["classes"].append(language_class(language))
        for title in self.document.findall(nodes.title):
            titles.remember(self.env, title.astext(), language)
            titles.mark_words(title, language)

    def _catalog(self, language: str) -> gettext.NullTranslations:
        directory = Path(self.config.locale_dirs[0])
        self.env.note_dependency(directory / language / "LC_MESSAGES" / f"{ABSTRACT}.mo")
        return gettext.translation(ABSTRACT, directory, [language], fallback=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Fill second-abstract.md."""
    app.connect("source-read", _copy_abstract)
    app.add_transform(SecondAbstract)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
