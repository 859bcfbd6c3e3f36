"""The index of the book, by the alphabet of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx.environment.adapters.indexentries import IndexEntries

from extensions import turkish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder


@dataclass(frozen=True)
class IndexEntry:
    """What is looked up, the addresses of its places in the text, and the entries below it."""

    text: str
    places: tuple[str, ...]
    below: tuple[IndexEntry, ...] = ()


def entries(builder: Builder) -> list[tuple[str, list[IndexEntry]]]:
    """Return the letters of the index, each with its entries, as *builder* links to them."""
    language = builder.config.language
    found = [
        IndexEntry(
            name,
            _places(targets),
            tuple(_sorted((IndexEntry(n, _places(t)) for n, t in below), language)),
        )
        for _letter, group in IndexEntries(builder.env).create_index(builder, group_entries=False)
        for name, (targets, below, _category) in group
    ]
    return by_letter(found, language)


def by_letter(found: Iterable[IndexEntry], language: str) -> list[tuple[str, list[IndexEntry]]]:
    """Return *found* sorted and grouped: Ç after C in Turkish, under C in English."""
    groups = groupby(_sorted(found, language), key=lambda entry: _letter(entry.text, language))
    return [(letter, list(group)) for letter, group in groups]


def _sorted(found: Iterable[IndexEntry], language: str) -> list[IndexEntry]:
    return sorted(found, key=lambda entry: turkish.sort_key(entry.text, language))


def _letter(text: str, language: str) -> str:
    first = turkish.fold(text, language).lstrip("’‘“”'\"([ ")[:1]
    return turkish.capitalize_first(first, language)


def _places(targets: Iterable[tuple[str | None, str | bool]]) -> tuple[str, ...]:
    return tuple(str(address) for _main, address in targets if address)
