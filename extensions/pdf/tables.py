"""Tables for the PDF: header rows repeat on every page and are tagged as headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from extensions.pdf import typst

if TYPE_CHECKING:
    from docutils.nodes import Element


class TableVisitors:
    """The table family; mixed into the translator, whose stack it uses."""

    table_title: str | None = None

    def visit_table(self, node: nodes.table) -> None:
        self.table_title = None
        self.open()  # type: ignore[attr-defined]

    def depart_table(self, node: nodes.table) -> None:
        body = self.close()  # type: ignore[attr-defined]
        kind, title = "table", self.table_title
        self.block(self._figure(node, body, title, kind, _("Table %s")))  # type: ignore[attr-defined]

    def visit_tgroup(self, node: nodes.tgroup) -> None:
        self.open()  # type: ignore[attr-defined]

    def depart_tgroup(self, node: nodes.tgroup) -> None:
        columns = list(node.findall(nodes.colspec))
        widths = typst.array([self._width(spec, node.parent) for spec in columns])
        rows = self.close()  # type: ignore[attr-defined]
        self.block(f"#table(columns: {widths}, {rows});")  # type: ignore[attr-defined]

    def _width(self, colspec: nodes.colspec, table: Element) -> str:
        """Return a column's width: what the author gave, else what its text needs."""
        given = "colwidths-given" in table["classes"]
        return f"{colspec['colwidth']}fr" if given else "auto"

    def visit_colspec(self, node: nodes.colspec) -> None: ...
    def depart_colspec(self, node: nodes.colspec) -> None: ...

    def visit_thead(self, node: nodes.thead) -> None:
        self.open()  # type: ignore[attr-defined]

    def depart_thead(self, node: nodes.thead) -> None:
        # Typst repeats a header as an artifact, in which PDF/UA allows no link: not with notes.
        repeat = not any(node.findall(lambda n: isinstance(n, nodes.footnote_reference)))
        cells = self.close()  # type: ignore[attr-defined]
        self.add(f"table.header(repeat: {str(repeat).lower()}, {cells}), ")  # type: ignore[attr-defined]

    def visit_tbody(self, node: nodes.tbody) -> None: ...
    def depart_tbody(self, node: nodes.tbody) -> None: ...

    def visit_row(self, node: nodes.row) -> None: ...
    def depart_row(self, node: nodes.row) -> None: ...

    def visit_entry(self, node: nodes.entry) -> None:
        self.open()  # type: ignore[attr-defined]

    def depart_entry(self, node: nodes.entry) -> None:
        text = self.close().strip()  # type: ignore[attr-defined]
        spans = f"colspan: {node.get('morecols', 0) + 1}, rowspan: {node.get('morerows', 0) + 1}"
        aligned = next((c[5:] for c in node["classes"] if c.startswith("text-")), None)
        align = f", align: {aligned}" if aligned in {"left", "center", "right"} else ""
        self.add(f"table.cell({spans}{align})[{text}], ")  # type: ignore[attr-defined]
