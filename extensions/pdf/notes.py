"""Notes: Typst wants their text at the first call, and sets it at the foot of that page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from extensions.pdf import typst
from extensions.pdf.gatherer import Gatherer

if TYPE_CHECKING:
    from sphinx.builders import Builder


class NoteVisitors(Gatherer):
    """Calls and texts of notes, and the marks by which `foot` finds the pages of both."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Find the notes of the book."""
        super().__init__(document, builder)
        self.notes = dict(self._find_notes(document))
        self.printed_notes: set[str] = set()
        # Calls in the heading that is being visited; None outside of headings.
        self.title_notes: list[str] | None = None
        # The top-level block that is being visited, and for each printed note the one it is in.
        self.current_block = 0
        self.block_of_note: dict[str, int] = {}

    def _find_notes(self, document: nodes.document) -> list[tuple[str, nodes.footnote]]:
        found = []
        for note in document.findall(nodes.footnote):
            docname = self._docname_of(note)
            found += [(typst.label(docname, target), note) for target in note["ids"]]
        return found

    def _docname_of(self, node: nodes.Node | None) -> str:
        while node is not None:
            if isinstance(node, nodes.Element) and "docname" in node:
                return str(node["docname"])
            node = node.parent
        return self.docnames[0]

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        target = typst.label(self.docnames[-1], node["refid"])
        number = typst.fixed_number(node.astext())
        if target in self.printed_notes:
            call = f"#footnote(numbering: {number}, {target});"
        else:
            self.printed_notes.add(target)
            key = typst.literal(f"{self.docnames[-1]}:{node['refid']}")
            self.block_of_note[f"{self.docnames[-1]}:{node['refid']}"] = self.current_block
            body = f"#note-text({key});{self._note(target)}"
            call = f"#note-call({key});#footnote(numbering: {number})[{body}]#{target};"
        # The bibliography leads back to each call.
        call = self.anchors(node) + call
        if self.title_notes is None:
            self.add(call)
        else:
            self.title_notes.append(call)
        raise nodes.SkipNode

    def _note(self, target: str) -> str:
        self.open()
        for child in self.notes[target].children:
            if not isinstance(child, nodes.label):
                child.walkabout(self)
        return self.close().strip()

    def visit_footnote(self, node: nodes.footnote) -> None:
        # Printed at its first call.
        raise nodes.SkipNode
