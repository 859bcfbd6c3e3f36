"""Who else made a book, which volume and edition it is, and where it came out. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.citations import names
from extensions.citations.dates import format_year
from extensions.citations.fields import date_of, field
from extensions.citations.locators import Item, Pages
from extensions.citations.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.database import Entry

    from extensions.citations.terms import Terms

_HELPERS = ("compiler", "editor", "translator", "narrator", "byline")


def helpers(entry: Entry, terms: Terms, roles: Mapping[str, str]) -> list[Piece]:
    """Return those who worked on the book but do not head the entry."""
    leading, _ = names.lead(entry, terms.language)
    pieces = []
    for role in _HELPERS:
        people = names.persons(entry, role, terms.language)
        if people and role != leading:
            pieces.append(Piece(roles[role].format(names.in_note(people, terms))))
    return pieces


def extent(entry: Entry, terms: Terms, *, whole: bool = True, volume: bool = True) -> list[Piece]:
    """Return edition, volume or number of volumes, and series.

    The number of volumes is said of a work cited as a *whole* only (14.117), the *volume* unless
    the locator says it.
    """
    language = terms.language
    pieces = []
    if edition := field(entry, "edition", language):
        if edition.isdigit():
            edition = terms.ordinals.get(int(edition), terms.ordinal.format(edition))
        pieces.append(Piece(terms.edition.format(edition)))
    if one := field(entry, "volume", language):
        pieces += [Piece(terms.volume_of_set.format(one))] if volume else []
    elif whole and (all_ := field(entry, "volumes", language)):
        pieces.append(Piece(terms.volumes.format(all_)))
    series = [field(entry, "series", language), field(entry, "number", language)]
    if series[0]:
        pieces.append(Piece(" ".join(part for part in series if part)))
    return pieces


def facts(entry: Entry, terms: Terms) -> str:
    """Return ``Place: Publisher, Year`` as far as known (14.127)."""
    place, publisher = (field(entry, name, terms.language) for name in ("address", "publisher"))
    date = date_of(entry)
    year = format_year(date, terms) if date else terms.no_date
    if entry.fields.get("pubstate") == "forthcoming":
        year = terms.forthcoming
    imprint = ": ".join(part for part in (place, publisher) if part)
    return ", ".join(part for part in (imprint, year) if part)


def says_volume(locator: tuple[Item, ...], terms: Terms) -> bool:
    """Say whether *locator* itself names the volume, before the page (14.118)."""
    return terms.volume_colon and bool(locator) and isinstance(locator[0], Pages)
