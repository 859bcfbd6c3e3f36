"""What `make catalogs` says of each catalog that it changed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.catalogs.known import How

if TYPE_CHECKING:
    from collections import Counter

    from extensions.po import Catalog
    from tools.catalogs.merging import Merged

# In this order; what is not counted is not said.
_TALLIES = {
    How.KEPT.value: "kept",
    "doubtful": "of them fuzzy, because a merge has put them to another source",
    How.MOVED.value: "moved",
    How.RESTORED.value: "restored",
    How.REVERTED.value: "reverted to the former source",
    How.RESPACED.value: "with other spaces or quotation marks",
    How.RELABELED.value: "with other names of notes",
    How.FUZZY.value: "fuzzy",
    "unreviewed": "to be reviewed again",
    "new": "new",
    "set aside": "set aside",
}


def line(file: str, name: str, merged: Merged) -> str:
    """Return the line on the catalog *name*, written to *file*."""
    catalog = merged.shelf.catalogs().get(name)
    if catalog is None:
        return f"{file}: removed, the page is gone; its translations have moved with their texts"
    if name not in merged.tallies:
        return f"{file}: {_counted(len(catalog.messages), 'message')}"
    tally = merged.tallies[name]
    parts = [f"{tally[key]} {text}" for key, text in _TALLIES.items() if tally[key]]
    origins = _origins(merged.origins[name])
    said = ", ".join(parts) or "nothing translated yet"
    return f"{file}: {said}{origins}; {progress(catalog)}"


def progress(catalog: Catalog) -> str:
    """Return how much of *catalog* is translated."""
    active = [message for message in catalog if not message.obsolete]
    done = sum(message.translated() for message in active)
    return f"{done} of {_counted(len(active), 'message')} translated"


def _origins(origins: Counter[str]) -> str:
    names = [name for name, _count in origins.most_common()]
    return f" (from {', '.join(names)})" if names else ""


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
