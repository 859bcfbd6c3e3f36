"""Links, and the check that each leads somewhere, which Typst itself would find too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.pdf import typst
from extensions.pdf.notes import NoteVisitors

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.builders import Builder


class LinkVisitors(NoteVisitors):
    """References and their targets."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Begin without links."""
        super().__init__(document, builder)
        self.links: dict[str, Element] = {}

    def visit_reference(self, node: nodes.reference) -> None:
        self.open()

    def depart_reference(self, node: nodes.reference) -> None:
        text = self.close()
        if self.title_notes is not None:
            # A link in a heading would stand in the running head, where PDF/UA forbids it.
            self.add(text)
            return
        uri = node.get("refuri", "")
        if uri.startswith("%"):
            docname, _hash, target = uri[1:].partition("#")
        elif "refid" in node:
            docname, target = self.docnames[-1], node["refid"]
        else:
            self.add(f"#link({typst.literal(uri)})[{text}];")
            return
        label = typst.label(docname, target)
        self.links.setdefault(label, node)
        self.add(f"#link({label})[{text}];")

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def visit_target(self, node: nodes.target) -> None:
        self.add(self.anchors(node))

    def depart_target(self, node: nodes.target) -> None: ...

    def check_targets(self) -> None:
        """Report the links that lead nowhere."""
        for label, node in self.links.items():
            if label not in self.targets:
                self.fail(node, "link", f"no {label} in the book. Give the place a (label)= line.")
