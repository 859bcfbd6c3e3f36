"""Turkish letters: casing and alphabetical order, as pure functions.

Python's own ``str.lower`` and ``str.upper`` know nothing of the pair ı/I and i/İ, and sorting by
code point puts Ç, Ğ, Ö, Ş and Ü after Z. Source: the alphabet of Law no. 1353 of 1 November 1928.
"""

from __future__ import annotations

import unicodedata

ALPHABETS = {
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
"""Letters in order. Q, W and X, not Turkish, stand where a Latin reader looks for them."""

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]
"""What :func:`sort_key` returns: base letters, then accents, then the text itself."""


def lower(text: str) -> str:
    """Return *text* in small letters, I as ı and İ as i."""
    return text.replace("I", "ı").replace("İ", "i").lower()


def upper(text: str) -> str:
    """Return *text* in capitals, i as İ and ı as I."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def capitals(text: str, language: str) -> str:
    """Return *text* in capitals by the rules of *language* (``tr``…)."""
    return upper(text) if language == "tr" else text.upper()


def capitalize_first(text: str, language: str) -> str:
    """Return *text* with its first letter in capitals, by the rules of *language* (``tr``…)."""
    if not text:
        return text
    return capitals(text[0], language) + text[1:]


def fold(text: str, language: str) -> str:
    """Return *text* for comparing: small letters, no accents but those of letters of *language*.

    In English ``Özalp`` folds to ``ozalp``; in Turkish ö is a letter of its own and stays, while
    the circumflex of ``Kâzım`` goes.
    """
    alphabet = ALPHABETS.get(language, ALPHABETS["en"])
    small = lower(text) if language == "tr" else text.replace("İ", "i").lower()
    folded = []
    for char in unicodedata.normalize("NFC", small):
        if char in alphabet:
            folded.append(char)
        elif char == "ı":
            folded.append("i")
        else:
            decomposed = unicodedata.normalize("NFD", char)
            folded.append("".join(c for c in decomposed if not unicodedata.combining(c)))
    return "".join(folded)


def sort_key(text: str, language: str) -> SortKey:
    """Return a key that sorts *text* by the alphabet of *language*, letter by letter.

    Word for word: a space comes before every letter, punctuation is ignored (Chicago 16.58-61 for
    the choice; both orders are in use). Texts equal but for accents are ordered by the accents.
    """
    alphabet = ALPHABETS.get(language, ALPHABETS["en"])
    rank = {char: place for place, char in enumerate(alphabet, start=20)}
    rank[" "] = 0
    rank |= {str(digit): digit + 1 for digit in range(10)}
    plain = " ".join(fold(text, language).replace("-", " ").split())
    primary = tuple(
        rank.get(char, 1000 + ord(char)) for char in plain if char in rank or char.isalpha()
    )
    accents = tuple(ord(char) for char in text.casefold())
    return primary, accents, text
