"""One mistake often makes several warnings: keep the one that names it, drop what only follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extensions.problems import Problem

_CHANGED = "i18n.inconsistent_references"
_NO_NOTE, _UNCALLED = "docutils", "ref.footnote"


def without(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* in order, without those that another one explains.

    A translation whose markup is broken has, therefore, not the references of its source. A note
    whose name is mistyped leaves a mark without a note and a note without a mark; one whose mark is
    lost in a translation is called by nobody in that edition.
    """
    every = sorted(set(problems))
    return [problem for problem in every if not _is_echo(problem, every)]


def _is_echo(problem: Problem, every: list[Problem]) -> bool:
    if problem.code == _CHANGED:
        place = problem.file, problem.line
        there = [other for other in every if (other.file, other.line) == place]
        # Of several changes in one message, citations and notes, the first is enough.
        return problem != min(there, key=lambda other: (other.code == _CHANGED, other))
    return problem.code == _UNCALLED and any(
        (other.file == problem.file and other.code == _NO_NOTE and "no note [^" in other.message)
        or (other.code == _CHANGED and _is_catalog_of(problem.file, other.file))
        for other in every
    )


def _is_catalog_of(page: str, file: str) -> bool:
    return file.endswith(f"/LC_MESSAGES/{page.removesuffix('.md')}.po")
