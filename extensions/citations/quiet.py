"""Notes that are only citations stay out of the catalogs: nothing in them can be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from extensions.citations.role import SEPARATOR

if TYPE_CHECKING:
    from docutils.nodes import Node


class QuietNotes(SphinxTransform):
    """Mark note paragraphs made of citations and punctuation as not translatable.

    Sphinx's ``Locale`` transform and its gettext builder both heed the mark. Priority 15 is before
    Locale (20), in every language, so that source and translation agree on what is a message.
    """

    default_priority = 15

    def apply(self, **kwargs: Any) -> None:
        """Mark the paragraphs of every footnote."""
        for footnote in self.document.findall(nodes.footnote):
            for paragraph in footnote.findall(nodes.paragraph):
                if is_only_citations(paragraph):
                    paragraph["translatable"] = False


def is_only_citations(paragraph: nodes.paragraph) -> bool:
    """Say whether *paragraph* has a citation, and besides nothing but punctuation."""
    cited = False
    for child in paragraph.children:
        if _is_citation(child):
            cited = True
        elif isinstance(child, nodes.Text):
            if any(char.isalnum() for char in child):
                return False
        elif not (isinstance(child, nodes.inline) and SEPARATOR in child["classes"]):
            return False
    return cited


def _is_citation(node: Node) -> bool:
    return isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite"
