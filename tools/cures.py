"""What to type against each warning of Sphinx, MyST and BibTeX that an author is likely to meet."""

from __future__ import annotations

import re

_CURES: tuple[tuple[str, str], ...] = (
    (r"myst\.topmatter", "Between the two --- lines write one `key: value` a line."),
)


def cure_for(kind: str, message: str) -> str:
    """Return the cure for a warning of *kind* (``type.subtype``) with *message*, if one is known."""
    said = f"{message} [{kind}]"
    return next((cure for pattern, cure in _CURES if re.search(pattern, said)), "")
