"""Translations that a merge has put to a source that their translator never saw. Pure.

An author changes a text that is not translated yet, a translator translates it as it was: git
merges the two without a word, and the translation would pass for one of the changed text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from extensions.po.messages import FUZZY
from extensions.po.writing import flags
from tools.catalogs import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extensions.po import Catalog, Message


def doubt(
    pages: Mapping[str, Catalog], sides: Iterable[Iterable[Catalog]]
) -> tuple[dict[str, Catalog], Counter[str]]:
    """Return *pages* with such translations fuzzy, and how many each page has.

    *sides* are the catalogs as they were on each side of the merge. What neither side has was typed
    after it, and is nobody's doubt.
    """
    made: dict[str, set[str]] = {}
    former: dict[str, str] = {}
    for message in (message for side in sides for catalog in side for message in catalog):
        if message.msgstr:
            made.setdefault(message.msgstr, set()).add(likeness.without_labels(message.msgid))
            former.setdefault(message.msgstr, message.msgid)
    counts: Counter[str] = Counter()

    def judged(page: str, message: Message) -> Message:
        sources = made.get(message.msgstr)
        known = not sources or likeness.without_labels(message.msgid) in sources
        if known or message.fuzzy or message.obsolete:
            return message
        counts[page] += 1
        marks = flags([*message.flags, FUZZY])
        return replace(message, flags=marks, previous=former[message.msgstr])

    doubted = {
        page: replace(catalog, messages=tuple(judged(page, message) for message in catalog))
        for page, catalog in pages.items()
    }
    return doubted, counts
