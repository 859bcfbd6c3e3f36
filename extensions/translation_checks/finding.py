"""What a check says of a translation."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """What is wrong, and what to type instead; *code* only where it is not that of the check."""

    message: str
    cure: str
    code: str = ""
