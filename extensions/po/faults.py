"""What is wrong with a line of a catalog, in words that its writer can act on."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

RESTORE = "Restore it: git checkout {name}"
KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[0]")
_CONFLICT = re.compile(r"(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)(?: |$)")
_BAD_ESCAPE = re.compile(r'(?:\\[\\"ntrabfv]|[^\\])*?(\\(?![\\"ntrabfv]).?)')


@dataclass(frozen=True)
class CatalogError(Exception):
    """What is wrong, and what to type instead, with ``{name}`` for the file."""

    line: int
    message: str
    cure: str
    code: str = "catalogs.syntax"


def conflict(number: int, line: str) -> None:
    """Raise if *line* was left by a merge that was not finished."""
    if _CONFLICT.match(line):
        raise CatalogError(
            number,
            "an unresolved merge conflict",
            "Keep one of the two versions and delete the lines <<<<<<<, =======, >>>>>>>.",
            "catalogs.conflict",
        )


def of_string(number: int, text: str) -> CatalogError:
    """Return what is wrong with *text*, which should be a string in quotation marks."""
    if not text.startswith('"'):
        return CatalogError(
            number,
            "this line is not well formed: text without a quotation mark before it",
            'Write msgstr "…", or "…" alone to continue a text.',
        )
    bad = _BAD_ESCAPE.fullmatch(text) or _BAD_ESCAPE.match(text)
    if not text.endswith('"') or len(text) == 1 or _escaped_at_end(text):
        return CatalogError(
            number,
            "this line is not well formed: the quotation mark at its end is missing",
            f'Type " there. If the file is cut off here: {RESTORE}',
        )
    if bad:
        return CatalogError(
            number,
            f"“{bad[1]}” means nothing in a catalog",
            "Type a backslash of the text twice: \\\\",
        )
    return CatalogError(
        number,
        "this line is not well formed: a quotation mark inside of the text",
        'Type \\" there, or the marks “ and ”.',
    )


def of_keyword(number: int, line: str) -> CatalogError:
    """Return what is wrong with *line*, which begins with no keyword that a catalog has."""
    word = re.match(r"[^\s\"]*", line)
    near = difflib.get_close_matches(word[0] if word else "", KEYWORDS, n=1)
    cure = f"Did you mean {near[0]}?" if near else 'Write msgid "…" or msgstr "…" or "…".'
    what = f"“{word[0]}” is no keyword of a catalog" if word and word[0] else "no text here"
    return CatalogError(number, f"this line is not well formed: {what}", cure)


def _escaped_at_end(text: str) -> bool:
    """Return whether the last quotation mark of *text* is part of the text."""
    slashes = len(text) - 1 - len(text[:-1].rstrip("\\"))
    return slashes % 2 == 1
