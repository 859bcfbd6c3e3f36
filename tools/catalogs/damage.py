"""Would a translation be lost? What was there must still be found afterwards. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extensions.problems import Problem
from tools.catalogs import likeness
from tools.catalogs.memory import ALIKE
from tools.catalogs.words import WordIndex

if TYPE_CHECKING:
    from extensions.po import Catalog, Message

Catalogs = Mapping[str, "Catalog"]
"""Name of a file -> what is in it."""


@dataclass(frozen=True)
class Loss:
    """A translation that can be found no more, and the file in which it stood."""

    file: str
    message: Message


def unreachable(before: Catalogs, after: Iterable[Catalog]) -> list[Loss]:
    """Return the translations of *before* that *after* has nowhere.

    A note may have another name, spaces may differ; nothing else.
    """
    return _unreachable(before, (message for catalog in after for message in catalog))


def _unreachable(before: Catalogs, after: Iterable[Message]) -> list[Loss]:
    texts = {text_of(message) for message in after if message.filled}
    return [
        Loss(file, message)
        for file, catalog in before.items()
        for message in catalog
        if message.filled and text_of(message) not in texts
    ]


def gone(committed: Catalogs, after: Iterable[Catalog]) -> list[Loss]:
    """Return the translations of *committed* that are gone, and not because somebody worked.

    A translator may have translated the same source anew. An author may have changed the source,
    and the translator then the translation: a source that is not in the text any more is no loss
    if one like it is translated.
    """
    messages = [message for catalog in after for message in catalog]
    filled = [message for message in messages if message.filled]
    sources = {_source(text) for message in filled for text in _sources(message)}
    bare = {_source(message.msgid) for message in messages if not message.filled} - sources
    losses, changed = [], []
    for loss in _unreachable(committed, filled):
        source = _source(loss.message.msgid)
        if source in bare:
            losses.append(loss)
        elif source not in sources:
            changed.append(loss)
    index = WordIndex(message.msgid for message in filled if changed)
    alike = {
        id(loss)
        for loss in changed
        if index.best(loss.message.msgid, ALIKE, lambda _number, ratio: (ratio,))
    }
    return [*losses, *(loss for loss in changed if id(loss) not in alike)]


def _sources(message: Message) -> list[str]:
    return [message.msgid, *([] if message.previous is None else [message.previous])]


def _source(text: str) -> str:
    return likeness.without_labels(text)


def problems(
    losses: Iterable[Loss], ends: Mapping[str, int], cause: str, cure: str
) -> list[Problem]:
    """Return one problem a file; *ends* has the number of lines of each that is there."""
    by_file: dict[str, list[Message]] = {}
    for loss in losses:
        by_file.setdefault(loss.file, []).append(loss.message)
    return [
        Problem(
            file,
            ends.get(file, 0),
            f"{_counted(len(messages))} {cause}, the first of “{_short(messages[0].msgid)}”",
            cure.format(file=file),
            "catalogs.lost",
        )
        for file, messages in by_file.items()
    ]


def text_of(message: Message) -> str:
    """Return the translation in *message*, without what may change of itself."""
    return likeness.without_labels("\0".join([message.msgstr, *message.plurals]))


def _counted(count: int) -> str:
    return "a translation" if count == 1 else f"{count} translations"


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:50].rsplit(' ', 1)[0]} …"
