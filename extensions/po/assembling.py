"""Lines of a catalog put together to messages; what stands where it cannot stand is a fault."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extensions.po import faults
from extensions.po.faults import CatalogError
from extensions.po.messages import Message
from extensions.po.strings import QUOTED, unescape
from extensions.po.writing import flags

# What may come next; a message is complete after msgstr.
_FOLLOWERS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
}


@dataclass
class _Draft:
    """A message that is being read: its fields, the last of them, and what stood above it."""

    fields: dict[str, str] = field(default_factory=dict)
    last: str = ""
    line: int = 0
    obsolete: bool = False
    comments: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, str] = field(default_factory=dict)
    comment_line: int = 0

    @property
    def complete(self) -> bool:
        return self.last.startswith("msgstr")


class Assembler:
    """Takes one line after the other; `end` gives the messages."""

    def __init__(self) -> None:
        self._messages: list[Message] = []
        self._draft = _Draft()
        self._last_previous = ""

    def comment_begins(self, number: int) -> None:
        """Begin a new message at a comment in line *number*."""
        self._close_complete()
        if self._draft.last:
            raise self._incomplete()
        self._draft.comment_line = number
        self._last_previous = ""

    def comment(self, number: int, text: str) -> None:
        """Take a comment of the translator."""
        self.comment_begins(number)
        self._draft.comments.append(text)

    def kind(self, number: int, text: str) -> None:
        """Take a comment that says what kind of text the message is."""
        self.comment_begins(number)
        self._draft.kinds.append(text)

    def flags(self, number: int, found: list[str]) -> None:
        """Take a line of flags."""
        self.comment_begins(number)
        self._draft.flags += found

    def previous(self, number: int, keyword: str, value: str) -> None:
        """Take a line of the former source."""
        continued = self._last_previous
        self.comment_begins(number)
        self._last_previous = keyword or continued
        if not self._last_previous:
            raise CatalogError(
                number, "a former source without msgid", 'Begin it with #| msgid "…".'
            )
        known = self._draft.previous.get(self._last_previous, "")
        self._draft.previous[self._last_previous] = known + value

    def field(self, number: int, keyword: str, value: str, *, obsolete: bool) -> None:
        """Take a line of the message itself; without *keyword* it continues the last one."""
        draft = self._draft
        if not keyword:
            if not draft.last or draft.obsolete != obsolete:
                raise CatalogError(
                    number, "this text continues nothing", 'Put msgstr "…" before it.'
                )
            draft.fields[draft.last] += value
            return
        if keyword in {"msgctxt", "msgid"}:
            self._close_complete()
            draft = self._draft
        self._check_order(number, keyword, obsolete)
        draft.last = keyword
        draft.fields[keyword] = value
        draft.obsolete = obsolete
        if keyword == "msgid" or not draft.line:
            draft.line = number

    def _check_order(self, number: int, keyword: str, obsolete: bool) -> None:
        draft = self._draft
        allowed: tuple[str, ...] = _FOLLOWERS.get(draft.last, ())
        plural = re.fullmatch(r"msgstr\[(\d)\]", draft.last)
        if plural:
            allowed = (f"msgstr[{int(plural[1]) + 1}]",)
        if keyword not in allowed or (draft.last and draft.obsolete != obsolete):
            expected = " or ".join(allowed) or "msgid"
            raise CatalogError(
                number,
                f"{keyword} where {expected} should stand",
                "Each message is msgid and then msgstr, with a blank line before the next.",
            )

    def end(self, number: int) -> list[Message]:
        """Return all messages; *number* is the last line of the file."""
        self._close_complete()
        if self._draft.last:
            raise self._incomplete()
        if self._draft.comment_line:
            raise CatalogError(
                self._draft.comment_line,
                "a comment with no message below it",
                f"Put it above a message. If the file is cut off here: {faults.RESTORE}",
            )
        if not self._messages:
            raise CatalogError(
                number, "the catalog has no message", faults.RESTORE, "catalogs.empty"
            )
        return self._messages

    def _incomplete(self) -> CatalogError:
        return CatalogError(
            self._draft.line,
            "this message has no msgstr",
            f'Add msgstr "" below it. If the file is cut off here: {faults.RESTORE}',
        )

    def _close_complete(self) -> None:
        if self._draft.complete:
            self._messages.append(_message(self._draft))
            self._draft = _Draft()


def _message(draft: _Draft) -> Message:
    fields = draft.fields
    comments, former = _without_former(draft.comments)
    return Message(
        msgid=fields["msgid"],
        msgstr=fields.get("msgstr", ""),
        msgctxt=fields.get("msgctxt"),
        msgid_plural=fields.get("msgid_plural"),
        plurals=tuple(text for name, text in fields.items() if name.startswith("msgstr[")),
        comments=tuple(comments),
        kinds=tuple(draft.kinds),
        flags=flags(draft.flags),
        previous=draft.previous.get("msgid", former),
        obsolete=draft.obsolete,
        line=draft.line,
    )


def _without_former(comments: list[str]) -> tuple[list[str], str | None]:
    """Return *comments* without the former source that Babel saves as one of them, and that.

    Babel writes ``#| msgid "…"`` as ``# | msgid "…"``, and folds it as any other comment.
    """
    start = next((n for n, text in enumerate(comments) if text.startswith("| msgid ")), None)
    if start is None:
        return comments, None
    text = " ".join(comments[start:]).removeprefix("| msgid ")
    strings = [unescape(match[1]) for match in QUOTED.finditer(text)]
    rest = QUOTED.sub("", text).replace("|", "").strip()
    return (comments, None) if rest else (comments[:start], "".join(strings))
