"""What can be judged of the files before Sphinx reads them, and how to go on after a mistake.

Some mistakes end a run of Sphinx at once: the others would show only after the first is mended.
They are found here, and the run goes on without what is broken, so that all are told together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from extensions.citations import bibfile
from extensions.problems import Problem, read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tools.diagnostics import Finding


@dataclass
class Preflight:
    """Mistakes found, settings with which Sphinx can still run, and what it then says in vain."""

    problems: list[Problem] = field(default_factory=list)
    overrides: dict[str, Any] = field(default_factory=dict)
    in_vain: re.Pattern[str] = re.compile(r"(?!)")

    def relevant(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the *findings* that do not follow from a mistake found before the run."""
        return [f for f in findings if not self.in_vain.search(f.problem.message)]


def check(root: Path) -> Preflight:
    """Look at the encoding of every page and at references.bib."""
    result = Preflight()
    paths = pages(root)
    texts = [read_utf8(page, str(page.relative_to(root))) for page in paths]
    result.problems += [text for text in texts if isinstance(text, Problem)]
    if result.problems:
        # In Latin-1 every byte is a letter. Markup is ASCII, and nothing of this run is published.
        result.overrides["source_encoding"] = "latin-1"
    found = [
        _front_matter_problem(str(page.relative_to(root)), text)
        for page, text in zip(paths, texts, strict=True)
        if isinstance(text, str)
    ]
    result.problems += [problem for problem in found if problem]
    fatal = bibfile.read(root / "references.bib", "references.bib").fatal
    if fatal:
        # Without the file every citation is unknown, which says nothing new.
        result.problems += fatal
        result.overrides["bibtex_bibfiles"] = []
        result.in_vain = re.compile(r"no work|references\.bib|unknown key")
    return result


def pages(root: Path) -> list[Path]:
    """Return every page of the book in *root*, the title page first."""
    paths = [root / "index.md", *sorted((root / "chapters").rglob("*.md"))]
    return [path for path in paths if path.is_file()]


def _front_matter_problem(name: str, text: str) -> Problem | None:
    """Return the mistake in the YAML above a page, with its line, which MyST does not tell."""
    block = re.match(r"---\n(.*?)^(?:---|\.\.\.)[ \t]*$", text, re.DOTALL | re.MULTILINE)
    if not block:
        return None
    try:
        yaml.safe_load(block[1])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Problem(
            name,
            mark.line + 2 if mark else 1,
            f"the front matter is not valid YAML: {error.problem or 'unreadable'}",
            "Between the two --- lines write one `key: value` a line.",
            "chapters.front_matter",
        )
    return None
