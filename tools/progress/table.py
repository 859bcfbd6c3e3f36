"""The reports as a table for a terminal. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extensions.editions import language_name

if TYPE_CHECKING:
    from extensions.translation.counting import Progress, Tally
    from tools.progress.gathering import Report

TOTAL = "all"
UPDATED = "  after make catalogs"
_COLUMNS = ("done", "fuzzy", "missing", "reviewed")


def table(report: Report) -> str:
    """Return the table of one language.

    A catalog that `make catalogs` would change has a second line. The percentages are of words, as
    they are what takes the time.
    """
    rows = [(row.name.removeprefix("chapters/"), row.now, row.updated) for row in report.rows]
    rows.append((TOTAL, report.now, report.updated))
    body: list[list[str]] = []
    for name, now, updated in rows:
        body.append([name, *_cells(now)])
        if updated != now:
            body.append([UPDATED, *_cells(updated)])
    count = len(_COLUMNS)
    head = ["", *_COLUMNS, *_COLUMNS, ""]
    widths = [max(len(line[at]) for line in [head, *body]) for at in range(len(head))]
    group = sum(widths[1 : count + 1]) + 2 * (count - 1)
    name = f"{report.language} ({language_name(report.language)})"
    first = max(widths[0], len(name))
    lines = [f"{name:<{first}}  {'messages':<{group}}  words"]
    for line in [head, *body]:
        cells = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        lines.append("  ".join([line[0].ljust(first), *cells]).rstrip())
    return "\n".join(lines)


def _cells(of: Progress) -> list[str]:
    percent = f"{of.words.percent(of.words.translated)} %"
    return [*_numbers(of.messages), *_numbers(of.words), percent]


def _numbers(tally: Tally) -> list[str]:
    found = (tally.translated, tally.fuzzy, tally.missing, tally.reviewed)
    return [f"{number:,}" if number else "–" for number in found]
