"""What a translator should know of a message: what kind of text it is, and in which section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = "message-kind"
"""Attribute of a node that says itself what kind of text it is."""

OTHER_NAME = "other name, left out if it is the term"
"""Kind of a text whose translation is a name too, but need not be that of the source."""

# The innermost of these around a text, or the text itself, says what it is.
_KINDS: tuple[tuple[type, str], ...] = (
    (addnodes.toctree, "heading in the contents"),
    (addnodes.index, "index entry"),
    (nodes.image, "description of a picture"),
    (nodes.meta, "description of the page"),
    (nodes.caption, "caption"),
    (nodes.legend, "legend of a figure"),
    (nodes.rubric, "heading"),
    (nodes.attribution, "source of a quotation"),
    (nodes.line, "line of verse"),
    (nodes.term, "term"),
    (nodes.definition, "definition"),
    (nodes.footnote, "note"),
    (nodes.entry, "table cell"),
    (nodes.list_item, "list item"),
    (nodes.block_quote, "quotation"),
    (nodes.Admonition, "text in a box"),
    (nodes.section, "paragraph"),
)


def describe(node: nodes.Element, calls: Mapping[str, nodes.Element]) -> str:
    """Return kind and section of *node*; *calls* has the first call of each note."""
    note = around(node, nodes.footnote)
    # Notes stand at the end of the doctree; a reader meets one where it is called.
    place = calls.get(note["ids"][0], node) if note is not None and note["ids"] else node
    kind = _title(node) if isinstance(node, nodes.title) else _kind(node)
    section = around(place, nodes.section)
    if section is not None and isinstance(node, nodes.title) and node.parent is section:
        section = around(section, nodes.section)
    title = _plain(section[0]) if section is not None and section.children else ""
    return f"{kind}, § {title}" if title else kind


def _kind(node: nodes.Node) -> str:
    place: nodes.Node | None = node
    while place is not None:
        if isinstance(place, nodes.Element) and KIND in place:
            return str(place[KIND])
        if isinstance(place, nodes.entry) and isinstance(place.parent.parent, nodes.thead):
            return "heading of a column"
        for kind, name in _KINDS:
            if isinstance(place, kind):
                return name
        place = place.parent
    return "paragraph"


def _title(title: nodes.title) -> str:
    if isinstance(title.parent, nodes.table):
        return "caption"
    if isinstance(title.parent, addnodes.compact_paragraph):
        return "heading in the contents"
    return "title" if isinstance(title.parent, nodes.section) else "title of a box"


def around(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Element | None:
    """Return the innermost *kind* around *node*."""
    place = node.parent
    while place is not None and not isinstance(place, kind):
        place = place.parent
    return place


def _plain(title: nodes.Node) -> str:
    """Return the words of a title, without the numbers of its notes, in one line."""
    texts = (
        text.astext()
        for text in title.findall(nodes.Text)
        if not isinstance(text.parent, nodes.footnote_reference)
    )
    return " ".join("".join(texts).split())
