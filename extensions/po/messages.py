"""What a catalog holds: messages, each a source and its translation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FUZZY = "fuzzy"
REVIEWED = "reviewed"
"""The translator's comment, a line of its own, that says: compared with the source, and right."""


@dataclass(frozen=True)
class Message:
    """One message, its fields named as in the file.

    ``comments`` are the translator's (``# …``), ``kinds`` say what kind of text it is (``#. …``),
    ``previous`` is the source that a fuzzy translation was made from (``#| msgid``), ``plurals``
    are msgstr[0] and so on, if there is a ``msgid_plural``. ``line`` is that of msgid.
    """

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    plurals: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str | None, str]:
        """Return what no two messages of a catalog may share."""
        return self.msgctxt, self.msgid

    @property
    def fuzzy(self) -> bool:
        """Return whether the translation is marked as not to be trusted."""
        return FUZZY in self.flags

    @property
    def filled(self) -> bool:
        """Return whether there is any translation, good or fuzzy."""
        return bool(self.msgstr) or any(self.plurals)

    def translated(self) -> bool:
        """Return whether the translation may be published."""
        complete = all(self.plurals) if self.msgid_plural is not None else bool(self.msgstr)
        return complete and not self.fuzzy and not self.obsolete

    @property
    def reviewed(self) -> bool:
        """Return whether the translation is marked as reviewed, and may be published."""
        return self.translated() and any(_is_review(comment) for comment in self.comments)


def without_review(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a translator's comment but for the mark of a review."""
    return tuple(comment for comment in comments if not _is_review(comment))


def _is_review(comment: str) -> bool:
    return comment.strip() == REVIEWED


@dataclass(frozen=True)
class Catalog:
    """The messages of one file; ``comments`` stand above its header."""

    language: str
    messages: tuple[Message, ...] = ()
    comments: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Message]:
        """Iterate over all messages, obsolete ones too, in the order of the file."""
        return iter(self.messages)

    def find(self, msgid: str) -> Message | None:
        """Return the message whose source is *msgid*, unless it is obsolete."""
        return next((m for m in self if m.msgid == msgid and not m.obsolete), None)
