"""Which types of entry there are in references.bib, and which fields each must and may have.

Required is what a full citation of such a work prints (Chicago, 17th ed., chapter 14). What nobody
knows of a work is declared in its entry: ``unknown = {address, publisher}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extensions.citations.fields import kind
from extensions.citations.terms import TABLES

if TYPE_CHECKING:
    from pybtex.database import Entry

_PEOPLE = "author editor compiler translator narrator bookauthor"
_COMMON = "title subtitle shorttitle date year pubstate langid within annotation unknown"
_IMPRINT = "address publisher edition volume volumes series number"

PERSONS = frozenset(_PEOPLE.split())
"""Fields that hold names."""


@dataclass(frozen=True)
class EntryType:
    """What a type is for, the fields it *requires*, and those it *allows* besides the common ones.

    A requirement with ``|`` is met by either field.
    """

    purpose: str
    requires: str
    allows: str

    def requirements(self) -> list[tuple[str, ...]]:
        """Return the requirements, each as the fields of which one is enough."""
        return [tuple(requirement.split("|")) for requirement in self.requires.split()]

    def fields(self) -> frozenset[str]:
        """Return all fields the type may have, twins for other languages not counted."""
        names = f"{_COMMON} {self.allows} {self.requires}"
        return frozenset(names.replace("|", " ").split())


_THESIS = ("author title institution date langid", "address")

TYPES = {
    "article": EntryType(
        "article in a journal or weekly, or newspaper (entrysubtype = {newspaper})",
        "author title journal volume|number date pages langid",
        "entrysubtype translator",
    ),
    "book": EntryType(
        "book, volume of a set (volume), set (volumes), edited documents (editor)",
        "author|editor|compiler title address publisher date langid",
        f"{_PEOPLE} {_IMPRINT} pages",
    ),
    "incollection": EntryType(
        "chapter of a book",
        "author title booktitle address publisher date pages langid",
        f"{_PEOPLE} {_IMPRINT} booksubtitle howpublished",
    ),
    "mastersthesis": EntryType("master’s thesis", *_THESIS),
    "misc": EntryType(
        "document read in another work (within), microfilm or conversation (howpublished)",
        "title date howpublished langid",
        f"{_PEOPLE} {_IMPRINT}",
    ),
    "periodical": EntryType("newspaper or journal as a whole", "title date langid", ""),
    "phdthesis": EntryType("doctoral dissertation", *_THESIS),
}
"""Entry types that are formatted."""

_NEWSPAPER = EntryType("newspaper article", "title journal date langid", TYPES["article"].allows)
_MICROFILM = EntryType("microfilm", "title address publisher date langid", TYPES["misc"].allows)


def type_of(entry: Entry) -> EntryType | None:
    """Return what holds for *entry*; ``None`` when its type is unknown."""
    special = {"newspaper": _NEWSPAPER, "microfilm": _MICROFILM}
    known = TYPES.get(entry.type.lower())
    if known is None or kind(entry) not in special:
        return known
    merged = special[kind(entry)]
    return EntryType(merged.purpose, merged.requires, f"{known.allows} {known.requires}")


def base_of(name: str) -> str:
    """Return the field of which *name* is the twin for another edition, else *name*."""
    base, _, language = name.rpartition("_")
    return base if base and language in TABLES else name
