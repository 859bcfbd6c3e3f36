"""The places of a page that a search can lead to, and the words that stand there.

A place is what one reads in one go: a paragraph, an item of a list, a note, an entry of a register
or of the bibliography, a table, a heading. Each has the address at which a browser shows it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from extensions.phrases import language_of
from extensions.search.words import is_unsaid, language_of_all, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.nodes import Element


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


class Section(NamedTuple):
    """A section: its id, its number and title, and their language as that of a place."""

    anchor: str
    title: str
    language: str = ""


class Page(NamedTuple):
    """What is on a page."""

    sections: list[Section]
    places: list[Place]


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


class _Reader:
    """Walks over a page; what has no address of its own is found at that of what is before it."""

    def __init__(self, numbers: Mapping[str, tuple[int, ...]]) -> None:
        self.numbers = numbers
        self.sections: list[Section] = []
        self.places: list[Place] = []
        self.calls: dict[str, int] = {}
        self.anchor = ""
        self.year = ""

    def read(self, node: Element, section: int = 0) -> None:
        if isinstance(node, nodes.section):
            section = self._open(node)
        for child in node.children:
            if isinstance(child, nodes.rubric):
                # That of a chronology, above dates that are without one.
                self.year = child.astext() if child.astext().isdecimal() else ""
            if not isinstance(child, nodes.Element) or is_unsaid(child):
                continue
            if isinstance(child, _PLACES):
                self._add(child, section)
            else:
                self.read(child, section)

    def _open(self, node: nodes.section) -> int:
        """Begin a section, whose heading is a place too."""
        self.year = ""
        self.anchor = node["ids"][0]
        number = self.numbers.get(f"#{self.anchor}" if self.sections else "", ())
        heading = next(child for child in node.children if isinstance(child, nodes.title))
        title = " ".join(filter(None, [".".join(map(str, number)), words(heading)]))
        self.sections.append(Section(self.anchor, title, language_of_all(heading)))
        self._note_calls(heading, len(self.sections) - 1)
        return len(self.sections) - 1

    def _note_calls(self, node: Element, section: int) -> None:
        for call in node.findall(nodes.footnote_reference):
            self.calls.update(dict.fromkeys(call["ids"], section))

    def _add(self, node: Element, section: int) -> None:
        self._note_calls(node, section)
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
            self._append(Place(anchor, section, words(title)), title)
        for row in node.findall(nodes.row):
            head, *cells = (words(cell) for cell in row.children)
            self._append(Place(anchor, section, " · ".join(filter(None, cells)), head), row)

    def _add_entry(self, node: nodes.definition_list_item, section: int) -> None:
        """Add an entry; several of its paragraphs that have addresses are a place each."""
        terms = [child for child in node.children if isinstance(child, nodes.term)]
        head = "; ".join(words(term) for term in terms)
        head = " · ".join(filter(None, [self.year, head]))
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


def _within(node: Element) -> Iterator[str]:
    """Yield the ids on the same page to which *node* links."""
    for link in node.findall(nodes.reference):
        page, _hash, id_ = link.get("refuri", f"#{link.get('refid', '')}").partition("#")
        if id_ and not page:
            yield id_
