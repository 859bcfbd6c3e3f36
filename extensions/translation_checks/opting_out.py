"""``# check: numbers`` above a message: a translator's word that the check is wrong here."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from extensions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from extensions.po import Message

_OPT_OUT = re.compile(r"check:\s*(.*)", re.IGNORECASE)


def ids(message: Message) -> list[str]:
    """Return the checks that *message* is not to be judged by, as typed."""
    found = (_OPT_OUT.fullmatch(comment.strip()) for comment in message.comments)
    typed = ",".join(match[1] for match in found if match)
    return [name for name in re.split(r"[,\s]+", typed) if name]


def unknown(message: Message, name: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each id above *message*, in the catalog *name*, that no check has."""
    for typed in ids(message):
        if typed not in known:
            near = difflib.get_close_matches(typed, known, n=1, cutoff=0.5)
            cure = f"Did you mean {near[0]}?" if near else f"The checks are {', '.join(known)}."
            what = f"there is no check “{typed}”"
            yield Problem(name, message.line, what, cure, "translation.unknown_check")


def unneeded(message: Message, name: str, opted: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each of the ids *opted* out of in vain: nothing would be found."""
    for typed in opted:
        what = f"the check {typed} finds nothing here"
        cure = f"Take {typed} out of the line # check: above the message."
        yield Problem(name, message.line, what, cure, "translation.unneeded_check")
