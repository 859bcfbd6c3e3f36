"""Hunspell, asked about the words of a translation where it is installed.

Of a word with an apostrophe only what stands before it is asked: the dictionary knows few names.
https://github.com/hunspell/hunspell
"""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from extensions.translation_checks import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from extensions.translation_checks.marked import Marked

PACKAGES = "hunspell and hunspell-tr"
_WORD = re.compile(r"(?<![\w’\ufffc])[^\W\d_]{2,}(?![\w\ufffc])")
_SUGGESTED = re.compile(r"& (?P<word>\S+) \d+ \d+: (?P<near>.*)")
_UNKNOWN = re.compile(r"# (?P<word>\S+) \d+")


def words(text: Marked) -> list[str]:
    """Return the words of *text* that a dictionary of its language can know."""
    return _WORD.findall(text.prose)


def misspelt(
    texts: Iterable[Marked], language: str, folder: Path
) -> Mapping[str, tuple[str, ...]] | None:
    """Return the words of *texts* that are wrong, each with what may be meant.

    None without Hunspell or without its dictionary. *folder*, of the language, has the names.
    """
    dictionary = dictionary_of(language)
    if not dictionary:
        return None
    known = lexicon.names(folder)
    asked = sorted({word for text in texts for word in words(text)} - known)
    done = subprocess.run(
        ["hunspell", "-d", dictionary, "-i", "utf-8", "-a"],
        input="".join(f"^{word}\n" for word in asked),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found: dict[str, tuple[str, ...]] = {}
    for line in done.stdout.splitlines():
        if match := _SUGGESTED.fullmatch(line):
            found[match["word"]] = tuple(match["near"].split(", "))
        elif match := _UNKNOWN.fullmatch(line):
            found[match["word"]] = ()
    return found


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
