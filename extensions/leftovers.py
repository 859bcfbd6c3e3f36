"""Markup that did not become anything: a lost backtick or bracket would be printed as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

_LEFTOVERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"`"), "a backtick without its partner; type both, as in {cite}`key{12}`"),
    (re.compile(r"\[\^[^\]]*\]"), "a note mark without its note; write [^name]: … under the text"),
    (
        re.compile(r"\{[a-z]{2,}\}|\{(?:foot)?cite\b|\b(?:foot)?cite\}"),
        "a role without backticks right after it; type {cite}`key{12}`, no space between",
    ),
    (re.compile(r"\{\{|\}\}"), "a substitution that is not known; see conf.py"),
    (re.compile(r"</?[A-Za-z][^>]*>"), "raw HTML, which is off; write MyST instead"),
)


class Leftovers(SphinxTransform):
    """Warn of markup that is left in the text of a page, in the source or in a translation."""

    default_priority = Locale.default_priority + 2

    def apply(self) -> None:
        """Look at every text but code; one warning a block: a lost backtick spoils the rest."""
        warned: set[nodes.Node] = set()
        for text in self.document.findall(nodes.Text):
            if isinstance(text.parent, nodes.literal | nodes.literal_block | nodes.raw):
                continue
            if any(node.get("guessed") for node in text.parent.findall(nodes.Element)):
                continue  # A backtick lost before was told already.
            block = _block(text)
            if block in warned:
                continue
            for pattern, cure in _LEFTOVERS:
                found = pattern.search(text.astext())
                if found:
                    warned.add(block)
                    logger.warning(
                        "“%s” would be printed: %s.",
                        text.astext()[max(found.start() - 12, 0) : found.end() + 12],
                        cure,
                        location=_location(block),
                        type="leftovers",
                        subtype="markup",
                    )
                    break


def _block(text: nodes.Text) -> nodes.Node:
    """Return the paragraph, title or message in which *text* stands."""
    node: nodes.Node = text
    while isinstance(node, nodes.Text | nodes.Inline) and node.parent is not None:
        if isinstance(node, nodes.inline) and node.get("translatable"):
            break
        node = node.parent
    return node


def _location(block: nodes.Node) -> nodes.Node | str:
    """Return where *block* stands, marked as Sphinx marks what a catalog says."""
    if isinstance(block, nodes.Element) and block.get("translated"):
        return f"{block.source}:{block.line}:<translated>"
    return block


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look for leftovers after the translation has been put in."""
    app.add_transform(Leftovers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
