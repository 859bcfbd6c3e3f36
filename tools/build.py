"""Build the book: every edition at the same time, published only when all of it is right.

python -m tools.build [--edition en,tr] [--format html,epub,pdf,submission]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extensions.book import Book, load, placeholder
from extensions.submission import unverified
from tools import inputs, publish, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.workers import Artefact

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("html", "epub", "pdf")
ALL_FORMATS = (*FORMATS, "submission")
MISTAKE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what the command line asks for; return 0, 2 after a mistake, 130 when interrupted."""
    loaded = load(ROOT / "book.toml")
    # With a mistake in book.toml the build goes on, to find the mistakes in other files too.
    book = loaded if isinstance(loaded, Book) else placeholder()
    options = _options(arguments, book)
    source = inputs.fingerprint(ROOT)
    record = ROOT / "build" / "made.json"
    targets = {(e, f): _target(book, e, f) for e in options.edition for f in options.format}
    if inputs.is_current(record, source, _made(targets)):
        print("dist/ is up to date.")
        return 0

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
        artefacts, problems = workers.run(ROOT, options.edition, options.format, progress.show)
    except KeyboardInterrupt:
        progress.clear()
        print("stopped; dist/ is as it was", file=sys.stderr)
        return INTERRUPTED
    progress.clear()
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return MISTAKE
    for artefact in artefacts:
        _publish(artefact, targets[artefact.language, artefact.format])
    frontpage.write(ROOT, book)
    inputs.remember(record, source, _made(targets))
    names = unverified(book.submission) if "submission" in options.format else ()
    if names:
        print(f"no rule of “{book.submission.preset}” is known for: {', '.join(names)}")
    return 0


def _options(arguments: Sequence[str] | None, book: Book) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build", description=__doc__)
    parser.add_argument("--edition", type=_some_of(book.languages), default=book.languages)
    parser.add_argument("--format", type=_some_of(ALL_FORMATS), default=FORMATS)
    return parser.parse_args(arguments)


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


def _made(targets: dict[tuple[str, str], Path]) -> list[Path]:
    """Return the artefacts, and the page that leads to them if there can be one."""
    pages = ROOT / "dist" / "html"
    return [*targets.values(), *([pages / "index.html"] if pages.is_dir() else [])]


def _publish(artefact: Artefact, target: Path) -> None:
    if artefact.path.is_dir():
        publish.tree(artefact.path, target)
    else:
        publish.file(artefact.path, target)
    shown = f"{target.relative_to(ROOT)}{'/' if target.is_dir() else ''}"
    print(report.line(target, shown, artefact.seconds), flush=True)


if __name__ == "__main__":
    sys.exit(main())
