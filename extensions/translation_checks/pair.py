"""A message as the checks see it, and what they know of the book beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extensions.catalogs.kinds import OTHER_NAME
from extensions.translation_checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pybtex.database import Entry

    from extensions.catalogs.marked import Marked
    from extensions.po import Message
    from extensions.translation_checks.termbase import Term


@dataclass(frozen=True)
class Book:
    """What is the same for all messages of a language.

    ``works`` are the cited works, none where references.bib cannot be read; ``terms`` the
    termbase; ``words`` every word of the translation with how often it stands there; ``names`` are
    proper names, ``misspelt`` the words that a speller does not know, none where there is no
    speller. A language is ``begun`` once one message has a translation.
    """

    language: str
    source_language: str = "en"
    works: Mapping[str, Entry] | None = None
    terms: tuple[Term, ...] = ()
    words: Counter[str] = field(default_factory=Counter)
    names: frozenset[str] = frozenset()
    misspelt: Mapping[str, tuple[str, ...]] | None = None
    begun: bool = True


@dataclass(frozen=True)
class Pair:
    """A translated message: as it stands in the catalog, and both its texts taken apart."""

    message: Message
    source: Marked
    translation: Marked
    interface: bool = False

    @property
    def name(self) -> bool:
        """Return whether it is a name in whose place another may stand."""
        return any(kind.startswith(OTHER_NAME) for kind in self.message.kinds)


def not_the_same(
    what: str, source: Iterable[str], translation: Iterable[str], shown: str = "{}"
) -> Iterator[Finding]:
    """Yield the finding that *translation* has not what *source* has, in whatever order."""
    wanted, given = Counter(source), Counter(translation)
    if wanted == given:
        return
    missing = [shown.format(text) for text in (wanted - given).elements()]
    added = [shown.format(text) for text in (given - wanted).elements()]
    cure = " ".join(
        f"{verb} {', '.join(these)}."
        for verb, these in (("Put back", missing), ("Take out", added))
        if these
    )
    yield Finding(f"the translation has not the same {what} as the source", cure)
