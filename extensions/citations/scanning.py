"""Finding the citations in the text of a chapter or of a message, as they were typed. Pure.

A build finds them in the doctree. Here they are found before: also those that MyST would not take
for citations, because a backtick is lost or a space stands where none may.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# A span of code, or a role if a name in braces stands right before it. As in CommonMark it ends
# at as many backticks as it began with, and never beyond its paragraph.
_SPAN = re.compile(
    r"(?:\{(?P<name>[A-Za-z][\w:.+-]*)\})?"
    r"(?<!`)(?P<ticks>`+)(?!`)(?P<text>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`)",
    re.DOTALL,
)
_BEGINNING = re.compile(r"(?:\{(?:foot)?cite\b(?::\w+)?\}?|\b(?:foot)?cite\})(?=([^\n]{0,24}))")
_BLOCK = re.compile(
    r"^([ \t]*)(?P<fence>```+|~~~+)(?P<info>[^\n]*)\n.*?^\1(?P=fence)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)


class Span(NamedTuple):
    """What stands between backticks: *start* and *end*, its role's *name* or none, its *text*."""

    start: int
    end: int
    name: str
    text: str


class Lost(NamedTuple):
    """The beginning of a citation that is none: its *start*, and what was *typed*."""

    start: int
    typed: str


def spans(text: str) -> list[Span]:
    """Return the roles and spans of code in *text*; fenced blocks of code are passed over."""
    return [
        Span(match.start(), match.end(), match["name"] or "", match["text"])
        for match in _SPAN.finditer(_without_blocks(text))
    ]


def lost(text: str) -> Iterator[Lost]:
    """Yield every ``{cite}`` of *text* that stands in no span."""
    covered = [range(span.start, span.end) for span in spans(text)]
    for match in _BEGINNING.finditer(_without_blocks(text)):
        if not any(match.start() in part for part in covered):
            yield Lost(match.start(), (match[0] + match[1]).strip())


def line_of(text: str, start: int) -> int:
    """Return the line of *text*, counted from 1, that has the character at *start*."""
    return text.count("\n", 0, start) + 1


def _without_blocks(text: str) -> str:
    """Return *text* with blocks of code blanked out; every character keeps its place.

    A directive has the fence of code, but its text is text: there the fence alone is blanked out.
    """

    def blanked(match: re.Match[str]) -> str:
        if match["info"].startswith("{"):
            return match[0].replace(match["fence"], " " * len(match["fence"]))
        return re.sub(r"\S", " ", match[0])

    return _BLOCK.sub(blanked, text)
