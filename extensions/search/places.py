"""The places of a page that a search can lead to, and the words that stand there.

A place is what one reads in one go: a paragraph, an item of a list, a note, an entry of a register
or of the bibliography, a table, a heading. Each has the address at which a browser shows it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

from extensions.phrases import language_of
from extensions.registers.links import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.nodes import Element, Node


class Kind(IntEnum):
    """What a place is: words of the book, a note, or a work in the bibliography."""

    TEXT = 0
    NOTE = 1
    WORK = 2


class Place(NamedTuple):
    """Where words stand.

    ``anchor`` is the id to which a link leads, ``section`` the place of the section in
    ``Page.sections``. ``head`` is the term of an entry, the first cell of a row, or the number of a
    note. ``language`` is empty where the words are in that of the page.
    """

    anchor: str
    section: int
    text: str
    head: str = ""
    kind: Kind = Kind.TEXT
    language: str = ""


class Page(NamedTuple):
    """The sections of a page, as (id, number and title), and its places."""

    sections: list[tuple[str, str]]
    places: list[Place]


# What stands in a page, but is not what it says: numbers of notes and lists of links.
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
_UNSAID_CLASSES = {SECTIONS, "citation-places", "bibliography-downloads", "toctree-wrapper"}

_PLACES = (
    nodes.paragraph,
    nodes.footnote,
    nodes.definition_list_item,
    nodes.list_item,
    nodes.table,
    nodes.figure,
    nodes.line_block,
    nodes.literal_block,
)


def page(doctree: nodes.document, numbers: Mapping[str, tuple[int, ...]]) -> Page:
    """Return what is in the resolved *doctree*.

    *numbers* are those of its sections, by ``#id``; that of the page by an empty text.
    """
    found = _Reader(numbers)
    found.read(doctree)
    return Page(found.sections, found.places)


def words(node: Node) -> str:
    """Return what *node* says, in one line."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.Element) and not _is_unsaid(node):
        for child in node.children:
            yield from _texts(child)
        if not isinstance(node, nodes.Inline):
            yield " "


def _is_unsaid(node: Element) -> bool:
    return isinstance(node, _UNSAID) or not _UNSAID_CLASSES.isdisjoint(node.get("classes", ()))


class _Reader:
    """Walks over a page; what has no address of its own is found at that of what is before it."""

    def __init__(self, numbers: Mapping[str, tuple[int, ...]]) -> None:
        self.numbers = numbers
        self.sections: list[tuple[str, str]] = []
        self.places: list[Place] = []
        self.calls: dict[str, int] = {}
        self.anchor = ""

    def read(self, node: Element, section: int = 0) -> None:
        if isinstance(node, nodes.section):
            section = self._open(node)
        for child in node.children:
            if not isinstance(child, nodes.Element) or _is_unsaid(child):
                continue
            if isinstance(child, _PLACES):
                self._add(child, section)
            else:
                self.read(child, section)

    def _open(self, node: nodes.section) -> int:
        """Begin a section, whose heading is a place too."""
        self.anchor = node["ids"][0]
        number = self.numbers.get(f"#{self.anchor}" if self.sections else "", ())
        heading = node.next_node(nodes.title)
        title = "".join(_texts_of(heading)) if heading else ""
        parts = [".".join(map(str, number)), " ".join(title.split())]
        self.sections.append((self.anchor, " ".join(part for part in parts if part)))
        return len(self.sections) - 1

    def _add(self, node: Element, section: int) -> None:
        for call in node.findall(nodes.footnote_reference):
            self.calls.update(dict.fromkeys(call["ids"], section))
        if isinstance(node, nodes.footnote):
            # Notes stand at the end of the page, and belong where they are called.
            section = next(
                (self.calls[id_] for id_ in node["backrefs"] if id_ in self.calls), section
            )
            number = node[0].astext()
            self._append(Place(node["ids"][0], section, words(node), number, Kind.NOTE), node)
        elif isinstance(node, nodes.definition_list_item):
            self._add_entry(node, section)
        elif isinstance(node, nodes.table):
            self._add_table(node, section)
        else:
            self.anchor = next((id_ for id_ in reversed(node["ids"])), self.anchor)
            kind = Kind.WORK if "bibliography-entry" in node["classes"] else Kind.TEXT
            self._append(Place(self.anchor, section, words(node), kind=kind), node)

    def _add_table(self, node: nodes.table, section: int) -> None:
        """Add caption and rows, each called by its first cell."""
        anchor = next(iter(node["ids"]), self.anchor)
        for title in node.findall(nodes.title):
            self._append(Place(anchor, section, "".join(_texts_of(title))), title)
        for row in node.findall(nodes.row):
            head, *cells = (words(cell) for cell in row.children)
            self._append(Place(anchor, section, " · ".join(filter(None, cells)), head), row)

    def _add_entry(self, node: nodes.definition_list_item, section: int) -> None:
        """Add an entry; several of its paragraphs that have addresses are a place each."""
        terms = [child for child in node.children if isinstance(child, nodes.term)]
        head = "; ".join(words(term) for term in terms)
        named = next((id_ for term in terms for id_ in term["ids"]), "")
        # An entry without an address only says where to look: “See …”.
        anchor = named or next(_within(node), self.anchor)
        self.anchor = named or self.anchor
        text = []
        for child in node.findall(nodes.definition):
            for block in child.children:
                if isinstance(block, nodes.paragraph) and block["ids"]:
                    self._append(Place(block["ids"][-1], section, words(block), head), block)
                else:
                    text.append(words(block))
        if any(text) or not node.next_node(nodes.definition):
            self._append(Place(anchor, section, " ".join(text), head), node)

    def _append(self, place: Place, node: Element) -> None:
        if place.text or place.head:
            self.places.append(place._replace(language=language_of(node) or ""))


def _texts_of(heading: Element) -> Iterator[str]:
    for child in heading.children:
        yield from _texts(child)


def _within(node: Element) -> Iterator[str]:
    """Yield the ids on the same page to which *node* links."""
    for link in node.findall(nodes.reference):
        page, _hash, id_ = link.get("refuri", f"#{link.get('refid', '')}").partition("#")
        if id_ and not page:
            yield id_
