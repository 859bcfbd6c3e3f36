"""Text that has no translation yet is marked with the language in which it stands there.

Otherwise a Turkish voice reads English aloud, and English is hyphenated as Turkish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import extract_messages

from extensions.phrases import language_class, language_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class SourceOfAlt(SphinxTransform):
    """Remember the words of pictures before translation: Locale does not say that it changed them.

    https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/transforms/i18n.py
    """

    default_priority = Locale.default_priority - 1

    def apply(self) -> None:
        """Note the words of every picture of the page."""
        for image in self.document.findall(nodes.image):
            image["source-alt"] = image.get("alt")


class UntranslatedText(SphinxPostTransform):
    """Mark untranslated blocks with the language of the source.

    Citations in them are printed in the language of the edition all the same.
    """

    # Where HTML and EPUB need it; after citations are printed (12).
    formats = ("html",)
    default_priority = 13

    def run(self, **_: Any) -> None:
        """Mark the blocks of the page, unless it is an edition in the language of the source."""
        source, edition = self.config.book.source_language, self.config.language
        if edition == source:
            return
        for node, _message in list(extract_messages(self.document)):
            if is_translated(node) or language_of(node):
                continue
            node["classes"].append(language_class(source))
            for inline in node.findall(nodes.inline):
                if "bibtex-citation" in inline["classes"]:
                    inline["classes"].append(language_class(edition))


def is_translated(node: nodes.Element) -> bool:
    """Say whether Sphinx's Locale transform has translated *node*."""
    if isinstance(node, nodes.image):
        return bool(node.get("alt") != node.get("source-alt"))
    return bool(node.get("translated"))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mark what is not translated."""
    app.add_transform(SourceOfAlt)
    app.add_post_transform(UntranslatedText)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
