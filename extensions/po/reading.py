"""A .po file, read strictly: what is not well formed is refused and named, never guessed at.

Only what says nothing is made good: a byte order mark, the ends of lines, how lines are wrapped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.po import faults
from extensions.po.assembling import Assembler
from extensions.po.faults import CatalogError
from extensions.po.messages import Catalog, Message
from extensions.po.strings import QUOTED, unescape
from extensions.problems import Problem, read_utf8

if TYPE_CHECKING:
    from pathlib import Path

_LINE_END = re.compile(r"\r\n|\n|\r")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*(?=\")")


def read(path: Path, name: str) -> Catalog | Problem:
    """Return the catalog in *path*, or the first mistake in it (*name* is shown)."""
    text = read_utf8(path, name)
    return text if isinstance(text, Problem) else parse(text, name)


def parse(text: str, name: str) -> Catalog | Problem:
    """Return the catalog that *text* is, or the first mistake in it (*name* is shown)."""
    try:
        return _parse(text.removeprefix("\ufeff"))
    except CatalogError as fault:
        cure = fault.cure.replace("{name}", name)
        return Problem(name, fault.line, fault.message, cure, fault.code)


def _parse(text: str) -> Catalog:
    if "\0" in text:
        number = text.count("\n", 0, text.index("\0")) + 1
        cure = "Save the file again with the encoding UTF-8."
        raise CatalogError(number, "a byte 0 is not text; is this UTF-16?", cure, "files.encoding")
    if not text.strip():
        raise CatalogError(1, "the catalog is empty", faults.RESTORE, "catalogs.empty")
    assembler = Assembler()
    lines = [line.strip(" \t") for line in _LINE_END.split(text)]
    for number, line in enumerate(lines, start=1):
        faults.conflict(number, line)
        if line.startswith("#"):
            _comment(assembler, number, line)
        elif line:
            _field(assembler, number, line, obsolete=False)
    messages = assembler.end(len(lines) - 1)
    head = messages[0]
    if head.msgid or head.obsolete:
        raise CatalogError(
            head.line,
            "the catalog has no header above this message",
            f'Begin the file with msgid "" and msgstr "Language: …\\n". {faults.RESTORE}',
        )
    _no_doubles(messages)
    found = re.search(r"^Language:[ \t]*(\S*)", head.msgstr, re.MULTILINE | re.IGNORECASE)
    return Catalog(found[1] if found else "", tuple(messages[1:]), head.comments)


def _comment(assembler: Assembler, number: int, line: str) -> None:
    mark, rest = line[:2], line[2:]
    if line.startswith("#~|"):
        _previous(assembler, number, line[3:].strip())
    elif mark == "#~":
        if rest.strip():
            _field(assembler, number, rest.strip(), obsolete=True)
    elif mark == "#|":
        _previous(assembler, number, rest.strip())
    elif mark in {"#,", "#="}:
        assembler.flags(number, [flag.strip() for flag in rest.split(",") if flag.strip()])
    elif mark == "#.":
        assembler.kind(number, rest.strip())
    elif mark == "#:":
        # Places in the chapters: they change with every edit and are not kept.
        assembler.comment_begins(number)
    else:
        assembler.comment(number, line[1:].removeprefix(" ").rstrip())


def _previous(assembler: Assembler, number: int, text: str) -> None:
    keyword, value = _split(number, text)
    assembler.previous(number, keyword, value)


def _field(assembler: Assembler, number: int, text: str, *, obsolete: bool) -> None:
    keyword, value = _split(number, text)
    assembler.field(number, keyword, value, obsolete=obsolete)


def _split(number: int, text: str) -> tuple[str, str]:
    """Return keyword and value of a line; a line that continues a text has no keyword."""
    keyword = _KEYWORD.match(text)
    string = text[keyword.end() :] if keyword else text
    quoted = QUOTED.fullmatch(string)
    if quoted:
        return keyword[1] if keyword else "", unescape(quoted[1])
    known = keyword or text.startswith('"') or text.partition(" ")[0] in faults.KEYWORDS
    raise (faults.of_string if known else faults.of_keyword)(
        number, string if keyword else text.partition(" ")[2] if known and text[0] != '"' else text
    )


def _no_doubles(messages: list[Message]) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for message in messages:
        if not message.obsolete and seen.setdefault(message.key, message.line) != message.line:
            raise CatalogError(
                message.line,
                f"this message stands already in line {seen[message.key]}",
                "Delete one of the two.",
                "catalogs.duplicate",
            )
