"""What has no translation yet, marked as the source language that it is in.

On a Turkish page an English sentence is then read aloud and hyphenated as English, in every format.
Sphinx's own ``translation_progress_classes`` would not do: it says nothing of a page without a
catalog, its mark does not follow a title into the contents, and it takes a note that is nothing
but a citation, printed in the language of the edition, for untranslated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.nodes import extract_messages

from extensions import titles
from extensions.phrases import language_class, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

MARK = "untranslated"
"""Class of what is still in the language of the source, for the style sheets."""

_SOURCE_ALT = "source-alt"


class SourceAlternatives(SphinxTransform):
    """Remember what each picture says in the source: Sphinx does not tell whether it translated."""

    default_priority = Locale.default_priority - 2

    def apply(self, **_kwargs: Any) -> None:
        """Note the alternative text of every picture."""
        for image in self.document.findall(nodes.image):
            if "alt" in image:
                image[_SOURCE_ALT] = image["alt"]


class Untranslated(SphinxTransform):
    """Mark each block whose words are still those of the source."""

    # Right after Locale, before titles and citations are collected.
    default_priority = Locale.default_priority + 4

    def apply(self, **_kwargs: Any) -> None:
        """Give paragraphs a language, and to other blocks an inline that has one."""
        source = self.config.book.source_language
        if self.config.language == source:
            return
        for node, _message in list(extract_messages(self.document)):
            if isinstance(node, addnodes.toctree):
                caption = node.get("caption")
                if caption and caption == node.get("rawcaption", caption):
                    titles.remember(self.env, caption, source)
            elif isinstance(node, nodes.TextElement) and not node.get("translated"):
                self._mark(node, source)

    def _mark(self, node: nodes.TextElement, source: str) -> None:
        if not any(char.isalpha() for text in _own_words(node) for char in text.astext()):
            return
        if isinstance(node, nodes.paragraph):
            node["classes"] += [language_class(source), MARK]
            return
        words = titles.mark_words(node, source)
        words["classes"].append(MARK)
        if isinstance(node, nodes.title | nodes.caption | nodes.term):
            titles.remember(self.env, words.astext(), source)


def _own_words(node: nodes.Node) -> Iterator[nodes.Text]:
    """Yield the texts below *node* that are words of its author in the author's language."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, nodes.Element) and not (
            isinstance(child, nodes.literal | nodes.footnote_reference | nodes.image)
            # A citation, or a reference to a title: its words come from elsewhere.
            or (isinstance(child, addnodes.pending_xref) and not child.get("refexplicit"))
            or language_of(child)
        ):
            yield from _own_words(child)


def has_source_alternative(env: BuildEnvironment, image: nodes.image) -> bool:
    """Return whether the alternative text of *image* is in the source language, unlike its page."""
    own = env.config.language != env.config.book.source_language
    return own and "alt" in image and image["alt"] == image.get(_SOURCE_ALT)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mark what is not translated."""
    app.add_transform(SourceAlternatives)
    app.add_transform(Untranslated)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
