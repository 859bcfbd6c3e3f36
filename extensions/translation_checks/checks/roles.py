"""Roles: those of the source and no others; words in a further language may be marked as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.catalogs.marked import target_of
from extensions.phrases import LANGUAGE_TAGS
from extensions.translation_checks.pair import Book, Pair, not_the_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extensions.catalogs.marked import Role
    from extensions.translation_checks.finding import Finding

UNLESS = ("citations", "math")
# Judged by checks of their own.
_ELSEWHERE = ("cite", "math")
# Roles whose text is translated.
_WORDS = ("abbr", "index", "sub", "sup")


def findings(pair: Pair, book: Book) -> Iterator[Finding]:
    """Yield the finding that roles are lost, added or lead elsewhere."""
    source, translation = _shown(pair.source.roles), _shown(pair.translation.roles)
    for name in LANGUAGE_TAGS:
        shown = f"{{{name}}}`…`"
        kept, typed = source.count(shown), translation.count(shown)
        # A word of the language of the catalog itself needs no mark any more.
        least = 0 if name == book.language else kept
        if least <= typed:
            source = [role for role in source if role != shown]
            translation = [role for role in translation if role != shown]
    yield from not_the_same("roles", source, translation)


def _shown(roles: Iterable[Role]) -> list[str]:
    return [_one(role) for role in roles if role.name not in _ELSEWHERE]


def _one(role: Role) -> str:
    words = role.name in LANGUAGE_TAGS or role.name in _WORDS
    return f"{{{role.name}}}`{'…' if words else target_of(role)}`"
