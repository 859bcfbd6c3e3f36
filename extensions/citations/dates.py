"""Dates of works: one ISO field ``date``, printed in the edition's language. Pure.

``date = {1917-11-25}``, ``{1917-11}`` or ``{1917}``; a question mark after it (``{1995?}``) says
that the year is inferred and prints in brackets (Chicago 14.145).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extensions.citations.terms import Terms

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(\?)?")


@dataclass(frozen=True)
class Date:
    """A year, perhaps with month and day; *inferred* when the source does not say it."""

    year: int
    month: int = 0
    day: int = 0
    inferred: bool = False


def parse_date(text: str) -> Date | None:
    """Return the date that *text* says, or ``None`` when it is no date of the calendar."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(match[group] or 0) for group in (1, 2, 3))
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if (match[2] and not month) or (match[3] and not day):
        return None
    return Date(year, month, day, bool(match[4]))


def format_year(date: Date, terms: Terms) -> str:
    """Return the year of *date*, in brackets when it is inferred."""
    return terms.inferred.format(date.year) if date.inferred else str(date.year)


def format_date(date: Date, terms: Terms) -> str:
    """Return *date* as precisely as it is known, in the order and with the months of *terms*."""
    year = format_year(date, terms)
    if not date.month:
        return year
    month = terms.months[date.month - 1]
    if not date.day:
        return terms.month_pattern.format(month=month, year=year)
    return terms.day_pattern.format(month=month, day=date.day, year=year)
