"""What the parts of the book are, in the words that reading systems and screen readers know.

https://www.w3.org/TR/epub-ssv-11/ (``epub:type``), https://www.w3.org/TR/dpub-aria-1.1/ (``role``)
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from docutils.nodes import Element

PARTS = (
    "abstract",
    "acknowledgments",
    "afterword",
    "appendix",
    "bibliography",
    "chapter",
    "conclusion",
    "epilogue",
    "foreword",
    "glossary",
    "introduction",
    "preface",
    "prologue",
)
"""What a page can be; its file is named so."""

ROLES = {part: f"doc-{part}" for part in PARTS} | {
    "backlink": "doc-backlink",
    "footnote": "doc-footnote",
    "footnotes": "doc-endnotes",
    "noteref": "doc-noteref",
    "subtitle": "doc-subtitle",
    "titlepage": None,
}
"""``epub:type`` to the role that says the same to a screen reader."""

MATTER = {"front": "frontmatter", "main": "bodymatter", "back": "backmatter"}
"""Division of the book to the ``epub:type`` of a page's body."""


def attributes(kind: str) -> dict[str, str]:
    """Return the attributes that say that an element is a *kind*."""
    role = ROLES[kind]
    return {"epub:type": kind, "role": role} if role else {"epub:type": kind}


def mark_as(kind: str, node: Element) -> None:
    """Have the translator say that *node* is a *kind*."""
    node["semantics"] = kind


def kind_of(docname: str, division: str) -> str | None:
    """Return what the page *docname* is by its name, else a chapter if in the main matter."""
    name = PurePosixPath(docname).name.removeprefix("second-")
    return name if name in PARTS else "chapter" if division == "main" else None


class Semantics(SphinxPostTransform):
    """Mark the one section that a page is."""

    builders = ("epub",)
    default_priority = 800

    def run(self, **_: Any) -> None:
        """Mark the first section of the page."""
        docname = self.env.current_document.docname
        division = self.app.builder.matter.get(docname, "front")  # type: ignore[attr-defined]
        root = docname == self.config.root_doc
        kind = "titlepage" if root else kind_of(docname, division)
        section = self.document.next_node(nodes.section)
        if kind and section is not None:
            mark_as(kind, section)
