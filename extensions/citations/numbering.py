"""First or later citation, note numbers, places of citation: decided for the whole book. Pure.

Documents come in reading order, each with its citations in the order of its notes; out comes the
form of each citation and, for each work, where it is cited.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True)
class Use:
    """One citation in a document.

    *index* is its place among the citations of the document as written, *note* the number printed
    for its note (``""`` outside of notes), *anchor* the id of the place in the text. One that is
    *aside*, in a register, is no place to which the bibliography leads.
    """

    index: int
    key: str
    locator: str
    language: str
    note: str
    anchor: str
    aside: bool = False


@dataclass(frozen=True)
class Place:
    """A place that cites a work: *label* is what is printed, ``1.3`` for chapter 1, note 3."""

    docname: str
    anchor: str
    label: str


@dataclass
class Book:
    """What :func:`number` decides."""

    first: dict[str, set[int]] = field(default_factory=dict)
    """Document → indexes of the citations that print in full."""
    places: dict[str, list[Place]] = field(default_factory=dict)
    """Key → places, in reading order."""


def number(
    docnames: Iterable[str],
    uses: Mapping[str, Sequence[Use]],
    chapters: Mapping[str, str],
    restart: str = "book",
) -> Book:
    """Return the forms and places of all citations.

    *docnames* is the reading order, *uses* the citations of each document in reading order,
    *chapters* the number of each numbered one. With *restart* ``chapter`` every document begins
    anew. In an edition with two languages side by side each language has its own first citation.
    """
    book = Book()
    seen: set[tuple[str, str]] = set()
    for docname in docnames:
        if restart == "chapter":
            seen.clear()
        first = book.first.setdefault(docname, set())
        for use in uses.get(docname, ()):
            work = (use.language, use.key)
            if work not in seen:
                seen.add(work)
                first.add(use.index)
            if use.aside:
                continue
            place = Place(docname, use.anchor, _label(chapters.get(docname, ""), use.note))
            places = book.places.setdefault(use.key, [])
            if not any(_same(place, other) for other in places):
                places.append(place)
    return book


def _label(chapter: str, note: str) -> str:
    return ".".join(part for part in (chapter, note) if part) or "\N{UPWARDS ARROW}"


def _same(place: Place, other: Place) -> bool:
    """Say whether two places are one note, cited twice, or in two languages."""
    return (place.docname, place.anchor) == (other.docname, other.anchor)
