"""The ``cite`` role: one cross-reference per work, in typed order, and never an exception.

It takes the place of the role of sphinxcontrib-bibtex, which raises on a malformed target, sorts
several works by the bibliography and drops all but the last of two citations of one work. The
cross-references are resolved by the domain ``cite`` as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from extensions.citations.targets import Target, read

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

logger = logging.getLogger(__name__)
TYPE = "citations"

SEPARATOR = "citation-separator"
"""Class of the node between two works of one role; what it says depends on the works."""


class CiteRole(SphinxRole):
    """``{cite}`key{locator}```; see :mod:`extensions.citations.targets` for what is understood."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return a cross-reference for each work, or the text as typed when there is none."""
        reading = read(self.text)
        for subtype, message in reading.problems:
            self.warn(subtype, message)
        if not reading.targets:
            return [nodes.inline(self.rawtext, self.text, classes=["citation-unknown"])], []
        result: list[Node] = []
        for target in reading.targets:
            if result:
                result.append(nodes.inline("", "; ", classes=[SEPARATOR]))
            result.append(self.cross_reference(target, guessed=reading.malformed))
        return result, []

    def cross_reference(self, target: Target, *, guessed: bool) -> addnodes.pending_xref:
        """Return the pending cross-reference to *target*.

        What is *guessed* from a malformed citation was warned of: nothing more is said of it, nor
        of the markup that a lost backtick spoils after it.
        """
        node = addnodes.pending_xref(
            self.rawtext,
            nodes.inline(self.rawtext, str(target), classes=["xref", "cite"]),
            refdoc=self.env.current_document.docname,
            refdomain="cite",
            reftype="short",
            refexplicit=False,
            refwarn=True,
            reftarget=str(target),
        )
        if (
            guessed
        ):  # Absent otherwise: Sphinx gives a translated node the attributes of the source.
            node["guessed"] = True
        self.set_source_info(node)
        return node

    def warn(self, subtype: str, message: str) -> None:
        """Say *message* at the place of the role."""
        logger.warning(message, location=self.get_location(), type=TYPE, subtype=subtype)


class OtherCiteRole(CiteRole):
    """Any other role of sphinxcontrib-bibtex (``cite:t``, ``footcite``): as ``cite``, but warns."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return what ``cite`` returns."""
        self.warn("role", f"no role {{{self.name}}} in this book: type {{cite}}`{self.text}`")
        return super().run()
