"""What there is to tell: every catalog of every translated edition, now and after an update."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extensions.translation import counting
from tools.catalogs import command, shelf
from tools.catalogs.extracting import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from extensions.po import Catalog
    from extensions.problems import Problem
    from extensions.translation.counting import Progress
    from tools.catalogs.merging import Templates


@dataclass(frozen=True)
class Row:
    """A catalog, named after its page: how far it is, and would be after `make catalogs`."""

    name: str
    now: Progress
    updated: Progress


@dataclass(frozen=True)
class Report:
    """The catalogs of one language."""

    language: str
    rows: tuple[Row, ...]

    @property
    def now(self) -> Progress:
        """Return all catalogs together, as they are."""
        return counting.total(row.now for row in self.rows)

    @property
    def updated(self) -> Progress:
        """Return all catalogs together, as they would be."""
        return counting.total(row.updated for row in self.rows)


def gather(root: Path, languages: Iterable[str]) -> tuple[list[Report], list[Problem]]:
    """Return a report for each of *languages* of the book in *root*, or what keeps it from being.

    Both counts are of the text as it is now, so that they can be compared.
    """
    templates, problems = extract(root)
    readings = {language: shelf.read(root, language) for language in languages}
    problems += [problem for reading in readings.values() for problem in reading.problems]
    if problems:
        return [], sorted(set(problems))
    before = {language: reading.shelf.catalogs() for language, reading in readings.items()}
    plans = command.plan(root, readings, templates)
    return [
        Report(language, _rows(templates, before[language], merged.shelf.catalogs()))
        for language, merged in plans.items()
    ], []


def _rows(
    templates: Templates, before: Mapping[str, Catalog], after: Mapping[str, Catalog]
) -> tuple[Row, ...]:
    sources = {page: [m.msgid for m in messages] for page, messages in templates.items()}
    if shelf.INTERFACE in after:
        words = after[shelf.INTERFACE]
        sources[shelf.INTERFACE] = [m.msgid for m in words if not m.obsolete]
    return tuple(
        Row(name, _progress(of, before.get(name)), _progress(of, after.get(name)))
        for name, of in sources.items()
    )


def _progress(sources: Iterable[str], catalog: Catalog | None) -> Progress:
    return counting.progress(counting.texts(sources, catalog))
