"""The bibliography as a list, with links to the places that cite each work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex_docutils import Backend
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from extensions.citations import chicago
from extensions.citations.store import containers_of, domain_of, listed, store_of, terms_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import Citation

    from extensions.citations.numbering import Place

LINK = "citation-link"
"""Type of our cross-references; no domain has it, so Sphinx asks :func:`resolve_link`."""


class BibliographyList(SphinxPostTransform):
    """Turn the citation nodes of sphinxcontrib-bibtex into a bullet list.

    Citation nodes become ``role="doc-biblioentry"``, which DPUB-ARIA 1.1 deprecates, and a box per
    entry in LaTeX. A list is what a bibliography is, in every format. Ids are kept. Priority 6:
    after sphinxcontrib-bibtex (5).
    """

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Replace every bibliography of the document."""
        by_id = {
            (citation.bibliography_key.docname, citation.citation_id): citation
            for citation in domain_of(self.env).citations
        }
        for container in list(self.document.findall(nodes.container)):
            items = [
                self.item(node, by_id[node["docname"], node["ids"][0]])
                for node in container.children
                if isinstance(node, nodes.citation) and "docname" in node
            ]
            if items:
                container.replace_self(
                    nodes.bullet_list("", *items, bullet="-", classes=["bibliography"])
                )

    def item(self, node: nodes.citation, citation: Citation) -> nodes.list_item:
        """Return the list item that takes the place of *node*."""
        docname = node["docname"]
        terms = terms_of(self.env)
        text = chicago.bibliography(citation.entry, terms, containers_of(self.env, citation.entry))
        paragraph = nodes.paragraph("", "", *text.render(Backend()))
        self.link_works(paragraph, docname)
        places = store_of(self.env).book.places.get(citation.key, [])
        if places:
            paragraph += nodes.Text(" ")
            paragraph += self.places(places, docname)
        item = nodes.list_item("", paragraph, classes=["bibliography-entry"])
        item["ids"], item["work"] = list(node["ids"]), citation.key
        return item

    def link_works(self, paragraph: nodes.paragraph, docname: str) -> None:
        """Link the works that an entry names to their own entries."""
        targets = listed(self.env)
        for inline in list(paragraph.findall(nodes.inline)):
            key = inline.attributes.pop("work", None)
            if key is None:
                continue
            if key in targets:
                inline.replace_self(_link(docname, *targets[key], *inline.children))

    def places(self, places: list[Place], docname: str) -> nodes.inline:
        """Return the list of links to *places*."""
        result = nodes.inline("", "", classes=["citation-places"])
        for count, place in enumerate(places):
            if count:
                result += nodes.Text(", ")
            result += _link(docname, place.docname, place.anchor, nodes.Text(place.label))
        return result


class LatexAnchors(SphinxPostTransform):
    """Give entries and calls of notes an anchor in LaTeX, whose writer has no label for them."""

    default_priority = 7
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Move the ids of each to a target: in the entry, or before the call."""
        for item in list(self.document.findall(nodes.list_item)):
            if "bibliography-entry" in item["classes"]:
                paragraph = item[0]
                assert isinstance(paragraph, nodes.paragraph)
                paragraph.insert(0, nodes.target("", "", ids=item["ids"]))
                item["ids"] = []
        for found in list(self.document.findall(nodes.bullet_list)):
            if "bibliography" in found["classes"]:
                # Its class becomes an environment, which conf.py sets without bullets.
                container = nodes.container(classes=["bibliography"])
                found.replace_self(container)
                container += found
        for call in list(self.document.findall(nodes.footnote_reference)):
            parent = call.parent
            # A label in a moving argument would be written twice.
            if isinstance(parent, nodes.Element) and not isinstance(parent, nodes.title):
                parent.insert(parent.index(call), nodes.target("", "", ids=call["ids"]))
                call["ids"] = []


def resolve_link(
    app: Sphinx,
    env: BuildEnvironment,
    node: addnodes.pending_xref,
    contnode: nodes.TextElement,
) -> nodes.reference | None:
    """Return the reference that a cross-reference made by :class:`BibliographyList` stands for."""
    if node["reftype"] != LINK:
        return None
    return make_refnode(app.builder, node["refdoc"], node["refwork"], node["reftarget"], contnode)


def _link(docname: str, target: str, anchor: str, *children: nodes.Node) -> nodes.Node:
    """Return *children* in a cross-reference to *anchor* of document *target*."""
    content = children[0] if len(children) == 1 else nodes.inline("", "", *children)
    if not anchor:
        return content
    return addnodes.pending_xref(
        "",
        content,
        refdoc=docname,
        refdomain="",
        reftype=LINK,
        refwork=target,
        reftarget=anchor,
        refwarn=False,
    )
