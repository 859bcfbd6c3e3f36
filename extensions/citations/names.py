"""Names of persons and bodies: whole, inverted, short. Pure.

``author = {Kurat, Akdes Nimet and Berge, Metin}``; braces around a name keep it whole:
``{{Halide Edip}}``, ``{{U.S. Department of State}}``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person

from extensions.citations.terms import NBSP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pybtex.database import Entry

    from extensions.citations.terms import Terms

LEADS = ("author", "editor", "compiler")
"""Roles that may head an entry, in the order in which they are tried."""

_MANY_IN_NOTE = 4  # Chicago 14.24: from four names on, the first and "et al."
_MANY_IN_LIST = 11  # and in a bibliography from eleven on, the first seven
_KEPT_IN_LIST = 7


def persons(entry: Entry, role: str, language: str) -> list[Person]:
    """Return the persons of *role* in *entry*, from the field for *language* if there is one.

    Pybtex itself takes only authors and editors for persons.
    """
    text = entry.fields.get(f"{role}_{language}") or entry.fields.get(role)
    if text:
        return [Person(name) for name in split_name_list(text)]
    return list(entry.persons.get(role, []))


def lead(entry: Entry, language: str) -> tuple[str, list[Person]]:
    """Return the role and the persons that head *entry*; ``("", [])`` when its title does."""
    for role in LEADS:
        if found := persons(entry, role, language):
            return role, found
    return "", []


def whole(person: Person) -> str:
    """Return the name as it is spoken: ``Akdes Nimet Kurat``."""
    return _text([*_given(person), *_family(person), *person.lineage_names])


def inverted(person: Person) -> str:
    """Return the name as it is sorted: ``Kurat, Akdes Nimet``; a name without parts as it is."""
    parts = [_text(_family(person)), _text(_given(person)), _text(person.lineage_names)]
    return ", ".join(part for part in parts if part)


def parts(person: Person) -> tuple[str, str]:
    """Return family name and given names; a name without parts is all family name."""
    family, given = _text([*_family(person), *person.lineage_names]), _text(_given(person))
    return (family, given) if family else (given, "")


def short(person: Person) -> str:
    """Return the family name, or the only name."""
    return _text(_family(person)) or _text(_given(person))


def in_note(people: Sequence[Person], terms: Terms) -> str:
    """Return *people* for a first note."""
    return _abridged([whole(person) for person in people], terms)


def in_short_note(people: Sequence[Person], terms: Terms) -> str:
    """Return *people* for a later note."""
    return _abridged([short(person) for person in people], terms)


def in_list(people: Sequence[Person], terms: Terms) -> str:
    """Return *people* for the bibliography, the first name inverted (Chicago 14.76)."""
    first = inverted(people[0])
    rest = [whole(person) for person in people[1:]]
    if len(people) >= _MANY_IN_LIST:
        return ", ".join([first, *rest[: _KEPT_IN_LIST - 1]]) + "," + terms.et_al
    if len(rest) == 1:
        return first + (terms.and_last if "," in first else terms.and_two) + rest[0]
    return joined([first, *rest], terms)


def joined(names: Sequence[str], terms: Terms) -> str:
    """Return *names* as a list of the language: ``A and B``, ``A, B, and C``; ``A, B ve C``."""
    if len(names) < 3:
        return terms.and_two.join(names)
    return ", ".join(names[:-1]) + terms.and_last + names[-1]


def _abridged(names: Sequence[str], terms: Terms) -> str:
    return names[0] + terms.et_al if len(names) >= _MANY_IN_NOTE else joined(names, terms)


def _given(person: Person) -> list[str]:
    return [*person.first_names, *person.middle_names]


def _family(person: Person) -> list[str]:
    return [*person.prelast_names, *person.last_names]


def _text(parts: Sequence[str]) -> str:
    text = " ".join(parts).replace("{", "").replace("}", "")
    return re.sub(r"(?<=\b\w\.) (?=\w\.)", NBSP, text)
