"""What a part of a page says: its text without numbers of notes and lists of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from extensions.phrases import language_of
from extensions.registers.links import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, Node

_UNSAID = (
    nodes.footnote_reference,
    nodes.label,
    nodes.title,
    nodes.rubric,
    nodes.raw,
    nodes.comment,
    nodes.system_message,
    addnodes.index,
)
# The last one is Sphinx's: what a search shall not find.
_UNSAID_CLASSES = {
    *(SECTIONS, "citation-places", "bibliography-downloads", "toctree-wrapper"),
    "no-search",
}


def words(node: Node) -> str:
    """Return what *node* says, in one line."""
    return " ".join("".join(text for child in node.children for text in _texts(child)).split())


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.Element) and not is_unsaid(node):
        for child in node.children:
            yield from _texts(child)
        if not isinstance(node, nodes.Inline):
            yield " "


def is_unsaid(node: Element) -> bool:
    """Say whether *node* is no part of what a page says; titles are known apart."""
    return isinstance(node, _UNSAID) or not _UNSAID_CLASSES.isdisjoint(node.get("classes", ()))


def language_of_all(heading: Element) -> str:
    """Return the language of the only part of *heading* that has words, if it is marked."""
    parts = [child for child in heading.children if not isinstance(child, nodes.footnote_reference)]
    only = parts[0] if len(parts) == 1 else None
    return (language_of(only) if isinstance(only, nodes.inline) else None) or ""
