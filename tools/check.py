"""Lint the chapters, references.bib, registers and catalogs without building: `make check`.

python -m tools.check
"""

from __future__ import annotations

import sys
from pathlib import Path

from extensions import translation_checks
from extensions.book import load
from extensions.citations import bibfile, lint_citations, lint_notes, lint_works
from extensions.problems import Problem, read_utf8
from extensions.registers import lint as registers
from extensions.translation_checks import speller
from tools import preflight

ROOT = Path(__file__).resolve().parents[1]
MISTAKE = 2
REFERENCES = "references.bib"


def main() -> int:
    """Print every problem, a line each; return 0, or 2 when there is one."""
    problems = check(ROOT)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return MISTAKE
    print("chapters, references, registers and catalogs: nothing to mend.")
    if speller.is_missing(ROOT):
        print(f"Spelling not checked: install {speller.PACKAGES}.")
    return 0


def check(root: Path) -> list[Problem]:
    """Return the problems of the book in *root*, in the order of files and lines."""
    problems = preflight.check(root).problems
    book = load(root / "book.toml")
    if isinstance(book, Problem):
        problems.append(book)
    read = bibfile.read(root / REFERENCES, REFERENCES)
    works = {source.key: source.entry for source in read.entries}
    cited: set[str] = set()
    chapters: dict[str, str] = {}
    for path in preflight.pages(root):
        name = path.relative_to(root).as_posix()
        text = read_utf8(path, name)
        if isinstance(text, str):
            chapters[name] = text
            cited |= lint_citations.cited(text)
            problems += lint_notes.in_text(text, name)
            problems += [] if read.fatal else lint_citations.in_text(text, name, works)
    language = "en" if isinstance(book, Problem) else book.source_language
    problems += translation_checks.of_book(root, None if read.fatal else works, language)
    if not read.fatal:
        problems += registers.lint(root, chapters, works)
        problems += lint_works.lint(read.entries, REFERENCES)
        problems += lint_works.uncited(read.entries, REFERENCES, cited)
    return sorted(set(problems))


if __name__ == "__main__":
    sys.exit(main())
