"""Numbers: those of the source, in digits or in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extensions.translation_checks import numerals
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.pair import Book, Pair

NAMES = False
INTERFACE = True
UNLESS = ("same",)


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield the finding that numbers are lost, added or changed."""
    source, translation = pair.source.plain, pair.translation.plain
    wanted = numerals.in_digits(source, book.source_language)
    given = numerals.in_digits(translation, book.language)
    missing, added = _beyond(wanted, given), _beyond(given, wanted)
    said = numerals.in_words(translation, book.language)
    missing -= Counter({number: missing[number] for number in said or ()})
    if said is None:
        # What stands in words in a language whose words we do not know is not missing.
        missing = Counter({number: 1 for number in missing if int(number) > 100})
    told = numerals.in_words(source, book.source_language) or set()
    added -= Counter({number: added[number] for number in told})
    if missing or added:
        lost, new = ", ".join(missing.elements()), ", ".join(added.elements())
        what = "the translation has not the same numbers as the source"
        cure = " ".join(
            f"{words} {these}."
            for words, these in (("Missing:", lost), ("Not in the source:", new))
            if these
        )
        yield Finding(what, cure)
        return
    for whole, part in numerals.decimals(source) if book.source_language == "en" else ():
        good = numerals.decimal(whole, part, book.language)
        if f"{whole}.{part}" in translation and good not in translation:
            yield Finding(f"{whole}.{part} is written as in English", f"Write {good}.")
            return


def _beyond(some: Counter[str], others: Counter[str]) -> Counter[str]:
    """Return what is in *some* and not, or less often, in *others*."""
    return some - others
