"""The translation memory: all that was ever translated in a language, and how it is found again.

Searched in this order: the same source in the same catalog, in another one, among obsolete
messages and in the attic; a source that the author has changed back; one that differs in spaces
and quotation marks only, or in the names of notes only; one that has most of its words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from extensions.po.messages import FUZZY
from extensions.po.writing import flags
from tools.catalogs import likeness
from tools.catalogs.known import Found, How, Known, Place
from tools.catalogs.words import WordIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from extensions.po import Message

ALIKE = 0.55
"""Which part of the words two sources must share for the translation of one to help the other."""


class Memory:
    """Finds translations; *wanted* are all sources of the book as it is now."""

    def __init__(self, known: Iterable[Known], wanted: Set[str]) -> None:
        self._exact: dict[str, list[Known]] = defaultdict(list)
        self._spacing: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        self._labels: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        self._former: dict[str, list[Known]] = defaultdict(list)
        self._sources: list[tuple[str, Known]] = []
        self._wanted = wanted
        for one in known:
            self._exact[one.message.msgid].append(one)
            if one.message.fuzzy and one.message.previous is not None:
                self._former[one.message.previous].append(one)
            for source in _sources(one.message):
                self._spacing[likeness.without_spacing(source)].append((source, one))
                self._labels[likeness.without_labels(source)].append((source, one))
                self._sources.append((source, one))
        self._words = WordIndex(source for source, _known in self._sources)

    def find(self, page: str, msgid: str, *, guess: bool) -> Found | None:
        """Return the best that is known for *msgid* on *page*, if anything is.

        Only with *guess*, for a text that is new on its page, may it be fuzzy: the translation of a
        text that is merely alike, or one that another page is not sure of.
        """
        searches = [self._same, self._changed_back, self._spaced, self._labeled]
        for filled in (True, False):
            for search in [*searches, self._like] if guess else searches:
                found = search(page, msgid, filled)
                if found and (guess or not found.message.fuzzy or _is_own(found, page, msgid)):
                    return self._with_own_comments(page, msgid, found)
        return None

    def _same(self, page: str, msgid: str, filled: bool) -> Found | None:
        known = _best(page, self._exact.get(msgid, ()), filled)
        if known is None:
            return None
        former = known.message.previous
        if former is not None and _spaced_alike(former, msgid):
            return Found(How.REVERTED, known, _trusted(known.message, msgid))
        if known.place is not Place.ACTIVE:
            how = How.RESTORED
        else:
            how = How.KEPT if known.page == page else How.MOVED
        return Found(how, known, known.message)

    def _with_own_comments(self, page: str, msgid: str, found: Found) -> Found:
        own = _best(page, self._exact.get(msgid, ()), False)
        if own is None or own.page != page or own is found.known:
            return found
        comments = dict.fromkeys([*own.message.comments, *found.message.comments])
        return replace(found, own=own, message=replace(found.message, comments=tuple(comments)))

    def _changed_back(self, page: str, msgid: str, filled: bool) -> Found | None:
        known = _best(page, self._former.get(msgid, ()), filled)
        return Found(How.REVERTED, known, _trusted(known.message, msgid)) if known else None

    def _spaced(self, page: str, msgid: str, filled: bool) -> Found | None:
        pairs = self._spacing.get(likeness.without_spacing(msgid), ())
        known = _best(page, [one for _source, one in pairs], filled)
        if known is None:
            return None
        return Found(How.RESPACED, known, _again(known.message, pairs, known, msgid))

    def _labeled(self, page: str, msgid: str, filled: bool) -> Found | None:
        pairs = self._labels.get(likeness.without_labels(msgid), ())
        fitting = {}
        for source, one in pairs:
            text = likeness.with_labels_of(source, one.message.msgstr, msgid)
            if text is not None:
                fitting[one] = text
        known = _best(page, fitting, filled)
        if known is None:
            return None
        message = _again(known.message, pairs, known, msgid)
        return Found(How.RELABELED, known, replace(message, msgstr=fitting[known]))

    def _like(self, page: str, msgid: str, filled: bool) -> Found | None:
        def rank(number: int, ratio: float) -> tuple[float, ...]:
            source, known = self._sources[number]
            # What is out of use is more likely the text that was edited.
            free = source not in self._wanted
            here = known.page == page
            return known.message.filled == filled, free, ratio, here, -known.place, -number

        best = self._words.best(msgid, ALIKE, rank)
        if best is None:
            return None
        known, alike = self._sources[best[0]][1], best[1]
        message = replace(known.message, msgid=msgid)
        if message.filled != filled:
            return None
        if filled:
            former = message.previous if message.fuzzy else None
            message = replace(
                message,
                flags=flags([*message.flags, FUZZY]),
                previous=former if former is not None else known.message.msgid,
            )
        return Found(How.FUZZY, known, message, alike)


def _is_own(found: Found, page: str, msgid: str) -> bool:
    return found.known.page == page and found.known.message.msgid == msgid


def _spaced_alike(a: str, b: str) -> bool:
    return likeness.without_spacing(a) == likeness.without_spacing(b)


def _sources(message: Message) -> list[str]:
    """Return what *message* is a translation of: also what its source was before."""
    former = [message.previous] if message.fuzzy and message.previous is not None else []
    return [message.msgid, *former]


def _best(page: str, found: Iterable[Known], filled: bool) -> Known | None:
    """Return of the messages *found* the one nearest to *page* and most to be trusted."""

    def distance(known: Known) -> tuple[bool, int, int]:
        if known.page == page:
            return False, known.place, known.message.fuzzy
        return True, known.message.fuzzy, known.place

    return min((k for k in found if k.message.filled == filled), key=distance, default=None)


def _again(
    message: Message, pairs: Iterable[tuple[str, Known]], known: Known, msgid: str
) -> Message:
    """Return *message* for the source *msgid*, which is that of *known* or what it was before."""
    sources = [source for source, one in pairs if one is known]
    if known.message.msgid in sources:
        return replace(message, msgid=msgid)
    return _trusted(message, msgid)


def _trusted(message: Message, msgid: str) -> Message:
    """Return *message*, not fuzzy any more: its source is again what was translated."""
    kept = tuple(flag for flag in message.flags if flag != FUZZY)
    return replace(message, msgid=msgid, flags=kept, previous=None)
