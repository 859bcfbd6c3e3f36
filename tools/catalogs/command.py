"""`make catalogs`: judge everything, then write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extensions.book import Book, load
from extensions.problems import Problem
from tools.catalogs import damage, history, languages, pairing, report, shelf
from tools.catalogs.extracting import extract
from tools.catalogs.merging import Merged, merge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tools.catalogs.merging import Shelf, Templates
    from tools.catalogs.shelf import Reading

MISTAKE = 2


def run(
    root: Path, say: Callable[[str], None], complain: Callable[[str], None], new: str = ""
) -> int:
    """Update every catalog of the project *root*; return 0, or 2 and have nothing written.

    *say* hears what was done, *complain* what is wrong. *new* is a language to begin.
    """
    book = load(root / "book.toml")
    if isinstance(book, Problem):
        complain(str(book))
        return MISTAKE
    missing = languages.problem(book, new) if new else None
    if missing:
        complain(str(missing))
        return MISTAKE
    templates, problems = extract(root)
    readings = _read(root, book)
    problems += [problem for reading in readings.values() for problem in reading.problems]
    plans = {} if problems else plan(root, readings, templates)
    for language, merged in plans.items():
        problems += _losses(root, readings[language], merged.shelf)
    if problems:
        for problem in sorted(set(problems)):
            complain(str(problem))
        return MISTAKE
    return _write(root, readings, plans, say, complain)


def _read(root: Path, book: Book) -> dict[str, Reading]:
    translated = [code for code in book.languages if code != book.source_language]
    for language in translated:
        shelf.sweep(root, language)
    return {language: shelf.read(root, language) for language in translated}


def plan(root: Path, readings: dict[str, Reading], templates: Templates) -> dict[str, Merged]:
    """Return language -> what its catalogs in *readings* become with the messages of *templates*.

    Nothing is written.
    """
    words = [reading.shelf.interface for reading in readings.values()]
    plans = {}
    for language, reading in readings.items():
        old = reading.shelf
        old.interface = old.interface or languages.interface(words, language)
        pages, doubts = pairing.doubt(old.pages, history.sides_of_merge(root, _folder(root, old)))
        plans[language] = merge(templates, replace(old, pages=pages), doubts)
    return plans


def _folder(root: Path, of: Shelf) -> str:
    return shelf.folder_of(root, of.language).relative_to(root).as_posix()


def _losses(root: Path, reading: Reading, new: Shelf) -> list[Problem]:
    """Return what would be lost by writing *new*, or was lost since the last commit."""
    after = list(new.catalogs().values())
    ends = {
        path.relative_to(root).as_posix(): data.count(b"\n") for path, data in reading.files.items()
    }
    before = {
        shelf.path_of(root, new.language, name).relative_to(root).as_posix(): catalog
        for name, catalog in reading.shelf.catalogs().items()
    }
    found = damage.problems(
        damage.unreachable(before, after),
        ends,
        "would be lost",
        "This is a fault of make catalogs, not yours: nothing was written.",
    )
    if found:
        return found
    for revision, catalogs in history.committed(root, _folder(root, new)).items():
        found += damage.problems(
            damage.gone(catalogs, after),
            ends,
            f"of {revision} can be found no more",
            f"Restore what is cut off or emptied: git checkout {revision} -- {{file}}. "
            "If it is meant, commit the catalogs first.",
        )
    return found


def _write(
    root: Path,
    readings: dict[str, Reading],
    plans: dict[str, Merged],
    say: Callable[[str], None],
    complain: Callable[[str], None],
) -> int:
    touched = [path for reading in readings.values() for path in shelf.changed_meanwhile(reading)]
    if touched:
        complain(f"{touched[0].relative_to(root)}: somebody is editing this file. Run it again.")
        return MISTAKE
    written = 0
    for language, merged in plans.items():
        names = {shelf.path_of(root, language, n): n for n in merged.shelf.catalogs()}
        try:
            files = shelf.write(root, readings[language], merged.shelf)
        except OSError as error:
            complain(
                f"{error.filename or 'locale/'}: {error.strerror}. Nothing is lost; run it again."
            )
            return MISTAKE
        for file in files:
            say(report.line(file, names.get(root / file, ""), merged))
        written += len(files)
    if not written:
        say("locale/ is up to date.")
    return 0
