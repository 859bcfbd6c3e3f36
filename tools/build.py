"""Build the book: every edition at the same time, published only when all of it is right.

python -m tools.build [--edition en,tr] [--format html,epub,pdf,submission]

An unfinished translation is published as HTML only; tools/release.py says what becomes of the rest.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extensions import draft
from extensions.book import Book, load, placeholder
from extensions.submission import unverified
from tools import inputs, publish, release, report
from tools.release import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tools.translation import Translation
    from tools.workers import Artefact

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("html", "epub", "pdf")
ALL_FORMATS = (*FORMATS, "submission")
MISTAKE = 2
INTERRUPTED = 130
RECORD = ROOT / "build" / "made.json"
REFUSED = ROOT / "build" / "refused.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what the command line asks for; return 0, 2 after a mistake, 130 when interrupted."""
    loaded = load(ROOT / "book.toml")
    # With a mistake in book.toml the build goes on, to find the mistakes in other files too.
    book = loaded if isinstance(loaded, Book) else placeholder()
    asked = _asked(arguments, book)
    source = inputs.fingerprint(ROOT)
    targets = {(e, f): _target(book, e, f) for e in asked.editions for f in asked.formats}
    refused = {} if draft.asked() else release.recall(REFUSED, source)
    wanted = [
        path
        for (edition, form), path in targets.items()
        if not (edition in refused and form in release.RELEASED)
    ]
    if _is_current(source, wanted):
        if wanted:
            print("dist/ is up to date.")
        status = _judge(book, asked, refused)
        if _leave(refused, targets):
            from tools import frontpage

            frontpage.write(ROOT, book)
            inputs.remember(RECORD, source, _front())
        return status

    # Only now: importing Sphinx takes longer than finding out that there is nothing to do.
    from tools import frontpage, workers
    from tools.figures import state

    drawn, problems = state.refresh_apart(ROOT, book)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return MISTAKE
    if drawn:
        source = inputs.fingerprint(ROOT)
    progress = report.Progress()
    try:
        artefacts, problems, translations = workers.run(
            ROOT, asked.editions, asked.formats, progress.show
        )
    except KeyboardInterrupt:
        progress.clear()
        print("stopped; dist/ is as it was", file=sys.stderr)
        return INTERRUPTED
    progress.clear()
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return MISTAKE
    made: dict[str, list[Path]] = {source: [], inputs.draft_of(source): []}
    for artefact in artefacts:
        target = targets[artefact.language, artefact.format]
        _publish(artefact, target)
        unfinished = translations[artefact.language].missing and artefact.format in release.RELEASED
        made[inputs.draft_of(source) if unfinished else source].append(target)
    status = _judge(book, asked, translations)
    _leave(translations, targets)
    frontpage.write(ROOT, book)
    made[source] += _front()
    for origin, paths in made.items():
        inputs.remember(RECORD, origin, paths)
    release.remember(REFUSED, source, translations)
    names = unverified(book.submission) if "submission" in asked.formats else ()
    if names:
        print(f"no rule of “{book.submission.preset}” is known for: {', '.join(names)}")
    return status


def _asked(arguments: Sequence[str] | None, book: Book) -> Asked:
    parser = argparse.ArgumentParser(prog="build", description=__doc__)
    parser.add_argument("--edition", type=_some_of(book.languages))
    parser.add_argument("--format", type=_some_of(ALL_FORMATS))
    found = parser.parse_args(arguments)
    by_name = bool(found.edition and found.format)
    return Asked(found.edition or book.languages, found.format or FORMATS, by_name)


class _some_of:  # noqa: N801 - reads as a type on the command line
    """Parse names separated by commas, each one of those that are known."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def __call__(self, text: str) -> tuple[str, ...]:
        names = tuple(name for name in text.replace(",", " ").split())
        unknown = [name for name in names if name not in self.known]
        if unknown or not names:
            known = ", ".join(self.known)
            raise argparse.ArgumentTypeError(f"“{' '.join(unknown)}” is none of: {known}")
        return names


def _target(book: Book, edition: str, form: str) -> Path:
    if form == "html":
        return ROOT / "dist" / "html" / edition
    ending = "submission.pdf" if form == "submission" else form
    return ROOT / "dist" / f"{book.id}.{edition}.{ending}"


def _is_current(source: str, wanted: Iterable[Path]) -> bool:
    """Return whether all *wanted*, and the page that leads to them, were made from *source*."""
    origins = [source, *([inputs.draft_of(source)] if draft.asked() else [])]
    paths = [*wanted, *_front()]
    return all(any(inputs.is_current(RECORD, o, [path]) for o in origins) for path in paths)


def _front() -> list[Path]:
    """Return the page that leads to the artefacts, if there can be one."""
    pages = ROOT / "dist" / "html"
    return [pages / "index.html"] if pages.is_dir() else []


def _judge(book: Book, asked: Asked, translations: Mapping[str, Translation]) -> int:
    """Say what is refused; return the status of the build."""
    verdict = release.judge(book, asked, translations)
    if verdict.out:
        print(*verdict.out, sep="\n", flush=True)
    if verdict.err:
        print(*verdict.err, sep="\n", file=sys.stderr)
    return MISTAKE if verdict.failed else 0


def _leave(
    translations: Mapping[str, Translation], targets: Mapping[tuple[str, str], Path]
) -> list[Path]:
    """Say what is in dist/ in the place of what is refused; return the drafts, which are deleted.

    A file of a finished translation stays, as what is good stays after a mistake.
    """
    drafts, removed = inputs.drafts(RECORD), []
    for (edition, form), path in targets.items():
        refused = edition in translations and translations[edition].open
        if not (refused and form in release.RELEASED and path.is_file()):
            continue
        name = path.relative_to(ROOT)
        if path in drafts:
            path.unlink()
            removed.append(path)
            print(f"{name}: removed, it was a draft")
        else:
            print(f"{name}: left as it was, made from a former text")
    return removed


def _publish(artefact: Artefact, target: Path) -> None:
    if artefact.path.is_dir():
        publish.tree(artefact.path, target)
    else:
        publish.file(artefact.path, target)
    shown = f"{target.relative_to(ROOT)}{'/' if target.is_dir() else ''}"
    print(report.line(target, shown, artefact.seconds), flush=True)


if __name__ == "__main__":
    sys.exit(main())
