"""Locators: where in a work a note points to. Pure; parse first, print later.

Grammar, the same in every language (an author types numbers, never ``p.`` or ``s.``)::

    locator  = item *( "," item )
    item     = date / [ volume ":" ] [ number-list item ] / term numbers / other
    date     = 1917-11-25 / 1917-11          day or month of an issue
    volume   = 2 / 3/2                       volume 2; volume 3, part 2
    pages    = 327 / 327-328 / xii-xv / 12a  hyphen or en dash in a range
    term     = ch. / n. / no. / doc. / roll / ... (a full stop is optional)
    other    = printed as typed (867.00B/1)

:func:`parse` never raises on what a translator may type: everything is an item of some kind. What
is refused is reported by :func:`problems`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extensions.citations.dates import Date, format_date, parse_date
from extensions.citations.terms import NBSP

if TYPE_CHECKING:
    from extensions.citations.terms import Terms

_ALIASES = {"chap": "ch", "nos": "no", "nn": "n"}
_NUMBER = r"(?:[0-9]+[a-z]?|[ivxlcdm]+)"
_PAGES = re.compile(rf"({_NUMBER})(?:\s*[-–]\s*({_NUMBER}))?")
_VOLUME = re.compile(r"([0-9]+)(?:/([0-9]+))?\s*:\s*(.*)", re.DOTALL)
_TERM = re.compile(
    r"(app|art|chap|ch|doc|fig|fol|nos|no|nn|n|par|pt|roll|sec|table|vol)"
    r"(?:\.\s*|\s+)(?=\S)(.*)",
    re.DOTALL | re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_PREFIX = re.compile(
    r"^((?:[0-9/]+\s*:\s*)?)(?:pp?|ss?|sf|pages?|sayfa(?:lar)?)"
    r"(?:(?:\.\s*|\s+)(?=[0-9ivxlcdm])|(?=[0-9]))",
    re.IGNORECASE,
)
_ROMAN = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))


@dataclass(frozen=True)
class Pages:
    """A page or a range of pages, perhaps of a volume (and a part of that volume)."""

    first: str
    last: str = ""
    volume: str = ""
    part: str = ""


@dataclass(frozen=True)
class Named:
    """A numbered part that has a name: chapter, document, roll…; *numbers* is ``4`` or ``4-6``."""

    term: str
    numbers: str
    volume: str = ""
    part: str = ""


@dataclass(frozen=True)
class Issue:
    """The date of an issue of a newspaper."""

    date: Date


@dataclass(frozen=True)
class Verbatim:
    """Anything else, printed as typed."""

    text: str
    volume: str = ""
    part: str = ""


Item = Pages | Named | Issue | Verbatim


def strip_prefix(text: str) -> str:
    """Return locator *text* without the ``p.``, ``pp.``, ``s.`` or ``ss.`` of its items."""
    items = (item.strip() for item in text.split(","))
    return ", ".join(_PREFIX.sub(r"\1", item) for item in items)


def parse(text: str) -> tuple[Item, ...]:
    """Return the items of locator *text*; an empty text has none."""
    return tuple(_item(part.strip()) for part in text.split(",") if part.strip())


def _item(text: str) -> Item:
    if _DATE.fullmatch(text) and (date := parse_date(text)):
        return Issue(date)
    volume = part = ""
    if match := _VOLUME.fullmatch(text):
        volume, part, text = match[1], match[2] or "", match[3].strip()
    if match := _PAGES.fullmatch(text):
        return Pages(match[1], match[2] or "", volume, part)
    if match := _TERM.fullmatch(text):
        term = match[1].lower()
        return Named(_ALIASES.get(term, term), match[2].strip(), volume, part)
    return Verbatim(text, volume, part)


def in_volume(items: tuple[Item, ...], volume: str) -> tuple[Item, ...]:
    """Return *items* with *volume* said by the first, unless that says a volume itself."""
    if not volume or not items or isinstance(items[0], Issue) or items[0].volume:
        return items
    return (replace(items[0], volume=volume), *items[1:])


def problems(text: str) -> list[str]:
    """Return what is wrong with locator *text*, each with its cure; empty when all is well."""
    found = []
    if strip_prefix(text) != ", ".join(item.strip() for item in text.split(",")):
        cure = f"{{{strip_prefix(text)}}}"
        found.append(f"type numbers only: {cure}; each edition adds p. or s. itself")
    for item in parse(text):
        if isinstance(item, Pages) and item.last and number(item.last) <= number(item.first):
            found.append(f"the range {item.first}-{item.last} does not ascend; give it in full")
    return found


def number(page: str) -> int:
    """Return the value of a page number, arabic or roman; roman ones come before all arabic."""
    digits = re.match(r"[0-9]+", page)
    if digits:
        return int(digits[0])
    values = [_ROMAN[char] for char in page]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs) - 10_000


def format_locator(items: tuple[Item, ...], terms: Terms, known_volume: str = "") -> str:
    """Return *items* as they are printed in the language of *terms*.

    *known_volume* is a volume that the text before has named already; it is not repeated. Runs of
    pages of one volume share one abbreviation: ``ss. 55, 57``.
    """
    printed: list[str] = []
    index = 0
    while index < len(items):
        run = [items[index]]
        if isinstance(run[0], Pages):
            while index + len(run) < len(items) and _continues(run[0], items[index + len(run)]):
                run.append(items[index + len(run)])
        printed.append(_format_run(run, terms, known_volume))
        index += len(run)
    separator = "; " if not terms.volume_colon and _volumes(items) > 1 else ", "
    return separator.join(printed)


def _volumes(items: tuple[Item, ...]) -> int:
    return sum(1 for item in items if not isinstance(item, Issue) and item.volume)


def _continues(first: Pages, after: Item) -> bool:
    return isinstance(after, Pages) and not after.volume


def _format_run(run: list[Item], terms: Terms, known_volume: str) -> str:
    head = run[0]
    if isinstance(head, Issue):
        return format_date(head.date, terms)
    body = ", ".join(_body(item, terms) for item in run)
    if isinstance(head, Pages) and terms.pages:
        plural = len(run) > 1 or bool(head.last)
        body = terms.pages[1 if plural else 0] + NBSP + body
    if not head.volume or (head.volume == known_volume and not head.part):
        return body
    if isinstance(head, Pages) and terms.volume_colon and not head.part:
        return f"{head.volume}:{body}"
    names = [terms.volume.format(head.volume)] if head.volume != known_volume else []
    names += [terms.part.format(head.part)] if head.part else []
    return ", ".join([*names, body])


def _body(item: Item, terms: Terms) -> str:
    if isinstance(item, Pages):
        return item.first + (terms.range_dash + item.last if item.last else "")
    if isinstance(item, Named):
        many = bool(re.search(r"[-–&]", item.numbers))
        numbers = re.sub(r"(?<=\w)\s*[-–]\s*(?=\w)", terms.range_dash, item.numbers)
        return terms.locators[item.term][1 if many else 0] + NBSP + numbers
    assert isinstance(item, Verbatim)
    return item.text
