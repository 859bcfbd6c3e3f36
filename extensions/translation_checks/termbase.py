"""The termbase, ``locale/*/terms.tsv``: a term of the source and how it may be rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extensions.problems import Problem, read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE = "terms.tsv"
_LETTERS = 4


class Term(NamedTuple):
    """A *source* term, its *renderings*, and the *pattern* that finds the term in a source."""

    source: str
    renderings: tuple[str, ...]
    pattern: re.Pattern[str]


def read(root: Path, folder: Path) -> tuple[tuple[Term, ...], list[Problem]]:
    """Return the terms of the language in *folder*, longest first, and what is wrong with them.

    No file is no termbase, which is no mistake.
    """
    path = folder / FILE
    name = path.relative_to(root).as_posix()
    if not path.is_file():
        return (), []
    text = read_utf8(path, name)
    if isinstance(text, Problem):
        return (), [text]
    terms: dict[str, Term] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        source, _, rest = line.partition("\t")
        renderings = tuple(r.strip() for r in rest.partition("\t")[0].split("|") if r.strip())
        if not source.strip() or not renderings:
            cure = "Write source, tab, rendering; several renderings with | between them."
            what = "this line is no term and rendering"
            problems.append(Problem(name, number, what, cure, "translation.termbase"))
        elif source in terms:
            what = f"the term “{source}” stands here a second time"
            cure = "Put its renderings into one line, with | between them."
            problems.append(Problem(name, number, what, cure, "translation.termbase"))
        else:
            terms[source] = Term(source, renderings, _pattern(source))
    return tuple(sorted(terms.values(), key=lambda term: -len(term.source))), problems


def found(text: str, terms: Iterable[Term]) -> Iterator[Term]:
    """Yield the *terms*, longest first, that stand in *text*; none within a longer one."""
    for term in terms:
        # Most terms are not there, which is seen at once by a few letters of theirs.
        if term.source[1:_LETTERS] in text and term.pattern.search(text):
            yield term
            text = term.pattern.sub("|", text)


def _pattern(source: str) -> re.Pattern[str]:
    """Return what finds *source* and its plural; a name only with its capitals."""
    first, rest = source[0], source[1:]
    words = re.escape(rest).replace(r"\ ", r"\s+")
    if rest.endswith("y"):
        words = f"{words[:-1]}(?:y|ies)"
    elif rest.endswith("man"):
        words = f"{words[:-3]}m[ae]n"
    head = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    return re.compile(rf"(?<![\w’-]){head}{words}(?:e?s)?(?![\w-])")
