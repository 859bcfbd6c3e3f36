"""The text in a collection that is most like another one, found without comparing it to all."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tools.catalogs import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class WordIndex:
    """Texts by their words. Words that stand in many texts tell little and are passed over."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self._words = [likeness.words(text) for text in self.texts]
        self._counts = [Counter(words) for words in self._words]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, count in enumerate(self._counts):
            for word in count:
                self._postings[word].append(number)
        self._many = max(40, len(self.texts) // 10)

    def best(
        self, text: str, least: float, rank: Callable[[int, float], tuple[float, ...]]
    ) -> tuple[int, float] | None:
        """Return number and likeness of the text that ranks highest, of those *least* alike."""
        words = likeness.words(text)
        count = Counter(words)
        found: tuple[tuple[float, ...], int, float] | None = None
        for number in self._candidates(count):
            highest = likeness.bound(count, self._counts[number])
            if highest < least or (found and rank(number, highest) <= found[0]):
                continue
            ratio = likeness.ratio(words, self._words[number])
            if ratio >= least and (found is None or rank(number, ratio) > found[0]):
                found = rank(number, ratio), number, ratio
        return found[1:] if found else None

    def _candidates(self, count: Counter[str]) -> list[int]:
        known = [self._postings[word] for word in count if word in self._postings]
        telling = [postings for postings in known if len(postings) <= self._many] or known
        return sorted({number for postings in telling for number in postings})
