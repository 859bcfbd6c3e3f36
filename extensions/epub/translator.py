"""Doctree to the XHTML of the EPUB: languages, semantics, notes; the rest as Sphinx writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from extensions.epub.semantics import attributes as semantic
from extensions.phrases import language_class, language_of
from extensions.untranslated import has_source_alternative

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.builders import Builder


class EpubTranslator(HTML5Translator):
    """Write a page."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Set the number before a heading apart by a space alone, as the PDF does."""
        super().__init__(document, builder)
        self.secnumber_suffix = " "

    def starttag(
        self,
        node: Element | dict[str, Any],
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        """Return a start tag that also says what its node is, in which language, and for what."""
        if isinstance(node, nodes.Element):
            language = language_of(node)
            if language:
                attributes["xml:lang"] = language
            if "semantics" in node:
                attributes |= semantic(node["semantics"])
            if tagname == "th":
                in_head = isinstance(node.parent.parent, nodes.thead)
                attributes["scope"] = "col" if in_head else "row"
        tag: str = super().starttag(node, tagname, suffix, empty, **attributes)  # type: ignore[arg-type]
        return tag

    def get_secnumber(self, node: Element) -> tuple[int, ...] | None:
        """Return the number of a heading; Sphinx would give that of the chapter to its notes."""
        of_notes = node.parent.get("semantics") == "footnotes"
        return None if of_notes else super().get_secnumber(node)

    def visit_footnote_reference(self, node: Element) -> None:
        """Write a call: readers show the note only for a link that holds the bare number."""
        attributes: dict[str, Any] = semantic("noteref") | {"href": f"#{node['refid']}"}
        self.body.append("<sup>" + self.starttag(node, "a", "", **attributes))

    def depart_footnote_reference(self, node: Element) -> None:
        """End a call."""
        self.body.append("</a></sup>")

    def visit_footnote(self, node: Element) -> None:
        """Begin a note: a ``div``, because readers hide an ``aside`` where it stands."""
        self.body.append(self.starttag(node, "div", CLASS="footnote"))

    def depart_footnote(self, node: Element) -> None:
        """End a note."""
        self.body.append("</div>\n")

    def visit_image(self, node: nodes.image) -> None:
        """Say in which language the words of a picture are, if they are not translated."""
        if has_source_alternative(self.builder.env, node):
            node["classes"].append(language_class(self.config.book.source_language))
        super().visit_image(node)
