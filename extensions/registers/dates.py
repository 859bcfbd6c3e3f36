"""Dates of what happened, typed as in ISO 8601-2 and printed in the words of a language. Pure.

::

    1919-05-15                May 15, 1919
    1919-05, 1919             May 1919, 1919
    1917-11-24?               probably November 24, 1917
    1883~                     about 1883
    1918-11-01/1918-11-05     November 1–5, 1918
    1881/1938                 1881–1938
    1953/, /1926              one side is not known

Source: https://www.loc.gov/standards/datetime/, levels 0 and 1, without what the book has not:
seasons, masked digits, years before 1000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extensions.citations.dates import Date, format_date, parse_date

if TYPE_CHECKING:
    from extensions.citations.terms import Terms

PARTS = ("early", "middle", "late")
"""Parts of a month."""

_SIDE = re.compile(r"([0-9-]+)([?~%]?)")


@dataclass(frozen=True)
class Moment:
    """A date as precisely as it is known, and how surely."""

    date: Date
    probable: bool = False
    approximate: bool = False


@dataclass(frozen=True)
class When:
    """A date, *start* and *end* being one, or a span of time of which one side may be unknown."""

    start: Moment | None
    end: Moment | None

    @property
    def year(self) -> int | None:
        """Return the year in which all of it lies, if there is one."""
        years = {side.date.year for side in (self.start, self.end) if side}
        return years.pop() if len(years) == 1 else None

    @property
    def order(self) -> tuple[int, ...]:
        """Return a key that sorts in order of time.

        What is known by its month only follows what happened on a day of it, and so with years.
        """
        sides = [side.date for side in (self.start or self.end, self.end or self.start) if side]
        return tuple(n for day in sides for n in (day.year, day.month or 13, day.day or 32))


def parse_when(text: str) -> When | None:
    """Return what *text* says, or ``None`` when it is no date of the calendar."""
    sides = text.split("/")
    if len(sides) > 2 or not any(sides):
        return None
    moments = [_moment(side) for side in sides]
    if any(side and moment is None for side, moment in zip(sides, moments, strict=True)):
        return None
    start, end = moments[0], moments[-1]
    if len(sides) == 2 and start and end and not _precedes(start.date, end.date):
        return None
    return When(start, end)


def _moment(text: str) -> Moment | None:
    match = _SIDE.fullmatch(text)
    date = parse_date(match[1]) if match else None
    if match is None or date is None:
        return None
    return Moment(date, match[2] in {"?", "%"}, match[2] in {"~", "%"})


def _precedes(start: Date, end: Date) -> bool:
    """Say whether *start* is before *end*, as far as both are known."""
    for earlier, later in zip(_parts(start), _parts(end), strict=True):
        if not earlier or not later:
            return earlier != later
        if earlier != later:
            return earlier < later
    return False


def _parts(date: Date) -> tuple[int, int, int]:
    return date.year, date.month, date.day


@dataclass(frozen=True)
class Words:
    """What a language says of a date that is no plain one; ``{}`` takes the date."""

    probable: str
    approximate: str
    parts: dict[str, str]
    begun: str
    ended: str
    born: str
    died: str


WORDS = {
    "en": Words(
        probable="probably {}",
        approximate="about {}",
        parts={"early": "early {}", "middle": "mid-{}", "late": "late {}"},
        begun="from {}",
        ended="until {}",
        born="born {}",
        died="died {}",
    ),
    "tr": Words(
        probable="muhtemelen {}",
        approximate="{} dolayları",
        parts={"early": "{} başı", "middle": "{} ortası", "late": "{} sonu"},
        begun="başlangıcı {}",
        ended="sonu {}",
        born="doğumu {}",
        died="ölümü {}",
    ),
}


def format_when(when: When, terms: Terms, *, part: str = "", with_year: bool = True) -> str:
    """Return *when*, both sides of which are known, in the language of *terms*.

    *part* of the month (``late``) stands before or after it; the year is left out where a heading
    says it.
    """
    words = WORDS[terms.language]
    start, end = when.start, when.end
    assert start is not None
    assert end is not None
    if start == end:
        text = _plain(start.date, terms, with_year=with_year)
        text = words.parts[part].format(text) if part else text
        return _qualified(text, start, words)
    if (start.probable, start.approximate) == (end.probable, end.approximate):
        return _qualified(_span(start.date, end.date, terms, with_year=with_year), start, words)
    one, other = (
        _qualified(_plain(side.date, terms, with_year=with_year), side, words)
        for side in (start, end)
    )
    return f"{one}{terms.range_dash}{other}"


def _span(start: Date, end: Date, terms: Terms, *, with_year: bool) -> str:
    if start.year == end.year and start.month == end.month and start.day and end.day:
        text = terms.day_pattern.format(
            month=terms.months[start.month - 1],
            day=f"{start.day}{terms.range_dash}{end.day}",
            year=start.year,
        )
        return text if with_year else _without_year(text, start.year)
    one = _plain(start, terms, with_year=with_year and start.year != end.year)
    return f"{one}{terms.range_dash}{_plain(end, terms, with_year=with_year)}"


def _plain(date: Date, terms: Terms, *, with_year: bool) -> str:
    text = format_date(date, terms)
    return text if with_year or not date.month else _without_year(text, date.year)


def _without_year(text: str, year: int) -> str:
    return text.removesuffix(str(year)).rstrip(", \N{NO-BREAK SPACE}")


def _qualified(text: str, moment: Moment, words: Words) -> str:
    text = words.approximate.format(text) if moment.approximate else text
    return words.probable.format(text) if moment.probable else text


def format_span(when: When, terms: Terms, begun: str, ended: str) -> str:
    """Return *when*; where the other side is not known, in the pattern *begun* or *ended*."""
    if when.start and when.end:
        return format_when(when, terms)
    known = when.start or when.end
    text = format_when(When(known, known), terms)
    return (begun if when.start else ended).format(text)


def format_life(when: When, terms: Terms) -> str:
    """Return the years of a life."""
    words = WORDS[terms.language]
    return format_span(when, terms, words.born, words.died)


def format_active(when: When, terms: Terms) -> str:
    """Return from when to when something existed."""
    words = WORDS[terms.language]
    return format_span(when, terms, words.begun, words.ended)
