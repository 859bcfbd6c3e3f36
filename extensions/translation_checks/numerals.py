"""Numbers in a text, in digits and in words. Pure.

What parts thousands and decimals is taken from Babel, so that 1,500 in English and 1.500 in Turkish
are one number.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from babel import Locale, UnknownLocaleError

from extensions import turkish

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = {word: number for number, word in enumerate(_ONES.split())}
_ENGLISH |= {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
_ENGLISH |= {f"{word}th": number for word, number in _ENGLISH.items()}
_ENGLISH |= {f"{word[:-1]}ieth": _ENGLISH[word] for word in _TENS.split()}
_ENGLISH |= {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    "once": 1, "twice": 2, "both": 2, "half": 2, "dozen": 12, "hundred": 100, "hundreds": 100,
    "hundredth": 100, "thousand": 1000, "thousands": 1000, "fortnight": 14, "decade": 10,
}  # fmt: skip
# With suffixes after them: üçüncü, dördü, ikişer.
_TURKISH = {
    "sıfır": 0, "bir": 1, "ilk": 1, "iki": 2, "yarı": 2, "üç": 3, "dört": 4, "dörd": 4, "beş": 5,
    "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10, "yirmi": 20, "otuz": 30, "kırk": 40,
    "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80, "doksan": 90, "yüz": 100, "bin": 1000,
    "düzine": 12,
}  # fmt: skip
_TURKISH_SUFFIX = re.compile(
    r"(?:(?:[ıiuü]?nc[ıiuü])?(?:l[ae]r)?(?:[yns]?[ıiuü]n?)?(?:y?[ae]|n?[dt][ae]n?|l[ae])?|ş?[ae]r|m)"
)
_COUNTED = "million|billion|thousand|percent|times|miles|k?m|kilometers?|tons?|rubles|liras|pounds"
_DECIMAL = re.compile(rf"(?<![\d.,])(\d+)\.(\d{{1,2}})(?= (?:{_COUNTED})\b)")
_ROMAN = re.compile(r"(?<![\w’])(?=[XVI])(X{0,3})(IX|IV|V?I{0,3})(?![\w’]*[a-zçğıöşü])")
_ROMAN_VALUES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_ROMAN_VALUES["IX"] = 9


def in_digits(text: str, language: str) -> Counter[str]:
    """Return the numbers written in digits; of a decimal its two parts, of 06 the number 6."""
    group, decimal = _signs(language)
    thousands = (
        rf"(?<![\d{re.escape(group + decimal)}])\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?!\d)"
    )
    joined = re.sub(thousands, lambda match: match[0].replace(group, ""), text)
    return Counter(str(int(found)) for found in re.findall(r"\d+", joined))


def decimal(whole: str, part: str, language: str) -> str:
    """Return a decimal number as *language* writes it."""
    return f"{whole}{_signs(language)[1]}{part}"


def decimals(text: str) -> list[tuple[str, str]]:
    """Return both parts of each decimal number of an English *text* that counts something.

    Numbers of sections have a dot as well, and count nothing.
    """
    return _DECIMAL.findall(text)


def in_words(text: str, language: str) -> set[str] | None:
    """Return the numbers that *text* may have in words, none if we do not know those of *language*.

    Roman numerals count as words. Rather too many than too few: *on bir* gives 10, 1 and 11.
    """
    roman = {str(value) for match in _ROMAN.finditer(text) if (value := _roman(match))}
    if language == "en":
        values = [_ENGLISH.get(word) for word in re.findall(r"[^\W\d_]+", text.lower())]
    elif language == "tr":
        values = [_turkish(word) for word in re.findall(r"[^\W\d_]+", turkish.lower(text))]
    else:
        return None
    return roman | {str(number) for number in _composed(values)}


def _composed(values: list[int | None]) -> set[int]:
    """Return each value, and what runs of values make: 20 3 is 23, 5 100 is 500."""
    found: set[int] = set()
    total = current = 0
    for value in [*values, None]:
        if value is None:
            found |= {total + current} if total + current else set()
            total = current = 0
            continue
        found.add(value)
        if value == 1000:
            total, current = (total + max(current, 1)) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            found |= {total + current} if current else set()
            current = current + value if current and value < _unit(current) else value
        found.add(total + current)
    return found


def _unit(number: int) -> int:
    """Return the value of the last digit of *number* that is not 0: what is less can be added."""
    unit = 1
    while number and not number % (unit * 10):
        unit *= 10
    return unit


def _turkish(word: str) -> int | None:
    for stem, value in _TURKISH.items():
        if word.startswith(stem) and _TURKISH_SUFFIX.fullmatch(word, len(stem)):
            return value
    return None


def _roman(match: re.Match[str]) -> int:
    return len(match[1]) * 10 + _ROMAN_VALUES[match[2]]


@cache
def _signs(language: str) -> tuple[str, str]:
    try:
        symbols = Locale.parse(language.replace("-", "_")).number_symbols
    except (UnknownLocaleError, ValueError):
        return ",", "."
    signs = symbols.get("latn", symbols)
    return str(signs["group"]), str(signs["decimal"])
