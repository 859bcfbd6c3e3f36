"""A translation is one paragraph, as its source is: what cannot be shown as one is a mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extensions.po import Message

_EMPTY_LINE = re.compile(r"\S\s*\n\s*\n\s*\S")
# Spaces that Python does not count as such, and what takes no room at all.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def problems(message: Message, name: str) -> Iterator[Problem]:
    """Yield what keeps the translation in *message*, of the catalog *name*, from being shown."""
    if not message.translated():
        return
    if not message.msgstr.strip().strip(_INVISIBLE).strip():
        yield Problem(
            name,
            message.line,
            "this translation has nothing but spaces",
            'Translate the text, or write msgstr "".',
            "catalogs.blank",
        )
    elif _EMPTY_LINE.search(message.msgstr):
        yield Problem(
            name,
            message.line,
            "this translation has two paragraphs, its source has one",
            "Delete the empty line (\\n\\n) in it.",
            "catalogs.paragraphs",
        )


def as_line(translation: str) -> str:
    """Return *translation* without breaks of lines, which a paragraph does not show."""
    return " ".join(translation.split("\n")).strip() if "\n" in translation else translation
