"""Dates: each month of the source, and each day with its own month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.translation_checks import calendar
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

INTERFACE = True
UNLESS = ("same", "numbers")


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield the finding that months are lost or added, or else that a day has another month."""
    if not calendar.is_known(book.language):
        return
    source, translation = pair.source.plain, pair.translation.plain
    wanted = calendar.months(source, book.source_language)
    given = calendar.months(translation, book.language)
    if wanted != given:
        shown = [calendar.name(month, book.language) for month in sorted(wanted - given)]
        added = [calendar.name(month, book.language) for month in sorted(given - wanted)]
        cure = " ".join(
            f"{words} {', '.join(these)}."
            for words, these in (("Missing:", shown), ("Not in the source:", added))
            if these
        )
        yield Finding("the translation has not the same months as the source", cure)
        return
    days = calendar.days(source, book.source_language)
    changed = days ^ calendar.days(translation, book.language)
    if changed:
        lost, added_days = (
            ", ".join(f"{day} {calendar.name(month, book.language)}" for month, day in sorted(some))
            for some in (changed & days, changed - days)
        )
        cure = f"In the source: {lost or 'none'}; here: {added_days or 'none'}."
        yield Finding("a day has another month than in the source", cure)
