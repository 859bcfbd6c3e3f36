"""Hunspell, asked about the words of a translation where it is installed.

Of a word with an apostrophe only what stands before it is asked: the dictionary knows few names.
https://github.com/hunspell/hunspell
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from extensions import turkish
from extensions.catalogs.marked import HIDDEN
from extensions.translation_checks import lexicon, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from extensions.catalogs.marked import Marked

PACKAGES = "hunspell and hunspell-tr"
# Not the ending of a name after an apostrophe or a hyphen, as in Kuva-yı Milliye.
_WORD = re.compile(r"(?<![\w’”\ufffc])(?!(?<=-)[a-zçğıöşü]{1,4}(?!\w))[^\W\d_]{2,}(?![\w\ufffc])")
_ADDRESS = re.compile(r"\S+[/@]\S+\.\S+|\S+\.\S+/\S+")
_SUGGESTED = re.compile(r"& (?P<word>\S+) \d+ \d+: (?P<near>.*)")
_PLAIN = str.maketrans("âîûÂÎÛ", "aiuAİU")
_PREDICATE = re.compile(
    r"(?:y?[dt][ıiuü](?:[mnkr]|l[ae]r|yl[ae])?|y?m[ıiuü]ş(?:[dt][ıi]r?)?|y?s[ae]|yken|ki(?:l[ae]r)?)$"
)
_CASE = re.compile(r"(?<=[ıiuü])n(?:[dt][ae]n?|[ae]|[ıiuü]n?)$")
_BEGINNING = 2
# Looking for what may be meant takes a tenth of a second a word.
_SUGGESTIONS = 20


def words(text: Marked) -> list[str]:
    """Return the words of *text* that a dictionary of its language can know."""
    return _WORD.findall(_ADDRESS.sub(HIDDEN, text.prose))


def misspelt(
    texts: Iterable[Marked], language: str, folder: Path
) -> Mapping[str, tuple[str, ...]] | None:
    """Return the words of *texts* that are wrong, each with what may be meant.

    None without Hunspell, its dictionary, or the list of names in *folder*, that of the language.
    """
    dictionary = dictionary_of(language) if (folder / lexicon.NAMES).is_file() else ""
    if not dictionary:
        return None
    asked = sorted({word for text in texts for word in words(text)})
    wrong = _ask(dictionary, asked)
    if language == "tr":
        others = {word: _simpler(word) for word in wrong}
        still = _ask(dictionary, sorted(set().union(*others.values())))
        wrong -= {word for word, simpler in others.items() if simpler - still}
    names = _by_beginning(lexicon.names(folder), language)
    found = sorted(word for word in wrong if not _is_known(word, names, language))
    near = _near(dictionary, found[:_SUGGESTIONS]) if found else {}
    return {word: near.get(word, ()) for word in found}


def _simpler(word: str) -> set[str]:
    """Return *word* without what the Turkish dictionary does not know.

    It has few words with a circumflex, no noun with the suffixes that make a sentence of it
    (cumhuriyetlerdi, göredir), and not every case after a possessive (dağlılarına).
    """
    found = {word, word.translate(_PLAIN)}
    found |= {_PREDICATE.sub("", other) for other in found}
    found |= {_CASE.sub("", other) for other in found}
    return {other for other in found if len(other) > 2} - {word}


def _ask(dictionary: str, asked: Iterable[str]) -> set[str]:
    """Return which of the words *asked* are not in *dictionary*."""
    return set(_hunspell(dictionary, "-l", asked).splitlines())


def _near(dictionary: str, asked: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return what may be meant by each of the words *asked*."""
    found = map(_SUGGESTED.fullmatch, _hunspell(dictionary, "-a", asked).splitlines())
    return {match["word"]: tuple(match["near"].split(", ")) for match in found if match}


def _hunspell(dictionary: str, option: str, asked: Iterable[str]) -> str:
    done = subprocess.run(
        ["hunspell", "-d", dictionary, "-i", "utf-8", option],
        input="".join(f"{word}\n" for word in asked),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def _by_beginning(names: Iterable[str], language: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        folded = turkish.fold(name, language)
        found[folded[:_BEGINNING]].append(folded)
    return found


def _is_known(word: str, names: Mapping[str, list[str]], language: str) -> bool:
    folded = turkish.fold(word, language)
    likely = names.get(folded[:_BEGINNING], ())
    return any(stems.has_stem(folded, name, language) for name in likely)


def is_missing(root: Path) -> bool:
    """Return whether a language of the book in *root* has a list of names but no dictionary."""
    folders = {path.parent for path in root.glob(f"locale/*/{lexicon.NAMES}")}
    return any(not dictionary_of(folder.name) for folder in folders)


@cache
def dictionary_of(language: str) -> str:
    """Return the name of Hunspell's dictionary of *language*, or nothing where there is none."""
    if not shutil.which("hunspell"):
        return ""
    done = subprocess.run(
        ["hunspell", "-D"], input="", capture_output=True, encoding="utf-8", check=False
    )
    names = {line.rpartition("/")[2].strip() for line in done.stderr.splitlines() if "/" in line}
    code = language.replace("-", "_")
    fitting = sorted(name for name in names if name == code or name.startswith(f"{code}_"))
    return fitting[0] if fitting else ""
