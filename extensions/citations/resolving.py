"""Post-transforms for citations: form and language before they are resolved, punctuation after."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex_docutils import Backend
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from extensions.citations import chicago, extents
from extensions.citations.fields import within
from extensions.citations.locators import parse
from extensions.citations.plugins import FULL, SHORT
from extensions.citations.reading import language_at
from extensions.citations.role import SEPARATOR, TYPE
from extensions.citations.store import domain_of, entry_of, listed, store_of, terms_of
from extensions.citations.targets import read

if TYPE_CHECKING:
    from pybtex.database import Entry

logger = logging.getLogger(__name__)


class CitationForms(SphinxPostTransform):
    """Say to each citation whether it prints in full, and in which language.

    Priority 4: before sphinxcontrib-bibtex makes its bibliography (5) and before Sphinx resolves
    cross-references (10).
    """

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Prepare, or replace, each citation of the document."""
        book = store_of(self.env).book
        places = listed(self.env)
        cited = [
            node
            for node in self.document.findall(addnodes.pending_xref)
            if node.get("refdomain") == "cite"
        ]
        for separator in list(self.document.findall(nodes.inline)):
            if SEPARATOR in separator["classes"]:
                self.separate(separator)
        for node in cited:
            docname, index = node.get("refdoc", ""), node.get("cite-index", -1)
            form = FULL if index in book.first.get(docname, ()) else SHORT
            language = terms_of(self.env, node.get("cite-language")).language
            node["reftype"] = f"{form}-{language}"
            target = read(node["reftarget"]).targets[0]
            entry = entry_of(self.env, target.key)
            if entry is None:
                self.unknown(node, target.key)
            else:
                self.misfits(node, entry, target.locator)
                if target.key not in places:
                    self.unlisted(node, entry, target.locator, form)

    def separate(self, separator: nodes.inline) -> None:
        """Put between two works what their relation asks for."""
        siblings = separator.parent.children
        at = siblings.index(separator)
        before, after = (_target(siblings, at + step) for step in (-1, 1))
        language = _language(siblings[at - 1]) if at else None
        left = entry_of(self.env, before) if before else None
        right = entry_of(self.env, after) if after else None
        contained = left is not None and right is not None and right.key in within(left)
        terms = terms_of(self.env, language)
        text = chicago.separator(left, right if contained else None, terms)
        separator.parent.replace(separator, nodes.Text(text))

    def unknown(self, node: addnodes.pending_xref, key: str) -> None:
        """Warn of a work that is not in references.bib, and print what was typed."""
        if not node.get("guessed"):
            self.warn_of_unknown(node, key)
        node.replace_self(nodes.inline("", f"[{key}?]", classes=["citation-unknown"]))

    def warn_of_unknown(self, node: addnodes.pending_xref, key: str) -> None:
        """Say that the work is not there, and which one may be meant."""
        known = list(domain_of(self.env).bibdata.data.entries.keys())
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else "add it there, or correct the key"
        logger.warning(
            "no work %r in the bibliography files; %s",
            key,
            hint,
            location=node,
            type=TYPE,
            subtype="unknown_key",
        )

    def misfits(self, node: addnodes.pending_xref, entry: Entry, locator: str) -> None:
        """Warn of pages and volumes that the work has not."""
        for misfit in extents.misfits(entry, parse(locator)):
            text = f"{misfit.message}. {misfit.cure}"
            logger.warning("%s", text, location=node, type=TYPE, subtype=misfit.code)

    def unlisted(self, node: addnodes.pending_xref, entry: Entry, locator: str, form: str) -> None:
        """Warn of a work that no bibliography of the book lists, and print it without a link."""
        logger.warning(
            "%s stands in no bibliography; add the directive {bibliography} to the book",
            entry.key,
            location=node,
            type=TYPE,
            subtype="unlisted",
        )
        formatter = chicago.full if form == FULL else chicago.short
        terms = terms_of(self.env, node.get("cite-language"))
        rendered = formatter(entry, parse(locator), terms).text().render(Backend())
        node.replace_self(nodes.inline("", "", *rendered, classes=["bibtex-citation"]))


class CitationPunctuation(SphinxPostTransform):
    """Move a comma or full stop that follows a citation inside its closing quotation mark.

    English only (Chicago 6.9). A full stop after one that is part of the citation is dropped in
    every language. Priority 12: after references are resolved.
    """

    default_priority = 12

    def run(self, **kwargs: Any) -> None:
        """Mend the text after each citation."""
        for node in list(self.document.findall(nodes.inline)):
            if "bibtex-citation" not in node["classes"]:
                continue
            following = node.next_node(descend=False, siblings=True)
            leaves = list(node.findall(nodes.Text))
            if not leaves or not isinstance(following, nodes.Text):
                continue
            mark = following[:1]
            terms = terms_of(self.env, _language(node))
            closing = terms.quotes[1]
            last = str(leaves[-1])
            if mark in {".", ","} and mark and terms.comma_in_quotes and last.endswith(closing):
                ended = mark == "." and last[:-1].endswith((".", "?", "!"))
                inside = last[:-1] + ("" if ended else mark) + closing
                leaves[-1].parent.replace(leaves[-1], nodes.Text(inside))
                following.parent.replace(following, nodes.Text(following[1:]))
            elif mark == "." and last.endswith("."):
                following.parent.replace(following, nodes.Text(following[1:]))


def _target(siblings: list[nodes.Node], at: int) -> str:
    """Return the key of the citation among *siblings* at *at*, also inside of its anchor."""
    if not 0 <= at < len(siblings):
        return ""
    node = _citation(siblings[at])
    return read(node["reftarget"]).targets[0].key if node is not None else ""


def _citation(node: nodes.Node) -> addnodes.pending_xref | None:
    return next(iter(node.findall(addnodes.pending_xref)), None)


def _language(node: nodes.Node) -> str | None:
    """Return the language of the part of the document in which *node* stands, if it is marked."""
    return language_at(node, "") or None
