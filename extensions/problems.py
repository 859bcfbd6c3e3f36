"""A mistake in a file of the book, told so that its author can mend it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands, what is wrong and what to type instead."""

    file: str
    line: int
    message: str
    cure: str = ""

    def __str__(self) -> str:
        """Return the one line that a user reads, ``file:line: message. Cure``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        end = "" if self.message.endswith((".", "?", "!")) else "."
        cure = f" {self.cure}" if self.cure else ""
        return f"{place}: {self.message}{end}{cure}"


def read_utf8(path: Path, name: str) -> str | Problem:
    """Return the text of *path*, or the problem that it is not UTF-8 (*name* is shown)."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(
            name,
            line,
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            "Save the file again with the encoding UTF-8.",
        )
