"""How far the translation of an edition is, as the process that builds it tells the one that asked.

No part of Sphinx is imported: finding out that there is nothing to build must not take a second.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Translation:
    """How far the translation of an edition is, in messages, and what was refused for that.

    ``open`` has a line for each message that is not translated, up to a limit, if any format was
    refused.
    """

    missing: int = 0
    all: int = 0
    open: tuple[str, ...] = ()
