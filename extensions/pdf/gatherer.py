"""What all visitors share: a stack of unfinished text, languages, labels, failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from extensions.pdf import typst
from extensions.phrases import language_of
from extensions.untranslated import MARK

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)


class Gatherer(SphinxTranslator):
    """A translator whose visitors open a list of text, and close it into a call of Typst."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Begin with nothing, at the front page."""
        super().__init__(document, builder)
        self.stack: list[list[str]] = [[]]
        self.docnames: list[str] = [document["docname"]]
        self.failures = 0
        self.targets: set[str] = set()

    def add(self, text: str) -> None:
        """Append *text* to what is being gathered."""
        self.stack[-1].append(text)

    def open(self) -> None:
        """Begin to gather the inside of a call."""
        self.stack.append([])

    def close(self) -> str:
        """Return what was gathered since the last `open`."""
        return "".join(self.stack.pop())

    def astext(self) -> str:
        """Return the whole source."""
        return "".join(self.stack[0])

    def block(self, text: str) -> None:
        """Append *text* as a block of its own."""
        self.add(f"\n{text}\n")

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Open the language of a node around it, then visit it."""
        if isinstance(node, nodes.Element) and language_of(node):
            self.open()
        super().dispatch_visit(node)

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Leave a node, then close its language."""
        super().dispatch_departure(node)
        tag = language_of(node) if isinstance(node, nodes.Element) else None
        if tag is None or not isinstance(node, nodes.Element):
            return
        # Typst knows languages, not scripts: ru-Latn is ru.
        language = typst.literal(tag.partition("-")[0])
        inner = self.close()
        if MARK in node["classes"]:
            inner = typst.call(MARK, inner)
        if isinstance(node, nodes.Inline):
            self.add(f"#text(lang: {language})[{inner}];")
        else:
            self.block(f"#[#set text(lang: {language})\n{inner}]")

    def anchors(self, node: Element) -> str:
        """Return invisible anchors for the ids of *node*."""
        labels = [typst.label(self.docnames[-1], target) for target in node["ids"]]
        labels = [label for label in labels if label not in self.targets]
        self.targets.update(labels)
        return "".join(f"#anchor({label});" for label in labels)

    def fail(self, node: nodes.Node, kind: str, message: str) -> None:
        """Report what keeps the PDF from being written."""
        self.failures += 1
        logger.error(message, location=node, type="pdf", subtype=kind)
