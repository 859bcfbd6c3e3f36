"""Doctree to Typst: one method a kind of node, and an error for a kind that is not known.

Families of nodes have files of their own: text, lists, figures, notes, links. Numbers of sections,
notes, figures and tables are Sphinx's; Typst only prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from extensions.abstracts import ABSTRACT, SECOND_ABSTRACT
from extensions.editions import page_language
from extensions.pdf import typst
from extensions.pdf.figures import FigureVisitors
from extensions.pdf.links import LinkVisitors
from extensions.pdf.lists import ListVisitors
from extensions.pdf.text import TextVisitors

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.builders import Builder

ABSTRACTS = (ABSTRACT, SECOND_ABSTRACT)
# In a thesis the list of abbreviations follows the contents and the lists of figures and tables.
ABBREVIATIONS = "chapters/abbreviations"
_UNPRINTED = (
    nodes.comment,
    nodes.footnote,
    nodes.meta,
    nodes.substitution_definition,
    nodes.target,
    addnodes.index,
    addnodes.toctree,
)


class TypstTranslator(TextVisitors, ListVisitors, FigureVisitors, LinkVisitors):
    """Write the assembled book as Typst markup."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Begin with the front page."""
        super().__init__(document, builder)
        self.depth = 0
        self.division = "front"
        self.after_heading = False
        self.has_contents = False

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Mark where a block of the page begins, then visit it."""
        if isinstance(node.parent, nodes.section) and not isinstance(
            node, (nodes.section, addnodes.start_of_file, nodes.Text, nodes.system_message)
        ):
            self._begin_block(node)
        super().dispatch_visit(node)

    def _begin_block(self, node: nodes.Node) -> None:
        """Give a block a number, by which `foot` can move it to the next page.

        A heading and what follows it stay together, and so have one number.
        """
        if isinstance(node, _UNPRINTED):
            return
        if not self.after_heading and self.depth > 1:
            self.current_block += 1
            self.block(f"#nudge({self.current_block});")
        self.after_heading = isinstance(node, nodes.title)

    def visit_document(self, node: nodes.document) -> None:
        self.open()

    def depart_document(self, node: nodes.document) -> None:
        self._end_of_front_page()

    def _end_of_front_page(self) -> None:
        """Put what the front page says beside its title on the back of the title page."""
        if len(self.stack) > 1 and len(self.docnames) == 1:
            self.block(typst.call("imprint", self.close()))

    def visit_start_of_file(self, node: Element) -> None:
        self._end_of_front_page()
        docname = node["docname"]
        division = self.builder.matter.get(docname, self.division)  # type: ignore[attr-defined]
        if not self.has_contents and (docname == ABBREVIATIONS or division == "main"):
            self.has_contents = True
            self.block("#contents();")
        if division != self.division:
            self.division = division
            self.block(f"#show: {division}-matter")
        self.docnames.append(docname)
        if docname in ABSTRACTS:
            self.open()
        self.add(f"#anchor({typst.label(docname, '')});")
        self.targets.add(typst.label(docname, ""))

    def depart_start_of_file(self, node: Element) -> None:
        docname = self.docnames.pop()
        if docname in ABSTRACTS:
            mark = f"#abstract-mark({typst.literal(docname)});"
            self.block(typst.call("abstract", f"{self.close()}\n{mark}"))

    def visit_section(self, node: nodes.section) -> None:
        self.depth += 1

    def depart_section(self, node: nodes.section) -> None:
        self.depth -= 1

    def visit_title(self, node: nodes.title) -> None:
        self.open()
        if isinstance(node.parent, nodes.section):
            self.title_notes = []

    def depart_title(self, node: nodes.title) -> None:
        title = self.close()
        parent = node.parent
        if isinstance(parent, nodes.table):
            self.table_title = title
        elif not isinstance(parent, nodes.section):
            self.block(typst.call("admonition-title", title))
        elif self.depth == 1:
            # The title page, made from book.toml, says it already.
            self.title_notes = None
        else:
            self._heading(parent, title)

    def _heading(self, section: nodes.section, title: str) -> None:
        number = typst.fixed_number(self._section_number(section))
        heading = typst.call("heading", title, level=str(self.depth - 1), numbering=number)
        notes, self.title_notes = "".join(self.title_notes or []), None
        if notes:
            # Kept out of the heading itself: a note must not enter contents and bookmarks.
            heading = f"#noted-heading([{notes}])[{heading}];"
        self.block(self.anchors(section) + heading)
        docname = self.docnames[-1]
        if docname in ABSTRACTS and self.depth == 2:
            language = typst.literal(page_language(self.builder.env, docname))
            self.block(f"#particulars({language});")
            self.block(f"#abstract-mark({typst.literal(docname)});")

    def _section_number(self, section: nodes.section) -> str | None:
        numbers = self.builder.env.toc_secnumbers.get(self.docnames[-1], {})
        anchors = [f"#{target}" for target in section["ids"]]
        if self.depth == 2:
            anchors.append("")
        found = next((numbers[a] for a in anchors if a in numbers), None)
        return ".".join(map(str, found)) if found else None

    def visit_compound(self, node: nodes.compound) -> None: ...
    def depart_compound(self, node: nodes.compound) -> None: ...

    def visit_index(self, node: Element) -> None:
        raise nodes.SkipNode

    visit_comment = visit_index
    visit_substitution_definition = visit_index
    visit_meta = visit_index
    visit_toctree = visit_index

    def unknown_visit(self, node: nodes.Node) -> None:
        """Refuse a kind of node that would otherwise be lost in the PDF."""
        name = type(node).__name__
        if isinstance(node, nodes.Admonition) and name in admonitionlabels:
            self.visit_admonition(node, str(admonitionlabels[name]))  # type: ignore[arg-type]
            return
        self.fail(
            node,
            "unknown_node",
            f"the PDF cannot show “{name}”. "
            "Write it in another way, or add a visitor to extensions/pdf/writer.py.",
        )
        raise nodes.SkipNode

    def unknown_departure(self, node: nodes.Node) -> None:
        """Leave an admonition."""
        self.depart_admonition(node)  # type: ignore[arg-type]
