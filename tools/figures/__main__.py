"""`make figures`: draw the pictures whose data, words or drawing have changed."""

from __future__ import annotations

import sys
from pathlib import Path

from extensions.book import load
from extensions.problems import Problem
from tools.figures import state

ROOT = Path(__file__).resolve().parents[2]
MISTAKE = 2


def main() -> int:
    """Return 0, or 2 after a mistake, which is told in a line."""
    book = load(ROOT / "book.toml")
    if isinstance(book, Problem):
        print(book, file=sys.stderr)
        return MISTAKE
    changed, problems = state.refresh(ROOT, book)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return MISTAKE
    for path in changed:
        print(path.relative_to(ROOT).as_posix())
    if not changed:
        print("figures/ is up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
