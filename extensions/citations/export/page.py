"""The HTML bibliography page offers its works to reference managers, and marks them for Zotero."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from extensions.citations.bibliography import BibliographyList
from extensions.citations.export import biblatex, coins, csl, ris
from extensions.citations.store import containers_of, domain_of, entry_of, terms_of

if TYPE_CHECKING:
    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

BUILDERS = ("html", "dirhtml")
FORMATS = {"bib": "BibTeX", "json": "CSL-JSON", "ris": "RIS"}
"""Suffix of each file, and the name of what is in it."""


class ContextObject(nodes.Inline, nodes.Element):
    """An empty span of class Z3988 whose attribute *openurl* tells what work stands here."""


def item_of(env: BuildEnvironment, entry: Entry) -> csl.Item:
    """Return *entry* as a CSL item in the language of the edition."""
    return csl.item(entry, terms_of(env), containers_of(env, entry))


def files(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """Return suffix → contents of the files with the works listed in the document *docname*."""
    works = {
        citation.key: citation.entry
        for citation in domain_of(env).citations
        if citation.bibliography_key.docname == docname
    }
    items = [item_of(env, entry) for entry in works.values()]
    terms = terms_of(env)
    converted = {
        key: biblatex.entry_of(entry, terms, containers_of(env, entry))
        for key, entry in works.items()
    }
    return {"bib": biblatex.dump(converted), "json": csl.dump(items), "ris": ris.dump(items)}


class ReferenceManagers(SphinxPostTransform):
    """Put links to the files above each bibliography and a context object into each entry."""

    default_priority = BibliographyList.default_priority + 1
    builders = BUILDERS

    def run(self, **kwargs: Any) -> None:
        """Add to every bibliography of the document."""
        for bibliography in list(self.document.findall(nodes.bullet_list)):
            if "bibliography" not in bibliography["classes"]:
                continue
            parent = bibliography.parent
            parent.insert(parent.index(bibliography), self.links())
            for item in bibliography.findall(nodes.list_item):
                entry = entry_of(self.env, item.get("work", ""))
                paragraph = item[0]
                if entry is not None and isinstance(paragraph, nodes.paragraph):
                    openurl = coins.context(item_of(self.env, entry))
                    paragraph.insert(0, ContextObject(openurl=openurl))

    def links(self) -> nodes.paragraph:
        """Return the line with one link a file."""
        stem = self.env.current_document.docname.rpartition("/")[2]
        line = nodes.paragraph("", "", classes=["bibliography-downloads"])
        line += nodes.Text(_("Download these works for a reference manager:"))
        for count, (suffix, name) in enumerate(FORMATS.items()):
            line += nodes.Text(", " if count else " ")
            line += addnodes.download_reference("", "", nodes.Text(name), refuri=f"{stem}.{suffix}")
        return line


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of each bibliography beside its page."""
    if exception is not None or app.builder.name not in BUILDERS:
        return
    for docname in {citation.bibliography_key.docname for citation in domain_of(app.env).citations}:
        folder = Path(app.builder.get_outfilename(docname)).parent  # type: ignore[attr-defined]
        stem = docname.rpartition("/")[2]
        for suffix, text in files(app.env, docname).items():
            (folder / f"{stem}.{suffix}").write_bytes(text.encode())


def visit_context_object(self: HTML5Translator, node: ContextObject) -> None:
    """Write the span."""
    self.body.append(self.starttag(node, "span", "", CLASS="Z3988", title=node["openurl"]))
    self.body.append("</span>")


def depart_context_object(self: HTML5Translator, node: ContextObject) -> None:
    """Write nothing more."""


def setup_page(app: Sphinx) -> None:
    """Register what the page needs."""
    app.add_node(ContextObject, html=(visit_context_object, depart_context_object))
    app.add_post_transform(ReferenceManagers)
    app.connect("build-finished", write_files)
