"""What the translation memory holds, and what it answers with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extensions.po import Message


class Place(IntEnum):
    """Where a known message stands, the most trusted first."""

    ACTIVE = auto()
    OBSOLETE = auto()
    ATTIC = auto()


class How(Enum):
    """How a translation was found."""

    KEPT = "kept"
    MOVED = "moved"
    RESTORED = "restored"
    REVERTED = "reverted"
    RESPACED = "respaced"
    RELABELED = "relabeled"
    FUZZY = "fuzzy"


@dataclass(frozen=True, eq=False)
class Known:
    """A message with a translation, or at least a comment, and the page that it belongs to."""

    page: str
    place: Place
    message: Message


@dataclass(frozen=True)
class Found:
    """What the memory has for a message: how it was found, where, and how alike the source is.

    ``own`` is the message as it stood on its page without a translation, but with a comment.
    """

    how: How
    known: Known
    message: Message
    alike: float = 1.0
    own: Known | None = None
