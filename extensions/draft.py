"""Are unfinished editions to be made into every format? Asked of the environment."""

from __future__ import annotations

import os

VARIABLE = "DRAFT"


def asked() -> bool:
    """Return whether drafts are asked for: ``DRAFT=1 make`` or ``make DRAFT=1``."""
    return os.environ.get(VARIABLE, "").strip().lower() not in {"", "0", "no", "false"}
