"""Does a locator fit the work it points into? Pure; the build and `make check` ask alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extensions.citations.fields import field, kind
from extensions.citations.locators import Issue, Item, Pages, number, parse
from extensions.citations.terms import ENGLISH

if TYPE_CHECKING:
    from pybtex.database import Entry


class Misfit(NamedTuple):
    """What does not fit; *code* is the subtype of the warning."""

    code: str
    message: str
    cure: str


def misfits(entry: Entry, items: tuple[Item, ...]) -> list[Misfit]:
    """Return what in the locator *items* cannot be in the work *entry*."""
    found = [*_pages(entry, items), *_volumes(entry, items)]
    dated = [item for item in items if isinstance(item, Issue)]
    if dated and kind(entry) not in {"periodical", "newspaper"}:
        message = f"{entry.key} is no newspaper, and the locator has the date of an issue"
        found.append(Misfit("locator", message, "Give the page alone."))
    return found


def _pages(entry: Entry, items: tuple[Item, ...]) -> list[Misfit]:
    """Return pages outside of the range of an article or chapter."""
    ranges = [item for item in parse(field(entry, "pages", "en")) if isinstance(item, Pages)]
    if not ranges or kind(entry) not in {"article", "chapter"}:
        return []
    shown = f"{ranges[0].first}-{ranges[-1].last or ranges[-1].first}"
    cure = f"Mend the locator, or the field pages ({shown}) in references.bib."
    return [
        Misfit("beyond", f"page {page} is not in {entry.key}, pages {shown}", cure)
        for item in items
        if isinstance(item, Pages)
        for page in (item.first, item.last)
        if page and not any(_within(page, part) for part in ranges)
    ]


def _within(page: str, part: Pages) -> bool:
    return number(part.first) <= number(page) <= number(part.last or part.first)


def _volumes(entry: Entry, items: tuple[Item, ...]) -> list[Misfit]:
    """Return volumes that are not in the set, or missing where a page alone says nothing."""
    if kind(entry) in {"article", "periodical", "newspaper"}:
        return []
    one = field(entry, "volume", ENGLISH.language)
    all_ = field(entry, "volumes", ENGLISH.language)
    named = [item.volume for item in items if not isinstance(item, Issue) and item.volume]
    found = []
    for volume in named:
        if one and volume != one:
            cure = f"Type {{{one}:…}}, or the page alone."
            found.append(Misfit("volume", f"{entry.key} is volume {one}, not {volume}", cure))
        elif not one and all_.isdigit() and int(volume) > int(all_):
            cure = "Mend the locator, or the field volumes in references.bib."
            found.append(Misfit("volume", f"{entry.key} has {all_} volumes, not {volume}", cure))
    if all_ and not one and items and isinstance(items[0], Pages) and not items[0].volume:
        cure = f"Type the volume before the page: {{1:{items[0].first}}}."
        message = f"{entry.key} has {all_} volumes, and the locator names none"
        found.append(Misfit("volume", message, cure))
    return found
