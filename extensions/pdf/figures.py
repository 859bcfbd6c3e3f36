"""Pictures and tables with their captions; numbers are Sphinx's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from extensions.pdf import typst
from extensions.pdf.gatherer import Gatherer

if TYPE_CHECKING:
    from docutils.nodes import Element


class FigureVisitors(Gatherer):
    """The figure and table families."""

    table_title: str | None = None
    caption: str | None = None

    def visit_image(self, node: nodes.image) -> None:
        name = self.builder.images.get(node["uri"])
        if name is None:
            # Sphinx has said already that the picture is missing.
            raise nodes.SkipNode
        if not node.get("alt"):
            self.fail(node, "alt", "the picture has no words for who cannot see it. Add :alt: …")
        alt = typst.literal(node.get("alt", ""))
        self.add(f"#image({typst.literal(name)}, alt: {alt});")

    def depart_image(self, node: nodes.image) -> None: ...

    def visit_figure(self, node: nodes.figure) -> None:
        self.caption = None
        self.open()

    def depart_figure(self, node: nodes.figure) -> None:
        self.block(self._figure(node, self.close(), self.caption, "image", _("Fig. %s")))

    def visit_caption(self, node: nodes.caption) -> None:
        self.open()

    def depart_caption(self, node: nodes.caption) -> None:
        self.caption = self.close()

    def visit_legend(self, node: nodes.legend) -> None:
        self.open()

    def depart_legend(self, node: nodes.legend) -> None:
        # With the caption below the picture, but not in the list of figures.
        self.caption = f"{self.caption or ''}{typst.call('legend', self.close())}"

    def visit_table(self, node: nodes.table) -> None:
        self.table_title = None
        self.open()

    def depart_table(self, node: nodes.table) -> None:
        self.block(self._figure(node, self.close(), self.table_title, "table", _("Table %s")))

    def _figure(self, node: Element, body: str, caption: str | None, kind: str, name: str) -> str:
        """Return a picture or table; with a caption it is numbered."""
        figtype = "figure" if kind == "image" else "table"
        numbers = self.builder.env.toc_fignumbers.get(self.docnames[-1], {}).get(figtype, {})
        found = next((numbers[target] for target in node["ids"] if target in numbers), None)
        number = ".".join(map(str, found)) if found else None
        # A picture may float to another page; links lead to where it is.
        return typst.call(
            "figure",
            self.anchors(node) + body,
            kind=kind,
            supplement=typst.literal(name.replace("%s", "").strip()),
            numbering=typst.fixed_number(number),
            caption=f"[{caption}]" if caption else None,
        )

    def visit_tgroup(self, node: nodes.tgroup) -> None:
        self.open()

    def depart_tgroup(self, node: nodes.tgroup) -> None:
        columns = list(node.findall(nodes.colspec))
        given = node.parent is not None and "colwidths-given" in node.parent["classes"]
        widths = typst.array([f"{c['colwidth']}fr" if given else "auto" for c in columns])
        self.block(f"#table(columns: {widths}, {self.close()});")

    def visit_colspec(self, node: nodes.colspec) -> None: ...
    def depart_colspec(self, node: nodes.colspec) -> None: ...

    def visit_thead(self, node: nodes.thead) -> None:
        self.open()

    def depart_thead(self, node: nodes.thead) -> None:
        # Typst repeats a header as an artifact, in which PDF/UA allows no link: not with notes.
        repeat = not any(node.findall(nodes.footnote_reference))
        self.add(f"table.header(repeat: {str(repeat).lower()}, {self.close()}), ")

    def visit_tbody(self, node: nodes.tbody) -> None: ...
    def depart_tbody(self, node: nodes.tbody) -> None: ...

    def visit_row(self, node: nodes.row) -> None: ...
    def depart_row(self, node: nodes.row) -> None: ...

    def visit_entry(self, node: nodes.entry) -> None:
        self.open()

    def depart_entry(self, node: nodes.entry) -> None:
        text = self.close().strip()
        spans = f"colspan: {node.get('morecols', 0) + 1}, rowspan: {node.get('morerows', 0) + 1}"
        aligned = next((c[5:] for c in node["classes"] if c.startswith("text-")), None)
        align = f", align: {aligned}" if aligned in {"left", "center", "right"} else ""
        self.add(f"table.cell({spans}{align})[{text}], ")
