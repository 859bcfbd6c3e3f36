"""Messages and words of a page: translated, fuzzy, missing, reviewed. Pure.

The text as it is now decides what is counted. A message that its catalog does not know is missing;
one that stands in the catalog, but in the text no more, is not counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extensions.po import Catalog, Message


class Status(Enum):
    """What a reader gets of a message: its translation or, of the other two, the source."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"


@dataclass(frozen=True)
class Text:
    """A message of a page, and what its catalog has for it, if anything."""

    msgid: str
    found: Message | None

    @property
    def status(self) -> Status:
        """Return how far the translation is."""
        if self.found is None or not self.found.filled:
            return Status.MISSING
        return Status.TRANSLATED if self.found.translated() else Status.FUZZY

    @property
    def published(self) -> bool:
        """Return whether the reader gets a translation."""
        return self.status is Status.TRANSLATED


@dataclass(frozen=True)
class Tally:
    """How many of something there are; what is ``reviewed`` is also ``translated``."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    reviewed: int = 0

    @property
    def all(self) -> int:
        """Return how many there are in all."""
        return self.translated + self.fuzzy + self.missing

    @property
    def unpublished(self) -> int:
        """Return how many a reader gets in the language of the source."""
        return self.fuzzy + self.missing

    def percent(self, part: int) -> int:
        """Return *part* of all in percent, rounded down: 100 is all of it and nothing less."""
        return 100 * part // self.all if self.all else 100

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(
            self.translated + other.translated,
            self.fuzzy + other.fuzzy,
            self.missing + other.missing,
            self.reviewed + other.reviewed,
        )


@dataclass(frozen=True)
class Progress:
    """How far a page is, in messages and in words of the source."""

    messages: Tally = Tally()
    words: Tally = Tally()

    def __add__(self, other: Progress) -> Progress:
        """Return both together."""
        return Progress(self.messages + other.messages, self.words + other.words)


def texts(sources: Iterable[str], catalog: Catalog | None) -> list[Text]:
    """Return *sources*, the messages of a page, each with what *catalog* has for it."""
    known = {m.msgid: m for m in catalog or () if not m.obsolete and m.msgctxt is None}
    return [Text(source, known.get(source)) for source in sources]


def progress(found: Iterable[Text]) -> Progress:
    """Return how far the texts *found* are."""
    messages, words = Counter[str](), Counter[str]()
    for text in found:
        size = words_in(text.msgid)
        names = [text.status.value]
        names += ["reviewed"] if text.found and text.found.reviewed else []
        for name in names:
            messages[name] += 1
            words[name] += size
    return Progress(Tally(**messages), Tally(**words))


def total(every: Iterable[Progress]) -> Progress:
    """Return *every* one together."""
    return sum(every, Progress())


def words_in(source: str) -> int:
    """Return how many words *source* has: what stands between spaces and has a letter or digit."""
    return sum(any(char.isalnum() for char in word) for word in source.split())
