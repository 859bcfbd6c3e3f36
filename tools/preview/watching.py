"""Wait for somebody to save a file from which the book is made."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from watchfiles import DefaultFilter, watch

from tools.inputs import MADE, SOURCES

if TYPE_CHECKING:
    from pathlib import Path

# Programs save a file in several steps, within this time of each other.
STEPS = 50  # ms


class _Sources(DefaultFilter):
    """Leave out what programs write beside a file while it is edited, and what a build writes."""

    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        r"\.part$",
        *(rf"\{ending}$" for ending in MADE),
    )


class Saves(threading.Thread):
    """Notice every save of a source below *root*, from the start of the thread on."""

    def __init__(self, root: Path) -> None:
        super().__init__(daemon=True)
        self._folders = [root / name for name in SOURCES if (root / name).exists()]
        self._saved = threading.Event()

    def run(self) -> None:
        """Watch until the program ends."""
        for _changes in watch(*self._folders, watch_filter=_Sources(), step=STEPS):
            self._saved.set()

    def wait(self) -> None:
        """Return after the next save; at once, if there has been one since the last return."""
        self._saved.wait()
        self._saved.clear()
