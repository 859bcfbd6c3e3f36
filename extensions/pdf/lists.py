"""Lists of every kind, the bibliography among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.pdf import typst
from extensions.pdf.gatherer import Gatherer
from extensions.registers.arranging import REGISTER
from extensions.translation.notices import NOTICE

if TYPE_CHECKING:
    from docutils import nodes

_PATTERNS = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


class ListVisitors(Gatherer):
    """The list family."""

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        self.open()

    def depart_bullet_list(self, node: nodes.bullet_list) -> None:
        name = "bibliography-list" if "bibliography" in node["classes"] else "list"
        self.block(f"#{name}{self.close()};")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        self.open()

    def depart_enumerated_list(self, node: nodes.enumerated_list) -> None:
        pattern = _PATTERNS.get(node.get("enumtype", ""), "1")
        numbering = typst.literal(f"{node.get('prefix', '')}{pattern}{node.get('suffix', '.')}")
        self.block(f"#enum(start: {node.get('start', 1)}, numbering: {numbering}){self.close()};")

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.open()

    def depart_list_item(self, node: nodes.list_item) -> None:
        self.add(f"[{self.anchors(node)}{self.close()}]")

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        self.open()

    def depart_definition_list(self, node: nodes.definition_list) -> None:
        self.block(f"#terms({self.close()});")

    def visit_glossary(self, node: nodes.Element) -> None: ...
    def depart_glossary(self, node: nodes.Element) -> None: ...

    def visit_container(self, node: nodes.container) -> None:
        self.open()

    def depart_container(self, node: nodes.container) -> None:
        inside = self.close()
        if REGISTER in node["classes"]:
            kind = node["classes"][-1]
            self.block(typst.call("register", inside, kind=typst.literal(kind)))
        elif NOTICE in node["classes"]:
            self.block(typst.call("admonition", inside))
        else:
            self.add(inside)

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        self.add("terms.item(")

    def depart_definition_list_item(self, node: nodes.definition_list_item) -> None:
        self.add("), ")

    def visit_term(self, node: nodes.term) -> None:
        self.open()

    def depart_term(self, node: nodes.term) -> None:
        self.add(f"[{self.anchors(node)}{self.close()}], ")

    def visit_definition(self, node: nodes.definition) -> None:
        self.open()

    def depart_definition(self, node: nodes.definition) -> None:
        self.add(f"[{self.close()}]")
