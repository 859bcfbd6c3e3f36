"""A catalog is text from a stranger: nothing but text may come from it into the book.

A translation takes its markup from its source. What it adds may fetch a picture from elsewhere,
copy a file of the machine, lead readers to a strange address or, as a substitution, which is a
Jinja expression, run a program; so a catalog with such a translation is not compiled. What merely
is wrong (a role lost, a page changed) `make check` tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from extensions.catalogs.marked import target_of
from extensions.phrases import LANGUAGE_TAGS
from extensions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extensions.catalogs.marked import Marked, Reader, Role
    from extensions.po import Message

LONGEST = 10
"""How many times longer than its source a translation may be."""
SPARE = 1000
"""Letters that any translation may have."""

# Without one of these there is nothing but words, emphasis and note marks.
_SUSPECT = re.compile(r"[{<`]|\]\(|://")
# Control characters, which XML forbids, and those that turn the order of letters around.
_HIDDEN = {"Cc", "Cs", "Co", "Cn"}
_TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
# Roles whose whole text is words; those that mark a language a translation may add.
_WORDS = {"abbr", "sub", "sup", "index"}
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>?")
# Templates print the words of the interface as they are, formats put numbers into them.
_MARKUP = re.compile(r"[<>&\"\\{}]")
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?.?|\{\w*\}")


def problems(message: Message, name: str, reader: Reader, language: str) -> Iterator[Problem]:
    """Yield what the translation in *message* must not have, as problems of the catalog *name*."""
    if not message.translated():
        return
    yield from _letters(message, name)
    if _SUSPECT.search(message.msgstr):
        source = reader.read(message.msgid, language)
        translation = reader.read(message.msgstr, language)
        for added in sorted(set(_markup(translation)) - set(_markup(source))):
            yield Problem(
                name,
                message.line,
                f"this translation has {added}, which its source has not",
                "Take it out: a translation has the roles, links and names of its source.",
                "catalogs.foreign",
            )


def interface_problems(message: Message, name: str) -> Iterator[Problem]:
    """Yield what the translation of a word of the interface must not have.

    Such words stand in templates and formats, which neither escape nor check them.
    """
    if not message.translated():
        return
    yield from _letters(message, name)
    for text in (message.msgstr, *message.plurals):
        added = set(_MARKUP.findall(text)) - set(_MARKUP.findall(message.msgid))
        if added:
            what = f"this translation has “{min(added)}”, which its source has not"
            yield Problem(
                name, message.line, what, "Take it out: it would be markup.", "catalogs.foreign"
            )
        wanted = Counter(_PLACEHOLDER.findall(message.msgid))
        if text and Counter(_PLACEHOLDER.findall(text)) - wanted:
            what = "this translation has placeholders that its source has not"
            yield Problem(
                name, message.line, what, f"Use: {', '.join(wanted) or 'none'}.", "catalogs.foreign"
            )


def _letters(message: Message, name: str) -> Iterator[Problem]:
    for text in (message.msgstr, *message.plurals):
        if len(text) > LONGEST * len(message.msgid) + SPARE:
            what = f"this translation has {len(text)} letters, its source {len(message.msgid)}"
            yield Problem(
                name, message.line, what, "Take out what is not in the source.", "catalogs.length"
            )
        hidden = next((char for char in text if _is_hidden(char)), None)
        if hidden:
            what = f"this translation has the character U+{ord(hidden):04X}, which cannot be shown"
            yield Problem(
                name, message.line, what, "Delete it; type the words anew.", "catalogs.control"
            )


def _is_hidden(char: str) -> bool:
    if char in "\n\t":
        return False
    return unicodedata.category(char) in _HIDDEN or unicodedata.bidirectional(char) in _TURNING


def _markup(text: Marked) -> Iterator[str]:
    """Yield everything in *text* that does more than say something."""
    free = {*LANGUAGE_TAGS, "math"}
    for role in text.roles:
        # What a lost backtick makes look like a role is none, and is told when the page is read.
        if role.name not in free and role.name[:1].isalpha():
            yield f"the role {_shown(role)}"
    yield from _named("a link to", text.links)
    yield from _named("a picture,", text.images)
    yield from _named("the substitution", text.substitutions)
    yield from _named("the mathematics", text.math)
    yield from _named("the attribute", text.attributes)
    yield from _named("HTML,", _TAG.findall(text.left))


def _named(kind: str, texts: Iterable[str]) -> Iterator[str]:
    yield from (f"{kind} “{text.strip()}”" for text in texts)


def _shown(role: Role) -> str:
    # What is cited is judged where it is printed.
    target = "…" if role.name in _WORDS | {"cite"} else target_of(role)
    return f"{{{role.name}}}`{target}`"
