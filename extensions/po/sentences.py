"""Where a sentence ends: a catalog has a line for each, so that source and translation line up.

A wrong guess costs nothing but a longer or shorter line; what matters is that the same text is
always cut in the same way, and that nothing is lost.
"""

from __future__ import annotations

import re

# Closing marks and calls of notes belong to the sentence that they follow.
_END = re.compile(r"(?<=\S)[.!?…][”’»\"')\]*_]*(?:\[\^[^\]\s]*\])*[ \t]+(?=\S)|\n")
_LAST_WORD = re.compile(r"[^\s(\[“‘«\"'`}]*$")

# A full stop after one of these ends no sentence, nor does one after an initial or an ordinal.
_ABBREVIATED = """
asst assoc capt cf ch chap col dr ed eds e.g esp etc fig fols gen i.e jr lt maj mr mrs ms no nos
nt p pp prof pt rev sgt sr st trans v vol vols vs viz
alb av bkz böl c çev der doç dz fak gn haz hz kor krş köş m md müt no nu ord org ör öğr prf rus
s sf ss sok say şb tğm trc tüm ts ty ünv vb vd vs y yrd yay yy yzb
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_ORDINAL = re.compile(r"\d{1,2}|[IVX]+")


def split(text: str) -> list[str]:
    """Return *text* cut after each sentence and each line; the pieces joined give *text* again."""
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match[0] == "\n" or _ends_sentence(text, match):
            pieces.append(text[start : match.end()])
            start = match.end()
    return [*pieces, text[start:]] if start < len(text) or not pieces else pieces


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if text[match.end()].islower():
        return False
    found = _LAST_WORD.search(text, max(match.start() - 40, 0), match.start())
    word = found[0] if match[0][0] == "." and found else ""
    initial = len(word) == 1 and word.isalpha()
    abbreviated = word.lower() in _ABBREVIATIONS or (initial and word.isupper())
    # "M.A." and the like: nothing but initials
    initials = bool(re.fullmatch(r"(?:\w\.)+\w", word))
    return not (abbreviated or initials or _ORDINAL.fullmatch(word))
