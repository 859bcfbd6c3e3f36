"""The canonical form of a catalog: the same messages always make the same bytes.

One line a sentence, no line numbers, no dates, a fixed header: an edit changes the lines that it
is about and no others, and two people's edits meet in no line that both must change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from extensions.po import sentences
from extensions.po.messages import FUZZY
from extensions.po.strings import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extensions.po.messages import Catalog, Message


def write(catalog: Catalog) -> str:
    """Return the text of the file; obsolete messages come last."""
    active = [message for message in catalog if not message.obsolete]
    obsolete = [message for message in catalog if message.obsolete]
    parts = [_header(catalog), *(_message(message) for message in [*active, *obsolete])]
    return "\n".join(parts)


def header(language: str) -> str:
    """Return what every catalog of *language* says of itself."""
    try:
        plural = str(get_plural(Locale.parse(language.replace("-", "_"))))
    except (UnknownLocaleError, ValueError):
        plural = "nplurals=1; plural=0;"
    return (
        f"Language: {language}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        f"Plural-Forms: {plural}\n"
    )


def flags(found: Iterable[str]) -> tuple[str, ...]:
    """Return *found* in canonical order: fuzzy, then the others by name."""
    return tuple(sorted(set(found), key=lambda flag: (flag != FUZZY, flag)))


def _header(catalog: Catalog) -> str:
    lines = [*_comments(catalog.comments), *_field("msgid", "", "")]
    return _joined([*lines, *_field("msgstr", header(catalog.language), "")])


def _message(message: Message) -> str:
    mark = "#~ " if message.obsolete else ""
    lines = [*_comments(message.comments), *(f"#. {kind}" for kind in message.kinds)]
    if message.flags:
        lines.append(f"#, {', '.join(flags(message.flags))}")
    if message.previous is not None:
        lines += _field("msgid", message.previous, "#~| " if message.obsolete else "#| ")
    if message.msgctxt is not None:
        lines += _field("msgctxt", message.msgctxt, mark)
    lines += _field("msgid", message.msgid, mark)
    if message.msgid_plural is None:
        lines += _field("msgstr", message.msgstr, mark)
    else:
        lines += _field("msgid_plural", message.msgid_plural, mark)
        for number, text in enumerate(message.plurals):
            lines += _field(f"msgstr[{number}]", text, mark)
    return _joined(lines)


def _comments(comments: Iterable[str]) -> Iterator[str]:
    for comment in comments:
        yield f"# {comment}".rstrip()


def _field(keyword: str, text: str, mark: str) -> list[str]:
    pieces = sentences.split(text)
    if len(pieces) == 1:
        return [f'{mark}{keyword} "{escape(text)}"']
    return [f'{mark}{keyword} ""', *(f'{mark}"{escape(piece)}"' for piece in pieces)]


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
