"""What Sphinx and its packages say, as one line a mistake: file, line, what is wrong, the cure."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from extensions.problems import Problem
from tools import cures, translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(
    r"^(?:(?P<file>[^\n]*?)(?::(?P<line>\d+))?(?P<translated>:<translated>(?::\d+)?)?: )?"
    r"(?:WARNING|ERROR|CRITICAL|SEVERE): "
    r"(?P<message>.*?)(?: \[(?P<kind>[\w.-]+)\])?$",
)


@dataclass(frozen=True)
class Finding:
    """A problem, and where in a catalog it stands if it is not the source's."""

    problem: Problem
    in_catalog: Problem | None = None
    surely: bool = False


def findings(
    root: Path, app: Sphinx | None, warnings: str, fault: Exception | None
) -> list[Finding]:
    """Return what went wrong in a run of Sphinx.

    *warnings* is all that Sphinx said, *fault* the exception that ended the run, if one did.
    """
    found = [_finding(root, app, match) for match in _split(_COLORS.sub("", warnings))]
    if fault is not None and not (found and str(fault).startswith("no PDF is written")):
        found.append(Finding(_from_exception(root, fault)))
    return found


def problems(
    root: Path, app: Sphinx | None, warnings: str, fault: Exception | None
) -> list[Problem]:
    """Return the same for a run that reads no catalogs."""
    return sorted({finding.problem for finding in findings(root, app, warnings, fault)})


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
        if match and not cures.NOISE.search(match["message"]):
            yield match


def _finding(root: Path, app: Sphinx | None, match: re.Match[str]) -> Finding:
    # What is said of a page as a whole is shown at its first line.
    file, line = _relative(root, match["file"] or "conf.py"), int(match["line"] or 1)
    said = match["message"].strip()
    message, cure = cures.explain(said.replace(f"{root}/", ""))
    code = match["kind"] or ""
    problem = Problem(file, line, message, cure, code)
    place = translations.place(root, app, file, line, said) if app else None
    if place is None:
        return Finding(problem)
    surely = place.surely or bool(match["translated"]) or (match["kind"] or "").startswith("i18n.")
    return Finding(problem, Problem(place.file, place.line, message, cure, code), surely)


def _from_exception(root: Path, fault: Exception) -> Problem:
    text = _COLORS.sub("", str(fault)).strip()
    name = type(fault).__name__
    places = re.findall(r"([\w./-]+\.(?:md|toml|bib|po|typ|py))(?:\"?, line |:)(\d+)", text)
    ours = [(_relative(root, file), int(line)) for file, line in places]
    file, line = next(((f, n) for f, n in reversed(ours) if not Path(f).is_absolute()), ("", 0))
    message, cure = cures.explain(" ".join(text.split()) or name)
    if isinstance(fault, SphinxError):
        return Problem(file or "conf.py", line, message, cure)
    details = root / "build" / "error.log"
    details.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    cure = f"This is a fault of the build, not yours: see {details.relative_to(root)}."
    return Problem(file or "the build", line, f"{name}: {message}", cure)


def _relative(root: Path, name: str) -> str:
    path = Path(name)
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return name
