"""The messages of the chapters and the catalogs of one language put together. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extensions.po import Catalog, Message
from extensions.po.messages import FUZZY, without_review
from tools.catalogs import aside
from tools.catalogs.known import How, Known, Place
from tools.catalogs.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Mapping

SAME_TEXT = 0.8
"""How alike two sources are when one is the other, corrected; the former needs no keeping then."""

Templates = dict[str, tuple[Message, ...]]
"""Page -> its messages, without translations, in the order of its text."""


@dataclass
class Shelf:
    """The catalogs of one language: of each page, of the interface, and the attic."""

    language: str
    pages: dict[str, Catalog] = field(default_factory=dict)
    interface: Catalog | None = None
    attic: Catalog | None = None

    def catalogs(self) -> dict[str, Catalog]:
        """Return every catalog by the name of its page, or ``sphinx`` or ``attic``."""
        others = {"sphinx": self.interface, "attic": self.attic}
        return self.pages | {name: catalog for name, catalog in others.items() if catalog}


@dataclass
class Merged:
    """The new catalogs, and per page how its messages came by their translations.

    ``origins`` has for each page the pages from which messages moved to it, with their number.
    """

    shelf: Shelf
    tallies: dict[str, Counter[str]] = field(default_factory=dict)
    origins: dict[str, Counter[str]] = field(default_factory=dict)


def merge(
    templates: Mapping[str, tuple[Message, ...]], old: Shelf, doubts: Counter[str] | None = None
) -> Merged:
    """Return the catalogs of *old* with the messages of *templates*, each with its translation.

    A page without a template is gone: what nobody else uses of it goes to the attic. *doubts* are
    the messages of each page that a merge has made fuzzy.
    """
    every = list(known(old))
    wanted = {message.msgid for messages in templates.values() for message in messages}
    memory = Memory(every, wanted)
    new = Shelf(old.language, interface=_sorted(old.interface))
    merged = Merged(new)
    used: set[Known] = set()
    for page, messages in templates.items():
        here = {m.msgid for m in old.pages.get(page, ()) if not m.obsolete}
        tally, origins = Counter[str](), Counter[str]()
        found = [_translated(page, m, memory, here, tally, origins, used) for m in messages]
        new.pages[page] = Catalog(old.language, tuple(found))
        merged.tallies[page], merged.origins[page] = tally, origins
    left = aside.left_over(every, new.pages.values(), used)
    new.pages, new.attic = aside.keep(left, new.pages, old.language)
    for what, counts in {"set aside": aside.count(left), "doubtful": doubts or Counter()}.items():
        for page, count in counts.items():
            if page in merged.tallies:
                merged.tallies[page][what] += count
    _comments(old, merged)
    return merged


def known(shelf: Shelf) -> list[Known]:
    """Return every message of *shelf* that a translator has worked on."""
    found = []
    for page, catalog in shelf.pages.items():
        for message in catalog:
            if message.filled or message.comments:
                place = Place.OBSOLETE if message.obsolete else Place.ACTIVE
                found.append(Known(page, place, message))
    for message in shelf.attic or ():
        page = aside.page_of(message)
        found.append(Known(page, Place.ATTIC, replace(message, msgctxt=None)))
    return found


def _translated(
    page: str,
    template: Message,
    memory: Memory,
    here: set[str],
    tally: Counter[str],
    origins: Counter[str],
    used: set[Known],
) -> Message:
    """Return *template* with its translation; note in the last three how it was found."""
    found = memory.find(page, template.msgid, guess=template.msgid not in here)
    if found is None:
        tally["untranslated" if template.msgid in here else "new"] += 1
        return template
    if found.how is not How.FUZZY or found.alike >= SAME_TEXT:
        used.add(found.known)
    if found.own:
        used.add(found.own)
    tally[found.how.value if found.message.filled else "untranslated"] += 1
    if found.known.page != page:
        origins[found.known.page] += 1
    cleaned = _clean(replace(found.message, kinds=template.kinds, obsolete=False, line=0))
    if cleaned.filled and cleaned.comments != found.message.comments:
        tally["unreviewed"] += 1
    return cleaned


def _clean(message: Message) -> Message:
    """Return *message* without flags that say nothing of a paragraph, and reviews of what was.

    sphinx-intl takes "{en}" and "100 % of" for formats of a programming language.
    https://github.com/sphinx-doc/sphinx-intl/issues/58
    """
    flags = tuple(flag for flag in message.flags if not flag.endswith("-format"))
    if not message.filled:
        flags = tuple(flag for flag in flags if flag != FUZZY)
    fuzzy = FUZZY in flags
    # What was reviewed was another text, or a translation that is not there any more.
    reviewed = message.filled and not fuzzy
    comments = message.comments if reviewed else without_review(message.comments)
    previous = message.previous if fuzzy else None
    return replace(message, flags=flags, previous=previous, comments=comments)


def _sorted(interface: Catalog | None) -> Catalog | None:
    if interface is None:
        return None
    return replace(interface, messages=tuple(sorted(interface, key=lambda m: m.msgid)))


def _comments(old: Shelf, merged: Merged) -> None:
    """Keep what stands above the header of each catalog; a renamed one takes it along."""
    new = merged.shelf
    gone = {page: c.comments for page, c in old.pages.items() if page not in new.pages}
    for page, catalog in new.pages.items():
        comments = old.pages[page].comments if page in old.pages else ()
        if page not in old.pages:
            source = next((p for p, _n in merged.origins[page].most_common() if p in gone), None)
            comments = gone.pop(source) if source else ()
        new.pages[page] = replace(catalog, comments=_trimmed(comments))
    if new.interface:
        new.interface = replace(new.interface, comments=_trimmed(new.interface.comments))
    if new.attic:
        lines = [*(old.attic.comments if old.attic else ()), *sum(gone.values(), ())]
        new.attic = replace(new.attic, comments=_trimmed(tuple(dict.fromkeys(lines))))


def _trimmed(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Return *comments* without empty lines at both ends."""
    text = "\n".join(comments).strip("\n")
    return tuple(text.split("\n")) if text else ()
