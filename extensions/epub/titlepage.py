"""The front page as a title page: what book.toml says around what index.md says."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from extensions.epub.semantics import mark_as


class TitlePage(SphinxPostTransform):
    """Add subtitle, byline, date and rights, and leave the tables of contents to nav.xhtml."""

    builders = ("epub",)
    default_priority = 790

    def run(self, **_: Any) -> None:
        """Rewrite the front page; drop the lists of pages from every page."""
        for toctree in list(self.document.findall(addnodes.toctree)):
            wrapper = toctree.parent
            wrapper.parent.remove(wrapper)
        if self.env.current_document.docname != self.config.root_doc:
            return
        edition = self.config.book.edition[self.config.language]
        section = self.document.next_node(nodes.section)
        assert section is not None
        subtitle = _line("subtitle", edition.subtitle)
        mark_as("subtitle", subtitle)
        byline = _line("byline", edition.byline)
        year = _line("year", str(self.config.book.date.year))
        section[1:1] = [subtitle, byline, year]
        section += _line("rights", edition.rights)
        section["classes"].append("titlepage")


def _line(name: str, text: str) -> nodes.paragraph:
    return nodes.paragraph("", text, classes=[name])
