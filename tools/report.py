"""What the user sees: one line that moves while the work goes on, then one line an artefact."""

from __future__ import annotations

import re
import sys
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Progress:
    """A line on the terminal that is overwritten, and nothing where there is no terminal."""

    def __init__(self) -> None:
        """Look once whether somebody watches."""
        self.visible = sys.stderr.isatty()

    def show(self, text: str) -> None:
        """Replace the line by *text*."""
        if self.visible:
            sys.stderr.write(f"\r\x1b[K{text[:79]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line empty for what comes after."""
        self.show("")


def line(path: Path, shown: str, seconds: float) -> str:
    """Return the line for the artefact at *path*: name, size, pages or files, seconds."""
    return f"{shown:<34}{size(path):>10}{extent(path):>12}{seconds:>8.1f} s"


def size(path: Path) -> str:
    """Return the size of a file or folder, in kB or MB of a thousand and a million bytes."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    count = sum(p.stat().st_size for p in files)
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(count / 1e3, 0.1):.0f} kB"


def extent(path: Path) -> str:
    """Return how long an artefact is: pages of a PDF, files of anything else."""
    if path.suffix == ".pdf":
        # The root of the page tree comes first and counts all pages (ISO 32000-1, 7.7.3.2).
        found = re.search(rb"/Type\s*/Pages\s*/Count\s+(\d+)", path.read_bytes())
        return f"{int(found[1])} pages" if found else ""
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as archive:
            return f"{len(archive.namelist())} files"
    return f"{sum(1 for p in path.rglob('*') if p.is_file())} files"
