"""Months and days in a text, in whatever language Babel knows the months of. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from extensions import turkish

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|\.)?(?![\w])(?!:\d)"
_AND = r"(?:\s*[–/-]\s*|\s*,\s*|\s+[^\W\d]{1,4}\s+(?:da\s+)?)"
_DAYS = rf"(?<![\w.,:]){_DAY}(?:{_AND}{_DAY})*"
# A month may be followed by such endings; "aralıksız" is no month, nor is "Martov".
_SUFFIX = r"(?:[’']?(?:[dt][ae]\w*|[ae]|[ıiuü]n?|[ıiuü]n[ae]|[ıiuü]n[dt][ae]n?|l[ae]))?"
_ENGLISH = "en"


class _Months(NamedTuple):
    numbers: dict[str, int]
    any_month: re.Pattern[str]
    date: re.Pattern[str]


def is_known(language: str) -> bool:
    """Return whether the months of *language* are known."""
    return bool(_months(language).numbers)


def months(text: str, language: str) -> set[int]:
    """Return the numbers of the months that *text* names."""
    known = _months(language)
    found = known.any_month.finditer(_comparable(text, language))
    return {known.numbers[match["month"]] for match in found}


def days(text: str, language: str) -> set[tuple[int, int]]:
    """Return month and day of the dates in *text*; of a range, both ends."""
    known = _months(language)
    found: set[tuple[int, int]] = set()
    for match in known.date.finditer(_comparable(text, language)):
        groups = match.groupdict()
        month = known.numbers[groups["month"] or groups["month_first"]]
        numbers = groups["days"] or groups["days_last"]
        found |= {(month, int(day)) for day in re.findall(r"\d+", numbers)}
    return found


def name(month: int, language: str) -> str:
    """Return how a *month* is called in *language*."""
    return str(Locale.parse(language.replace("-", "_")).months["format"]["wide"][month])


@cache
def _months(language: str) -> _Months:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return _Months({}, re.compile("(?!)"), re.compile("(?!)"))
    numbers = {
        _comparable(str(found), language): month
        for form in ("format", "stand-alone")
        for month, found in locale.months[form]["wide"].items()
    }
    names = "|".join(map(re.escape, sorted(numbers, key=lambda found: -len(found))))
    suffix = _SUFFIX if language == "tr" else ""
    first = rf"(?P<days>{_DAYS})\s+(?:of\s+|de\s+|d[’'])?(?P<month>{names}){suffix}(?!\w)"
    # Month before day is English alone.
    last = rf"(?P<month_first>{names})\s+(?P<days_last>{_DAYS})"
    if language != _ENGLISH:
        last = r"(?P<month_first>(?!))(?P<days_last>)"
    return _Months(
        numbers,
        re.compile(rf"(?<!\w)(?P<month>{names}){suffix}(?!\w)"),
        re.compile(f"{last}|{first}"),
    )


def _comparable(text: str, language: str) -> str:
    """Return *text* as the months of *language* are written; in English march is no month."""
    if language == _ENGLISH:
        return text
    return turkish.lower(text) if language == "tr" else text.lower()
