"""Collecting the citations of each document, and saying which pages must be written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.util import logging
from sphinxcontrib.bibtex.citation_target import CitationTarget
from sphinxcontrib.bibtex.roles import CitationRef

from extensions.citations import reading
from extensions.citations.numbering import number
from extensions.citations.role import TYPE
from extensions.citations.store import (
    chapter_numbers,
    digests,
    domain_of,
    reading_order,
    store_of,
)

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


class CitationCollector(EnvironmentCollector):
    """Runs after translation: what it collects is what this edition prints."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget *docname*; its digest stays, to be compared when it is read again."""
        store_of(env).uses.pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: Set[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over *docnames* from a process that read them."""
        theirs = store_of(other).uses
        store_of(env).uses.update(
            {docname: theirs[docname] for docname in docnames if docname in theirs}
        )

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the citations of *doctree*, give an anchor to those outside of notes."""
        env = app.env
        docname = env.current_document.docname
        for count, node in enumerate(reading.citations(doctree), start=1):
            if reading.is_aside(node):
                continue
            if reading.in_running_text(node):
                logger.warning(
                    "citation in the running text: write [^label] there, and under the paragraph "
                    "[^label]: {cite}`%s`.",
                    node["reftarget"],
                    location=node,
                    type=TYPE,
                    subtype="not_in_note",
                )
            _anchor(node, docname, count)
        uses = reading.uses(doctree, env.config.language or "en")
        store_of(env).uses[docname] = uses
        domain = domain_of(env)
        # The domain lists what is cited; it must not know what only the untranslated text cited.
        domain.data["citation_refs"] = [
            ref for ref in domain.citation_refs if ref.docname != docname
        ] + [
            CitationRef(use.anchor, docname, 0, [CitationTarget(use.key, "", use.locator)])
            for use in uses
        ]

    def get_updated_docs(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Number the book; return the documents that print citations or entries differently now."""
        store = store_of(env)
        store.book = number(
            reading_order(env), store.uses, chapter_numbers(env), env.config.citations_restart
        )
        before, store.digests = store.digests, digests(env, store.book)
        return sorted(name for name, new in store.digests.items() if before.get(name) != new)


def _anchor(node: addnodes.pending_xref, docname: str, count: int) -> None:
    """Put *node*, unless in a note, into an inline with an id that no other document has."""
    parent: nodes.Element | None = node.parent
    while parent is not None:
        if isinstance(parent, nodes.footnote):
            return
        parent = parent.parent
    anchor = nodes.make_id(f"cite-{docname}-{count}")
    node["cite-anchor"] = anchor
    wrapper = nodes.inline("", "", ids=[anchor])
    node.replace_self(wrapper)
    wrapper += node
