"""Paragraphs, words and what is set apart: quotations, verse, code, boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from extensions.pdf import typst
from extensions.pdf.gatherer import Gatherer
from extensions.registers.texts import HEADWORD

if TYPE_CHECKING:
    from docutils.nodes import Element


def _wrapped(name: str) -> tuple[Any, Any]:
    """Return visitors that put the inside of a node into the call *name*."""

    def visit(self: Gatherer, node: Element) -> None:
        self.open()

    def depart(self: Gatherer, node: Element) -> None:
        text = typst.call(name, self.close())
        if isinstance(node, nodes.Inline):
            self.add(text)
        else:
            self.block(text)

    return visit, depart


class TextVisitors(Gatherer):
    """The text family."""

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        self.open()

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        self.block(self.anchors(node) + self.close())

    def visit_Text(self, node: nodes.Text) -> None:
        self.add(typst.markup(node.astext()))

    def depart_Text(self, node: nodes.Text) -> None: ...

    visit_emphasis, depart_emphasis = _wrapped("emph")
    visit_title_reference, depart_title_reference = _wrapped("emph")
    visit_strong, depart_strong = _wrapped("strong")
    visit_subscript, depart_subscript = _wrapped("sub")
    visit_superscript, depart_superscript = _wrapped("super")
    visit_rubric, depart_rubric = _wrapped("rubric")

    def visit_inline(self, node: nodes.inline) -> None:
        if HEADWORD in node["classes"]:
            self.open()

    def depart_inline(self, node: nodes.inline) -> None:
        if HEADWORD in node["classes"]:
            self.add(typst.call("strong", self.close()))

    def visit_abbreviation(self, node: nodes.abbreviation) -> None: ...
    def depart_abbreviation(self, node: nodes.abbreviation) -> None: ...

    def visit_literal(self, node: nodes.literal) -> None:
        self.add(f"#raw({typst.literal(node.astext())});")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        self.block(f"#raw(block: true, {typst.literal(node.astext())});")
        raise nodes.SkipNode

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        self.attribution: str | None = None
        self.open()

    def depart_block_quote(self, node: nodes.block_quote) -> None:
        attribution = f"[{self.attribution}]" if self.attribution else None
        self.block(typst.call("quote", self.close(), block="true", attribution=attribution))
        self.attribution = None

    def visit_attribution(self, node: nodes.attribution) -> None:
        self.open()

    def depart_attribution(self, node: nodes.attribution) -> None:
        self.attribution = self.close()

    def visit_line_block(self, node: nodes.line_block) -> None:
        self.open()

    def depart_line_block(self, node: nodes.line_block) -> None:
        self.block(typst.call("verse", self.close()))

    def visit_line(self, node: nodes.line) -> None: ...

    def depart_line(self, node: nodes.line) -> None:
        self.add(" \\\n")

    def visit_transition(self, node: nodes.transition) -> None:
        self.block("#transition;")

    def depart_transition(self, node: nodes.transition) -> None: ...

    def visit_admonition(self, node: Element, name: str = "") -> None:
        self.open()
        if name:
            self.block(typst.call("admonition-title", typst.markup(name)))

    def depart_admonition(self, node: Element) -> None:
        self.block(typst.call("admonition", self.close()))
