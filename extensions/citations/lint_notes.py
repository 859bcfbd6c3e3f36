"""Marks without a note and notes without a mark, in the text of one page. Pure."""

from __future__ import annotations

import difflib
import re

from extensions.citations.scanning import line_of, spans
from extensions.problems import Problem

_MARK = re.compile(r"\[\^([^\]\s]+)\](:?)")


def in_text(text: str, name: str) -> list[Problem]:
    """Return the problems of the notes in *text*, the page *name*.

    A mark whose note has another name, and that note, are one mistake.
    """
    marks: dict[str, int] = {}
    notes: dict[str, int] = {}
    code = [range(span.start, span.end) for span in spans(text)]
    for match in _MARK.finditer(text):
        begins = text[: match.start()].rpartition("\n")[2].strip(" >") == ""
        if not any(match.start() in part for part in code):
            found = notes if match[2] and begins else marks
            found.setdefault(match[1], line_of(text, match.start()))
    lost = [label for label in marks if label not in notes]
    uncalled = [label for label in notes if label not in marks]
    problems = []
    for label in lost:
        near = difflib.get_close_matches(label, uncalled, n=1, cutoff=0)
        cure = f"Write [^{label}]: and its text under the paragraph."
        if near:
            uncalled.remove(near[0])
            cure = f"Did you mean [^{near[0]}]?"
        message = f"there is no note [^{label}]"
        problems.append(Problem(name, marks[label], message, cure, "notes.missing"))
    for label in uncalled:
        cure = f"Type [^{label}] where it belongs, or delete the note."
        message = f"no text calls the note [^{label}]"
        problems.append(Problem(name, notes[label], message, cure, "notes.uncalled"))
    return problems
