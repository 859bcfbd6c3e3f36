"""What Sphinx and its packages say, as one line a mistake: file, line, what is wrong, the cure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from extensions.problems import Problem
from tools.cures import cure_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_LEVEL = r"(?:WARNING|ERROR|CRITICAL|SEVERE)"
_WARNING = re.compile(
    rf"^(?:(?P<file>[^\n]*?)(?::(?P<line>\d+))?(?P<translated>:<translated>(?::\d+)?)?: )?{_LEVEL}: "
    rf"(?P<message>.*?)(?: \[(?P<kind>[\w.-]+)\])?$",
)


def problems(
    root: Path, app: Sphinx | None, warnings: str, fault: Exception | None
) -> list[Problem]:
    """Return what went wrong in a run of Sphinx.

    *warnings* is all that Sphinx said, *fault* the exception that ended the run, if one did.
    """
    found = [_problem(root, app, match) for match in _split(_COLORS.sub("", warnings))]
    if fault is not None and not (found and _is_known(fault)):
        found.append(_from_exception(root, fault))
    return sorted(set(found))


def _split(text: str) -> Iterator[re.Match[str]]:
    """Yield one match a warning; lines that do not begin one belong to the one before."""
    gathered: list[str] = []
    for line in text.splitlines():
        if _WARNING.match(line) or not gathered:
            gathered.append(line)
        else:
            gathered[-1] += " " + line.strip()
    for entry in gathered:
        match = _WARNING.match(entry)
        if match:
            yield match


def _problem(root: Path, app: Sphinx | None, match: re.Match[str]) -> Problem:
    file = _relative(root, match["file"] or "")
    line = int(match["line"] or 0)
    if match["translated"] and app is not None:
        file, line = catalog_place(root, app, file, line)
    message = match["message"].strip()
    kind = match["kind"] or ""
    return Problem(file, line, message[:1].lower() + message[1:], cure_for(kind, message))


def catalog_place(root: Path, app: Sphinx, file: str, line: int) -> tuple[str, int]:
    """Return file and line of the translation that stands for line *line* of the page *file*."""
    docname = file.rpartition(".")[0]
    lines = getattr(app.env, "message_lines", {}).get(docname, {})
    for catalog in sorted(root.glob(f"locale/*/LC_MESSAGES/{docname}.po")):
        entries = polib.pofile(str(catalog))
        entry = entries.find(lines.get(line, ""), include_obsolete_entries=False)
        if entry is not None:
            return str(catalog.relative_to(root)), int(entry.linenum)
    return file, line


def _is_known(fault: Exception) -> bool:
    """Return whether *fault* only repeats what was said in detail before it."""
    return type(fault).__name__ == "PdfError" and "no PDF is written" in str(fault)


def _from_exception(root: Path, fault: Exception) -> Problem:
    text = _COLORS.sub("", str(fault)).strip()
    message = " ".join(text.split()) or type(fault).__name__
    place = re.search(r"([\w./-]+\.(?:md|toml|bib|po|typ|py))(?:\"?, line |:)(\d+)", text)
    file, line = (_relative(root, place[1]), int(place[2])) if place else ("conf.py", 0)
    message = f"{type(fault).__name__}: {message}"
    return Problem(file, line, message, cure_for("", message))


def _relative(root: Path, name: str) -> str:
    path = Path(name)
    try:
        return str(path.relative_to(root))
    except ValueError:
        return name or "conf.py"
