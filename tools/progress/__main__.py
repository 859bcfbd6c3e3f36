"""`make progress`: python -m tools.progress [--edition tr] [--format text|json]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extensions.book import Book, load
from tools.progress.document import document
from tools.progress.gathering import gather
from tools.progress.table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
MISTAKE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what the command line asks for; return 0, or 2 after a mistake in pages or catalogs."""
    book = load(ROOT / "book.toml")
    if not isinstance(book, Book):
        print(book, file=sys.stderr)
        return MISTAKE
    translated = [code for code in book.languages if code != book.source_language]
    parser = argparse.ArgumentParser(prog="progress", description=__doc__)
    parser.add_argument("--edition", choices=translated, action="append")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    reports, problems = gather(ROOT, options.edition or translated)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return MISTAKE
    if options.format == "json":
        print(document(reports, book.source_language))
    else:
        print("\n\n".join(table(report) for report in reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
