"""A mistake in a file of the book, told so that its author can mend it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands, what is wrong and what to type instead.

    *code* is its stable id, ``type.subtype`` as Sphinx names kinds of warnings: what a build warns
    of under a name, `make check` reports under the same.
    """

    file: str
    line: int
    message: str
    cure: str = ""
    code: str = ""

    @property
    def text(self) -> str:
        """Return message and cure, for a logger that adds place and code itself."""
        end = "" if self.message.endswith((".", "?", "!")) else "."
        return f"{self.message}{end} {self.cure}".rstrip()

    def __str__(self) -> str:
        """Return the one line that a user reads, ``file:line: message. Cure [code]``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}" + (f" [{self.code}]" if self.code else "")


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
            "files.encoding",
        )
