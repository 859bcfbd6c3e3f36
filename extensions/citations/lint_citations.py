"""What is wrong in the citations of a text, a chapter or a translation. Pure.

A chapter is judged as it was typed; the build, which sees what MyST makes of it, warns of the rest
(a citation in running text, a note that nobody calls).
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from extensions.citations import extents
from extensions.citations.locators import parse
from extensions.citations.scanning import line_of, lost, spans
from extensions.citations.targets import Reading, Target, read
from extensions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pybtex.database import Entry

_OTHER = re.compile(r"(?:foot)?cite(?::\w+)?")


def in_text(text: str, name: str, works: Mapping[str, Entry], line: int = 0) -> list[Problem]:
    """Return the problems of the citations in *text*, part of the file *name*.

    *works* are those that can be cited. All problems are put on *line*, where it is given; a part
    of a file knows only its first.
    """
    found = []
    for start, message, cure, code in _findings(text, works):
        found.append(Problem(name, line or line_of(text, start), message, cure, code))
    return found


def cited(text: str) -> set[str]:
    """Return the keys that *text* cites."""
    return {target.key for target in targets(text)}


def _findings(text: str, works: Mapping[str, Entry]) -> Iterator[tuple[int, str, str, str]]:
    broken = list(lost(text))
    for start, typed in broken:
        cure = "Type {cite}`key{12}`: no space after }, and a backtick, `, on both sides."
        yield start, f"“{typed}” is no citation", cure, "citations.malformed"
    for start, _end, name, typed in spans(text):
        reading = read(typed)
        if name != "cite":
            if not name and any(0 <= start - other < len(said) for other, said in broken):
                continue
            if _OTHER.fullmatch(name) or _is_target(reading, works):
                what = f"no role {{{name}}} in this book" if name else f"`{typed}` is code"
                cure = f"Type {{cite}}`{typed}`."
                yield start, what, cure, "citations.role"
            continue
        for subtype, message in reading.problems:
            said, _, cure = message.partition(": ")
            yield start, said, _sentence(cure), f"citations.{subtype}"
        for target in [] if reading.malformed else reading.targets:
            if target.key not in works:
                near = difflib.get_close_matches(target.key, works, n=1, cutoff=0.5)
                cure = f"Did you mean {near[0]}?" if near else "Add it to references.bib."
                yield start, f"no work {target.key}", cure, "citations.unknown_key"
                continue
            for misfit in extents.misfits(works[target.key], parse(target.locator)):
                yield start, misfit.message, misfit.cure, f"citations.{misfit.code}"


def _is_target(reading: Reading, works: Mapping[str, Entry]) -> bool:
    """Say whether what was typed under another role, or none, was meant for a citation."""
    return (
        not reading.problems
        and all(target.key in works for target in reading.targets)
        and any(target.locator for target in reading.targets)
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def targets(text: str) -> list[Target]:
    """Return what *text* cites, each with its locator."""
    return [
        target
        for span in spans(text)
        if _OTHER.fullmatch(span.name)
        for target in read(span.text).targets
    ]
