"""Translations that have no place in the text any more: kept, where their source would look. Pure.

On a page that is still there they are obsolete messages; those of a page that is gone lie in the
attic, `locale/*/attic.po`, with the page as their context.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from extensions.po import Catalog, Message
from tools.catalogs.known import Known, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

_LATER = " / "


def left_over(known: Iterable[Known], catalogs: Iterable[Catalog], used: Set[Known]) -> list[Known]:
    """Return what of *known* neither is in *catalogs* nor was *used* for them."""
    placed: dict[tuple[str, str, tuple[str, ...]], set[str]] = defaultdict(set)
    for message in (message for catalog in catalogs for message in catalog):
        # A comment is worth keeping even where another message has the same translation.
        placed[pair(message)] |= {"", *message.comments}
    return [
        one
        for one in known
        if one not in used and not {"", *one.message.comments} <= placed[pair(one.message)]
    ]


def pair(message: Message) -> tuple[str, str, tuple[str, ...]]:
    """Return source and translation of *message*."""
    return message.msgid, message.msgstr, message.plurals


def keep(
    left: Iterable[Known], pages: Mapping[str, Catalog], language: str
) -> tuple[dict[str, Catalog], Catalog | None]:
    """Return *pages* with what is *left* of each as obsolete messages, and the attic for the rest.

    A catalog has each source once, so a second translation of one goes to the attic.
    """
    obsolete: dict[str, dict[str, Message]] = defaultdict(dict)
    taken = {page: {message.msgid for message in catalog} for page, catalog in pages.items()}
    up: list[Known] = []
    for one in left:
        msgid = one.message.msgid
        fits = one.page in pages and msgid not in taken[one.page] | obsolete[one.page].keys()
        if fits and one.place is not Place.ATTIC:
            obsolete[one.page][msgid] = replace(one.message, obsolete=True, kinds=())
        else:
            up.append(one)
    grown = {
        page: replace(catalog, messages=(*catalog, *_sorted(obsolete[page].values())))
        for page, catalog in pages.items()
    }
    return grown, attic(up, language)


def attic(left: Iterable[Known], language: str) -> Catalog | None:
    """Return the catalog of what is *left*, if anything is; the same translation stands once."""
    shelved: dict[tuple[str, str], Message] = {}
    for one in left:
        page, number = one.page, 1
        while (page, one.message.msgid) in shelved:
            if pair(shelved[page, one.message.msgid]) == pair(one.message):
                break
            number += 1
            page = f"{one.page}{_LATER}{number}"
        else:
            message = replace(one.message, msgctxt=page, kinds=(), obsolete=False)
            shelved[page, one.message.msgid] = message
    return Catalog(language, tuple(_sorted(shelved.values()))) if shelved else None


def page_of(message: Message) -> str:
    """Return the page from which *message* came to the attic."""
    return (message.msgctxt or "").partition(_LATER)[0]


def count(left: Iterable[Known]) -> Counter[str]:
    """Return of how many messages of each page the translation was set aside now."""
    return Counter(one.page for one in left if one.place is Place.ACTIVE and one.message.filled)


def _sorted(messages: Iterable[Message]) -> list[Message]:
    return sorted(messages, key=lambda message: (message.msgctxt or "", message.msgid))
