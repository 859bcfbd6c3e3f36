"""Placeholders, for which a number or a name is put in: ``%s``, ``{number}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.translation_checks.pair import Book, Pair, not_the_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.translation_checks.finding import Finding

INTERFACE = True
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{(?:number|name)\}")


def findings(pair: Pair, _book: Book) -> Iterator[Finding]:
    """Yield the finding that placeholders are lost or added."""
    source, translation = (
        _PLACEHOLDER.findall(text) for text in (pair.message.msgid, pair.message.msgstr)
    )
    yield from not_the_same("placeholders", source, translation)
