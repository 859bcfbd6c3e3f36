"""A rendering of the termbase found in a text whose words have suffixes. Pure."""

from __future__ import annotations

import re
from functools import cache

from extensions import turkish

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
# Words of another thing may stand between those of a term: Kars ve Moskova antlaşmaları.
_GAP = 4
_SHORT = 6
_VOWELS = "aeıioöuü"
_SOFT = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
# Pieces of which what follows a stem is made, one after the other.
_PIECE = re.compile(
    r"l[ae]r|[ıiuü]m[ıiuü]z|[ıiuü]m|[yns]?[ıiuü]n?|n?[dt][ae]n?|[yn]?[ae]|y?l[ae]|[cç][ae]|ki|"
    r"l[ıiuü][kğ]?|s[ıiuü]z|[cç][ıiuü]|y?[dt][ıiuü]r?|y?ken|s[ae]l|m[ae]|l[ae]ş|t[ıiuü]r|"
    r"y?[ae]n|y?m[ıiuü]ş|y?[ıiuü]ş|m[ae]k|yor|[dt][ıiuü][kğ]|[ae]c[ae][kğ]|l[ae]n|[ıiuü][lr]|s[ae]"
)
_LONGEST = 5
_POSSESSIVE = re.compile(rf"(?:(?<=[{_VOWELS}])s|(?<![{_VOWELS}]))[ıiuü]$")
_OTHERS = 4


def words(text: str, language: str) -> list[str]:
    """Return the words of *text* to be compared: small, without what follows an apostrophe."""
    return [turkish.fold(re.split("[’']", word)[0], language) for word in _WORD.findall(text)]


def stands_in(rendering: str, text: list[str], language: str) -> bool:
    """Return whether the words of *rendering* stand in *text*, in order and near to one another."""
    wanted = words(rendering, language)
    if len(text) <= _SHORT:
        # Index entries put the chief word first: Kurultay, Doğu Halkları.
        return all(any(has_stem(word, stem, language) for word in text) for stem in wanted)
    return any(_from(wanted, text, start, language) for start in range(len(text)))


def _from(wanted: list[str], text: list[str], start: int, language: str) -> bool:
    if not has_stem(text[start], wanted[0], language):
        return False
    place = start + 1
    for stem in wanted[1:]:
        near = range(place, min(place + _GAP + 1, len(text)))
        found = next((number for number in near if has_stem(text[number], stem, language)), None)
        if found is None:
            return False
        place = found + 1
    return True


def has_stem(word: str, stem: str, language: str) -> bool:
    """Return whether *word* is *stem* with suffixes, its end changed by them: kitap, kitabı."""
    if language != "tr":
        return word.startswith(stem) and len(word) <= len(stem) + _OTHERS
    return any(word.startswith(form) and _is_suffix(word[len(form) :]) for form in _forms(stem))


@cache
def _forms(stem: str) -> frozenset[str]:
    """Return how *stem* begins a word: also without the suffix that makes it a part of a name."""
    stems = {stem, _POSSESSIVE.sub("", stem) if len(stem) > 4 else stem}
    stems |= {re.sub("l[ae]r$", "", found) for found in stems if len(found) > 6}
    stems |= {found[:-1] + _SOFT[found[-1]] for found in stems if found[-1] in _SOFT}
    stems |= {found[:-1] + "g" for found in stems if found.endswith("nk")}
    return frozenset(stems)


@cache
def _is_suffix(text: str) -> bool:
    """Return whether *text* is made of suffixes, or empty."""
    if not text:
        return True
    pieces = (text[:length] for length in range(1, _LONGEST + 1))
    return any(_PIECE.fullmatch(piece) and _is_suffix(text[len(piece) :]) for piece in pieces)
