"""Mistakes made in a translation on purpose. Each takes a message and gives another msgstr, or none
where it does not apply."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extensions import turkish
from extensions.po import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from extensions.po import Message

_CITE = re.compile(r"\{cite\}`[^`]*`")
_MONTHS = [
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
    "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
]  # fmt: skip
_TERMS = {
    "the Allies": r"\bİtilaf(?: Devletleri)?",
    "National Pact": r"\bMisak-ı Millî",
    "Red Army": r"\bKızıl Ordu",
    "Soviet Russia": r"\bSovyet Rusya",
    "recognition": r"\b[Tt]anı",
}
_DATE = re.compile(rf"(?<![\d–.,])(\d{{1,2}}) ({'|'.join(_MONTHS)})\b")
_DATE_OR_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})(?= \d|’)")
_MARK = re.compile(r"\[\^[^\]]*\]")
_LINK = re.compile(r"(?<!!)\[([^\]^]*)\]\(([^)]*)\)")
_NUMBER = re.compile(r"(?<![\w{.,:–-])[1-9]\d{2,}(?![\w.,]*[`}])")
_WORD = re.compile(r"(?<![\w{`’#^/.-])[a-zçğıöşü]{4,}(?![\w}`’/.-])")


class Mutation(NamedTuple):
    """A mistake: the ids of the checks of which one must find it, and who makes it."""

    ids: tuple[str, ...]
    make: Callable[[Message], str | None]


def _replaced(pattern: re.Pattern[str] | str, new: str) -> Callable[[Message], str | None]:
    """Return a maker that replaces the first match of *pattern* by *new*."""

    def make(message: Message) -> str | None:
        text, count = re.subn(pattern, new, message.msgstr, count=1)
        return text if count and text != message.msgstr else None

    return make


def _page(message: Message) -> str | None:
    """Change the last page of the first locator."""
    found = re.search(r"\{cite\}`[\w-]+\{[^}]*?(\d+)\}", message.msgstr)
    if not found:
        return None
    return _put(message.msgstr, found, 1, str(int(found[1]) + 1000))


def _put(text: str, match: re.Match[str], group: int, new: str) -> str:
    return text[: match.start(group)] + new + text[match.end(group) :]


def _digit(message: Message) -> str | None:
    found = _NUMBER.search(_without_markup(message.msgstr))
    if not found:
        return None
    return _put(message.msgstr, found, 0, str(int(found[0]) + 1))


def _without_number(message: Message) -> str | None:
    found = _NUMBER.search(_without_markup(message.msgstr))
    return _put(message.msgstr, found, 0, "") if found else None


def _without_markup(text: str) -> str:
    """Return *text* with what is no words blanked out; every character keeps its place."""
    return re.sub(r"\{\w+\}`[^`]*`|`[^`]*`|\]\([^)]*\)|\[\^[^\]]*\]|https?:\S*", _blank, text)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _day(message: Message) -> str | None:
    found = _DATE.search(_without_markup(message.msgstr))
    if not found:
        return None
    day = int(found[1])
    return _put(message.msgstr, found, 1, str(day + 1 if day < 28 else day - 9))


def _month(message: Message) -> str | None:
    found = _DATE_OR_MONTH.search(_without_markup(message.msgstr))
    if not found:
        return None
    # One that the message does not have, as far away as can be.
    others = [
        month for month in _MONTHS if turkish.lower(month) not in turkish.lower(message.msgstr)
    ]
    return _put(message.msgstr, found, 1, others[-1])


def _swapped_days(message: Message) -> str | None:
    found = list(_DATE.finditer(_without_markup(message.msgstr)))
    pairs = {(match[1], match[2]) for match in found}
    for first, second in pairwise(found):
        if first[1] == second[1] or first[2] == second[2]:
            continue
        # Both dates may stand there in that form too.
        if (first[1], second[2]) in pairs or (second[1], first[2]) in pairs:
            continue
        text = _put(message.msgstr, second, 1, first[1])
        return _put(text, first, 1, second[1])
    return None


def _copied(message: Message) -> str | None:
    words = re.findall(r"\w+", _without_markup(message.msgid))
    prose = len(words) > 5 and {"the", "of", "and", "to", "was"} & set(words)
    return message.msgid if prose else None


def _half(message: Message) -> str | None:
    """Cut off the second half, where neither a number nor a mark is lost with it."""
    text = message.msgstr
    kept = text[: len(text) // 2].rpartition(" ")[0]
    lost = text[len(kept) :]
    return f"{kept}." if len(message.msgid) > 250 and not re.search(r"[\d{\[*“]", lost) else None


def _sentence(message: Message) -> str | None:
    pieces = sentences.split(message.msgstr)
    first = pieces[0].strip()
    return f"{first} {message.msgstr}" if len(first) > 30 and not _MARK.search(first) else None


def _decomposed(message: Message) -> str | None:
    text = unicodedata.normalize("NFD", message.msgstr)
    return text if text != message.msgstr else None


def _in_word(before: str, after: str) -> Callable[[Message], str | None]:
    """Return a maker that puts *before* and *after* around the first small word."""

    def make(message: Message) -> str | None:
        found = _WORD.search(_without_markup(message.msgstr))
        return _put(message.msgstr, found, 0, f"{before}{found[0]}{after}") if found else None

    return make


def _led_by(mark: str) -> Callable[[Message], str | None]:
    return lambda message: f"{mark}{message.msgstr}" if message.msgstr[0].isalpha() else None


def _other_words(message: Message) -> str | None:
    """Put other words for a term of the source, in every place."""
    for term, rendering in _TERMS.items():
        if f" {term} " in message.msgid and re.search(rendering, message.msgstr):
            return re.sub(rendering, "Onlar", message.msgstr)
    return None


def _straightened(message: Message) -> str | None:
    return message.msgstr.replace("“", '"').replace("”", '"') if "“" in message.msgstr else None


MUTATIONS = {
    "citation dropped": Mutation(("citations",), _replaced(_CITE, "")),
    "page changed": Mutation(("citations", "citations.beyond", "citations.locator"), _page),
    "pages dropped": Mutation(
        ("citations", "citations.volume"), _replaced(r"(\{cite\}`[\w-]+)\{[^}]*\}", r"\1")
    ),
    "key misspelt": Mutation(("citations.unknown_key",), _replaced(r"\{cite\}`", "{cite}`x")),
    "backtick of a citation lost": Mutation(
        ("citations.malformed",), _replaced(r"(\{cite\}`[^`]*)`", r"\1")
    ),
    "citation of another role": Mutation(("citations.role",), _replaced("{cite}`", "{cite:t}`")),
    "note mark dropped": Mutation(("notes",), _replaced(_MARK, "")),
    "note mark doubled": Mutation(("notes",), _replaced(r"(\[\^[^\]]*\])", r"\1\1")),
    "note mark changed": Mutation(("notes",), _replaced(r"\[\^", "[^x")),
    "note mark broken": Mutation(("notes",), _replaced(r"(\[\^[^\]]*)\]", r"\1")),
    "link dropped": Mutation(("links",), _replaced(_LINK, r"\1")),
    "target changed": Mutation(("links",), _replaced(_LINK, r"[\1](\2x)")),
    "space in a link": Mutation(("links",), _replaced(_LINK, r"[\1] (\2)")),
    "link without its bracket": Mutation(("links",), _replaced(_LINK, r"[\1](\2")),
    "link by name": Mutation(("links",), _replaced(_LINK, r"[\1][\1]")),
    "reference dropped": Mutation(("roles",), _replaced(r"\{numref\}`[^`]*`", "o")),
    "role that is not there": Mutation(("roles",), _in_word("{foo}`", "`")),
    "emphasis dropped": Mutation(("emphasis",), _replaced(r"(?<!\*)\*([^*]+)\*(?!\*)", r"\1")),
    "star lost": Mutation(("emphasis",), _replaced(r"(?<!\*)\*([^*]+)\*(?!\*)", r"\1*")),
    "emphasis added": Mutation(("emphasis",), _in_word("*", "*")),
    "code added": Mutation(("code",), _in_word("`", "`")),
    "backtick added": Mutation(("backticks", "code", "citations", "roles"), _in_word("`", "")),
    "tag": Mutation(("html",), _in_word("<b>", "</b>")),
    "number changed": Mutation(("numbers",), _digit),
    "number dropped": Mutation(("numbers",), _without_number),
    "day changed": Mutation(("numbers", "dates"), _day),
    "days swapped": Mutation(("dates",), _swapped_days),
    "month changed": Mutation(("dates",), _month),
    "doubled space": Mutation(("spaces",), _replaced("(?<=[a-z]) (?=[a-z])", "  ")),
    "space at the end": Mutation(("spaces",), lambda m: f"{m.msgstr} "),
    "letters in two characters": Mutation(("normalization",), _decomposed),
    "space of no width": Mutation(("invisible",), _in_word("\u200b", "")),
    "soft hyphen": Mutation(("invisible",), _in_word("", "\u00ad")),
    "straight quotation marks": Mutation(("straight_quotes",), _straightened),
    "quotation mark lost": Mutation(("quotation_marks",), _replaced("”", "")),
    "bracket lost": Mutation(("brackets",), _replaced(r"(?<!\])(\([^()\[\]]*)\)", r"\1")),
    "straight apostrophe": Mutation(("apostrophes",), _replaced(r"(?<=\w)’(?=[a-zçğıöşü])", "'")),
    "apostrophe of a year lost": Mutation(
        ("apostrophes",), _replaced(r"(?<![\w.,–])(\d{4})’(?=(?:d[ae]n?|t[ae]n?|y[ae])\b)", r"\1")
    ),
    "space before a comma": Mutation(("punctuation",), _replaced(r"(?<=[a-z]), ", " , ")),
    "no space after a comma": Mutation(("punctuation",), _replaced(r"(?<=[a-z]), (?=[a-z])", ",")),
    "comma twice": Mutation(("punctuation",), _replaced(r"(?<=[a-z]), ", ",, ")),
    "end lost": Mutation(
        ("ending",), lambda m: m.msgstr[:-1] if re.search(r"[a-zçğıöşü]{3}\.$", m.msgstr) else None
    ),
    "İ without its dot": Mutation(
        ("dotted_i",), _replaced(r"\bİ(?=stanbul|ngiliz|ttihat|tilaf|lk)", "I")
    ),
    "sentence twice": Mutation(("doubled", "numbers", "citations"), _sentence),
    "word twice": Mutation(("doubled",), _replaced(r" (ve|ile|için|olarak|gibi) ", r" \1 \1 ")),
    "two paragraphs": Mutation(("catalogs.paragraphs",), lambda m: f"{m.msgstr}\n\n{m.msgstr}"),
    "paragraph before it": Mutation(("catalogs.paragraphs",), lambda m: f"{m.msgid}\n\n{m.msgstr}"),
    "nothing but spaces": Mutation(("catalogs.blank",), lambda m: "  "),
    "copy of the source": Mutation(("same",), _copied),
    "second half lost": Mutation(("length", "terms", "ending"), _half),
    "not translated": Mutation(("untranslated",), lambda m: ""),
    "begins as a heading": Mutation(("block_marks",), _led_by("# ")),
    "begins as a list": Mutation(("block_marks",), _led_by("- ")),
    "begins as a quotation": Mutation(("block_marks",), _led_by("> ")),
    "term in other words": Mutation(
        ("terms",), _other_words
    ),
}  # fmt: skip
